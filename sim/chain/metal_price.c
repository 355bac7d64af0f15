/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/metal_price.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "sim/kernel/stream.h"

#define QUOTE_S 86400.0 /* exchanges and price agencies quote once a day */

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

/* Periods of the ledger and what they say. */
struct periods {
    int first, count; /* first: the one in which the observed window begins */
    double length_s, end_s;
    double *price_per_kg, *stock_kg; /* means over each period */
};

static double period_begin_s(const struct periods *periods, int period)
{
    return period * periods->length_s;
}

static double period_length_s(const struct periods *periods, int period)
{
    return fmin(period_begin_s(periods, period + 1), periods->end_s) -
           period_begin_s(periods, period);
}

static void weigh(const struct outcome *outcome, const struct periods *periods, double mean_per_kg,
                  struct cost_view *view)
{
    double amount[FLOW_COUNT] = {0}, value[FLOW_COUNT] = {0};

    for (int i = 0; i < outcome->row_count; i++) {
        const struct ledger_row *row = &outcome->row[i];

        if (row->period < periods->first || row->period >= periods->count)
            continue;
        amount[row->kind] += row->amount;
        value[row->kind] += row->amount * periods->price_per_kg[row->period];
        if (row->kind == FLOW_STOCK_TIME)
            periods->stock_kg[row->period] += row->amount / period_length_s(periods, row->period);
    }
    for (int kind = 0; kind < FLOW_COUNT; kind++)
        if (amount[kind] != 0)
            view->metal_price_excess_frac[kind] = value[kind] / amount[kind] / mean_per_kg - 1;
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

bool metal_price_value(const struct scenario *scenario, const struct outcome *outcome,
                       struct cost_view *view)
{
    const double length_s = scenario->simulation.ledger_period_s;
    struct periods periods = {.length_s = length_s, .end_s = outcome->horizon_s};
    struct price_path path;
    double *memory, mean_per_kg;

    view->metal_price_per_kg = scenario->metal.price_per_kg;
    if (!scenario->metal.market.process->listed &&
        scenario->metal.market.process->next_per_kg == NULL)
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
    for (int p = 0; p < periods.count; p++)
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
