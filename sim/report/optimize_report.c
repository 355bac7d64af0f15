/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/optimize_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/figure.h"
#include "sim/report/json_part.h"
#include "sim/report/text.h"

enum { WIDTH = 96, ROWS_SHOWN = 12 };

static void settings_text(const struct optimize *o, int candidate, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (int k = 0; k < o->keys && used < size; k++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", k > 0 ? ", " : "",
                                 o->candidate[candidate].setting[k]);
}

static void answer(FILE *out, const struct optimize *o)
{
    char settings[900], cost[FIGURE_ROOM], service[FIGURE_ROOM], text[1600];
    int best = optimize_best(o), second = optimize_second(o);
    if (best < 0) {
        fputs(o->selection.interrupted
                  ? "Interrupted: nothing is chosen.\n"
                  : (o->cold > 0 ? "No plan of the set keeps the service level and brings its "
                                   "loads warm enough.\n"
                                 : "No plan of the set keeps the service level.\n"),
              out);
        return;
    }
    struct estimate c = optimize_cost(o, best), s = optimize_service(o, best);
    figure_interval(c, 1, cost);
    figure_text(100 * s.mean, 2, service);
    settings_text(o, best, settings, sizeof settings);
    snprintf(
        text, sizeof text,
        "Least cost with %g %% service: %s: molten supply at %s %s/t, machines supplied %s %% of "
        "the time.",
        100 * o->service_level, settings, cost, o->scenario->currency, service);
    text_wrap(out, text, WIDTH, 0);
    if (o->selection.decided)
        snprintf(
            text, sizeof text,
            "With at least %g %% probability it is the cheapest plan of the set that keeps the "
            "level, or within %g %s/t of it.",
            100 * (1 - o->selection_plan.alpha), o->indifference, o->scenario->currency);
    else
        snprintf(
            text, sizeof text,
            "NOT DECIDED within %d replications of a plan: it is the cheapest by its mean, and no "
            "probability is promised; allow more replications or a larger --indifference.",
            o->selection_plan.most);
    text_wrap(out, text, WIDTH, 0);
    if (second < 0)
        return;
    settings_text(o, second, settings, sizeof settings);
    figure_interval(optimize_cost(o, second), 1, cost);
    snprintf(text, sizeof text, "Next: %s, at %s %s/t.", settings, cost, o->scenario->currency);
    text_wrap(out, text, WIDTH, 0);
}

/* The first plan that is out for a reason speaks for its kind. */
static void excluded(FILE *out, const struct optimize *o)
{
    static const char *const kind[] = {"too heavy", "invalid", "failed"};
    const int count[] = {o->heavy, o->invalid, o->failed};
    fprintf(out, "\n%d plans, %d replications in all.\n", o->count, o->selection.replications);
    if (o->infeasible > 0)
        fprintf(out, "%d do not keep the service level.\n", o->infeasible);
    if (o->cold > 0)
        fprintf(out,
                "Of %d more than one load in twenty arrives below the acceptance temperature.\n",
                o->cold);
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < o->count && count[k] > 0; i++)
            if (strcmp(optimize_verdict(o, i), kind[k]) == 0) {
                fprintf(out, "%d %s: %s.\n", count[k], kind[k], o->candidate[i].why);
                break;
            }
    if (o->selection.doubtful > 0)
        fprintf(out, "%d were held against the level by their mean alone.\n",
                o->selection.doubtful);
}

static double price_of(const struct optimize *o, int candidate)
{
    double cost = optimize_cost(o, candidate).mean;
    return isnan(cost) ? INFINITY : cost;
}

/* Candidates, cheapest first, those that were not simulated last. NULL without memory. */
static int *by_cost(const struct optimize *o)
{
    int *order = malloc((size_t)(o->count + 1) * sizeof *order);
    double *cost = malloc((size_t)(o->count + 1) * sizeof *cost);
    for (int i = 0; order && cost && i < o->count; i++) {
        int at = i;
        cost[i] = price_of(o, i);
        for (; at > 0 && cost[order[at - 1]] > cost[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    free(cost);
    return order;
}

static const char *value_of(const struct optimize *o, int candidate, int k)
{
    const char *equals = strchr(o->candidate[candidate].setting[k], '=');
    return equals ? equals + 1 : "";
}

static const char *tail_of(const char *key)
{
    const char *point = strrchr(key, '.');
    return point ? point + 1 : key;
}

void text_optimize(FILE *out, const struct optimize *o)
{
    answer(out, o);
    excluded(out, o);
    int *order = by_cost(o);
    if (!order)
        return;
    fputs("\n  ", out);
    for (int k = 0; k < o->keys && k < 5; k++)
        text_pad(out, tail_of(o->key[k]), -16);
    text_pad(out, "per t", -16);
    text_pad(out, "service %", -11);
    putc('\n', out);
    int decimals = 0;
    for (int i = 0; i < o->count && i < ROWS_SHOWN; i++)
        decimals = figure_more_decimals(decimals, optimize_cost(o, order[i]), 1);
    for (int i = 0; i < o->count && i < ROWS_SHOWN; i++) {
        char text[FIGURE_ROOM];
        fputs("  ", out);
        for (int k = 0; k < o->keys && k < 5; k++)
            text_pad(out, value_of(o, order[i], k), -16);
        figure_interval_at(optimize_cost(o, order[i]), decimals, text);
        text_pad(out, text, -16);
        figure_text(100 * optimize_service(o, order[i]).mean, 2, text);
        text_pad(out, text, -11);
        fprintf(out, "  %s%s\n", optimize_verdict(o, order[i]),
                o->candidate[order[i]].own ? ", as it is" : "");
    }
    free(order);
}

void csv_optimize(FILE *out, const struct optimize *o)
{
    for (int k = 0; k < o->keys; k++)
        fprintf(out, "%s,", o->key[k]);
    fprintf(out,
            "verdict,why,cost_per_t [%s/t],cost_per_t.half_width [%s/t],service_frac "
            "[-],service_frac.half_width [-],replications\n",
            o->scenario->currency, o->scenario->currency);
    for (int i = 0; i < o->count; i++) {
        struct estimate cost = optimize_cost(o, i), service = optimize_service(o, i);
        const double value[] = {cost.mean, cost.half_width, service.mean, service.half_width};
        for (int k = 0; k < o->keys; k++) {
            csv_text(out, value_of(o, i, k));
            putc(',', out);
        }
        fprintf(out, "%s,", optimize_verdict(o, i));
        csv_text(out, o->candidate[i].why);
        for (int v = 0; v < 4; v++) {
            putc(',', out);
            csv_number(out, value[v]);
        }
        fprintf(out, ",%d\n", cost.n);
    }
}

static struct json_object *plan_object(const struct optimize *o, int candidate)
{
    if (candidate < 0)
        return NULL;
    struct json_object *object = json_object_new_object(), *set = json_object_new_object();
    for (int k = 0; k < o->keys; k++)
        json_put(set, o->key[k], json_text(value_of(o, candidate, k)));
    json_put(object, "settings", set);
    json_put(object, "cost_per_t", json_quantity(optimize_cost(o, candidate)));
    json_put(object, "service_frac", json_quantity(optimize_service(o, candidate)));
    return object;
}

char *json_optimize(const struct optimize *o)
{
    struct json_object *object = json_object_new_object(), *count = json_object_new_object();
    json_put(object, "currency", json_text(o->scenario->currency));
    json_put(object, "service_level", json_number(o->service_level));
    json_put(object, "indifference_per_t", json_number(o->indifference));
    json_put(object, "best", plan_object(o, optimize_best(o)));
    json_put(object, "second", plan_object(o, optimize_second(o)));
    json_put(object, "probability_of_right_choice",
             o->selection.decided ? json_number(1 - o->selection_plan.alpha) : NULL);
    json_put(count, "all", json_object_new_int(o->count));
    json_put(count, "below_the_service_level", json_object_new_int(o->infeasible));
    json_put(count, "loads_too_cold", json_object_new_int(o->cold));
    json_put(count, "too_heavy", json_object_new_int(o->heavy));
    json_put(count, "invalid", json_object_new_int(o->invalid));
    json_put(count, "failed", json_object_new_int(o->failed));
    json_put(object, "plans", count);
    json_put(object, "replications", json_object_new_int(o->selection.replications));
    return json_print(object);
}
