/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the part of meltroute.h about the report that one mails. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/api_handle.h"
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

/* Written beside, then renamed. */
static bool write_page(const struct html_report *report, const char *path, char message[320])
{
    char part[PATH + 8];
    snprintf(part, sizeof part, "%s.part", path);
    FILE *out = fopen(part, "wb");
    bool done = out && html_report_write(out, report, message);
    bool full = done && ferror(out);
    done = out && fclose(out) == 0 && done && !full;
    if (done && rename(part, path) == 0)
        return true;
    unlink(part);
    if (!message[0])
        snprintf(message, 320, "cannot write %.300s", path);
    return false;
}

static enum mr_status write_report(const struct mr_scenario *scenario, const struct run *run,
                                   char said[PLOT_MESSAGE])
{
    const char *drawn[MOST_PICTURES + 1];
    char path[PATH], message[320] = "";
    enum mr_status pictures = draw_all(scenario->folder, drawn, said);
    const struct html_report report = {.run = run,
                                       .folder = scenario->folder,
                                       .text = scenario->file.text ? scenario->file.text : "",
                                       .path = scenario->file.path ? scenario->file.path : "",
                                       .pictures = drawn};
    if (pictures == MR_IO)
        return MR_IO;
    snprintf(path, sizeof path, "%s/report.html", scenario->folder);
    if (!write_page(&report, path, message)) {
        snprintf(said, PLOT_MESSAGE, "%s", message);
        return MR_IO;
    }
    if (pictures == MR_OK)
        snprintf(said, PLOT_MESSAGE, "%.600s", path);
    return pictures;
}

enum mr_status mr_report(const struct mr_scenario *scenario, char **message)
{
    struct mr_results *results;
    char said[PLOT_MESSAGE] = "";
    enum mr_status status = mr_reprice(scenario, &results);
    if (status == MR_OK || status == MR_UNEXPECTED)
        status = write_report(scenario, &results->run, said);
    else
        snprintf(said, sizeof said, "%.600s", results ? results->message : "out of memory");
    if (message)
        *message = strdup(said);
    mr_results_free(&results);
    return status;
}
