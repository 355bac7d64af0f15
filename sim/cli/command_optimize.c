/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "sim/cli/cli.h"

static bool read_indifference(const struct invocation *invocation, double *value)
{
    const char *text = invocation->value[OPTION_INDIFFERENCE];
    char *end = NULL;
    *value = 0;
    if (!text)
        return true;
    *value = strtod(text, &end);
    if (end != text && *end == '\0' && *value > 0 && *value < 1e9)
        return true;
    terminal_error(invocation,
                   "--indifference needs an amount per tonne in the scenario's currency, not '%s'",
                   text);
    return false;
}

/* Kim and Nelson's first stage takes ten of each plan. */
static bool read_replications(const struct invocation *invocation, long *most)
{
    if (!invocation->given[OPTION_REPLICATIONS] ||
        arguments_number(invocation, OPTION_REPLICATIONS, 10, most))
        return true;
    terminal_error(invocation,
                   "the choice is right with a stated probability, for which the scatter of each "
                   "plan is estimated from ten replications first");
    return false;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    double indifference;
    long most = 0;
    if (!read_indifference(invocation, &indifference) || !read_replications(invocation, &most))
        return MR_USAGE;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_optimize(scenario, indifference, most > 100000 ? 100000 : (int)most, &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute optimize scenarios/exhibit12.yaml --out plan",
    "meltroute optimize S.yaml --vary 'fleet.trucks=1..4 step 1' --vary 'ladle.count=4..9 step 1'",
    "meltroute optimize S.yaml --indifference 5 --replications 400",
    "meltroute optimize S.yaml --set sheet.service_level=0.995 --json", NULL};

const struct command command_optimize = {
    .name = "optimize",
    .operands = "S.yaml",
    .summary = "trucks, ladles, tap temperature, reorder safety: cheapest that keeps the service",
    .about =
        "Compares a finite set of plans on common random numbers and chooses the cheapest that "
        "keeps\n"
        "sheet.service_level, with at least 95 % probability of a right choice; --replications "
        "is the most\n"
        "that a plan is given. The set is a grid around the plan as it is, or that of --vary.",
    .next = "meltroute run {} --set 'KEY=VALUE'        with the plan that you choose",
    .next_out = "meltroute report {}        one HTML file to mail",
    .examples = examples,
    .kind = "optimize",
    .options = STUDY_OPTIONS | OPTION_BIT(OPTION_VARY) | OPTION_BIT(OPTION_INDIFFERENCE),
    .least = 1,
    .most = 1,
    .run = run};
