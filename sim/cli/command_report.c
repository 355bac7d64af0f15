/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/cli/cli.h"

static enum mr_status of_run(struct invocation *invocation, char **message)
{
    struct mr_scenario *scenario = NULL;
    const struct mr_report_options options = {invocation->vary, invocation->vary_count};
    enum mr_status status = study_open_result(invocation, &scenario);
    if (status == MR_OK)
        status = mr_report(scenario, &options, message);
    progress_end(invocation);
    mr_scenario_free(&scenario);
    return status;
}

static enum mr_status run(struct invocation *invocation)
{
    char *message = NULL, *kind = mr_result_kind(invocation->operand[0]);
    bool study = kind && strcmp(kind, "run") != 0;
    enum mr_status status = MR_USAGE;
    if (study && invocation->given[OPTION_WHAT_IF])
        terminal_error(invocation, "--what-if needs the folder of a run; this one is of '%s'",
                       kind);
    else if (study)
        status = mr_report_study(invocation->operand[0], &message);
    else
        status = of_run(invocation, &message);
    mr_text_free(kind);
    if (study) /* which keeps no ledger to audit */
        invocation->next = "meltroute run S.yaml --out result        one case of it, line by line";
    if (status != MR_OK && message)
        terminal_error(invocation, "%s", message);
    else if (status == MR_OK && !invocation->given[OPTION_QUIET])
        printf("%s\n", message ? message : "");
    mr_text_free(message);
    return status;
}

static const char *const examples[] = {
    "meltroute run scenarios/exhibit12.yaml --out result", "meltroute report result",
    "meltroute report result --what-if 'route.distance=10 km..150 km' --what-if "
    "'prices.gas=3..5 CNY/m3'",
    NULL};

const struct command command_report = {
    .name = "report",
    .operands = "RESULT",
    .summary = "one HTML file to mail: answer, sheets, pictures, inputs, data",
    .about = "Writes report.html into the folder of a run or of another study, and the pictures "
             "that it shows beside it. The file\n"
             "opens offline in any browser, asks nothing of anybody, and prints well. Without "
             "gnuplot it has no\n"
             "pictures, and the exit code is 5. --what-if puts sliders into it: a grid is "
             "simulated, kept in\n"
             "the folder, and answers between its points are marked, with how far they may be "
             "off.",
    .next = "meltroute audit {} molten.total        where a figure in it comes from",
    .examples = examples,
    .options = OPTION_BIT(OPTION_WHAT_IF) | OPTION_BIT(OPTION_THREADS) |
               OPTION_BIT(OPTION_PROGRESS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run};
