/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sweep_point.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KEYS = 64, SETTING = 192 };

/* What the experiment of one point asks and tells. */
struct memory {
    const struct kept_point *known;
    struct kept_point *fresh;
    bool retry;
    bool missed; /* a replication was asked for that is not known */
};

static bool recall(void *context, int number, enum replication_status *status, char message[160],
                   struct metric_table *table)
{
    struct memory *memory = context;
    const struct kept_replication *kept = memory->known ? kept_find(memory->known, number) : NULL;
    if (!kept || (kept->status == REPLICATION_FAILED && memory->retry)) {
        memory->missed = true;
        return false;
    }
    if (kept->column >= 0)
        metric_table_add(table, &memory->known->table, kept->column);
    memcpy(message, kept->message, sizeof kept->message);
    *status = kept->status;
    return true;
}

static void keep(void *context, int number, enum replication_status status, const char *message,
                 const struct metric_table *table)
{
    struct memory *memory = context;
    kept_add(memory->fresh, number, status, message, table);
}

/* Stands for the simulation while points are looked up. */
static enum replication_status not_known(const struct scenario *scenario, enum supply_route route,
                                         uint32_t replication, double cut_s,
                                         const struct watcher *watcher, struct outcome *outcome,
                                         char message[160])
{
    (void)scenario, (void)route, (void)replication, (void)cut_s, (void)watcher, (void)message;
    memset(outcome, 0, sizeof *outcome);
    return REPLICATION_FAILED;
}

static void say(struct sweep_point *point, enum study_status status, const char *message)
{
    free(point->message);
    point->status = status;
    point->message = message && message[0] ? strdup(message) : NULL;
}

/* The scenario of a point; NULL, and the point is done, when it is not valid. */
static struct scenario *make(const struct sweep_plan *plan, const struct sweep *sweep, int index,
                             char settings[400])
{
    struct sweep_point *point = &sweep->point[index];
    char text[MOST_KEYS][SETTING], message[240] = "";
    const char *setting[MOST_KEYS];
    size_t used = 0;
    settings[0] = '\0';
    for (int k = 0; k < sweep->points.keys; k++) {
        points_setting(&sweep->points, index, k, text[k], SETTING);
        setting[k] = text[k];
        if (used < 400)
            used += (size_t)snprintf(settings + used, 400 - used, "%s%s", k ? "; " : "", text[k]);
    }
    struct scenario *scenario = source_make(plan->source, setting, sweep->points.keys, message);
    if (!scenario) {
        say(point, STUDY_INVALID, message);
        point->done = true;
        return NULL;
    }
    snprintf(point->scenario, sizeof point->scenario, "%s", scenario->hash ? scenario->hash : "");
    point->pilots = experiment_pilots(scenario);
    return scenario;
}

/* Runs the point's experiment and takes its end over. */
static void evaluate(const struct scenario *scenario, const struct experiment_plan *plan,
                     const struct memory *memory, struct sweep_point *point)
{
    struct experiment experiment;
    struct plans plans;
    enum study_status status = experiment_run(plan, &experiment);
    bool lookup = plan->run == not_known;
    if (status != STUDY_INTERRUPTED && !(lookup && memory->missed)) {
        say(point, status, experiment.message);
        plans_judge(scenario, &experiment.table, &plans);
        snprintf(point->plan, sizeof point->plan, "%s",
                 experiment.replications > 0 ? plans_word(plans_state(&plans)) : "");
        point->replications = experiment.replications;
        point->saving_per_t = metric_read(&experiment.table, "saving_per_t");
        point->done = true;
    } else {
        point->status = status;
    }
    point->cut_s = experiment.cut_s;
    experiment_clear(&experiment);
}

bool sweep_point_look_up(const struct sweep_plan *plan, struct sweep *sweep, int index)
{
    struct sweep_point *point = &sweep->point[index];
    struct kept_point known = {0};
    struct memory memory = {.known = &known, .retry = plan->retry};
    char settings[sizeof known.settings];
    struct scenario *scenario = make(plan, sweep, index, settings);
    memcpy(known.scenario, point->scenario, sizeof known.scenario);
    known.pilots = point->pilots;
    bool read = !scenario || sweep_store_read(sweep->store, &known);
    point->kept = known.count;
    if (read && known.count > 0) {
        struct experiment_plan look = {.scenario = scenario,
                                       .run = not_known,
                                       .threads = 1,
                                       .cut_s = known.cut_s,
                                       .memory = {&memory, recall, NULL}};
        evaluate(scenario, &look, &memory, point);
    }
    kept_clear(&known);
    scenario_free(&scenario);
    return read;
}

void sweep_point_compute(const struct sweep_plan *plan, const struct sweep *sweep, int index,
                         const struct kept_point *known, struct study_hook hook, int threads,
                         struct kept_point *fresh)
{
    struct sweep_point *point = &sweep->point[index];
    static const struct metric_table none;
    struct memory memory = {known, fresh, plan->retry, false};
    memset(fresh, 0, sizeof *fresh);
    struct scenario *scenario = make(plan, sweep, index, fresh->settings);
    if (!scenario)
        return;
    struct experiment_plan simulate = {.scenario = scenario,
                                       .run = plan->run,
                                       .threads = threads,
                                       .cut_s = known && known->count > 0 ? known->cut_s : NAN,
                                       .hook = hook,
                                       .memory = {&memory, recall, keep}};
    evaluate(scenario, &simulate, &memory, point);
    if (point->status == STUDY_FAILED && isnan(point->cut_s)) /* already a pilot failed */
        kept_add(fresh, 0, REPLICATION_FAILED, point->message, &none);
    memcpy(fresh->scenario, point->scenario, sizeof fresh->scenario);
    fresh->pilots = point->pilots;
    fresh->cut_s = isnan(point->cut_s) ? 0 : point->cut_s;
    scenario_free(&scenario);
}
