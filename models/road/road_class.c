/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Road classes: what a loaded truck drives there by itself and in the rush hours. A new one is one
 * more row.
 * source: assumption; dangerous goods in China may not go faster than 80 km/h on motorways and 60
 * on other roads, and means with stops are below that. */
#include <stddef.h>

#include "models/road/road.h"

#define KMH (1000.0 / 3600.0)

static const struct road_class urban = {
    .name = "urban",
    .summary = "streets with crossings and lights: 30 km/h, half of it in rush hours",
    .source = "assumption",
    .speed_m_per_s = 30 * KMH,
    .rush_frac = 0.5,
};

static const struct road_class rural = {
    .name = "rural",
    .summary = "roads between towns: 50 km/h, four fifths of it in rush hours",
    .source = "assumption",
    .speed_m_per_s = 50 * KMH,
    .rush_frac = 0.8,
};

static const struct road_class trunk = {
    .name = "trunk",
    .summary = "main roads with few crossings: 60 km/h, three quarters of it in rush hours",
    .source = "assumption",
    .speed_m_per_s = 60 * KMH,
    .rush_frac = 0.75,
};

static const struct road_class motorway = {
    .name = "motorway",
    .summary = "motorways: 72 km/h, four fifths of it in rush hours",
    .source = "assumption",
    .speed_m_per_s = 72 * KMH,
    .rush_frac = 0.8,
};

static const struct road_class *const table[] = {&urban, &rural, &trunk, &motorway, NULL};

const struct road_class *const *road_classes(void)
{
    return table;
}
