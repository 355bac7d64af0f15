/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/report/changed.h"
#include "sim/report/figure.h"

enum { WIDTH = 96 };

static void headline(FILE *out, const struct run *run)
{
    const struct experiment *experiment = &run->experiment;
    const struct scenario *scenario = run->scenario;
    char where[ANSWER_WHERE], cut[48] = "no warm-up cut";
    if (experiment->cut_s > 0)
        snprintf(cut, sizeof cut, "the first %g week%s cut off",
                 experiment->cut_s / (7 * 24 * 3600.0),
                 experiment->cut_s == 7 * 24 * 3600.0 ? "" : "s");
    answer_where(scenario, where);
    fprintf(out, "\n%s: %s, %s, %d replication%s of %g weeks, %s.\n", scenario->name, where,
            scenario->metal.alloy.name, experiment->replications,
            experiment->replications == 1 ? "" : "s", experiment->horizon_s / (7 * 24 * 3600.0),
            cut);
    if (experiment->replications > 1)
        fprintf(out, "± is the 95 %% half-width of simulation noise alone%s.\n",
                run->has_inputs || scenario->simulation.inputs > 0
                    ? ""
                    : "; --inputs 40 shows what uncertain inputs do");
}

/* How well so many draws know their own percentiles. */
static void inputs_bounds(FILE *out, const struct inputs *inputs)
{
    const struct quantile_interval *low = &inputs->p05_interval, *half = &inputs->median_interval;
    const struct quantile_interval *high = &inputs->p95_interval;
    fprintf(out, "The middle is known to %.0f to %.0f at 95 %%", half->low, half->high);
    if (isnan(low->low))
        fprintf(out, "; the ends cannot be bounded with fewer than %d draws.\n", INPUTS_BOUND);
    else
        fprintf(out, ", the lower end to %.0f to %.0f, the upper one to %.0f to %.0f.\n", low->low,
                low->high, high->low, high->high);
}

/* Why inputs as written may give another figure than the middle of the draws: defaults are no
 * middles of their ranges. */
static void inputs_lean(FILE *out, const struct run *run)
{
    const struct quantile_interval *half = &run->inputs.median_interval;
    double saving = metric_read(&run->experiment.table, "saving_per_t").mean;
    if (isnan(half->low) || isnan(saving) || (saving >= half->low && saving <= half->high))
        return;
    fprintf(
        out,
        "Inputs as written give %.0f, %s that middle: taken together they stand nearer to those "
        "ends of\ntheir ranges that favour %s; 'meltroute sensitivity' shows which.\n",
        saving, saving > half->high ? "above" : "below",
        saving > half->high ? "molten supply" : "ingots");
}

static void inputs_lacking(FILE *out, const struct inputs *inputs)
{
    char why[160];
    int all = inputs->draws + inputs->infeasible;
    plans_tell(inputs->lacking, why);
    fprintf(out,
            "In %d more draws, %.1f %% of %d, a plan does not hold, so there is no saving:\n%s.\n",
            inputs->infeasible, 100.0 * inputs->infeasible / all, all, why);
}

static void inputs_line(FILE *out, const struct run *run)
{
    const struct inputs *inputs = &run->inputs;
    if (!run->has_inputs)
        return;
    if (isnan(inputs->p05))
        fprintf(out,
                "\nUncertain inputs: %d draws of %d inputs gave a saving, too few for an interval",
                inputs->draws, inputs->keys);
    else
        fprintf(out,
                "\nUncertain inputs: over %d draws of %d inputs that rest on judgement, the saving "
                "is %.0f to %.0f %s/t\n(5 and 95 %% of the draws; half of them above %.0f)",
                inputs->draws, inputs->keys, inputs->p05, inputs->p95, run->scenario->currency,
                inputs->median);
    fputs(".\n", out);
    if (!isnan(inputs->median_interval.low))
        inputs_bounds(out, inputs);
    inputs_lean(out, run);
    if (inputs->infeasible > 0)
        inputs_lacking(out, inputs);
    if (inputs->invalid > 0)
        fprintf(out, "%d more draws contradicted themselves.\n", inputs->invalid);
}

static void binds(FILE *out, const struct run *run)
{
    fputs("\nWhat limits it\n", out);
    for (int i = 0; i < run->binds.count; i++) {
        fputs("  ", out);
        text_pad(out, run->binds.bind[i].what, 21);
        fprintf(out, "%s\n", run->binds.bind[i].evidence);
    }
}

static void expectations(FILE *out, const struct run *run)
{
    if (run->expected_count < 1)
        return;
    fprintf(out, "\nExpected (%d of %d met)\n", run->expected_count - run->unmet,
            run->expected_count);
    for (int i = 0; i < run->expected_count; i++)
        fprintf(out, "  %s  %s\n", run->expected[i].met ? "yes" : "NO ", run->expected[i].sentence);
}

static void books(FILE *out, const struct run *run)
{
    const struct experiment *experiment = &run->experiment;
    bool off = run->status == STUDY_UNBALANCED;
    fprintf(out,
            "\nBooks, worst of all replications (1e-9 is allowed): metal %.1e, energy %.1e, "
            "money %.1e%s\n",
            experiment->books.metal, experiment->books.energy, experiment->books_money,
            off ? "  OFF" : "");
    if (off)
        fprintf(out, "  %s\n", run->message);
}

void text_run(FILE *out, const struct run *run, const struct scenario *unset)
{
    char answer[ANSWER_ROOM];
    answer_write(run, answer);
    text_wrap(out, answer, WIDTH, 0);
    headline(out, run);
    changed_text(out, run->scenario, unset);
    text_sheets(out, run);
    text_investment(out, run);
    text_figures(out, run);
    text_customers(out, run);
    if (run->has_breakeven) {
        putc('\n', out);
        answer_breakeven(&run->breakeven, answer);
        text_wrap(out, answer, WIDTH, 0);
        text_limits(out, &run->breakeven);
    }
    binds(out, run);
    inputs_line(out, run);
    expectations(out, run);
    books(out, run);
    if (run->experiment.replications > 1 && !run->experiment.precise)
        fputs("The half-width asked for was not reached within the replications allowed.\n", out);
    text_split(out, run);
}

/* What is known of the interval besides its half-width. */
static void interval(FILE *out, const struct breakeven *breakeven)
{
    const struct root *root = breakeven_root(breakeven);
    char text[ANSWER_ROOM];
    if (root == NULL || isnan(root->step))
        return;
    snprintf(
        text, sizeof text,
        "A whole truck, ladle or station comes in at %.5g %s, inside the interval: the cheaper "
        "route may change right there, and the interval is wider than 95 %% asks.",
        root->step, breakeven->info.unit);
    text_wrap(out, text, WIDTH, 0);
}

/* What a search of finitely many points can miss. */
static void resolution(FILE *out, const struct breakeven *breakeven)
{
    const char *unit = breakeven->info.unit, *per = unit[0] ? unit : "unit";
    if (breakeven->between.finest > 0)
        fprintf(
            out,
            "\n%d points. Two changes of the cheaper route could escape only less than %.3g%s%s "
            "apart, or if the saving\nmoves faster between points than anywhere in this table "
            "(%.3g a tonne per %s).\n",
            breakeven->curve.count, breakeven->between.finest, unit[0] ? " " : "", unit,
            breakeven->between.slope, per);
}

/* Decimals of the table's columns: of the key, and of the two savings. */
struct decimals {
    int key, saving, pooled;
};

static struct decimals look_over(const struct curve *curve)
{
    struct decimals decimals = {0, 0, 0};
    double *x = malloc((size_t)(curve->count + 1) * sizeof *x);
    int count = 0;
    for (int i = 0; x && i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        if (!point->grid)
            continue;
        decimals.saving =
            figure_more_decimals(decimals.saving, metric_read(&point->table, "saving_per_t"), 1);
        decimals.pooled = figure_more_decimals(
            decimals.pooled, metric_read(&point->table, "saving_per_t_pooled"), 1);
        x[count++] = point->x;
    }
    decimals.key = x ? figure_column_decimals(x, count) : 0;
    free(x);
    return decimals;
}

void text_breakeven(FILE *out, const struct breakeven *breakeven)
{
    char answer[ANSWER_ROOM], text[FIGURE_ROOM];
    const char *unit = breakeven->info.unit;
    const struct decimals decimals = look_over(&breakeven->curve);
    answer_breakeven(breakeven, answer);
    text_wrap(out, answer, WIDTH, 0);
    interval(out, breakeven);
    fprintf(out, "\n%s per tonne of new metal shot\n  %12s  %14s%14s%20s%20s\n",
            breakeven->info.currency, unit[0] ? unit : "value", "molten", "ingot", "saving",
            "pooled trucks");
    for (int i = 0; i < breakeven->curve.count; i++) {
        const struct curve_point *point = breakeven->curve.point[i];
        if (!point->grid) /* the search's own points are in breakeven.csv */
            continue;
        figure_text(point->x, decimals.key, text);
        fprintf(out, "  %12s  ", text);
        if (point->table.count == 0) {
            fprintf(out, "%s\n", point->message);
            continue;
        }
        figure_text(metric_read(&point->table, "routes.molten.cost_per_t.total").mean, 1, text);
        text_pad(out, text, -14);
        figure_text(metric_read(&point->table, "routes.ingot.cost_per_t.total").mean, 1, text);
        text_pad(out, text, -14);
        figure_interval_at(metric_read(&point->table, "saving_per_t"), decimals.saving, text);
        text_pad(out, text, -20);
        figure_interval_at(metric_read(&point->table, "saving_per_t_pooled"), decimals.pooled,
                           text);
        text_pad(out, text, -20);
        if (strcmp(point->plan, plans_word(PLANS_FEASIBLE)) != 0)
            fprintf(out, "  %s", point->plan);
        putc('\n', out);
    }
    resolution(out, breakeven);
    text_limits(out, breakeven);
}
