/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_CALIBRATE_JOB_H
#define SIM_STUDY_CALIBRATE_JOB_H

#include "sim/study/calibrate.h"
#include "sim/study/calibrate_ladle.h"

/* For the calibrate_*.c files alone: one block of a calibration while it is fitted. */

enum { FIT_LINING, FIT_BRIDGE, FIT_HOT_FACE, FIT_SPEED, FIT_LOSS, FIT_PARAMETERS };
extern const struct calibrate_parameter calibrate_parameters[FIT_PARAMETERS];

struct calibrate_job {
    const struct scenario *scenario;
    struct calibration *out;
    int chosen[FIT_MOST], chosen_count; /* parameters of the block */
    struct ladle_delivery *delivery;    /* temperature block */
    double *observed, *predicted;
    int *line;
    bool *flag;
    int rows;
};

/* --- calibrate_key.c: parameters as keys of the scenario --- */
/* What the scenario says now. */
double calibrate_before(const struct scenario *, int parameter);
/* A value as the fit sees it and back: the lining by its logarithm, the speed by seconds per metre,
 * all else as it is. */
double calibrate_inside(int parameter, double value);
double calibrate_outside(int parameter, double x);
/* Half of the range in which it is believed, as the fit sees it. */
double calibrate_believed(int parameter, double start);
/* fails: false; *why names the word that is no parameter. */
bool calibrate_check_choice(const char *fit, char why[240]);
/* The parameters of a block that are asked for, or usual. */
void calibrate_choose(struct calibrate_job *, const struct calibrate_plan *, enum calibrate_block);
/* Each result as "key=value". */
void calibrate_write_settings(const struct scenario *, struct calibration *);

/* --- calibrate_rows.c: what a block can use of the log --- */
void calibrate_take_rows(struct calibrate_job *, enum calibrate_block);
/* A hot face that was measured in every row is no unknown. */
void calibrate_drop_measured_face(struct calibrate_job *);

/* --- calibrate_tell.c: sentences on what the log cannot tell --- */
void calibrate_tell_block(struct calibrate_job *, const struct calibrate_plan *,
                          enum calibrate_block);

#endif
