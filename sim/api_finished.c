/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the part of meltroute.h about finished runs: their folder, their sheets with other
 * prices, and what is behind a figure. */
#include <stdlib.h>
#include <string.h>

#include "sim/api_handle.h"
#include "sim/report/text_audit.h"

/* The settings of the run and those on top of it, as one list for the manifest. */
static bool join_sets(struct mr_scenario *s)
{
    int count = s->file.set_count + s->set_count;
    s->all_sets = calloc((size_t)count + 1, sizeof *s->all_sets);
    if (!s->all_sets)
        return false;
    for (int i = 0; i < count; i++)
        s->all_sets[i] = i < s->file.set_count ? s->file.sets[i] : s->sets[i - s->file.set_count];
    s->source.sets = s->all_sets;
    s->source.set_count = count;
    return true;
}

static enum mr_status open_finished(struct mr_scenario *s, const char *folder, struct diag *diag)
{
    struct result_file *file = &s->file;
    s->folder = strdup(folder);
    result_file_read(folder, file, diag);
    s->variant = file->variant ? strdup(file->variant) : NULL;
    struct scenario_request request = {.text = file->text ? file->text : "",
                                       .name = file->path ? file->path : folder,
                                       .earlier = (const char *const *)file->sets,
                                       .earlier_count = file->set_count,
                                       .sheet_only = true};
    enum mr_status status = scenario_handle_open(s, &request, diag);
    if (status != MR_OK)
        return status;
    request.variant = s->variant;
    s->as_run = scenario_from_source(s->parsed, &request, diag);
    return s->folder && s->as_run && join_sets(s) ? MR_OK : MR_IO;
}

enum mr_status mr_result_open(const char *folder, const struct mr_options *options,
                              struct mr_scenario **scenario)
{
    struct mr_scenario *s = *scenario = scenario_handle_create(options);
    struct diag *diag = diag_create();
    enum mr_status status = s && diag ? open_finished(s, folder, diag) : MR_IO;
    diag_free(&diag);
    return status;
}

enum mr_status mr_reprice(const struct mr_scenario *scenario, struct mr_results **out)
{
    struct mr_results *results = *out = results_begin(scenario, RESULT_RUN);
    if (!results)
        return MR_USAGE;
    if (!scenario->folder)
        return results_end(results, MR_USAGE, "this scenario is not of a finished run");
    enum study_status status = finished_fold(&scenario->file.finished, scenario->as_run,
                                             scenario->scenario, &results->run);
    if (status == STUDY_INVALID)
        return results_end(results, MR_IO, results->run.message);
    if (status == STUDY_OK && results->run.unmet > 0)
        return results_end(results, MR_UNEXPECTED, "a limit of `expect` is not met");
    return results_end(results, results_status(status), results->run.message);
}

/* The sheets are folded first: whatever does not belong together is found there. */
static enum mr_status audit(const struct mr_scenario *scenario, const char *figure, bool csv,
                            FILE *out, char why[400])
{
    struct mr_results *results;
    struct audit_target target;
    struct audit audit = {0};
    if (!audit_find(figure, &target, why) ||
        !audit_knows_customer(&target, scenario->scenario, why))
        return MR_USAGE;
    enum mr_status status = mr_reprice(scenario, &results);
    if (!results || (status != MR_OK && status != MR_UNEXPECTED)) {
        snprintf(why, 400, "%.399s", results ? results->message : "out of memory");
    } else if (!audit_build(&scenario->file.finished, scenario->scenario, &target, &audit)) {
        snprintf(why, 400, "out of memory");
        status = MR_RUN_FAILED;
    } else if (!(audit.residual <= 1e-9)) {
        snprintf(why, 400, "the accounts do not add up to the figure: off by %.2g of it",
                 audit.residual);
        status = MR_RUN_FAILED;
    } else {
        if (csv)
            csv_audit(out, &audit);
        else
            text_audit(out, &audit, &results->run.experiment.table);
        status = MR_OK;
    }
    audit_clear(&audit);
    mr_results_free(&results);
    return status;
}

enum mr_status mr_audit(const struct mr_scenario *scenario, const char *figure, bool csv,
                        char **text, char **message)
{
    struct text_stream stream;
    char why[400] = "out of memory";
    enum mr_status status = MR_RUN_FAILED;
    *text = NULL;
    if (text_stream_begin(&stream)) {
        status = audit(scenario, figure, csv, stream.file, why);
        *text = text_stream_end(&stream);
    }
    if (status != MR_OK) {
        free(*text);
        *text = NULL;
    }
    if (message)
        *message = status == MR_OK ? NULL : strdup(why);
    return status;
}
