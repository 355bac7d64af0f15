/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/way.h"

#include <math.h>
#include <string.h>

void way_init(struct way *way, struct world *world, int customer)
{
    *way = (struct way){.world = world, .route = &world->scenario->customers[customer].route};
    stream_init(&way->stream, world->seed, world->replication, "closure", world_index(customer, 0));
}

double way_common_m(const struct way *way)
{
    return way->route->shared_road != NULL ? fmin(way->route->shared_m, way->route->distance_m) : 0;
}

double way_common_per_s(const struct way *way)
{
    const double common_m = way_common_m(way);

    return common_m > 0 ? way->route->closures_per_s * common_m / way->route->distance_m : 0;
}

static double own_per_s(const struct way *way)
{
    return way->route->closures_per_s - way_common_per_s(way);
}

/* Two draws a closure: how long it lasts, and when after it the next one begins. */
static void close_road(void *subject);

static void wait_for_closure(struct way *way, double from_s)
{
    const double next_s = -log(stream_uniform(&way->stream)) / own_per_s(way);

    calendar_push(way->world->calendar, from_s + next_s, 0, close_road, way);
}

static void close_road(void *subject)
{
    struct way *way = subject;

    const double closed_s = dist_from_uniform(&way->route->closure_s, stream_uniform(&way->stream));

    way_close(way, closed_s);
    wait_for_closure(way, world_now(way->world) + closed_s);
}

void way_close(struct way *way, double closed_s)
{
    way->closed_until_s = fmax(way->closed_until_s, world_now(way->world) + closed_s);
}

bool way_shares(const struct way *way, const struct way *other, double place_m)
{
    const char *road = way->route->shared_road, *others = other->route->shared_road;

    return road != NULL && others != NULL && !strcmp(road, others) &&
           place_m < way->route->shared_m && place_m < other->route->shared_m;
}

void way_begin(struct way *way)
{
    if (own_per_s(way) > 0)
        wait_for_closure(way, 0);
}

bool way_closed(const struct way *way)
{
    const double now_s = world_now(way->world);

    return way->closed_until_s > now_s && shift_working(&way->route->open, now_s);
}

double way_open_s(const struct way *way)
{
    const double free_s = fmax(world_now(way->world), way->closed_until_s);

    return shift_working(&way->route->open, free_s)
               ? free_s
               : shift_next_change_s(&way->route->open, free_s);
}
