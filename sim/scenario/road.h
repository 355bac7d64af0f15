/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_ROAD_H
#define SIM_SCENARIO_ROAD_H

#include "models/diecast/diecast.h"
#include "models/dispatch/dispatch.h"
#include "models/road/road.h"
#include "sim/scenario/diag.h"
#include "sim/scenario/field.h"

/* The part of scenario.h that concerns roads, and the customers who stand along one. */

struct road_segment {
    const char *name;
    double length_m;
    const struct road_class *kind;
    double speed_m_per_s; /* NAN auto: of the class */
};

struct road_trace { /* one recorded drive, in its order; none: count 0 */
    int count;
    double *at_m, *at_s;
};

struct road_durations { /* recorded times of one way */
    int count;
    double *drive_s;
};

struct route {
    double distance_m;         /* sum of the segments, or that of the trace, where there are any */
    struct dist speed_m_per_s; /* mean over the trip, stops and traffic included; with segments only
                                  its spread counts */
    struct road_segment *segments;
    int segment_count;
    struct road_trace trace;         /* the other way of saying how fast the road is */
    struct road_durations durations; /* what `speed` becomes where there are any, by resolve */
    struct shift_calendar rush;      /* hours of dense traffic; no spans: none */
    double rush_speed_frac;          /* speed in them, for a route without segments */
    double winter_speed_frac;        /* what mid January leaves of the speed */
    struct shift_calendar open;      /* hours in which trucks may set out */
    const char *shared_road;         /* name of a road on which others drive too; NULL: none */
    double shared_m;                 /* of the way, from the plant on; NAN auto: all of it */
    double detour_m, detour_m_per_s; /* the way round while it is closed; 0: none; NAN auto */
    const struct route *round;       /* the same as a route, by resolve; NULL: none */
    double closures_per_s;
    struct dist closure_s;
    struct road_stretch *stretches; /* by resolve */
    int stretch_count;
    double mean_drive_s; /* by resolve: at ordinary pace, mean over the hours of a week */
};

enum { MILK_RUN_MAX_STOPS = 8 };

struct milk_stop {
    const char *name; /* of the customer */
    struct mark mark;
    int customer;     /* by resolve */
    struct route leg; /* from the stop before; of it only distance, speed, and what resolve adds */
};

struct milk_run {
    const char *name;
    struct mark mark;
    double window_s;
    const struct join_rule *rule;
    struct milk_stop *stops;
    int stop_count;
};

#endif
