/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

/* With --out the picture is drawn too; without gnuplot its data and script stay. */
static enum mr_status picture(struct invocation *invocation, enum mr_status status)
{
    char *message = NULL;
    if (status != MR_OK || !invocation->given[OPTION_OUT])
        return status;
    status = mr_plot(invocation->value[OPTION_OUT], "ladle_cool", NULL, &message);
    if (status != MR_OK)
        terminal_error(invocation, "%s", message ? message : "no picture");
    mr_text_free(message);
    return status;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_cool(scenario, &results);
        status = picture(invocation, study_show(invocation, status, results));
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute cool scenarios/one-ladle.yaml",
    "meltroute cool scenarios/one-ladle.yaml --set 'cool.start_temperature=700 degC'",
    "meltroute cool scenarios/one-ladle.yaml --out ladle     # with a picture", NULL};

const struct command command_cool = {
    .name = "cool",
    .operands = "S.yaml",
    .summary = "one ladle alone through given steps",
    .about = "Takes one ladle through the steps of the cool section (fill, stand, drive, pour, "
             "preheat, clean)\n"
             "and prints temperatures of melt, hot face and shell. Only the sections metal and "
             "ladle are needed\n"
             "beside it. With --out the curve is also drawn.",
    .examples = examples,
    .next = "meltroute cool {} --out ladle        with a picture",
    .next_out = "meltroute trace scenarios/one-customer.yaml        ladles at work",
    .kind = "cool",
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_SCENARIO) | OPTION_BIT(OPTION_OUT) |
               OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run};
