/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that simulate share: open, show, save. */
#include <string.h>

#include "sim/cli/cli.h"

enum mr_status study_check_out(const struct invocation *invocation)
{
    char *message = NULL;
    const char *kind = invocation->given[OPTION_AGAINST] ? "surface" : invocation->command->kind;
    if (!invocation->given[OPTION_OUT] ||
        mr_folder_check(invocation->value[OPTION_OUT], kind, &message))
        return MR_OK;
    terminal_error(invocation, "%s", message ? message : "the result folder cannot be used");
    mr_text_free(message);
    return MR_IO;
}

enum mr_status study_open(struct invocation *invocation, struct mr_scenario **scenario)
{
    struct mr_options options = {.variant = invocation->value[OPTION_SCENARIO],
                                 .sets = invocation->sets,
                                 .set_count = invocation->set_count,
                                 .vary = invocation->vary,
                                 .vary_count = invocation->vary_count,
                                 .threads = invocation->threads,
                                 .progress = progress_begin(invocation),
                                 .profile = invocation->given[OPTION_PROFILE]};
    enum mr_status status = mr_scenario_load(invocation->operand[0], &options, scenario);
    if (status != MR_OK || !invocation->given[OPTION_QUIET])
        terminal_messages(invocation, mr_scenario_messages(*scenario));
    return status;
}

enum mr_status study_open_result(struct invocation *invocation, struct mr_scenario **scenario)
{
    struct mr_options options = {.sets = invocation->sets,
                                 .set_count = invocation->set_count,
                                 .threads = invocation->threads};
    if (invocation->command->options & OPTION_BIT(OPTION_PROGRESS))
        options.progress = progress_begin(invocation);
    enum mr_status status = mr_result_open(invocation->operand[0], &options, scenario);
    if (status != MR_OK || !invocation->given[OPTION_QUIET])
        terminal_messages(invocation, mr_scenario_messages(*scenario));
    return status;
}

/* Before printing: who reads may close the pipe, or wait. */
static enum mr_status save(const struct invocation *invocation, const struct mr_results *results)
{
    char *message = NULL;
    enum mr_status status =
        mr_results_save(results, invocation->value[OPTION_OUT], invocation->line, &message);
    if (status != MR_OK)
        terminal_error(invocation, "%s", message ? message : "the result cannot be written");
    mr_text_free(message);
    return status;
}

static void print(const struct invocation *invocation, const struct mr_results *results)
{
    char *text = invocation->given[OPTION_JSON]  ? mr_results_json(results)
                 : invocation->given[OPTION_CSV] ? mr_results_csv(results)
                                                 : mr_results_text(results);
    if (text)
        terminal_print(text);
    mr_text_free(text);
}

enum mr_status study_show(struct invocation *invocation, enum mr_status status,
                          const struct mr_results *results)
{
    progress_end(invocation);
    const char *message = mr_results_message(results);
    if (!results) {
        terminal_error(invocation, "out of memory");
        return status == MR_OK ? MR_RUN_FAILED : status;
    }
    bool worth = status == MR_OK || status == MR_UNEXPECTED || status == MR_INTERRUPTED ||
                 status == MR_RUN_FAILED;
    bool keep = worth && invocation->given[OPTION_OUT] && !mr_results_empty(results);
    enum mr_status written = keep ? save(invocation, results) : MR_OK;
    if (status != MR_USAGE)
        print(invocation, results);
    if (message[0])
        terminal_error(invocation, "%s", message);
    if (mr_results_note(results)[0] && !invocation->given[OPTION_QUIET])
        fprintf(stderr, "%s\n", mr_results_note(results));
    if (keep && written == MR_OK && !invocation->given[OPTION_QUIET])
        fprintf(stderr, "written to %s\n", invocation->value[OPTION_OUT]);
    return status == MR_OK ? written : status;
}
