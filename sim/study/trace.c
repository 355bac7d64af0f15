/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/trace.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/unit.h"

static const double day_s = 86400.0;
enum { SAMPLES = 240 }; /* of a ladle in the window: one in six minutes of a day */

void trace_clear(struct trace *trace)
{
    free(trace->event);
    free(trace->ladle_before);
    free(trace->truck_before);
    memset(trace, 0, sizeof *trace);
}

/* What happens to a ladle is asked for by its number; a truck's and an order's news belong to all.
 */
static bool wanted(const struct trace *trace, const struct trace_event *event)
{
    return event->time_s >= trace->from_s && event->time_s <= trace->to_s &&
           (trace->ladle < 0 || event->ladle == trace->ladle);
}

static void remember(struct trace *trace, const struct trace_event *event)
{
    const struct trace_kind_info *info = trace_kind_info(event->kind);
    if (event->ladle >= 0 && info->ladle_state)
        trace->ladle_before[event->ladle] = *event;
    if (event->truck >= 0 && info->truck_state)
        trace->truck_before[event->truck] = *event;
}

static void keep(void *context, const struct trace_event *event)
{
    struct trace *trace = context;
    if (event->time_s < trace->from_s)
        remember(trace, event);
    if (trace->failed || !wanted(trace, event))
        return;
    if (trace->count == trace->room) {
        int room = trace->room ? 2 * trace->room : 1024;
        struct trace_event *more = realloc(trace->event, (size_t)room * sizeof *more);
        if (!more) {
            trace->failed = true;
            return;
        }
        trace->event = more;
        trace->room = room;
    }
    trace->event[trace->count++] = *event;
}

/* fails: false with a sentence. */
static bool read_time(const char *what, const char *text, const char *example, double *value_s,
                      char message[static 240])
{
    const struct unit_want want = {
        .dim = DIM_TIME, .currency = "", .key = what, .example = example};
    struct unit_problem problem;
    if (unit_parse(text, &want, value_s, &problem))
        return true;
    snprintf(message, 240, "--%s: %.110s%s%.110s", what, problem.sentence,
             problem.help[0] ? "; " : "", problem.help);
    return false;
}

static bool read_window(const struct trace_plan *plan, struct trace *trace)
{
    const double horizon_s = plan->scenario->simulation.horizon_s;
    double length_s = day_s;
    trace->from_s = horizon_s >= 8 * day_s ? 7 * day_s : 0;
    if (plan->begin && !read_time("begin", plan->begin, "7 d", &trace->from_s, trace->message))
        return false;
    if (plan->length && !read_time("length", plan->length, "24 h", &length_s, trace->message))
        return false;
    trace->to_s = fmin(trace->from_s + length_s, horizon_s);
    if (trace->from_s >= 0 && length_s > 0 && trace->from_s < horizon_s)
        return true;
    snprintf(trace->message, sizeof trace->message,
             "nothing to trace: the run lasts from 0 to %.6g d, the window begins at %.6g d and "
             "lasts %.6g h",
             horizon_s / day_s, trace->from_s / day_s, length_s / 3600);
    return false;
}

/* Room for what each was last seen doing. fails: false without memory. */
static bool know_all(struct trace *trace)
{
    int ladles = trace->scenario->ladle.count, trucks = trace->scenario->fleet.trucks;
    trace->ladle_before = calloc((size_t)ladles + 1, sizeof *trace->ladle_before);
    trace->truck_before = calloc((size_t)trucks + 1, sizeof *trace->truck_before);
    for (int i = 0; trace->ladle_before && i < ladles; i++)
        trace->ladle_before[i] = trace_event_none(TRACE_LADLE);
    for (int i = 0; trace->truck_before && i < trucks; i++)
        trace->truck_before[i] = trace_event_none(TRACE_LADLE);
    return trace->ladle_before && trace->truck_before;
}

/* By time; at one time as they were told. */
static int by_time(const void *a, const void *b)
{
    const struct trace_event *left = *(const struct trace_event *const *)a;
    const struct trace_event *right = *(const struct trace_event *const *)b;
    if (left->time_s != right->time_s)
        return left->time_s < right->time_s ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* Samples are told late. fails: false without memory. */
static bool sort(struct trace *trace)
{
    size_t count = (size_t)trace->count;
    const struct trace_event **order = malloc((count + 1) * sizeof *order);
    struct trace_event *sorted = calloc(count + 1, sizeof *sorted);
    bool done = order && sorted;
    for (size_t i = 0; done && i < count; i++)
        order[i] = &trace->event[i];
    if (done)
        qsort(order, count, sizeof *order, by_time);
    for (size_t i = 0; done && i < count; i++)
        sorted[i] = *order[i];
    free(order);
    free(done ? trace->event : sorted);
    trace->event = done ? sorted : trace->event;
    return done;
}

enum study_status trace_run(const struct trace_plan *plan, struct trace *trace)
{
    struct watcher watcher = {.event = keep, .context = trace};
    struct outcome outcome;
    char message[160] = "";
    memset(trace, 0, sizeof *trace);
    trace->scenario = plan->scenario;
    trace->ladle = plan->ladle;
    if (!read_window(plan, trace))
        return STUDY_INVALID;
    if (plan->ladle >= plan->scenario->ladle.count) {
        snprintf(trace->message, sizeof trace->message, "there are %d ladles, no ladle %d",
                 plan->scenario->ladle.count, plan->ladle + 1);
        return STUDY_INVALID;
    }
    watcher.from_s = trace->from_s;
    watcher.to_s = trace->to_s;
    watcher.every_s = (trace->to_s - trace->from_s) / SAMPLES;
    trace->failed = !know_all(trace);
    if (trace->failed)
        return STUDY_FAILED;
    enum replication_status status =
        plan->run(plan->scenario, ROUTE_MOLTEN, 0, 0, &watcher, &outcome, message);
    outcome_clear(&outcome);
    trace->failed = trace->failed || !sort(trace);
    if (status == REPLICATION_OK && !trace->failed)
        return STUDY_OK;
    snprintf(trace->message, sizeof trace->message, "%s",
             trace->failed ? "out of memory"
             : message[0]  ? message
                           : "a book does not balance");
    return status == REPLICATION_UNBALANCED ? STUDY_UNBALANCED : STUDY_FAILED;
}
