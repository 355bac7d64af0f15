/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind the handles of meltroute.h; for the api files alone. */
#ifndef SIM_API_HANDLE_H
#define SIM_API_HANDLE_H

#include <stdio.h>

#include "sim/meltroute.h"
#include "sim/report/folder.h"
#include "sim/report/result_read.h"
#include "sim/study/compare.h"
#include "sim/study/cool.h"
#include "sim/study/run.h"
#include "sim/study/optimize.h"
#include "sim/study/sensitivity.h"
#include "sim/study/surface.h"
#include "sim/study/sweep.h"
#include "sim/study/trace.h"

struct mr_scenario {
    char *path, *variant;
    char **sets, **vary;
    int set_count, vary_count, threads;
    struct mr_progress progress;
    bool profile;
    struct scenario_source *parsed;
    struct scenario *scenario;
    struct source source; /* what studies make scenarios from */
    char *messages;
    /* of a finished run */
    char *folder; /* NULL: this is none */
    struct result_file file;
    struct scenario *as_run; /* without `sets` */
    const char **all_sets;   /* those of the run, then `sets` */
};

/* A handle with copies of the options. fails: NULL without memory. */
struct mr_scenario *scenario_handle_create(const struct mr_options *options);
/* Reads the scenario of a request into the handle, with the handle's variant and settings. */
enum mr_status scenario_handle_open(struct mr_scenario *s, const struct scenario_request *text,
                                    struct diag *diag);

enum result_kind {
    RESULT_RUN,
    RESULT_SWEEP,
    RESULT_BREAKEVEN,
    RESULT_COOL,
    RESULT_SENSITIVITY,
    RESULT_SURFACE,
    RESULT_OPTIMIZE,
    RESULT_TRACE,
    RESULT_COMPARE,
    RESULT_KINDS
};

struct mr_results {
    enum result_kind kind;
    const struct mr_scenario *from;
    enum mr_status status;
    char message[640];
    char note[160];
    bool dry_run; /* of a sweep: only what would be computed */
    double seconds;
    struct run run;
    struct sweep sweep;
    struct breakeven breakeven;
    char *key; /* of the break-even */
    struct cool_run cool;
    struct sensitivity sensitivity;
    struct surface surface;
    struct optimize optimize;
    struct trace trace;
    struct compare compare;
};

/* How results of a kind are shown and kept. */
struct result_view {
    const char *name;                       /* in manifest.json */
    const char *table;                      /* "sweep.csv": what `csv` writes */
    bool (*has)(const struct mr_results *); /* is there anything to show? */
    void (*text)(FILE *out, const struct mr_results *);
    char *(*json)(const struct mr_results *); /* NULL: there is none */
    void (*csv)(FILE *out, const struct mr_results *);
    void (*save)(struct folder *, const struct mr_results *); /* files beside the table; NULL */
    void (*clear)(struct mr_results *);
};
extern const struct result_view result_views[RESULT_KINDS];

/* --- what the studies share: results_begin .. results_end --- */

/* NULL when the scenario cannot be used or memory is out. */
struct mr_results *results_begin(const struct mr_scenario *scenario, enum result_kind kind);
/* The same for a study of both routes: *status is MR_OK, MR_USAGE without results, or MR_INVALID
 * for a scenario without customers. */
struct mr_results *results_begin_study(const struct mr_scenario *scenario, enum result_kind kind,
                                       enum mr_status *status);
enum mr_status results_end(struct mr_results *results, enum mr_status status, const char *message);
/* The scenario of the same file and variant without settings: what they changed is told against it.
 * NULL: nothing was set, or it is none without. owns: the caller (scenario_free). */
struct scenario *results_unset(const struct mr_scenario *scenario);
enum mr_status results_status(enum study_status status);
struct study_hook results_hook(const struct mr_scenario *scenario);

/* A text written by a function on a stream. */
struct text_stream {
    char *text;
    size_t size;
    FILE *file;
};

/* fails: NULL without memory. */
FILE *text_stream_begin(struct text_stream *stream);
/* The text, owned by the caller; NULL when something went wrong. */
char *text_stream_end(struct text_stream *stream);

#endif
