/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    enum mr_status status = study_open(invocation, &scenario);
    if (status == MR_OK && !invocation->given[OPTION_QUIET])
        printf("%s is valid\n", invocation->operand[0]);
    if (status == MR_OK && mr_scenario_customers(scenario) == 0)
        invocation->next = "meltroute cool {}";
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute validate plant.yaml", "meltroute validate plant.yaml --set 'route.distance=300 km'",
    NULL};

const struct command command_validate = {
    .name = "validate",
    .operands = "S.yaml",
    .summary = "everything that is wrong with a scenario, in one pass",
    .about = "Reads the file as a run would and prints all errors and warnings in order, each with "
             "line, column,\n"
             "the line itself and what to write instead. Nothing is simulated.",
    .examples = examples,
    .next = "meltroute run {}",
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_VARY) | OPTION_BIT(OPTION_SCENARIO) |
               OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run};
