/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/metal_price.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "sim/kernel/stream.h"

#define QUOTE_S 86400.0 /* exchanges and price agencies quote once a day */

bool metal_price_moves(const struct scenario *scenario)
{
    const struct price_process *process = scenario->metal.market.process;

    return process->listed || process->next_per_kg != NULL;
}

bool metal_price_path(const struct scenario *scenario, uint64_t seed, uint32_t replication,
                      struct price_path *path, double **memory)
{
    const struct price_market *market = &scenario->metal.market;
    const int count = (int)ceil(scenario->simulation.horizon_s / QUOTE_S) + 1;
    double *from_s, *per_kg, *normal;
    struct stream stream;

    *memory = NULL;
    *path = market->series;
    if (market->process->listed)
        return true;
    from_s = *memory = malloc(3 * (size_t)count * sizeof *from_s);
    if (from_s == NULL)
        return false;
    per_kg = from_s + count;
    normal = per_kg + count;
    stream_init(&stream, seed, replication, "metal price", 0);
    for (int i = 0; i < count; i++)
        normal[i] = gsl_cdf_ugaussian_Pinv(stream_uniform(&stream));
    price_quotes(market, QUOTE_S, count, normal, from_s, per_kg);
    *path = (struct price_path){count, from_s, per_kg};
    return true;
}

/* Periods of the ledger, as far as they are observed, and what they say. */
struct periods {
    int first, count; /* first: the one in which the observed window begins */
    double length_s, begin_s, end_s;
    double *price_per_kg, *stock_kg; /* means over each period */
};

static double period_begin_s(const struct periods *periods, int period)
{
    return fmax(period * periods->length_s, periods->begin_s);
}

static double period_length_s(const struct periods *periods, int period)
{
    return fmin((period + 1) * periods->length_s, periods->end_s) - period_begin_s(periods, period);
}

/* Sums of one party's rows: amount, and amount x price of its period. */
struct weighed {
    double amount[FLOW_COUNT], value[FLOW_COUNT];
};

static void add_row(const struct ledger_row *row, const struct periods *periods,
                    struct weighed *weighed)
{
    const int last = periods->count - 1; /* what is posted at the very end belongs to it */
    const int period = row->period < last ? row->period : last;

    weighed->amount[row->kind] += row->amount;
    weighed->value[row->kind] += row->amount * periods->price_per_kg[period];
    if (row->kind == FLOW_STOCK_TIME)
        periods->stock_kg[period] += row->amount / period_length_s(periods, period);
}

/* A customer's flows are its own, and of nobody's the share that it was given. */
static void weigh(const struct outcome *outcome, const struct periods *periods, double mean_per_kg,
                  struct cost_view *view)
{
    struct weighed own = {0}, nobodys = {0};

    for (int i = 0; i < outcome->dated_count; i++) {
        const struct ledger_row *row = &outcome->dated[i];

        if (!row->observed)
            continue;
        if (outcome->customer == -1 || row->customer == outcome->customer)
            add_row(row, periods, &own);
        else if (row->customer == -1)
            add_row(row, periods, &nobodys);
    }
    for (int kind = 0; kind < FLOW_COUNT; kind++) {
        const double all = outcome->observed.amount[kind], given = all - own.amount[kind];
        const double share = nobodys.amount[kind] != 0 ? given / nobodys.amount[kind] : 0;

        if (all != 0 && own.amount[kind] + share * nobodys.amount[kind] != 0)
            view->metal_price_excess_frac[kind] =
                (own.value[kind] + share * nobodys.value[kind]) /
                    (own.amount[kind] + share * nobodys.amount[kind]) / mean_per_kg -
                1;
    }
}

/* - integral of stock over price, by the trapezoid rule from period to period. */
static double devalued_kg(const struct periods *periods, double mean_per_kg)
{
    double sum = 0;

    for (int p = periods->first; p + 1 < periods->count; p++)
        sum -= (periods->stock_kg[p] + periods->stock_kg[p + 1]) / 2 *
               (periods->price_per_kg[p + 1] - periods->price_per_kg[p]);
    return sum / mean_per_kg;
}

/* The mean premium of the alloys that a kind is of, each customer by its flow: a share of the mean
 * price of the window, so that sheets of customers add up to that of all. */
static double premium_frac(const struct scenario *scenario, const struct outcome *outcome,
                           enum flow_kind kind)
{
    double amount = 0, value = 0;

    if (outcome->each == NULL)
        return scenario->customers[outcome->index].metal_premium_frac;
    for (int i = 0; i < outcome->customers; i++) {
        const double flow = outcome->each[i].observed.amount[kind];

        amount += flow;
        value += flow * scenario->customers[i].metal_premium_frac;
    }
    return amount != 0 ? value / amount : 0;
}

static void add_premiums(const struct scenario *scenario, const struct outcome *outcome,
                         struct cost_view *view)
{
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        view->metal_price_excess_frac[kind] +=
            premium_frac(scenario, outcome, (enum flow_kind)kind);
}

static bool value_by_period(const struct scenario *scenario, const struct outcome *outcome,
                            struct cost_view *view)
{
    const double length_s = scenario->simulation.ledger_period_s;
    struct periods periods = {
        .length_s = length_s, .begin_s = outcome->cut_s, .end_s = outcome->horizon_s};
    struct price_path path;
    double *memory, mean_per_kg;

    view->metal_price_per_kg = scenario->metal.price_per_kg;
    if (!metal_price_moves(scenario))
        return true;
    periods.first = (int)floor(outcome->cut_s / length_s + 1e-9);
    periods.count = (int)ceil(outcome->horizon_s / length_s - 1e-9);
    periods.price_per_kg = calloc(2 * (size_t)periods.count, sizeof *periods.price_per_kg);
    if (periods.price_per_kg == NULL ||
        !metal_price_path(scenario, outcome->seed, outcome->replication, &path, &memory)) {
        free(periods.price_per_kg);
        return false;
    }
    periods.stock_kg = periods.price_per_kg + periods.count;
    for (int p = periods.first; p < periods.count; p++)
        periods.price_per_kg[p] =
            price_mean_per_kg(&path, period_begin_s(&periods, p),
                              period_begin_s(&periods, p) + period_length_s(&periods, p));
    mean_per_kg = price_mean_per_kg(&path, outcome->cut_s, outcome->horizon_s);
    view->metal_price_per_kg = mean_per_kg;
    weigh(outcome, &periods, mean_per_kg, view);
    view->stock_devalued_kg = devalued_kg(&periods, mean_per_kg);
    free(memory);
    free(periods.price_per_kg);
    return true;
}

bool metal_price_value(const struct scenario *scenario, const struct outcome *outcome,
                       struct cost_view *view)
{
    if (!value_by_period(scenario, outcome, view))
        return false;
    add_premiums(scenario, outcome, view);
    return true;
}
