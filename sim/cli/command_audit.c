/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/cli.h"

static enum mr_status run(struct invocation *invocation)
{
    struct mr_scenario *scenario = NULL;
    char *text = NULL, *message = NULL;
    enum mr_status status = study_open_result(invocation, &scenario);
    if (status == MR_OK) {
        status = mr_audit(scenario, invocation->operand[1], invocation->given[OPTION_CSV], &text,
                          &message);
        if (status == MR_OK)
            terminal_print(text);
        else
            terminal_error(invocation, "%s", message ? message : "out of memory");
    }
    mr_text_free(text);
    mr_text_free(message);
    mr_scenario_free(&scenario);
    return status;
}

static const char *const examples[] = {
    "meltroute audit result molten.fuel          # litres x price, trucks, who pays whom",
    "meltroute audit result loss_and_transport   # every line of a row",
    "meltroute audit result ingot.total --csv    # every account in every replication",
    "meltroute audit result carbon.molten.diesel",
    "meltroute audit result molten.fuel --set 'prices.diesel=8 CNY/L'",
    NULL};

const struct command command_audit = {
    .name = "audit",
    .operands = "RESULT ROW",
    .summary = "the flows and prices behind a figure of a finished run",
    .about = "Prints how a figure of a result folder comes about: every line below it with "
             "quantity, price,\n"
             "source of the price and who pays whom, then the ledger accounts that make the "
             "quantity. ROW is\n"
             "a path such as molten.fuel, a row or total of a sheet, or carbon.ROUTE.LINE.",
    .next = "meltroute cost {} --set 'prices.gas=5 CNY/m3'        the same trips with other prices",
    .examples = examples,
    .options = OPTION_BIT(OPTION_SET) | OPTION_BIT(OPTION_CSV) | OPTION_BIT(OPTION_QUIET) |
               OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_HELP),
    .least = 2,
    .most = 2,
    .run = run};
