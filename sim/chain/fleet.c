/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/fleet.h"

#include <stdlib.h>

#include "models/road/road.h"

bool fleet_init(struct fleet_pool *fleet, struct world *world)
{
    const int trucks = world->scenario->fleet.trucks;

    *fleet = (struct fleet_pool){.world = world, .trucks = trucks};
    fleet->truck = calloc((size_t)trucks, sizeof *fleet->truck);
    resource_init(&fleet->free, world->calendar, "truck", trucks);
    if (fleet->truck == NULL)
        return false;
    for (int i = 0; i < trucks; i++)
        fleet->truck[i] = (struct truck){.index = i, .customer = -1};
    return true;
}

void fleet_clear(struct fleet_pool *fleet)
{
    resource_clear(&fleet->free);
    free(fleet->truck);
}

static int truck_code(const struct truck *truck)
{
    return place_for(place_code(PLACE_TRUCK, truck->index), truck->customer);
}

struct truck *fleet_take(struct fleet_pool *fleet, int customer)
{
    const double now_s = world_now(fleet->world);
    struct truck *truck = &fleet->truck[0];

    for (int i = 1; i < fleet->trucks && truck->taken; i++)
        truck = &fleet->truck[i];
    REQUIRE(!truck->taken, calendar_context(fleet->world->calendar, "truck"));
    truck->taken = true;
    truck->customer = customer;
    truck->taken_from_s = now_s;
    if (now_s - truck->crew_from_s >= fleet->world->scenario->fleet.shifts.longest_shift_s) {
        truck->driving = (struct driving_state){0};
        truck->crew_from_s = now_s;
    }
    return truck;
}

void fleet_give_back(struct fleet_pool *fleet, struct truck *truck)
{
    const int here = truck_code(truck), road = place_code(PLACE_ROAD, 0);
    const double busy_s = world_now(fleet->world) - truck->taken_from_s;

    truck->busy_s += busy_s;
    truck->trips++;
    truck->taken = false;
    ledger_post(fleet->world->ledger, FLOW_TRUCK_TIME, here, road, busy_s);
    ledger_post(fleet->world->ledger, FLOW_ROAD_TRIP, here, road, 1);
    resource_release(&fleet->free);
}

double fleet_drive_s(struct fleet_pool *fleet, struct truck *truck, const struct leg *leg,
                     double *pause_s)
{
    const struct scenario *scenario = fleet->world->scenario;
    const int here = truck_code(truck), road = place_code(PLACE_ROAD, 0);
    const double fuel_m3 = road_fuel_m3(leg->distance_m, scenario->fleet.fuel_full_m3_per_m,
                                        scenario->fleet.fuel_empty_m3_per_m, leg->load_share_frac);
    const bool loaded = leg->load_share_frac > 0;

    if (loaded)
        truck->loaded_m += leg->distance_m;
    else
        truck->empty_m += leg->distance_m;
    truck->fuel_m3 += fuel_m3;
    ledger_post(fleet->world->ledger, loaded ? FLOW_ROAD_LOADED : FLOW_ROAD_EMPTY, here, road,
                leg->distance_m);
    ledger_post(fleet->world->ledger, FLOW_ROAD_FUEL, here, road, fuel_m3);
    return driving_elapsed_s(scenario->fleet.rule, scenario->fleet.crew, leg->drive_s,
                             &truck->driving, pause_s);
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
