/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a trip is for: an order, with all that chance decides about it. */
#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"
#include "sim/scenario/resolve.h"

double trip_planned_s(const struct scenario *scenario, const struct customer *customer)
{
    const struct route *route = &customer->route;
    const int ladles = customer->molten.ladles;

    return ladles * (scenario->producer.fill_s + plan_handover_s(customer)) +
           scenario->producer.load_s +
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
    stop->chances = stream;
}

void trip_draw_leg(struct trip *trip)
{
    struct stop *stop = trip_stop(trip);
    const struct fleet *fleet = &trip_scenario(trip)->fleet;
    const struct route *legs[MILK_RUN_MAX_STOPS];
    const int count = trip_legs(stop - 1, stop, legs);
    double distance_m = 0;

    for (int i = 0; i < count; i++)
        distance_m += legs[i]->distance_m;
    stop->leg.pace = draw_pace(legs[count - 1], &stop->chances);
    stop->leg.stop_s = draw_stop_s(fleet, distance_m, &stop->chances);
    stop->leg.mishap = draw_mishap(fleet, distance_m, &stop->chances);
}

/* A trip of nothing yet. fails: NULL when out of memory. */
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

struct trip *trip_order(struct receiver *receiver, double due_s)
{
    struct world *world = receiver->molten->world;
    const int ladles = receiver->customer->molten.ladles;
    struct stop stop = {
        .receiver = receiver,
        .order = receiver->molten->orders,
        .ladles = ladles,
        .ordered_s = world_now(world),
        .due_s = due_s,
        .open_pieces = ladles * LADLE_PIECES,
    };
    struct trip *trip;

    trip = trip_to_join(&stop);
    if (trip == NULL)
        trip = trip_create(receiver->molten);
    if (trip == NULL)
        return NULL;
    draw_chances(&stop);
    receiver->molten->orders++;
    receiver->orders++;
    receiver->pieces_on_order += stop.open_pieces;
    trip_tell_order(trip, TRACE_ORDERED, &stop);
    trip_add_stop(trip, &stop);
    return trip;
}
