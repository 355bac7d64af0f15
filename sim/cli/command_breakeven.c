/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sim/cli/cli.h"

/* Is it LOW..HIGH? What LOW and HIGH are, in which unit, is read with the key. */
static bool check_range(const struct invocation *invocation, const char *option, const char *text)
{
    const char *dots = strstr(text, "..");
    if (dots) {
        char first[64], *low_end, *high_end;
        snprintf(first, sizeof first, "%.*s", (int)(dots - text), text);
        double low = strtod(first, &low_end), high = strtod(dots + 2, &high_end);
        bool plain = *low_end == '\0' && *high_end == '\0'; /* comparable as they are */
        if (low_end > first && high_end > dots + 2 && (!plain || low < high))
            return true;
    }
    terminal_error(invocation,
                   "%s needs two values, the lower one first, such as 5..160 or '5 km..160 km', "
                   "not '%s'",
                   option, text);
    return false;
}

struct over {
    char key[256];
    const char *range; /* LOW..HIGH, NULL: that of the key */
};

/* The key of --over; its range stands behind it, as with --against, or in --range. */
static bool read_over(const struct invocation *invocation, struct over *over)
{
    const char *text =
        invocation->given[OPTION_OVER] ? invocation->value[OPTION_OVER] : "route.distance";
    const char *equals = strchr(text, '=');
    size_t length = equals ? (size_t)(equals - text) : strlen(text);
    if (length >= sizeof over->key) {
        terminal_error(invocation, "--over needs KEY or KEY=LOW..HIGH, not '%.60s...'", text);
        return false;
    }
    snprintf(over->key, sizeof over->key, "%.*s", (int)length, text);
    over->range = invocation->given[OPTION_RANGE] ? invocation->value[OPTION_RANGE] : NULL;
    if (equals && over->range) {
        terminal_error(invocation, "two ranges: give that of '%s' in --over or in --range",
                       over->key);
        return false;
    }
    if (over->range)
        return check_range(invocation, "--range", over->range);
    over->range = equals ? equals + 1 : NULL;
    return !equals || check_range(invocation, "--over", over->range);
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    struct over over;
    if (!read_over(invocation, &over))
        return MR_USAGE;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        if (invocation->given[OPTION_AGAINST])
            status = mr_breakeven_against(scenario, over.key, over.range,
                                          invocation->value[OPTION_AGAINST], &results);
        else
            status = mr_breakeven(scenario, over.key, over.range,
                                  !invocation->given[OPTION_NO_LIMITS], &results);
        status = study_show(invocation, status, results);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute breakeven scenarios/exhibit12.yaml            # how far molten supply pays",
    "meltroute breakeven scenarios/exhibit12.yaml --over prices.gas",
    "meltroute breakeven scenarios/exhibit12.yaml --over 'metal.price=10000..30000 CNY/t'",
    "meltroute breakeven scenarios/exhibit12.yaml --json",
    "meltroute breakeven S.yaml --against 'metal.price=16000..24000 CNY/t' --out map    # then: "
    "meltroute plot map",
    NULL};

const struct command command_breakeven = {
    .name = "breakeven",
    .operands = "S.yaml",
    .summary = "where over a key both routes cost the same, and the other limits of distance",
    .about = "Finds every change of sign of the saving over a numeric key on common random "
             "numbers, with its\n"
             "interval, and the value for pooled trucks beside it; over a distance also the other "
             "limits: arrival\n"
             "temperature, order lead, shift, driving hours, buffer, fleet. None in the range is "
             "an answer, too.",
    .examples = examples,
    .next = "meltroute sensitivity {}        what is the answer most sensitive to?",
    .next_out = "meltroute plot {}        draws it",
    .kind = "breakeven",
    .options = STUDY_OPTIONS | OPTION_BIT(OPTION_OVER) | OPTION_BIT(OPTION_RANGE) |
               OPTION_BIT(OPTION_AGAINST) | OPTION_BIT(OPTION_NO_LIMITS),
    .least = 1,
    .most = 1,
    .run = run};
