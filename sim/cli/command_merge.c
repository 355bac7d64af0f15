/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glob.h>
#include <string.h>

#include "sim/cli/sweep_options.h"

/* The stores of the operands behind the scenario, else those of the shards in --out DIR. */
static void find_stores(const struct invocation *invocation, glob_t *found,
                        struct mr_sweep_options *options)
{
    char pattern[SWEEP_SETTING];
    const char *out = invocation->value[OPTION_OUT];
    memset(found, 0, sizeof *found);
    if (invocation->operand_count < 2) {
        snprintf(pattern, sizeof pattern, "%s/shard-*/sweep.sqlite", out);
        glob(pattern, 0, NULL, found);
        options->merge = (const char *const *)found->gl_pathv;
        options->merge_count = (int)found->gl_pathc;
    } else {
        options->merge = invocation->operand + 1;
        options->merge_count = invocation->operand_count - 1;
    }
}

static enum mr_status run(struct invocation *invocation)
{
    struct sweep_settings made;
    struct mr_sweep_options options = {0};
    enum mr_status status = MR_IO;
    glob_t found;
    bool lost;
    if (!invocation->given[OPTION_OUT]) {
        terminal_error(invocation, "merge needs --out DIR, the folder that the shards wrote into");
        return MR_USAGE;
    }
    sweep_settings(invocation, &made);
    find_stores(invocation, &found, &options);
    if (options.merge_count < 1)
        terminal_error(invocation,
                       "no shard-*/sweep.sqlite in %s: `meltroute sweep %s --shard I/N --out %s` "
                       "writes one",
                       invocation->value[OPTION_OUT], invocation->operand[0],
                       invocation->value[OPTION_OUT]);
    else
        status = sweep_options_run(invocation, &options, &lost);
    globfree(&found);
    return status;
}

static const char *const examples[] = {
    "meltroute merge S.yaml --out far                        # the shards in far/shard-*",
    "meltroute merge S.yaml a/sweep.sqlite b/sweep.sqlite --out far", NULL};

const struct command command_merge = {
    .name = "merge",
    .operands = "S.yaml [STORE...]",
    .summary = "the shards of a sweep as one result",
    .about = "Brings the stores of the shards of a sweep together and writes its result, the same\n"
             "bytes as one process gives. Takes the options of points that the shards were given.\n"
             "Computes nothing: when points are missing the exit code is 7, and `meltroute sweep` "
             "with\nthe same options and --out computes them.",
    .next_out = "meltroute plot {}        draws it",
    .examples = examples,
    .kind = "sweep",
    .options = STUDY_OPTIONS | SWEEP_POINT_OPTIONS,
    .least = 1,
    .most = 8,
    .run = run};
