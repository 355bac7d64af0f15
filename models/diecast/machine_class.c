/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Die-casting machines from small to giga press: what one shot takes and how often it comes. */
#include <stddef.h>
#include <string.h>

#include "models/diecast/diecast.h"

#define HOUR_S 3600.0
#define DAY_S  (24.0 * HOUR_S)

static const struct machine_class table[] = {
    {"400", "400 t clamp, small housings", "assumption", 2.5, 2.5, 40.0, 40.0},
    {"800", "800 t clamp", "assumption", 7.0, 7.0, 55.0, 55.0},
    {"1650", "1650 t clamp", "assumption", 20.0, 20.0, 75.0, 75.0},
    {"2500", "2500 t clamp, gearbox housings", "assumption", 35.0, 35.0, 90.0, 90.0},
    {"4000", "4000 t clamp", "assumption", 55.0, 55.0, 100.0, 100.0},
    /* 40 to 45 shots an hour. */
    {"6100", "6100 t clamp, giga press", "GIGA", 80.0, 104.6, HOUR_S / 45.0, HOUR_S / 40.0},
    /* 120 s; 500 castings in three shifts of 8 h. The source does not state the clamp. */
    {"9000", "9000 t clamp, giga press", "EPO", 100.0, 100.0, 120.0, DAY_S / 500.0},
};

const struct machine_class *machine_classes(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

const struct machine_class *machine_class_find(const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}
