/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the second half of meltroute.h: hands out results as text, JSON, CSV, folders and
 * pictures, and answers questions about scenario files. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/api_handle.h"
#include "sim/report/answer.h"
#include "sim/report/changed.h"
#include "sim/report/explain_figure.h"
#include "sim/report/manifest.h"
#include "sim/report/plot.h"
#include "sim/report/survey.h"
#include "sim/scenario/explain.h"
#include "sim/scenario/init.h"
#include "sim/scenario/load.h"
#include "sim/scenario/manual.h"
#include "sim/scenario/roff.h"
#include "sim/scenario/schema.h"

/* --- results ------------------------------------------------------------------------------------
 */

const char *mr_results_message(const struct mr_results *results)
{
    return results ? results->message : "";
}

const char *mr_results_note(const struct mr_results *results)
{
    return results ? results->note : "";
}

static const struct result_view *view_of(const struct mr_results *results)
{
    return &result_views[results->kind];
}

static bool has_content(const struct mr_results *results)
{
    return view_of(results)->has(results);
}

bool mr_results_empty(const struct mr_results *results)
{
    return !results || !has_content(results);
}

const char *mr_results_verdict(const struct mr_results *results)
{
    char answer[ANSWER_ROOM];
    if (mr_results_empty(results) || results->kind != RESULT_RUN)
        return NULL;
    return verdict_name(answer_write(&results->run, answer));
}

/* A run says itself, below its headline, what was set; all else behind its table. */
static void write_text(FILE *out, const struct mr_results *results)
{
    view_of(results)->text(out, results);
    if (results->kind == RESULT_RUN || results->dry_run)
        return;
    struct scenario *unset = results_unset(results->from);
    changed_text(out, results->from->scenario, unset);
    scenario_free(&unset);
}

char *mr_results_text(const struct mr_results *results)
{
    struct text_stream stream;
    if (!(has_content(results) || results->dry_run) || !text_stream_begin(&stream))
        return NULL;
    write_text(stream.file, results);
    return text_stream_end(&stream);
}

char *mr_results_json(const struct mr_results *results)
{
    const struct result_view *view = view_of(results);
    return has_content(results) && view->json ? view->json(results) : NULL;
}

char *mr_results_csv(const struct mr_results *results)
{
    struct text_stream stream;
    if (!has_content(results) || !text_stream_begin(&stream))
        return NULL;
    view_of(results)->csv(stream.file, results);
    return text_stream_end(&stream);
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

bool mr_folder_check(const char *folder, const char *kind, char **message)
{
    char text[FOLDER_MESSAGE];
    bool fine = folder_check(folder, kind, text);
    tell(message, text);
    return fine;
}

char *mr_folder_store(const char *folder, char **message)
{
    char text[FOLDER_MESSAGE], *path = NULL;
    if (folder_make(folder, text)) {
        size_t size = strlen(folder) + sizeof FOLDER_STORE + 1;
        path = malloc(size);
        if (path)
            snprintf(path, size, "%s/%s", folder, FOLDER_STORE);
    }
    tell(message, text);
    return path;
}

static void save_tables(struct folder *folder, const struct mr_results *results)
{
    const struct result_view *view = view_of(results);
    FILE *file = folder_open(folder, view->table);
    if (file)
        view->csv(file, results);
    folder_close(folder, file);
    if (view->save)
        view->save(folder, results);
    if (results->kind != RESULT_RUN && (file = folder_open(folder, FOLDER_PRINTED))) {
        write_text(file, results);
        folder_close(folder, file);
    }
}

static void save_manifest(struct folder *folder, const struct mr_results *results,
                          const char *command)
{
    const struct mr_scenario *from = results->from;
    const char *warnings = mr_scenario_messages(from);
    struct manifest manifest = {
        .kind = view_of(results)->name,
        .command = command,
        .path = from->path,
        .text = scenario_source_text(from->parsed),
        .scenario = from->scenario,
        .source = &from->source,
        .seconds = results->seconds,
        .threads = from->threads,
        .warmup_s = results->kind == RESULT_RUN ? results->run.experiment.cut_s : NAN,
        .complete = results->status != MR_INTERRUPTED && results->status != MR_INCOMPLETE,
        .note = results->note,
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
    bool done =
        folder && has_content(results) && folder_begin(folder, path, view_of(results)->name);
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

enum mr_status mr_plot(const char *folder, const char *kind, const char *format, char **message)
{
    struct text_stream stream;
    char said[PLOT_MESSAGE] = "";
    if (!text_stream_begin(&stream))
        return MR_IO;
    enum plot_status status = plot_draw(folder, kind, format, stream.file, said);
    char *picture = text_stream_end(&stream);
    tell(message, picture && picture[0] ? picture : said);
    free(picture);
    return status == PLOT_OK          ? MR_OK
           : status == PLOT_NO_HELPER ? MR_NO_HELPER
           : status == PLOT_IO        ? MR_IO
           : status == PLOT_NO_RESULT ? MR_IO
                                      : MR_USAGE;
}

const char *mr_plot_kind(int index, const char **summary)
{
    const struct plot_kind *kind = plot_kind_at(index);
    *summary = kind ? kind->summary : NULL;
    return kind ? kind->name : NULL;
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
    if (diag && text_stream_begin(&stream)) {
        known = answer(about, stream.file, diag);
        text = text_stream_end(&stream);
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

/* A figure of a result, or what the scenario knows of the name. */
static bool explain(const char *name, FILE *out, struct diag *diag)
{
    return (name && explain_figure(name, out)) || scenario_explain(name, out, diag);
}

char *mr_explain(const char *key, char **message)
{
    return ask(explain, key, message);
}

char *mr_explain_table(const char *key, char **message)
{
    return ask(scenario_explain_table, key, message);
}

char *mr_list(const char *family, char **message)
{
    return ask(scenario_list, family, message);
}

char *mr_schema(void)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    bool done = scenario_schema(stream.file);
    char *text = text_stream_end(&stream);
    if (done)
        return text;
    free(text);
    return NULL;
}

char *mr_init(void)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    scenario_init(stream.file);
    return text_stream_end(&stream);
}

char *mr_manual(void)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    scenario_manual(mr_version(), stream.file);
    return text_stream_end(&stream);
}

char *mr_roff(const char *text)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    roff_text(text, stream.file);
    return text_stream_end(&stream);
}

char *mr_doctor(bool *complete)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    *complete = survey_doctor(stream.file);
    return text_stream_end(&stream);
}
