/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/common_road.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/molten.h"

/* Of this way, when it is on that road. */
static bool runs_on(const struct way *way, const char *name)
{
    return way->route->shared_road != NULL && !strcmp(way->route->shared_road, name) &&
           way_common_per_s(way) > 0;
}

static bool known(const struct common_road *roads, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(roads[i].name, name))
            return true;
    return false;
}

static void measure(struct common_road *road)
{
    const struct molten *molten = road->molten;

    for (int i = 0; i < molten->receivers; i++) {
        const struct way *way = &molten->receiver[i].way;

        if (!runs_on(way, road->name))
            continue;
        road->rate_per_m_s =
            fmax(road->rate_per_m_s, way->route->closures_per_s / way->route->distance_m);
        road->length_m = fmax(road->length_m, way_common_m(way));
    }
}

static void road_init(struct common_road *road, struct molten *molten, const char *name)
{
    const struct world *world = molten->world;
    char source[120];

    *road = (struct common_road){.molten = molten, .name = name};
    snprintf(source, sizeof source, "closure of %.100s", name);
    stream_init(&road->stream, world->seed, world->replication, source, 0);
    measure(road);
}

int common_roads_create(struct molten *molten, struct common_road **roads)
{
    int count = 0;

    *roads = calloc((size_t)molten->receivers, sizeof **roads);
    if (*roads == NULL)
        return -1;
    for (int i = 0; i < molten->receivers; i++) {
        const struct way *way = &molten->receiver[i].way;

        if (way_common_per_s(way) > 0 && !known(*roads, count, way->route->shared_road))
            road_init(&(*roads)[count++], molten, way->route->shared_road);
    }
    return count;
}

/* Four draws a closure: where it is, whom it spares, how long it lasts, when the next one begins.
 */
static void close_common(void *subject);

static void wait_for_closure(struct common_road *road, double from_s)
{
    const double next_s =
        -log(stream_uniform(&road->stream)) / (road->rate_per_m_s * road->length_m);

    calendar_push(road->molten->world->calendar, from_s + next_s, 0, close_common, road);
}

static void close_common(void *subject)
{
    struct common_road *road = subject;
    const struct molten *molten = road->molten;
    const double place_m = road->length_m * stream_uniform(&road->stream);
    const double spared = stream_uniform(&road->stream);
    const double lasts = stream_uniform(&road->stream);
    double longest_s = 0;

    for (int i = 0; i < molten->receivers; i++) {
        struct way *way = &molten->receiver[i].way;
        const struct route *route = way->route;

        if (!runs_on(way, road->name) || place_m >= way_common_m(way) ||
            route->closures_per_s / route->distance_m <= spared * road->rate_per_m_s)
            continue;
        const double closed_s = dist_from_uniform(&route->closure_s, lasts);
        way_close(way, closed_s);
        longest_s = fmax(longest_s, closed_s);
    }
    wait_for_closure(road, world_now(molten->world) + longest_s);
}

void common_road_begin(struct common_road *road)
{
    wait_for_closure(road, 0);
}
