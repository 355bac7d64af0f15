/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "sim/report/csv.h"
#include "sim/report/text_trace.h"

static void number_from_one(FILE *out, int index)
{
    if (index >= 0)
        fprintf(out, "%d", index + 1);
    putc(',', out);
}

static void customer(FILE *out, const struct trace *trace, int index)
{
    if (index >= 0)
        csv_text(out, trace->scenario->customers[index].name);
}

void csv_trace(FILE *out, const struct trace *trace)
{
    fputs("time [h],event,customer,order,truck,ladle,furnace,melt [degC],hot_face [degC],"
          "shell [degC],metal [t],truck_returns [t]\n",
          out);
    for (int i = 0; i < trace->count; i++) {
        const struct trace_event *event = &trace->event[i];
        const double value[] = {event->melt_K - 273.15, event->face_K - 273.15,
                                event->shell_K - 273.15, event->metal_kg / 1000,
                                event->returns_kg / 1000};
        csv_number(out, event->time_s / 3600);
        fprintf(out, ",%s,", trace_kind_info(event->kind)->name);
        customer(out, trace, event->customer);
        putc(',', out);
        number_from_one(out, event->order);
        number_from_one(out, event->truck);
        number_from_one(out, event->ladle);
        number_from_one(out, event->furnace);
        for (int k = 0; k < 5; k++) {
            csv_number(out, value[k]);
            putc(k < 4 ? ',' : '\n', out);
        }
    }
}

/* A truck or a ladle and what it is doing; state NULL: not known yet. */
struct actor {
    const char *state;
    double since_s;
    int customer;
};

static void end_state(FILE *out, const struct trace *trace, const char *what, int index,
                      struct actor *actor, double now_s)
{
    if (!actor->state || now_s <= actor->since_s)
        return;
    fprintf(out, "%s,%d,%s,", what, index + 1, actor->state);
    csv_number(out, actor->since_s / 3600);
    putc(',', out);
    csv_number(out, now_s / 3600);
    putc(',', out);
    customer(out, trace, actor->customer);
    putc('\n', out);
}

static void change(FILE *out, const struct trace *trace, const char *what, int index,
                   struct actor *actor, const struct trace_event *event, const char *state)
{
    if (index < 0 || !state || actor[index].state == state)
        return;
    end_state(out, trace, what, index, &actor[index], event->time_s);
    actor[index] = (struct actor){state, event->time_s, event->customer};
}

/* What each was doing when the window opened. */
static struct actor *actors(const struct trace *trace, const struct trace_event *before, int count,
                            bool trucks)
{
    struct actor *actor = calloc((size_t)count + 1, sizeof *actor);
    for (int i = 0; actor && i < count; i++) {
        const struct trace_kind_info *info = trace_kind_info(before[i].kind);
        bool known = (trucks ? before[i].truck : before[i].ladle) >= 0;
        actor[i].state = !known ? NULL : trucks ? info->truck_state : info->ladle_state;
        actor[i].since_s = trace->from_s;
        actor[i].customer = before[i].customer;
    }
    return actor;
}

void csv_trace_states(FILE *out, const struct trace *trace)
{
    const struct scenario *scenario = trace->scenario;
    int ladles = scenario->ladle.count, trucks = scenario->fleet.trucks;
    struct actor *ladle = actors(trace, trace->ladle_before, ladles, false);
    struct actor *truck = actors(trace, trace->truck_before, trucks, true);
    fputs("what,number,state,from [h],to [h],customer\n", out);
    for (int i = 0; ladle && truck && i < trace->count; i++) {
        const struct trace_event *event = &trace->event[i];
        const struct trace_kind_info *info = trace_kind_info(event->kind);
        change(out, trace, "ladle", event->ladle, ladle, event, info->ladle_state);
        change(out, trace, "truck", event->truck, truck, event, info->truck_state);
    }
    for (int i = 0; ladle && truck && i < ladles; i++)
        end_state(out, trace, "ladle", i, &ladle[i], trace->to_s);
    for (int i = 0; ladle && truck && i < trucks; i++)
        end_state(out, trace, "truck", i, &truck[i], trace->to_s);
    free(ladle);
    free(truck);
}
