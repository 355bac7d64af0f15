/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/json.h"

#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/scenario/number.h"

typedef struct json_object json;

/* A number that does not exist is null. */
static json *number(double value)
{
    char text[NUMBER_ROOM];
    if (!isfinite(value))
        return NULL;
    number_format(value, text);
    return json_object_new_double_s(value, text);
}

static json *text_of(const char *text)
{
    return text ? json_object_new_string(text) : NULL;
}

static void put(json *object, const char *key, json *value)
{
    json_object_object_add(object, key, value);
}

static json *quantity(struct estimate estimate)
{
    json *q = json_object_new_object();
    put(q, "mean", number(estimate.mean));
    put(q, "half_width", number(estimate.half_width));
    put(q, "n", json_object_new_int(estimate.n));
    return q;
}

/* Puts a value at a path of keys, making the objects on the way. */
static void put_path(json *object, const char *path, json *value)
{
    char key[96];
    for (const char *point = strchr(path, '.'); point; point = strchr(path, '.')) {
        snprintf(key, sizeof key, "%.*s", (int)(point - path), path);
        json *next;
        if (!json_object_object_get_ex(object, key, &next)) {
            next = json_object_new_object();
            put(object, key, next);
        }
        object = next;
        path = point + 1;
    }
    put(object, path, value);
}

/* --- break-even ---------------------------------------------------------------------------------
 */

static json *limits_array(const struct limits *limits)
{
    json *array = json_object_new_array();
    for (int i = 0; limits->known && i < LIMITS_COUNT; i++) {
        const struct limit *limit = &limits->limit[i];
        json *object = json_object_new_object();
        put(object, "what", text_of(limit->what));
        put(object, "value", limit->exists ? quantity(limit->value) : NULL);
        put(object, "reason", text_of(limit->reason));
        json_object_array_add(array, object);
    }
    return array;
}

static json *breakeven_object(const struct breakeven *breakeven)
{
    const struct root *root = breakeven_root(breakeven), *pooled = breakeven_pooled(breakeven);
    json *object = json_object_new_object(), *roots = json_object_new_array();
    json *range = json_object_new_array();
    for (int i = 0; i < breakeven->root_count; i++)
        json_object_array_add(roots, quantity(breakeven->root[i].x));
    json_object_array_add(range, number(breakeven->low));
    json_object_array_add(range, number(breakeven->high));
    put(object, "key", text_of(breakeven->key));
    put(object, "unit", text_of(breakeven->info.unit));
    put(object, "root", root ? quantity(root->x) : NULL);
    put(object, "roots", roots);
    put(object, "pooled", pooled ? quantity(pooled->x) : NULL);
    put(object, "reason", breakeven->reason[0] ? text_of(breakeven->reason) : NULL);
    put(object, "range", range);
    put(object, "limits", limits_array(&breakeven->limits));
    return object;
}

/* --- run ----------------------------------------------------------------------------------------
 */

static void put_inputs(json *object, const struct run *run)
{
    const struct inputs *inputs = &run->inputs;
    json *interval = NULL;
    if (run->has_inputs) {
        interval = json_object_new_object();
        put(interval, "p05", number(inputs->p05));
        put(interval, "p50", number(inputs->median));
        put(interval, "p95", number(inputs->p95));
        put(interval, "draws", json_object_new_int(inputs->draws));
        put(interval, "infeasible", json_object_new_int(inputs->infeasible));
        put(interval, "invalid", json_object_new_int(inputs->invalid));
        put(interval, "inputs", json_object_new_int(inputs->keys));
    }
    put(object, "saving_per_t_inputs", interval);
}

static void put_binds(json *object, const struct binds *binds)
{
    json *array = json_object_new_array();
    for (int i = 0; i < binds->count; i++) {
        json *bind = json_object_new_object();
        put(bind, "what", text_of(binds->bind[i].what));
        put(bind, "share", number(binds->bind[i].share));
        put(bind, "evidence", text_of(binds->bind[i].evidence));
        json_object_array_add(array, bind);
    }
    put(object, "binds", array);
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
            put(one, shared[i], json_object_get(value));
    }
    put(customers, run->scenario->customers[0].name ? run->scenario->customers[0].name : "customer",
        one);
    put(object, "customers", customers);
}

static void put_books(json *object, const struct experiment *experiment)
{
    json *books = json_object_new_object();
    put(books, "metal", number(experiment->books.metal));
    put(books, "energy", number(experiment->books.energy));
    put(books, "money", number(experiment->books_money));
    put(books, "activity", number(experiment->books.activity));
    put(object, "books", books);
}

static void put_simulation(json *object, const struct experiment *experiment)
{
    json *simulation = json_object_new_object();
    put(simulation, "horizon_h", number(experiment->horizon_s / 3600));
    put(simulation, "warmup_h", number(experiment->cut_s / 3600));
    put(simulation, "warmup_settled", json_object_new_boolean(experiment->cut_settled));
    put(simulation, "replications", json_object_new_int(experiment->replications));
    put(simulation, "precise", json_object_new_boolean(experiment->precise));
    put(object, "simulation", simulation);
}

static void put_expected(json *object, const struct run *run)
{
    if (run->expected_count < 1)
        return;
    json *array = json_object_new_array();
    for (int i = 0; i < run->expected_count; i++) {
        json *one = json_object_new_object();
        put(one, "key", text_of(run->expected[i].expectation->key));
        put(one, "value", number(run->expected[i].value));
        put(one, "met", json_object_new_boolean(run->expected[i].met));
        json_object_array_add(array, one);
    }
    put(object, "expect", array);
}

static char *print(json *object)
{
    int flags = JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE;
    const char *text = object ? json_object_to_json_string_ext(object, flags) : NULL;
    size_t size = text ? strlen(text) + 2 : 0;
    char *copy = text ? malloc(size) : NULL;
    if (copy)
        snprintf(copy, size, "%s\n", text);
    json_object_put(object);
    return copy;
}

char *json_run(const struct run *run)
{
    const struct metric_table *table = &run->experiment.table;
    json *object = json_object_new_object(), *scenario = json_object_new_object();
    char answer[ANSWER_ROOM];
    enum verdict verdict = answer_write(run, answer);
    put(scenario, "name", text_of(run->scenario->name));
    put(scenario, "hash", text_of(run->scenario->hash));
    put(object, "schema", text_of("meltroute-result/1"));
    put(object, "scenario", scenario);
    put(object, "currency", text_of(run->scenario->currency));
    put(object, "answer", text_of(answer));
    put(object, "verdict", text_of(verdict_name(verdict)));
    put_simulation(object, &run->experiment);
    for (int i = 0; i < table->count; i++)
        put_path(object, table->row[i].path, quantity(metric_estimate(table, &table->row[i])));
    put_inputs(object, run);
    if (run->has_breakeven)
        put(object, "breakeven", breakeven_object(&run->breakeven));
    put_binds(object, &run->binds);
    put_expected(object, run);
    put_customers(object, run);
    put_books(object, &run->experiment);
    return print(object);
}

char *json_breakeven(const struct breakeven *breakeven)
{
    return print(breakeven_object(breakeven));
}
