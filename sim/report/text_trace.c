/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/text_trace.h"

#include <math.h>
#include <string.h>

static const double kelvin = 273.15;

/*
 * How each kind reads. %C customer, %O order, %T truck, %L ladle or ladles, %M their melt, %F ",
 * hot face" and their hot faces, %K tonnes of metal, %H kilograms, %U the furnace of a customer, or
 * the ladles left with it, %R " and returns" when there are any. NULL: samples, which only the CSV
 * has.
 */
static const char *const phrase[TRACE_KINDS] = {
    [TRACE_ORDERED] = "%C orders metal, order %O",
    [TRACE_TRUCK] = "truck %T is given order %O for %C",
    [TRACE_STATION] = "%L comes onto its burner%F",
    [TRACE_HOT] = "%L is hot enough to be filled",
    [TRACE_TAP] = "%L is opened under the tap%F",
    [TRACE_FILLED] = "%L is full: %K t at %M degC",
    [TRACE_ROUND] = "the road of %C is closed, truck %T drives round",
    [TRACE_LEAVES] = "truck %T leaves for %C with %L at %M degC",
    [TRACE_ARRIVES] = "truck %T arrives at %C with %L at %M degC",
    [TRACE_POURS] = "%L is opened to pour: %K t at %M degC",
    [TRACE_POURED] = "%L is empty%F",
    [TRACE_REFUSED] = "%L is refused at %M degC",
    [TRACE_LEFT] = "%L is left at %C: %K t at %M degC",
    [TRACE_TAKEN] = "truck %T takes %L home, %H kg heel",
    [TRACE_RIDES] = "empty on truck %T: %L%F",
    [TRACE_RETURNS] = "truck %T sets off for the plant with %L%R%F",
    [TRACE_BACK] = "truck %T is back with %L%R%F",
    [TRACE_STARVED] = "%U cannot feed its machines: %K t at %M degC",
    [TRACE_MELTS] = "the standby of %C begins to melt %K t of ingots",
    [TRACE_MELTED] = "the standby of %C pours %K t at %M degC into the holding furnace",
    [TRACE_FEEDS] = "%U feeds its machines again: %K t at %M degC",
};

/* Events that happen to all ladles of a truck at once make one line. */
struct group {
    const struct trace *trace;
    const struct trace_event *first;
    int count;
};

static bool same_moment(const struct trace_event *a, const struct trace_event *b)
{
    return a->kind == b->kind && a->time_s == b->time_s && a->truck == b->truck && a->truck >= 0 &&
           a->ladle >= 0 && b->ladle >= 0;
}

/* "731", "731 and 733", "731, 733 and 729" */
static void list(FILE *out, const struct group *group, char what)
{
    for (int i = 0; i < group->count; i++) {
        const struct trace_event *event = &group->first[i];
        if (i > 0)
            fputs(i == group->count - 1 ? " and " : ", ", out);
        if (what == 'L')
            fprintf(out, "%d", event->ladle + 1);
        else
            fprintf(out, "%.0f", (what == 'M' ? event->melt_K : event->face_K) - kelvin);
    }
}

/* "furnace 2 of wheels", "what stands at wheels" */
static void feeder(FILE *out, const struct group *group)
{
    const struct trace_event *event = group->first;
    const struct customer *customer = &group->trace->scenario->customers[event->customer];

    if (customer->stands.count > 0)
        fprintf(out, "what stands at %s", customer->name);
    else
        fprintf(out, "furnace %d of %s", event->furnace + 1, customer->name);
}

static void fill_in(FILE *out, const struct group *group, char what)
{
    const struct trace_event *event = group->first;
    switch (what) {
    case 'C':
        fputs(group->trace->scenario->customers[event->customer].name, out);
        return;
    case 'O':
        fprintf(out, "%d", event->order + 1);
        return;
    case 'T':
        fprintf(out, "%d", event->truck + 1);
        return;
    case 'U':
        feeder(out, group);
        return;
    case 'K':
        fprintf(out, "%.2f", event->metal_kg / 1000);
        return;
    case 'H':
        fprintf(out, "%.0f", event->metal_kg);
        return;
    case 'R':
        if (event->returns_kg > 0)
            fprintf(out, " and %.2f t of returns", event->returns_kg / 1000);
        return;
    case 'L':
        if (event->ladle < 0) {
            fputs("no ladle", out);
            return;
        }
        fputs(group->count > 1 ? "ladles " : "ladle ", out);
        break;
    case 'F':
        if (event->ladle < 0)
            return;
        fputs(", hot face ", out);
        break;
    default:
        break;
    }
    list(out, group, what);
    if (what == 'F')
        fputs(" degC", out);
}

static void say(FILE *out, const struct group *group)
{
    for (const char *at = phrase[group->first->kind]; *at; at++)
        if (*at == '%')
            fill_in(out, group, *++at);
        else
            putc(*at, out);
    putc('\n', out);
}

static void heading(FILE *out, long day)
{
    static const char *const name[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    fprintf(out, "\n%s, day %ld\n", name[day % 7], day + 1);
}

void text_trace(FILE *out, const struct trace *trace)
{
    long today = -1, told = 0;
    for (int i = 0; i < trace->count;) {
        struct group group = {trace, &trace->event[i], 1};
        while (i + group.count < trace->count &&
               same_moment(group.first, &trace->event[i + group.count]))
            group.count++;
        i += group.count;
        if (!phrase[group.first->kind])
            continue;
        long minute = lround(group.first->time_s / 60), day = minute / 1440;
        if (day != today)
            heading(out, today = day);
        fprintf(out, "%02ld:%02ld  ", minute / 60 % 24, minute % 60);
        say(out, &group);
        told++;
    }
    if (told == 0)
        fprintf(out, "Nothing happens from %.6g h to %.6g h.\n", trace->from_s / 3600,
                trace->to_s / 3600);
}
