/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/load.h"
#include "sim/study/cool.h"
#include "sim/study/experiment.h"
#include "tests/golden/golden.h"
#include "tests/support/main.h"

enum { REPLICATIONS = 2, LINE = 256 };

static void run_scenario(const char *name, const char *variant, struct scenario **scenario,
                         struct experiment *experiment)
{
    char path[128];
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = path, .variant = variant};

    snprintf(path, sizeof path, "scenarios/%s.yaml", name);
    *scenario = scenario_load(&request, diag);
    ck_assert_msg(*scenario != NULL, "%s is not valid", path);
    diag_free(&diag);
    const struct experiment_plan plan = {.scenario = *scenario,
                                         .run = replication_run,
                                         .threads = 1,
                                         .replications = REPLICATIONS,
                                         .cut_s = 14 * 86400.0};
    ck_assert_int_eq(experiment_run(&plan, experiment), STUDY_OK);
}

static int read_lines(const char *path, struct golden_line *lines, int room)
{
    FILE *file = fopen(path, "r");
    char text[LINE];
    int count = 0;

    ck_assert_msg(file != NULL, "%s is not there", path);
    while (count < room && fgets(text, sizeof text, file) != NULL) {
        struct golden_line *line = &lines[count];

        if (text[0] != '#' && sscanf(text, "%159s %lf %23s %lf", line->path, &line->value,
                                     line->unit, &line->tolerance) == 4)
            count++;
    }
    fclose(file);
    return count;
}

static void write_lines(const char *path, const struct golden_line *lines, int count)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    fprintf(file, "# path value unit tolerance (in the unit); see test_golden.c\n");
    for (int i = 0; i < count; i++)
        fprintf(file, "%s %.6g %s %g\n", lines[i].path, lines[i].value, lines[i].unit,
                lines[i].tolerance);
    fclose(file);
}

void golden_compare_lines(const char *name, const struct golden_line *now, int count)
{
    struct golden_line kept[64];
    char path[128];

    snprintf(path, sizeof path, "tests/golden/%s.golden", name);
    if (getenv("GOLDEN_UPDATE") != NULL)
        write_lines(path, now, count);
    ck_assert_int_eq(read_lines(path, kept, 64), count);
    for (int i = 0; i < count; i++) {
        ck_assert_str_eq(kept[i].path, now[i].path);
        ck_assert_msg(fabs(kept[i].value - now[i].value) <= kept[i].tolerance,
                      "%s: %s is %.6g, was %.6g", name, now[i].path, now[i].value, kept[i].value);
    }
}

void golden_compare_variant(const char *name, const char *variant)
{
    struct scenario *scenario;
    struct experiment experiment;
    struct golden_line lines[64];
    char path[128];
    int count, off = 0;

    snprintf(path, sizeof path, "tests/golden/%s%s%s.golden", name, variant ? "-" : "",
             variant ? variant : "");
    count = read_lines(path, lines, 64);
    ck_assert_int_ge(count, 10);
    run_scenario(name, variant, &scenario, &experiment);
    for (int i = 0; i < count; i++) {
        const struct metric *metric = metric_find(&experiment.table, lines[i].path);

        ck_assert_msg(metric != NULL, "%s: no figure '%s'", name, lines[i].path);
        const double now = metric_estimate(&experiment.table, metric).mean;
        if (!(fabs(now - lines[i].value) <= lines[i].tolerance)) {
            printf("%s: %s is %.6g, was %.6g +- %g %s\n", name, lines[i].path, now, lines[i].value,
                   lines[i].tolerance, lines[i].unit);
            off++;
        }
        lines[i].value = now;
    }
    if (getenv("GOLDEN_UPDATE") != NULL)
        write_lines(path, lines, count);
    else
        ck_assert_msg(off == 0, "%s: %d figures moved", name, off);
    experiment_clear(&experiment);
    scenario_free(&scenario);
}

void golden_compare(const char *name)
{
    golden_compare_variant(name, NULL);
}

/* Melt at the end of each drive with metal and the hot face before each fill, degC; fuel, kWh. */
static int cool_lines(const struct cool_run *run, struct golden_line *lines)
{
    int drives = 0, fills = 0, count = 0;

    for (int i = 0; i + 1 < run->count; i++) {
        const struct cool_row *row = &run->row[i], *next = row + 1;
        const int action = row->step >= 0 ? run->cool->steps[row->step].action : -1;
        struct golden_line *line = &lines[count];

        if (next->step == row->step)
            continue;
        *line = (struct golden_line){.unit = "degC", .tolerance = 1.0};
        if (action == COOL_DRIVE && row->melt_kg > 0) {
            snprintf(line->path, sizeof line->path, "drive.%d.melt", ++drives);
            line->value = row->melt_K - 273.15;
            count++;
        } else if (run->cool->steps[next->step].action == COOL_FILL) {
            snprintf(line->path, sizeof line->path, "fill.%d.face", ++fills);
            line->value = row->face_K - 273.15;
            count++;
        }
    }
    lines[count] = (struct golden_line){.path = "fuel", .unit = "kWh", .tolerance = 10.0};
    lines[count++].value = run->row[run->count - 1].fuel_J / 3.6e6;
    return count;
}

void golden_compare_cool(const char *name)
{
    struct diag *diag = diag_create();
    struct golden_line lines[64];
    struct cool_run run;
    char path[128];
    const char *why;

    snprintf(path, sizeof path, "scenarios/%s.yaml", name);
    const struct scenario_request request = {.path = path};
    struct scenario *scenario = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(scenario);
    ck_assert_msg(cool_run_ladle(scenario, &run, &why), "%s", why);
    ck_assert_double_lt(run.residual, 1e-9);
    int count = cool_lines(&run, lines);
    golden_compare_lines(name, lines, count);
    cool_run_clear(&run);
    scenario_free(&scenario);
    diag_free(&diag);
}
