/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/answer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/figure.h"

static void add(char text[ANSWER_ROOM], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add(char text[ANSWER_ROOM], const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, ANSWER_ROOM - used, format, arguments);
    va_end(arguments);
}

/* The wider of the two intervals around the saving. */
struct interval {
    double mean, low, high;
    bool from_inputs, known;
};

static struct interval wider(const struct run *run)
{
    struct estimate saving = metric_read(&run->experiment.table, "saving_per_t");
    struct interval interval = {saving.mean, saving.mean - saving.half_width,
                                saving.mean + saving.half_width, false, saving.n > 1};
    const struct inputs *inputs = &run->inputs;
    if (run->has_inputs && !isnan(inputs->p05) &&
        (!interval.known || inputs->p95 - inputs->p05 > 2 * saving.half_width)) {
        interval.low = inputs->p05;
        interval.high = inputs->p95;
        interval.from_inputs = interval.known = true;
    }
    return interval;
}

const char *verdict_name(enum verdict verdict)
{
    static const char *const name[] = {"cheaper", "dearer", "open", "infeasible", "no_comparison"};
    return name[verdict];
}

static enum verdict judge(const struct run *run, const struct interval *interval)
{
    if (!run->plans.shot || !run->plans.route[ROUTE_INGOT].feasible)
        return VERDICT_NO_COMPARISON;
    if (!run->plans.route[ROUTE_MOLTEN].feasible)
        return VERDICT_INFEASIBLE;
    if (!interval->known)
        return interval->mean > 0 ? VERDICT_CHEAPER : VERDICT_DEARER;
    return interval->low > 0 ? VERDICT_CHEAPER : interval->high < 0 ? VERDICT_DEARER : VERDICT_OPEN;
}

static void add_draws(char text[ANSWER_ROOM], const struct run *run)
{
    if (run->inputs.infeasible > 0)
        add(text, "; in %d of %d draws a route could not supply the machines",
            run->inputs.infeasible, run->inputs.infeasible + run->inputs.draws);
}

/* "330 ± 4 CNY/t" or "330 CNY/t (210 to 450 over uncertain inputs)". sign -1 for "dearer by". */
static void add_amount(char text[ANSWER_ROOM], const struct run *run,
                       const struct interval *interval, double sign)
{
    const char *currency = run->scenario->currency;
    struct estimate saving = metric_read(&run->experiment.table, "saving_per_t");
    char figure[FIGURE_ROOM];
    saving.mean *= sign;
    if (!interval->from_inputs) {
        figure_interval(saving, 1, figure);
        add(text, "%s %s/t%s", figure, currency,
            interval->known ? "" : " (one replication, so without an interval)");
        return;
    }
    double low = sign > 0 ? interval->low : -interval->high;
    double high = sign > 0 ? interval->high : -interval->low;
    add(text,
        "%.0f %s/t (%.0f to %.0f, half of the draws above %.0f, when uncertain inputs move inside "
        "their ranges",
        saving.mean, currency, low, high, sign * run->inputs.median);
    add_draws(text, run);
    add(text, ")");
}

/* Neither sign is certain: how far it may be off on either side. */
static void add_open(char text[ANSWER_ROOM], const struct run *run, const struct interval *interval)
{
    const char *currency = run->scenario->currency;
    char dearer[FIGURE_ROOM], cheaper[FIGURE_ROOM];
    figure_money(-interval->low, dearer);
    figure_money(interval->high, cheaper);
    add(text, "molten supply may be dearer by up to %s %s/t or cheaper by up to %s %s/t (%s",
        dearer, currency, cheaper, currency,
        interval->from_inputs ? "uncertain inputs moved inside their ranges"
                              : "95 % interval of simulation noise");
    if (interval->from_inputs)
        add_draws(text, run);
    add(text, ")");
}

static void add_year(char text[ANSWER_ROOM], const struct run *run, double sign)
{
    char figure[FIGURE_ROOM];
    figure_money(sign * metric_read(&run->experiment.table, "saving_per_year").mean, figure);
    add(text, ", %s %s a year", figure, run->scenario->currency);
}

/* A limit of distance in the words of a sentence; its own name when it has none here. */
static const char *limit_words(const char *what)
{
    static const struct {
        const char *what, *words;
    } table[] = {
        {"arrival_temperature", "the arrival temperature"},
        {"order_lead", "the order lead"},
        {"shift", "one round trip a shift"},
        {"driving_hours", "legal driving hours"},
        {"buffer", "the furnace's buffer, from which a lost load is replaced,"},
        {"fleet", "the fleet as it is here"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].what, what) == 0)
            return table[i].words;
    return what;
}

/* The break-even where the plan works, and the first limit in any case. */
static void add_root(char text[ANSWER_ROOM], const struct breakeven *breakeven, bool feasible)
{
    const struct root *root = breakeven_root(breakeven);
    char figure[FIGURE_ROOM];
    if (root && feasible) {
        figure_interval(root->x, 3, figure);
        add(text, "; break-even at %s %s", figure, breakeven->info.unit);
    } else if (feasible) {
        add(text, "; no break-even from %g to %g %s", breakeven->low, breakeven->high,
            breakeven->info.unit);
    }
    const struct limits *limits = &breakeven->limits;
    if (!limits->known || limits->smallest < 0)
        return;
    const struct limit *limit = &limits->limit[limits->smallest];
    if (limit->never)
        add(text, "; the first limit of distance is %s not met at any", limit_words(limit->what));
    else
        add(text, "; the first limit of distance is %s at %.0f %s", limit_words(limit->what),
            limit->value.mean, breakeven->info.unit);
}

static void add_binds(char text[ANSWER_ROOM], const struct run *run)
{
    const struct bind *first = &run->binds.bind[0];
    if (strcmp(first->what, "gross weight") == 0)
        return; /* said already: the plan is infeasible because of it */
    if (strcmp(first->what, "nothing") == 0)
        add(text, "; nothing binds at this distance (%s)", first->evidence);
    else
        add(text, "; what binds is %s (%s)", first->what, first->evidence);
}

void answer_where(const struct scenario *scenario, char text[ANSWER_WHERE])
{
    double low_km = INFINITY, high_km = 0;
    for (int i = 0; i < scenario->customer_count; i++) {
        low_km = fmin(low_km, scenario->customers[i].route.distance_m / 1000);
        high_km = fmax(high_km, scenario->customers[i].route.distance_m / 1000);
    }
    if (scenario->customer_count == 1)
        snprintf(text, ANSWER_WHERE, "%g km", low_km);
    else if (low_km == high_km)
        snprintf(text, ANSWER_WHERE, "%g km (%d customers)", low_km, scenario->customer_count);
    else
        snprintf(text, ANSWER_WHERE, "%g to %g km (%d customers)", low_km, high_km,
                 scenario->customer_count);
}

static void add_no_comparison(char text[ANSWER_ROOM], const struct run *run, const char *where)
{
    const struct plan_of_route *molten = &run->plans.route[ROUTE_MOLTEN];
    const struct plan_of_route *ingot = &run->plans.route[ROUTE_INGOT];
    if (!run->plans.shot) {
        add(text,
            "No comparison at %s: no metal was shot in the %g weeks after the warm-up; make "
            "simulation.horizon longer, or see whether the machines have shifts and orders",
            where, (run->experiment.horizon_s - run->experiment.cut_s) / (7 * 24 * 3600.0));
        return;
    }
    add(text, "No comparison at %s: with the ingot route as planned %s", where, ingot->why);
    if (molten->feasible)
        add(text, "; molten supply as planned keeps them supplied");
    else
        add(text, "; molten supply as planned is no better off: %s", molten->why);
}

/* The comparison itself, or why there is none. */
static void add_verdict(char text[ANSWER_ROOM], const struct run *run, enum verdict verdict,
                        const struct interval *interval)
{
    char where[ANSWER_WHERE];
    double sign = verdict == VERDICT_CHEAPER ? 1 : -1;
    answer_where(run->scenario, where);
    if (verdict == VERDICT_NO_COMPARISON) {
        add_no_comparison(text, run, where);
    } else if (verdict == VERDICT_INFEASIBLE) {
        add(text, "Molten supply at %s is infeasible as planned, because %s", where,
            run->plans.route[ROUTE_MOLTEN].why);
    } else if (verdict == VERDICT_OPEN) {
        add(text, "At %s it cannot be told which route is cheaper: ", where);
        add_open(text, run, interval);
    } else {
        add(text, "At %s molten supply is %s by ", where, sign > 0 ? "cheaper" : "dearer");
        add_amount(text, run, interval, sign);
        add_year(text, run, sign);
    }
}

/* Too many draws without a saving for an interval: that is what there is to say. */
static void add_few_draws(char text[ANSWER_ROOM], const struct inputs *inputs)
{
    add(text,
        " Warning: no interval over uncertain inputs, only %d of %d draws gave a saving and %d are "
        "needed",
        inputs->draws, inputs->draws + inputs->infeasible + inputs->invalid, INPUTS_FEWEST);
    if (inputs->infeasible > 0)
        add(text, "; with %d a route could not supply the machines", inputs->infeasible);
    add(text, ".");
}

/* What takes weight from the answer, a sentence each. */
static void add_warnings(char text[ANSWER_ROOM], const struct run *run)
{
    struct estimate trips = metric_read(&run->experiment.table, "routes.molten.trips_per_year");
    if (!run->experiment.cut_settled)
        add(text, " Warning: the start-up does not settle within half the run; make "
                  "simulation.horizon longer.");
    if (run->plans.shot && !(trips.mean > 0))
        add(text, " Warning: no load was delivered in the observed time; make simulation.horizon "
                  "longer than the time between two loads.");
    if (run->has_inputs && isnan(run->inputs.p05))
        add_few_draws(text, &run->inputs);
    if (strcmp(run->scenario->ladle.model->name, "constant_rate") == 0)
        add(text,
            " Warning: for teaching only, the ladle model constant_rate knows no preheat gas, "
            "which is missing in the cost of molten supply.");
}

enum verdict answer_write(const struct run *run, char text[ANSWER_ROOM])
{
    struct interval interval = wider(run);
    enum verdict verdict = judge(run, &interval);
    text[0] = '\0';
    add_verdict(text, run, verdict, &interval);
    if (run->has_breakeven && verdict != VERDICT_NO_COMPARISON)
        add_root(text, &run->breakeven, verdict != VERDICT_INFEASIBLE);
    if (verdict != VERDICT_NO_COMPARISON || !run->plans.route[ROUTE_MOLTEN].feasible)
        add_binds(text, run);
    add(text, ".");
    add_warnings(text, run);
    return verdict;
}

void answer_breakeven(const struct breakeven *breakeven, char text[ANSWER_ROOM])
{
    const struct root *root = breakeven_root(breakeven), *pooled = breakeven_pooled(breakeven);
    char figure[FIGURE_ROOM];
    text[0] = '\0';
    if (root) {
        figure_interval(root->x, 3, figure);
        add(text, "Both routes cost the same at %s = %s %s; %s is cheaper below, %s above",
            breakeven->key, figure, breakeven->info.unit, root->falling ? "molten" : "ingot",
            root->falling ? "ingot" : "molten");
        if (breakeven->root_count > 1)
            add(text, " (%s)", breakeven->reason);
    } else {
        add(text, "Break-even over %s: %s", breakeven->key, breakeven->reason);
    }
    if (pooled) {
        figure_interval(pooled->x, 3, figure);
        add(text, "; with trucks charged by the hour used, at %s %s", figure, breakeven->info.unit);
    }
    add(text, ".");
}
