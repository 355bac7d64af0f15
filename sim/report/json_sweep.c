/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary.json of a sweep: what was varied, how the points ended, where the saving is largest. */
#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/answer_part.h"
#include "sim/report/figure.h"
#include "sim/report/json.h"
#include "sim/report/json_part.h"

/* How the points ended, and which have the least and the largest saving; -1: none. */
struct tally {
    int molten, ingot, undecided, infeasible, unbalanced, least, largest;
};

static bool feasible(const struct sweep_point *point)
{
    return point->done && strcmp(point->plan, "feasible") == 0;
}

static void count(const struct sweep *sweep, struct tally *tally)
{
    *tally = (struct tally){.least = -1, .largest = -1};
    for (int i = 0; i < sweep->count; i++) {
        const struct sweep_point *point = &sweep->point[i];
        double saving = point->saving_per_t.mean, half = point->saving_per_t.half_width;
        half = isnan(half) ? 0 : half;
        tally->unbalanced += point->done && point->status == STUDY_UNBALANCED;
        tally->infeasible += point->done && point->plan[0] && !feasible(point);
        if (!feasible(point) || !isfinite(saving))
            continue;
        tally->molten += saving > half;
        tally->ingot += saving < -half;
        tally->undecided += fabs(saving) <= half;
        if (tally->least < 0 || saving < sweep->point[tally->least].saving_per_t.mean)
            tally->least = i;
        if (tally->largest < 0 || saving > sweep->point[tally->largest].saving_per_t.mean)
            tally->largest = i;
    }
}

static const char *name_of(enum sweep_kind kind)
{
    return kind == SWEEP_GRID    ? "grid"
           : kind == SWEEP_LIST  ? "list"
           : kind == SWEEP_LATIN ? "latin"
                                 : "sobol";
}

static struct json_object *varied(const struct points *points)
{
    struct json_object *array = json_object_new_array();
    for (int k = 0; k < points->keys; k++) {
        const struct vary *vary = &points->vary[k];
        struct json_object *one = json_object_new_object();
        json_put(one, "key", json_text(vary->key));
        json_put(one, "unit", json_text(vary->unit));
        json_put(one, "first", json_text(vary->value[0]));
        json_put(one, "last", json_text(vary->value[vary->count - 1]));
        json_put(one, "values", json_object_new_int(vary->count));
        json_object_array_add(array, one);
    }
    return array;
}

/* A point with its settings and saving; null when there is none. */
static struct json_object *point_object(const struct sweep *sweep, int index)
{
    if (index < 0)
        return NULL;
    struct json_object *object = json_object_new_object(), *settings = json_object_new_array();
    for (int k = 0; k < sweep->points.keys; k++) {
        char text[192];
        points_setting(&sweep->points, index, k, text, sizeof text);
        json_object_array_add(settings, json_object_new_string(text));
    }
    json_put(object, "point", json_object_new_int(index + 1));
    json_put(object, "settings", settings);
    json_put(object, "saving_per_t", json_quantity(sweep->point[index].saving_per_t));
    return object;
}

/* "the saving is least, 220 ± 21 CNY/t, with route.distance = 160 km" */
static void add_extreme(char text[ANSWER_ROOM], const struct sweep *sweep, const char *what,
                        const char *currency, int index)
{
    char saving[FIGURE_ROOM], setting[192];
    figure_interval(sweep->point[index].saving_per_t, 1, saving);
    answer_add(text, "%s %s %s/t,", what, saving, currency);
    for (int k = 0; k < sweep->points.keys; k++) {
        points_setting(&sweep->points, index, k, setting, sizeof setting);
        answer_add(text, "%s %s", k ? "," : " with", setting);
    }
}

/* What all points together say, in one sentence. */
static void answer(char text[ANSWER_ROOM], const struct sweep *sweep, const struct tally *tally,
                   const char *currency)
{
    const struct {
        int number;
        const char *text;
    } other[] = {{tally->ingot, "; ingots are cheaper at %d"},
                 {tally->undecided, "; at %d it cannot be told at this precision"},
                 {tally->infeasible, "; at %d a plan does not hold"},
                 {sweep->failed, "; %d failed"},
                 {sweep->count - sweep->done - sweep->failed, "; %d are missing"}};
    text[0] = '\0';
    answer_add(text, "Molten supply is cheaper at %d of %d points", tally->molten, sweep->count);
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        if (other[i].number > 0)
            answer_add(text, other[i].text, other[i].number);
    if (tally->least >= 0) {
        answer_add(text, "; %s saving is", tally->infeasible > 0 ? "elsewhere the" : "the");
        add_extreme(text, sweep, tally->least == tally->largest ? "" : " least,", currency,
                    tally->least);
        if (tally->largest != tally->least)
            add_extreme(text, sweep, ", and largest,", currency, tally->largest);
        if (sweep->point[tally->least].saving_per_t.n < 2)
            answer_add(text, " (of one replication each: chance is not judged)");
    }
    answer_add(text, ".");
}

char *json_sweep(const struct sweep *sweep, const struct scenario *scenario)
{
    struct tally tally;
    char text[ANSWER_ROOM];
    count(sweep, &tally);
    struct json_object *object = json_object_new_object(), *name = json_object_new_object();
    struct json_object *points = json_object_new_object();
    json_put(name, "name", json_text(scenario->name));
    json_put(name, "hash", json_text(scenario->hash));
    json_put(object, "schema", json_text("meltroute-sweep/1"));
    json_put(object, "scenario", name);
    json_put(object, "currency", json_text(scenario->currency));
    answer(text, sweep, &tally, scenario->currency);
    json_put(object, "answer", json_text(text));
    json_put(object, "design", json_text(name_of(sweep->points.kind)));
    json_put(object, "varied", varied(&sweep->points));
    const struct {
        const char *key;
        int number;
    } row[] = {{"all", sweep->count},
               {"done", sweep->done},
               {"failed", sweep->failed},
               {"unbalanced", tally.unbalanced},
               {"infeasible", tally.infeasible},
               {"molten_cheaper", tally.molten},
               {"ingot_cheaper", tally.ingot},
               {"undecided", tally.undecided}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        json_put(points, row[i].key, json_object_new_int(row[i].number));
    json_put(object, "points", points);
    json_put(object, "least_saving", point_object(sweep, tally.least));
    json_put(object, "largest_saving", point_object(sweep, tally.largest));
    return json_print(object);
}
