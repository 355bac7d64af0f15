/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets cut in other ways: by what costs grow with, and by who pays in the end. */
#include <math.h>

#include "sim/report/text.h"

static double read(const struct run *run, enum supply_route route, const char *below)
{
    char path[160];
    snprintf(path, sizeof path, "routes.%s.%s", route_name(route), below);
    return metric_read(&run->experiment.table, path).mean;
}

/* A line of both routes and their difference; unless `always`, not where it rounds to nothing. */
static void figure_line(FILE *out, const struct run *run, const char *name, const char *below,
                        double sign, bool always)
{
    double molten = sign * read(run, ROUTE_MOLTEN, below);
    double ingot = sign * read(run, ROUTE_INGOT, below);
    if (always || fabs(molten) >= 0.05 || fabs(ingot) >= 0.05)
        text_pair(out, name, molten, ingot);
}

static void heads(FILE *out, const char *title)
{
    putc('\n', out);
    text_pad(out, title, 46);
    fputs("   molten     ingot            saving\n", out);
}

static void drivers(FILE *out, const struct run *run)
{
    static const char *const name[DRIVERS] = {
        [DRIVER_FIXED] = "fixed: per asset and year",
        [DRIVER_HOUR] = "per hour, manned or on the clock",
        [DRIVER_TRIP] = "per trip",
        [DRIVER_KM] = "per km",
        [DRIVER_TONNE] = "per tonne",
    };
    char title[60], below[80];
    snprintf(title, sizeof title, "What they grow with, %s/t", run->scenario->currency);
    heads(out, title);
    for (int driver = 0; driver < DRIVERS; driver++) {
        snprintf(below, sizeof below, "cost_per_t.drivers.%s",
                 cost_driver_name((enum cost_driver)driver));
        figure_line(out, run, name[driver], below, 1, true);
    }
}

static void party(FILE *out, const struct run *run, const char *name, const char *title)
{
    static const struct {
        const char *what, *text;
        double sign;
    } cut[] = {
        {"outlay", "lays out", 1}, {"pays", "pays the others", 1}, {"receives", "receives", -1}};
    char below[80];
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        char text[60];
        snprintf(below, sizeof below, "who_pays.%s.%s", name, cut[i].what);
        snprintf(text, sizeof text, "  %s", cut[i].text);
        figure_line(out, run, text, below, cut[i].sign, false);
    }
    snprintf(below, sizeof below, "who_pays.%s.net", name);
    figure_line(out, run, title, below, 1, true);
}

static void settled(FILE *out, const struct run *run)
{
    const double share = read(run, ROUTE_MOLTEN, "who_pays.weighings_settled_frac");

    if (share > 0)
        fprintf(out, "  %.1f %% of the loads are paid for by the die-caster's scales\n",
                100 * share);
}

void text_parties(FILE *out, const struct run *run)
{
    static const char *const title[SETTLING] = {
        [PARTY_DIE_CASTER] = "die-caster",
        [PARTY_PRODUCER] = "producer",
        [PARTY_HAULIER] = "haulier (negative: earns)",
    };
    char head[60];
    drivers(out, run);
    snprintf(head, sizeof head, "Who pays, %s/t, freight to the %s", run->scenario->currency,
             run->scenario->sheet.freight_payer == PARTY_PRODUCER ? "producer" : "die-caster");
    heads(out, head);
    for (int p = 0; p < SETTLING; p++)
        party(out, run, cost_party_name((enum cost_party)p), title[p]);
    settled(out, run);
    fputs("  the saving is that of die-caster and producer; a haulier's margin is a cost in it\n",
          out);
}
