/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind the handles of meltroute.h; for the api files alone. */
#ifndef SIM_API_HANDLE_H
#define SIM_API_HANDLE_H

#include <stdio.h>

#include "sim/meltroute.h"
#include "sim/report/folder.h"
#include "sim/report/result_read.h"
#include "sim/study/cool.h"
#include "sim/study/run.h"
#include "sim/study/sweep.h"

enum result_kind { RESULT_RUN, RESULT_SWEEP, RESULT_BREAKEVEN, RESULT_COOL };

struct mr_scenario {
    char *path, *variant;
    char **sets, **vary;
    int set_count, vary_count, threads;
    struct mr_progress progress;
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

/* Results of a study that begins now; NULL without memory or when the scenario is invalid. */
struct mr_results *results_begin(const struct mr_scenario *scenario, enum result_kind kind);
/* Ends it. out: the status, also that of the results. */
enum mr_status results_end(struct mr_results *results, enum mr_status status, const char *message);
enum mr_status results_status(enum study_status status);

struct mr_results {
    enum result_kind kind;
    const struct mr_scenario *from;
    enum mr_status status;
    char message[FOLDER_MESSAGE];
    double seconds;
    struct run run;
    struct sweep sweep;
    struct breakeven breakeven;
    char *key; /* of the break-even */
    struct cool_run cool;
};

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
