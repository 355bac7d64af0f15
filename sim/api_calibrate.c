/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the calibration of meltroute.h. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/api_handle.h"
#include "sim/report/calibration.h"
#include "sim/report/manifest.h"
#include "sim/scenario/echo.h"
#include "sim/scenario/load.h"
#include "sim/study/source.h"

enum { LARGEST_LOG = 64 << 20 };

struct mr_calibration {
    const struct mr_scenario *from;
    struct calibration result;
    char *log;      /* its text */
    char *messages; /* about the log, located */
    char message[240];
    enum mr_status status;
};

/* The whole file; NULL when it cannot be read or is too large. */
static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t used = 0, room = 1 << 16;
    bool good = file != NULL;
    while (good) {
        char *more = used + 1 < LARGEST_LOG ? realloc(text, room) : NULL;
        if (!more)
            break;
        text = more;
        size_t got = fread(text + used, 1, room - used - 1, file);
        used += got;
        if (used + 1 < room) {
            good = !ferror(file);
            fclose(file);
            text[used] = '\0';
            *size = used;
            if (good)
                return text;
            free(text);
            return NULL;
        }
        room *= 2;
    }
    if (file)
        fclose(file);
    free(text);
    return NULL;
}

static enum mr_status calibrate(struct mr_calibration *calibration, const char *log_path,
                                const struct mr_calibrate_options *options)
{
    static const enum mr_status status[] = {[CALIBRATE_OK] = MR_OK,
                                            [CALIBRATE_USAGE] = MR_USAGE,
                                            [CALIBRATE_INVALID] = MR_INVALID,
                                            [CALIBRATE_FAILED] = MR_RUN_FAILED};
    struct calibrate_plan plan = {.scenario = calibration->from->scenario,
                                  .name = log_path,
                                  .fit = options ? options->fit : NULL,
                                  .columns = options ? options->columns : NULL};
    struct diag *diag = diag_create();
    errno = 0;
    calibration->log = read_all(log_path, &plan.size);
    if (!calibration->log || !diag) {
        snprintf(calibration->message, sizeof calibration->message,
                 "cannot read %.100s: %.40s; the log is a CSV file, a row a ladle delivered: "
                 "'meltroute calibrate --help'",
                 log_path, errno != 0 ? strerror(errno) : "it is too large");
        diag_free(&diag);
        return MR_IO;
    }
    plan.text = calibration->log;
    enum calibrate_status done =
        calibrate_run(&plan, diag, &calibration->result, calibration->message);
    if (diag_count(diag) > 0)
        calibration->messages = diag_text(diag, 0);
    diag_free(&diag);
    return status[done];
}

enum mr_status mr_calibrate(const struct mr_scenario *scenario, const char *log_path,
                            const struct mr_calibrate_options *options, struct mr_calibration **out)
{
    struct mr_calibration *calibration = *out =
        scenario && scenario->scenario ? calloc(1, sizeof *calibration) : NULL;
    if (!calibration)
        return MR_USAGE;
    calibration->from = scenario;
    return calibration->status = calibrate(calibration, log_path, options);
}

void mr_calibration_free(struct mr_calibration **calibration)
{
    if (!*calibration)
        return;
    calibrate_clear(&(*calibration)->result);
    free((*calibration)->log);
    free((*calibration)->messages);
    free(*calibration);
    *calibration = NULL;
}

const char *mr_calibration_messages(const struct mr_calibration *calibration)
{
    return calibration && calibration->messages ? calibration->messages : "";
}

const char *mr_calibration_message(const struct mr_calibration *calibration)
{
    return calibration ? calibration->message : "";
}

static char *written(const struct mr_calibration *calibration,
                     void (*write)(FILE *, const struct calibration *))
{
    struct text_stream stream;
    if (calibration->status != MR_OK || !text_stream_begin(&stream))
        return NULL;
    write(stream.file, &calibration->result);
    return text_stream_end(&stream);
}

char *mr_calibration_text(const struct mr_calibration *calibration)
{
    return written(calibration, calibration_text);
}

char *mr_calibration_csv(const struct mr_calibration *calibration)
{
    return written(calibration, calibration_csv);
}

char *mr_calibration_patch(const struct mr_calibration *calibration)
{
    return written(calibration, calibration_patch);
}

char *mr_calibration_json(const struct mr_calibration *calibration)
{
    return calibration->status == MR_OK ? calibration_json(&calibration->result) : NULL;
}

bool mr_calibration_get(const struct mr_calibration *calibration, const char *parameter,
                        double *value, double *low, double *high)
{
    for (int i = 0; i < calibration->result.count; i++) {
        const struct calibrated *of = &calibration->result.of[i];
        if (strcmp(of->parameter->name, parameter) != 0)
            continue;
        *value = calibration_readable(of->parameter, of->value);
        *low = calibration_readable(of->parameter, of->low);
        *high = calibration_readable(of->parameter, of->high);
        return of->told;
    }
    *value = *low = *high = NAN;
    return false;
}

char *mr_calibration_scenario(const struct mr_calibration *calibration, char **message)
{
    const struct calibration *result = &calibration->result;
    const char *set[CALIBRATE_MOST];
    char why[240] = "";
    struct text_stream stream;
    char *text = NULL;
    for (int i = 0; i < result->count; i++)
        set[i] = result->of[i].setting;
    struct scenario *scenario = source_make(&calibration->from->source, set, result->count, why);
    if (scenario && text_stream_begin(&stream)) {
        scenario_echo(scenario, stream.file);
        text = text_stream_end(&stream);
    }
    scenario_free(&scenario);
    if (message)
        *message = text ? NULL : strdup(why[0] ? why : "out of memory");
    return text;
}

/* --- the folder --------------------------------------------------------------------------------
 */

static void save_one(struct folder *folder, const char *name, const struct calibration *result,
                     void (*write)(FILE *, const struct calibration *))
{
    FILE *file = folder_open(folder, name);
    if (file)
        write(file, result);
    folder_close(folder, file);
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

static void save_manifest(struct folder *folder, const struct mr_calibration *calibration,
                          const char *command)
{
    const struct mr_scenario *from = calibration->from;
    const char *warnings[] = {mr_scenario_messages(from), mr_calibration_messages(calibration)};
    struct manifest manifest = {.kind = "calibrate",
                                .command = command,
                                .path = from->path,
                                .text = scenario_source_text(from->parsed),
                                .scenario = from->scenario,
                                .source = &from->source,
                                .warmup_s = NAN,
                                .threads = from->threads,
                                .complete = true,
                                .note = "",
                                .warnings = warnings,
                                .warning_count = 2};
    FILE *file = folder_open(folder, "manifest.json");
    if (file)
        manifest_write(file, &manifest);
    folder_close(folder, file);
}

enum mr_status mr_calibration_save(const struct mr_calibration *calibration, const char *path,
                                   const char *command, char **message)
{
    struct folder *folder = malloc(sizeof *folder);
    const struct calibration *result = &calibration->result;
    char *why = NULL, *scenario = NULL;
    bool done = folder && calibration->status == MR_OK && folder_begin(folder, path, "calibrate");
    if (done && result->count > 0 && !(scenario = mr_calibration_scenario(calibration, &why)))
        folder->failed = true;
    if (done) {
        save_one(folder, "parameters.csv", result, calibration_csv);
        save_one(folder, "correlation.csv", result, calibration_correlation_csv);
        save_one(folder, "residuals.csv", result, calibration_residuals_csv);
        save_text(folder, "calibration.json", mr_calibration_json(calibration));
        if (result->count > 0) {
            save_one(folder, "patch.yaml", result, calibration_patch);
            save_text(folder, "calibrated.yaml", scenario);
        }
        save_text(folder, FOLDER_PRINTED, mr_calibration_text(calibration));
        save_manifest(folder, calibration, command);
        done = folder_commit(folder);
    }
    if (message && !done)
        *message = why                            ? strdup(why)
                   : folder && folder->message[0] ? strdup(folder->message)
                                                  : strdup("there is nothing to write");
    else if (message)
        *message = NULL;
    free(why);
    free(folder);
    return done ? MR_OK : MR_IO;
}
