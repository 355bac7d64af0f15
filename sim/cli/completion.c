/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Completion. The shells get a few lines that ask `meltroute complete WORD...`; what may stand
 * there is worked out here, once for all shells, from the tables that parse.
 *
 * An answer is a line: the candidate, a tab and what it is; or `:file` or `:folder`, for names that
 * the shell knows better.
 */
#include <string.h>

#include "sim/cli/cli.h"

/* All words behind the program's name; the last one is being typed. */
struct typing {
    const char *const *word;
    int count;
    const char *typed;
};

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void offer(const char *candidate, const char *what, const char *typed)
{
    if (starts(candidate, typed))
        printf("%s\t%s\n", candidate, what);
}

/* The names at the begin of the lines of a text, with `tail` behind each; the text is freed.
 * skip: names that hold it are left out; NULL: none. */
static void offer_lines(char *text, const char *tail, const char *typed, const char *skip)
{
    for (char *at = text; at && *at;) {
        char *end = at + strcspn(at, "\n"), candidate[256];
        size_t name = strcspn(at, " \n");
        bool more = *end == '\n';
        *end = '\0';
        const char *what = at + name + strspn(at + name, " ");
        snprintf(candidate, sizeof candidate, "%.*s%s", (int)name, at, tail);
        if (!skip || !strstr(candidate, skip))
            offer(candidate, what, typed);
        at = end + more;
    }
    mr_text_free(text);
}

/* The names of a family of mr_list. */
static void offer_list(const char *family, const char *typed)
{
    offer_lines(mr_list(family, NULL), "", typed, NULL);
}

/* The scenario among the words; NULL: there is none that can be read. */
static struct mr_scenario *open_scenario(const struct typing *typing)
{
    struct mr_scenario *scenario = NULL;
    for (int i = 1; i < typing->count - 1 && !scenario; i++) {
        const char *end = strrchr(typing->word[i], '.');
        if (end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".yml") == 0) &&
            mr_scenario_load(typing->word[i], NULL, &scenario) != MR_OK)
            mr_scenario_free(&scenario);
    }
    return scenario;
}

/* Keys; below what a scenario names itself with its own names, where one is being spoken of. */
static void offer_keys(const struct typing *typing, const char *tail)
{
    struct mr_scenario *scenario = open_scenario(typing);
    offer_lines(mr_list("key", NULL), tail, typing->typed, scenario ? ".NAME." : NULL);
    if (scenario)
        offer_lines(mr_scenario_keys(scenario), tail, typing->typed, NULL);
    mr_scenario_free(&scenario);
}

static void offer_variants(const struct typing *typing)
{
    struct mr_scenario *scenario = open_scenario(typing);
    if (scenario)
        offer_lines(mr_scenario_variants(scenario), "", typing->typed, NULL);
    mr_scenario_free(&scenario);
}

/* KEY or KEY=VALUE: keys, and behind the '=' the names that the key takes. */
static void offer_setting(const struct typing *typing, const char *tail)
{
    const char *typed = typing->typed, *equals = strchr(typed, '=');
    char key[256];
    if (!equals) {
        offer_keys(typing, tail);
        return;
    }
    snprintf(key, sizeof key, "%.*s", (int)(equals - typed), typed);
    char *text = mr_list(key, NULL);
    for (char *at = text; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
        char candidate[512];
        snprintf(candidate, sizeof candidate, "%s=%.*s", key, (int)strcspn(at, " \n"), at);
        offer(candidate, "", typed);
    }
    mr_text_free(text);
}

static void offer_words(const char *words, const char *typed)
{
    char word[32];
    for (; *words; words += strcspn(words, " "), words += strspn(words, " ")) {
        snprintf(word, sizeof word, "%.*s", (int)strcspn(words, " "), words);
        offer(word, "", typed);
    }
}

static void offer_value(const struct option *option, const struct typing *typing)
{
    if (option->words)
        offer_words(option->words, typing->typed);
    else if (starts(option->argument, "KEY="))
        offer_setting(typing, "=");
    else if (starts(option->argument, "KEY")) /* alone, or with values if wanted */
        offer_keys(typing, "");
    else if (option == &cli_options[OPTION_SCENARIO])
        offer_variants(typing);
    else if (strcmp(option->argument, "DIR") == 0)
        puts(":folder");
    else if (starts(option->argument, "FILE"))
        puts(":file");
}

static void offer_commands(const char *typed)
{
    const struct command *command;
    for (int i = 0; (command = cli_command(i)); i++)
        if (!command->verbatim)
            offer(command->name, command->summary, typed);
}

/* The words that a command has of its own, such as the kinds of pictures. */
static void offer_own(const struct command *command, const char *typed)
{
    const char *word, *summary;
    for (int i = 0; command->word && (word = command->word(i, &summary)); i++)
        offer(word, summary, typed);
}

/* What the operand number `index` may be: the word of the command's `operands` tells.
 * before: the operand before it, NULL: none. */
static void offer_operand(const struct command *command, int index, const char *before,
                          const struct typing *typing)
{
    const char *at = command->operands, *typed = typing->typed;
    for (int i = 0; i < index && *at; i++) {
        const char *next = at + strcspn(at, " ");
        next += strspn(next, " ");
        if (!*next && strstr(at, "..]")) /* the last one may be repeated */
            break;
        at = next;
    }
    at += *at == '[';
    if (starts(at, "KEY"))
        offer_list("key", typed);
    else if (starts(at, "FAMILY"))
        offer_list(NULL, typed);
    else if (starts(at, "COMMAND") || starts(at, "PAGE"))
        offer_commands(typed);
    else if (starts(at, "KIND"))
        offer_own(command, typed);
    else if (starts(at, "ROW") && before)
        offer_lines(mr_result_rows(before), "", typed, NULL);
    else if (starts(at, "VARIANT")) {
        offer("base", "the file as it stands", typed);
        offer_variants(typing);
    } else if (starts(at, "SHELL"))
        offer_words("bash zsh fish", typed);
    else if (starts(at, "RESULT"))
        puts(":folder");
    else if (strstr(at, ".yaml") || strstr(at, ".csv"))
        puts(":file");
}

static const struct option *option_of(const struct command *command, const char *word)
{
    for (int id = 0; id < OPTIONS; id++)
        if ((command->options & OPTION_BIT(id)) && strcmp(cli_options[id].name, word) == 0)
            return &cli_options[id];
    return NULL;
}

static void complete(const struct typing *typing)
{
    const char *const *words = typing->word, *typed = typing->typed, *before = NULL;
    const int count = typing->count;
    const struct command *command = count > 1 ? cli_command_find(words[0]) : NULL;
    int operands = 0;
    if (!command) {
        if (count == 1)
            offer_commands(typed);
        return;
    }
    for (int i = 1; i < count - 1; i++) {
        const struct option *option = option_of(command, words[i]);
        if (option && option->argument && i == count - 2) {
            offer_value(option, typing);
            return;
        }
        if (option && option->argument) {
            i++;
        } else if (words[i][0] != '-') {
            before = words[i];
            operands++;
        }
    }
    if (typed[0] != '-') {
        offer_operand(command, operands, before, typing);
        return;
    }
    for (int id = 0; id < OPTIONS; id++)
        if (command->options & OPTION_BIT(id))
            offer(cli_options[id].name, cli_options[id].help, typed);
}

static enum mr_status run_complete(struct invocation *invocation)
{
    struct typing typing = {.word = invocation->word, .count = invocation->word_count};
    if (typing.count > 0) {
        typing.typed = typing.word[typing.count - 1];
        complete(&typing);
    }
    return fflush(stdout) == 0 ? MR_OK : MR_IO;
}

/* bash splits words at '=' and ':' unless told otherwise: what is typed is put together again, and
 * only what stands behind the last '=' is replaced. */
static const char bash_script[] =
    "_meltroute() {\n"
    "    local line=${COMP_LINE:0:COMP_POINT} words=() typed reply rest\n"
    "    read -ra words <<<\"$line\"\n"
    "    [[ $line == *[[:space:]] ]] && words+=('')\n"
    "    typed=${words[${#words[@]}-1]}\n"
    "    COMPREPLY=()\n"
    "    while IFS=$'\\t' read -r reply rest; do\n"
    "        case $reply in\n"
    "        :file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$2\") ;;\n"
    "        :folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$2\") ;;\n"
    "        *)  [[ $typed == *=* ]] && reply=${reply#\"${typed%=*}=\"}\n"
    "            [[ $reply == *= ]] && compopt -o nospace\n"
    "            COMPREPLY+=(\"$reply\") ;;\n"
    "        esac\n"
    "    done < <(meltroute complete \"${words[@]:1}\" 2>/dev/null)\n"
    "}\n"
    "complete -F _meltroute meltroute\n";

static const char zsh_script[] =
    "#compdef meltroute\n"
    "_meltroute() {\n"
    "    local -a plain open\n"
    "    local line\n"
    "    for line in \"${(@f)$(meltroute complete \"${(@)words[2,CURRENT]}\" 2>/dev/null)}\"; do\n"
    "        case $line in\n"
    "        :file) _files ;;\n"
    "        :folder) _files -/ ;;\n"
    "        *=$'\\t'*) open+=(\"${line%%$'\\t'*}:${line#*$'\\t'}\") ;;\n"
    "        ?*) plain+=(\"${line%%$'\\t'*}:${line#*$'\\t'}\") ;;\n"
    "        esac\n"
    "    done\n"
    "    (( $#plain )) && _describe -t meltroute meltroute plain\n"
    "    (( $#open )) && _describe -t meltroute meltroute open -S ''\n"
    "}\n"
    "if [ \"$funcstack[1]\" = _meltroute ]; then _meltroute \"$@\"; else compdef _meltroute "
    "meltroute; fi\n";

static const char fish_script[] = "function __meltroute\n"
                                  "    set -l words (commandline -opc) (commandline -ct)\n"
                                  "    for line in (meltroute complete $words[2..-1] 2>/dev/null)\n"
                                  "        switch $line\n"
                                  "            case ':file'\n"
                                  "                __fish_complete_path (commandline -ct)\n"
                                  "            case ':folder'\n"
                                  "                __fish_complete_directories (commandline -ct)\n"
                                  "            case '*'\n"
                                  "                echo $line\n"
                                  "        end\n"
                                  "    end\n"
                                  "end\n"
                                  "complete -c meltroute -f -a '(__meltroute)'\n";

static enum mr_status run_completion(struct invocation *invocation)
{
    static const struct {
        const char *name, *script;
    } shell[] = {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}};
    for (size_t i = 0; i < sizeof shell / sizeof shell[0]; i++)
        if (strcmp(invocation->operand[0], shell[i].name) == 0)
            return fputs(shell[i].script, stdout) >= 0 && fflush(stdout) == 0 ? MR_OK : MR_IO;
    terminal_error(invocation, "no completion for '%s'; there is bash, zsh and fish",
                   invocation->operand[0]);
    return MR_USAGE;
}

static const char *const completion_examples[] = {
    "meltroute completion bash > ~/.local/share/bash-completion/completions/meltroute",
    "meltroute completion fish > ~/.config/fish/completions/meltroute.fish",
    "source <(meltroute completion zsh)      # in ~/.zshrc", NULL};
const struct command command_completion = {
    .name = "completion",
    .operands = "SHELL",
    .summary = "commands, options and keys at the touch of tab, for bash, zsh and fish",
    .about = "Prints the lines that teach a shell to complete commands, options, files and the "
             "keys of --set.\n"
             "`make install` puts them where the shells look.",
    .examples = completion_examples,
    .options = OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run_completion};

static const char *const complete_examples[] = {"meltroute complete run plant.yaml --set route.",
                                                NULL};
const struct command command_complete = {
    .name = "complete",
    .operands = "WORD...",
    .summary = "what may stand at the last word; for the shells",
    .about = "What the lines of `meltroute completion` ask: prints a candidate a line with what it "
             "is behind a\n"
             "tab; `:file` and `:folder` stand for names of files and folders.",
    .examples = complete_examples,
    .verbatim = true,
    .run = run_complete};
