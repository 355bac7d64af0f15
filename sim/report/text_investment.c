/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/report/text.h"
#include "sim/scenario/resolve.h"

static double read(const struct run *run, const char *path)
{
    return metric_read(&run->experiment.table, path).mean;
}

static void million(FILE *out, const char *what, double amount)
{
    fputs("  ", out);
    text_pad(out, what, 45);
    fprintf(out, "%10.2f\n", amount / 1e6);
}

void text_investment(FILE *out, const struct run *run)
{
    const double outlay = read(run, "investment.total");
    const double payback = read(run, "investment.payback_years");
    char value[80];
    fprintf(out, "\nInvestment, molten less ingot, million %s\n", run->scenario->currency);
    million(out, "producer: ladles, preheat stations, taps", read(run, "investment.producer"));
    million(out, "haulier: trucks", read(run, "investment.haulier"));
    million(out,
            plan_leaves_ladles(run->scenario) ? "die-caster: docks, stands, furnaces, less melters"
                                              : "die-caster: docks and furnaces, less melters",
            read(run, "investment.die_caster"));
    million(out, "together", outlay);
    million(out, "comes back each year, before capital", read(run, "investment.surplus_per_year"));
    snprintf(value, sizeof value, "net present value over %g years",
             run->scenario->sheet.invest_s / COST_YEAR_S);
    million(out, value, read(run, "investment.net_present_value"));
    fputs("  ", out);
    text_pad(out, "payback, years", 45);
    if (outlay <= 0)
        fputs("  at once: molten asks for less\n", out);
    else if (isnan(payback))
        fputs("     never\n", out);
    else
        fprintf(out, "%10.1f\n", payback);
}
