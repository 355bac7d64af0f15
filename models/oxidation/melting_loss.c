/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: what does who say about the metal lost when it is melted?
 * What it gets wrong: no source says whether its figure is gross (with the metal that the dross
 * carries) or net of what is recovered; they are read as gross. */
#include "models/oxidation/melting_loss.h"

#include <string.h>

#define PERCENT 0.01

/* lo, hi, value: one figure; a range, of which the middle is taken; a pick inside a range. */
#define FIGURE(p)       (p) * PERCENT, (p)*PERCENT, (p)*PERCENT
#define RANGE(lo, hi)   (lo) * PERCENT, (hi)*PERCENT, 0.5 * ((lo) + (hi)) * PERCENT
#define PICK(lo, hi, p) (lo) * PERCENT, (hi)*PERCENT, (p)*PERCENT

static const struct melting_loss rows[] = {
    /* Schaefer and White, as told in Simple Solutions 12: US practice. */
    {"US", "tower", "ingot", FIGURE(1.0), "SS12_21"},
    {"US", "tower", "scrap", RANGE(5.0, 7.0), "SS12_21"},
    {"US", "reverb", "any", RANGE(3.5, 4.0), "SS12_21"},
    {"US", "reverb_well", "any", RANGE(3.0, 4.0), "SS12_21"},
    {"US", "radiant_roof", "any", FIGURE(3.0), "SS12_21"},
    {"US", "dry_hearth", "ingot", RANGE(3.0, 3.5), "SS12_21"},
    {"US", "dry_hearth", "scrap", RANGE(7.0, 12.0), "SS12_21"},
    {"US", "crucible_gas", "any", RANGE(4.0, 5.0), "SS12_21"},
    {"US", "electric_reverb", "any", FIGURE(1.0), "SS12_21"},
    /* China: the two supply routes as a whole, 2 to 2.5 and about 0.9 %. */
    {"CN", "ingot_remelt", "ingot", RANGE(2.0, 2.5), "RMI_CMRA"},
    {"CN", "molten_path", "any", FIGURE(0.9), "RMI_CMRA"},
    /* Japan: a furnace builder's table. */
    {"JP", "reverb", "any", RANGE(6.0, 8.0), "CTC_UEDA"},
    {"JP", "dry_hearth", "any", RANGE(8.0, 10.0), "CTC_UEDA"},
    {"JP", "crucible_gas", "any", RANGE(2.0, 4.0), "CTC_UEDA"},
    {"JP", "crucible_electric", "any", RANGE(1.0, 2.0), "CTC_UEDA"},
    {"JP", "induction", "scrap", RANGE(5.0, 7.0), "CTC_UEDA"},
    /* A buyer's guide for well-run gas furnaces. */
    {"SPECFORGE", "tower", "any", RANGE(0.7, 1.2), "SPECFORGE"},
    {"SPECFORGE", "reverb", "any", RANGE(1.0, 3.0), "SPECFORGE"},
    /* The default: picks inside the span of all sets, for clean ingot. */
    {"default", "tower", "ingot", PICK(0.7, 1.5, 1.2), "assumption"},
    {"default", "reverb", "ingot", PICK(1.0, 8.0, 3.0), "assumption"},
    {"default", "radiant_roof", "ingot", PICK(3.0, 3.0, 3.0), "assumption"},
    {"default", "dry_hearth", "ingot", PICK(3.0, 12.0, 4.0), "assumption"},
    {"default", "crucible_gas", "ingot", PICK(2.0, 5.0, 3.0), "assumption"},
    {"default", "crucible_electric", "ingot", PICK(1.0, 2.0, 1.2), "assumption"},
    {"default", "electric_reverb", "ingot", PICK(0.5, 1.0, 1.0), "assumption"},
    {"default", "induction", "ingot", PICK(0.75, 7.0, 1.5), "assumption"},
    {"default", "ingot_remelt", "ingot", PICK(2.0, 2.5, 2.2), "assumption"},
    {"default", "molten_path", "any", PICK(0.9, 1.0, 0.9), "assumption"},
};

const struct melting_loss_set *melting_loss_set(int index)
{
    static const struct melting_loss_set sets[] = {
        {"default", "picks inside the span of all sets, for clean ingot", "assumption"},
        {"US", "US practice, as told by Schaefer and White", "SS12_21"},
        {"CN", "China, the two supply routes as a whole", "RMI_CMRA"},
        {"JP", "a Japanese furnace builder's table", "CTC_UEDA"},
        {"SPECFORGE", "a buyer's guide, well-run gas furnaces", "SPECFORGE"},
    };
    return index >= 0 && index < (int)(sizeof sets / sizeof sets[0]) ? &sets[index] : NULL;
}

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
