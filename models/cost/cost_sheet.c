/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fold: lines from the view, sums from the lines, and the money book over both. */
#include "models/cost/cost.h"

#include <math.h>
#include <stddef.h>

static bool inside(const struct cost_item *item, bool supply_chain)
{
    return supply_chain || item->exhibit;
}

/* What party has paid in the lines of one driver, or of all (DRIVERS), before line `end`. */
static double paid(const struct cost_sheet *sheet, int end, enum cost_party party,
                   enum cost_driver driver)
{
    double sum = 0;
    for (int i = 0; i < end; i++) {
        const struct cost_item *item = sheet->line[i].item;
        if (item->payer == party && (driver == DRIVERS || item->driver == driver))
            sum += sheet->line[i].amount;
    }
    return sum;
}

/* The line of an item whose place in the sheet is `place`. */
static struct cost_line line_of(const struct cost_view *view, const struct cost_item *item,
                                const struct cost_sheet *sheet, int place)
{
    struct cost_line line = {.item = item, .price = item->price(view)};
    line.quantity = item->mark_up ? paid(sheet, place, item->payee, DRIVERS) : item->quantity(view);
    line.amount = line.quantity * line.price;
    return line;
}

/* A line goes to its driver; a mark-up to those of the lines that it is put on. */
static void add_drivers(const struct cost_sheet *sheet, int place, double driver[DRIVERS])
{
    const struct cost_line *line = &sheet->line[place];
    if (!line->item->mark_up) {
        driver[line->item->driver] += line->amount;
        return;
    }
    for (int d = 0; d < DRIVERS; d++)
        driver[d] += paid(sheet, place, line->item->payee, (enum cost_driver)d) * line->price;
}

static void sum_parties(const struct cost_sheet *sheet, bool supply_chain, double party[PARTIES])
{
    for (int p = 0; p < PARTIES; p++)
        party[p] = 0;
    for (int i = 0; i < sheet->count; i++) {
        const struct cost_line *line = &sheet->line[i];
        if (!inside(line->item, supply_chain))
            continue;
        party[line->item->payer] += line->amount;
        party[line->item->payee] -= line->amount;
    }
}

static double sum_lines(const struct cost_sheet *sheet, bool supply_chain)
{
    double sum = 0;
    for (int i = 0; i < sheet->count; i++)
        if (inside(sheet->line[i].item, supply_chain))
            sum += sheet->line[i].amount;
    return sum;
}

static double sum_of(const double *value, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += value[i];
    return sum;
}

void cost_sheet_sum(bool supply_chain, struct cost_sheet *sheet)
{
    for (int r = 0; r < ROWS; r++)
        sheet->row[r] = 0;
    for (int d = 0; d < DRIVERS; d++)
        sheet->driver[d] = 0;
    for (int i = 0; i < sheet->count; i++) {
        const struct cost_item *item = sheet->line[i].item;
        if (!inside(item, supply_chain))
            continue;
        sheet->row[item->row] += sheet->line[i].amount;
        add_drivers(sheet, i, sheet->driver);
    }
    sum_parties(sheet, supply_chain, sheet->party);
    sheet->total_exhibit = sum_lines(sheet, false);
    sheet->total_supply_chain = sum_lines(sheet, true);
    sheet->total = supply_chain ? sheet->total_supply_chain : sheet->total_exhibit;
}

void cost_sheet_evaluate(const struct cost_view *view, bool supply_chain, struct cost_sheet *sheet)
{
    *sheet = (struct cost_sheet){0};
    for (const struct cost_item *const *item = cost_items(); *item; item++)
        if (cost_row_route((*item)->row) == view->route && sheet->count < COST_MAX_ITEMS) {
            sheet->line[sheet->count] = line_of(view, *item, sheet, sheet->count);
            sheet->count++;
        }
    cost_sheet_sum(supply_chain, sheet);
    sheet->residual = cost_sheet_residual(view, supply_chain, sheet);
}

static double amount_in(const struct cost_sheet *sheet, const struct cost_item *item)
{
    double amount = 0;
    for (int i = 0; i < sheet->count; i++)
        if (sheet->line[i].item == item)
            amount += sheet->line[i].amount;
    return amount;
}

/* The worse of two; a NaN is the worst of all, and stays. */
static double worse(double a, double b)
{
    return isnan(a) || a > b ? a : b;
}

/* Sums of the sheet against each other. */
static double disagreement(bool supply_chain, const struct cost_sheet *sheet)
{
    double lines = sum_lines(sheet, supply_chain);
    double party[PARTIES];
    sum_parties(sheet, supply_chain, party);
    double worst = fabs(sum_of(sheet->row, ROWS) - lines);
    worst = worse(worst, fabs(sum_of(sheet->driver, DRIVERS) - lines));
    worst = worse(worst, fabs(sheet->total - lines));
    worst = worse(worst, fabs(sum_of(sheet->party, PARTIES)));
    for (int p = 0; p < PARTIES; p++)
        worst = worse(worst, fabs(sheet->party[p] - party[p]));
    return worst;
}

double cost_sheet_residual(const struct cost_view *view, bool supply_chain,
                           const struct cost_sheet *sheet)
{
    double worst = disagreement(supply_chain, sheet);
    double size = 0;
    struct cost_sheet again = {0};
    for (const struct cost_item *const *item = cost_items(); *item; item++) {
        if (cost_row_route((*item)->row) != view->route || again.count == COST_MAX_ITEMS)
            continue;
        struct cost_line line = line_of(view, *item, &again, again.count);
        again.line[again.count++] = line;
        size += fabs(line.amount);
        worst = worse(worst, fabs(line.amount - amount_in(sheet, *item)));
    }
    return worst == 0 ? 0 : size == 0 ? INFINITY : worst / size;
}
