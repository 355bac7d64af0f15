/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/json.h"

#include <math.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/report/json_part.h"

typedef struct json_object json;

/* --- break-even ---------------------------------------------------------------------------------
 */

static json *limits_array(const struct limits *limits)
{
    json *array = json_object_new_array();
    for (int i = 0; limits->known && i < LIMITS_COUNT; i++) {
        const struct limit *limit = &limits->limit[i];
        json *object = json_object_new_object();
        json_put(object, "what", json_text(limit->what));
        json_put(object, "value", limit->exists ? json_quantity(limit->value) : NULL);
        json_put(object, "reason", json_text(limit->reason));
        json_object_array_add(array, object);
    }
    return array;
}

/* A quantity, with the half-width that the bootstrap gives beside it, and the step in its interval.
 */
static json *root_object(const struct root *root)
{
    json *object = json_quantity(root->x);
    json_put(object, "bootstrap_half_width", json_number(root->bootstrap_half_width));
    json_put(object, "step", json_number(root->step));
    return object;
}

static json *breakeven_object(const struct breakeven *breakeven)
{
    const struct root *root = breakeven_root(breakeven), *pooled = breakeven_pooled(breakeven);
    json *object = json_object_new_object(), *roots = json_object_new_array();
    json *range = json_object_new_array();
    for (int i = 0; i < breakeven->root_count; i++)
        json_object_array_add(roots, root_object(&breakeven->root[i]));
    json_object_array_add(range, json_number(breakeven->low));
    json_object_array_add(range, json_number(breakeven->high));
    json_put(object, "key", json_text(breakeven->key));
    json_put(object, "unit", json_text(breakeven->info.unit));
    json_put(object, "root", root ? root_object(root) : NULL);
    json_put(object, "plan", root ? json_text(curve_plan(&breakeven->curve, root->x.mean)) : NULL);
    json_put(object, "roots", roots);
    json_put(object, "pooled", pooled ? root_object(pooled) : NULL);
    json_put(object, "reason", breakeven->reason[0] ? json_text(breakeven->reason) : NULL);
    json_put(object, "range", range);
    json_put(object, "points", json_object_new_int(breakeven->curve.count));
    json_put(object, "limits", limits_array(&breakeven->limits));
    return object;
}

/* --- run ----------------------------------------------------------------------------------------
 */

/* [low, high], or null. */
static json *bounds(struct quantile_interval interval)
{
    if (isnan(interval.low))
        return NULL;
    json *pair = json_object_new_array();
    json_object_array_add(pair, json_number(interval.low));
    json_object_array_add(pair, json_number(interval.high));
    return pair;
}

static void put_inputs(json *object, const struct run *run)
{
    const struct inputs *inputs = &run->inputs;
    json *interval = NULL;
    if (run->has_inputs) {
        interval = json_object_new_object();
        json_put(interval, "p05", json_number(inputs->p05));
        json_put(interval, "p50", json_number(inputs->median));
        json_put(interval, "p95", json_number(inputs->p95));
        json_put(interval, "p05_interval", bounds(inputs->p05_interval));
        json_put(interval, "p50_interval", bounds(inputs->median_interval));
        json_put(interval, "p95_interval", bounds(inputs->p95_interval));
        json_put(interval, "draws", json_object_new_int(inputs->draws));
        json_put(interval, "infeasible", json_object_new_int(inputs->infeasible));
        json_put(interval, "infeasible_because", json_lacking(inputs->lacking));
        json_put(interval, "invalid", json_object_new_int(inputs->invalid));
        json_put(interval, "inputs", json_object_new_int(inputs->keys));
    }
    json_put(object, "saving_per_t_inputs", interval);
}

static void put_binds(json *object, const struct binds *binds)
{
    json *array = json_object_new_array();
    for (int i = 0; i < binds->count; i++) {
        json *bind = json_object_new_object();
        json_put(bind, "what", json_text(binds->bind[i].what));
        json_put(bind, "share", json_number(binds->bind[i].share));
        json_put(bind, "evidence", json_text(binds->bind[i].evidence));
        json_object_array_add(array, bind);
    }
    json_put(object, "binds", array);
}

/* Of one customer the same as of all; of several the table has rows. */
static void put_customers(json *object, const struct run *run)
{
    if (run->scenario->customer_count > 1)
        return;
    static const char *const shared[] = {"routes", "saving_per_t", "saving_per_year",
                                         "saving_per_t_pooled", "carbon_saving_kg_per_t"};
    json *customers = json_object_new_object(), *one = json_object_new_object();
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++) {
        json *value;
        if (json_object_object_get_ex(object, shared[i], &value))
            json_put(one, shared[i], json_object_get(value));
    }
    json_put(customers,
             run->scenario->customers[0].name ? run->scenario->customers[0].name : "customer", one);
    json_put(object, "customers", customers);
}

static void put_books(json *object, const struct experiment *experiment)
{
    json *books = json_object_new_object();
    json_put(books, "metal", json_number(experiment->books.metal));
    json_put(books, "energy", json_number(experiment->books.energy));
    json_put(books, "money", json_number(experiment->books_money));
    json_put(books, "activity", json_number(experiment->books.activity));
    json_put(object, "books", books);
}

static void put_simulation(json *object, const struct experiment *experiment)
{
    json *simulation = json_object_new_object();
    json_put(simulation, "horizon_h", json_number(experiment->horizon_s / 3600));
    json_put(simulation, "warmup_h", json_number(experiment->cut_s / 3600));
    json_put(simulation, "warmup_settled", json_object_new_boolean(experiment->cut_settled));
    json_put(simulation, "replications", json_object_new_int(experiment->replications));
    json_put(simulation, "precise", json_object_new_boolean(experiment->precise));
    json_put(object, "simulation", simulation);
}

static void put_expected(json *object, const struct run *run)
{
    if (run->expected_count < 1)
        return;
    json *array = json_object_new_array();
    for (int i = 0; i < run->expected_count; i++) {
        json *one = json_object_new_object();
        json_put(one, "key", json_text(run->expected[i].expectation->key));
        json_put(one, "value", json_number(run->expected[i].value));
        json_put(one, "met", json_object_new_boolean(run->expected[i].met));
        json_object_array_add(array, one);
    }
    json_put(object, "expect", array);
}

static void put_split(json *object, const struct run *run)
{
    const struct split *split = &run->split;
    if (!run->has_split)
        return;
    json *profile = json_object_new_object(), *parts = json_object_new_object();
    for (int i = 0; i < SPLIT_PARTS; i++)
        json_put(parts, split_part_info(i)->name, json_number(split->part_s[i]));
    json_put(profile, "processor_s", json_number(split->whole_s));
    json_put(profile, "parts_s", parts);
    json_put(profile, "outside_heat_and_calendar", json_number(split_outside_frac(split)));
    json_put(profile, "replications", json_object_new_int64((int64_t)split->profile.replications));
    json_put(profile, "events", json_object_new_int64((int64_t)split->profile.events));
    json_put(object, "profile", profile);
}

static json *run_object(const struct run *run)
{
    const struct metric_table *table = &run->experiment.table;
    json *object = json_object_new_object(), *scenario = json_object_new_object();
    char answer[ANSWER_ROOM];
    enum verdict verdict = answer_write(run, answer);
    json_put(scenario, "name", json_text(run->scenario->name));
    json_put(scenario, "hash", json_text(run->scenario->hash));
    json_put(object, "schema", json_text("meltroute-result/1"));
    json_put(object, "scenario", scenario);
    json_put(object, "currency", json_text(run->scenario->currency));
    json_put(object, "answer", json_text(answer));
    json_put(object, "verdict", json_text(verdict_name(verdict)));
    put_simulation(object, &run->experiment);
    for (int i = 0; i < table->count; i++)
        json_put_path(object, table->row[i].path,
                      json_quantity(metric_estimate(table, &table->row[i])));
    put_inputs(object, run);
    if (run->has_breakeven)
        json_put(object, "breakeven", breakeven_object(&run->breakeven));
    put_binds(object, &run->binds);
    put_expected(object, run);
    put_customers(object, run);
    put_books(object, &run->experiment);
    return object;
}

char *json_run(const struct run *run)
{
    return json_print(run_object(run));
}

char *json_run_profiled(const struct run *run)
{
    json *object = run_object(run);
    put_split(object, run);
    return json_print(object);
}

char *json_breakeven(const struct breakeven *breakeven)
{
    return json_print(breakeven_object(breakeven));
}
