/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loss of both supply routes by part, with the central value of each, beside the published 0.9
 * % (molten) and 2 to 2.5 % (ingot; RMI_CMRA). Nothing is fitted: the sums are printed, and what is
 * tested is which part rules. */
#include <stdio.h>

#include "models/oxidation/melting_loss.h"
#include "models/oxidation/oxidation.h"
#include "tests/support/main.h"

static const struct oxidation central = {
    .tap_frac = 0.003,
    .pour_frac = 0.003,
    .dose_frac = 0.003,
    .quiescent_kg_per_m2s = 0.15 / 3600.0,
    .doubling_K = 55.0,
    .lid_factor = 0.2,
    .dross_metal_frac = 0.55,
};

static const double load_kg = 4000.0, bath_m2 = 1.3, trip_h = 1.5, holding_h = 3.0;
static const double holding_frac_per_h = 0.0001, press_recovery_frac = 0.65;

static double print_sum(const char *route, double gross_frac, const char *published)
{
    struct oxidation_loss loss = oxidation_split(&central, gross_frac);
    printf("%-7s gross %.3f %% = oxidised %.3f + trapped %.3f; with %.0f %% of the trapped metal "
           "pressed out %.3f %%; published %s\n",
           route, 100.0 * gross_frac, 100.0 * loss.oxidised_kg, 100.0 * loss.trapped_kg,
           100.0 * press_recovery_frac,
           100.0 * (gross_frac - press_recovery_frac * loss.trapped_kg), published);
    return gross_frac;
}

START_TEST(transfers_rule_the_molten_path)
{
    struct oxidation_loss lidded =
        oxidation_quiescent(&central, bath_m2, 740.0 + 273.15, 1.0, 0.0, trip_h * 3600.0);
    double transfers = central.tap_frac + central.pour_frac + central.dose_frac;
    double quiescent = lidded.gross_kg / load_kg, holding = holding_h * holding_frac_per_h;
    printf("molten: transfers %.3f %%, %.1f h under the lid %.4f %%, %.0f h of holding %.3f %%\n",
           100.0 * transfers, trip_h, 100.0 * quiescent, holding_h, 100.0 * holding);
    double sum = print_sum("molten", transfers + quiescent + holding, "0.9 %");
    ck_assert_double_gt(transfers, 0.9 * sum);
    ck_assert_double_lt(quiescent, 1.0 / 20000.0); /* less than 1 CNY/t at 20,000 CNY/t */
}
END_TEST

START_TEST(melting_rules_the_ingot_path)
{
    double melting = melting_loss_find("default", "ingot_remelt", "ingot")->value_frac;
    double rest = central.dose_frac + holding_h * holding_frac_per_h;
    printf("ingot: melting %.3f %%, dosing and holding %.3f %%\n", 100.0 * melting, 100.0 * rest);
    double sum = print_sum("ingot", melting + rest, "2 to 2.5 %");
    ck_assert_double_gt(melting, 0.8 * sum);
}
END_TEST

RUN_SUITE("loss by part", transfers_rule_the_molten_path, melting_rules_the_ingot_path)
