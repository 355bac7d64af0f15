/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/warmup.h"

#include <math.h>
#include <stdlib.h>

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

/* Adds a series to the mean; shorter series bound the length. */
static void accumulate(double *sum, int *length, const double *value, int count)
{
    if (*length < 0 || count < *length)
        *length = count;
    for (int i = 0; i < *length; i++)
        sum[i] += value[i];
}

struct search {
    double *sum;
    int length, cut;
    bool settled;
};

static void judge(struct search *search)
{
    bool settled = true;
    int cut = search->length > 0 ? stats_mser5(search->sum, search->length, &settled) : 0;
    if (cut > search->cut)
        search->cut = cut;
    search->settled &= settled;
}

static void begin(struct search *search, int room)
{
    for (int i = 0; i < room; i++)
        search->sum[i] = 0;
    search->length = -1;
}

double warmup_cut_s(const struct scenario *scenario, const struct outcome_pair *pilot, int count,
                    bool *settled)
{
    int room = count > 0 ? whole_periods(scenario, &pilot[0].route[0]) + 2 : 0;
    struct search search = {.sum = malloc((size_t)(room + 1) * sizeof(double)), .settled = true};
    *settled = true;
    if (!search.sum)
        return 0;
    for (int route = 0; route < ROUTES; route++) {
        begin(&search, room);
        for (int i = 0; i < count; i++) {
            int length;
            double *cost = warmup_cost_series(scenario, &pilot[i].route[route], &length);
            if (cost)
                accumulate(search.sum, &search.length, cost, length);
            free(cost);
        }
        judge(&search);
    }
    for (int kind = 0; kind < 2; kind++) {
        begin(&search, room);
        for (int i = 0; i < count; i++) {
            const struct outcome_series *series =
                kind == 0 ? &pilot[i].route[ROUTE_MOLTEN].series_arrival_K
                          : &pilot[i].route[ROUTE_INGOT].series_stock_kg;
            accumulate(search.sum, &search.length, series->value,
                       series->count < room ? series->count : room);
        }
        judge(&search);
    }
    free(search.sum);
    *settled = search.settled;
    return search.cut * scenario->simulation.ledger_period_s;
}
