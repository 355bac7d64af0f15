/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_POINTS_H
#define SIM_STUDY_POINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/scenario.h"

/* The points of a sweep: what each sets each varied key to. */

struct points {
    const struct vary *vary;
    int keys, count;
    enum sweep_kind kind;
    double *fraction; /* [count x keys] of a design in ranges, else NULL */
};

/* choice NULL: a grid. fails: false; message says why (no keys, too many points, too many keys for
 * a Sobol sequence, out of memory). owns: points_clear. */
bool points_make(const struct vary *vary, int keys, const struct sweep_choice *choice,
                 struct points *points, char message[240]);
void points_clear(struct points *points);

/* "30 km": the value of a key at a point; of a range rounded to 12 digits, or to a whole number. */
void points_value(const struct points *points, int point, int key, char *text, size_t size);
/* The same in vary->unit; NAN when it is no number. */
double points_number(const struct points *points, int point, int key);
/* "route.distance=30 km". A distribution keeps its spread: "route.speed.mean=45 km/h". */
void points_setting(const struct points *points, int point, int key, char *text, size_t size);

#endif
