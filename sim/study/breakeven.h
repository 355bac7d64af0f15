/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_BREAKEVEN_H
#define SIM_STUDY_BREAKEVEN_H

#include "sim/study/curve.h"
#include "sim/study/limits.h"

/* Where along one key both routes cost the same: signs at a grid of points on common random
 * numbers, every change of sign refined, replications grown where a sign or a root is not known
 * well enough (a half-width of a 200th of the range, four times the replications at most). The
 * half-width is that of the delta method, or of the bootstrap where that is wider by more than a
 * half. */

enum { BREAKEVEN_ROOTS = 16 };

struct breakeven_plan {
    const struct source *source;
    const struct scenario *scenario; /* of the source, for what is judged at it */
    const char *key;                 /* "route.distance" */
    double low, high;                /* readable unit; NAN: the key's believable range */
    const char *range;               /* instead of them, as source_range reads it; NULL: none */
    replication_function run;
    int threads, replications; /* replications < 1: the scenario's least */
    double cut_s;              /* NAN: found once, at the scenario itself */
    const char *const *fixed;  /* further settings, the same at every point */
    int fixed_count;
    bool coarse; /* for studies of many: fewer points, whole trucks only */
    bool limits; /* also the limits over distance */
    struct study_hook hook;
};

struct breakeven {
    enum study_status status;
    char message[240];
    const char *key;
    struct key_info info;
    double low, high;
    int root_count; /* every change of sign of the saving, whole trucks */
    struct root root[BREAKEVEN_ROOTS];
    int pooled_count; /* the same with trucks charged by the hours used */
    struct root pooled[BREAKEVEN_ROOTS];
    char reason[240]; /* why there is no root, or which of several is named */
    int side; /* no root because one route is cheaper at all points: 1 molten, -1 ingot; else 0 */
    struct between between; /* what could have escaped; finest 0: a coarse search, not looked for */
    double reach; /* the farthest such point for molten, the nearest for ingot; else NAN */
    struct limits limits;
    struct curve curve; /* all points, for the picture */
};

/* out: *breakeven, cleared by breakeven_clear in any case. */
enum study_status breakeven_run(const struct breakeven_plan *plan, struct breakeven *breakeven);
void breakeven_clear(struct breakeven *breakeven);

/* The one to name: of several the last, where the cheaper route changes for good. NULL: none. */
const struct root *breakeven_root(const struct breakeven *breakeven);
const struct root *breakeven_pooled(const struct breakeven *breakeven);

#endif
