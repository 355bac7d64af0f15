/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driving-hours rules that are known by name. A new one is one more row. */
#include <stddef.h>
#include <string.h>

#include "models/road/road.h"

#define MINUTE_S 60.0
#define HOUR_S   3600.0

static const struct driving_rule none = {
    .name = "none",
    .summary = "no limit on driving",
    .source = "assumption",
};

/* Articles 6 (9 h a day), 7 (45 min after 4.5 h) and 8 (11 h of rest). */
static const struct driving_rule eu561 = {
    .name = "EU-561",
    .summary = "Regulation (EC) 561/2006: 45 min after 4.5 h, 9 h a day, 11 h of daily rest",
    .source = "EU561",
    .drive_max_s = 4.5 * HOUR_S,
    .break_s = 45.0 * MINUTE_S,
    .day_max_s = 9.0 * HOUR_S,
    .rest_s = 11.0 * HOUR_S,
};

/* Article 62 (7): not more than 4 h without at least 20 min of rest; no daily limit for goods. */
static const struct driving_rule china = {
    .name = "CN",
    .summary = "China, Road Traffic Safety Law implementing regulation: 20 min after 4 h",
    .source = "CN_RTSR",
    .drive_max_s = 4.0 * HOUR_S,
    .break_s = 20.0 * MINUTE_S,
};

static const struct driving_rule *const table[] = {&none, &eu561, &china, NULL};

const struct driving_rule *const *driving_rules(void)
{
    return table;
}

const struct driving_rule *driving_rule_find(const char *name)
{
    for (size_t i = 0; table[i]; i++)
        if (strcmp(table[i]->name, name) == 0)
            return table[i];
    return NULL;
}
