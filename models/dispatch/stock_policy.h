/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DISPATCH_STOCK_POLICY_H
#define MODELS_DISPATCH_STOCK_POLICY_H

#include <stdbool.h>

/*
 * When and how much is ordered into a stock that is bought ahead. s is the reorder level, S the
 * level ordered up to, Q a lot; the position is stock on hand and on order.
 */
struct stock_view {
    double position_kg;
    double reorder_kg; /* s */
    double lot_kg;     /* Q */
    double up_to_kg;   /* S, above s where the policy uses both */
};

struct stock_policy {
    const char *name, *summary, *source;
    bool periodic;     /* looked at once per review interval only, else at every change */
    bool uses_reorder; /* orders only at or below s */
    bool uses_up_to;   /* orders up to S, else in lots Q */
    /* Size of the next order, 0 when nothing is due; asked again until it is 0. */
    double (*order_kg)(const struct stock_view *);
};

const struct stock_policy *const *stock_policies(void); /* NULL-terminated */
const struct stock_policy *stock_policy_find(const char *name);

#endif
