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

const char *help_exit(int index, int *code)
{
    static const struct {
        enum mr_status status;
        const char *meaning;
    } row[] = {{MR_OK, "done"},
               {MR_RUN_FAILED, "a run failed, or a book did not balance"},
               {MR_USAGE, "wrong command line"},
               {MR_INVALID, "scenario invalid"},
               {MR_IO, "file or store unreadable or unwritable"},
               {MR_NO_HELPER, "a needed helper (gnuplot) is missing"},
               {MR_UNEXPECTED, "a limit of the scenario's expect section was not met"},
               {MR_INCOMPLETE, "sweep incomplete, can be resumed"},
               {MR_INTERRUPTED, "interrupted (Ctrl-C, SIGTERM, SIGHUP); what was done is kept"}};
    if (index >= (int)(sizeof row / sizeof row[0]))
        return NULL;
    *code = (int)row[index].status;
    return row[index].meaning;
}

void help_option(char *text, size_t size, const struct option *option)
{
    snprintf(text, size, "%s%s%s", option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
}

void help_program(FILE *out)
{
    const struct command *command;
    fputs("meltroute: molten aluminium by road, or ingots to remelt?\n\n"
          "Examples\n"
          "  meltroute init plant.yaml              a scenario to start from\n"
          "  meltroute run plant.yaml               both supply routes, and the answer\n"
          "  meltroute run plant.yaml --set 'route.distance=80 km'\n"
          "  meltroute sweep plant.yaml --vary 'route.distance=5 km..160 km step 5 km' --out far\n"
          "  meltroute plot far                     cost against distance, as SVG and PNG\n"
          "  meltroute breakeven plant.yaml         how far molten supply pays\n"
          "\nCommands\n",
          out);
    for (int i = 0; (command = cli_command(i)); i++)
        fprintf(out, "  %-11s %-18s %s\n", command->name, command->operands, command->summary);
    fputs("\n`meltroute COMMAND --help` tells the rest.\n\nExit codes\n", out);
    const char *meaning;
    int code;
    for (int i = 0; (meaning = help_exit(i, &code)); i++)
        fprintf(out, "  %-4d %s\n", code, meaning);
}

void help_command(FILE *out, const struct command *command)
{
    fprintf(out, "meltroute %s%s%s: %s\n\nExamples\n", command->name,
            command->operands[0] ? " " : "", command->operands, command->summary);
    for (int i = 0; command->examples && command->examples[i]; i++)
        fprintf(out, "  %s\n", command->examples[i]);
    fprintf(out, "\n%s\n", command->about);
    const char *word, *summary;
    if (command->words)
        fprintf(out, "\n%s\n", command->words);
    for (int i = 0; command->words && (word = command->word(i, &summary)); i++)
        fprintf(out, "  %-22s %s\n", word, summary);
    if (command->options)
        fputs("\nOptions\n", out);
    for (int id = 0; id < OPTIONS; id++) {
        char left[64];
        if (!(command->options & OPTION_BIT(id)))
            continue;
        help_option(left, sizeof left, &cli_options[id]);
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
    size_t length = strlen(wrong);
    int least = (int)length / 3 + 2; /* further away is another word */
    for (int i = 0; i < count; i++) {
        if (length > 2 && strncmp(wrong, names[i], length) == 0) /* cut short */
            return names[i];
        int distance = edits(wrong, names[i]);
        if (distance < least) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
