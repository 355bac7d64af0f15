/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/cut.h"

#include <math.h>

#include "sim/scenario/resolve.h"

static double read(const struct run *run, enum supply_route route, const char *below)
{
    char path[160];
    snprintf(path, sizeof path, "routes.%s.%s", route_name(route), below);
    return metric_read(&run->experiment.table, path).mean;
}

static struct cut_line *add(struct cut *cut, const char *name, double molten, double ingot)
{
    struct cut_line *line = &cut->line[cut->lines++];
    snprintf(line->name, sizeof line->name, "%s", name);
    line->part = false;
    line->molten = molten;
    line->ingot = ingot;
    return line;
}

static void figure(struct cut *cut, const struct run *run, const char *name, const char *below)
{
    add(cut, name, read(run, ROUTE_MOLTEN, below), read(run, ROUTE_INGOT, below));
}

static void drivers(struct cut *cut, const struct run *run)
{
    static const char *const name[DRIVERS] = {
        [DRIVER_FIXED] = "fixed: per asset and year",
        [DRIVER_HOUR] = "per hour, manned or on the clock",
        [DRIVER_TRIP] = "per trip",
        [DRIVER_KM] = "per km",
        [DRIVER_TONNE] = "per tonne",
    };
    char below[80];
    snprintf(cut->title, sizeof cut->title, "What they grow with, %s/t", run->scenario->currency);
    for (int driver = 0; driver < DRIVERS; driver++) {
        snprintf(below, sizeof below, "cost_per_t.drivers.%s",
                 cost_driver_name((enum cost_driver)driver));
        figure(cut, run, name[driver], below);
    }
}

/* What a party lays out, pays and receives, where it does not round to nothing; then the sum. */
static void party(struct cut *cut, const struct run *run, const char *name, const char *title)
{
    static const struct {
        const char *what, *text;
        double sign;
    } part[] = {
        {"outlay", "lays out", 1}, {"pays", "pays the others", 1}, {"receives", "receives", -1}};
    char below[80];
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        snprintf(below, sizeof below, "who_pays.%s.%s", name, part[i].what);
        double molten = part[i].sign * read(run, ROUTE_MOLTEN, below);
        double ingot = part[i].sign * read(run, ROUTE_INGOT, below);
        if (fabs(molten) >= 0.05 || fabs(ingot) >= 0.05)
            add(cut, part[i].text, molten, ingot)->part = true;
    }
    snprintf(below, sizeof below, "who_pays.%s.net", name);
    figure(cut, run, title, below);
}

static void parties(struct cut *cut, const struct run *run)
{
    static const char *const title[SETTLING] = {
        [PARTY_DIE_CASTER] = "die-caster",
        [PARTY_PRODUCER] = "producer",
        [PARTY_HAULIER] = "haulier (negative: earns)",
    };
    const double settled = read(run, ROUTE_MOLTEN, "who_pays.weighings_settled_frac");
    snprintf(cut->title, sizeof cut->title, "Who pays, %s/t, freight to the %s",
             run->scenario->currency,
             run->scenario->sheet.freight_payer == PARTY_PRODUCER ? "producer" : "die-caster");
    for (int p = 0; p < SETTLING; p++)
        party(cut, run, cost_party_name((enum cost_party)p), title[p]);
    if (settled > 0)
        snprintf(cut->note[0], CUT_TEXT,
                 "%.1f %% of the loads are paid for by the die-caster's scales", 100 * settled);
    snprintf(cut->note[1], CUT_TEXT,
             "the saving is that of die-caster and producer; a haulier's margin is a cost in it");
}

/* What a party emits itself or buys as electricity. */
static double own(const struct run *run, enum supply_route route, enum carbon_party party)
{
    double sum = 0;
    for (int scope = 1; scope <= 2; scope++) {
        char below[96];
        snprintf(below, sizeof below, "carbon_kg_per_t.boundaries.%s.scope_%d",
                 carbon_party_name(party), scope);
        sum += read(run, route, below);
    }
    return sum;
}

/* Primary metal against the limit of its kind of smelter. */
static void asi(char note[CUT_TEXT], const struct carbon_factors *factors)
{
    double metal = carbon_metal_kg_per_kg(factors, factors->method);
    double limit = carbon_asi_limit_kg_per_kg(factors->smelter, factors->year);
    if (!isinf(limit))
        snprintf(note, CUT_TEXT, "ASI, %s smelter, %d: metal of %.4g t/t %s the limit of %g t/t",
                 factors->smelter == CARBON_SMELTER_NEW ? "new" : "existing", factors->year, metal,
                 metal <= limit ? "is inside" : "is over", limit);
}

static void carbon(struct cut *cut, const struct run *run)
{
    static const struct {
        const char *name;
        enum carbon_party party;
    } line[] = {{"the die-caster's own fuel and electricity", CARBON_DIE_CASTER},
                {"the producer's", CARBON_PRODUCER},
                {"the road's", CARBON_TRANSPORT}};
    snprintf(cut->title, sizeof cut->title, "The same by boundary, kg CO2/t");
    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        add(cut, line[i].name, own(run, ROUTE_MOLTEN, line[i].party),
            own(run, ROUTE_INGOT, line[i].party));
    figure(cut, run, "metal lost and made again", "carbon_kg_per_t.rows.replaced_metal");
    figure(cut, run, "metal delivered", "carbon_kg_per_t.cradle.delivered_metal");
    figure(cut, run, "from cradle to machine, scrap cut off", "carbon_kg_per_t.cradle.cut_off");
    figure(cut, run, "the same, scrap as a co-product", "carbon_kg_per_t.cradle.co_product");
    figure(cut, run, "direct emissions, for the CBAM", "carbon_kg_per_t.cbam_direct");
    asi(cut->note[0], &run->scenario->carbon);
}

void cut_make(struct cut *cut, const struct run *run, enum cut_kind kind)
{
    static void (*const make[CUTS])(struct cut *, const struct run *) = {
        [CUT_DRIVERS] = drivers, [CUT_PARTIES] = parties, [CUT_CARBON] = carbon};
    *cut = (struct cut){0};
    make[kind](cut, run);
}

static void payback(char value[40], double outlay, double years)
{
    if (outlay <= 0)
        snprintf(value, 40, "at once: molten asks for less");
    else if (isnan(years))
        snprintf(value, 40, "never");
    else
        snprintf(value, 40, years < 0.1 ? "less than 0.1" : "%.1f", years);
}

void cut_investment(struct cut_amount amount[CUT_INVESTMENT], const struct run *run)
{
    const struct {
        const char *name, *figure;
    } line[] = {
        {"producer: ladles, preheat stations, taps", "producer"},
        {"haulier: trucks", "haulier"},
        {plan_leaves_ladles(run->scenario) ? "die-caster: docks, stands, furnaces, less melters"
                                           : "die-caster: docks and furnaces, less melters",
         "die_caster"},
        {"together", "total"},
        {"comes back each year, before capital", "surplus_per_year"},
        {NULL, "net_present_value"},
        {"payback, years", "payback_years"},
    };
    double value[CUT_INVESTMENT];
    for (int i = 0; i < CUT_INVESTMENT; i++) {
        char path[64];
        snprintf(path, sizeof path, "investment.%s", line[i].figure);
        value[i] = metric_read(&run->experiment.table, path).mean;
        if (line[i].name)
            snprintf(amount[i].name, sizeof amount[i].name, "%s", line[i].name);
        else
            snprintf(amount[i].name, sizeof amount[i].name, "net present value over %g years",
                     run->scenario->sheet.invest_s / COST_YEAR_S);
        snprintf(amount[i].value, sizeof amount[i].value, "%.2f", value[i] / 1e6);
    }
    payback(amount[CUT_INVESTMENT - 1].value, value[3], value[CUT_INVESTMENT - 1]);
}
