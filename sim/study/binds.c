/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/binds.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/resolve.h"
#include "sim/study/plans.h"

/* A share counts when it is above what a planner would shrug off: one load or trip in twenty, as in
 * the limits over distance, and one hour in twenty of the time from order to pour.
 * source: assumption */
static const double COUNTS_FRAC = 0.05;

/* How a cause stands to machines without metal. */
enum effect {
    WITHHOLDS, /* metal comes late or not at all */
    ALLOWS     /* the load is taken, reheated and cast */
};

struct cause {
    const char *what;
    const char *path;     /* its share in the table */
    const char *evidence; /* printf format of 100 x share */
    enum effect effect;
};

static const struct cause causes[] = {
    {"fleet shift", "routes.molten.wait_frac.shift",
     "%.1f %% of the time from order to pour is waiting for the fleet's shift", WITHHOLDS},
    {"trucks", "routes.molten.wait_frac.truck",
     "%.1f %% of the time from order to pour is waiting for a truck", WITHHOLDS},
    {"crews", "routes.molten.wait_frac.crew",
     "%.1f %% of the time from order to pour is relief and the way from the garage", WITHHOLDS},
    {"ladles", "routes.molten.wait_frac.ladle",
     "%.1f %% of the time from order to pour is waiting for a ladle", WITHHOLDS},
    {"cleaning stations", "routes.molten.wait_frac.cleaning",
     "%.1f %% of the time from order to pour is waiting for a ladle to be cleaned", WITHHOLDS},
    {"preheat stations", "routes.molten.wait_frac.preheat",
     "%.1f %% of the time from order to pour is waiting for a preheated ladle", WITHHOLDS},
    {"melt", "routes.molten.wait_frac.melt",
     "%.1f %% of the time from order to pour is waiting for a batch of the producer", WITHHOLDS},
    {"weighbridge", "routes.molten.wait_frac.weighbridge",
     "%.1f %% of the time from order to pour is waiting for the weighbridge", WITHHOLDS},
    {"taps", "routes.molten.wait_frac.tap",
     "%.1f %% of the time from order to pour is waiting for a tapping bay", WITHHOLDS},
    {"driving hours", "routes.molten.wait_frac.break",
     "%.1f %% of the time on the road is breaks and rests of the driving rule", WITHHOLDS},
    {"closed roads", "routes.molten.wait_frac.road",
     "%.1f %% of the time on the road is waiting for it to open", WITHHOLDS},
    {"truck breakdowns", "routes.molten.wait_frac.breakdown",
     "%.1f %% of the time on the road is standing broken down", WITHHOLDS},
    {"docks", "routes.molten.wait_frac.dock",
     "%.1f %% of the time from order to pour is waiting for a dock", WITHHOLDS},
    {"furnace room", "routes.molten.wait_frac.room",
     "%.1f %% of the time from order to pour is waiting for room in the furnace", WITHHOLDS},
    {"refused loads", "routes.molten.loads_refused_frac",
     "%.1f %% of the loads are too cold to be taken and go back", WITHHOLDS},
    {"arrival temperature", "routes.molten.loads_below_limit_frac",
     "%.1f %% of the loads arrive below the acceptance temperature", ALLOWS},
    {"order lead", "routes.molten.lead_exceeded_frac",
     "in %.1f %% of the trips loading, driving and pouring take longer than is ordered ahead",
     WITHHOLDS},
};
enum { CAUSES = sizeof causes / sizeof causes[0] };

/* The cause as it is told where ladles are left as furnaces. */
static struct cause told(const struct scenario *scenario, const struct cause *cause)
{
    struct cause told = *cause;
    if (plan_leaves_ladles(scenario) && strcmp(cause->path, "routes.molten.wait_frac.room") == 0) {
        told.what = "room";
        told.evidence = "%.1f %% of the time from order to pour is waiting for an emptied ladle, "
                        "or room in a furnace";
    }
    return told;
}

static void add(struct binds *binds, const char *what, double share, const char *evidence)
{
    if (binds->count == BINDS_MOST)
        return;
    struct bind *bind = &binds->bind[binds->count++];
    bind->what = what;
    bind->share = share;
    snprintf(bind->evidence, sizeof bind->evidence, "%s", evidence);
}

/* Largest share first; equal ones stay in the order in which a trip meets them. */
static void rank(struct binds *binds, int from)
{
    for (int i = from + 1; i < binds->count; i++)
        for (int k = i; k > from && binds->bind[k].share > binds->bind[k - 1].share; k--) {
            struct bind swap = binds->bind[k];
            binds->bind[k] = binds->bind[k - 1];
            binds->bind[k - 1] = swap;
        }
}

static void add_causes(struct binds *binds, const struct scenario *scenario,
                       const struct metric_table *table, unsigned effects)
{
    int from = binds->count;
    for (int i = 0; i < CAUSES; i++) {
        double share = metric_read(table, causes[i].path).mean;
        char evidence[160];
        if (!(share > COUNTS_FRAC) || !(effects & (1u << causes[i].effect)))
            continue;
        struct cause cause = told(scenario, &causes[i]);
        snprintf(evidence, sizeof evidence, cause.evidence, 100 * share);
        add(binds, cause.what, share, evidence);
    }
    rank(binds, from);
}

static void add_symptoms(struct binds *binds, const struct scenario *scenario,
                         const struct metric_table *table)
{
    char evidence[160];
    double service = metric_read(table, "routes.molten.service_frac").mean;
    struct estimate saving = metric_read(table, "saving_per_t");
    if (service < scenario->sheet.service_level_frac) {
        snprintf(evidence, sizeof evidence,
                 "machines have metal in %.2f %% of their time, %.2f %% is asked for",
                 100 * service, 100 * scenario->sheet.service_level_frac);
        add(binds, "stock-outs", 1 - service, evidence);
    }
    if (saving.mean < 0) {
        snprintf(evidence, sizeof evidence, "molten is dearer by %.0f %s a tonne", -saving.mean,
                 scenario->currency);
        add(binds, "cost", NAN, evidence);
    }
}

/* Nothing binds: what would be next. */
static void add_nearest(struct binds *binds, const struct metric_table *table)
{
    static const struct {
        const char *what, *path;
    } uses[] = {
        {"trucks", "routes.molten.truck_busy_frac"},
        {"ladles", "routes.molten.ladle_busy_frac"},
        {"tapping bays", "routes.molten.tap_busy_frac"},
        {"preheat stations", "routes.molten.station_busy_frac"},
        {"docks", "routes.molten.dock_busy_frac"},
    };
    const char *nearest = NULL;
    double most = 0;
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        double busy = metric_read(table, uses[i].path).mean;
        if (busy > most) {
            most = busy;
            nearest = uses[i].what;
        }
    }
    char evidence[160] = "nothing is busy";
    if (nearest)
        snprintf(evidence, sizeof evidence, "%s are busiest, %.0f %% of the time", nearest,
                 100 * most);
    add(binds, "nothing", most, evidence);
}

void binds_find(const struct scenario *scenario, const struct metric_table *table,
                struct binds *binds)
{
    char weight[80];
    memset(binds, 0, sizeof *binds);
    plans_weight(scenario, weight);
    if (weight[0])
        add(binds, "gross weight", NAN, weight);
    double service = metric_read(table, "routes.molten.service_frac").mean;
    if (service < scenario->sheet.service_level_frac) {
        add_causes(binds, scenario, table, 1u << WITHHOLDS);
        add_causes(binds, scenario, table, 1u << ALLOWS);
    } else {
        add_causes(binds, scenario, table, 1u << WITHHOLDS | 1u << ALLOWS);
    }
    add_symptoms(binds, scenario, table);
    if (binds->count == 0)
        add_nearest(binds, table);
}
