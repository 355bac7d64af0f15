/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/cli/cli.h"

const struct command *cli_command_find(const char *name)
{
    const struct command *command;
    for (int i = 0; (command = cli_command(i)); i++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

void help_program(FILE *out)
{
    const struct command *command;
    fputs("meltroute: molten aluminium by road, or ingots to remelt?\n\n"
          "Examples\n"
          "  meltroute init > plant.yaml            a scenario to start from\n"
          "  meltroute run plant.yaml               both supply routes, and the answer\n"
          "  meltroute run plant.yaml --set 'route.distance=80 km'\n"
          "  meltroute sweep plant.yaml --vary 'route.distance=5 km..160 km step 5 km' --out far\n"
          "  meltroute plot far                     cost against distance, as SVG and PNG\n"
          "  meltroute breakeven plant.yaml         how far molten supply pays\n"
          "\nCommands\n",
          out);
    for (int i = 0; (command = cli_command(i)); i++)
        fprintf(out, "  %-10s %-14s %s\n", command->name, command->operands, command->summary);
    fputs("\n`meltroute COMMAND --help` tells the rest.\n\n"
          "Exit codes: 0 done, 1 a run failed, 2 wrong command line, 3 scenario invalid, 4 file\n"
          "unreadable or unwritable, 5 gnuplot missing, 6 a limit of `expect` not met, 7 sweep\n"
          "incomplete, 130 interrupted.\n",
          out);
}

void help_command(FILE *out, const struct command *command)
{
    fprintf(out, "meltroute %s %s: %s\n\nExamples\n", command->name, command->operands,
            command->summary);
    for (int i = 0; command->examples && command->examples[i]; i++)
        fprintf(out, "  %s\n", command->examples[i]);
    fputs("\nOptions\n", out);
    for (int id = 0; id < OPTIONS; id++) {
        char left[64];
        if (!(command->options & OPTION_BIT(id)))
            continue;
        snprintf(left, sizeof left, "%s%s%s", cli_options[id].name,
                 cli_options[id].argument ? " " : "",
                 cli_options[id].argument ? cli_options[id].argument : "");
        fprintf(out, "  %-22s %s\n", left, cli_options[id].help);
    }
}

/* Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
static int edits(const char *a, const char *b)
{
    enum { LONGEST = 24 };
    int n = (int)strlen(a), m = (int)strlen(b), cost[LONGEST + 1][LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return LONGEST;
    for (int i = 0; i <= n; i++)
        for (int k = 0; k <= m; k++) {
            if (i == 0 || k == 0) {
                cost[i][k] = i + k;
                continue;
            }
            int best = cost[i - 1][k - 1] + (a[i - 1] != b[k - 1]);
            best = cost[i - 1][k] + 1 < best ? cost[i - 1][k] + 1 : best;
            best = cost[i][k - 1] + 1 < best ? cost[i][k - 1] + 1 : best;
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
                cost[i - 2][k - 2] + 1 < best)
                best = cost[i - 2][k - 2] + 1;
            cost[i][k] = best;
        }
    return cost[n][m];
}

const char *help_nearest(const char *wrong, const char *const *names, int count)
{
    const char *nearest = NULL;
    int least = (int)strlen(wrong) / 3 + 2; /* further away is another word */
    for (int i = 0; i < count; i++) {
        int distance = edits(wrong, names[i]);
        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
