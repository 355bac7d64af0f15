/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ROAD_ROAD_H
#define MODELS_ROAD_ROAD_H

#include "models/diecast/diecast.h" /* the weekly calendar, which rush hours are too */

/* What kind of road: a row of the table in road_class.c. */
struct road_class {
    const char *name, *summary, *source;
    double speed_m_per_s; /* of a loaded truck, stops included */
    double rush_frac;     /* of it in rush hours */
};

const struct road_class *const *road_classes(void); /* NULL-terminated */

/* A piece of road that is driven at one speed. */
struct road_stretch {
    double length_m;
    double speed_m_per_s; /* on an ordinary trip outside the rush hours */
    double rush_frac;     /* of it in rush hours */
};

/* Pure driving time of a trip that sets out at depart_s (since a Monday 00:00):
 *
 *   sum over stretches of length / (speed / pace x (rush_frac while it is rush hour, else 1))
 *
 * Rush hours are met as if driven without a break. in: pace, this trip's slowness, 1 ordinary, 1.2
 * a fifth slower; rush, no spans: never. */
double road_drive_s(const struct road_stretch *, int count, const struct shift_calendar *rush,
                    double pace, double depart_s);

/* Driving-hours rule set; a new one is a row of the table in driving_rule.c. */
struct driving_rule {
    const char *name, *summary, *source;
    double drive_max_s; /* driving before a break is due; 0 = no rule */
    double break_s;     /* length of that break */
    double day_max_s;   /* driving in one duty day; 0 = no rule */
    double rest_s;      /* daily rest that starts a new day */
};

const struct driving_rule *const *driving_rules(void); /* NULL-terminated */
const struct driving_rule *driving_rule_find(const char *name);

/* A crew's clock; crews relieve each other at the depot, so `day` is per crew member on duty. */
struct driving_state {
    double since_break_s; /* driving since the last break */
    double today_s;       /* driving in this duty day */
    double off_s;         /* standing since the wheels stopped */
};

/* Drives for drive_s of pure driving time. crew >= 2: the second driver's driving counts as the
 * first one's break (multi-manning), so the limits are multiplied by the crew.
 * A pause is taken when its limit is reached and there is more to drive; time already stood
 * (driving_stand) counts towards it; where both are due, the rest is the break.
 * out: elapsed time with breaks and rests, *pause_s the part of it that is breaks and rests.
 * source: assumption (the multiplication by the crew; the limits have each rule's own source) */
double driving_elapsed_s(const struct driving_rule *, int crew, double drive_s,
                         struct driving_state *, double *pause_s);

/* Standing for stand_s (adds up until the wheels turn): a stand at least as long as a break (rest)
 * counts as one when the crew has no other work meanwhile. */
void driving_stand(const struct driving_rule *, double stand_s, struct driving_state *);

/* Can a round trip with this pure driving time be driven within one legal duty? Compares with the
 * daily limit times the crew; a rule without a daily limit allows all. */
int driving_round_trip_legal(const struct driving_rule *, int crew, double round_trip_drive_s);

/* Fuel of a truck: m3 = distance x rate, rate interpolated between empty and full by load share.
 * in: load share 0..1 (payload carried / payload at which fuel_full was measured). */
double road_fuel_m3(double distance_m, double fuel_full_m3_per_m, double fuel_empty_m3_per_m,
                    double load_share_frac);

#endif
