/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time-weighted average of a value that stays constant between changes: a queue length, a level. */
#ifndef SIM_KERNEL_TIMEAVG_H
#define SIM_KERNEL_TIMEAVG_H

#include "sim/kernel/require.h"

/* value, min and max (since the start or reset) may be read; change them through the functions. */
struct timeavg {
    double value;
    double min;
    double max;
    double start_s;  /* the average runs from here */
    double change_s; /* last change */
    double integral; /* of value over time, from start_s to change_s */
};

/* Starts at now_s with this value. */
void timeavg_init(struct timeavg *average, double now_s, double value);

/* The value from now on; timeavg_add changes it by a step.
 * in: now_s, not before the last change. */
static inline void timeavg_set(struct timeavg *average, double now_s, double value)
{
    REQUIRE(now_s >= average->change_s, &(struct require_context){.time_s = now_s});
    average->integral += average->value * (now_s - average->change_s);
    average->change_s = now_s;
    average->value = value;
    average->min = value < average->min ? value : average->min;
    average->max = value > average->max ? value : average->max;
}
void timeavg_add(struct timeavg *average, double now_s, double step);

/* Forgets the past (end of the warm-up) and keeps the value. */
void timeavg_reset(struct timeavg *average, double now_s);

/* Integral of value over time from the start or reset to now_s, in value times s. */
double timeavg_integral(const struct timeavg *average, double now_s);

/* Integral over length of time; the value itself when no time has passed. */
double timeavg_mean(const struct timeavg *average, double now_s);

#endif
