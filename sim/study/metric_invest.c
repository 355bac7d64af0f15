/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each side must buy for molten supply instead of ingots, and what comes back: rows of the
 * result table, from the same assets and prices as the sheets of the wider boundary. */
#include <math.h>
#include <stdio.h>

#include "models/cost/investment.h"
#include "sim/study/metric.h"

struct side {
    struct cost_view view;
    struct cost_sheet sheet;
    struct investment investment;
};

static void side_of(const struct scenario *scenario, const struct outcome *outcome,
                    struct side *side)
{
    outcome_cost_view(scenario, outcome, &scenario->prices, &side->view);
    cost_sheet_evaluate(&side->view, true, &side->sheet);
    investment_evaluate(&side->view, &side->investment);
}

void metric_put_investment(struct metric_table *table, const struct scenario *scenario,
                           const struct outcome_pair *pair)
{
    const unsigned flags = METRIC_SHEET | METRIC_HEADLINE;
    const double span_s = scenario->sheet.invest_s;
    struct side molten, ingot;
    side_of(scenario, &pair->route[ROUTE_MOLTEN], &molten);
    side_of(scenario, &pair->route[ROUTE_INGOT], &ingot);
    const double demand_kg_per_s = pair->route[ROUTE_MOLTEN].demanded_kg / molten.view.observed_s;
    const double saving_per_s = demand_kg_per_s * (ingot.sheet.total / ingot.view.new_metal_kg -
                                                   molten.sheet.total / molten.view.new_metal_kg);
    const double outlay = molten.investment.total - ingot.investment.total;
    const double surplus_per_s =
        saving_per_s + molten.investment.annuity_per_s - ingot.investment.annuity_per_s;
    const double payback_s = investment_payback_s(outlay, surplus_per_s);
    const double present =
        investment_present(surplus_per_s, span_s, scenario->prices.interest_per_s) -
        investment_outlay(&molten.view, span_s) + investment_outlay(&ingot.view, span_s);
    char per_a[24];
    snprintf(per_a, sizeof per_a, "%s/a", scenario->currency);
    for (int party = 0; party < PARTIES; party++)
        if (party != PARTY_OUTSIDE)
            metric_put(table, flags, scenario->currency,
                       molten.investment.party[party] - ingot.investment.party[party],
                       "investment.%s", cost_party_name((enum cost_party)party));
    metric_put(table, flags, scenario->currency, outlay, "investment.total");
    metric_put(table, flags, per_a, surplus_per_s * COST_YEAR_S, "investment.surplus_per_year");
    metric_put(table, flags, "a", isfinite(payback_s) ? payback_s / COST_YEAR_S : NAN,
               "investment.payback_years");
    metric_put(table, flags, scenario->currency, present, "investment.net_present_value");
}
