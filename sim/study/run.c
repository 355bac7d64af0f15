/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void run_clear(struct run *run)
{
    experiment_clear(&run->experiment);
    breakeven_clear(&run->breakeven);
    free(run->expected);
    memset(run, 0, sizeof *run);
}

/* A percentage given for a fraction is the same quantity; any other difference of units is not. */
static bool same_unit(const char *given, const char *unit, double *scale)
{
    *scale = 1;
    if (!given || !given[0])
        return strcmp(unit, "-") == 0 || strcmp(unit, "1") == 0;
    if (strcmp(given, "%") == 0 && strcmp(unit, "-") == 0) {
        *scale = 100;
        return true;
    }
    return strcmp(given, unit) == 0;
}

void expected_judge(const struct expectation *expectation, const struct metric_table *table,
                    struct expected *expected)
{
    const struct metric *metric = metric_find(table, expectation->key);
    char *text = expected->sentence;
    size_t size = sizeof expected->sentence;
    double scale;
    expected->expectation = expectation;
    expected->value = metric ? metric_estimate(table, metric).mean : NAN;
    expected->met = false;
    if (!metric) {
        snprintf(text, size, "'%s' is no number of the result", expectation->key);
        return;
    }
    if (!same_unit(expectation->unit, metric->unit, &scale)) {
        snprintf(text, size, "'%s' is in %s in the result, in '%s' in the limit", expectation->key,
                 metric->unit, expectation->unit ? expectation->unit : "");
        return;
    }
    expected->value *= scale;
    bool low = isnan(expectation->low) || expected->value >= expectation->low;
    bool high = isnan(expectation->high) || expected->value <= expectation->high;
    expected->met = low && high;
    const char *unit = scale == 100 ? "%" : metric->unit;
    snprintf(text, size, "%s is %.6g %s, %s", expectation->key, expected->value, unit,
             expected->met ? "as expected"
             : low         ? "above the limit"
                           : "below the limit");
    if (!expected->met) {
        size_t used = strlen(text);
        snprintf(text + used, size - used, " of %.6g", low ? expectation->high : expectation->low);
    }
}

static void judge_expectations(struct run *run)
{
    const struct scenario *scenario = run->scenario;
    if (scenario->expect_count < 1)
        return;
    run->expected = calloc((size_t)scenario->expect_count, sizeof *run->expected);
    if (!run->expected)
        return;
    run->expected_count = scenario->expect_count;
    for (int i = 0; i < scenario->expect_count; i++) {
        expected_judge(&scenario->expect[i], &run->experiment.table, &run->expected[i]);
        run->unmet += !run->expected[i].met;
    }
}

void run_judge(struct run *run)
{
    plans_judge(run->scenario, &run->experiment.table, &run->plans);
    binds_find(run->scenario, &run->experiment.table, &run->binds);
    judge_expectations(run);
}

static void absorb(struct run *run, enum study_status status, const char *message)
{
    if (run->status != STUDY_OK || status == STUDY_OK)
        return;
    run->status = status;
    snprintf(run->message, sizeof run->message, "%s", message);
}

static bool go_on(const struct run *run)
{
    return run->status == STUDY_OK || run->status == STUDY_UNBALANCED;
}

static void draw_inputs(const struct run_plan *plan, struct run *run)
{
    struct inputs_plan inputs = {.source = plan->source,
                                 .scenario = plan->scenario,
                                 .run = plan->run,
                                 .draws = plan->scenario->simulation.inputs,
                                 .threads = plan->threads,
                                 .replications = 1,
                                 .cut_s = run->experiment.cut_s,
                                 .hook = plan->hook};
    enum study_status status = inputs_run(&inputs, &run->inputs);
    run->has_inputs = run->inputs.draws + run->inputs.infeasible + run->inputs.invalid > 0;
    absorb(run, status, run->inputs.message);
}

static void find_limits(const struct run_plan *plan, struct run *run)
{
    struct breakeven_plan over = {.source = plan->source,
                                  .scenario = plan->scenario,
                                  .key = "route.distance",
                                  .low = NAN,
                                  .high = NAN,
                                  .run = plan->run,
                                  .threads = plan->threads,
                                  .cut_s = run->experiment.cut_s,
                                  .limits = true,
                                  .hook = plan->hook};
    enum study_status status = breakeven_run(&over, &run->breakeven);
    run->has_breakeven = status == STUDY_OK || status == STUDY_UNBALANCED;
    absorb(run, status, run->breakeven.message);
}

/* What was asked for and not begun when the run was interrupted. */
static void tell_left_out(struct run *run, bool inputs, bool limits)
{
    size_t used = strlen(run->message);
    if (inputs || limits)
        snprintf(run->message + used, sizeof run->message - used, "; not begun: %s%s%s",
                 inputs ? "the input draws" : "", inputs && limits ? ", " : "",
                 limits ? "the limits over distance" : "");
}

/* The input draws come first: they are quicker than the limits, and an interruption keeps them. */
static enum study_status run_all(const struct run_plan *plan, struct profile *profile,
                                 struct run *run)
{
    const struct simulation *simulation = &plan->scenario->simulation;
    struct experiment_plan experiment = {.scenario = plan->scenario,
                                         .run = plan->run,
                                         .threads = plan->threads,
                                         .cut_s = NAN,
                                         .keep_ledger = plan->keep_ledger,
                                         .profile = profile,
                                         .hook = plan->hook};
    enum study_status status = experiment_run(&experiment, &run->experiment);
    absorb(run, status, run->experiment.message);
    if (run->experiment.replications < 1)
        return run->status;
    run_judge(run);
    bool inputs = simulation->inputs > 0, limits = simulation->limits;
    if (go_on(run) && inputs) {
        draw_inputs(plan, run);
        inputs = false;
    }
    if (go_on(run) && limits) {
        find_limits(plan, run);
        limits = false;
    }
    if (run->status == STUDY_INTERRUPTED)
        tell_left_out(run, inputs, limits);
    return run->status;
}

enum study_status run_study(const struct run_plan *plan, struct run *run)
{
    struct profile profile = {0};
    double begun_s = split_processor_s();
    memset(run, 0, sizeof *run);
    run->scenario = plan->scenario;
    run_all(plan, plan->profile ? &profile : NULL, run);
    run->has_split = plan->profile;
    if (plan->profile)
        run->split = split_make(&profile, split_processor_s() - begun_s);
    return run->status;
}
