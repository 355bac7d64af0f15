/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One quarter of a made-up customer, for the tests of the sheets: no figure is round, none is zero
 * where its route has it, and each stands here in the unit in which a planner would say it. */
#ifndef TESTS_MODELS_COST_COST_CASE_H
#define TESTS_MODELS_COST_COST_CASE_H

#include "models/cost/cost.h"

struct cost_case {
    struct price_set prices;
    struct flow_sum flow;
    struct cost_assets assets;
    struct cost_view view; /* points to the three above */
};

/* Readable units in SI. */
#define CASE_KWH   3.6e6
#define CASE_HOUR  3600.0
#define CASE_DAY   86400.0
#define CASE_YEAR  (365 * CASE_DAY)
#define CASE_TONNE 1e3
#define CASE_KM    1e3
#define CASE_LITRE 1e-3

void cost_case_init(enum supply_route route, struct cost_case *c);

/* Amount of an item in the sheet of the case; the test fails when there is no such item. */
double cost_case_amount(const struct cost_case *c, const char *name);

#endif
