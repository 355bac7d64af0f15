/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/cli/cli.h"

static enum mr_status wrong(const struct invocation *invocation, const char *what, const char *text,
                            const char *help)
{
    terminal_error(invocation, "%s '%s'%s", what, text, help ? help : "");
    return MR_USAGE;
}

enum mr_status arguments_unknown_command(const struct invocation *invocation, const char *name)
{
    const char *names[32], *nearest;
    const struct command *command;
    char help[120] = "; `meltroute --help` lists them";
    int count = 0;
    for (; count < 32 && (command = cli_command(count)); count++)
        names[count] = command->name;
    if (access(name, R_OK) == 0)
        snprintf(help, sizeof help, ", but a file: `meltroute run %.80s`", name);
    else if ((nearest = help_nearest(name, names, count)))
        snprintf(help, sizeof help, "; did you mean '%s'?", nearest);
    return wrong(invocation, "unknown command", name, help);
}

static enum mr_status unknown_option(const struct invocation *invocation, const char *argument)
{
    const char *names[OPTIONS], *nearest;
    char help[160], name[80]; /* without what stands behind '=' */
    snprintf(name, sizeof name, "%.*s", (int)strcspn(argument, "="), argument);
    int count = 0;
    bool elsewhere = false;
    for (int id = 0; id < OPTIONS; id++) {
        elsewhere = elsewhere || strcmp(cli_options[id].name, name) == 0;
        if (invocation->command->options & OPTION_BIT(id))
            names[count++] = cli_options[id].name;
    }
    nearest = help_nearest(name, names, count);
    if (elsewhere)
        snprintf(help, sizeof help, ": other commands take it; `meltroute %s --help` lists its own",
                 invocation->command->name);
    else if (nearest)
        snprintf(help, sizeof help, "; did you mean '%s'?", nearest);
    else
        snprintf(help, sizeof help, "; `meltroute %s --help` lists them%s",
                 invocation->command->name,
                 invocation->command->options & OPTION_BIT(OPTION_SET)
                     ? ", and --set 'KEY=VALUE' changes the scenario"
                     : "");
    return wrong(invocation, "unknown option", argument, help);
}

/* Which option an argument is, "--set" or "--set=..."; *value gets what stands behind '='. */
static int find_option(const struct invocation *invocation, const char *argument,
                       const char **value)
{
    size_t length = strcspn(argument, "=");
    *value = argument[length] ? argument + length + 1 : NULL;
    for (int id = 0; id < OPTIONS; id++)
        if ((invocation->command->options & OPTION_BIT(id)) &&
            strlen(cli_options[id].name) == length &&
            strncmp(cli_options[id].name, argument, length) == 0)
            return id;
    return -1;
}

static enum mr_status collect(struct invocation *invocation, enum option_id id, const char *value)
{
    if (id == OPTION_SET || id == OPTION_VARY || id == OPTION_WHAT_IF) {
        const char **list = id == OPTION_SET ? invocation->sets : invocation->vary;
        int *count = id == OPTION_SET ? &invocation->set_count : &invocation->vary_count;
        if (!strchr(value, '=') || value[0] == '=')
            return wrong(invocation,
                         id == OPTION_SET    ? "--set needs KEY=VALUE, not"
                         : id == OPTION_VARY ? "--vary needs KEY=VALUES, not"
                                             : "--what-if needs KEY=VALUES, not",
                         value, NULL);
        if (*count >= CLI_MOST - 8)
            return wrong(invocation, "too many settings from", value, NULL);
        list[(*count)++] = value;
    } else if (id == OPTION_KEY) {
        if (invocation->key_count >= CLI_MOST)
            return wrong(invocation, "too many keys from", value, NULL);
        invocation->keys[invocation->key_count++] = value;
    }
    return MR_OK;
}

static enum mr_status take_option(struct invocation *invocation, char **argv, int *at)
{
    const char *value;
    int id = find_option(invocation, argv[*at], &value);
    if (id < 0)
        return unknown_option(invocation, argv[*at]);
    if (!cli_options[id].argument && value)
        return wrong(invocation, "this option takes no value:", argv[*at], NULL);
    if (cli_options[id].argument && !value) {
        if (!argv[*at + 1])
            return wrong(invocation, "a value is missing behind", argv[*at], NULL);
        value = argv[++*at];
    }
    if (value && !value[0])
        return wrong(invocation, "an empty value behind", cli_options[id].name, NULL);
    invocation->given[id] = true;
    invocation->value[id] = value;
    return collect(invocation, (enum option_id)id, value);
}

bool arguments_number(const struct invocation *invocation, enum option_id id, long least,
                      long *value)
{
    const char *text = invocation->value[id];
    char *end;
    errno = 0;
    *value = strtol(text, &end, 10);
    if (*text && !*end && errno == 0 && *value >= least && text[0] != ' ' && text[0] != '+')
        return true;
    terminal_error(invocation, "%s needs a whole number of at least %ld, not '%s'",
                   cli_options[id].name, least, text);
    return false;
}

/* Options that stand for a setting of the scenario. */
static enum mr_status as_settings(struct invocation *invocation)
{
    static const struct {
        enum option_id id;
        const char *key;
        long least;
    } row[] = {{OPTION_SEED, "simulation.seed", 0},
               {OPTION_REPLICATIONS, "simulation.replications", 1},
               {OPTION_INPUTS, "simulation.inputs", 0}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        long number;
        if (!invocation->given[row[i].id])
            continue;
        if (!arguments_number(invocation, row[i].id, row[i].least, &number))
            return MR_USAGE;
        snprintf(invocation->text[i], sizeof invocation->text[i], "%s=%s", row[i].key,
                 invocation->value[row[i].id]);
        invocation->sets[invocation->set_count++] = invocation->text[i];
    }
    if (invocation->given[OPTION_LIMITS])
        invocation->sets[invocation->set_count++] = "simulation.limits=true";
    if (invocation->given[OPTION_NO_LIMITS] && invocation->command == &command_run)
        invocation->sets[invocation->set_count++] = "simulation.limits=false";
    if (invocation->given[OPTION_THREADS]) {
        long threads;
        if (!arguments_number(invocation, OPTION_THREADS, 1, &threads))
            return MR_USAGE;
        invocation->threads = threads > 4096 ? 4096 : (int)threads;
    }
    return MR_OK;
}

/* Is `text` one of the words, "auto plain never"? */
static bool among(const char *words, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == length && strncmp(at, text, length) == 0)
            return true;
        at += word;
    }
    return false;
}

static enum mr_status check_words(const struct invocation *invocation)
{
    for (int id = 0; id < OPTIONS; id++) {
        const struct option *option = &cli_options[id];
        if (!option->words || !invocation->given[id] || among(option->words, invocation->value[id]))
            continue;
        terminal_error(invocation, "%s is one of: %s; not '%s'", option->name, option->words,
                       invocation->value[id]);
        return MR_USAGE;
    }
    if (invocation->given[OPTION_JSON] && invocation->given[OPTION_CSV])
        return wrong(invocation, "take one of --json and", "--csv", NULL);
    return MR_OK;
}

static char *join_line(int argc, char **argv)
{
    size_t size = 1;
    for (int i = 0; i < argc; i++)
        size += strlen(argv[i]) + 3;
    char *line = malloc(size), *at = line;
    for (int i = 0; line && i < argc; i++) {
        const char *quote = strpbrk(argv[i], " \t'\"*$()[]{}&;|<>") ? "'" : "";
        at += sprintf(at, "%s%s%s%s", i ? " " : "", quote, argv[i], quote);
    }
    return line;
}

/* "--vary 'route.distance=20 km..160 km'": the value that its blanks cut, whole; "" when none is.
 */
static void cut_value(const struct invocation *invocation, char text[240])
{
    const char *const *word = invocation->word;
    const char *value;
    text[0] = '\0';
    for (int i = 0; i + 2 < invocation->word_count && !text[0]; i++) {
        int id = find_option(invocation, word[i], &value);
        size_t used = 0;
        if (id < 0 || !cli_options[id].argument || value)
            continue;
        for (int k = i + 2; k < invocation->word_count && used < 200 && word[k][0] != '-' &&
                            access(word[k], F_OK) != 0;
             k++) {
            if (used == 0)
                used = (size_t)snprintf(text, 240, "%s '%.60s", cli_options[id].name, word[i + 1]);
            used += (size_t)snprintf(text + used, 240 - used, " %.30s", word[k]);
        }
        if (used > 0)
            snprintf(text + used, 240 - used, "'");
    }
}

static enum mr_status check_operands(const struct invocation *invocation)
{
    const struct command *command = invocation->command;
    if (invocation->given[OPTION_HELP])
        return MR_OK;
    if (invocation->operand_count < command->least) {
        terminal_error(invocation, "%s needs %s; `meltroute %s --help` shows examples",
                       command->name, command->operands, command->name);
        return MR_USAGE;
    }
    if (command->most == 0 && invocation->operand_count > 0) {
        terminal_error(invocation,
                       "'%s' is one word too many: %s stands alone; `meltroute %s --help` shows "
                       "examples",
                       invocation->operand[0], command->name, command->name);
        return MR_USAGE;
    }
    if (invocation->operand_count > command->most) {
        char whole[240];
        cut_value(invocation, whole);
        terminal_error(invocation,
                       "one operand too many: '%s'; a value with a blank stands in quotes, %s; "
                       "`meltroute %s --help` shows examples",
                       invocation->operand[invocation->operand_count - 1],
                       whole[0] ? whole : "--set 'KEY=45 km'", command->name);
        return MR_USAGE;
    }
    return MR_OK;
}

enum mr_status arguments_parse(int argc, char **argv, struct invocation *invocation)
{
    memset(invocation, 0, sizeof *invocation);
    invocation->program = "meltroute";
    invocation->command = &command_help;
    invocation->line = join_line(argc, argv);
    if (argc < 2) {
        help_program(stderr);
        return MR_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0)
        name = "version";
    const struct command *command = cli_command_find(name);
    if (!command)
        return arguments_unknown_command(invocation, name);
    invocation->command = command;
    invocation->word = (const char *const *)argv + 2;
    invocation->word_count = argc - 2;
    if (command->verbatim)
        return MR_OK;
    bool only_operands = false;
    for (int i = 2; i < argc; i++) {
        enum mr_status status = MR_OK;
        if (!only_operands && strcmp(argv[i], "--") == 0)
            only_operands = true;
        else if (!only_operands && strcmp(argv[i], "-h") == 0)
            invocation->given[OPTION_HELP] = true;
        else if (!only_operands && argv[i][0] == '-' && argv[i][1])
            status = take_option(invocation, argv, &i);
        else if (invocation->operand_count < 8)
            invocation->operand[invocation->operand_count++] = argv[i];
        if (status != MR_OK)
            return status;
    }
    enum mr_status status = check_words(invocation);
    if (status == MR_OK)
        status = as_settings(invocation);
    return status == MR_OK ? check_operands(invocation) : status;
}

void arguments_clear(struct invocation *invocation)
{
    free(invocation->line);
    invocation->line = NULL;
}
