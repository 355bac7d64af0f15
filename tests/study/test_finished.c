/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finished run, folded again from its folder: the same prices give the same bytes, other prices
 * what a run with them gives. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/meltroute.h"
#include "sim/scenario/load.h"
#include "tests/support/main.h"

/* The cut falls inside a period of the ledger; breakdowns, gas and electric furnaces, returns. */
static const char text[] =
    "schema: meltroute/1\n"
    "currency: CNY\n"
    "prices: {set: CN-2025, carbon: 61 CNY/t, molten_premium: -35 CNY/t, ingot_premium: 12 CNY/t,\n"
    "  molten_miscellaneous: 30 CNY/t, ingot_miscellaneous: 27 CNY/t}\n"
    "metal: {alloy: ADC12}\n"
    "fleet: {trucks: 2, spares: 1, ladles_per_truck: 2, shifts: 24x7, dispatchers: 1}\n"
    "route: {distance: 37 km}\n"
    "customer: {demand: 17345 t/a, returns: 0.37, shifts: 24x7}\n"
    "simulation: {horizon: 17 d, warmup: 73 h, replications: 2, seed: 11}\n";

enum { MOST = 128 };

struct folder {
    char path[200];
};

static struct mr_results *run_with(const char *const *sets, int count, struct mr_scenario **from,
                                   const char *folder)
{
    struct mr_options options = {.sets = sets, .set_count = count, .threads = 1};
    struct mr_results *results;
    char *message = NULL;
    ck_assert_msg(mr_scenario_parse(text, "finished.yaml", &options, from) == MR_OK, "%s",
                  mr_scenario_messages(*from));
    ck_assert_int_eq(mr_run(*from, folder != NULL, &results), MR_OK);
    if (folder)
        ck_assert_msg(mr_results_save(results, folder, "test", &message) == MR_OK, "%s", message);
    return results;
}

static struct mr_results *priced(const char *folder, const char *const *sets, int count,
                                 struct mr_scenario **from)
{
    struct mr_options options = {.sets = sets, .set_count = count};
    struct mr_results *results;
    ck_assert_msg(mr_result_open(folder, &options, from) == MR_OK, "%s",
                  mr_scenario_messages(*from));
    enum mr_status status = mr_reprice(*from, &results);
    ck_assert_msg(status == MR_OK, "%s", mr_results_message(results));
    return results;
}

static void make(struct folder *folder)
{
    char below[240];
    struct mr_scenario *scenario;
    temp_dir_make(folder->path, sizeof folder->path);
    snprintf(below, sizeof below, "%s/run", folder->path);
    snprintf(folder->path, sizeof folder->path, "%.190s", below);
    struct mr_results *results = run_with(NULL, 0, &scenario, folder->path);
    mr_results_free(&results);
    mr_scenario_free(&scenario);
}

static void same_texts(char *a, char *b)
{
    ck_assert_ptr_nonnull(a);
    ck_assert_ptr_nonnull(b);
    ck_assert_str_eq(a, b);
    mr_text_free(a);
    mr_text_free(b);
}

/* A run with these settings and the finished run priced with them: every byte of both sheets and of
 * the summary. */
static void like_a_fresh_run(const struct folder *folder, const char *const *sets, int count)
{
    struct mr_scenario *fresh_scenario, *priced_scenario;
    struct mr_results *fresh = run_with(sets, count, &fresh_scenario, NULL);
    struct mr_results *again = priced(folder->path, sets, count, &priced_scenario);
    same_texts(mr_results_csv(fresh), mr_results_csv(again));
    same_texts(mr_results_json(fresh), mr_results_json(again));
    same_texts(mr_results_text(fresh), mr_results_text(again));
    mr_results_free(&fresh);
    mr_results_free(&again);
    mr_scenario_free(&fresh_scenario);
    mr_scenario_free(&priced_scenario);
}

START_TEST(the_same_prices_give_the_same_bytes)
{
    static const char *const file[] = {"summary.json", "costs.csv",        "carbon.csv",
                                       "kpis.csv",     "replications.csv", "ledger.csv"};
    struct folder folder;
    struct mr_scenario *scenario;
    char out[240], one[280], two[280];
    make(&folder);
    snprintf(out, sizeof out, "%s-again", folder.path);
    struct mr_results *results = priced(folder.path, NULL, 0, &scenario);
    ck_assert_int_eq(mr_results_save(results, out, "test", NULL), MR_OK);
    for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
        snprintf(one, sizeof one, "%s/%s", folder.path, file[i]);
        snprintf(two, sizeof two, "%s/%s", out, file[i]);
        char *a = file_read(one), *b = file_read(two);
        ck_assert_msg(strcmp(a, b) == 0, "%s", file[i]);
        free(a);
        free(b);
    }
    mr_results_free(&results);
    mr_scenario_free(&scenario);
    results = priced(out, NULL, 0, &scenario); /* and what was written can be priced again */
    mr_results_free(&results);
    mr_scenario_free(&scenario);
}
END_TEST

/* Every number that only the sheets read, a tenth larger. */
struct settings {
    const struct scenario *scenario;
    int count;
    char *set[MOST];
};

static void collect(const struct scenario_visit *visit, void *data)
{
    struct settings *settings = data;
    char line[200];
    double more = visit->value == 0 ? 1e-3 : visit->value * 1.1;
    if (!(visit->entry->field->flags & FIELD_SHEET) || isnan(visit->value) ||
        visit->entry->field->type != FIELD_NUMBER)
        return;
    if (visit->entry->field->dim == DIM_FRACTION && more > 1)
        more = 1;
    ck_assert_int_lt(settings->count, MOST);
    ck_assert(scenario_setting(settings->scenario, visit, more, line, sizeof line));
    settings->set[settings->count++] = strdup(line);
}

START_TEST(all_prices_moved_are_a_fresh_run)
{
    struct folder folder;
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "finished.yaml"};
    struct settings settings = {.scenario = scenario_load(&request, diag)};
    scenario_for_each_field(settings.scenario, collect, &settings);
    ck_assert_int_gt(settings.count, 50);
    make(&folder);
    like_a_fresh_run(&folder, (const char *const *)settings.set, settings.count);
    for (int i = 0; i < settings.count; i++)
        free(settings.set[i]);
    scenario_free((struct scenario **)&settings.scenario);
    diag_free(&diag);
}
END_TEST

START_TEST(other_choices_are_a_fresh_run)
{
    static const char *const sets[] = {"sheet.boundary=exhibit", "fleet.pooled=true",
                                       "metal.price=17000 CNY/t", "prices.gas_heat=35.6 MJ/m3",
                                       "prices.interest=0 %/a"};
    struct folder folder;
    make(&folder);
    like_a_fresh_run(&folder, sets, 2);
    like_a_fresh_run(&folder, sets + 2, 3);
}
END_TEST

/* Customers whom the ledger names in another order than the scenario, each with an alloy at its own
 * price: every one is priced by its own. */
START_TEST(customers_keep_their_own_prices)
{
    static const char several[] =
        "schema: meltroute/1\ncurrency: CNY\nprices: {set: CN-2025}\nmetal: {alloy: ADC12}\n"
        "fleet: {ladles_per_truck: 2}\nroute: {speed: 47 km/h}\n"
        "customers:\n"
        "  zinc: {demand: 900 t/a, route: {distance: 61 km}, shifts: {days: fri, start: \"13:00\", "
        "hours: 9 h}, metal_premium: 7.3 %}\n"
        "  anvil: {demand: 17345 t/a, route: {distance: 23 km}, metal_premium: -4.1 %}\n"
        "  motor: {demand: 9000 t/a, route: {distance: 12 km}, metal_premium: 1.9 %}\n"
        "simulation: {horizon: 17 d, warmup: 73 h, replications: 1, seed: 11}\n";
    struct mr_options options = {.threads = 1};
    struct mr_scenario *scenario, *again;
    struct mr_results *results;
    struct folder folder;
    char below[240];
    temp_dir_make(folder.path, sizeof folder.path);
    snprintf(below, sizeof below, "%s/run", folder.path);
    ck_assert_msg(mr_scenario_parse(several, "several.yaml", &options, &scenario) == MR_OK, "%s",
                  mr_scenario_messages(scenario));
    ck_assert_int_eq(mr_run(scenario, true, &results), MR_OK);
    ck_assert_int_eq(mr_results_save(results, below, "test", NULL), MR_OK);
    struct mr_results *priced_again = priced(below, NULL, 0, &again);
    same_texts(mr_results_json(results), mr_results_json(priced_again));
    mr_results_free(&results);
    mr_results_free(&priced_again);
    mr_scenario_free(&scenario);
    mr_scenario_free(&again);
}
END_TEST

START_TEST(what_happens_cannot_be_set)
{
    static const char *const sets[] = {"prices.gas=5 CNY/m3", "route.distance=80 km"};
    struct mr_options options = {.sets = sets, .set_count = 2};
    struct mr_scenario *scenario;
    struct mr_results *results;
    struct folder folder;
    make(&folder);
    ck_assert_int_eq(mr_result_open(folder.path, &options, &scenario), MR_INVALID);
    const char *messages = mr_scenario_messages(scenario);
    ck_assert_msg(strstr(messages, "--set:2:1: error: 'route.distance' changes what happens"), "%s",
                  messages);
    ck_assert_msg(strstr(messages, "metal.price"), "%s", messages);
    ck_assert_msg(strstr(messages, "prices.*"), "%s", messages);
    ck_assert_ptr_null(strstr(messages, "'prices.gas'"));
    mr_scenario_free(&scenario);
    ck_assert_int_eq(mr_scenario_parse(text, "finished.yaml", NULL, &scenario), MR_OK);
    ck_assert_int_eq(mr_reprice(scenario, &results), MR_USAGE);
    mr_results_free(&results);
    mr_scenario_free(&scenario);
}
END_TEST

RUN_SUITE("finished", the_same_prices_give_the_same_bytes, all_prices_moved_are_a_fresh_run,
          other_choices_are_a_fresh_run, customers_keep_their_own_prices,
          what_happens_cannot_be_set)
