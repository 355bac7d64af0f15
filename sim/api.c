/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the first half of meltroute.h: opens scenarios and calls the studies. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/api_handle.h"
#include "sim/chain/replication.h"
#include "sim/scenario/build_version.h"
#include "sim/scenario/echo.h"
#include "sim/scenario/load.h"

const char *mr_version(void)
{
    return mr_build_version;
}

void mr_text_free(char *text)
{
    free(text);
}

/* --- scenarios ----------------------------------------------------------------------------------
 */

static char *copy(const char *text)
{
    return text ? strdup(text) : NULL;
}

/* out: count of copied texts; what could not be copied is left out. */
static int copy_all(const char *const *from, int count, char ***to)
{
    *to = calloc((size_t)(count > 0 ? count : 1), sizeof **to);
    for (int i = 0; *to && i < count; i++)
        if (!((*to)[i] = strdup(from[i])))
            return i;
    return *to ? count : 0;
}

static void take_options(struct mr_scenario *scenario, const struct mr_options *options)
{
    static const struct mr_options none;
    if (!options)
        options = &none;
    scenario->variant = copy(options->variant);
    scenario->set_count = copy_all(options->sets, options->set_count, &scenario->sets);
    scenario->vary_count = copy_all(options->vary, options->vary_count, &scenario->vary);
    scenario->threads = options->threads;
    scenario->progress = options->progress;
    scenario->profile = options->profile;
}

/* Nothing to point at and unreadable is a matter of files, everything else of the scenario. */
static enum mr_status failure_of(struct diag *diag)
{
    for (int i = 0; i < diag_count(diag); i++)
        if (strcmp(diag_get(diag, i)->code, "E-READ") == 0 ||
            strcmp(diag_get(diag, i)->code, "E-RESULT") == 0)
            return MR_IO;
    return MR_INVALID;
}

struct mr_scenario *scenario_handle_create(const struct mr_options *options)
{
    struct mr_scenario *s = calloc(1, sizeof *s);
    if (s)
        take_options(s, options);
    return s;
}

enum mr_status scenario_handle_open(struct mr_scenario *s, const struct scenario_request *text,
                                    struct diag *diag)
{
    s->path = copy(text->path ? text->path : text->name);
    struct scenario_request request = *text;
    request.variant = s->variant;
    request.sets = (const char *const *)s->sets;
    request.set_count = s->set_count;
    request.vary = (const char *const *)s->vary;
    request.vary_count = s->vary_count;
    if (diag_error_count(diag) == 0)
        s->scenario = scenario_open(&request, &s->parsed, diag);
    s->source = (struct source){s->parsed, s->variant, request.sets, s->set_count};
    s->messages = diag_count(diag) > 0 ? diag_text(diag, 0) : copy("");
    return s->scenario ? MR_OK : failure_of(diag);
}

static enum mr_status open_scenario(const struct scenario_request *text,
                                    const struct mr_options *options, struct mr_scenario **out)
{
    struct mr_scenario *s = *out = scenario_handle_create(options);
    struct diag *diag = diag_create();
    enum mr_status status = s && diag ? scenario_handle_open(s, text, diag) : MR_IO;
    diag_free(&diag);
    return status;
}

enum mr_status mr_scenario_load(const char *path, const struct mr_options *options,
                                struct mr_scenario **scenario)
{
    struct scenario_request request = {.path = path};
    return open_scenario(&request, options, scenario);
}

enum mr_status mr_scenario_parse(const char *text, const char *name,
                                 const struct mr_options *options, struct mr_scenario **scenario)
{
    struct scenario_request request = {.text = text, .name = name};
    return open_scenario(&request, options, scenario);
}

void mr_scenario_free(struct mr_scenario **scenario)
{
    struct mr_scenario *s = *scenario;
    if (!s)
        return;
    scenario_free(&s->scenario);
    scenario_free(&s->as_run);
    result_file_clear(&s->file);
    free(s->folder);
    free(s->all_sets);
    scenario_source_free(&s->parsed);
    for (int i = 0; i < s->set_count; i++)
        free(s->sets[i]);
    for (int i = 0; i < s->vary_count; i++)
        free(s->vary[i]);
    free(s->sets);
    free(s->vary);
    free(s->variant);
    free(s->path);
    free(s->messages);
    free(s);
    *scenario = NULL;
}

int mr_scenario_customers(const struct mr_scenario *scenario)
{
    return scenario && scenario->scenario ? scenario->scenario->customer_count : 0;
}

const char *mr_scenario_messages(const struct mr_scenario *scenario)
{
    return scenario && scenario->messages ? scenario->messages : "";
}

FILE *text_stream_begin(struct text_stream *stream)
{
    stream->text = NULL;
    return stream->file = open_memstream(&stream->text, &stream->size);
}

char *text_stream_end(struct text_stream *stream)
{
    if (!stream->file || fclose(stream->file) != 0)
        return NULL;
    return stream->text;
}

char *mr_scenario_echo(const struct mr_scenario *scenario)
{
    struct text_stream stream;
    if (!scenario->scenario || !text_stream_begin(&stream))
        return NULL;
    scenario_echo(scenario->scenario, stream.file);
    return text_stream_end(&stream);
}

/* --- studies ------------------------------------------------------------------------------------
 */

enum mr_status results_status(enum study_status status)
{
    switch (status) {
    case STUDY_OK:
        return MR_OK;
    case STUDY_INTERRUPTED:
        return MR_INTERRUPTED;
    case STUDY_INVALID:
        return MR_INVALID;
    case STUDY_STORE:
        return MR_IO;
    case STUDY_INCOMPLETE:
        return MR_INCOMPLETE;
    default:
        return MR_RUN_FAILED;
    }
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct mr_results *results_begin(const struct mr_scenario *scenario, enum result_kind kind)
{
    struct mr_results *results = scenario && scenario->scenario ? calloc(1, sizeof *results) : NULL;
    if (results) {
        results->kind = kind;
        results->from = scenario;
        results->seconds = -now_s();
    }
    return results;
}

enum mr_status results_end(struct mr_results *results, enum mr_status status, const char *message)
{
    results->seconds += now_s();
    results->status = status;
    snprintf(results->message, sizeof results->message, "%s", message ? message : "");
    return status;
}

struct scenario *results_unset(const struct mr_scenario *scenario)
{
    const struct source file = {.parsed = scenario->parsed, .variant = scenario->variant};
    char ignored[240];
    return scenario->source.set_count > 0 ? source_make(&file, NULL, 0, ignored) : NULL;
}

struct study_hook results_hook(const struct mr_scenario *scenario)
{
    return (struct study_hook){scenario->progress.step, scenario->progress.context};
}

struct mr_results *results_begin_study(const struct mr_scenario *scenario, enum result_kind kind,
                                       enum mr_status *status)
{
    struct mr_results *results = results_begin(scenario, kind);
    *status = results ? MR_OK : MR_USAGE;
    if (results && scenario->scenario->customer_count < 1) /* both routes supply somebody */
        *status = results_end(results, MR_INVALID,
                              "this scenario has no customer: only `cool` can be run with it");
    return results;
}

enum mr_status mr_run(const struct mr_scenario *scenario, bool ledger, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_RUN, &status);
    if (status != MR_OK)
        return status;
    struct run_plan plan = {.source = &scenario->source,
                            .scenario = scenario->scenario,
                            .run = replication_run,
                            .threads = scenario->threads,
                            .keep_ledger = ledger,
                            .profile = scenario->profile,
                            .hook = results_hook(scenario)};
    status = results_status(run_study(&plan, &results->run));
    if (status == MR_OK && results->run.unmet > 0)
        return results_end(results, MR_UNEXPECTED, "a limit of `expect` is not met");
    return results_end(results, status, results->run.message);
}

enum mr_status mr_breakeven(const struct mr_scenario *scenario, const char *key, const char *range,
                            bool limits, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_BREAKEVEN, &status);
    if (status != MR_OK)
        return status;
    results->key = copy(key);
    struct breakeven_plan plan = {.source = &scenario->source,
                                  .scenario = scenario->scenario,
                                  .key = results->key ? results->key : "",
                                  .low = NAN,
                                  .high = NAN,
                                  .range = range,
                                  .run = replication_run,
                                  .threads = scenario->threads,
                                  .cut_s = NAN,
                                  .limits = limits,
                                  .hook = results_hook(scenario)};
    status = results_status(breakeven_run(&plan, &results->breakeven));
    return results_end(results, status, results->breakeven.message);
}

enum mr_status mr_cool(const struct mr_scenario *scenario, struct mr_results **out)
{
    struct mr_results *results = *out = results_begin(scenario, RESULT_COOL);
    const char *why = NULL;
    if (!results)
        return MR_USAGE;
    bool done = cool_run_ladle(scenario->scenario, &results->cool, &why);
    return results_end(results, done ? MR_OK : MR_INVALID, why);
}

void mr_results_free(struct mr_results **results)
{
    if (!*results)
        return;
    result_views[(*results)->kind].clear(*results);
    free((*results)->key);
    free(*results);
    *results = NULL;
}
