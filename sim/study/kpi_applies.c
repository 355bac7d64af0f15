/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key figures a scenario has something to say about. */
#include <string.h>

#include "sim/scenario/resolve.h"
#include "sim/study/kpi.h"

static bool several_alloys(const struct scenario *scenario)
{
    for (int i = 0; i < scenario->customer_count; i++)
        if (scenario->customers[i].alloy_group > 0)
            return true;
    return false;
}

static bool furnaces_rest(const struct scenario *scenario)
{
    for (int i = 0; i < scenario->customer_count; i++)
        for (int k = 0; k < scenario->customers[i].furnace_count; k++) {
            const struct furnace *furnace = &scenario->customers[i].furnaces[k];
            if (furnace->shutdown_s > 0 || furnace->reline_every_s > 0)
                return true;
        }
    return false;
}

bool kpi_applies(const struct kpi *kpi, const struct scenario *scenario)
{
    if (strcmp(kpi->name, "ladle_left_to_wall1d_frac") == 0)
        return scenario->ladle.model->refuses != NULL;
    if (strcmp(kpi->name, "stops_per_trip") == 0)
        return scenario->milk_run_count > 0;
    if (strcmp(kpi->name, "ladle_washes_per_year") == 0 || strstr(kpi->name, "alloy") != NULL)
        return several_alloys(scenario);
    if (strcmp(kpi->name, "ladles_standing") == 0 || strcmp(kpi->name, "ladle_stay_h") == 0 ||
        strcmp(kpi->name, "heel_kg_per_t") == 0)
        return plan_leaves_ladles(scenario);
    if (strcmp(kpi->name, "furnace_off_frac") == 0 ||
        strcmp(kpi->name, "furnace_emptied_kg_per_t") == 0)
        return furnaces_rest(scenario);
    return strcmp(kpi->group, "producer") != 0 || scenario->producer.furnace_count > 0;
}
