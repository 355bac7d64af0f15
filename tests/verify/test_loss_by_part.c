/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loss of both supply routes by part, from a run with the central value of each, beside the
 * published 0.9 % (molten) and 2 to 2.5 % (ingot; RMI_CMRA). Nothing is fitted: the parts are
 * printed, and what is tested is that they are the whole, and which of them rules. */
#include <math.h>
#include <stdio.h>

#include "sim/scenario/load.h"
#include "sim/study/experiment.h"
#include "tests/support/main.h"

static struct scenario *scenario;
static struct experiment experiment;

static void run_one(const char *melter)
{
    char type[64];
    snprintf(type, sizeof type, "customer.ingot.melter.type=%s", melter);
    const char *const sets[] = {"customer.returns=0", "simulation.horizon=6 wk",
                                "simulation.warmup=2 wk", type};
    struct diag *diag = diag_create();
    struct scenario_request request = {
        .path = "scenarios/one-customer.yaml", .sets = sets, .set_count = 4};
    scenario = scenario_load(&request, diag);
    ck_assert_ptr_nonnull(scenario);
    diag_free(&diag);
    const struct experiment_plan plan = {.scenario = scenario,
                                         .run = replication_run,
                                         .threads = 1,
                                         .replications = 1,
                                         .cut_s = 14 * 86400.0};
    ck_assert_int_eq(experiment_run(&plan, &experiment), STUDY_OK);
}

static void end_run(void)
{
    experiment_clear(&experiment);
    scenario_free(&scenario);
}

static double figure(const char *route, const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "routes.%s.%s", route, name);
    return metric_read(&experiment.table, path).mean;
}

static double part(const char *route, enum loss_cause cause)
{
    char name[64];
    snprintf(name, sizeof name, "metal_loss_by_part.%s", loss_cause_name(cause));
    return figure(route, name);
}

static double print_parts(const char *route, const enum loss_cause *cause, int count)
{
    double sum = 0;
    printf("%-7s", route);
    for (int i = 0; i < count; i++) {
        sum += part(route, cause[i]);
        printf(" %s %.4f %%,", loss_cause_name(cause[i]), 100 * part(route, cause[i]));
    }
    printf(" gross %.3f, oxidised %.3f, trapped %.3f, net of dross %.3f %%\n", 100 * sum,
           100 * figure(route, "metal_oxidised_frac"), 100 * figure(route, "metal_trapped_frac"),
           100 * figure(route, "metal_loss_frac"));
    ck_assert_close(sum, figure(route, "metal_loss_gross_frac"), 1e-12);
    ck_assert_close(figure(route, "metal_oxidised_frac") + figure(route, "metal_trapped_frac"), sum,
                    1e-12);
    return sum;
}

START_TEST(transfers_rule_the_molten_path)
{
    static const enum loss_cause parts[] = {LOSS_TAP, LOSS_RESTING, LOSS_POUR, LOSS_HOLDING,
                                            LOSS_DOSE};
    run_one("tower");
    double sum = print_parts("molten", parts, 5);
    double transfers =
        part("molten", LOSS_TAP) + part("molten", LOSS_POUR) + part("molten", LOSS_DOSE);
    ck_assert_double_gt(transfers, 0.9 * sum);
    ck_assert_double_lt(part("molten", LOSS_RESTING), 1.0 / 20000); /* under 1 CNY/t */
    ck_assert_double_gt(sum, 0.008);
    ck_assert_double_lt(sum, 0.010);
    /* per new metal shot, f of what is drawn: f / (1 - f) */
    double f = scenario->oxidation.dose_frac;
    ck_assert_close(part("molten", LOSS_DOSE), f / (1 - f), 1e-9);
    ck_assert_close(part("molten", LOSS_TAP), f, 0.02);
    end_run();
}
END_TEST

/* The tower's sum lies below 2 %, and it is the melting loss that disagrees: with the range of
 * clean ingot in the sets, 0.7 to 3 % and more, the sum runs from below 2 to above 2.5. */
START_TEST(melting_rules_the_ingot_path)
{
    static const enum loss_cause parts[] = {LOSS_MELTING, LOSS_POUR, LOSS_HOLDING, LOSS_DOSE};
    static const char *const melter[] = {"tower", "induction", "reverb"};
    double sum[3];
    for (int i = 0; i < 3; i++) {
        run_one(melter[i]);
        printf("%-10s ", melter[i]);
        sum[i] = print_parts("ingot", parts, 4);
        ck_assert_double_gt(part("ingot", LOSS_MELTING), 0.6 * sum[i]);
        double f = scenario->customers[0].ingot.burn_loss_frac;
        ck_assert_close(part("ingot", LOSS_MELTING), f / (1 - f), 0.02);
        ck_assert_double_lt(sum[i] - part("ingot", LOSS_MELTING), 0.007);
        end_run();
    }
    ck_assert_double_lt(sum[0], 0.020);
    ck_assert_double_gt(sum[1], 0.020);
    ck_assert_double_lt(sum[1], 0.025);
    ck_assert_double_gt(sum[2], 0.025);
}
END_TEST

RUN_SUITE("loss by part", transfers_rule_the_molten_path, melting_rules_the_ingot_path)
