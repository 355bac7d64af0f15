/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/cli/cli.h"

static enum mr_status echo(struct invocation *invocation, const struct mr_scenario *scenario)
{
    char *text = mr_scenario_echo(scenario);
    if (!text) {
        terminal_error(invocation, "out of memory");
        return MR_IO;
    }
    terminal_print(text);
    mr_text_free(text);
    return MR_OK;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK && invocation->given[OPTION_ECHO]) {
        status = echo(invocation, scenario);
    } else if (status == MR_OK) {
        status = mr_run(scenario, invocation->given[OPTION_OUT], &results);
        const char *verdict = mr_results_verdict(results);
        if (verdict && strcmp(verdict, "infeasible") == 0)
            invocation->next = "meltroute optimize {}        is there a plan that holds?";
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute run scenarios/exhibit12.yaml",
    "meltroute run scenarios/exhibit12.yaml --set 'route.distance=80 km' --set 'prices.gas=5 "
    "CNY/m3'",
    "meltroute run scenarios/exhibit12.yaml --scenario payload-12t --out result",
    "meltroute run scenarios/exhibit12.yaml --json | jq .saving_per_t",
    "meltroute run scenarios/exhibit12.yaml --echo     # every value, and where it comes from",
    NULL};

const struct command command_run = {
    .name = "run",
    .operands = "S.yaml",
    .summary = "both supply routes: the answer, both sheets, what limits it",
    .about = "Simulates molten and ingot supply on the same demand and the same chance, and prints "
             "the answer in\n"
             "one sentence, both cost sheets row by row, carbon, service, heat, fleet, metal and "
             "the books that\n"
             "must balance. Differences are paired; ± is the 95 % half-width of simulation noise. "
             "--out writes\n"
             "summary.json, costs.csv, carbon.csv, who_pays.csv, kpis.csv, replications.csv, "
             "ledger.csv and "
             "manifest.json.",
    .examples = examples,
    .next = "meltroute breakeven {}        how far does it pay?",
    .next_out = "meltroute plot {}        the rows of both sheets as a picture",
    .kind = "run",
    .options = STUDY_OPTIONS | OPTION_BIT(OPTION_LIMITS) | OPTION_BIT(OPTION_NO_LIMITS) |
               OPTION_BIT(OPTION_INPUTS) | OPTION_BIT(OPTION_ECHO) | OPTION_BIT(OPTION_PROFILE),
    .least = 1,
    .most = 1,
    .run = run};
