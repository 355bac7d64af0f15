/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_CALIBRATE_H
#define SIM_STUDY_CALIBRATE_H

#include "sim/scenario/scenario.h"
#include "sim/study/delivery_log.h"
#include "sim/study/fit.h"

/*
 * Fits keys of a scenario to a log of deliveries. Three questions that share no parameter are
 * fitted apart:
 *
 *   temperature  what the ladle model says of the metal on arrival, for a lining soaked to the hot
 *                face, filled, standing, then driving: lining, bridge, hot_face
 *   time         (arrival - tap - standing) / distance: speed
 *   mass         1 - received / loaded: loss
 */
enum calibrate_block { BLOCK_TEMPERATURE, BLOCK_TIME, BLOCK_MASS, BLOCKS };
enum { CALIBRATE_MOST = 8 };

struct calibrate_parameter {
    const char *name, *key; /* "lining", "ladle.lining_factor" */
    enum calibrate_block block;
    enum dimension dim;
    const char *unit, *help;
    bool usual; /* fitted when nothing is asked for and the log has what it takes */
};
const struct calibrate_parameter *calibrate_parameter(int index); /* NULL past the last */

struct calibrated {
    const struct calibrate_parameter *parameter;
    double before, value, low, high; /* SI; 95 % interval */
    bool told;                       /* the log tells it from the others */
    int block_index;                 /* within the fit of its block */
    char setting[120];               /* "ladle.lining_factor=1.13" */
};

struct calibrated_block {
    bool fitted;
    int rows, first; /* into calibration.residual */
    struct fit fit;
    char message[240]; /* why it was not fitted; or "" */
};

struct calibrate_residual {
    int line;
    enum calibrate_block block;
    double x; /* hours under way, or kilometres; what it is drawn over */
    double observed, predicted;
    bool flagged;
};

struct calibration {
    struct delivery_log log;
    int count;
    struct calibrated of[CALIBRATE_MOST];
    double correlation[CALIBRATE_MOST][CALIBRATE_MOST];
    struct calibrated_block block[BLOCKS];
    struct calibrate_residual *residual;
    int residuals;
    double speed_cv;                                   /* spread of speeds between trips; NAN */
    int assumed_standing, assumed_speed, assumed_mass; /* rows in which the scenario's stood in */
    char untold[600]; /* sentences on what the log cannot tell; "" when it tells all */
    char fitted[80], left_out[240];
    struct arena *arena;
};

struct calibrate_plan {
    const struct scenario *scenario;
    const char *name, *text; /* the log */
    size_t size;
    const char *fit;     /* "lining, hot_face"; NULL: the usual ones that the log has */
    const char *columns; /* see delivery_log_read; NULL */
};

enum calibrate_status { CALIBRATE_OK, CALIBRATE_USAGE, CALIBRATE_INVALID, CALIBRATE_FAILED };

/* out: *out, cleared by calibrate_clear in any case; messages about the log in diag.
 * fails: USAGE (a parameter that there is not), INVALID (the log), FAILED (no memory; nothing could
 * be fitted), *why says what. */
enum calibrate_status calibrate_run(const struct calibrate_plan *, struct diag *,
                                    struct calibration *out, char why[240]);
void calibrate_clear(struct calibration *);

const char *calibrate_block_name(enum calibrate_block);

#endif
