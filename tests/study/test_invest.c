/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Investment in a simulated result: the same money as the sheets, seen as cash. */
#include <stdlib.h>

#include "models/cost/investment.h"
#include "sim/scenario/load.h"
#include "sim/study/experiment.h"
#include "tests/chain/chain_case.h"
#include "tests/support/main.h"

static double figure(const struct experiment *experiment, const char *path)
{
    return metric_read(&experiment->table, path).mean;
}

/* Annuities and cash agree, so over any span the net present value is that of the yearly saving of
 * the wider boundary. */
START_TEST(net_present_value_is_that_of_the_saving)
{
    static const char *const spans[] = {"sheet.investment_span=10 a", "sheet.investment_span=7 a"};
    for (int k = 0; k < 2; k++) {
        const char *const sets[] = {spans[k], NULL};
        struct scenario *scenario = chain_case(sets);
        struct experiment experiment;
        const struct experiment_plan plan = {.scenario = scenario,
                                             .run = replication_run,
                                             .threads = 1,
                                             .replications = 1,
                                             .cut_s = 7 * 86400.0};
        ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
        double saving = figure(&experiment, "boundaries.supply_chain.saving_per_t") *
                        figure(&experiment, "routes.molten.demanded_t_per_year") / COST_YEAR_S;
        ck_assert_close(
            figure(&experiment, "investment.net_present_value"),
            investment_present(saving, scenario->sheet.invest_s, scenario->prices.interest_per_s),
            1e-9);
        ck_assert_close(figure(&experiment, "investment.total"),
                        figure(&experiment, "investment.producer") +
                            figure(&experiment, "investment.haulier") +
                            figure(&experiment, "investment.die_caster"),
                        1e-12);
        ck_assert_close(figure(&experiment, "investment.haulier"),
                        figure(&experiment, "routes.molten.trucks") * scenario->prices.truck,
                        1e-12);
        ck_assert_close(figure(&experiment, "investment.payback_years") *
                            figure(&experiment, "investment.surplus_per_year"),
                        figure(&experiment, "investment.total"), 1e-12);
        experiment_clear(&experiment);
        scenario_free(&scenario);
    }
}
END_TEST

RUN_SUITE("investment of a result", net_present_value_is_that_of_the_saving)
