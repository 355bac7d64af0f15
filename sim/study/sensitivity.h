/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SENSITIVITY_H
#define SIM_STUDY_SENSITIVITY_H

#include "sim/study/effect.h"
#include "sim/study/experiment.h"
#include "sim/study/plans.h"
#include "sim/study/source.h"

/* Which inputs move the answer: a method of effect.h over the scenario's inputs, each inside the
 * believable range of the field table or a range of the user's own. All points use the same
 * replications (common random numbers). */

enum sensitivity_id {
    SENSITIVITY_SAVING,    /* none where a plan does not hold */
    SENSITIVITY_BREAKEVEN, /* distance; where one route is cheaper over all of the range searched,
                              the end of it up to which that is so */
    SENSITIVITY_CARBON,
    SENSITIVITY_SERVICE, /* of the molten route */
    SENSITIVITY_OUTPUTS
};
/* "saving", "breakeven", "carbon", "service"; NULL past the last. */
const char *sensitivity_name(int id);

struct sensitivity_plan {
    const struct source *source;
    const struct scenario *scenario;
    replication_function run;
    const struct effect_method *method;
    int samples;      /* < 1: what the method takes */
    int replications; /* < 1: one; common random numbers leave little noise in differences */
    const char *const *keys;
    int key_count;    /* "KEY" or "KEY=LOW..HIGH"; 0: every input with a range */
    int most;         /* inputs kept of a first look one at a time; < 1: all of them */
    unsigned outputs; /* bits 1u << enum sensitivity_id */
    int threads;
    double cut_s;
    struct study_hook hook;
};

struct sensitivity_input {
    char key[96];
    struct key_info info;
    double low, high; /* in info.unit */
};

enum point_state {
    POINT_MISSING,    /* not computed: interrupted */
    POINT_FEASIBLE,   /* both plans hold */
    POINT_INFEASIBLE, /* one does not: no saving, no break-even */
    POINT_INVALID,    /* contradicts itself */
    POINT_FAILED      /* a replication failed */
};
const char *point_state_name(enum point_state state);

struct sensitivity_output {
    bool asked;
    char unit[24];
    double base;           /* at the scenario itself */
    int missing;           /* points without a value */
    int at_least, at_most; /* points with a value that the true one is beyond (a break-even) */
    double *figure; /* [inputs x EFFECT_FIGURES]; NULL when interrupted; that of the saving is
                       there unasked */
};

struct sensitivity {
    enum study_status status;
    char message[240];
    const struct scenario *scenario;
    const struct effect_method *method;
    int samples, replications, points, done;
    int count;         /* inputs */
    int screened_from; /* inputs of the first look; 0: there was none */
    struct sensitivity_input *input;
    double *x;               /* [points x count], fractions of the ranges */
    double *y;               /* [points x SENSITIVITY_OUTPUTS] */
    enum point_state *state; /* [points] */
    signed char *beyond;     /* [points] break-even: 1 it is at least y, -1 at most y, 0 equal */
    enum plans_state *plan;  /* [points], of those that are feasible or not */
    int number[POINT_FAILED + 1], lacking[PLANS_STATES];
    enum plans_state base_plan; /* at the scenario itself */
    char base_why[300];
    struct sensitivity_output output[SENSITIVITY_OUTPUTS];
    /* The unverified number that the decision hangs on: of the inputs that rest on judgement the
     * one that moves the saving most; of those that change the cheaper route, if any. -1: none. */
    int hangs_on;
    bool flips;     /* moved alone inside its range it changes the cheaper route */
    int flip_count; /* judged inputs that do; known one at a time only */
};

/* out: *sensitivity, cleared by sensitivity_clear in any case. Interrupted, it claims nothing; the
 * points that were finished are kept. */
enum study_status sensitivity_run(const struct sensitivity_plan *plan,
                                  struct sensitivity *sensitivity);
void sensitivity_clear(struct sensitivity *sensitivity);

/* Inputs by the ranking figure of an output, largest first, those without one last.
 * out: order[count]. */
void sensitivity_order(const struct sensitivity *sensitivity, enum sensitivity_id id, int *order);

#endif
