/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SELECTION_H
#define SIM_STUDY_SELECTION_H

#include <stdbool.h>

/*
 * Ranking and selection: the cheapest of several systems that keep a level, with a stated
 * probability of a right choice. Knows nothing of scenarios; one replication of a system gives its
 * cost and its level, and replication r of all systems may share random numbers.
 *
 * First each system is held against the level: after n0 replications with variance S^2 it goes on
 * until |sum of (level - limit)| >= max(0, tolerance / 2 (h^2 S^2 / tolerance^2 - r)), with
 * h^2 = 2 eta (n0 - 1), eta = ((2 b)^(-2 / (n0 - 1)) - 1) / 2 and b = alpha / 2 / systems; it then
 * keeps the level or not by the sign. (ANDRADOTTIR-KIM-2010, feasibility check.)
 * Then of those that keep it one drops out as soon as another is ahead of it by
 *   W(r) = max(0, delta / (2 r) (h^2 S_il^2 / delta^2 - r)),
 * S_il^2 the variance of the difference of both, b = alpha / 2 / (survivors - 1)
 * (KIM-NELSON-2001, which allows common random numbers), until one is left.
 * The one chosen is, with probability 1 - alpha at least, the best of those that keep the level by
 * more than the tolerance, or one that costs at most delta more; quantities nearly normal.
 * source: KIM-NELSON-2001; ANDRADOTTIR-KIM-2010
 */

enum selection_state {
    SELECTION_OPEN,       /* not yet decided: interrupted, or too few replications allowed */
    SELECTION_INFEASIBLE, /* does not keep the level */
    SELECTION_BEATEN,     /* another is cheaper, or no dearer than delta */
    SELECTION_BEST,
    SELECTION_FAILED /* cannot be simulated */
};

struct selection_system {
    enum selection_state state;
    int n, room; /* replications */
    double *cost, *level;
};

struct selection_plan {
    int systems;
    double limit, tolerance; /* of the level; tolerance > 0 */
    double delta;            /* cost that does not matter, > 0 */
    double alpha;            /* 1 - probability of a right choice */
    int first, most;         /* replications: n0 >= 2; all that are allowed */
    /* Makes replications of systems: count pairs (system[i], its next replication) at once.
     * out: cost[i], level[i]; NAN cost: it failed. false: interrupted. */
    bool (*replicate)(void *context, const int *system, const int *replication, int count,
                      double *cost, double *level);
    void *context;
};

struct selection {
    struct selection_system *system; /* [systems] */
    int best, second;                /* -1: none; second: cheapest of the beaten, by its mean */
    int replications;                /* made in all */
    int doubtful; /* systems whose level was judged by the mean, for want of replications */
    bool decided; /* the probability holds; else `most` was reached first */
    bool interrupted;
};

/* out: *selection, cleared by selection_clear in any case. fails: false without memory. */
bool selection_run(const struct selection_plan *plan, struct selection *selection);
void selection_clear(const struct selection_plan *plan, struct selection *selection);

#endif
