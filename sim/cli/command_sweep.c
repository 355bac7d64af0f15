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
        status = mr_sweep(scenario, &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute sweep scenarios/exhibit12.yaml --out far      # what the file's sweep section says",
    "meltroute sweep scenarios/exhibit12.yaml --vary 'route.distance=5 km..160 km step 5 km'",
    "meltroute sweep S.yaml --vary 'route.distance=30,60 km' --vary 'metal.price=18000,20000 "
    "CNY/t'",
    "meltroute sweep scenarios/exhibit12.yaml --csv > points.csv", NULL};

const struct command command_sweep = {
    .name = "sweep",
    .operands = "S.yaml",
    .summary = "a grid of values, one row per point",
    .about =
        "Simulates every point of the file's sweep section, or of the grid that --vary makes, on "
        "common\n"
        "random numbers, and prints one row a point. --vary replaces the section. Draw it with\n"
        "`meltroute plot` from the folder that --out writes.",
    .examples = examples,
    .options = (STUDY_OPTIONS & ~OPTION_BIT(OPTION_JSON)) | OPTION_BIT(OPTION_VARY),
    .least = 1,
    .most = 1,
    .run = run};
