/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/timeavg.h"

#include "sim/kernel/require.h"

void timeavg_init(struct timeavg *average, double now_s, double value)
{
    *average = (struct timeavg){
        .value = value, .min = value, .max = value, .start_s = now_s, .change_s = now_s};
}

void timeavg_add(struct timeavg *average, double now_s, double step)
{
    timeavg_set(average, now_s, average->value + step);
}

void timeavg_reset(struct timeavg *average, double now_s)
{
    timeavg_init(average, now_s, average->value);
}

double timeavg_integral(const struct timeavg *average, double now_s)
{
    REQUIRE(now_s >= average->change_s, &(struct require_context){.time_s = now_s});
    return average->integral + average->value * (now_s - average->change_s);
}

double timeavg_mean(const struct timeavg *average, double now_s)
{
    double span_s = now_s - average->start_s;
    return span_s > 0 ? timeavg_integral(average, now_s) / span_s : average->value;
}
