/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DIECAST_DIECAST_H
#define MODELS_DIECAST_DIECAST_H

#define SHIFT_WEEK_S (7.0 * 24.0 * 3600.0)
#define SHIFT_MAX_SPANS 32

/* Weekly shift calendar: spans of work in a week that starts Monday 00:00. Spans are sorted, do not
 * touch and may not wrap (a night shift over Sunday midnight is two spans). Full week: one span. */
struct shift_calendar {
    int count;
    struct {
        double start_s, end_s;
    } span[SHIFT_MAX_SPANS];
    double longest_shift_s; /* length of one crew's shift, for limits */
};

/* Is the calendar working at time_s (seconds since a Monday 00:00)? start inclusive, end exclusive. */
int shift_working(const struct shift_calendar *, double time_s);
/* Next instant strictly after time_s at which shift_working changes; HUGE_VAL when it never does. */
double shift_next_change_s(const struct shift_calendar *, double time_s);
/* Working seconds between two instants. */
double shift_working_s(const struct shift_calendar *, double from_s, double to_s);
/* Share of the week worked, 0..1. */
double shift_share_frac(const struct shift_calendar *);

/* Metal drawn while running: count x shot / cycle. in: shot kg, cycle s, utilisation 0..1. */
double diecast_draw_kg_per_s(double shot_kg, double cycle_s, int count, double utilisation_frac);

#endif
