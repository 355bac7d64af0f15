/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SOURCE_H
#define SIM_STUDY_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/load.h"

/* Where the scenarios of a study come from: one parsed text with a variant and --set options. A
 * study makes more scenarios from it by adding settings, which go through the code that reads the
 * file. */
struct source {
    const struct scenario_source *parsed;
    const char *variant;     /* NULL: none */
    const char *const *sets; /* "key=value", in order */
    int set_count;
};

/* The source's scenario with `extra` settings behind its own, and without a sweep of its own.
 * fails: NULL; message is the first error, with its place. owns: the caller (scenario_free). */
struct scenario *source_make(const struct source *source, const char *const *extra, int extra_count,
                             char message[240]);

/* A numeric key: what it is measured in, what it is now, what is believed of it. */
struct key_info {
    const struct field *field;
    enum dimension dim;
    char currency[4];
    char unit[64];    /* readable: "km", "CNY/m3"; "" for a plain number */
    double value;     /* of the scenario, in unit; NAN when it is worked out by itself */
    double low, high; /* believable range, in unit; NAN when none is stated */
    bool integer;
    bool spread;    /* a distribution: its mean is moved, its spread kept */
    bool judgement; /* the value or its range rests on engineering judgement (EJ in the tables) */
};

/* The key is looked up as a setting of it would be: short forms are the same as of --set.
 * fails: false when the key is unknown or no number; message says so. */
bool source_key(const struct source *source, const struct scenario *scenario, const char *key,
                struct key_info *info, char message[240]);

/* "2 CNY/m3..8 CNY/m3", "5..160 km", "5..160": a unit of one end serves both, without one it is
 * info->unit. out: *low < *high in info->unit, inside the limits of the key.
 * fails: false; message says why. */
bool source_range(const char *key, const struct key_info *info, const char *text, double *low,
                  double *high, char message[240]);

/* Every input that has a believable range that holds its present value, by its full path. Whole
 * numbers are none: how many docks there are is decided, not uncertain; nor is what belongs to the
 * study itself (length of the run, choice of sheet). visit returns true to stop. */
void source_ranged(const struct scenario *scenario,
                   bool (*visit)(void *context, const char *key, const struct key_info *info),
                   void *context);

/* Those of them that rest on judgement. */
void source_judgements(const struct scenario *scenario,
                       bool (*visit)(void *context, const char *key, const struct key_info *info),
                       void *context);

/* "key=12.5 km" for a value in info->unit. */
void source_setting(const char *key, const struct key_info *info, double value, char *text,
                    size_t size);

#endif
