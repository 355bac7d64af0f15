/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/cli/cli.h"

bool terminal_color(const struct invocation *invocation, FILE *stream)
{
    const char *wish = invocation->value[OPTION_COLOR], *none = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    if ((wish && strcmp(wish, "never") == 0) || (none && none[0]))
        return false;
    return isatty(fileno(stream)) && kind && strcmp(kind, "dumb") != 0;
}

void terminal_error(const struct invocation *invocation, const char *format, ...)
{
    bool color = terminal_color(invocation, stderr);
    va_list arguments;
    fprintf(stderr, "meltroute: %serror:%s ", color ? "\033[1;31m" : "", color ? "\033[0m" : "");
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    putc('\n', stderr);
}

void terminal_print(const char *text)
{
    fputs(text, stdout);
    fflush(stdout); /* before what follows on stderr */
}

enum mr_status terminal_end(const struct invocation *invocation, enum mr_status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    signals_end_by_pipe();
    terminal_error(invocation, "cannot write to standard output");
    return status == MR_OK ? MR_IO : status;
}

/* A word, quoted for a shell where it must be. */
static void put_word(FILE *out, const char *word)
{
    const char *quote = strchr(word, '\'') ? "\"" : strpbrk(word, " \t\"*$()[]{}&;|<>") ? "'" : "";
    fprintf(out, "%s%s%s", quote, word, quote);
}

/* The command that a suggestion names, "meltroute NAME ..". */
static const struct command *command_of(const char *text)
{
    char name[32] = "";
    sscanf(text, "meltroute %31s", name);
    return cli_command_find(name);
}

/* What was said of the scenario is said again to a command that takes it. */
static void carry_over(FILE *out, const struct invocation *invocation, const struct command *to)
{
    static const uint64_t carried = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_SCENARIO) |
                                    OPTION_BIT(OPTION_VARY) | OPTION_BIT(OPTION_DESIGN) |
                                    OPTION_BIT(OPTION_POINTS) | OPTION_BIT(OPTION_FROM) |
                                    OPTION_BIT(OPTION_SEED) | OPTION_BIT(OPTION_REPLICATIONS);
    /* To optimize they are the most that a plan is given, another thing. */
    const uint64_t other = to == &command_optimize ? OPTION_BIT(OPTION_REPLICATIONS) : 0;
    for (int i = 0; to && i < invocation->word_count; i++) {
        const char *word = invocation->word[i], *value = strchr(word, '=');
        size_t length = value ? (size_t)(value - word) : strlen(word);
        for (int id = 0; id < OPTIONS; id++) {
            const struct option *option = &cli_options[id];
            if (strlen(option->name) != length || strncmp(option->name, word, length) != 0)
                continue;
            if (option->argument && !value && i + 1 < invocation->word_count)
                value = invocation->word[++i];
            else if (value)
                value++;
            if (!value || !(carried & ~other & to->options & OPTION_BIT(id)))
                break;
            fprintf(out, " %s ", option->name);
            put_word(out, value);
            break;
        }
    }
}

/* The text with "{}" replaced; behind a scenario stands what was said of it. */
static void fill_in(FILE *out, const struct invocation *invocation, const char *text,
                    const char *with, bool folder)
{
    const struct command *to = command_of(text);
    for (; *text; text++)
        if (text[0] == '{' && text[1] == '}') {
            put_word(out, with);
            if (!folder)
                carry_over(out, invocation, to);
            text++;
        } else {
            putc(*text, out);
        }
}

void terminal_next(const struct invocation *invocation)
{
    const struct command *command = invocation->command;
    bool out = invocation->given[OPTION_OUT] && command->next_out && !invocation->next;
    bool named = invocation->operand_count > 0 && command->next_named;
    const char *text = named                    ? command->next_named
                       : !isatty(STDOUT_FILENO) ? command->next_kept
                       : out                    ? command->next_out
                       : invocation->next       ? invocation->next
                                                : command->next;
    if (!text || invocation->given[OPTION_QUIET] || !isatty(STDERR_FILENO))
        return;
    fputs("next: ", stderr);
    fill_in(stderr, invocation, text,
            out                             ? invocation->value[OPTION_OUT]
            : invocation->operand_count > 0 ? invocation->operand[0]
                                            : "plant.yaml",
            out);
    putc('\n', stderr);
}

void terminal_messages(const struct invocation *invocation, const char *text)
{
    static const struct {
        const char *word, *color;
    } mark[] = {{": error:", "\033[1;31m"}, {": warning:", "\033[1;33m"}};
    bool color = terminal_color(invocation, stderr);
    while (*text) {
        size_t length = strcspn(text, "\n");
        const char *found = NULL;
        size_t which = 0;
        for (; color && which < 2; which++) {
            found = strstr(text, mark[which].word);
            if (found && found < text + length)
                break;
            found = NULL;
        }
        if (found) {
            size_t before = (size_t)(found - text) + 2, word = strlen(mark[which].word) - 2;
            fprintf(stderr, "%.*s%s%.*s\033[0m%.*s\n", (int)before, text, mark[which].color,
                    (int)word, text + before, (int)(length - before - word), text + before + word);
        } else {
            fprintf(stderr, "%.*s\n", (int)length, text);
        }
        text += length;
        text += *text == '\n';
    }
}
