/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_WHATIF_H
#define SIM_STUDY_WHATIF_H

#include "sim/study/sweep.h"

/* Answers between simulated points: a grid over a few keys, straight lines between its points, and
 * how far these may be off, which is checked at points of their own. Nothing is said outside. */

enum { WHATIF_KEYS = 5, WHATIF_POINTS = 5000, WHATIF_CHECKS = 12 };

struct whatif_plan {
    const struct source *source;
    const struct vary *vary; /* numbers, as for a grid */
    int vary_count;
    const char *(*path)(int output); /* rows of the result table */
    int outputs;
    replication_function run;
    int threads;
    const char *store; /* path; NULL: a temporary one */
    struct study_hook hook;
};

struct whatif_axis {
    const char *key, *unit;
    bool whole;
    int count;
    double start;  /* the scenario's own value; the nearest of the grid when that is outside */
    double *value; /* rising */
    int *place;    /* of each in the vary's values */
    struct vary
        vary; /* the plan's, and the scenario's own value when that is inside and not there */
    char own[100];
};

struct whatif {
    struct whatif_axis axis[WHATIF_KEYS];
    int axes, outputs, points;
    struct estimate *node; /* [outputs x points], the last key moving fastest; NAN: no answer */
    char (*plan)[24];      /* [points] "feasible", or why there is no answer */
    double *pad;           /* [outputs] what the interval is widened by after the check */
    int checked;           /* points of the check that have an answer */
    int computed, reused;
    char message[240];
};

/* The scenario's own value of a key is made one of the grid when it is inside.
 * out: *whatif, cleared by whatif_clear in any case. The plan's vary must outlive it.
 * fails: STUDY_INVALID (too many keys or points, a key with one value or without numbers),
 * STUDY_INTERRUPTED, STUDY_STORE, STUDY_FAILED when no point has an answer; message. */
enum study_status whatif_run(const struct whatif_plan *plan, struct whatif *whatif);
void whatif_clear(struct whatif *whatif);

/* What an answer is. */
struct whatif_answer {
    bool simulated;   /* x is a point of the grid */
    double value;     /* NAN: none, outside or beside a point without one */
    double interval;  /* to both sides: noise of the simulation (95 %, when there is more than one
                         replication), and between points bend and pad; NAN: unknown */
    const char *plan; /* of the worst point that it rests on */
};

/* Straight lines in each key between the points around x[axes]. The bend of a key is what the
 * points to both sides leave of a straight line, summed: it covers a curve eight times and a single
 * step whole; of a key with two values it is their difference. */
struct whatif_answer whatif_at(const struct whatif *whatif, int output, const double *x);

/* LOW..HIGH as values for a grid: `count` of them, evenly, the inner one nearest to the scenario's
 * own value moved onto it. "key=10,45,90 km". fails: false; message. */
bool whatif_spread(const struct source *source, const struct scenario *scenario,
                   const char *setting, int count, char *text, size_t size, char message[240]);
/* For whatif.c: the axes and the number of points. fails: false; w->message. */
bool whatif_axes(const struct whatif_plan *plan, const struct scenario *scenario, struct whatif *w);
/* Values of each of so many keys that make a grid of a size that a person waits for. */
int whatif_values(int keys);

#endif
