/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SOURCE_H
#define SIM_STUDY_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/scenario.h"

/* Where scenarios come from: one text with a variant and --set options. Studies make more scenarios
 * from it by adding settings, which go through the code that reads the file. */
struct source {
    const char *path;       /* file, also the name in messages */
    const char *text;       /* its content, read once, so that all points see the same */
    size_t size;
    const char *variant;    /* NULL: none */
    const char *const *sets;/* "key=value", in order */
    int set_count;
};

/* A scenario and what owns it. */
struct made {
    const struct scenario *scenario; /* NULL: not valid */
    struct reading *reading;
};

/* The source's scenario with `extra` settings behind its own.
 * out: *made, made_clear in any case; message is the first error when it is not valid.
 * fails: false. */
bool source_make(const struct source *source, const char *const *extra, int extra_count,
                 struct made *made, char message[240]);
void made_clear(struct made *made);

/* What is known of a numeric key. */
struct key_info {
    enum dimension dim;
    char unit[48];           /* readable: "km", "CNY/m3"; "" for a plain number */
    double value;            /* the scenario's, in unit; NAN when it is none */
    double low, high;        /* believable range, in unit; NAN when there is none */
    bool integer;
};

/* fails: false when the key is unknown or no number; message says so. */
bool source_key(const struct source *source, const struct scenario *scenario, const char *key,
                struct key_info *info, char message[240]);

/* Every field that is tagged as judgement and has a believable range, by its path.
 * visit returns true to stop. */
void source_judgements(const struct scenario *scenario,
                       bool (*visit)(void *context, const char *key, const struct key_info *info),
                       void *context);

/* "key=12.5 km" for a value in info->unit. */
void source_setting(const char *key, const struct key_info *info, double value, char *text,
                    size_t size);

#endif
