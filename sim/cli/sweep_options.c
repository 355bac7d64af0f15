/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/sweep_options.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Puts a setting that stands for an option, in the text of its caller. */
static void stand_for(struct invocation *invocation, enum option_id id, const char *key,
                      char text[SWEEP_SETTING])
{
    if (!invocation->given[id])
        return;
    snprintf(text, SWEEP_SETTING, "%s=%s", key, invocation->value[id]);
    invocation->sets[invocation->set_count++] = text;
}

/* Copies behind text[used]; a quote is doubled, as in a quoted YAML text. */
static size_t quoted(char text[SWEEP_SETTING], size_t used, const char *from)
{
    for (; *from && used + 4 < SWEEP_SETTING; from++) {
        if (*from == '\'')
            text[used++] = '\'';
        text[used++] = *from;
    }
    return used;
}

/* The file of --from, as a path from the root: what stands in a scenario is beside that. */
static void stand_for_file(struct invocation *invocation, char text[SWEEP_SETTING])
{
    const char *name = invocation->value[OPTION_FROM];
    char folder[SWEEP_SETTING / 2];
    if (!name)
        return;
    size_t used = (size_t)snprintf(text, SWEEP_SETTING, "sweep.from='");
    if (name[0] != '/' && getcwd(folder, sizeof folder)) {
        used = quoted(text, used, folder);
        text[used++] = '/';
    }
    used = quoted(text, used, name);
    snprintf(text + used, SWEEP_SETTING - used, "'");
    invocation->sets[invocation->set_count++] = text;
}

void sweep_settings(struct invocation *invocation, struct sweep_settings *made)
{
    stand_for(invocation, OPTION_DESIGN, "sweep.design", made->design);
    stand_for(invocation, OPTION_POINTS, "sweep.points", made->points);
    stand_for_file(invocation, made->from);
}

/* Where the replications are kept: --store FILE, else in --out DIR, else nowhere. A dry run makes
 * no folder. */
static enum mr_status find_store(struct invocation *invocation, struct mr_sweep_options *options,
                                 char **path)
{
    char *message = NULL;
    const char *out = invocation->value[OPTION_OUT];
    options->store = invocation->value[OPTION_STORE];
    if (options->store || !out || (options->ranks && mr_ranks_rank(options->ranks) > 0))
        return MR_OK;
    *path = options->dry_run ? malloc(strlen(out) + 32) : mr_folder_store(out, &message);
    if (*path && options->dry_run)
        sprintf(*path, "%s/sweep.sqlite", out);
    options->store = *path;
    if (!*path)
        terminal_error(invocation, "%s", message ? message : "out of memory");
    mr_text_free(message);
    return *path ? MR_OK : MR_IO;
}

/* Said before the work, not after it: who stops or loses an hour of it should have known. */
static void warn_kept_nowhere(const struct invocation *invocation,
                              const struct mr_sweep_options *options)
{
    if (!options->store && !options->dry_run && !invocation->given[OPTION_QUIET])
        fputs("note: without --out DIR or --store FILE nothing is kept; stopped, it begins anew\n",
              stderr);
}

enum mr_status sweep_options_run(struct invocation *invocation, struct mr_sweep_options *options,
                                 bool *lost)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    char *store = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK)
        status = find_store(invocation, options, &store);
    bool begun = status == MR_OK;
    if (begun)
        warn_kept_nowhere(invocation, options);
    if (begun)
        status = mr_sweep(scenario, options, &results);
    bool follower = options->ranks && mr_ranks_rank(options->ranks) > 0;
    if (begun && !follower)
        status = study_show(invocation, status, results);
    if (begun && follower)
        status = MR_OK; /* rank 0 tells how it ended */
    *lost = mr_results_lost(results) || !begun;
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    mr_text_free(store);
    return status;
}
