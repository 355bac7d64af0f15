/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    char *message = NULL;
    const char *kind = invocation->operand_count > 1 ? invocation->operand[1] : NULL;
    const char *format = invocation->value[OPTION_FORMAT];
    bool letters = format && strcmp(format, "terminal") == 0;
    enum mr_status status = mr_plot(invocation->operand[0], kind, format, &message);
    if (status != MR_OK)
        terminal_error(invocation, "%s", message ? message : "no picture");
    else if (message && (letters || !invocation->given[OPTION_QUIET]))
        printf(letters ? "%s" : "%s\n", message);
    mr_text_free(message);
    return status;
}

static const char *const examples[] = {
    "meltroute plot far                    # the picture that suits the result",
    "meltroute plot result stacked-rows",
    "meltroute plot far cost-distance",
    "meltroute plot result carbon-stack --format pdf",
    "meltroute plot ladle ladle-cool",
    "meltroute plot far --format terminal  # in letters, on this screen",
    "gnuplot far/cost_distance.gp          # again, after changing the script",
    NULL};

const struct command command_plot = {
    .name = "plot",
    .operands = "RESULT [KIND]",
    .summary = "a picture of a result folder, with its data and script",
    .about = "Writes the data (CSV), the gnuplot script and the picture (SVG and PNG, or what "
             "--format says)\n"
             "beside the result. The script runs as it stands: change it and call gnuplot again. "
             "Without gnuplot\n"
             "data and script are written all the same, and the exit code is 5.",
    .next = "meltroute report {}        one HTML file to mail",
    .examples = examples,
    .words = "Pictures",
    .word = mr_plot_kind,
    .options = OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 2,
    .run = run};
