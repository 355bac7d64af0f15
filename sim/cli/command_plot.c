/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    char *message = NULL;
    const char *kind = invocation->operand_count > 1 ? invocation->operand[1] : NULL;
    enum mr_status status = mr_plot(invocation->operand[0], kind, &message);
    if (status != MR_OK)
        terminal_error(invocation, "%s", message ? message : "no picture");
    else if (message && !invocation->given[OPTION_QUIET])
        printf("%s\n", message);
    mr_text_free(message);
    return status;
}

static const char *const examples[] = {
    "meltroute plot far                    # the picture that suits the result",
    "meltroute plot result stacked-rows",
    "meltroute plot far cost-distance",
    "meltroute plot ladle ladle-cool",
    "gnuplot far/cost_distance.gp          # again, after changing the script",
    NULL};

const struct command command_plot = {
    .name = "plot",
    .operands = "RESULT [KIND]",
    .summary = "a picture of a result folder, as SVG and PNG, with its data and script",
    .about = "Writes the data (CSV), the gnuplot script and the picture (SVG and PNG) beside the "
             "result. The\n"
             "script runs as it stands: change it and call gnuplot again. Without gnuplot data and "
             "script are\n"
             "written all the same, and the exit code is 5.",
    .examples = examples,
    .options = OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 2,
    .run = run};
