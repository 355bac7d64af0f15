/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"

#define DAY_S                   (24 * 3600.0)
#define ROUND_THE_CLOCK_SHIFT_S (8 * 3600.0) /* three crews. source: assumption */

static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL};

static bool refuse_days(struct reader *r, const struct node *node)
{
    diag_error(r->diag, reader_mark(r, node), "E-CHOICE", "'%.40s' are no days", node->text);
    diag_help(r->diag, "write mon-sat, or a list such as [mon, wed, fri]");
    return false;
}

static int day_of(const char *text)
{
    for (int i = 0; days[i]; i++)
        if (!strncmp(text, days[i], 3))
            return i;
    return -1;
}

/* "mon" or "mon-sat"; "sat-mon" goes over the weekend. */
static bool read_days(struct reader *r, const struct node *node, bool on[7])
{
    bool good = true;
    if (node->kind == NODE_SEQUENCE) {
        for (int i = 0; i < node->count; i++)
            good &= read_days(r, node->items[i], on);
        return good;
    }
    const char *text = reader_scalar(r, node, "days");
    if (!text)
        return false;
    int from = day_of(text), to = from;
    if (from >= 0 && text[3] == '-')
        to = day_of(text + 4);
    if (from < 0 || to < 0 || (text[3] && (text[3] != '-' || text[7])))
        return refuse_days(r, node);
    for (int day = from;; day = (day + 1) % 7) {
        on[day] = true;
        if (day == to)
            return true;
    }
}

/* "06:00", from 00:00 to 23:59. */
static bool read_clock(struct reader *r, const struct node *node, double *out)
{
    const char *text = reader_scalar(r, node, "start");
    if (!text)
        return false;
    bool form = strlen(text) == 5 && strspn(text, "0123456789") == 2 && text[2] == ':' &&
                strspn(text + 3, "0123456789") == 2;
    long hour = form ? strtol(text, NULL, 10) : 0, minute = form ? strtol(text + 3, NULL, 10) : 0;
    if (!form || hour > 23 || minute > 59) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "start is a time of day, not '%.40s'",
                   text);
        diag_help(r->diag, "write hours and minutes: \"06:00\"");
        return false;
    }
    *out = (double)(hour * 3600 + minute * 60);
    return true;
}

static void add_span(struct shift_calendar *out, double from, double to, bool *room)
{
    *room = *room && out->count < SHIFT_MAX_SPANS;
    if (!*room || to <= from)
        return;
    out->span[out->count].start_s = from;
    out->span[out->count].end_s = to;
    out->count++;
}

/* One map: the same hours on some days. Sunday's night shift ends on the Monday of the week. */
static bool read_pattern(struct reader *r, const struct node *node, struct shift_calendar *out)
{
    static const char *const keys[] = {"days", "start", "hours", "shift", NULL};
    struct number_want want = {
        .key = "hours", .dim = DIM_TIME, .low = "1 min", .high = "24 h", .example = "16 h"};
    bool on[7] = {false}, room = true;
    double start = 0, hours = 0, shift = 0;
    if (!reader_only(r, node, "shifts", keys))
        return false;
    const struct node *day = tree_get(node, "days"), *length = tree_get(node, "hours");
    const struct node *clock = tree_get(node, "start"), *crew = tree_get(node, "shift");
    if (!day || !length || !clock) {
        diag_error(r->diag, &node->mark, "E-MISSING", "shifts need days, start and hours");
        diag_help(r->diag, "such as {days: mon-sat, start: \"06:00\", hours: 16 h, shift: 8 h}");
        return false;
    }
    bool good = read_days(r, day, on);
    good &= read_clock(r, clock, &start);
    good &= reader_number(r, length, &want, &hours);
    want.key = "shift";
    shift = hours > ROUND_THE_CLOCK_SHIFT_S * 1.5 ? ROUND_THE_CLOCK_SHIFT_S : hours;
    good &= !crew || reader_number(r, crew, &want, &shift);
    for (int i = 0; good && i < 7; i++) {
        double from = i * DAY_S + start, to = from + hours;
        if (!on[i])
            continue;
        add_span(out, from, to < SHIFT_WEEK_S ? to : SHIFT_WEEK_S, &room);
        if (to > SHIFT_WEEK_S)
            add_span(out, 0, to - SHIFT_WEEK_S, &room);
    }
    if (shift > out->longest_shift_s)
        out->longest_shift_s = shift;
    if (!room)
        diag_error(r->diag, &node->mark, "E-LIMIT", "more than %d spells of work in a week",
                   SHIFT_MAX_SPANS);
    return good && room;
}

static int by_start(const void *a, const void *b)
{
    const double *x = a, *y = b; /* start_s is first */
    return (*x > *y) - (*x < *y);
}

/* Sorted, and what touches or overlaps made one. */
static void join_spans(struct shift_calendar *out)
{
    int kept = 0;
    qsort(out->span, (size_t)out->count, sizeof out->span[0], by_start);
    for (int i = 1; i < out->count; i++) {
        if (out->span[i].start_s > out->span[kept].end_s)
            out->span[++kept] = out->span[i];
        else if (out->span[i].end_s > out->span[kept].end_s)
            out->span[kept].end_s = out->span[i].end_s;
    }
    out->count = out->count ? kept + 1 : 0;
}

bool custom_parse_shifts(struct reader *r, const struct node *node, void *member)
{
    struct shift_calendar out = {0};
    bool good = true;
    if (node->kind == NODE_SCALAR) {
        const char *text = reader_scalar(r, node, "shifts");
        if (!text)
            return false;
        if (strcmp(text, "24x7") != 0) {
            diag_error(r->diag, reader_mark(r, node), "E-CHOICE", "unknown shifts '%.40s'", text);
            diag_help(r->diag,
                      "write 24x7, or {days: mon-sat, start: \"06:00\", hours: 16 h, shift: 8 h}");
            return false;
        }
        out.count = 1;
        out.span[0].end_s = SHIFT_WEEK_S;
        out.longest_shift_s = ROUND_THE_CLOCK_SHIFT_S;
    } else if (node->kind == NODE_SEQUENCE) {
        for (int i = 0; i < node->count; i++)
            good &= read_pattern(r, node->items[i], &out);
        if (node->count == 0) {
            diag_error(r->diag, &node->mark, "E-TYPE", "shifts are empty: nobody ever works");
            good = false;
        }
    } else {
        good = read_pattern(r, node, &out);
    }
    join_spans(&out);
    if (good)
        *(struct shift_calendar *)member = out;
    return good;
}

bool custom_parse_hours(struct reader *r, const struct node *node, void *member)
{
    if (node->kind != NODE_SCALAR || strcmp(node->text, "never") != 0)
        return custom_parse_shifts(r, node, member);
    *(struct shift_calendar *)member = (struct shift_calendar){0};
    return true;
}
