/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/cli/cli.h"

/* An option with a whole number; 0 when it is not given. */
static bool number(const struct invocation *invocation, enum option_id id, long least, int *value)
{
    long given = 0;
    if (invocation->given[id] && !arguments_number(invocation, id, least, &given))
        return false;
    *value = given > 1000000 ? 1000000 : (int)given;
    return true;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    struct mr_sensitivity_request request = {.method = invocation->value[OPTION_METHOD],
                                             .keys = invocation->keys,
                                             .key_count = invocation->key_count,
                                             .of = invocation->value[OPTION_OF]};
    if (!number(invocation, OPTION_SAMPLES, 2, &request.samples) ||
        !number(invocation, OPTION_MOST, 1, &request.most) ||
        !number(invocation, OPTION_REPLICATIONS, 1, &request.replications))
        return MR_USAGE;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_sensitivity(scenario, &request, &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute sensitivity scenarios/exhibit12.yaml --out moved    # then: meltroute plot moved",
    "meltroute sensitivity S.yaml --of saving,carbon --replications 2",
    "meltroute sensitivity S.yaml --key prices.gas --key 'route.distance=20 km..100 km'",
    "meltroute sensitivity S.yaml --method morris --samples 20",
    "meltroute sensitivity S.yaml --method sobol --samples 256 --most 8 --json",
    NULL};

const struct command command_sensitivity = {
    .name = "sensitivity",
    .operands = "S.yaml",
    .summary = "which inputs move the answer, and the unverified number it hangs on",
    .about =
        "Moves the inputs inside the ranges of the field table, or inside ranges of your own, "
        "and ranks them\n"
        "by what they do to the saving, the break-even distance, the CO2 saved and the service "
        "of the molten\n"
        "route. Names the number resting on judgement that the decision hangs on.",
    .next = "meltroute sensitivity {} --out moves        with a picture",
    .next_out = "meltroute plot {}        draws it",
    .examples = examples,
    .kind = "sensitivity",
    .options = STUDY_OPTIONS | OPTION_BIT(OPTION_METHOD) | OPTION_BIT(OPTION_SAMPLES) |
               OPTION_BIT(OPTION_MOST) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_OF),
    .least = 1,
    .most = 1,
    .run = run};
