/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/split.h"

#include <math.h>
#include <time.h>

#include "sim/kernel/calendar.h"

static const struct split_part_info infos[SPLIT_PARTS] = {
    [SPLIT_LADLES] = {"ladle_heat", "heat of ladles"},
    [SPLIT_FURNACES] = {"furnace_heat", "heat of furnaces"},
    [SPLIT_CALENDAR] = {"calendar", "calendar"},
    [SPLIT_CHAIN] = {"chain", "who does what when, flows, books"},
    [SPLIT_TABLES] = {"tables", "sheets, carbon, key figures"},
    [SPLIT_STUDIES] = {"studies", "all else (limits, inputs, verdict)"},
};

const struct split_part_info *split_part_info(enum split_part part)
{
    return &infos[part];
}

double split_processor_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Times between events come from a table, so that drawing them costs nothing. */
enum { DELAYS = 1024, EVENTS = 20000 };

struct replay {
    struct calendar *calendar;
    double delay_s[DELAYS];
    unsigned next;
};

static void again(void *subject)
{
    struct replay *replay = subject;
    double delay_s = replay->delay_s[replay->next++ % DELAYS];
    calendar_push(replay->calendar, calendar_now(replay->calendar) + delay_s, 0, again, replay);
}

double split_event_s(uint32_t pending)
{
    struct replay replay = {.calendar = calendar_create()};
    uint32_t bits = 1;
    if (!replay.calendar)
        return NAN;
    for (int i = 0; i < DELAYS; i++) {
        bits = bits * 1664525U + 1013904223U; /* Numerical Recipes' quick generator */
        replay.delay_s[i] = -log((bits + 0.5) / 4294967296.0);
    }
    for (uint32_t i = 0; i < pending; i++)
        again(&replay);
    double begun_s = split_processor_s();
    for (int i = 0; i < EVENTS; i++)
        calendar_step(replay.calendar);
    double spent_s = split_processor_s() - begun_s;
    bool failed = calendar_failed(replay.calendar);
    calendar_free(&replay.calendar);
    return failed ? NAN : spent_s / EVENTS;
}

struct split split_make(const struct profile *profile, double whole_s)
{
    struct split split = {.whole_s = whole_s, .profile = *profile};
    double *part_s = split.part_s, known_s = 0;
    uint32_t pending = profile->room / 2; /* it grew past that */
    double events = (double)(profile->events + profile->cancelled);
    part_s[SPLIT_LADLES] = profile->heat_s[PROFILE_LADLES];
    part_s[SPLIT_FURNACES] = profile->heat_s[PROFILE_FURNACES];
    part_s[SPLIT_CALENDAR] = events * split_event_s(pending > 0 ? pending : 1);
    part_s[SPLIT_CHAIN] = profile->replication_s - part_s[SPLIT_LADLES] - part_s[SPLIT_FURNACES] -
                          part_s[SPLIT_CALENDAR];
    part_s[SPLIT_TABLES] = profile->table_s;
    for (int i = 0; i < SPLIT_STUDIES; i++)
        known_s += part_s[i];
    part_s[SPLIT_STUDIES] = whole_s - known_s;
    return split;
}

double split_outside_frac(const struct split *split)
{
    return (split->part_s[SPLIT_CHAIN] + split->part_s[SPLIT_TABLES] +
            split->part_s[SPLIT_STUDIES]) /
           split->whole_s;
}
