/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planner's sheet of paper: what follows from the inputs of a scenario with a pocket
 * calculator, without the program. One customer round the clock, auto counts. Used by
 * test_hand_checks.c; told in docs/hand-checks.md. */
#ifndef TESTS_VERIFY_HAND_SHEET_H
#define TESTS_VERIFY_HAND_SHEET_H

#include "sim/scenario/scenario.h"

#define HAND_YEAR_H 8760.0
#define HAND_YEAR_S (HAND_YEAR_H * 3600)

struct hand {
    const struct scenario *scenario;
    double demand_t, payload_t, drive_h, cycle_h, trips; /* demand and trips per year */
    double trucks, ladles, furnace_t;
};

/* Trips from tonnes, trucks from trips times hours, ladles from trucks, furnace from the draw. */
struct hand hand_of(const struct scenario *scenario);

/* Equal yearly payments for a price over a life; fixed plant with its upkeep. */
double hand_yearly(double price, double life_s, const struct price_set *prices);
double hand_plant(double price, double life_s, const struct price_set *prices);

/* A cost item, money per tonne: a count times a yearly price, or so much a trip; NAN when it is
 * not of that kind. */
double hand_fixed(const struct hand *hand, const char *item);
double hand_by_trip(const struct hand *hand, const char *item);

/* Power that the holding furnace takes for its size alone, money per tonne. */
double hand_holding(const struct hand *hand);

/* Gas that keeps one ladle hot for a year, m3: what its walls pass on, over the burner's
 * efficiency. A plane wall at the mean of inner and outer area, 12 W/(m2 K) outside. */
double hand_ladle_gas_m3(const struct scenario *scenario);

#endif
