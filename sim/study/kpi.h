/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_KPI_H
#define SIM_STUDY_KPI_H

#include "sim/chain/outcome.h"

/* Key figures that are no money: one descriptor each. Adding one is one row in kpi.c
 * or kpi_fleet.c. */
struct kpi_view {
    const struct scenario *scenario;
    const struct outcome *outcome;
    double observed_s, new_metal_kg;
};

struct kpi {
    const char *group;   /* heading in the text: "metal", "heat", .. */
    const char *name;    /* below routes.ROUTE: "arrival_temperature_C.mean" */
    const char *unit;    /* "degC" */
    const char *summary; /* what it is, for people */
    unsigned routes;     /* bit 0 molten, bit 1 ingot */
    double (*value)(const struct kpi_view *);
};

/* The index-th, in the order in which people read them; NULL past the last. */
const struct kpi *kpi_get(int index);

/* The count that the share called `name` is a share of: "loads_poured"; NULL when it is none. */
const char *kpi_share_of(const char *name);

/* Whether a figure says anything about this scenario; others have no row for people. */
bool kpi_applies(const struct kpi *, const struct scenario *);

#endif
