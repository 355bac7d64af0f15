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
    const double open_s = way_open_s(&trip->receiver->host->way);

    if (open_s > world_now(trip_world(trip))) {
        calendar_push(trip_world(trip)->calendar, open_s, 0, again, trip);
        return false;
    }
    trip->receiver->tally.wait_s[WAIT_ROAD] += trip_wait_end_s(trip);
    return true;
}

/* What is left of the ordinary speed in this season. */
static double season_frac(const struct trip *trip)
{
    const double winter = weather_winter_frac(trip_scenario(trip)->simulation.day_of_year,
                                              world_now(trip_world(trip)));

    return 1 - (1 - trip_customer(trip)->route.winter_speed_frac) * winter;
}

/* The leg as it is driven now, as far as a mishap lets it. */
static struct leg leg_of(const struct trip *trip, bool out)
{
    const struct route *route = &trip_customer(trip)->route;
    const struct mishap *mishap = out ? &trip->out_mishap : &trip->back_mishap;
    const double share = mishap->happens ? mishap->at_frac : 1;
    const double pace = (out ? trip->out_pace : trip->back_pace) / season_frac(trip);
    const double payload_kg = trip_ladles(trip) * vessel_load_kg(trip_scenario(trip));

    return (struct leg){share * route->distance_m,
                        share * road_drive_s(route->stretches, route->stretch_count, &route->rush,
                                             pace, world_now(trip_world(trip))),
                        out ? 1 : trip->scrap_kg / payload_kg};
}

/* Breaks are stood out on the way, at the mean pace of the whole leg. */
static double roll_s(struct trip *trip, bool out)
{
    struct receiver_tally *tally = &trip->receiver->tally;
    const struct leg leg = leg_of(trip, out);
    const double stop_s = out ? trip->out_stop_s : trip->back_stop_s;
    double pause_s = 0;
    const double elapsed_s = fleet_drive_s(trip->truck, &leg, &pause_s) + stop_s;

    for (int i = 0; i < trip->vessels; i++)
        vessel_drive(trip->vessel[i], leg.distance_m / fmax(elapsed_s, 1));
    tally->drive_s += leg.drive_s;
    tally->pause_s += pause_s;
    tally->wait_s[WAIT_BREAK] += pause_s;
    tally->wait_s[WAIT_BREAKDOWN] += stop_s;
    return elapsed_s;
}

/* The road is clear: truck and ladles go to the workshop, a spare may stand in for the truck. */
static void trip_towed(void *subject)
{
    struct trip *trip = subject;

    if (fleet_lay_up(&trip->molten->fleet, trip->truck))
        trip->truck = NULL;
    world_push(trip_world(trip), trip_scenario(trip)->fleet.incident_repair_s, trip_return, trip);
}

/* The customer's own road, and that of all who drive on it at that place. */
static void close_roads(const struct trip *trip, const struct mishap *mishap, double place_m)
{
    struct molten *molten = trip->molten;
    const struct way *own = &trip->receiver->host->way;

    for (int i = 0; i < molten->receivers; i++) {
        struct way *way = &molten->receiver[i].way;

        if (way == own || way_shares(own, way, place_m))
            way_close(way, mishap->closed_s);
    }
}

/* The load is lost, nothing of the order comes any more, and the road is closed. */
static void trip_wreck(void *subject)
{
    struct trip *trip = subject;
    const bool out = trip->out_mishap.happens;
    const struct mishap *mishap = out ? &trip->out_mishap : &trip->back_mishap;
    const double distance_m = trip_customer(trip)->route.distance_m;

    trip->wrecked = true;
    trip->receiver->tally.incidents++;
    trip_close(trip, trip->open_pieces);
    for (int i = 0; i < trip->vessels; i++) {
        vessel_stand(trip->vessel[i]);
        vessel_spill(trip->vessel[i]);
    }
    close_roads(trip, mishap, distance_m * (out ? mishap->at_frac : 1 - mishap->at_frac));
    world_push(trip_world(trip), mishap->closed_s, trip_towed, trip);
}

double trip_drive_s(struct trip *trip, bool out, event_action *arrived)
{
    const bool mishap = out ? trip->out_mishap.happens : trip->back_mishap.happens;
    const double elapsed_s = roll_s(trip, out);

    world_push(trip_world(trip), elapsed_s, mishap ? trip_wreck : arrived, trip);
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

    if (!trip_may_leave(trip, trip_leave))
        return;
    for (int i = 0; i < trip->vessels; i++) {
        vessel_sync(trip->vessel[i]);
        trip_note_shell(trip, trip->vessel[i]);
    }
    trip_tell_all(trip, TRACE_LEAVES);
    trip->lead_s += trip_drive_s(trip, true, trip_arrive);
}
