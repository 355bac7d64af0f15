/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of result looks like: text, JSON, CSV, files of its folder. A kind is one row. */
#include <stdlib.h>

#include "sim/api_handle.h"
#include "sim/report/compare_report.h"
#include "sim/report/csv.h"
#include "sim/report/csv_sensitivity.h"
#include "sim/report/json.h"
#include "sim/report/json_sensitivity.h"
#include "sim/report/optimize_report.h"
#include "sim/report/surface_report.h"
#include "sim/report/text.h"
#include "sim/report/text_sensitivity.h"
#include "sim/report/text_trace.h"

static void save_text(struct folder *folder, const char *name, char *text)
{
    FILE *file = text ? folder_open(folder, name) : NULL;
    if (file)
        fputs(text, file);
    folder_close(folder, file);
    folder->failed |= !text;
    free(text);
}

/* --- run -------------------------------------------------------------------------------------- */

static bool run_has(const struct mr_results *results)
{
    return results->run.experiment.replications > 0;
}

static void run_text(FILE *out, const struct mr_results *results)
{
    struct scenario *unset = results_unset(results->from);
    text_run(out, &results->run, unset);
    scenario_free(&unset);
}

static char *run_json(const struct mr_results *results)
{
    return json_run_profiled(&results->run);
}

static void run_csv(FILE *out, const struct mr_results *results)
{
    csv_costs(out, &results->run);
}

static void save_csv(struct folder *folder, const char *name, const struct run *run,
                     void (*write)(FILE *, const struct run *))
{
    FILE *file = folder_open(folder, name);
    if (file)
        write(file, run);
    folder_close(folder, file);
}

static void run_save(struct folder *folder, const struct mr_results *results)
{
    const struct run *run = &results->run;
    save_text(folder, "summary.json", json_run(run));
    save_csv(folder, "carbon.csv", run, csv_carbon);
    save_csv(folder, "who_pays.csv", run, csv_parties);
    save_csv(folder, "kpis.csv", run, csv_kpis);
    save_csv(folder, "replications.csv", run, csv_replications);
    if (run->experiment.warmup.count > 0)
        save_csv(folder, "weekly.csv", run, csv_warmup);
    if (run->experiment.ledger)
        save_csv(folder, "ledger.csv", run, csv_ledger);
    else if (results->from->folder)
        folder_copy(folder, results->from->folder, "ledger.csv");
    if (!run->has_breakeven)
        return;
    save_text(folder, "breakeven.json", json_breakeven(&run->breakeven));
    FILE *file = folder_open(folder, "breakeven.csv");
    if (file)
        csv_breakeven(file, &run->breakeven);
    folder_close(folder, file);
}

static void clear_run(struct mr_results *results)
{
    run_clear(&results->run);
}

/* --- sweep ------------------------------------------------------------------------------------ */

static bool sweep_has(const struct mr_results *results)
{
    return results->sweep.done > 0 && !results->dry_run;
}

static void sweep_text(FILE *out, const struct mr_results *results)
{
    if (results->dry_run)
        text_sweep_plan(out, &results->sweep, results->from->scenario, results->from->threads);
    else
        text_sweep(out, &results->sweep);
}

static char *sweep_json(const struct mr_results *results)
{
    return json_sweep(&results->sweep, results->from->scenario);
}

static void sweep_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "summary.json", sweep_json(results));
    FILE *file = folder_open(folder, "replications.csv");
    if (file)
        csv_sweep_replications(file, &results->sweep);
    folder_close(folder, file);
}

static void sweep_csv(FILE *out, const struct mr_results *results)
{
    csv_sweep(out, &results->sweep);
}

static void clear_sweep(struct mr_results *results)
{
    sweep_clear(&results->sweep);
}

/* --- break-even ------------------------------------------------------------------------------- */

static bool breakeven_has(const struct mr_results *results)
{
    return results->breakeven.curve.count > 0;
}

static void breakeven_text(FILE *out, const struct mr_results *results)
{
    text_breakeven(out, &results->breakeven);
}

static char *breakeven_json(const struct mr_results *results)
{
    return json_breakeven(&results->breakeven);
}

static void breakeven_csv(FILE *out, const struct mr_results *results)
{
    csv_breakeven(out, &results->breakeven);
}

static void breakeven_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "breakeven.json", breakeven_json(results));
}

static void clear_breakeven(struct mr_results *results)
{
    breakeven_clear(&results->breakeven);
}

/* --- cool ------------------------------------------------------------------------------------- */

static bool cool_has(const struct mr_results *results)
{
    return results->cool.count > 0;
}

static void cool_text(FILE *out, const struct mr_results *results)
{
    text_cool(out, &results->cool);
}

static void cool_csv(FILE *out, const struct mr_results *results)
{
    csv_cool(out, &results->cool);
}

static void cool_save(struct folder *folder, const struct mr_results *results)
{
    FILE *file = folder_open(folder, "profile.csv");
    if (file)
        csv_cool_profile(file, &results->cool);
    folder_close(folder, file);
}

static void clear_cool(struct mr_results *results)
{
    cool_run_clear(&results->cool);
}

/* --- sensitivity ------------------------------------------------------------------------------ */

static bool sensitivity_has(const struct mr_results *results)
{
    return results->sensitivity.done > 0;
}

static void sensitivity_text(FILE *out, const struct mr_results *results)
{
    text_sensitivity(out, &results->sensitivity);
}

static char *sensitivity_json(const struct mr_results *results)
{
    return json_sensitivity(&results->sensitivity);
}

static void sensitivity_csv(FILE *out, const struct mr_results *results)
{
    csv_sensitivity(out, &results->sensitivity);
}

static void sensitivity_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "sensitivity.json", sensitivity_json(results));
    FILE *file = folder_open(folder, "points.csv");
    if (file)
        csv_sensitivity_points(file, &results->sensitivity);
    folder_close(folder, file);
}

static void clear_sensitivity(struct mr_results *results)
{
    sensitivity_clear(&results->sensitivity);
}

/* --- break-even against a second key ---------------------------------------------------------- */

static bool surface_has(const struct mr_results *results)
{
    return results->surface.done > 0;
}

static void surface_text(FILE *out, const struct mr_results *results)
{
    text_surface(out, &results->surface);
}

static char *surface_json(const struct mr_results *results)
{
    return json_surface(&results->surface);
}

static void surface_csv(FILE *out, const struct mr_results *results)
{
    csv_surface(out, &results->surface);
}

static void surface_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "surface.json", surface_json(results));
    FILE *file = folder_open(folder, "roots.csv");
    if (file)
        csv_surface_roots(file, &results->surface);
    folder_close(folder, file);
}

static void clear_surface(struct mr_results *results)
{
    surface_clear(&results->surface);
}

/* --- optimize --------------------------------------------------------------------------------- */

static bool optimize_has(const struct mr_results *results)
{
    return results->optimize.selection.replications > 0;
}

static void optimize_text(FILE *out, const struct mr_results *results)
{
    text_optimize(out, &results->optimize);
}

static char *optimize_json(const struct mr_results *results)
{
    return json_optimize(&results->optimize);
}

static void optimize_csv(FILE *out, const struct mr_results *results)
{
    csv_optimize(out, &results->optimize);
}

static void optimize_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "optimize.json", optimize_json(results));
}

static void clear_optimize(struct mr_results *results)
{
    optimize_clear(&results->optimize);
}

/* --- trace ------------------------------------------------------------------------------------ */

static bool trace_has(const struct mr_results *results)
{
    return results->trace.count > 0;
}

static void trace_text(FILE *out, const struct mr_results *results)
{
    text_trace(out, &results->trace);
}

static void trace_csv(FILE *out, const struct mr_results *results)
{
    csv_trace(out, &results->trace);
}

static void trace_save(struct folder *folder, const struct mr_results *results)
{
    FILE *file = folder_open(folder, "trace_states.csv");
    if (file)
        csv_trace_states(file, &results->trace);
    folder_close(folder, file);
}

static void clear_trace(struct mr_results *results)
{
    trace_clear(&results->trace);
}

/* --- compare ---------------------------------------------------------------------------------- */

static bool compare_has(const struct mr_results *results)
{
    return results->compare.count > 0 && results->compare.done == results->compare.count;
}

static void compare_text(FILE *out, const struct mr_results *results)
{
    text_compare(out, &results->compare);
}

static char *compare_json(const struct mr_results *results)
{
    return json_compare(&results->compare);
}

static void compare_csv(FILE *out, const struct mr_results *results)
{
    csv_compare(out, &results->compare);
}

static void compare_save(struct folder *folder, const struct mr_results *results)
{
    save_text(folder, "compare.json", compare_json(results));
}

static void clear_compare(struct mr_results *results)
{
    compare_clear(&results->compare);
}

/* --- the table -------------------------------------------------------------------------------- */

const struct result_view result_views[RESULT_KINDS] = {
    [RESULT_RUN] = {"run", "costs.csv", run_has, run_text, run_json, run_csv, run_save, clear_run},
    [RESULT_SWEEP] = {"sweep", "sweep.csv", sweep_has, sweep_text, sweep_json, sweep_csv,
                      sweep_save, clear_sweep},
    [RESULT_BREAKEVEN] = {"breakeven", "breakeven.csv", breakeven_has, breakeven_text,
                          breakeven_json, breakeven_csv, breakeven_save, clear_breakeven},
    [RESULT_COOL] = {"cool", "cool.csv", cool_has, cool_text, NULL, cool_csv, cool_save,
                     clear_cool},
    [RESULT_OPTIMIZE] = {"optimize", "optimize.csv", optimize_has, optimize_text, optimize_json,
                         optimize_csv, optimize_save, clear_optimize},
    [RESULT_SURFACE] = {"surface", "surface.csv", surface_has, surface_text, surface_json,
                        surface_csv, surface_save, clear_surface},
    [RESULT_SENSITIVITY] = {"sensitivity", "sensitivity.csv", sensitivity_has, sensitivity_text,
                            sensitivity_json, sensitivity_csv, sensitivity_save, clear_sensitivity},
    [RESULT_TRACE] = {"trace", "trace.csv", trace_has, trace_text, NULL, trace_csv, trace_save,
                      clear_trace},
    [RESULT_COMPARE] = {"compare", "compare.csv", compare_has, compare_text, compare_json,
                        compare_csv, compare_save, clear_compare},
};
