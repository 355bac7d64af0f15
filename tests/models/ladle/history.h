/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MODELS_LADLE_HISTORY_H
#define TESTS_MODELS_LADLE_HISTORY_H

#include <gsl/gsl_rng.h>

#include "models/ladle/grid.h"

/*
 * Random lives of ladles, for setting two ladle models side by side: what a chain would do with a
 * ladle over some trips (preheat, fill, road, stops, arrival, pours, empty time), and extremes of
 * it. A life is drawn before it is lived, so that every model lives the same one.
 */

enum history_range {
    HISTORY_USE,    /* 1 to 20 t, what the field table allows, shipped linings and random ones */
    HISTORY_BEYOND, /* 1 kg to 100 t, melt below freezing, a month standing, mouth open for hours */
    HISTORY_RANGES
};

enum history_lining {
    HISTORY_DEFAULT,
    HISTORY_LIGHT,
    HISTORY_INSULATED,
    HISTORY_STACK,  /* random layers, constant properties */
    HISTORY_SLOPED, /* random layers, conductivity and heat capacity change with temperature */
    HISTORY_LININGS
};

/* How a ladle was empty before the trip; the last one without preheat. */
enum history_before { HISTORY_SOON, HISTORY_STOP, HISTORY_LONG, HISTORY_COLD, HISTORY_BEFORES };

enum history_kind {
    HISTORY_STAY,    /* dt_s in boundary */
    HISTORY_PREHEAT, /* looks every 10 min until the mean face is near the target, then dt_s */
    HISTORY_FILL,    /* frac of the capacity at melt_K */
    HISTORY_TAKE,    /* frac of the melt: oxide */
    HISTORY_POUR,    /* frac of the melt; all of it when 1, frozen or not */
    HISTORY_CLEAN,
    HISTORY_ARRIVE /* the temperature that counts */
};

struct history_event {
    enum history_kind kind;
    struct ladle_boundary boundary;
    double dt_s, frac, melt_K;
    enum history_before before; /* of an arrival */
};

enum { HISTORY_EVENTS = 1024, HISTORY_ARRIVALS = 64, HISTORY_PREHEATS = 32 };

struct history {
    enum history_lining lining;
    struct alloy alloy;
    struct ladle_params params; /* .alloy points into this struct */
    double start_K;             /* hot face, soaked through; the air's temperature: cold */
    double air_K;
    double heats; /* at the start */
    int events;
    struct history_event event[HISTORY_EVENTS];
};

/* A life of this range and lining. out: the whole struct. */
void history_draw(gsl_rng *, enum history_range, enum history_lining, struct history *);

/* What is compared. */
struct history_record {
    int arrivals, preheats;
    double melt_K[HISTORY_ARRIVALS];
    enum history_before before[HISTORY_ARRIVALS];
    double fuel_J[HISTORY_PREHEATS]; /* of each preheat ... */
    int looks[HISTORY_PREHEATS];     /* ... and how often it was looked at */
    int arrival_event[HISTORY_ARRIVALS], preheat_event[HISTORY_PREHEATS];
    bool flowed[HISTORY_EVENTS];                 /* at a pour: whether the metal was pourable */
    double shell_K[HISTORY_EVENTS][LADLE_WALLS]; /* after each event */
    double book;                                 /* energy: residual over flows */
    long advances, left; /* calls of the model, and those that it left to wall1d */
    double seconds;      /* of the processor */
    struct ladle_state state;
};

/* Live it with this model; burners are on as long as in the life to follow, or, when that is NULL,
 * until the model's own face is near the target. */
void history_live(const struct history *, const struct ladle_model *, const struct ladle_grid *,
                  const struct history_record *follow, struct history_record *);

/* The event from which on these are no longer the same life: metal about half liquid was poured in
 * one and not in the other. The number of events when that never happened. */
int history_parted(const struct history *, const struct history_record *,
                   const struct history_record *);

#endif
