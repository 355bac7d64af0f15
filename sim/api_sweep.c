/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the part of meltroute.h about sweeps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/api_handle.h"
#include "sim/chain/replication.h"
#include "sim/study/parallel.h"

struct mr_ranks {
    struct ranks ranks;
};

struct mr_ranks *mr_ranks_join(char **message)
{
    char text[240] = "out of memory";
    struct mr_ranks *ranks = calloc(1, sizeof *ranks);
    *message = NULL;
    if (ranks && ranks_join(&ranks->ranks, text))
        return ranks;
    free(ranks);
    *message = strdup(text);
    return NULL;
}

int mr_cores(void)
{
    return parallel_cores();
}

int mr_ranks_rank(const struct mr_ranks *ranks)
{
    return ranks->ranks.rank;
}

int mr_ranks_size(const struct mr_ranks *ranks)
{
    return ranks->ranks.size;
}

void mr_ranks_leave(struct mr_ranks **ranks, int exit_code)
{
    if (*ranks)
        ranks_leave(&(*ranks)->ranks, exit_code);
    free(*ranks);
    *ranks = NULL;
}

bool mr_results_lost(const struct mr_results *results)
{
    return results && results->sweep.lost;
}

/* "computed 40 points (160 replications), reused 1200 (4800)" */
static void note(struct mr_results *results, const struct mr_sweep_options *options)
{
    const struct sweep *sweep = &results->sweep;
    if (!sweep->store)
        return;
    if (options->merge)
        snprintf(results->note, sizeof results->note, "brought in %ld replications", sweep->merged);
    else if (!options->dry_run)
        snprintf(results->note, sizeof results->note,
                 "computed %d points (%ld replications), reused %d (%ld)", sweep->computed,
                 sweep->replications_computed, sweep->reused, sweep->replications_reused);
}

enum mr_status mr_sweep(const struct mr_scenario *scenario, const struct mr_sweep_options *options,
                        struct mr_results **out)
{
    static const struct mr_sweep_options none;
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_SWEEP, &status);
    if (status != MR_OK)
        return status;
    if (!options)
        options = &none;
    if (scenario->scenario->sweep_count < 1)
        return results_end(
            results, MR_USAGE,
            "nothing to vary: give --vary 'KEY=VALUES', or a sweep section in the file");
    const struct ranks *ranks =
        options->ranks && options->ranks->ranks.size > 1 ? &options->ranks->ranks : NULL;
    bool there = options->store && access(options->store, F_OK) == 0;
    struct sweep_plan plan = {.source = &scenario->source,
                              .vary = scenario->scenario->sweep,
                              .vary_count = scenario->scenario->sweep_count,
                              .choice = &scenario->scenario->sweep_choice,
                              .run = replication_run,
                              .threads = scenario->threads,
                              .store = options->dry_run && !there ? NULL : options->store,
                              .retry = options->retry,
                              .only_look_up = options->merge != NULL,
                              .estimate = options->dry_run,
                              .shard = options->shard,
                              .shards = options->shards,
                              .merge = options->merge,
                              .merge_count = options->merge_count,
                              .ranks = ranks,
                              .hook = results_hook(scenario)};
    status = results_status(sweep_run(&plan, &results->sweep));
    note(results, options);
    results->dry_run = options->dry_run && status == MR_INCOMPLETE;
    if (results->dry_run)
        return results_end(results, MR_OK, "");
    return results_end(results, status, results->sweep.message);
}
