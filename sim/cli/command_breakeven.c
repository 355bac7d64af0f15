/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/cli/cli.h"

/* "5..160" */
static bool parse_range(const struct invocation *invocation, double *low, double *high)
{
    const char *text = invocation->value[OPTION_RANGE], *dots;
    char *end;
    *low = *high = NAN;
    if (!invocation->given[OPTION_RANGE])
        return true;
    dots = strstr(text, "..");
    if (dots) {
        char first[64];
        snprintf(first, sizeof first, "%.*s", (int)(dots - text), text);
        *low = strtod(first, &end);
        bool fine = end != first && *end == '\0';
        *high = strtod(dots + 2, &end);
        if (fine && end != dots + 2 && *end == '\0' && *low < *high)
            return true;
    }
    terminal_error(invocation, "--range needs two numbers such as 5..160, not '%s'", text);
    return false;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    const char *key =
        invocation->given[OPTION_OVER] ? invocation->value[OPTION_OVER] : "route.distance";
    double low, high;
    if (!parse_range(invocation, &low, &high))
        return MR_USAGE;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status =
            mr_breakeven(scenario, key, low, high, !invocation->given[OPTION_NO_LIMITS], &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute breakeven scenarios/exhibit12.yaml            # how far molten supply pays",
    "meltroute breakeven scenarios/exhibit12.yaml --over prices.gas",
    "meltroute breakeven scenarios/exhibit12.yaml --over metal.price --range 10000..30000",
    "meltroute breakeven scenarios/exhibit12.yaml --json", NULL};

const struct command command_breakeven = {
    .name = "breakeven",
    .operands = "S.yaml",
    .summary = "where over a key both routes cost the same, and the other limits of distance",
    .examples = examples,
    .options = STUDY_OPTIONS | OPTION_BIT(OPTION_OVER) | OPTION_BIT(OPTION_RANGE) |
               OPTION_BIT(OPTION_NO_LIMITS),
    .least = 1,
    .most = 1,
    .run = run};
