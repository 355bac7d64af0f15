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

/* What is known of the saving: the wider of the two intervals, which is quoted, and what both
 * together and the saving itself leave possible, by which it is judged. */
struct interval {
    double mean, low, high;
    double least, most;
    bool from_inputs, known;
};

static struct interval wider(const struct run *run)
{
    struct estimate saving = metric_read(&run->experiment.table, "saving_per_t");
    struct interval interval = {.mean = saving.mean,
                                .low = saving.mean - saving.half_width,
                                .high = saving.mean + saving.half_width,
                                .known = saving.n > 1};
    const struct inputs *inputs = &run->inputs;
    interval.least = fmin(saving.mean, interval.low); /* fmin and fmax pass over NAN */
    interval.most = fmax(saving.mean, interval.high);
    if (!run->has_inputs || isnan(inputs->p05))
        return interval;
    interval.least = fmin(interval.least, inputs->p05);
    interval.most = fmax(interval.most, inputs->p95);
    if (!interval.known || inputs->p95 - inputs->p05 > 2 * saving.half_width) {
        interval.low = inputs->p05;
        interval.high = inputs->p95;
        interval.from_inputs = true;
    }
    interval.known = true;
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
    return interval->least > 0  ? VERDICT_CHEAPER
           : interval->most < 0 ? VERDICT_DEARER
                                : VERDICT_OPEN;
}

/* Hybrid supply is said to be one. */
static const char *with_standby(const struct scenario *scenario)
{
    for (int i = 0; i < scenario->customer_count; i++)
        if (scenario->customers[i].ingot.standby > 0)
            return " with melting furnaces kept hot as standby";
    return "";
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
    int decimals = figure_decimals(saving.mean, (interval->high - interval->low) / 2, 1);
    char low[FIGURE_ROOM], high[FIGURE_ROOM], half[FIGURE_ROOM];
    figure_text(saving.mean, decimals, figure);
    figure_text(sign > 0 ? interval->low : -interval->high, decimals, low);
    figure_text(sign > 0 ? interval->high : -interval->low, decimals, high);
    figure_text(sign * run->inputs.median, decimals, half);
    add(text,
        "%s %s/t (%s to %s, half of the draws above %s, when uncertain inputs move inside their "
        "ranges",
        figure, currency, low, high, half);
    add_draws(text, run);
    add(text, ")");
}

/* Neither sign is certain: how far it may be off on either side. */
static void add_open(char text[ANSWER_ROOM], const struct run *run, const struct interval *interval)
{
    const char *currency = run->scenario->currency;
    double half = (interval->most - interval->least) / 2;
    int decimals = figure_decimals(fmax(interval->most, -interval->least), half, 1);
    char dearer[FIGURE_ROOM], cheaper[FIGURE_ROOM];
    figure_text(-interval->least, decimals, dearer);
    figure_text(interval->most, decimals, cheaper);
    add(text,
        "it cannot be told at this precision which route is cheaper: molten supply%s may be dearer "
        "by up to %s %s/t or cheaper by up to %s %s/t (%s",
        with_standby(run->scenario), dearer, currency, cheaper, currency,
        interval->from_inputs ? "uncertain inputs moved inside their ranges"
                              : "95 % interval of simulation noise");
    if (interval->from_inputs)
        add_draws(text, run);
    add(text, ")");
}

/* No digit more than the interval of the saving supports. */
static void add_year(char text[ANSWER_ROOM], const struct run *run, const struct interval *interval,
                     double sign)
{
    char figure[FIGURE_ROOM];
    struct estimate year = metric_read(&run->experiment.table, "saving_per_year");
    double half = interval->from_inputs
                      ? fabs(year.mean / interval->mean) * (interval->high - interval->low) / 2
                      : year.half_width;
    figure_money(sign * year.mean, half, figure);
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

/* The break-even, or which route is cheaper everywhere. */
static void add_break_even(char text[ANSWER_ROOM], const struct breakeven *breakeven)
{
    static const char *const before[] = {"none in range: ", "none found: "};
    const struct root *root = breakeven_root(breakeven);
    const char *reason = breakeven->reason;
    char figure[FIGURE_ROOM];
    if (root) {
        figure_interval(root->x, 3, figure);
        add(text, "; break-even at %s %s%s%s", figure, breakeven->info.unit,
            root->falling ? "" : ", below which ingot is cheaper",
            breakeven->root_count > 1 ? ", the last of several" : "");
        return;
    }
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (strncmp(reason, before[i], strlen(before[i])) == 0)
            reason += strlen(before[i]);
    if (*reason)
        add(text, "; no break-even: %s", reason);
    else
        add(text, "; no break-even from %g to %g %s", breakeven->low, breakeven->high,
            breakeven->info.unit);
}

/* The break-even where the plan works, and the first limit in any case. */
static void add_root(char text[ANSWER_ROOM], const struct breakeven *breakeven, bool feasible)
{
    if (feasible)
        add_break_even(text, breakeven);
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
        add(text, "; nothing binds at %s (%s)",
            run->scenario->customer_count > 1 ? "these distances" : "this distance",
            first->evidence);
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
        add(text, "At %s ", where);
        if (interval->most > interval->least)
            add_open(text, run, interval);
        else
            add(text, "both routes cost the same");
    } else {
        add(text, "At %s molten supply%s is %s by ", where, with_standby(run->scenario),
            sign > 0 ? "cheaper" : "dearer");
        add_amount(text, run, interval, sign);
        add_year(text, run, interval, sign);
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
        add(text, "Both routes cost the same at %s = %s %s; %s is cheaper %sbelow, %s above",
            breakeven->key, figure, breakeven->info.unit, root->falling ? "molten" : "ingot",
            breakeven->root_count > 1 ? "just " : "", root->falling ? "ingot" : "molten");
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
