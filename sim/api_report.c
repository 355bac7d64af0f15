/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the part of meltroute.h about the report that one mails. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/api_handle.h"
#include "sim/chain/replication.h"
#include "sim/report/html_part.h"
#include "sim/report/html_report.h"
#include "sim/report/plot.h"

enum { MOST_PICTURES = 24, PATH = FOLDER_ROOM + 40 };

/* Draws what the folder has data for. out: NULL-terminated names of what was drawn. fails: the
 * worst status; without gnuplot there is no picture. */
static enum mr_status draw_all(const char *folder, const char *drawn[MOST_PICTURES + 1],
                               char message[PLOT_MESSAGE])
{
    const struct plot_kind *kind;
    enum mr_status status = MR_OK;
    int count = 0;
    for (int i = 0; (kind = plot_kind_at(i)) && count < MOST_PICTURES; i++) {
        char text[PLOT_MESSAGE];
        enum plot_status plot = plot_draw(folder, kind->name, "svg", NULL, text);
        if (plot == PLOT_OK)
            drawn[count++] = kind->name;
        if (plot == PLOT_NO_HELPER || plot == PLOT_IO) {
            memcpy(message, text, sizeof text);
            status = plot == PLOT_NO_HELPER ? MR_NO_HELPER : MR_IO;
        }
    }
    drawn[count] = NULL;
    return status;
}

/* A page with all pictures, of a run or of what else the folder holds; written beside, then
 * renamed. report NULL: no run. */
static bool write_page(const char *folder, const struct html_report *report,
                       const char *const *drawn, char message[320])
{
    char path[PATH], part[PATH + 8];
    snprintf(path, sizeof path, "%s/report.html", folder);
    snprintf(part, sizeof part, "%s.part", path);
    FILE *out = fopen(part, "wb");
    bool done = out && (report ? html_report_write(out, report, message)
                               : html_study_write(out, folder, drawn, message));
    bool full = done && ferror(out);
    done = out && fclose(out) == 0 && done && !full;
    if (done && rename(part, path) == 0)
        return true;
    unlink(part);
    if (!message[0])
        snprintf(message, 320, "cannot write %.300s", path);
    return false;
}

/* drawn: where the report's pictures will stand. */
static enum mr_status write_report(const char *folder, const struct html_report *report,
                                   const char *drawn[MOST_PICTURES + 1], char said[PLOT_MESSAGE])
{
    char message[320] = "";
    enum mr_status pictures = draw_all(folder, drawn, said);
    if (pictures == MR_IO)
        return MR_IO;
    if (!write_page(folder, report, drawn, message)) {
        snprintf(said, PLOT_MESSAGE, "%s", message);
        return MR_IO;
    }
    if (pictures == MR_OK)
        snprintf(said, PLOT_MESSAGE, "%.600s/report.html", folder);
    return pictures;
}

char *mr_result_kind(const char *folder)
{
    char ignored[320];
    json_object *manifest =
        strlen(folder) < FOLDER_ROOM ? html_json(folder, "manifest.json", ignored) : NULL;
    const char *kind = manifest ? html_said(manifest, "kind") : "";
    char *copy = kind[0] ? strdup(kind) : NULL;
    json_object_put(manifest);
    return copy;
}

enum mr_status mr_report_study(const char *folder, char **message)
{
    const char *drawn[MOST_PICTURES + 1];
    char said[PLOT_MESSAGE] = "";
    enum mr_status status = write_report(folder, NULL, drawn, said);
    if (message)
        *message = strdup(said);
    return status;
}

/* --- what-if ---------------------------------------------------------------------------------- */

enum { VARY_ROOM = 1200 };

/* The first error, as one line. */
static void first_error(struct diag *diag, char said[PLOT_MESSAGE])
{
    for (int i = 0; i < diag_count(diag); i++)
        if (diag_get(diag, i)->severity == SEVERITY_ERROR) {
            snprintf(said, PLOT_MESSAGE, "--what-if: %.300s", diag_get(diag, i)->sentence);
            break;
        }
}

/* Ranges without a step get values; the rest is read as a sweep's. out: a scenario with that
 * sweep. fails: NULL; said. */
static struct scenario *with_grid(const struct mr_scenario *scenario,
                                  const struct mr_report_options *options, char said[PLOT_MESSAGE])
{
    char text[WHATIF_KEYS][VARY_ROOM], message[240];
    const char *vary[WHATIF_KEYS];
    if (options->what_if_count > WHATIF_KEYS) {
        snprintf(said, PLOT_MESSAGE, "--what-if takes at most %d keys", WHATIF_KEYS);
        return NULL;
    }
    for (int k = 0; k < options->what_if_count; k++) {
        bool range = strstr(options->what_if[k], "..") && !strstr(options->what_if[k], " step ");
        vary[k] = range ? text[k] : options->what_if[k];
        if (!range ||
            whatif_spread(&scenario->source, scenario->scenario, options->what_if[k],
                          whatif_values(options->what_if_count), text[k], VARY_ROOM, message))
            continue;
        snprintf(said, PLOT_MESSAGE, "--what-if: %.300s", message);
        return NULL;
    }
    struct scenario_request request = {.variant = scenario->variant,
                                       .sets = scenario->source.sets,
                                       .set_count = scenario->source.set_count,
                                       .vary = vary,
                                       .vary_count = options->what_if_count};
    struct diag *diag = diag_create();
    struct scenario *grid = diag ? scenario_from_source(scenario->parsed, &request, diag) : NULL;
    if (!grid && diag)
        first_error(diag, said);
    diag_free(&diag);
    return grid;
}

static enum mr_status simulate_grid(const struct mr_scenario *scenario, const struct scenario *grid,
                                    struct whatif *whatif, char said[PLOT_MESSAGE])
{
    char store[PATH];
    snprintf(store, sizeof store, "%s/" FOLDER_WHATIF, scenario->folder);
    const struct whatif_plan plan = {.source = &scenario->source,
                                     .vary = grid->sweep,
                                     .vary_count = grid->sweep_count,
                                     .path = html_whatif_path,
                                     .outputs = HTML_WHATIF_OUTPUTS,
                                     .run = replication_run,
                                     .threads = scenario->threads,
                                     .store = store,
                                     .hook = results_hook(scenario)};
    enum study_status status = whatif_run(&plan, whatif);
    if (status != STUDY_OK)
        snprintf(said, PLOT_MESSAGE, "--what-if: %s%.300s%s",
                 status == STUDY_INTERRUPTED ? "interrupted: " : "", whatif->message,
                 status == STUDY_INTERRUPTED ? "; the same command goes on from there" : "");
    return results_status(status);
}

enum mr_status mr_report(const struct mr_scenario *scenario,
                         const struct mr_report_options *options, char **message)
{
    struct mr_results *results;
    struct scenario *grid = NULL;
    struct whatif whatif = {0};
    bool asked = options && options->what_if_count > 0;
    char said[PLOT_MESSAGE] = "";
    enum mr_status status = mr_reprice(scenario, &results);
    bool folded = status == MR_OK || status == MR_UNEXPECTED;
    if (!folded)
        snprintf(said, sizeof said, "%.600s", results ? results->message : "out of memory");
    else if (asked && !(grid = with_grid(scenario, options, said)))
        status = MR_INVALID;
    else if (asked)
        status = simulate_grid(scenario, grid, &whatif, said);
    const char *drawn[MOST_PICTURES + 1];
    struct scenario *unset = results_unset(scenario);
    const struct html_report report = {.unset = unset,
                                       .run = &results->run,
                                       .folder = scenario->folder,
                                       .text = scenario->file.text ? scenario->file.text : "",
                                       .path = scenario->file.path ? scenario->file.path : "",
                                       .pictures = drawn,
                                       .whatif = asked ? &whatif : NULL};
    if (folded && !said[0])
        status = write_report(scenario->folder, &report, drawn, said);
    if (message)
        *message = strdup(said);
    whatif_clear(&whatif);
    scenario_free(&unset);
    scenario_free(&grid);
    mr_results_free(&results);
    return status;
}
