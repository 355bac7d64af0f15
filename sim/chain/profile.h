/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_PROFILE_H
#define SIM_CHAIN_PROFILE_H

#include <stdint.h>

/*
 * What replications cost. Counting takes two looks at a clock for each piece of heat; where nobody
 * asks (a NULL profile) nothing is looked at. Looking changes nothing of what happens.
 */

enum profile_heat { PROFILE_LADLES, PROFILE_FURNACES, PROFILE_HEATS };

struct profile {
    double replication_s;         /* processor time of whole replications, the heat in it */
    double heat_s[PROFILE_HEATS]; /* moving ladles and furnaces through time */
    uint64_t heat_calls[PROFILE_HEATS];
    double table_s; /* sheets, carbon, key figures: from flows to a result table */
    uint64_t replications, events, cancelled;
    uint32_t room; /* largest calendar: events that it had room for */
};

/* in: profile may be NULL. out: a time to give to profile_heat_end. */
double profile_heat_begin(const struct profile *profile);
void profile_heat_end(struct profile *profile, enum profile_heat heat, double begun_s);

/* Between the two, one replication on this thread. Heat is measured by waiting time and is scaled
 * here to processor time, so that a busy machine does not blow it up. */
struct profile_clock {
    double waiting_s, processor_s;
};
struct profile_clock profile_clock_now(void);
void profile_replication_end(struct profile *profile, struct profile_clock begun);

/* Processor time of this thread since then, in s. */
double profile_since(struct profile_clock begun);

void profile_add(struct profile *sum, const struct profile *one);

#endif
