/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements meltroute.h: opens handles, calls the studies, hands out texts. */
#include "sim/meltroute.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/chain/replication.h"
#include "sim/report/csv.h"
#include "sim/report/folder.h"
#include "sim/report/json.h"
#include "sim/report/manifest.h"
#include "sim/report/plot.h"
#include "sim/report/survey.h"
#include "sim/report/text.h"
#include "sim/scenario/build_version.h"
#include "sim/scenario/echo.h"
#include "sim/scenario/explain.h"
#include "sim/scenario/init.h"
#include "sim/scenario/load.h"
#include "sim/scenario/schema.h"
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
}

/* Nothing to point at and unreadable is a matter of files, everything else of the scenario. */
static enum mr_status failure_of(struct diag *diag)
{
    for (int i = 0; i < diag_count(diag); i++)
        if (strcmp(diag_get(diag, i)->code, "E-READ") == 0)
            return MR_IO;
    return MR_INVALID;
}

static enum mr_status open_scenario(const struct scenario_request *text,
                                    const struct mr_options *options, struct mr_scenario **out)
{
    struct mr_scenario *s = *out = calloc(1, sizeof *s);
    struct diag *diag = diag_create();
    enum mr_status status = MR_IO;
    if (s && diag) {
        take_options(s, options);
        s->path = copy(text->path ? text->path : text->name);
        s->parsed = scenario_source_load(text, diag);
        struct scenario_request request = {.variant = s->variant,
                                           .sets = (const char *const *)s->sets,
                                           .set_count = s->set_count,
                                           .vary = (const char *const *)s->vary,
                                           .vary_count = s->vary_count};
        if (s->parsed)
            s->scenario = scenario_from_source(s->parsed, &request, diag);
        s->source = (struct source){s->parsed, s->variant, request.sets, s->set_count};
        s->messages = diag_count(diag) > 0 ? diag_text(diag, 0) : copy("");
        status = s->scenario ? MR_OK : failure_of(diag);
    }
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

const char *mr_scenario_messages(const struct mr_scenario *scenario)
{
    return scenario && scenario->messages ? scenario->messages : "";
}

/* A text written by a function on a stream. */
struct text_stream {
    char *text;
    size_t size;
    FILE *file;
};

static FILE *stream_begin(struct text_stream *stream)
{
    stream->text = NULL;
    return stream->file = open_memstream(&stream->text, &stream->size);
}

static char *stream_end(struct text_stream *stream)
{
    if (!stream->file || fclose(stream->file) != 0)
        return NULL;
    return stream->text;
}

char *mr_scenario_echo(const struct mr_scenario *scenario)
{
    struct text_stream stream;
    if (!scenario->scenario || !stream_begin(&stream))
        return NULL;
    scenario_echo(scenario->scenario, stream.file);
    return stream_end(&stream);
}

/* --- studies ------------------------------------------------------------------------------------
 */

static enum mr_status status_of(enum study_status status)
{
    switch (status) {
    case STUDY_OK:
        return MR_OK;
    case STUDY_INTERRUPTED:
        return MR_INTERRUPTED;
    case STUDY_INVALID:
        return MR_INVALID;
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

static struct mr_results *begin(const struct mr_scenario *scenario, enum result_kind kind)
{
    struct mr_results *results = scenario && scenario->scenario ? calloc(1, sizeof *results) : NULL;
    if (results) {
        results->kind = kind;
        results->from = scenario;
        results->seconds = -now_s();
    }
    return results;
}

static enum mr_status end(struct mr_results *results, enum mr_status status, const char *message)
{
    results->seconds += now_s();
    results->status = status;
    snprintf(results->message, sizeof results->message, "%s", message ? message : "");
    return status;
}

static struct study_hook hook_of(const struct mr_scenario *scenario)
{
    return (struct study_hook){scenario->progress.step, scenario->progress.context};
}

/* Both routes need somebody to supply. */
static bool has_customer(const struct mr_scenario *scenario)
{
    return scenario->scenario->customer_count > 0;
}

static const char no_customer[] = "this scenario has no customer: only `cool` can be run with it";

enum mr_status mr_run(const struct mr_scenario *scenario, bool ledger, struct mr_results **out)
{
    struct mr_results *results = *out = begin(scenario, RESULT_RUN);
    if (!results)
        return MR_USAGE;
    if (!has_customer(scenario))
        return end(results, MR_INVALID, no_customer);
    struct run_plan plan = {.source = &scenario->source,
                            .scenario = scenario->scenario,
                            .run = replication_run,
                            .threads = scenario->threads,
                            .keep_ledger = ledger,
                            .hook = hook_of(scenario)};
    enum mr_status status = status_of(run_study(&plan, &results->run));
    if (status == MR_OK && results->run.unmet > 0)
        return end(results, MR_UNEXPECTED, "a limit of `expect` is not met");
    return end(results, status, results->run.message);
}

enum mr_status mr_sweep(const struct mr_scenario *scenario, struct mr_results **out)
{
    struct mr_results *results = *out = begin(scenario, RESULT_SWEEP);
    if (!results)
        return MR_USAGE;
    if (!has_customer(scenario))
        return end(results, MR_INVALID, no_customer);
    if (scenario->scenario->sweep_count < 1)
        return end(results, MR_USAGE,
                   "nothing to vary: give --vary 'KEY=VALUES', or a sweep section in the file");
    struct sweep_plan plan = {.source = &scenario->source,
                              .vary = scenario->scenario->sweep,
                              .vary_count = scenario->scenario->sweep_count,
                              .run = replication_run,
                              .threads = scenario->threads,
                              .hook = hook_of(scenario)};
    enum mr_status status = status_of(sweep_run(&plan, &results->sweep));
    return end(results, status, results->sweep.message);
}

enum mr_status mr_breakeven(const struct mr_scenario *scenario, const char *key, double low,
                            double high, bool limits, struct mr_results **out)
{
    struct mr_results *results = *out = begin(scenario, RESULT_BREAKEVEN);
    if (!results)
        return MR_USAGE;
    if (!has_customer(scenario))
        return end(results, MR_INVALID, no_customer);
    results->key = copy(key);
    struct breakeven_plan plan = {.source = &scenario->source,
                                  .scenario = scenario->scenario,
                                  .key = results->key ? results->key : "",
                                  .low = low,
                                  .high = high,
                                  .run = replication_run,
                                  .threads = scenario->threads,
                                  .cut_s = NAN,
                                  .limits = limits,
                                  .hook = hook_of(scenario)};
    enum mr_status status = status_of(breakeven_run(&plan, &results->breakeven));
    return end(results, status, results->breakeven.message);
}

enum mr_status mr_cool(const struct mr_scenario *scenario, struct mr_results **out)
{
    struct mr_results *results = *out = begin(scenario, RESULT_COOL);
    const char *why = NULL;
    if (!results)
        return MR_USAGE;
    bool done = cool_run_ladle(scenario->scenario, &results->cool, &why);
    return end(results, done ? MR_OK : MR_INVALID, why);
}

void mr_results_free(struct mr_results **results)
{
    if (!*results)
        return;
    run_clear(&(*results)->run);
    sweep_clear(&(*results)->sweep);
    breakeven_clear(&(*results)->breakeven);
    cool_run_clear(&(*results)->cool);
    free((*results)->key);
    free(*results);
    *results = NULL;
}

/* --- results ------------------------------------------------------------------------------------
 */

const char *mr_results_message(const struct mr_results *results)
{
    return results ? results->message : "";
}

/* Is there anything to show? */
static bool has_content(const struct mr_results *results)
{
    switch (results->kind) {
    case RESULT_RUN:
        return results->run.experiment.replications > 0;
    case RESULT_SWEEP:
        return results->sweep.done > 0;
    case RESULT_BREAKEVEN:
        return results->breakeven.curve.count > 0;
    default:
        return results->cool.count > 0;
    }
}

char *mr_results_text(const struct mr_results *results)
{
    struct text_stream stream;
    if (!has_content(results) || !stream_begin(&stream))
        return NULL;
    if (results->kind == RESULT_RUN)
        text_run(stream.file, &results->run);
    else if (results->kind == RESULT_SWEEP)
        text_sweep(stream.file, &results->sweep);
    else if (results->kind == RESULT_BREAKEVEN)
        text_breakeven(stream.file, &results->breakeven);
    else
        text_cool(stream.file, &results->cool);
    return stream_end(&stream);
}

char *mr_results_json(const struct mr_results *results)
{
    if (!has_content(results))
        return NULL;
    if (results->kind == RESULT_RUN)
        return json_run(&results->run);
    return results->kind == RESULT_BREAKEVEN ? json_breakeven(&results->breakeven) : NULL;
}

static void write_csv(FILE *out, const struct mr_results *results)
{
    if (results->kind == RESULT_RUN)
        csv_costs(out, &results->run);
    else if (results->kind == RESULT_SWEEP)
        csv_sweep(out, &results->sweep);
    else if (results->kind == RESULT_BREAKEVEN)
        csv_breakeven(out, &results->breakeven);
    else
        csv_cool(out, &results->cool);
}

char *mr_results_csv(const struct mr_results *results)
{
    struct text_stream stream;
    if (!has_content(results) || !stream_begin(&stream))
        return NULL;
    write_csv(stream.file, results);
    return stream_end(&stream);
}

bool mr_results_get(const struct mr_results *results, const char *path, double *mean,
                    double *half_width)
{
    const struct metric_table *table = &results->run.experiment.table;
    const struct metric *metric = metric_find(table, path);
    if (!metric)
        return false;
    struct estimate estimate = metric_estimate(table, metric);
    *mean = estimate.mean;
    *half_width = estimate.half_width;
    return true;
}

/* --- result folders -----------------------------------------------------------------------------
 */

static void tell(char **message, const char *text)
{
    if (message)
        *message = text && text[0] ? strdup(text) : NULL;
}

bool mr_folder_check(const char *folder, char **message)
{
    char text[FOLDER_MESSAGE];
    bool fine = folder_check(folder, text);
    tell(message, text);
    return fine;
}

static void save_text(struct folder *folder, const char *name, char *text)
{
    FILE *file = text ? folder_open(folder, name) : NULL;
    if (file)
        fputs(text, file);
    folder_close(folder, file);
    folder->failed |= !text;
    free(text);
}

static void save_csv(struct folder *folder, const char *name, const struct run *run,
                     void (*write)(FILE *, const struct run *))
{
    FILE *file = folder_open(folder, name);
    if (file)
        write(file, run);
    folder_close(folder, file);
}

static void save_tables(struct folder *folder, const struct mr_results *results)
{
    static const char *const name[] = {"costs.csv", "sweep.csv", "breakeven.csv", "cool.csv"};
    const struct run *run = &results->run;
    FILE *file = folder_open(folder, name[results->kind]);
    if (file)
        write_csv(file, results);
    folder_close(folder, file);
    if (results->kind == RESULT_BREAKEVEN)
        save_text(folder, "breakeven.json", json_breakeven(&results->breakeven));
    if (results->kind != RESULT_RUN)
        return;
    save_text(folder, "summary.json", json_run(run));
    save_csv(folder, "carbon.csv", run, csv_carbon);
    save_csv(folder, "kpis.csv", run, csv_kpis);
    save_csv(folder, "replications.csv", run, csv_replications);
    if (run->experiment.ledger)
        save_csv(folder, "ledger.csv", run, csv_ledger);
    if (run->has_breakeven) {
        save_text(folder, "breakeven.json", json_breakeven(&run->breakeven));
        file = folder_open(folder, "breakeven.csv");
        if (file)
            csv_breakeven(file, &run->breakeven);
        folder_close(folder, file);
    }
}

static void save_manifest(struct folder *folder, const struct mr_results *results,
                          const char *command)
{
    static const char *const kind[] = {"run", "sweep", "breakeven", "cool"};
    const struct mr_scenario *from = results->from;
    const char *warnings = mr_scenario_messages(from);
    struct manifest manifest = {.kind = kind[results->kind],
                                .command = command,
                                .path = from->path,
                                .text = scenario_source_text(from->parsed),
                                .scenario = from->scenario,
                                .source = &from->source,
                                .seconds = results->seconds,
                                .threads = from->threads,
                                .complete = results->status != MR_INTERRUPTED,
                                .warnings = &warnings,
                                .warning_count = warnings[0] ? 1 : 0};
    FILE *file = folder_open(folder, "manifest.json");
    if (file)
        manifest_write(file, &manifest);
    folder_close(folder, file);
}

enum mr_status mr_results_save(const struct mr_results *results, const char *path,
                               const char *command, char **message)
{
    struct folder *folder = malloc(sizeof *folder);
    bool done = folder && has_content(results) && folder_begin(folder, path);
    if (done) {
        save_tables(folder, results);
        save_manifest(folder, results, command);
        done = folder_commit(folder);
    }
    if (!done)
        tell(message, !folder                 ? "out of memory"
                      : !has_content(results) ? "there is nothing to write"
                      : folder->message[0]    ? folder->message
                                              : "out of memory");
    else
        tell(message, NULL);
    free(folder);
    return done ? MR_OK : MR_IO;
}

enum mr_status mr_plot(const char *folder, const char *kind, char **message)
{
    char text[PLOT_MESSAGE] = "";
    enum plot_status status = plot_draw(folder, kind, text);
    tell(message, text);
    return status == PLOT_OK          ? MR_OK
           : status == PLOT_NO_HELPER ? MR_NO_HELPER
           : status == PLOT_UNKNOWN   ? MR_USAGE
                                      : MR_IO;
}

/* --- about scenarios ----------------------------------------------------------------------------
 */

/* A writer that may refuse, with a message that helps. */
static char *ask(bool (*answer)(const char *, FILE *, struct diag *), const char *about,
                 char **message)
{
    struct text_stream stream;
    struct diag *diag = diag_create();
    char *text = NULL;
    bool known = false;
    if (message)
        *message = NULL;
    if (diag && stream_begin(&stream)) {
        known = answer(about, stream.file, diag);
        text = stream_end(&stream);
    }
    if (!known) {
        free(text);
        text = NULL;
        if (message && diag)
            *message = diag_text(diag, 0);
    }
    diag_free(&diag);
    return text;
}

char *mr_explain(const char *key, char **message)
{
    return ask(scenario_explain, key, message);
}

char *mr_list(const char *family, char **message)
{
    return ask(scenario_list, family, message);
}

char *mr_schema(void)
{
    struct text_stream stream;
    if (!stream_begin(&stream))
        return NULL;
    bool done = scenario_schema(stream.file);
    char *text = stream_end(&stream);
    if (done)
        return text;
    free(text);
    return NULL;
}

char *mr_init(void)
{
    struct text_stream stream;
    if (!stream_begin(&stream))
        return NULL;
    scenario_init(stream.file);
    return stream_end(&stream);
}

char *mr_doctor(bool *complete)
{
    struct text_stream stream;
    if (!stream_begin(&stream))
        return NULL;
    *complete = survey_doctor(stream.file);
    return stream_end(&stream);
}
