/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

/* With --out the pictures are drawn too; without gnuplot their data and scripts stay. */
static enum mr_status pictures(struct invocation *invocation)
{
    static const char *const kind[] = {"gantt", "ladle_day", "ladle_trip", "furnace_level"};
    bool one = invocation->given[OPTION_LADLE]; /* then there is no furnace in the trace */
    enum mr_status worst = MR_OK;
    for (int i = 0; i < (one ? 3 : 4); i++) {
        char *message = NULL;
        enum mr_status status = mr_plot(invocation->value[OPTION_OUT], kind[i], NULL, &message);
        bool nothing = status == MR_USAGE; /* a short window need not hold a whole load */
        if (nothing && !invocation->given[OPTION_QUIET])
            fprintf(stderr, "no %s: %s\n", kind[i], message ? message : "");
        else if (status != MR_OK && !nothing)
            terminal_error(invocation, "%s", message ? message : "no picture");
        worst = status != MR_OK && !nothing ? status : worst;
        mr_text_free(message);
    }
    return worst;
}

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    struct mr_results *results = NULL;
    struct mr_trace_window window = {invocation->value[OPTION_BEGIN],
                                     invocation->value[OPTION_LENGTH], 0};
    long ladle = 0;
    if (invocation->given[OPTION_LADLE] && !arguments_number(invocation, OPTION_LADLE, 1, &ladle))
        return MR_USAGE;
    window.ladle = ladle > 1000000 ? 1000000 : (int)ladle;
    enum mr_status status = study_check_out(invocation);
    if (status == MR_OK)
        status = study_open(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_trace(scenario, &window, &results);
        status = study_show(invocation, status, results);
        if (status == MR_OK && invocation->given[OPTION_OUT])
            status = pictures(invocation);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute trace scenarios/one-customer.yaml               # a Monday, a week after the start",
    "meltroute trace scenarios/one-customer.yaml --ladle 4 --begin '8 d' --length '12 h'",
    "meltroute trace scenarios/one-customer.yaml --csv > day.csv",
    "meltroute trace scenarios/one-customer.yaml --out day     # with pictures", NULL};

const struct command command_trace = {
    .name = "trace",
    .operands = "S.yaml",
    .summary = "one replication as a journey: ladles, trucks, furnaces",
    .about =
        "Tells what each ladle and truck does in one replication of molten supply, a line an "
        "event, with the\n"
        "temperatures on the way. --csv prints every event and sample. --out writes trace.csv,\n"
        "trace_states.csv and the pictures gantt, ladle_day, ladle_trip and furnace_level.",
    .examples = examples,
    .next = "meltroute trace {} --out day        with pictures",
    .next_out = "meltroute plot {} gantt        draws it again",
    .kind = "trace",
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_SCENARIO) | OPTION_BIT(OPTION_SEED) |
               OPTION_BIT(OPTION_BEGIN) | OPTION_BIT(OPTION_LENGTH) | OPTION_BIT(OPTION_LADLE) |
               OPTION_BIT(OPTION_OUT) | OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) |
               OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_HELP),
    .least = 1,
    .most = 1,
    .run = run};
