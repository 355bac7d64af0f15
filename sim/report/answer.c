/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/answer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/answer_part.h"
#include "sim/report/figure.h"
#include "sim/scenario/resolve.h"

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
    if (!run->has_inputs || isnan(inputs->p05) || plans_state(&run->plans) != PLANS_FEASIBLE)
        return interval; /* draws that mend a plan say nothing of one that does not hold */
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

/* Which route is cheaper, as far as the intervals tell. */
static enum verdict sign_of(const struct interval *interval)
{
    return interval->least > 0  ? VERDICT_CHEAPER
           : interval->most < 0 ? VERDICT_DEARER
                                : VERDICT_OPEN;
}

static enum verdict judge(const struct run *run, const struct interval *interval)
{
    if (!run->plans.shot || !run->plans.route[ROUTE_INGOT].feasible)
        return VERDICT_NO_COMPARISON;
    if (!run->plans.route[ROUTE_MOLTEN].feasible || run->plans.cold)
        return VERDICT_INFEASIBLE;
    return sign_of(interval);
}

/* Hybrid supply is said to be one, and drop and swap. */
static const char *with_what(const struct scenario *scenario)
{
    if (plan_leaves_ladles(scenario))
        return " with ladles left as furnaces";
    for (int i = 0; i < scenario->customer_count; i++)
        if (scenario->customers[i].ingot.standby > 0)
            return " with melting furnaces kept hot as standby";
    return "";
}

static void add_draws(char text[ANSWER_ROOM], const struct run *run)
{
    char why[160];
    plans_tell(run->inputs.lacking, why);
    if (run->inputs.infeasible > 0)
        answer_add(text, "; in %d of %d draws a plan does not hold: %s", run->inputs.infeasible,
                   run->inputs.infeasible + run->inputs.draws, why);
}

/* The amount with what repeating the simulation would move it by: no more is in that interval. */
static void add_chance(char text[ANSWER_ROOM], struct estimate saving, const char *currency)
{
    char figure[FIGURE_ROOM], half[FIGURE_ROOM];
    int decimals = figure_decimals(saving.mean, saving.half_width, 1);
    bool varies = figure_half_width(saving, decimals, half);
    figure_text(saving.mean, decimals, figure);
    answer_add(text, "%s %s/t", figure, currency);
    if (saving.n < 2)
        answer_add(text, " (one replication only: what chance adds is not known)");
    else if (varies)
        answer_add(text, " (± %s by chance, if all inputs are exact)", half);
}

/* "330 CNY/t (± 4 by chance, ..)" or "330 CNY/t (210 to 450, ..)". sign -1 for "dearer by". */
static void add_amount(char text[ANSWER_ROOM], const struct run *run,
                       const struct interval *interval, double sign)
{
    const char *currency = run->scenario->currency;
    struct estimate saving = metric_read(&run->experiment.table, "saving_per_t");
    char figure[FIGURE_ROOM];
    saving.mean *= sign;
    if (!interval->from_inputs) {
        add_chance(text, saving, currency);
        return;
    }
    int decimals = figure_decimals(saving.mean, (interval->high - interval->low) / 2, 1);
    char low[FIGURE_ROOM], high[FIGURE_ROOM], half[FIGURE_ROOM];
    figure_text(saving.mean, decimals, figure);
    figure_text(sign > 0 ? interval->low : -interval->high, decimals, low);
    figure_text(sign > 0 ? interval->high : -interval->low, decimals, high);
    figure_text(sign * run->inputs.median, decimals, half);
    answer_add(
        text,
        "%s %s/t (%s to %s, as often above %s as below, when uncertain inputs move inside their "
        "ranges",
        figure, currency, low, high, half);
    add_draws(text, run);
    answer_add(text, ")");
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
    answer_add(
        text,
        "it cannot be told at this precision which route is cheaper: molten supply%s may be dearer "
        "by up to %s %s/t or cheaper by up to %s %s/t (%s",
        with_what(run->scenario), dearer, currency, cheaper, currency,
        interval->from_inputs ? "uncertain inputs moved inside their ranges"
                              : "by chance, if all inputs are exact");
    if (interval->from_inputs)
        add_draws(text, run);
    answer_add(text, ")");
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
    answer_add(text, ", %s %s a year", figure, run->scenario->currency);
}

/* A bottleneck in the words of a sentence; its own name where that will do. */
static const char *bind_words(const char *what)
{
    static const char *const table[][2] = {{"fleet shift", "the working hours of the fleet"},
                                           {"crews", "the relief of crews"},
                                           {"melt", "the producer's melting"},
                                           {"taps", "the tapping bays"},
                                           {"driving hours", "the legal driving hours"},
                                           {"order lead", "the time that is ordered ahead"},
                                           {"arrival temperature", "the arrival temperature"},
                                           {"furnace room", "room in the customer's furnace"},
                                           {"weighbridge", "the weighbridge"},
                                           {"stock-outs", "metal at the machines"}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i][0], what) == 0)
            return table[i][1];
    return what;
}

/* What was said already is not said again: weight and cold loads that make the plan infeasible, and
 * that molten is dearer. */
static bool said_before(const struct run *run, const char *what)
{
    return strcmp(what, "gross weight") == 0 || strcmp(what, "cost") == 0 ||
           (run->plans.cold && strcmp(what, "arrival temperature") == 0);
}

static void add_binds(char text[ANSWER_ROOM], const struct run *run)
{
    const struct bind *first = &run->binds.bind[0];
    if (said_before(run, first->what))
        return;
    if (strcmp(first->what, "nothing") == 0)
        answer_add(text, "; no bottleneck at %s (%s)",
                   run->scenario->customer_count > 1 ? "these distances" : "this distance",
                   first->evidence);
    else
        answer_add(text, "; the bottleneck is %s (%s)", bind_words(first->what), first->evidence);
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

/* Where one route shot metal the machines had orders and time for it: the other was short of metal.
 */
static void add_nothing_shot(char text[ANSWER_ROOM], const struct run *run, const char *where)
{
    const struct metric_table *table = &run->experiment.table;
    bool molten = metric_read(table, "routes.molten.cost_per_t.total").n > 0;
    bool ingot = metric_read(table, "routes.ingot.cost_per_t.total").n > 0;
    answer_add(text, "No comparison at %s: no metal was shot in the %g weeks after the warm-up",
               where, (run->experiment.horizon_s - run->experiment.cut_s) / (7 * 24 * 3600.0));
    if (molten || ingot)
        answer_add(text,
                   " with %s as planned, and with %s there was; see what keeps it from coming",
                   molten ? "ingots" : "molten supply", molten ? "molten supply" : "ingots");
    else
        answer_add(text, "; make simulation.horizon longer, or see whether the machines have "
                         "shifts and orders");
}

static void add_no_comparison(char text[ANSWER_ROOM], const struct run *run, const char *where)
{
    const struct plan_of_route *molten = &run->plans.route[ROUTE_MOLTEN];
    const struct plan_of_route *ingot = &run->plans.route[ROUTE_INGOT];
    if (!run->plans.shot) {
        add_nothing_shot(text, run, where);
        return;
    }
    answer_add(text, "No comparison at %s: with the ingot route as planned %s", where, ingot->why);
    if (molten->feasible)
        answer_add(text, "; molten supply as planned keeps them supplied%s%s",
                   run->plans.cold ? ", but " : "", run->plans.cold_why);
    else
        answer_add(text, "; molten supply as planned is no better off: %s", molten->why);
}

/* The saving: by how much, or that it cannot be told. verb: "is", "would be". */
static void add_saving(char text[ANSWER_ROOM], const struct run *run,
                       const struct interval *interval, const char *verb)
{
    enum verdict verdict = sign_of(interval);
    double sign = verdict == VERDICT_CHEAPER ? 1 : -1;
    if (verdict == VERDICT_OPEN && interval->most > interval->least) {
        add_open(text, run, interval);
    } else if (verdict == VERDICT_OPEN) {
        answer_add(text, "both routes cost the same");
    } else {
        answer_add(text, "molten supply%s %s %s by ", with_what(run->scenario), verb,
                   sign > 0 ? "cheaper" : "dearer");
        add_amount(text, run, interval, sign);
        add_year(text, run, interval, sign);
    }
}

/* Why the plan does not work; where only the loads are too cold, what it would cost to take them.
 */
static void add_infeasible(char text[ANSWER_ROOM], const struct run *run, const char *where,
                           const struct interval *interval)
{
    const struct plans *plans = &run->plans;
    const struct plan_of_route *molten = &plans->route[ROUTE_MOLTEN];
    answer_add(text, "Molten supply at %s is infeasible as planned, because %s%s%s", where,
               molten->why, plans->cold && !molten->feasible ? ", and " : "", plans->cold_why);
    if (!molten->feasible)
        return;
    answer_add(text, "; if they are taken all the same and reheated, ");
    add_saving(text, run, interval, "would be");
}

/* The comparison itself, or why there is none. */
static void add_verdict(char text[ANSWER_ROOM], const struct run *run, enum verdict verdict,
                        const struct interval *interval)
{
    char where[ANSWER_WHERE];
    answer_where(run->scenario, where);
    if (verdict == VERDICT_NO_COMPARISON) {
        add_no_comparison(text, run, where);
    } else if (verdict == VERDICT_INFEASIBLE) {
        add_infeasible(text, run, where, interval);
    } else {
        answer_add(text, "At %s ", where);
        add_saving(text, run, interval, "is");
    }
}

/* Too many draws without a saving for an interval: that is what there is to say. */
static void add_few_draws(char text[ANSWER_ROOM], const struct inputs *inputs)
{
    answer_add(
        text,
        " Warning: no interval over uncertain inputs, only %d of %d draws gave a saving and %d are "
        "needed",
        inputs->draws, inputs->draws + inputs->infeasible + inputs->invalid, INPUTS_FEWEST);
    char why[160];
    plans_tell(inputs->lacking, why);
    if (inputs->infeasible > 0)
        answer_add(text, "; with %d a plan does not hold: %s", inputs->infeasible, why);
    answer_add(text, ".");
}

/* One load in twenty, as with loads too cold to be accepted. source: assumption */
static const double SLUDGE_FRAC = 0.05;

/* It cannot be told which route is cheaper, and the rule took more than a third of the run and left
 * less than half a year: more of it might tell. */
static void warn_of_cut(char text[ANSWER_ROOM], const struct experiment *experiment)
{
    const double week_s = 7 * 86400.0, left_s = experiment->horizon_s - experiment->cut_s;
    if (experiment->cut_auto && 3 * experiment->cut_s > experiment->horizon_s &&
        left_s < 26 * week_s)
        answer_add(text,
                   " Warning: the automatic warm-up takes %.3g of %.3g weeks; make "
                   "simulation.horizon longer, or set simulation.warmup after a look at "
                   "`meltroute plot RESULT warmup`.",
                   experiment->cut_s / week_s, experiment->horizon_s / week_s);
}

/* What takes weight from the answer, a sentence each. */
static void add_warnings(char text[ANSWER_ROOM], const struct run *run, enum verdict verdict)
{
    struct estimate trips = metric_read(&run->experiment.table, "routes.molten.trips_per_year");
    const double sludge =
        metric_read(&run->experiment.table, "routes.molten.loads_below_sludge_frac").mean;
    if (!run->experiment.cut_settled)
        answer_add(
            text, " Warning: by the MSER-5 rule the start-up lasts half the run or longer; look at "
                  "`meltroute plot RESULT warmup`: where its curves are flat set "
                  "simulation.warmup (such as '4 wk'), else make simulation.horizon longer.");
    else if (verdict == VERDICT_OPEN)
        warn_of_cut(text, &run->experiment);
    if (run->plans.shot && !(trips.mean > 0))
        answer_add(text,
                   " Warning: no load was delivered in the observed time; make simulation.horizon "
                   "longer than the time between two loads.");
    if (sludge > SLUDGE_FRAC && !(run->plans.cold && run->scenario->customer_count == 1))
        answer_add(
            text,
            " Warning: %.0f %% of the loads arrive colder than the temperature at which sludge "
            "settles from their alloy.",
            100 * sludge);
    if (run->has_inputs && isnan(run->inputs.p05))
        add_few_draws(text, &run->inputs);
    if (strcmp(run->scenario->ladle.model->name, "constant_rate") == 0)
        answer_add(
            text,
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
        answer_add_root(text, &run->breakeven, verdict != VERDICT_INFEASIBLE);
    if (verdict != VERDICT_NO_COMPARISON || !run->plans.route[ROUTE_MOLTEN].feasible)
        add_binds(text, run);
    answer_add(text, ".");
    add_warnings(text, run, verdict);
    return verdict;
}
