/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what does who say about the metal lost when it is melted?
 * What it gets wrong: no source says whether its figure is gross (with the metal that the dross
 * carries) or net of what is recovered; they are read as gross. */
#include "models/oxidation/melting_loss.h"

#include <string.h>

#define PERCENT 0.01

/* One figure, and a range of which the middle is taken. */
#define FIGURE(p) .lo_frac = (p)*PERCENT, .hi_frac = (p)*PERCENT, .value_frac = (p)*PERCENT
#define RANGE(lo, hi)                                                                              \
    .lo_frac = (lo)*PERCENT, .hi_frac = (hi)*PERCENT, .value_frac = 0.5 * ((lo) + (hi)) * PERCENT
#define CHOICE(lo, hi, p)                                                                          \
    .lo_frac = (lo)*PERCENT, .hi_frac = (hi)*PERCENT, .value_frac = (p)*PERCENT

static const struct melting_loss rows[] = {
    /* Schaefer and White, as told in Simple Solutions 12 (US die-casting practice). */
    {.set = "US", .furnace = "tower", .charge = "ingot", FIGURE(1.0), .source = "SS12_21"},
    {.set = "US", .furnace = "tower", .charge = "scrap", RANGE(5.0, 7.0), .source = "SS12_21"},
    {.set = "US", .furnace = "reverb", .charge = "any", RANGE(3.5, 4.0), .source = "SS12_21"},
    {.set = "US", .furnace = "reverb_well", .charge = "any", RANGE(3.0, 4.0), .source = "SS12_21"},
    {.set = "US", .furnace = "radiant_roof", .charge = "any", FIGURE(3.0), .source = "SS12_21"},
    {.set = "US", .furnace = "dry_hearth", .charge = "ingot", RANGE(3.0, 3.5), .source = "SS12_21"},
    {.set = "US",
     .furnace = "dry_hearth",
     .charge = "scrap",
     RANGE(7.0, 12.0),
     .source = "SS12_21"},
    {.set = "US", .furnace = "crucible_gas", .charge = "any", RANGE(4.0, 5.0), .source = "SS12_21"},
    {.set = "US", .furnace = "electric_reverb", .charge = "any", FIGURE(1.0), .source = "SS12_21"},
    /* China, the two supply routes as a whole. */
    {.set = "CN",
     .furnace = "ingot_remelt",
     .charge = "ingot",
     RANGE(2.0, 2.5),
     .source = "RMI_CMRA"},
    {.set = "CN", .furnace = "molten_path", .charge = "any", FIGURE(0.9), .source = "RMI_CMRA"},
    /* Japan, furnace builder's table. */
    {.set = "JP", .furnace = "reverb", .charge = "any", RANGE(6.0, 8.0), .source = "CTC_UEDA"},
    {.set = "JP", .furnace = "dry_hearth", .charge = "any", RANGE(8.0, 10.0), .source = "CTC_UEDA"},
    {.set = "JP",
     .furnace = "crucible_gas",
     .charge = "any",
     RANGE(2.0, 4.0),
     .source = "CTC_UEDA"},
    {.set = "JP",
     .furnace = "crucible_electric",
     .charge = "any",
     RANGE(1.0, 2.0),
     .source = "CTC_UEDA"},
    {.set = "JP", .furnace = "induction", .charge = "scrap", RANGE(5.0, 7.0), .source = "CTC_UEDA"},
    /* A procurement guide for well-run gas furnaces. */
    {.set = "SPECFORGE",
     .furnace = "tower",
     .charge = "any",
     RANGE(0.7, 1.2),
     .source = "SPECFORGE"},
    {.set = "SPECFORGE",
     .furnace = "reverb",
     .charge = "any",
     RANGE(1.0, 3.0),
     .source = "SPECFORGE"},
    /* The default: picks inside the span of all sets, for clean ingot. */
    {.set = "default",
     .furnace = "tower",
     .charge = "ingot",
     CHOICE(0.7, 1.5, 1.2),
     .source = "assumption"},
    {.set = "default",
     .furnace = "reverb",
     .charge = "ingot",
     CHOICE(1.0, 8.0, 3.0),
     .source = "assumption"},
    {.set = "default",
     .furnace = "radiant_roof",
     .charge = "ingot",
     FIGURE(3.0),
     .source = "assumption"},
    {.set = "default",
     .furnace = "dry_hearth",
     .charge = "ingot",
     CHOICE(3.0, 12.0, 4.0),
     .source = "assumption"},
    {.set = "default",
     .furnace = "crucible_gas",
     .charge = "ingot",
     CHOICE(2.0, 5.0, 3.0),
     .source = "assumption"},
    {.set = "default",
     .furnace = "crucible_electric",
     .charge = "ingot",
     CHOICE(1.0, 2.0, 1.2),
     .source = "assumption"},
    {.set = "default",
     .furnace = "electric_reverb",
     .charge = "ingot",
     CHOICE(0.5, 1.0, 1.0),
     .source = "assumption"},
    {.set = "default",
     .furnace = "induction",
     .charge = "ingot",
     CHOICE(0.75, 7.0, 1.5),
     .source = "assumption"},
    {.set = "default",
     .furnace = "ingot_remelt",
     .charge = "ingot",
     CHOICE(2.0, 2.5, 2.2),
     .source = "assumption"},
    {.set = "default",
     .furnace = "molten_path",
     .charge = "any",
     CHOICE(0.9, 1.0, 0.9),
     .source = "assumption"},
};

const struct melting_loss *melting_losses(size_t *count)
{
    *count = sizeof rows / sizeof rows[0];
    return rows;
}

static int charge_fits(const char *row, const char *asked)
{
    return !asked || strcmp(row, "any") == 0 || strcmp(row, asked) == 0;
}

const struct melting_loss *melting_loss_find(const char *set, const char *furnace,
                                             const char *charge)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].set, set) == 0 && strcmp(rows[i].furnace, furnace) == 0 &&
            charge_fits(rows[i].charge, charge))
            return &rows[i];
    return NULL;
}
