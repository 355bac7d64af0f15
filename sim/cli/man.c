/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manual pages (roff, man macros) from the tables that parse and that --help prints. */
#include <string.h>

#include "sim/cli/cli.h"

static void escape(FILE *out, const char *text)
{
    char *roff = mr_roff(text);
    fputs(roff ? roff : text, out);
    mr_text_free(roff);
}

static void head(FILE *out, const char *title, const char *name, const char *summary)
{
    fputs(".TH ", out);
    for (; *title; title++)
        putc(*title >= 'a' && *title <= 'z' ? *title - 'a' + 'A' : *title, out);
    fprintf(out, " 1 \"\" \"meltroute %s\" \"meltroute manual\"\n.SH NAME\n", mr_version());
    escape(out, name);
    fputs(" \\- ", out);
    escape(out, summary);
    fputs("\n", out);
}

static void examples_of(FILE *out, const struct command *command)
{
    fputs(".SH EXAMPLES\n.EX\n", out);
    for (int i = 0; command->examples[i]; i++) {
        escape(out, command->examples[i]);
        putc('\n', out);
    }
    fputs(".EE\n", out);
}

static void exits(FILE *out)
{
    const char *meaning;
    int code;
    fputs(".SH EXIT STATUS\n", out);
    for (int i = 0; (meaning = help_exit(i, &code)); i++)
        fprintf(out, ".TP\n.B %d\n%s\n", code, meaning);
}

static void options(FILE *out, const struct command *command)
{
    if (command->options)
        fputs(".SH OPTIONS\n", out);
    for (int id = 0; id < OPTIONS; id++) {
        char left[64];
        if (!(command->options & OPTION_BIT(id)))
            continue;
        help_option(left, sizeof left, &cli_options[id]);
        fputs(".TP\n.B ", out);
        escape(out, left);
        putc('\n', out);
        escape(out, cli_options[id].help);
        fputs("\n", out);
    }
}

static void page_of_command(FILE *out, const struct command *command)
{
    char title[80];
    snprintf(title, sizeof title, "meltroute-%s", command->name);
    head(out, title, title, command->summary);
    fputs(".SH SYNOPSIS\n.B meltroute ", out);
    escape(out, command->name);
    fputs("\n.RI ", out);
    fprintf(out, "\"%s%s\"\n", command->operands, command->options ? " [OPTION]..." : "");
    examples_of(out, command);
    fputs(".SH DESCRIPTION\n", out);
    escape(out, command->about);
    putc('\n', out);
    options(out, command);
    exits(out);
    fputs(".SH SEE ALSO\n.BR meltroute (1),\n.BR meltroute\\-scenario (5)\n", out);
}

static void page_of_program(FILE *out)
{
    const struct command *command;
    head(out, "meltroute", "meltroute", "molten aluminium by road, or ingots to remelt?");
    fputs(".SH SYNOPSIS\n.B meltroute\n.I COMMAND\n[\\fIOPERAND\\fR]... [\\fIOPTION\\fR]...\n"
          ".SH DESCRIPTION\nSimulates how a die-caster is supplied with molten aluminium by road, "
          "and with ingots that it remelts, from one scenario file, and gives the difference in "
          "money, energy, metal and carbon, how sure it is, and what limits it.\n.SH COMMANDS\n",
          out);
    for (int i = 0; (command = cli_command(i)); i++) {
        fprintf(out, ".TP\n.BR meltroute\\-%s (1)\n", command->name);
        escape(out, command->summary);
        putc('\n', out);
    }
    exits(out);
    fputs(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nno colour, when it is set to anything\n"
          ".SH SEE ALSO\n.BR meltroute\\-scenario (5)\n",
          out);
}

static enum mr_status print_scenario(void)
{
    char *text = mr_manual();
    bool written = text && fputs(text, stdout) >= 0;
    mr_text_free(text);
    return written ? MR_OK : MR_IO;
}

static enum mr_status run(struct invocation *invocation)
{
    const char *name = invocation->operand_count > 0 ? invocation->operand[0] : "meltroute";
    const struct command *command = cli_command_find(name);
    enum mr_status status = MR_OK;
    if (strcmp(name, "scenario") == 0) {
        status = print_scenario();
    } else if (command) {
        page_of_command(stdout, command);
    } else if (strcmp(name, "meltroute") == 0) {
        page_of_program(stdout);
    } else {
        terminal_error(invocation,
                       "no manual page '%s'; there is one of every command, "
                       "'meltroute' and 'scenario'",
                       name);
        return MR_USAGE;
    }
    if (fflush(stdout) != 0 || status != MR_OK) {
        terminal_error(invocation, "cannot write to standard output");
        return MR_IO;
    }
    return MR_OK;
}

static const char *const examples[] = {
    "meltroute man run | man -l -            # the page of a command",
    "meltroute man scenario | man -l -       # every key of the scenario file", NULL};
const struct command command_man = {
    .name = "man",
    .operands = "[PAGE]",
    .summary = "a manual page, for man",
    .about =
        "Prints the manual page of a command, of the program (meltroute) or of the scenario file\n"
        "(scenario) as man reads it. `make install` puts all of them where man finds them.",
    .examples = examples,
    .options = OPTION_BIT(OPTION_HELP),
    .most = 1,
    .run = run};
