/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: when is how much ordered into a stock?
 * source: ZIPKIN2000, section 6 (the policies; their closed forms are in tests/verify) */
#include "models/dispatch/stock_policy.h"

#include <stddef.h>
#include <string.h>

/* (s, Q): a lot at or below s. */
static double lot_at_reorder_kg(const struct stock_view *view)
{
    return view->position_kg <= view->reorder_kg ? view->lot_kg : 0;
}

/* (s, S): at or below s, what brings the position to S. */
static double up_to_at_reorder_kg(const struct stock_view *view)
{
    return view->position_kg <= view->reorder_kg ? view->up_to_kg - view->position_kg : 0;
}

/* (R, S): at a review, what brings the position to S, however little that is. */
static double up_to_kg(const struct stock_view *view)
{
    return view->position_kg < view->up_to_kg ? view->up_to_kg - view->position_kg : 0;
}

static const struct stock_policy reorder_point = {
    .name = "reorder_point",
    .summary = "(s, Q): at the reorder level, one lot after the other until above it",
    .source = "ZIPKIN2000",
    .uses_reorder = true,
    .order_kg = lot_at_reorder_kg,
};

static const struct stock_policy order_up_to = {
    .name = "order_up_to",
    .summary = "(s, S): at the reorder level, one order that fills up to S",
    .source = "ZIPKIN2000",
    .uses_reorder = true,
    .uses_up_to = true,
    .order_kg = up_to_at_reorder_kg,
};

static const struct stock_policy periodic = {
    .name = "periodic",
    .summary = "(R, S): at every review one order that fills up to S",
    .source = "ZIPKIN2000",
    .periodic = true,
    .uses_up_to = true,
    .order_kg = up_to_kg,
};

static const struct stock_policy periodic_reorder = {
    .name = "periodic_reorder",
    .summary = "(R, s, S): at a review that finds the reorder level reached, fill up to S",
    .source = "ZIPKIN2000",
    .periodic = true,
    .uses_reorder = true,
    .uses_up_to = true,
    .order_kg = up_to_at_reorder_kg,
};

static const struct stock_policy *const table[] = {&reorder_point, &order_up_to, &periodic,
                                                   &periodic_reorder, NULL};

const struct stock_policy *const *stock_policies(void)
{
    return table;
}

const struct stock_policy *stock_policy_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}
