/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/study/study_case.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = "schema: meltroute/1\n"
                           "currency: CNY\n"
                           "prices: {set: CN-2025, dross_value: 0, interest: 0 %/a}\n"
                           "metal: {alloy: ADC12, price: 20000 CNY/t}\n"
                           "route: {distance: 30 km}\n"
                           "customer: {demand: 20000 t/a, returns: 0, shifts: 24x7}\n"
                           "simulation: {horizon: 13 wk, warmup: 1 wk, seed: 11,\n"
                           "             replications: {min: 4, max: 40, half_width: 0 CNY/t}}\n";

void study_case_open(struct study_case *study, const char *const *sets, int set_count)
{
    char message[240];
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "study_case.yaml"};
    memset(study, 0, sizeof *study);
    study->parsed = scenario_source_load(&request, diag);
    ck_assert_ptr_nonnull(study->parsed);
    study->source = (struct source){study->parsed, NULL, sets, set_count};
    study->scenario = source_make(&study->source, NULL, 0, message);
    ck_assert_msg(study->scenario != NULL, "%s", message);
    diag_free(&diag);
}

void study_case_close(struct study_case *study)
{
    scenario_free(&study->scenario);
    scenario_source_free(&study->parsed);
}

/* A fixed scatter without a generator: the golden ratio's multiples, modulo one. */
double study_case_noise(uint32_t replication)
{
    double at = (replication + 1) * 0.6180339887498949;
    return 2 * (at - floor(at)) - 1;
}

enum replication_status study_case_replication(const struct scenario *scenario,
                                               enum supply_route route, uint32_t replication,
                                               double cut_s, const struct watcher *watcher,
                                               struct outcome *outcome, char message[160])
{
    double distance_km = scenario->customers[0].route.distance_m / 1000;
    double year_s = 8760 * 3600.0;
    (void)watcher;
    message[0] = '\0';
    memset(outcome, 0, sizeof *outcome);
    outcome->route = route;
    outcome->replication = replication;
    outcome->seed = scenario->simulation.seed;
    outcome->horizon_s = scenario->simulation.horizon_s;
    outcome->cut_s = cut_s;
    double observed_s = outcome->horizon_s - cut_s;
    outcome->demanded_kg = outcome->new_metal_kg = 20e6 * observed_s / year_s;
    outcome->scheduled_s = observed_s;
    double loss_kg_per_t = route == ROUTE_INGOT ? INGOT_LOSS_KG : distance_km;
    loss_kg_per_t += 0.5 * study_case_noise(replication) * (route == ROUTE_INGOT ? 1 : 2);
    outcome->observed.amount[FLOW_METAL_SHOT] = outcome->new_metal_kg;
    outcome->observed.amount[FLOW_METAL_OXIDISED] = loss_kg_per_t * outcome->new_metal_kg / 1000;
    return REPLICATION_OK;
}

enum replication_status study_case_failing(const struct scenario *scenario, enum supply_route route,
                                           uint32_t replication, double cut_s,
                                           const struct watcher *watcher, struct outcome *outcome,
                                           char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (replication != 2)
        return status;
    snprintf(message, 160, "replication 2 fails on purpose");
    return REPLICATION_FAILED;
}

enum replication_status study_case_unbalanced(const struct scenario *scenario,
                                              enum supply_route route, uint32_t replication,
                                              double cut_s, const struct watcher *watcher,
                                              struct outcome *outcome, char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    if (replication != 2)
        return status;
    outcome->books.metal = 3e-7;
    snprintf(message, 160, "the metal book is off on purpose");
    return REPLICATION_UNBALANCED;
}
