/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/warmup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/stats.h"

/* Whole periods only: the last one may be cut short by the end of the run. */
static int whole_periods(const struct scenario *scenario, const struct outcome *outcome)
{
    return (int)floor(outcome->horizon_s / scenario->simulation.ledger_period_s + 1e-9);
}

double *warmup_cost_series(const struct scenario *scenario, const struct outcome *outcome,
                           int *count)
{
    int periods = whole_periods(scenario, outcome);
    *count = 0;
    struct flow_sum *flow = calloc((size_t)(periods > 0 ? periods : 1), sizeof *flow);
    double *cost = calloc((size_t)(periods > 0 ? periods : 1), sizeof *cost);
    struct cost_sheet *sheet = malloc(sizeof *sheet);
    if (flow && cost && sheet) {
        for (int i = 0; i < outcome->row_count; i++) {
            const struct ledger_row *row = &outcome->row[i];
            if (row->period >= 0 && row->period < periods)
                flow[row->period].amount[row->kind] += row->amount;
        }
        struct cost_view view;
        outcome_cost_view(scenario, outcome, &scenario->prices, &view);
        view.observed_s = scenario->simulation.ledger_period_s;
        for (int p = 0; p < periods; p++) {
            view.flow = &flow[p];
            view.new_metal_kg = flow[p].amount[FLOW_METAL_SHOT];
            cost_sheet_evaluate(&view, true, sheet);
            cost[p] = sheet->total;
        }
        *count = periods;
    }
    if (*count == 0) {
        free(cost);
        cost = NULL;
    }
    free(flow);
    free(sheet);
    return cost;
}

/* Adds a series to the sum; the shortest bounds the length. */
static void accumulate(struct warmup_series *all, int which, const double *value, int count)
{
    if (count > all->room)
        count = all->room;
    if (all->count == 0 || count < all->length[which])
        all->length[which] = count;
    for (int i = 0; value && i < all->length[which]; i++)
        all->sum[which][i] += value[i];
}

static bool make_room(struct warmup_series *all, int room)
{
    all->room = room;
    for (int which = 0; which < WARMUP_SERIES; which++) {
        all->sum[which] = calloc((size_t)(room > 0 ? room : 1), sizeof(double));
        if (!all->sum[which])
            return false;
    }
    return true;
}

bool warmup_series_add(const struct scenario *scenario, const struct outcome_pair *pair,
                       struct warmup_series *all)
{
    if (all->room == 0 && !make_room(all, whole_periods(scenario, &pair->route[0]) + 2))
        return false;
    for (int route = 0; route < ROUTES; route++) {
        int length;
        double *cost = warmup_cost_series(scenario, &pair->route[route], &length);
        accumulate(all, WARMUP_COST_MOLTEN + route, cost, length);
        free(cost);
    }
    const struct outcome_series *arrival = &pair->route[ROUTE_MOLTEN].series_arrival_K;
    const struct outcome_series *stock = &pair->route[ROUTE_INGOT].series_stock_kg;
    accumulate(all, WARMUP_ARRIVAL, arrival->value, arrival->count);
    accumulate(all, WARMUP_STOCK, stock->value, stock->count);
    all->count++;
    return true;
}

void warmup_series_merge(struct warmup_series *all, struct warmup_series *one)
{
    if (one->count == 0) {
        warmup_series_clear(one);
        return;
    }
    if (all->count == 0) {
        warmup_series_clear(all);
        *all = *one;
        memset(one, 0, sizeof *one);
        return;
    }
    for (int which = 0; which < WARMUP_SERIES; which++)
        accumulate(all, which, one->sum[which], one->length[which]);
    all->count += one->count;
    warmup_series_clear(one);
}

void warmup_series_clear(struct warmup_series *all)
{
    for (int which = 0; which < WARMUP_SERIES; which++)
        free(all->sum[which]);
    memset(all, 0, sizeof *all);
}

double warmup_cut_s(const struct scenario *scenario, const struct outcome_pair *pilot, int count,
                    bool *settled)
{
    struct warmup_series all = {0};
    int cut = 0;
    bool fine = true;
    *settled = true;
    for (int i = 0; i < count && fine; i++)
        fine = warmup_series_add(scenario, &pilot[i], &all);
    for (int which = 0; which < WARMUP_SERIES && fine; which++) {
        double flat = 1;
        int own = all.length[which] > 0 ? stats_mser5(all.sum[which], all.length[which], &flat) : 0;
        if (own > cut)
            cut = own;
        *settled &= flat >= WARMUP_RISK / WARMUP_SERIES;
    }
    warmup_series_clear(&all);
    return cut * scenario->simulation.ledger_period_s;
}
