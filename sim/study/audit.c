/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/audit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void audit_clear(struct audit *audit)
{
    for (int i = 0; i < audit->count; i++) {
        struct audit_line *line = &audit->line[i];
        for (int k = 0; k < line->count; k++)
            free(line->account[k].amount);
        free(line->account);
        free(line->quantity);
        free(line->price);
        free(line->amount);
        free(line->assets);
    }
    for (int route = 0; route < ROUTES; route++)
        free(audit->tonnes[route]);
    free(audit->line);
    memset(audit, 0, sizeof *audit);
}

static double scale_of(const struct audit_line *line)
{
    return line->item ? line->item->quantity_scale : line->carbon->quantity_scale;
}

/* --- one replication ----------------------------------------------------------------------------
 */

/* What both sheets read of one replication, with room for what-if. */
struct view {
    struct outcome outcome;
    const struct outcome *seen; /* of all, or of the one customer asked for */
    double nobodys_frac;        /* its share of what is nobody's in particular; 1 of all */
    struct cost_view cost;
    struct cost_sheet sheet;
    struct carbon_sheet carbon;
};

/* As outcome_share parts it: by the hours of ladles, equal parts where there were none. */
static double share_of_nobodys(const struct outcome *all, const struct outcome *one)
{
    const double ladle_s = all->observed.amount[FLOW_LADLE_TIME];
    return ladle_s > 0 ? one->observed.amount[FLOW_LADLE_TIME] / ladle_s : 1.0 / all->customers;
}

/* How much of an account the sheet counts. */
static double counted_frac(const struct audit *audit, const struct view *view, int customer)
{
    const struct finished *finished = audit->finished;
    if (audit->customer < 0)
        return 1;
    if (customer < 0)
        return view->nobodys_frac;
    return strcmp(finished->name[customer], audit->target.customer) == 0 ? 1 : 0;
}

/* owns: the caller (outcome_clear of its outcome). fails: false without memory. */
static bool view_open(const struct audit *audit, int replication, enum supply_route route,
                      struct view *view)
{
    if (!finished_outcome(audit->finished, audit->scenario, replication, route, &view->outcome))
        return false;
    view->seen = audit->customer < 0 ? &view->outcome : &view->outcome.each[audit->customer];
    view->nobodys_frac = audit->customer < 0 ? 1 : share_of_nobodys(&view->outcome, view->seen);
    outcome_cost_view(audit->scenario, view->seen, &audit->scenario->prices, &view->cost);
    carbon_sheet_evaluate(&view->cost, &audit->scenario->carbon, &view->carbon);
    cost_sheet_evaluate(&view->cost, true, &view->sheet);
    return true;
}

/* The quantity of a line that is no mark-up, SI, with these flows and assets. */
static double quantity_with(const struct audit *audit, const struct audit_line *line,
                            const struct view *view, const struct flow_sum *flow,
                            const struct cost_assets *assets, double new_metal_kg)
{
    struct cost_view what = view->cost;
    struct carbon_sheet carbon;
    what.flow = flow;
    what.assets = assets;
    what.new_metal_kg = new_metal_kg;
    carbon_sheet_evaluate(&what, &audit->scenario->carbon, &carbon);
    what.carbon_kg = carbon_chain_kg(&carbon);
    what.direct_kg = carbon.direct_kg;
    return line->item ? line->item->quantity(&what) : line->carbon->quantity(&what);
}

/* Quantity per unit of one flow alone. */
static double per_flow(const struct audit *audit, const struct audit_line *line,
                       const struct view *view, enum flow_kind kind)
{
    static const struct cost_assets none;
    struct flow_sum flow = {.amount = {0}};
    if (line->item && line->item->mark_up)
        return 0;
    flow.amount[kind] = 1;
    return quantity_with(audit, line, view, &flow, &none, 0) / scale_of(line);
}

/* The part of the quantity that no flow gives: assets and their time, new metal, what the payee of
 * a mark-up lays out. */
static double without_flows(const struct audit *audit, const struct audit_line *line,
                            const struct view *view, double quantity)
{
    static const struct flow_sum none;
    if (line->item && line->item->mark_up)
        return quantity;
    return quantity_with(audit, line, view, &none, view->cost.assets, view->cost.new_metal_kg) /
           scale_of(line);
}

/* Which assets the quantity is made of: without one of them it is another. */
static unsigned assets_used(const struct audit *audit, const struct audit_line *line,
                            const struct view *view)
{
    const struct cost_asset_info *info;
    const double zero = 0;
    unsigned used = 0;
    if (line->item && line->item->mark_up)
        return 0;
    double all = quantity_with(audit, line, view, view->cost.flow, view->cost.assets,
                               view->cost.new_metal_kg);
    for (int i = 0; (info = cost_asset_info(i)) != NULL; i++) {
        struct cost_assets without = *view->cost.assets;
        memcpy((char *)&without + info->offset, &zero, sizeof zero);
        if (quantity_with(audit, line, view, view->cost.flow, &without, view->cost.new_metal_kg) !=
            all)
            used |= 1u << i;
    }
    return used;
}

/* --- lines --------------------------------------------------------------------------------------
 */

static struct audit_line *line_add(struct audit *audit)
{
    int n = audit->finished->replications;
    if (audit->count == audit->room) {
        int room = audit->room ? 2 * audit->room : 32;
        struct audit_line *grown = realloc(audit->line, (size_t)room * sizeof *grown);
        if (!grown)
            return NULL;
        audit->line = grown;
        audit->room = room;
    }
    struct audit_line *line = &audit->line[audit->count++];
    memset(line, 0, sizeof *line);
    line->quantity = calloc((size_t)n, sizeof(double));
    line->price = calloc((size_t)n, sizeof(double));
    line->amount = calloc((size_t)n, sizeof(double));
    line->assets = calloc((size_t)n, sizeof(double));
    return line->quantity && line->price && line->amount && line->assets ? line : NULL;
}

/* An item is shown when it is asked for; of a row or total what is inside the boundary. */
static bool wanted(const struct audit *audit, const char *name, const char *row, bool inside)
{
    const struct audit_target *target = &audit->target;
    if (target->name[0])
        return strcmp(name, target->name) == 0;
    return inside && (target->row[0] == '\0' || strcmp(row, target->row) == 0);
}

static bool add_items(struct audit *audit, enum supply_route route)
{
    bool wide = audit->scenario->sheet.boundary == BOUNDARY_SUPPLY_CHAIN;
    for (const struct cost_item *const *at = cost_items(); *at; at++) {
        const struct cost_item *item = *at;
        if (cost_row_route(item->row) != route ||
            !wanted(audit, item->name, cost_row_name(item->row), wide || item->exhibit))
            continue;
        struct audit_line *line = line_add(audit);
        if (!line)
            return false;
        line->route = route;
        line->item = item;
        line->name = item->name;
        line->summary = item->summary;
        line->unit = item->quantity_unit;
        line->keys = item->keys;
    }
    return true;
}

static bool add_carbon(struct audit *audit, enum supply_route route)
{
    for (const struct carbon_line_kind *const *at = carbon_lines(); *at; at++) {
        if (!wanted(audit, (*at)->name, "", !(*at)->delivered))
            continue;
        struct audit_line *line = line_add(audit);
        if (!line)
            return false;
        line->route = route;
        line->carbon = *at;
        line->name = (*at)->name;
        line->summary = (*at)->summary;
        line->unit = (*at)->quantity_unit;
        line->keys = (*at)->keys;
    }
    return true;
}

/* The account of a line, added when it is new. */
static struct audit_account *account_of(struct audit *audit, struct audit_line *line,
                                        const struct finished_account *from, double per)
{
    for (int i = 0; i < line->count; i++) {
        struct audit_account *account = &line->account[i];
        if (account->kind == from->kind && account->from == from->from && account->to == from->to &&
            account->customer == from->customer)
            return account;
    }
    if (line->count == line->room) {
        int room = line->room ? 2 * line->room : 8;
        struct audit_account *grown = realloc(line->account, (size_t)room * sizeof *grown);
        if (!grown)
            return NULL;
        line->account = grown;
        line->room = room;
    }
    double *amount = calloc((size_t)audit->finished->replications, sizeof *amount);
    if (!amount)
        return NULL;
    line->account[line->count] = (struct audit_account){.kind = from->kind,
                                                        .from = from->from,
                                                        .to = from->to,
                                                        .customer = from->customer,
                                                        .per = per,
                                                        .amount = amount};
    return &line->account[line->count++];
}

static bool fill_accounts(struct audit *audit, struct audit_line *line, int replication,
                          const struct view *view)
{
    const struct finished_route *flows =
        &audit->finished->route[replication * ROUTES + (int)line->route];
    double per[FLOW_COUNT], sum = 0;
    for (int k = 0; k < FLOW_COUNT; k++)
        per[k] = per_flow(audit, line, view, (enum flow_kind)k);
    for (int i = 0; i < flows->count; i++) {
        const struct finished_account *from = &flows->account[i];
        const double counted = counted_frac(audit, view, from->customer);
        if (per[from->kind] == 0 || counted == 0)
            continue;
        struct audit_account *account = account_of(audit, line, from, per[from->kind]);
        if (!account)
            return false;
        account->amount[replication] += counted * from->amount;
        sum += per[from->kind] * counted * from->amount;
    }
    line->assets[replication] = without_flows(audit, line, view, line->quantity[replication]);
    double rest = line->quantity[replication] - sum - line->assets[replication];
    double size = fabs(line->quantity[replication]) + fabs(sum);
    audit->residual = fmax(audit->residual, size > 0 ? fabs(rest) / size : 0);
    return true;
}

static void fill_amounts(struct audit_line *line, int replication, const struct view *view)
{
    double quantity = 0, price = 0, amount = 0;
    for (int i = 0; line->item && i < view->sheet.count; i++)
        if (view->sheet.line[i].item == line->item) {
            quantity = view->sheet.line[i].quantity;
            price = view->sheet.line[i].price;
            amount = view->sheet.line[i].amount;
        }
    for (int i = 0; line->carbon && i < view->carbon.count; i++)
        if (view->carbon.line[i].kind == line->carbon) {
            quantity = view->carbon.line[i].quantity;
            price = view->carbon.line[i].factor;
            amount = view->carbon.line[i].kg;
        }
    line->quantity[replication] = quantity / scale_of(line);
    line->price[replication] = price * scale_of(line);
    line->amount[replication] = amount;
}

static bool fill_lines(struct audit *audit, int replication, enum supply_route route,
                       const struct view *view)
{
    audit->tonnes[route][replication] = view->seen->new_metal_kg / 1000;
    for (int i = 0; i < audit->count; i++) {
        struct audit_line *line = &audit->line[i];
        if (line->route != route)
            continue;
        fill_amounts(line, replication, view);
        if (!fill_accounts(audit, line, replication, view))
            return false;
        line->used |= assets_used(audit, line, view);
    }
    return true;
}

static bool fill(struct audit *audit, int replication, enum supply_route route, struct view *view)
{
    bool good =
        view_open(audit, replication, route, view) && fill_lines(audit, replication, route, view);
    outcome_clear(&view->outcome);
    return good;
}

bool audit_build(const struct finished *finished, const struct scenario *scenario,
                 const struct audit_target *target, struct audit *audit)
{
    struct view *view = malloc(sizeof *view);
    bool good = view != NULL;
    *audit = (struct audit){
        .finished = finished, .scenario = scenario, .target = *target, .customer = -1};
    for (int i = 0; i < scenario->customer_count; i++)
        if (strcmp(scenario->customers[i].name, target->customer) == 0)
            audit->customer = i;
    for (int route = 0; good && route < ROUTES; route++) {
        if (!(target->routes & (1u << route)))
            continue;
        audit->tonnes[route] = calloc((size_t)finished->replications, sizeof(double));
        good =
            audit->tonnes[route] && (target->carbon ? add_carbon(audit, (enum supply_route)route)
                                                    : add_items(audit, (enum supply_route)route));
        for (int k = 0; good && k < finished->replications; k++)
            good = fill(audit, k, (enum supply_route)route, view);
    }
    free(view);
    return good;
}

struct estimate audit_per_t(const struct audit *audit, enum supply_route route, const double *value)
{
    struct estimate none = {NAN, NAN, 0};
    int n = audit->finished->replications;
    double *per_t = malloc((size_t)n * sizeof *per_t);
    if (!per_t)
        return none;
    for (int k = 0; k < n; k++)
        per_t[k] = audit->tonnes[route][k] > 0 ? value[k] / audit->tonnes[route][k] : NAN;
    struct estimate estimate = stats_estimate(per_t, n);
    free(per_t);
    return estimate;
}

struct estimate audit_sum(const struct audit *audit, enum supply_route route)
{
    struct estimate none = {NAN, NAN, 0};
    int n = audit->finished->replications;
    double *sum = calloc((size_t)n, sizeof *sum);
    if (!sum)
        return none;
    for (int i = 0; i < audit->count; i++)
        for (int k = 0; audit->line[i].route == route && k < n; k++)
            sum[k] += audit->line[i].amount[k];
    struct estimate estimate = audit_per_t(audit, route, sum);
    free(sum);
    return estimate;
}
