/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/finished.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sheets that differ by more than this were not made from these flows and prices. */
static const double SAME = 1e-9;

static void free_route(struct finished_route *route)
{
    free(route->account);
    free(route->row);
}

void finished_clear(struct finished *finished)
{
    for (int i = 0; finished->route && i < finished->replications * ROUTES; i++)
        free_route(&finished->route[i]);
    for (int i = 0; i < finished->name_count; i++)
        free(finished->name[i]);
    free(finished->route);
    free(finished->name);
    metric_table_clear(&finished->table);
    memset(finished, 0, sizeof *finished);
}

/* The newest first: rows of one account follow each other. */
int finished_name(struct finished *finished, const char *name)
{
    for (int i = finished->name_count - 1; i >= 0; i--)
        if (strcmp(finished->name[i], name) == 0)
            return i;
    if (finished->name_count == finished->name_room) {
        int room = finished->name_room ? 2 * finished->name_room : 64;
        char **grown = realloc(finished->name, (size_t)room * sizeof *grown);
        if (!grown)
            return -1;
        finished->name = grown;
        finished->name_room = room;
    }
    char *copy = strdup(name);
    if (!copy)
        return -1;
    finished->name[finished->name_count] = copy;
    return finished->name_count++;
}

static bool keep_row(struct finished_route *to, const struct finished_account *row)
{
    if (to->rows == to->row_room) {
        int room = to->row_room ? 2 * to->row_room : 256;
        struct ledger_row *grown = realloc(to->row, (size_t)room * sizeof *grown);
        if (!grown)
            return false;
        to->row = grown;
        to->row_room = room;
    }
    to->row[to->rows++] = (struct ledger_row){.kind = row->kind,
                                              .customer = row->customer,
                                              .period = row->period,
                                              .observed = true,
                                              .amount = row->amount};
    return true;
}

bool finished_post(struct finished *finished, int replication, enum supply_route route,
                   const struct finished_account *row)
{
    struct finished_route *to = &finished->route[replication * ROUTES + (int)route];
    struct finished_account *last = to->count > 0 ? &to->account[to->count - 1] : NULL;
    if (!keep_row(to, row))
        return false;
    if (last && last->kind == row->kind && last->from == row->from && last->to == row->to &&
        last->customer == row->customer) {
        last->amount += row->amount;
        return true;
    }
    if (to->count == to->room) {
        int room = to->room ? 2 * to->room : 64;
        struct finished_account *grown = realloc(to->account, (size_t)room * sizeof *grown);
        if (!grown)
            return false;
        to->account = grown;
        to->room = room;
    }
    to->account[to->count++] = *row;
    return true;
}

/* A number of the basis in one replication; NAN when there is none. */
static double number(const struct finished *finished, const struct outcome *outcome,
                     const char *prefix, const char *name)
{
    char path[240];
    snprintf(path, sizeof path, "%sroutes.%s.basis.%s", prefix, route_name(outcome->route), name);
    const struct metric *metric = metric_find(&finished->table, path);
    return metric ? metric->value[outcome->replication] : NAN;
}

static void read_basis(const struct finished *finished, const char *prefix, struct outcome *outcome)
{
    const struct cost_asset_info *info;
    for (int i = 0; (info = cost_asset_info(i)) != NULL; i++) {
        double value = number(finished, outcome, prefix, info->name);
        memcpy((char *)&outcome->assets + info->offset, &value, sizeof value);
    }
    outcome->new_metal_kg = number(finished, outcome, prefix, "new_metal_kg");
    outcome->demanded_kg = number(finished, outcome, prefix, "demanded_kg");
}

/* One customer of a route. */
static void read_one(const struct finished *finished, const struct finished_route *route,
                     const struct customer *customer, bool alone, struct outcome *one)
{
    char prefix[120] = "";
    if (!alone)
        snprintf(prefix, sizeof prefix, "customers.%.60s.", customer->name);
    read_basis(finished, prefix, one);
    one->distance_m = customer->route.distance_m;
    one->dated = route->row;
    one->dated_count = route->rows;
    one->customer = -2; /* none, until found */
    for (int i = 0; i < finished->name_count; i++)
        if (strcmp(finished->name[i], customer->name) == 0)
            one->customer = i;
    for (int i = 0; i < route->count; i++)
        if (route->account[i].customer == one->customer)
            one->observed.amount[route->account[i].kind] += route->account[i].amount;
}

bool finished_outcome(const struct finished *finished, const struct scenario *scenario,
                      int replication, enum supply_route route, struct outcome *outcome)
{
    const struct finished_route *from = &finished->route[replication * ROUTES + (int)route];
    memset(outcome, 0, sizeof *outcome);
    outcome->route = route;
    outcome->seed = scenario->simulation.seed;
    outcome->replication = (uint32_t)replication;
    outcome->horizon_s = scenario->simulation.horizon_s;
    outcome->cut_s = finished->cut_s;
    for (int i = 0; i < from->count; i++)
        outcome->observed.amount[from->account[i].kind] += from->account[i].amount;
    outcome->dated = from->row;
    outcome->dated_count = from->rows;
    read_basis(finished, "", outcome);
    if (!outcome_split(outcome, scenario->customer_count))
        return false;
    for (int i = 0; i < scenario->customer_count; i++)
        read_one(finished, from, &scenario->customers[i], scenario->customer_count == 1,
                 &outcome->each[i]);
    outcome_share(outcome);
    return true;
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool near(double a, double b)
{
    return same(a, b) || fabs(a - b) <= SAME * fmax(fabs(a), fabs(b));
}

static bool differs(struct run *run, const char *path)
{
    snprintf(run->message, sizeof run->message,
             "the ledger and the scenario give another '%.80s' than the result says: a file was "
             "changed, or another version of the program wrote it; run it anew",
             path);
    run->status = STUDY_INVALID;
    return false;
}

/* Row by row: sheets must be what they were; a figure that the flows alone do not give is carried
 * over. Another boundary gives its items other paths at the same places. */
static bool merge(const struct finished *finished, int replication, const struct metric_table *was,
                  struct metric_table *now, struct run *run)
{
    const struct metric_table *table = &finished->table;
    if (was->failed || now->failed || was->count != now->count || was->count != table->count)
        return differs(run, "set of figures");
    for (int i = 0; i < now->count; i++) {
        const struct metric *before = &was->row[i];
        double written = table->row[i].value[replication];
        if (strcmp(table->row[i].path, before->path) != 0 ||
            ((before->flags & METRIC_SHEET) && !near(before->value[0], written)))
            return differs(run, before->path);
        if (!(before->flags & METRIC_SHEET) && !same(before->value[0], written))
            now->row[i].value[0] = written;
    }
    return true;
}

static bool fold_pair(const struct finished *finished, int replication,
                      const struct scenario *as_run, const struct scenario *scenario,
                      const struct outcome_pair *pair, struct run *run)
{
    struct metric_table was, now;
    double money;
    metric_table_build(as_run, pair, &was, &money);
    metric_table_build(scenario, pair, &now, &money);
    bool fits = merge(finished, replication, &was, &now, run);
    run->experiment.books_money = fmax(run->experiment.books_money, money);
    metric_table_append(&run->experiment.table, &now);
    metric_table_clear(&was);
    return fits;
}

static bool fold_one(const struct finished *finished, int replication,
                     const struct scenario *as_run, const struct scenario *scenario,
                     struct run *run)
{
    struct outcome_pair pair;
    bool kept = true;
    for (int route = 0; route < ROUTES; route++)
        kept &= finished_outcome(finished, scenario, replication, (enum supply_route)route,
                                 &pair.route[route]);
    bool fits = !kept || fold_pair(finished, replication, as_run, scenario, &pair, run);
    run->experiment.table.failed |= !kept;
    for (int route = 0; route < ROUTES; route++)
        outcome_clear(&pair.route[route]);
    return fits;
}

enum study_status finished_fold(const struct finished *finished, const struct scenario *as_run,
                                const struct scenario *scenario, struct run *run)
{
    struct experiment *experiment = &run->experiment;
    memset(run, 0, sizeof *run);
    run->scenario = scenario;
    experiment->scenario = scenario;
    experiment->cut_s = finished->cut_s;
    experiment->cut_settled = finished->cut_settled;
    experiment->cut_auto = isnan(as_run->simulation.warmup_s);
    experiment->horizon_s = scenario->simulation.horizon_s;
    experiment->books = finished->books;
    for (int i = 0; i < finished->replications; i++) {
        if (!fold_one(finished, i, as_run, scenario, run))
            return run->status;
        experiment->replications++;
    }
    if (experiment->table.failed) {
        snprintf(run->message, sizeof run->message, "out of memory");
        return run->status = STUDY_FAILED;
    }
    experiment->precise = experiment_precise(experiment);
    run_judge(run);
    return run->status;
}
