/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DISPATCH_ORDER_RULE_H
#define MODELS_DISPATCH_ORDER_RULE_H

#include "models/dispatch/dispatch.h"

/* The rules, one file each; order_rule.c lists them. */
extern const struct order_rule order_reorder_level, order_fill_up, order_one_at_a_time,
    order_timetable, order_forecast, order_vendor_managed;

/* Shared by the rules. */

/* Stock that counts and what is on its way: level - stuck + on order. */
double dispatch_position_kg(const struct dispatch_view *);
/* Loads that fit: position + loads - draw x lead <= capacity. */
int dispatch_fitting(const struct dispatch_view *);
/* Would the furnaces be below their usable level within a lead when nothing is ordered? */
int dispatch_runs_dry(const struct dispatch_view *);

#endif
