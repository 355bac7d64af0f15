/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key figures a scenario has something to say about. */
#include <string.h>

#include "sim/study/kpi.h"

bool kpi_applies(const struct kpi *kpi, const struct scenario *scenario)
{
    if (strcmp(kpi->name, "ladle_left_to_wall1d_frac") == 0)
        return scenario->ladle.model->refuses != NULL;
    return strcmp(kpi->group, "producer") != 0 || scenario->producer.furnace_count > 0;
}
