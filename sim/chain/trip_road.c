/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trip between the producer's gate and the customer's, both ways. */
#include <math.h>

#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"

static void trip_leave(void *subject);

void trip_note_shell(struct trip *trip, const struct vessel *vessel)
{
    trip->receiver->tally.shell_max_K =
        fmax(trip->receiver->tally.shell_max_K, vessel_shell_K(vessel));
}

bool trip_may_leave(struct trip *trip, event_action *again)
{
    const double open_s = way_open_s(&trip->receiver->way);

    if (open_s > world_now(trip_world(trip))) {
        calendar_push(trip_world(trip)->calendar, open_s, 0, again, trip);
        return false;
    }
    trip->receiver->tally.wait_s[WAIT_ROAD] += trip_wait_end_s(trip);
    return true;
}

/* Drives the ladles; breaks are stood out on the way, at the mean pace of the whole leg. */
double trip_drive_s(struct trip *trip, bool out)
{
    struct receiver_tally *tally = &trip->receiver->tally;
    const struct route *route = &trip_customer(trip)->route;
    const double drive_s =
        road_drive_s(route->stretches, route->stretch_count, &route->rush,
                     out ? trip->out_pace : trip->back_pace, world_now(trip_world(trip)));
    const double stop_s = out ? trip->out_stop_s : trip->back_stop_s;
    const double payload_kg = trip_ladles(trip) * vessel_load_kg(trip_scenario(trip));
    const struct leg leg = {route->distance_m, drive_s, out ? 1 : trip->scrap_kg / payload_kg};
    double pause_s = 0;
    const double elapsed_s = fleet_drive_s(trip->truck, &leg, &pause_s) + stop_s;

    for (int i = 0; i < trip->vessels; i++)
        vessel_drive(trip->vessel[i], leg.distance_m / elapsed_s);
    tally->drive_s += drive_s;
    tally->pause_s += pause_s;
    tally->wait_s[WAIT_BREAK] += pause_s;
    tally->wait_s[WAIT_BREAKDOWN] += stop_s;
    return elapsed_s;
}

void trip_set_out(void *subject)
{
    trip_wait_begin(subject);
    trip_leave(subject);
}

static void trip_leave(void *subject)
{
    struct trip *trip = subject;
    double elapsed_s;

    if (!trip_may_leave(trip, trip_leave))
        return;
    for (int i = 0; i < trip->vessels; i++) {
        vessel_sync(trip->vessel[i]);
        trip_note_shell(trip, trip->vessel[i]);
    }
    trip_tell_all(trip, TRACE_LEAVES);
    elapsed_s = trip_drive_s(trip, true);
    trip->lead_s += elapsed_s;
    world_push(trip_world(trip), elapsed_s, trip_arrive, trip);
}
