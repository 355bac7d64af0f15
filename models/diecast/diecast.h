/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DIECAST_DIECAST_H
#define MODELS_DIECAST_DIECAST_H

#include <stddef.h>

#define SHIFT_WEEK_S    (7.0 * 24.0 * 3600.0)
#define SHIFT_MAX_SPANS 32

/* Days off on top of the week, from and until a midnight, seconds since second 0 of the calendar;
 * sorted, and they do not touch. */
struct shift_holidays {
    int count;
    const struct shift_span {
        double start_s, end_s;
    } * span;
};

/* Weekly shift calendar: spans of work in a week that starts Monday 00:00. Spans are sorted, do not
 * touch and may not wrap (a night shift over Sunday midnight is two spans). Full week: one span. */
struct shift_calendar {
    int count;
    struct {
        double start_s, end_s;
    } span[SHIFT_MAX_SPANS];
    double longest_shift_s; /* length of one crew's shift, for limits */
    struct shift_holidays holidays;
};

/* Is the calendar working at time_s (seconds since a Monday 00:00)? start inclusive, end exclusive;
 * a boundary less than 1e-6 s ahead counts as reached, so that an event set by shift_next_change_s
 * finds the state changed whatever the clock rounds. */
int shift_working(const struct shift_calendar *, double time_s);
/* Next instant strictly after time_s at which shift_working changes; HUGE_VAL when it never does.
 */
double shift_next_change_s(const struct shift_calendar *, double time_s);
/* Working seconds between two instants. */
double shift_working_s(const struct shift_calendar *, double from_s, double to_s);
/* Share of the week worked, 0..1; a week without holidays. */
double shift_share_frac(const struct shift_calendar *);
/* The same less what falls on holidays between two instants, from_s < to_s. */
double shift_share_between_frac(const struct shift_calendar *, double from_s, double to_s);

/* Adds a shift: start since a Monday 00:00 (any week), length up to a week; it may run over Sunday
 * midnight and may touch or overlap others, which it is merged with. Start from a zeroed calendar;
 * longest_shift_s becomes the longest length added.
 * fails: -1 when SHIFT_MAX_SPANS is not enough, else 0. */
int shift_add(struct shift_calendar *, double start_s, double length_s);

/* Metal drawn while running: count x shot / cycle. in: shot kg, cycle s, utilisation 0..1. */
double diecast_draw_kg_per_s(double shot_kg, double cycle_s, int count, double utilisation_frac);

/* New metal in what is drawn: the rest, returns_frac (runners, biscuit, rejects), comes back and is
 * remelted in-house. in: returns 0.3..0.5. source: assumption */
double diecast_new_metal_kg(double drawn_kg, double returns_frac);

/* Machine class: usual and largest shot, quickest and slowest cycle that the source names. */
struct machine_class {
    const char *name, *summary, *source; /* the name is the clamping force in tonnes */
    double shot_kg, shot_max_kg;
    double cycle_min_s, cycle_max_s;
};

const struct machine_class *machine_classes(size_t *count);
const struct machine_class *machine_class_find(const char *name); /* NULL: unknown */

#endif
