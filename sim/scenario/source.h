/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SOURCE_H
#define SIM_SCENARIO_SOURCE_H

#include "sim/scenario/library.h"
#include "sim/scenario/tree.h"

/* The parsed text of a scenario; made by scenario_source_load, constant afterwards. */
struct scenario_source {
    struct arena *arena; /* the source itself is in it */
    const char *path;    /* NULL when only a text was given */
    struct source_text text;
    const struct node *root; /* NULL when nothing could be read */
    bool broken;
    const struct library *library;
};

#endif
