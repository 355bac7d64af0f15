/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trip between the producer's gate and the customer's, both ways. */
#include <math.h>

#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"

static void trip_leave(void *subject);

void trip_stand(struct trip *trip)
{
    for (int i = 0; i < trip->vessels; i++)
        vessel_stand(trip->vessel[i]);
}

void trip_note_shells(struct trip *trip)
{
    struct receiver_tally *tally = &trip_stop(trip)->receiver->tally;

    for (int i = 0; i < trip->vessels; i++)
        tally->shell_max_K = fmax(tally->shell_max_K, vessel_shell_K(trip->vessel[i]));
}

/* Does the truck go from stop to stop, neither out nor home? */
static bool between_stops(const struct trip *trip)
{
    return trip->here > 0 && trip->here < trip->stops;
}

/* Round a closed road if there is another; the legs of a milk run have none. */
bool trip_may_leave(struct trip *trip, event_action *again)
{
    struct receiver *receiver = trip_stop(trip)->receiver;
    const struct way *way = &receiver->host->way;
    const double open_s = way_open_s(way);

    trip->round =
        !between_stops(trip) && trip_customer(trip)->route.round != NULL && way_closed(way);
    if (open_s > world_now(trip_world(trip)) && !trip->round) {
        calendar_push(trip_world(trip)->calendar, open_s, 0, again, trip);
        return false;
    }
    receiver->tally.detours += trip->round;
    if (trip->round)
        trip_tell_order(trip, TRACE_ROUND, trip_stop(trip));
    trip_wait_for_all(trip, WAIT_ROAD);
    return true;
}

/* How the way that is ahead or under way was drawn. */
static const struct passage *passage_of(struct trip *trip)
{
    const struct stop *stop = trip_stop(trip);

    if (between_stops(trip))
        return &stop->leg;
    return trip->here < trip->stops ? &stop->out : &stop->back;
}

/* Its roads. out: how many. */
static int roads_of(const struct trip *trip, const struct route *roads[MILK_RUN_MAX_STOPS])
{
    if (between_stops(trip))
        return trip_legs(&trip->stop[trip->here - 1], &trip->stop[trip->here], roads);
    roads[0] = &trip_customer(trip)->route;
    if (trip->round)
        roads[0] = roads[0]->round;
    return 1;
}

double trip_cargo_kg(const struct trip *trip, int stop)
{
    double cargo_kg = trip_ladles_from(trip, stop) * vessel_load_kg(trip_scenario(trip));

    for (int i = 0; i < trip->stops; i++)
        cargo_kg += trip->stop[i].scrap_kg;
    return cargo_kg;
}

/* What is left of the ordinary speed in this season. */
static double season_frac(const struct trip *trip)
{
    const double winter = weather_winter_frac(trip_scenario(trip)->simulation.day_of_year,
                                              world_now(trip_world(trip)));

    return 1 - (1 - trip_customer(trip)->route.winter_speed_frac) * winter;
}

/* The way as it is driven now, as far as a mishap lets it. */
static struct leg leg_of(struct trip *trip)
{
    const struct passage *passage = passage_of(trip);
    const double share = passage->mishap.happens ? passage->mishap.at_frac : 1;
    const double pace = passage->pace / season_frac(trip);
    const double payload_kg = trip->truck->type->ladles * vessel_load_kg(trip_scenario(trip));
    const struct route *roads[MILK_RUN_MAX_STOPS];
    const int count = roads_of(trip, roads);
    struct leg leg = {.load_share_frac = trip_cargo_kg(trip, trip->here) / payload_kg};

    for (int i = 0; i < count; i++) {
        leg.distance_m += share * roads[i]->distance_m;
        leg.drive_s +=
            share * road_drive_s(roads[i]->stretches, roads[i]->stretch_count, &roads[i]->rush,
                                 pace, world_now(trip_world(trip)) + leg.drive_s);
    }
    return leg;
}

/* Breaks are stood out on the way, at the mean pace of the whole leg. */
static double roll_s(struct trip *trip)
{
    const struct leg leg = leg_of(trip);
    const double stop_s = passage_of(trip)->stop_s;
    double pause_s = 0;
    const double elapsed_s = fleet_drive_s(trip->truck, &leg, &pause_s) + stop_s;

    for (int i = 0; i < trip->vessels; i++)
        vessel_drive(trip->vessel[i], leg.distance_m / fmax(elapsed_s, 1));
    for (int i = 0; i < trip->stops; i++) {
        trip->stop[i].receiver->tally.drive_s += leg.drive_s;
        trip->stop[i].receiver->tally.pause_s += pause_s;
    }
    trip_wait_add(trip, WAIT_BREAK, pause_s);
    trip_wait_add(trip, WAIT_BREAKDOWN, stop_s);
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

/* The road that is driven, and that of all who drive on it at that place. */
static void close_roads(const struct molten *molten, const struct way *own, double closed_s,
                        double place_m)
{
    for (int i = 0; i < molten->receivers; i++) {
        struct way *way = &molten->receiver[i].way;

        if (way == own || way_shares(own, way, place_m))
            way_close(way, closed_s);
    }
}

/* How far from the plant, on the customer's route, the mishap is; between stops it is on no road
 * that others share. */
static double mishap_m(struct trip *trip)
{
    const double at_frac = passage_of(trip)->mishap.at_frac;

    if (between_stops(trip))
        return HUGE_VAL;
    return trip_customer(trip)->route.distance_m *
           (trip->here < trip->stops ? at_frac : 1 - at_frac);
}

/* The load is lost, nothing of the orders comes any more, and the road is closed. */
static void trip_wreck(void *subject)
{
    struct trip *trip = subject;
    struct receiver *receiver = trip_stop(trip)->receiver;
    const double closed_s = passage_of(trip)->mishap.closed_s;

    trip->wrecked = true;
    receiver->tally.incidents++;
    for (int i = 0; i < trip->stops; i++)
        trip_close(&trip->stop[i], trip->stop[i].open_pieces);
    for (int i = 0; i < trip->vessels; i++) {
        vessel_stand(trip->vessel[i]);
        vessel_spill(trip->vessel[i]);
    }
    if (!trip->round)
        close_roads(trip->molten, &receiver->host->way, closed_s, mishap_m(trip));
    world_push(trip_world(trip), closed_s, trip_towed, trip);
}

void trip_drive(struct trip *trip, event_action *arrived)
{
    const double elapsed_s = roll_s(trip);

    trip->lead_s += elapsed_s;
    world_push(trip_world(trip), elapsed_s, passage_of(trip)->mishap.happens ? trip_wreck : arrived,
               trip);
}

void trip_set_out(void *subject)
{
    struct trip *trip = subject;

    trip->at = trip->vessels - 1;
    trip_wait_begin(trip);
    trip_leave(trip);
}

static void trip_leave(void *subject)
{
    struct trip *trip = subject;

    if (!trip_may_leave(trip, trip_leave))
        return;
    for (int i = 0; i < trip->vessels; i++)
        vessel_sync(trip->vessel[i]);
    trip_note_shells(trip);
    trip_tell_all(trip, TRACE_LEAVES);
    trip_drive(trip, trip_arrive);
}
