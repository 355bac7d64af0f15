/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/cli/sweep_options.h"

/* "3/16": the shard's result goes into a folder of its own in --out DIR. */
static enum mr_status take_shard(struct invocation *invocation, struct mr_sweep_options *options,
                                 char folder[SWEEP_SETTING])
{
    const char *text = invocation->value[OPTION_SHARD];
    char behind;
    if (!text)
        return MR_OK;
    if (sscanf(text, "%d/%d%c", &options->shard, &options->shards, &behind) != 2 ||
        options->shard < 1 || options->shards < options->shard) {
        terminal_error(invocation, "--shard is I/N with I from 1 to N, such as 3/16, not '%s'",
                       text);
        return MR_USAGE;
    }
    if (invocation->given[OPTION_OUT]) {
        snprintf(folder, SWEEP_SETTING, "%s/shard-%d-of-%d", invocation->value[OPTION_OUT],
                 options->shard, options->shards);
        invocation->value[OPTION_OUT] = folder;
    }
    return MR_OK;
}

/* mpirun binds a rank to a core. */
static void warn_of_shared_cores(const struct invocation *invocation, const struct mr_ranks *ranks)
{
    const int cores = mr_cores();
    if (mr_ranks_size(ranks) > 1 && mr_ranks_rank(ranks) == 0 && invocation->threads > cores &&
        !invocation->given[OPTION_QUIET])
        fprintf(stderr,
                "note: the %d threads of a rank share %d core%s that it is bound to; with "
                "mpirun --bind-to none they take what is free\n",
                invocation->threads, cores, cores == 1 ? "" : "s");
}

/* Ranks other than 0 say nothing: rank 0 speaks for all. One thread a rank, unless told otherwise.
 */
static bool join(struct invocation *invocation, struct mr_ranks **ranks)
{
    char *message;
    *ranks = mr_ranks_join(&message);
    if (!*ranks)
        terminal_error(invocation, "%s", message);
    mr_text_free(message);
    if (*ranks && mr_ranks_size(*ranks) > 1 && !invocation->given[OPTION_THREADS])
        invocation->threads = 1;
    if (!*ranks)
        return false;
    warn_of_shared_cores(invocation, *ranks);
    if (mr_ranks_rank(*ranks) == 0)
        return true;
    invocation->given[OPTION_QUIET] = true;
    return freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr);
}

static enum mr_status run(struct invocation *invocation)
{
    struct sweep_settings made;
    struct mr_ranks *ranks;
    char folder[SWEEP_SETTING];
    struct mr_sweep_options options = {.retry = invocation->given[OPTION_RETRY],
                                       .dry_run = invocation->given[OPTION_DRY_RUN]};
    sweep_settings(invocation, &made);
    if (!join(invocation, &ranks))
        return MR_NO_HELPER;
    options.ranks = ranks;
    enum mr_status status = take_shard(invocation, &options, folder);
    bool lost = true;
    if (status == MR_OK)
        status = sweep_options_run(invocation, &options, &lost);
    mr_ranks_leave(&ranks, lost ? (int)status : 0);
    return status;
}

static const char *const examples[] = {
    "meltroute sweep scenarios/exhibit12.yaml --out far      # what the file's sweep section says",
    "meltroute sweep scenarios/exhibit12.yaml --out far      # again: goes on where it was stopped",
    "meltroute sweep scenarios/exhibit12.yaml --vary 'route.distance=5 km..160 km step 5 km'",
    "meltroute sweep S.yaml --vary 'route.distance=30,60 km' --vary 'metal.price=18000,20000 "
    "CNY/t'",
    "meltroute sweep S.yaml --design sobol --points 256 --vary 'route.distance=5 km..160 km' "
    "--vary 'prices.gas=3 CNY/m3..5 CNY/m3'",
    "meltroute sweep S.yaml --from points.csv                # its columns are keys",
    "meltroute sweep S.yaml --out far --dry-run              # how many, and how long",
    "mpirun -n 64 meltroute sweep S.yaml --out far           # on many processors",
    "meltroute sweep S.yaml --out far --shard 3/16           # then: meltroute merge S.yaml --out "
    "far",
    NULL};

const struct command command_sweep = {
    .name = "sweep",
    .operands = "S.yaml",
    .summary = "many points, one row per point; stopped at any time, it goes on",
    .about =
        "Simulates every point of the file's sweep section, or of the values that --vary gives, "
        "on\n"
        "common random numbers, and prints one row a point. --vary replaces the section. Every\n"
        "replication is kept in the folder of --out, or in --store, as soon as its point is done:\n"
        "stopped or killed, the same command goes on where it was. Draw it with `meltroute plot`.",
    .examples = examples,
    .next = "meltroute sweep {} --out far        keeps it, for a picture",
    .next_out = "meltroute plot {}        draws it",
    .kind = "sweep",
    .options = STUDY_OPTIONS | SWEEP_POINT_OPTIONS | OPTION_BIT(OPTION_RETRY) |
               OPTION_BIT(OPTION_SHARD) | OPTION_BIT(OPTION_DRY_RUN),
    .least = 1,
    .most = 1,
    .run = run};
