/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/checks_range.h"

#include <math.h>

#include "sim/scenario/load.h"
#include "sim/scenario/unit.h"

/* How many widths of the believed range a value may lie outside it. source: assumption */
#define WIDTHS 2.0

struct look {
    const struct scenario *scenario;
    struct diag *diag;
};

static void look_at(const struct scenario_visit *visit, void *data)
{
    const struct look *look = data;
    const struct scenario_value *entry = visit->entry;
    const double far = WIDTHS * (visit->high - visit->low);
    char value[UNIT_ROOM], low[UNIT_ROOM], high[UNIT_ROOM];

    if (visit->source != NULL || entry->mark.source == NULL || entry->automatic || !isfinite(far) ||
        (visit->value >= visit->low - far && visit->value <= visit->high + far))
        return;
    unit_format(visit->value, entry->field->dim, look->scenario->currency, entry->field->deflt,
                value);
    unit_format(visit->low, entry->field->dim, look->scenario->currency, entry->field->deflt, low);
    unit_format(visit->high, entry->field->dim, look->scenario->currency, entry->field->deflt,
                high);
    diag_warn(look->diag, &entry->mark, "W-RANGE", "%s %s is far from what is believed, %s to %s",
              entry->field->key, value, low, high);
    diag_help(look->diag, "right if you know it so; else look at the unit and the decimal point");
}

void checks_range(const struct scenario *scenario, struct diag *diag)
{
    struct look look = {scenario, diag};

    scenario_for_each_field(scenario, look_at, &look);
}
