/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a trip is for: an order, with all that chance decides about it. */
#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"

double trip_planned_s(const struct scenario *scenario, const struct customer *customer)
{
    const struct route *route = &customer->route;
    const int ladles = scenario->fleet.ladles_per_truck;

    return ladles * (scenario->producer.fill_s + customer->pour_s) + scenario->producer.load_s +
           (scenario->producer.weighbridges > 0 ? scenario->producer.weigh_s : 0) +
           customer->unload_s / 2 +
           route->mean_drive_s * (1 + 2 * route->speed_m_per_s.sd / route->speed_m_per_s.mean);
}

static double draw_pace(const struct route *route, struct stream *stream)
{
    return dist_mean(&route->speed_m_per_s) /
           dist_from_uniform(&route->speed_m_per_s, stream_uniform(stream));
}

/* At most one breakdown a leg: with probability 1 - exp(-rate x distance). Always two draws. */
static double draw_stop_s(const struct fleet *fleet, double distance_m, struct stream *stream)
{
    const double chance = stream_uniform(stream);
    const double stop_s = dist_from_uniform(&fleet->breakdown_s, stream_uniform(stream));

    return chance < -expm1(-fleet->breakdowns_per_m * distance_m) ? stop_s : 0;
}

/* At most one a leg too. Always three draws. */
static struct mishap draw_mishap(const struct fleet *fleet, double distance_m,
                                 struct stream *stream)
{
    const double chance = stream_uniform(stream);
    const double at_frac = stream_uniform(stream);
    const double closed_s = dist_from_uniform(&fleet->incident_closure_s, stream_uniform(stream));

    return (struct mishap){chance < -expm1(-fleet->incidents_per_m * distance_m), at_frac,
                           closed_s};
}

static void draw_chances(struct stop *stop)
{
    const struct receiver *receiver = stop->receiver;
    const struct world *world = receiver->molten->world;
    const struct fleet *fleet = &world->scenario->fleet;
    const struct route *route = &receiver->customer->route;
    struct stream stream;

    stream_init(&stream, world->seed, world->replication, "trip",
                world_index(receiver->index, receiver->orders));
    stop->out.pace = draw_pace(route, &stream);
    stop->back.pace = draw_pace(route, &stream);
    for (int i = 0; i < TRIP_MAX_LADLES; i++)
        stop->tap_K[i] =
            dist_from_uniform(&world->scenario->producer.tap_K, stream_uniform(&stream));
    stop->out.stop_s = draw_stop_s(fleet, route->distance_m, &stream);
    stop->back.stop_s = draw_stop_s(fleet, route->distance_m, &stream);
    stop->out.mishap = draw_mishap(fleet, route->distance_m, &stream);
    stop->back.mishap = draw_mishap(fleet, route->distance_m, &stream);
    stop->richness =
        dist_from_uniform(&world->scenario->producer.richness_frac, stream_uniform(&stream));
}

/* A trip that begins in time for its order. fails: NULL when out of memory. */
static struct trip *trip_create(struct molten *molten)
{
    struct trip *trip = calloc(1, sizeof *trip);

    if (trip == NULL || !molten_trip_keep(molten, trip)) {
        free(trip);
        return NULL;
    }
    trip->molten = molten;
    return trip;
}

int trip_order(struct receiver *receiver, double due_s)
{
    struct world *world = receiver->molten->world;
    struct trip *trip = trip_create(receiver->molten);
    double start_s;

    if (trip == NULL)
        return 0;
    trip->stops = 1;
    trip->stop[0] = (struct stop){
        .receiver = receiver,
        .order = receiver->molten->orders++,
        .ladles = world->scenario->fleet.ladles_per_truck,
        .ordered_s = world_now(world),
        .due_s = due_s,
        .open_pieces = world->scenario->fleet.ladles_per_truck * LADLE_PIECES,
    };
    draw_chances(&trip->stop[0]);
    trip_tell_order(trip, TRACE_ORDERED, &trip->stop[0]);
    start_s = fmax(world_now(world), due_s - trip_planned_s(world->scenario, receiver->customer));
    calendar_push(world->calendar, start_s, 0, trip_start, trip);
    return trip->stop[0].open_pieces;
}
