/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: when does the die-caster work? A week repeats for ever, from Monday 00:00; holidays are
 * cut out of it. */
#include <math.h>

#include "models/diecast/diecast.h"

/* Clocks are sums of rounded times: a boundary this close is a boundary reached. Without it an
 * event set for a boundary could fire one rounding before it and be seen as nothing. */
#define SLACK_S 1e-6

/* Start of the week and time within it, 0 <= phase < SHIFT_WEEK_S. */
static double week_start_s(double time_s)
{
    return floor((time_s + SLACK_S) / SHIFT_WEEK_S) * SHIFT_WEEK_S;
}

/* Is the phase inside a span? */
static int inside(const struct shift_calendar *calendar, double phase_s)
{
    for (int i = 0; i < calendar->count; i++)
        if (phase_s >= calendar->span[i].start_s && phase_s < calendar->span[i].end_s)
            return 1;
    return 0;
}

static int on_holiday(const struct shift_calendar *calendar, double time_s)
{
    const struct shift_holidays *holidays = &calendar->holidays;
    for (int i = 0; i < holidays->count && holidays->span[i].start_s <= time_s + SLACK_S; i++)
        if (time_s + SLACK_S < holidays->span[i].end_s)
            return 1;
    return 0;
}

int shift_working(const struct shift_calendar *calendar, double time_s)
{
    return inside(calendar, time_s + SLACK_S - week_start_s(time_s)) &&
           !on_holiday(calendar, time_s);
}

/* First boundary after phase_s at which work starts or stops; HUGE_VAL: none left in this week. A
 * span that ends with the week while another starts with it is one stretch of work. */
static double next_boundary_s(const struct shift_calendar *calendar, double phase_s)
{
    int wraps = inside(calendar, 0.0);
    for (int i = 0; i < calendar->count; i++) {
        double start_s = calendar->span[i].start_s, end_s = calendar->span[i].end_s;
        int ends_open = end_s >= SHIFT_WEEK_S && wraps;
        if (start_s > phase_s)
            return start_s;
        if (end_s > phase_s && !ends_open)
            return end_s;
    }
    return HUGE_VAL;
}

static double week_change_s(const struct shift_calendar *calendar, double time_s)
{
    double start_s = week_start_s(time_s);
    double next_s = next_boundary_s(calendar, time_s + SLACK_S - start_s);
    if (next_s < HUGE_VAL)
        return start_s + next_s;
    /* In the next week: its first boundary, which is Monday 00:00 itself when work starts then. */
    int over_sunday = calendar->count > 0 && inside(calendar, 0.0) &&
                      calendar->span[calendar->count - 1].end_s >= SHIFT_WEEK_S;
    next_s = next_boundary_s(calendar, over_sunday ? 0.0 : -1.0);
    return next_s < HUGE_VAL ? start_s + SHIFT_WEEK_S + next_s : HUGE_VAL;
}

/* First midnight after time_s at which a holiday begins or ends; HUGE_VAL: none. */
static double holiday_change_s(const struct shift_calendar *calendar, double time_s)
{
    const struct shift_holidays *holidays = &calendar->holidays;
    for (int i = 0; i < holidays->count; i++) {
        if (holidays->span[i].start_s > time_s + SLACK_S)
            return holidays->span[i].start_s;
        if (holidays->span[i].end_s > time_s + SLACK_S)
            return holidays->span[i].end_s;
    }
    return HUGE_VAL;
}

double shift_next_change_s(const struct shift_calendar *calendar, double time_s)
{
    const int working = shift_working(calendar, time_s);
    double at_s = week_change_s(calendar, time_s);
    if (calendar->holidays.count == 0)
        return at_s;
    at_s = fmin(at_s, holiday_change_s(calendar, time_s));
    while (at_s < HUGE_VAL && shift_working(calendar, at_s) == working)
        at_s = fmin(week_change_s(calendar, at_s), holiday_change_s(calendar, at_s));
    return at_s;
}

/* Working time from Monday 00:00 to this phase. */
static double worked_s(const struct shift_calendar *calendar, double phase_s)
{
    double sum_s = 0.0;
    for (int i = 0; i < calendar->count; i++) {
        double end_s = fmin(phase_s, calendar->span[i].end_s);
        sum_s += fmax(end_s - calendar->span[i].start_s, 0.0);
    }
    return sum_s;
}

static double week_working_s(const struct shift_calendar *calendar, double from_s, double to_s)
{
    double from_week = floor(from_s / SHIFT_WEEK_S), to_week = floor(to_s / SHIFT_WEEK_S);
    return (to_week - from_week) * worked_s(calendar, SHIFT_WEEK_S) +
           worked_s(calendar, to_s - to_week * SHIFT_WEEK_S) -
           worked_s(calendar, from_s - from_week * SHIFT_WEEK_S);
}

/* Of the week's working time what falls on holidays. */
static double lost_s(const struct shift_calendar *calendar, double from_s, double to_s)
{
    const struct shift_holidays *holidays = &calendar->holidays;
    double sum_s = 0.0;
    for (int i = 0; i < holidays->count; i++) {
        double start_s = fmax(holidays->span[i].start_s, from_s);
        double end_s = fmin(holidays->span[i].end_s, to_s);
        if (start_s < end_s)
            sum_s += week_working_s(calendar, start_s, end_s);
    }
    return sum_s;
}

double shift_working_s(const struct shift_calendar *calendar, double from_s, double to_s)
{
    return week_working_s(calendar, from_s, to_s) - lost_s(calendar, from_s, to_s);
}

double shift_share_between_frac(const struct shift_calendar *calendar, double from_s, double to_s)
{
    return shift_share_frac(calendar) - lost_s(calendar, from_s, to_s) / (to_s - from_s);
}

double shift_share_frac(const struct shift_calendar *calendar)
{
    return worked_s(calendar, SHIFT_WEEK_S) / SHIFT_WEEK_S;
}

/* Adds a span that does not wrap, merging what it overlaps or touches. */
static int insert(struct shift_calendar *calendar, double start_s, double end_s)
{
    int kept = 0;
    for (int i = 0; i < calendar->count; i++) {
        if (calendar->span[i].end_s < start_s || calendar->span[i].start_s > end_s) {
            calendar->span[kept++] = calendar->span[i];
            continue;
        }
        start_s = fmin(start_s, calendar->span[i].start_s);
        end_s = fmax(end_s, calendar->span[i].end_s);
    }
    calendar->count = kept;
    if (kept == SHIFT_MAX_SPANS)
        return -1;
    int place = kept;
    for (; place > 0 && calendar->span[place - 1].start_s > start_s; place--)
        calendar->span[place] = calendar->span[place - 1];
    calendar->span[place].start_s = start_s;
    calendar->span[place].end_s = end_s;
    calendar->count = kept + 1;
    return 0;
}

int shift_add(struct shift_calendar *calendar, double start_s, double length_s)
{
    if (!(length_s > 0.0))
        return 0;
    double begin_s = start_s - floor(start_s / SHIFT_WEEK_S) * SHIFT_WEEK_S;
    double end_s = begin_s + fmin(length_s, SHIFT_WEEK_S);
    calendar->longest_shift_s = fmax(calendar->longest_shift_s, length_s);
    if (end_s <= SHIFT_WEEK_S)
        return insert(calendar, begin_s, end_s);
    int failed = insert(calendar, begin_s, SHIFT_WEEK_S);
    return failed ? failed : insert(calendar, 0.0, end_s - SHIFT_WEEK_S);
}
