/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a single ladle ask of it. */
#include "sim/scenario/checks_cool.h"

#include <math.h>

#include "sim/scenario/locate.h"

#define ZERO_C 273.15

/* Below this liquid share metal does not flow. source: assumption, as for pouring */
static const double flows_liquid_frac = 0.5;

/* Rows of cool.csv; about 100 MB of it. source: assumption */
static const double most_samples = 1e6;

static void check_fill(const struct scenario *s, int index, struct diag *diag)
{
    const struct cool_step *step = &s->cool.steps[index];
    const struct alloy *alloy = &s->metal.alloy;
    double flows_K = alloy_partly_liquid_K(alloy, flows_liquid_frac);
    double brim_kg = s->ladle.params.capacity_kg / s->ladle.params.fill_frac;
    if (step->temperature_K < flows_K) {
        struct mark mark = locate(s, "cool.steps");
        diag_error(diag, &mark, "E-RANGE",
                   "step %d fills metal at %.0f degC, which does not flow: half of it is liquid at "
                   "%.0f degC",
                   index + 1, step->temperature_K - ZERO_C, flows_K - ZERO_C);
        diag_help(diag, "the alloy is liquid from %.0f degC", alloy->liquidus_K - ZERO_C);
    }
    if (step->mass_kg > brim_kg) {
        struct mark mark = locate(s, "cool.steps");
        diag_error(diag, &mark, "E-RANGE",
                   "step %d fills %.4g kg, the ladle holds %.4g to the brim", index + 1,
                   step->mass_kg, brim_kg);
        diag_help(diag, "'ladle.capacity' is %.4g kg, %.0f %% of the inner height",
                  s->ladle.params.capacity_kg, 100 * s->ladle.params.fill_frac);
    }
}

void checks_cool(const struct scenario *s, struct diag *diag)
{
    const struct cool *cool = &s->cool;
    double sum_s = 0;
    for (int i = 0; i < cool->step_count; i++) {
        sum_s += cool->steps[i].duration_s;
        if (cool->steps[i].action == COOL_FILL)
            check_fill(s, i, diag);
    }
    if (sum_s <= most_samples * cool->sample_s)
        return;
    struct mark mark = locate(s, "cool.sample|cool.steps");
    diag_error(diag, &mark, "E-RANGE", "the steps make %.0f samples, the most is %.0f",
               sum_s / cool->sample_s, most_samples);
    diag_help(diag, "give 'cool.sample' at least %.0f s", ceil(sum_s / most_samples));
}
