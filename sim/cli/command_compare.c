/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status =
            mr_compare(scenario, invocation->operand + 1, invocation->operand_count - 1, &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute compare scenarios/drop-and-swap.yaml",
    "meltroute compare scenarios/die-caster-75km.yaml base two-trucks standby --replications 8",
    "meltroute compare scenarios/winter.yaml base detour --out roads",
    "meltroute compare S.yaml --set 'route.distance=60 km' --csv", NULL};

const struct command command_compare = {
    .name = "compare",
    .operands = "S.yaml [VARIANT...]",
    .summary = "variants of one file beside one another, with paired differences",
    .about =
        "Runs the file as it stands and its variants (section scenarios) on the same random "
        "numbers, and says\n"
        "which plan costs least by molten supply, by how much, and which hold: enough metal, "
        "warm enough, not too\n"
        "heavy. With names only these: the first is what the others are compared with, 'base' is "
        "the file as it\n"
        "stands, and a name alone is compared with it. Limits over distance, draws of inputs and "
        "`expect` of the\n"
        "file are left to `run --scenario`. --out writes compare.csv and compare.json.",
    .next = "meltroute optimize {}        the cheapest plan of many",
    .examples = examples,
    .kind = "compare",
    .options = STUDY_OPTIONS & ~OPTION_BIT(OPTION_SCENARIO),
    .least = 1,
    .most = 8,
    .run = run};
