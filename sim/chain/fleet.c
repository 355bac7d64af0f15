/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/fleet.h"

#include <math.h>
#include <stdlib.h>

#include "models/road/road.h"

static void hire(struct fleet_pool *fleet)
{
    const struct fleet *plan = &fleet->world->scenario->fleet;
    int index = 0;

    for (int i = 0; i < plan->type_count; i++)
        for (int k = 0; k < plan->types[i].trucks; k++, index++)
            fleet->truck[index] = (struct truck){.type = &plan->types[i],
                                                 .fleet = fleet,
                                                 .index = index,
                                                 .home = plan->garage_m > 0};
}

bool fleet_init(struct fleet_pool *fleet, struct world *world)
{
    const int trucks = world->scenario->fleet.trucks;

    *fleet = (struct fleet_pool){
        .world = world, .trucks = trucks, .spares = world->scenario->fleet.spares};
    fleet->truck = calloc((size_t)trucks, sizeof *fleet->truck);
    fleet->garage_m = calloc((size_t)world->foundries, sizeof *fleet->garage_m);
    resource_init(&fleet->free, world->calendar, "truck", trucks);
    if (fleet->truck == NULL || fleet->garage_m == NULL)
        return false;
    hire(fleet);
    return true;
}

void fleet_clear(struct fleet_pool *fleet)
{
    resource_clear(&fleet->free);
    free(fleet->truck);
    free(fleet->garage_m);
}

void fleet_cut(struct fleet_pool *fleet)
{
    resource_reset_statistics(&fleet->free);
    for (int i = 0; i < fleet->world->foundries; i++)
        fleet->garage_m[i] = 0;
}

static const struct fleet *plan_of(const struct truck *truck)
{
    return &truck->fleet->world->scenario->fleet;
}

/* To the accounts of those whose trip it is, by their shares. */
static void post(const struct truck *truck, enum flow_kind kind, double amount)
{
    const int here = place_code(PLACE_TRUCK, truck->index), road = place_code(PLACE_ROAD, 0);

    for (int i = 0; i < truck->users; i++)
        ledger_post(truck->fleet->world->ledger, kind, place_for(here, truck->user[i].customer),
                    road, amount * truck->user[i].share_frac);
}

static void post_road(struct truck *truck, const struct leg *leg)
{
    const bool loaded = leg->load_share_frac > 0;
    const double fuel_m3 = road_fuel_m3(leg->distance_m, truck->type->fuel_full_m3_per_m,
                                        truck->type->fuel_empty_m3_per_m, leg->load_share_frac);

    if (loaded)
        truck->loaded_m += leg->distance_m;
    else
        truck->empty_m += leg->distance_m;
    truck->fuel_m3 += fuel_m3;
    post(truck, loaded ? FLOW_ROAD_LOADED : FLOW_ROAD_EMPTY, leg->distance_m);
    post(truck, FLOW_ROAD_FUEL, fuel_m3);
}

static void post_time(struct truck *truck, double busy_s)
{
    truck->busy_s += busy_s;
    post(truck, FLOW_TRUCK_TIME, busy_s);
}

/* ---- crews ----------------------------------------------------------------------------------- */

static double garage_drive_s(const struct fleet *plan)
{
    return plan->garage_m / plan->garage_speed_m_per_s;
}

/* Empty, without ladles, on the account of the customers of its trip. out: pure driving time. */
static double drive_garage_s(struct truck *truck)
{
    const struct leg leg = {plan_of(truck)->garage_m, garage_drive_s(plan_of(truck)), 0};

    post_road(truck, &leg);
    for (int i = 0; i < truck->users; i++)
        truck->fleet->garage_m[truck->user[i].customer] +=
            leg.distance_m * truck->user[i].share_frac;
    return leg.drive_s;
}

static bool relief_due(const struct truck *truck, double now_s)
{
    return now_s - truck->crew_from_s >= plan_of(truck)->shifts.longest_shift_s;
}

/* Until a truck is manned at the plant, were it taken now. */
static double crew_in_s(const struct truck *truck, double now_s)
{
    const struct fleet *plan = plan_of(truck);

    if (truck->home)
        return fmax(truck->home_s - now_s, 0) + plan->shift_change_s + garage_drive_s(plan);
    return relief_due(truck, now_s) ? plan->shift_change_s : 0;
}

static void go_home(struct truck *truck)
{
    const double drive_s = drive_garage_s(truck);

    post_time(truck, drive_s);
    truck->home = true;
    truck->home_s = world_now(truck->fleet->world) + drive_s;
}

/* Its shift is over; who is on a trip goes home after it. */
static void off_duty(void *subject)
{
    struct truck *truck = subject;

    truck->off_pending = false;
    if (!truck->taken && !truck->home)
        go_home(truck);
}

/* A crew comes in: to the plant, or to the truck that stands there. */
static void begin_duty(struct truck *truck, double now_s)
{
    const struct fleet *plan = plan_of(truck);
    double pause_s;

    truck->driving = (struct driving_state){0};
    truck->crew_from_s = now_s;
    if (!truck->home)
        return;
    driving_elapsed_s(plan->rule, plan->crew, drive_garage_s(truck), &truck->driving, &pause_s);
    truck->home = false;
    truck->off_s =
        fmin(now_s + plan->shifts.longest_shift_s, shift_next_change_s(&plan->shifts, now_s));
}

static struct truck *first_ready(struct fleet_pool *fleet, double now_s)
{
    struct truck *best = NULL;

    for (int i = 0; i < fleet->trucks; i++) {
        struct truck *truck = &fleet->truck[i];
        double later_s;

        if (truck->taken)
            continue;
        later_s = best == NULL ? -1 : crew_in_s(truck, now_s) - crew_in_s(best, now_s);
        if (later_s < 0 || (later_s == 0 && truck->type->ladles > best->type->ladles))
            best = truck;
    }
    REQUIRE(best != NULL, calendar_context(fleet->world->calendar, "truck"));
    return best;
}

struct truck *fleet_take(struct fleet_pool *fleet)
{
    const double now_s = world_now(fleet->world);
    struct truck *truck = first_ready(fleet, now_s);

    truck->taken = true;
    truck->taken_from_s = now_s;
    return truck;
}

double fleet_man_s(struct truck *truck)
{
    const double now_s = world_now(truck->fleet->world), crew_s = crew_in_s(truck, now_s);

    if (truck->home || relief_due(truck, now_s))
        begin_duty(truck, now_s);
    return crew_s;
}

static void post_trip(struct truck *truck, double now_s)
{
    post_time(truck, now_s - truck->taken_from_s);
    truck->trips++;
    post(truck, FLOW_ROAD_TRIP, 1);
}

/* Free again; its crew goes home when its time has come. */
static void set_free(struct truck *truck, double now_s)
{
    truck->taken = false;
    if (plan_of(truck)->garage_m > 0 && now_s >= truck->off_s) {
        go_home(truck);
    } else if (plan_of(truck)->garage_m > 0 && !truck->off_pending) {
        calendar_push(truck->fleet->world->calendar, truck->off_s, 0, off_duty, truck);
        truck->off_pending = true;
    }
    resource_release(&truck->fleet->free);
}

void fleet_give_back(struct fleet_pool *fleet, struct truck *truck)
{
    const double now_s = world_now(fleet->world);

    if (!truck->laid_up)
        post_trip(truck, now_s);
    truck->laid_up = false;
    set_free(truck, now_s);
}

bool fleet_lay_up(struct fleet_pool *fleet, struct truck *truck)
{
    const double now_s = world_now(fleet->world);

    post_trip(truck, now_s);
    truck->laid_up = fleet->spares == 0;
    if (truck->laid_up)
        return false;
    fleet->spares--;
    set_free(truck, now_s);
    return true;
}

double fleet_drive_s(struct truck *truck, const struct leg *leg, double *pause_s)
{
    const struct fleet *plan = plan_of(truck);

    post_road(truck, leg);
    return driving_elapsed_s(plan->rule, plan->crew, leg->drive_s, &truck->driving, pause_s);
}

void fleet_counters(const struct fleet_pool *fleet, double counter[FLOW_COUNT])
{
    for (int i = 0; i < fleet->trucks; i++) {
        const struct truck *truck = &fleet->truck[i];

        counter[FLOW_ROAD_LOADED] += truck->loaded_m;
        counter[FLOW_ROAD_EMPTY] += truck->empty_m;
        counter[FLOW_ROAD_FUEL] += truck->fuel_m3;
        counter[FLOW_ROAD_TRIP] += truck->trips;
        counter[FLOW_TRUCK_TIME] += truck->busy_s;
    }
}
