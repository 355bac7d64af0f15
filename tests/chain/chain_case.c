/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/chain/chain_case.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "sim/chain/balance.h"
#include "sim/scenario/load.h"

static const char text[] = "schema: meltroute/1\n"
                           "currency: CNY\n"
                           "prices: {set: CN-2025}\n"
                           "metal: {alloy: ADC12}\n"
                           "producer: {preheat: {stations: 4}}\n"
                           "ladle: {capacity: 4 t, count: 6}\n"
                           "fleet: {trucks: 2, ladles_per_truck: 2, shifts: 24x7}\n"
                           "route:\n"
                           "  distance: 37 km\n"
                           "  speed: {dist: lognormal, mean: 52 km/h, cv: 0.15}\n"
                           "customer:\n"
                           "  machine:\n"
                           "    count: 5\n"
                           "    shot: 17.3 kg\n"
                           "    cycle: 76 s\n"
                           "    utilisation: 0.9\n"
                           "    uptime: {dist: exponential, mean: 31 h}\n"
                           "    repair: {dist: exponential, mean: 2.3 h}\n"
                           "  returns: 0.37\n"
                           "  shifts: 24x7\n"
                           "simulation: {horizon: 4 wk, warmup: 1 wk, seed: 7}\n";

const char chain_plant[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "producer:\n"
    "  tap_temperature: {dist: normal, mean: 757 degC, sd: 6 K, low: 735 degC, high: 779 degC}\n"
    "  preheat: {stations: 4}\n"
    "  weighbridges: 1\n"
    "  cast_after: 5 h\n"
    "  furnaces:\n"
    "    melter: {type: induction, rate: 3.7 t/h, capacity: 5.3 t, scrap: 17 %}\n"
    "    left: {type: alloying, capacity: 17.9 t}\n"
    "    right: {type: alloying, capacity: 19.3 t}\n"
    "ladle: {capacity: 4 t, count: 6}\n"
    "fleet: {trucks: 2, ladles_per_truck: 2, shifts: 24x7}\n"
    "route: {distance: 37 km}\n"
    "customer: {demand: 13700 t/a, returns: 0.31, shifts: 24x7}\n"
    "simulation: {horizon: 9 d, warmup: 2 d, seed: 7}\n";

const char chain_alloys[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025}\n"
    "metal: {alloy: ADC12}\n"
    "producer: {preheat: {stations: 3}}\n"
    "ladle: {capacity: 3.7 t, count: 3}\n"
    "fleet: {trucks: 1, ladles_per_truck: 2, shifts: 24x7}\n"
    "customers:\n"
    "  gearbox: {demand: 3100 t/a, returns: 0.37, shifts: 24x7, route: {distance: 23 km}}\n"
    "  wheels: {alloy: A356, demand: 2900 t/a, returns: 0.31, shifts: 24x7,\n"
    "    route: {distance: 37 km}}\n"
    "simulation: {horizon: 18 d, warmup: 4 d, seed: 7}\n";

struct scenario *chain_case(const char *const *sets)
{
    return chain_case_of(text, sets);
}

struct scenario *chain_case_of(const char *yaml, const char *const *sets)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = yaml, .name = "chain_case.yaml", .sets = sets};
    struct scenario *scenario;

    while (sets != NULL && sets[request.set_count] != NULL)
        request.set_count++;
    scenario = scenario_load(&request, diag);
    if (scenario == NULL) {
        char *all = diag_text(diag, 0);
        ck_abort_msg("%s", all);
        free(all);
    }
    diag_free(&diag);
    return scenario;
}

struct outcome chain_run(const struct scenario *scenario, enum supply_route route, int replication)
{
    struct outcome outcome;
    char message[160] = "";
    const enum replication_status status =
        replication_run(scenario, route, (uint32_t)replication, scenario->simulation.warmup_s, NULL,
                        &outcome, message);

    ck_assert_msg(status == REPLICATION_OK, "%s", message);
    return outcome;
}

enum { SETTINGS = 32, SERVICE_DRAWS = 6 };

struct outcome chain_run_text(const char *yaml, const char *const *usual, const char *const *sets,
                              int replication)
{
    const char *all[SETTINGS] = {NULL};
    struct scenario *scenario;
    struct outcome outcome;
    int count = 0;

    for (int i = 0; usual[i] != NULL; i++)
        all[count++] = usual[i];
    for (int i = 0; sets[i] != NULL; i++)
        all[count++] = sets[i];
    ck_assert_int_lt(count, SETTINGS);
    scenario = chain_case_of(yaml, all);
    outcome = chain_run(scenario, ROUTE_MOLTEN, replication);
    ck_assert_double_le(outcome.books.metal, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.energy, BALANCE_LIMIT);
    ck_assert_double_le(outcome.books.activity, BALANCE_LIMIT);
    scenario_free(&scenario);
    return outcome;
}

struct outcome chain_run_with(const char *const *usual, const char *const *sets, int replication)
{
    return chain_run_text(text, usual, sets, replication);
}

double chain_mean_service(const char *const *usual, const char *const *sets)
{
    double sum = 0;

    for (int draw = 0; draw < SERVICE_DRAWS; draw++) {
        struct outcome outcome = chain_run_with(usual, sets, draw);

        sum += 1 - outcome.stockout_s / outcome.scheduled_s;
        outcome_clear(&outcome);
    }
    return sum / SERVICE_DRAWS;
}
