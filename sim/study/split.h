/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_SPLIT_H
#define SIM_STUDY_SPLIT_H

#include "sim/chain/profile.h"

/* Where the processor time of a run went. */

enum split_part {
    SPLIT_LADLES,   /* heat of ladles */
    SPLIT_FURNACES, /* heat of furnaces */
    SPLIT_CALENDAR, /* events at what one takes on a calendar of this size, measured by itself */
    SPLIT_CHAIN,    /* the rest of the replications: who does what when, ledger, books */
    SPLIT_TABLES,   /* sheets, carbon, key figures */
    SPLIT_STUDIES,  /* all else: break-even and limits, interval of inputs, judging */
    SPLIT_PARTS
};

struct split_part_info {
    const char *name;  /* in JSON: "ladle_heat" */
    const char *label; /* "heat of ladles" */
};
const struct split_part_info *split_part_info(enum split_part part);

struct split {
    double whole_s; /* the parts add up to it */
    double part_s[SPLIT_PARTS];
    struct profile profile; /* replications of the comparison itself, and its pilots */
};

/* in: profile; whole_s, processor time of all threads from the begin of the run to its end. */
struct split split_make(const struct profile *profile, double whole_s);

/* Share outside heat and calendar. */
double split_outside_frac(const struct split *split);

/* Time in s of running one event and pushing the next with so many pending, on this machine now.
 * fails: NAN without memory. */
double split_event_s(uint32_t pending);

/* Processor time of the process, s. */
double split_processor_s(void);

#endif
