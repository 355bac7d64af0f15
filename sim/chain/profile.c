/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/profile.h"

#include <stddef.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double profile_heat_begin(const struct profile *profile)
{
    return profile == NULL ? 0 : seconds(CLOCK_MONOTONIC);
}

void profile_heat_end(struct profile *profile, enum profile_heat heat, double begun_s)
{
    if (profile == NULL)
        return;
    profile->heat_s[heat] += seconds(CLOCK_MONOTONIC) - begun_s;
    profile->heat_calls[heat]++;
}

struct profile_clock profile_clock_now(void)
{
    return (struct profile_clock){seconds(CLOCK_MONOTONIC), seconds(CLOCK_THREAD_CPUTIME_ID)};
}

double profile_since(struct profile_clock begun)
{
    return seconds(CLOCK_THREAD_CPUTIME_ID) - begun.processor_s;
}

void profile_replication_end(struct profile *profile, struct profile_clock begun)
{
    const struct profile_clock now = profile_clock_now();
    const double waiting_s = now.waiting_s - begun.waiting_s;

    profile->replication_s = now.processor_s - begun.processor_s;
    profile->replications = 1;
    if (waiting_s > profile->replication_s)
        for (int i = 0; i < PROFILE_HEATS; i++)
            profile->heat_s[i] *= profile->replication_s / waiting_s;
}

void profile_add(struct profile *sum, const struct profile *one)
{
    sum->replication_s += one->replication_s;
    for (int i = 0; i < PROFILE_HEATS; i++) {
        sum->heat_s[i] += one->heat_s[i];
        sum->heat_calls[i] += one->heat_calls[i];
    }
    sum->table_s += one->table_s;
    sum->replications += one->replications;
    sum->events += one->events;
    sum->cancelled += one->cancelled;
    sum->room = one->room > sum->room ? one->room : sum->room;
}
