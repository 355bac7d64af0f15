/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open_result(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_reprice(scenario, &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute run scenarios/one-customer.yaml --out result",
    "meltroute cost result --set 'prices.gas=5 CNY/m3'   # the same trips, another gas price",
    "meltroute cost result --set 'prices.carbon=100 CNY/t' --set 'carbon.grid=0.44 kg/kWh'",
    "meltroute cost result --set sheet.boundary=exhibit --out narrow", NULL};

const struct command command_cost = {
    .name = "cost",
    .operands = "RESULT",
    .summary = "the sheets of a finished run with other prices, without simulating",
    .about = "Folds the ledger of a result folder once more, with the keys of --set replaced: "
             "prices, carbon\n"
             "factors and what else only the sheets read. Trips, temperatures and metal stay as "
             "they were.",
    .examples = examples,
    .next = "meltroute audit {} molten.total        where it comes from",
    .next_out = "meltroute audit {} molten.total        where it comes from",
    .kind = "run",
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_OUT) | OPTION_BIT(OPTION_JSON) |
               OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_COLOR) |
               OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run};
