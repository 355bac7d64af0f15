/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_LIMITS_H
#define SIM_STUDY_LIMITS_H

#include "sim/study/curve.h"

/* The limits over distance, each by itself: the largest distance at which
 *   cost                 molten is cheaper
 *   arrival_temperature  95 % of the ladles arrive at or above the acceptance temperature
 *   order_lead           load + drive + pour fits the order lead in 95 % of the trips
 *   shift                one round trip fits a shift of the fleet
 *   driving_hours        one round trip fits a legal duty
 *   buffer               a lost load can be replaced from the furnace's buffer, in 95 % of the
 * trips fleet                the fleet as it is (not sized anew) keeps the service level
 */
enum limit_kind {
    LIMIT_COST,
    LIMIT_ARRIVAL,
    LIMIT_LEAD,
    LIMIT_SHIFT,
    LIMIT_DRIVING,
    LIMIT_BUFFER,
    LIMIT_FLEET,
    LIMITS_COUNT
};

struct limit {
    const char *what;
    bool exists;           /* reached in the range looked at */
    bool never;            /* not even met at its low end */
    bool unknown;          /* no point could be simulated */
    struct estimate value; /* n = 0: from times alone, without simulation */
    char reason[200];      /* why there is no value, or what it is measured by */
};

struct limits {
    bool known;
    struct limit limit[LIMITS_COUNT];
    int smallest; /* index of the one that ends molten supply first; -1: none in range */
};

/* Is this a key that the limits are about? */
bool limits_over(const char *key);

/* Over a customer's own distance the limits are that customer's; over the distance of several,
 * those of the one who asks most. in: a curve over distance whose grid has been simulated, and the
 * changes of sign of its saving. */
void limits_find(const struct scenario *scenario, struct curve *curve, double low, double high,
                 const struct root *known, int known_count, struct limits *limits);

/* Pure driving, standing and pauses of one round trip at the mean speed.
 * out: seconds from the truck being taken to its being free. */
double limits_round_trip_s(const struct scenario *scenario, const struct customer *customer,
                           double distance_m);

#endif
