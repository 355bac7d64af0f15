/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that only tell: init, schema, explain, list, doctor, version, help. */
#include <errno.h>
#include <string.h>

#include "sim/cli/cli.h"

/* Prints a text of the library and frees it. */
static enum mr_status tell(const struct invocation *invocation, char *text)
{
    if (!text) {
        terminal_error(invocation, "out of memory");
        return MR_IO;
    }
    terminal_print(text);
    mr_text_free(text);
    return MR_OK;
}

/* The same for a question that may have no answer. */
static enum mr_status answer(struct invocation *invocation,
                             char *(*ask)(const char *about, char **message))
{
    char *message = NULL;
    char *text = ask(invocation->operand_count > 0 ? invocation->operand[0] : NULL, &message);
    if (text)
        return tell(invocation, text);
    terminal_messages(invocation, message ? message : "meltroute: error: out of memory\n");
    mr_text_free(message);
    return MR_USAGE;
}

/* To the screen, or into a new file: one that is there is not written over. */
static enum mr_status run_init(struct invocation *invocation)
{
    const char *name = invocation->operand_count > 0 ? invocation->operand[0] : NULL;
    if (!name)
        return tell(invocation, mr_init());
    char *text = mr_init();
    FILE *file = text ? fopen(name, "wx") : NULL;
    const char *why = text ? strerror(errno) : "out of memory";
    bool written = file && fputs(text, file) >= 0;
    if (file && fclose(file) != 0)
        written = false;
    if (file && !written)
        remove(name);
    mr_text_free(text);
    if (!written)
        terminal_error(invocation, "cannot write %s: %s%s", name, why,
                       errno == EEXIST ? "; give another name, or remove it first" : "");
    else
        fprintf(stderr, "written to %s\n", name);
    return written ? MR_OK : MR_IO;
}

static enum mr_status run_schema(struct invocation *invocation)
{
    return tell(invocation, mr_schema());
}

static enum mr_status run_explain(struct invocation *invocation)
{
    return answer(invocation, invocation->given[OPTION_MARKDOWN] ? mr_explain_table : mr_explain);
}

static enum mr_status run_list(struct invocation *invocation)
{
    return answer(invocation, mr_list);
}

static enum mr_status run_doctor(struct invocation *invocation)
{
    bool complete = true;
    enum mr_status status = tell(invocation, mr_doctor(&complete));
    return status == MR_OK && !complete ? MR_NO_HELPER : status;
}

static enum mr_status run_version(struct invocation *invocation)
{
    (void)invocation;
    printf("meltroute %s\n", mr_version());
    return MR_OK;
}

static enum mr_status run_help(struct invocation *invocation)
{
    if (invocation->operand_count == 0) {
        help_program(stdout);
        return MR_OK;
    }
    const struct command *command = cli_command_find(invocation->operand[0]);
    if (command)
        help_command(stdout, command);
    else
        arguments_unknown_command(invocation, invocation->operand[0]);
    return command ? MR_OK : MR_USAGE;
}

#define PLAIN OPTION_BIT(OPTION_HELP)

static const char *const init_examples[] = {
    "meltroute init plant.yaml     # a new file of this name",
    "meltroute init > plant.yaml   # the same, and over one that is there", NULL};
const struct command command_init = {
    .name = "init",
    .operands = "[FILE]",
    .summary = "a commented scenario to start from",
    .about = "Prints a commented scenario that runs as it is, or writes it into a new file; "
             "every line can be changed.",
    .next = "meltroute init plant.yaml        keeps it",
    .next_named = "meltroute run {}",
    .next_kept = "meltroute run plant.yaml        with the name that you gave it",
    .examples = init_examples,
    .options = PLAIN,
    .most = 1,
    .run = run_init};

static const char *const schema_examples[] = {"meltroute schema > meltroute-1.schema.json", NULL};
const struct command command_schema = {
    .name = "schema",
    .operands = "",
    .summary = "JSON Schema of scenario files, for editors",
    .about = "Prints the JSON Schema (draft-07) of scenario files, made from the table that parses "
             "them. Editors\n"
             "with a YAML language server then complete keys and mark mistakes.",
    .examples = schema_examples,
    .options = PLAIN,
    .run = run_schema};

static const char *const explain_examples[] = {
    "meltroute explain                  # all sections",
    "meltroute explain route",
    "meltroute explain route.distance   # unit, limits, default, source",
    "meltroute explain ADC12            # an alloy, a lining, a material: values and sources",
    "meltroute explain molten.fuel      # a line of the cost sheet, a figure, a price set, a grid",
    "meltroute explain W-COLD           # what a message means, and what to do",
    NULL};
const struct command command_explain = {
    .name = "explain",
    .operands = "[KEY]",
    .summary = "what a key, an alloy, a cost line or a message is",
    .about =
        "Prints what a key of the scenario means: what it takes, default, limits, the range "
        "that is believed,\n"
        "the source, and whether it may be a distribution. Of an alloy, a lining or a material "
        "it prints\n"
        "every property with its range, form and source. Without a key, the sections.",
    .next = "meltroute run S.yaml --set 'KEY=VALUE'        tries another value",
    .examples = explain_examples,
    .options = PLAIN | OPTION_BIT(OPTION_MARKDOWN),
    .most = 1,
    .run = run_explain};

static const char *const list_examples[] = {"meltroute list", "meltroute list alloys",
                                            "meltroute list prices", NULL};
const struct command command_list = {
    .name = "list",
    .operands = "[FAMILY]",
    .summary = "alloys, linings, price sets, models, rules",
    .about =
        "Prints the names that a key takes, one a line with a summary: alloys, linings, materials, "
        "price\n"
        "sets, grid factors, all keys, or the choices of a key. Without a family, the families.",
    .next = "meltroute explain NAME        what one of them is",
    .examples = list_examples,
    .options = PLAIN,
    .most = 1,
    .run = run_list};

static const char *const doctor_examples[] = {"meltroute doctor", NULL};
const struct command command_doctor = {
    .name = "doctor",
    .operands = "",
    .summary = "versions, and whether the helpers are there",
    .about = "Prints the versions of the program, its model and its "
             "libraries, and says which helpers are missing\n"
             "and how to get them. Exit code 5 when one is missing.",
    .next = "meltroute init plant.yaml        a scenario to start from",
    .examples = doctor_examples,
    .options = PLAIN,
    .run = run_doctor};

static const char *const version_examples[] = {"meltroute version", NULL};
const struct command command_version = {.name = "version",
                                        .operands = "",
                                        .summary = "the release",
                                        .about =
                                            "Prints the release. `meltroute doctor` tells more.",
                                        .examples = version_examples,
                                        .options = PLAIN,
                                        .run = run_version};

static const char *const help_examples[] = {"meltroute help sweep", NULL};
const struct command command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "examples and options of a command",
    .about = "Prints the commands, or what `meltroute COMMAND --help` prints.",
    .examples = help_examples,
    .options = PLAIN,
    .most = 1,
    .run = run_help};
