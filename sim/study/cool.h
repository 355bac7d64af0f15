/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_COOL_H
#define SIM_STUDY_COOL_H

#include <stdbool.h>

#include "sim/scenario/scenario.h"

/* One ladle alone through the steps of the scenario's `cool` section: no trucks, no customers. */

struct cool_row {
    double time_s;
    int step;               /* index into cool.steps; -1 before the first */
    double melt_K, melt_kg; /* NAN and 0 without metal */
    double face_K;          /* area-weighted mean of the inner faces */
    double shell_K;         /* hottest */
    double skull_kg;        /* frozen in the ladle */
    double lost_kg;         /* metal gone into dross: tap, resting, pour; from the start */
    double loss_J;          /* through walls, bridges and mouth, from the start */
    double fuel_J;          /* burnt, from the start */
};

/* Through the middle of the wetted side at the end of a step. */
struct cool_profile {
    double time_s;
    int step, nodes;
    double depth_m[LADLE_MAX_CELLS], temperature_K[LADLE_MAX_CELLS];
};

struct cool_run {
    const struct cool *cool;
    int count, room;
    struct cool_row *row;
    int profiles;
    struct cool_profile *profile; /* one per step */
    const struct refractory_stack *side;
    double filled_kg, poured_kg, skull_kg;
    double left_out_kg;          /* did not fit below the brim */
    double lost_kg[LOSS_CAUSES]; /* gross: at the tap, resting, at the pour */
    double liquidus_K;
    double residual; /* energy book: |residual| / sum of |flows| */
    int calls, left; /* of the ladle's model, and those that it left to wall1d */
};

/* out: *run, cleared by cool_run_clear in any case.
 * fails: false; *why says what (a ladle outside its ranges, no steps, memory). */
bool cool_run_ladle(const struct scenario *scenario, struct cool_run *run, const char **why);
void cool_run_clear(struct cool_run *run);

const char *cool_action_name(int action); /* "fill" */

#endif
