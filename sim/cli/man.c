/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Manual pages (roff, man macros) from the tables that parse and that --help prints. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void words(FILE *out, const struct command *command)
{
    const char *word, *summary;
    if (!command->words)
        return;
    fputs(".SH ", out);
    for (const char *at = command->words; *at; at++)
        putc(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at, out);
    putc('\n', out);
    for (int i = 0; (word = command->word(i, &summary)); i++) {
        fputs(".TP\n.B ", out);
        escape(out, word);
        putc('\n', out);
        escape(out, summary);
        putc('\n', out);
    }
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
    words(out, command);
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

/* fails: false, when there is no such page or it cannot be written. */
static bool write_page(FILE *out, const char *name)
{
    const struct command *command = cli_command_find(name);
    if (strcmp(name, "scenario") == 0) {
        char *text = mr_manual();
        bool written = text && fputs(text, out) >= 0;
        mr_text_free(text);
        return written && fflush(out) == 0;
    }
    if (command)
        page_of_command(out, command);
    else if (strcmp(name, "meltroute") == 0)
        page_of_program(out);
    return fflush(out) == 0;
}

/* Hands the page to man, which formats and pages it. fails: false, when there is no man. */
static bool show_by_man(const char *name)
{
    enum { NO_PROGRAM = 127 };
    int ends[2], status = 0;
    fflush(NULL);
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp("man", "man", "-l", "-", (char *)NULL);
        _exit(NO_PROGRAM);
    }
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN); /* who leaves the pager early has seen enough */
    FILE *page = child > 0 ? fdopen(ends[1], "w") : NULL;
    if (page) {
        write_page(page, name);
        fclose(page);
    } else {
        close(ends[1]);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) != NO_PROGRAM;
}

/* For people where there is no man: what --help says, and the sections of a scenario. */
static bool show_plain(const char *name)
{
    const struct command *command = cli_command_find(name);
    if (command) {
        help_command(stdout, command);
    } else if (strcmp(name, "scenario") == 0) {
        char *text = mr_explain(NULL, NULL);
        fputs(text ? text : "", stdout);
        mr_text_free(text);
    } else {
        help_program(stdout);
    }
    return fflush(stdout) == 0;
}

static enum mr_status run(struct invocation *invocation)
{
    const char *name = invocation->operand_count > 0 ? invocation->operand[0] : "meltroute";
    static const char program[] = "meltroute-"; /* pages are installed as meltroute-run */
    if (strncmp(name, program, sizeof program - 1) == 0)
        name += sizeof program - 1;
    if (!cli_command_find(name) && strcmp(name, "scenario") != 0 &&
        strcmp(name, "meltroute") != 0) {
        terminal_error(invocation,
                       "no manual page '%s'; there is one of every command, "
                       "'meltroute' and 'scenario'",
                       name);
        return MR_USAGE;
    }
    bool person = isatty(STDOUT_FILENO);
    if (person && show_by_man(name))
        return MR_OK;
    if (person ? show_plain(name) : write_page(stdout, name))
        return MR_OK;
    terminal_error(invocation, "cannot write to standard output");
    return MR_IO;
}

static const char *const examples[] = {
    "meltroute man run              # the page of a command",
    "meltroute man scenario         # every key of the scenario file",
    "meltroute man run > run.1      # as man reads it", NULL};
const struct command command_man = {
    .name = "man",
    .operands = "[PAGE]",
    .summary = "a manual page",
    .about =
        "Shows the manual page of a command, of the program (meltroute) or of the scenario file\n"
        "(scenario) on a terminal; into a file or a pipe it writes the page as man reads it.\n"
        "`make install` puts all of them where man finds them.",
    .examples = examples,
    .options = OPTION_BIT(OPTION_HELP),
    .most = 1,
    .run = run};
