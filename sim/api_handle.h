/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind the handles of meltroute.h; for the api files alone. */
#ifndef SIM_API_HANDLE_H
#define SIM_API_HANDLE_H

#include <stdio.h>

#include "sim/meltroute.h"
#include "sim/report/folder.h"
#include "sim/study/cool.h"
#include "sim/study/run.h"
#include "sim/study/sweep.h"

struct mr_scenario {
    char *path, *variant;
    char **sets, **vary;
    int set_count, vary_count, threads;
    struct mr_progress progress;
    struct scenario_source *parsed;
    struct scenario *scenario;
    struct source source; /* what studies make scenarios from */
    char *messages;
};

enum result_kind { RESULT_RUN, RESULT_SWEEP, RESULT_BREAKEVEN, RESULT_COOL };

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
