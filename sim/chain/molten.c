/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/molten.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/series.h"
#include "sim/chain/stands.h"

/* The planner looks at the furnace levels this often. source: assumption */
#define REVIEW_S 600.0

struct supply {
    struct molten molten;
};

static void review(void *subject);

static bool receivers_create(struct molten *molten)
{
    struct world *world = molten->world;

    molten->receiver = calloc((size_t)world->foundries, sizeof *molten->receiver);
    if (molten->receiver == NULL)
        return false;
    for (; molten->receivers < world->foundries; molten->receivers++)
        receiver_init(&molten->receiver[molten->receivers], molten,
                      world->foundry[molten->receivers]);
    molten->roads = common_roads_create(molten, &molten->road);
    return molten->roads >= 0;
}

static void stands_begin(struct molten *molten)
{
    for (int i = 0; i < molten->world->foundries; i++)
        if (molten->world->foundry[i]->bath->stands != NULL)
            stands_fill(molten->world->foundry[i]->bath->stands, &molten->yard);
}

static struct supply *molten_create(struct world *world)
{
    struct supply *supply = calloc(1, sizeof *supply);
    struct molten *molten;

    if (supply == NULL)
        return NULL;
    molten = &supply->molten;
    molten->world = world;
    resource_init(&molten->tap, world->calendar, "tap", world->scenario->producer.taps);
    resource_init(&molten->scale, world->calendar, "weighbridge",
                  world->scenario->producer.weighbridges);
    if (!plant_init(&molten->plant, world) || !fleet_init(&molten->fleet, world) ||
        !yard_init(&molten->yard, world) || !receivers_create(molten) ||
        !shops_create(&molten->standby, world, true))
        calendar_fail(world->calendar);
    else
        stands_begin(molten);
    return supply;
}

static void molten_free(struct supply **supply)
{
    struct molten *molten;

    if (*supply == NULL)
        return;
    molten = &(*supply)->molten;
    for (int i = 0; i < molten->trips; i++)
        free(molten->trip[i]);
    free(molten->trip);
    for (int i = 0; i < molten->receivers; i++)
        receiver_clear(&molten->receiver[i]);
    free(molten->receiver);
    free(molten->road);
    shops_free(&molten->standby);
    resource_clear(&molten->tap);
    resource_clear(&molten->scale);
    plant_clear(&molten->plant);
    fleet_clear(&molten->fleet);
    yard_clear(&molten->yard);
    free(*supply);
    *supply = NULL;
}

static void molten_begin(struct supply *supply)
{
    plant_begin(&supply->molten.plant);
    yard_begin(&supply->molten.yard);
    for (int i = 0; i < supply->molten.receivers; i++)
        receiver_begin(&supply->molten.receiver[i]);
    for (int i = 0; i < supply->molten.roads; i++)
        common_road_begin(&supply->molten.road[i]);
    shops_begin(&supply->molten.standby);
    review(&supply->molten);
}

/* Looks at all customers, in their order. */
static void review(void *subject)
{
    struct molten *molten = subject;

    for (int i = 0; i < molten->receivers; i++)
        receiver_review(&molten->receiver[i]);
    world_push(molten->world, REVIEW_S, review, molten);
}

/* A standby may have to melt; trucks that wait for room ask by themselves. */
static void molten_level_changed(struct supply *supply, const struct foundry *foundry)
{
    shops_level_changed(&supply->molten.standby, foundry);
}

/* ---- trips under way ------------------------------------------------------------------------ */

bool molten_trip_keep(struct molten *molten, struct trip *trip)
{
    if (molten->trips == molten->trip_capacity) {
        int capacity = molten->trip_capacity ? 2 * molten->trip_capacity : 16;
        struct trip **list = realloc(molten->trip, (size_t)capacity * sizeof(struct trip *));

        if (list == NULL)
            return false;
        molten->trip = list;
        molten->trip_capacity = capacity;
    }
    molten->trip[molten->trips++] = trip;
    return true;
}

void molten_trip_done(struct molten *molten, struct trip *trip)
{
    for (int i = 0; i < molten->trips; i++)
        if (molten->trip[i] == trip)
            molten->trip[i] = molten->trip[--molten->trips];
    free(trip);
}

/* ---- books and results ------------------------------------------------------------------------
 */

static void molten_sync(struct supply *supply)
{
    yard_sync(&supply->molten.yard);
    plant_sync(&supply->molten.plant);
    shops_sync(&supply->molten.standby);
}

static double away_s(const struct molten *molten)
{
    double sum_s = 0;

    for (int i = 0; i < molten->yard.vessels; i++) {
        const struct vessel *vessel = &molten->yard.vessel[i];

        sum_s += vessel->away_s;
        if (vessel->stage == VESSEL_AWAY || vessel->stage == VESSEL_STANDS)
            sum_s += world_now(molten->world) - vessel->away_from_s;
    }
    return sum_s;
}

/* Heating up and soaking; keeping a ready ladle hot is no use of a station that others need. */
static double heating_s(const struct molten *molten)
{
    double sum_s = 0;

    for (int i = 0; i < molten->yard.vessels; i++)
        sum_s += molten->yard.vessel[i].heating_s;
    return sum_s;
}

static void molten_cut(struct supply *supply)
{
    struct molten *molten = &supply->molten;

    for (int i = 0; i < molten->receivers; i++)
        receiver_cut(&molten->receiver[i]);
    shops_cut(&molten->standby);
    resource_reset_statistics(&molten->tap);
    resource_reset_statistics(&molten->scale);
    plant_cut(&molten->plant);
    resource_reset_statistics(&molten->yard.station);
    resource_reset_statistics(&molten->yard.cleaner);
    fleet_cut(&molten->fleet);
    molten->away_at_cut_s = away_s(molten);
    molten->out_at_cut_s = yard_out_s(&molten->yard);
    molten->heating_at_cut_s = heating_s(molten);
}

static void molten_stocks(const struct supply *supply, struct balance *balance)
{
    const struct molten *molten = &supply->molten;
    const struct ladle_params *params = &molten->world->scenario->ladle.params;

    plant_stocks(&molten->plant, balance);
    shops_stocks(&molten->standby, balance);
    for (int i = 0; i < molten->yard.vessels; i++) {
        const struct ladle_state *state = &molten->yard.vessel[i].state;

        balance_stock(balance, place_code(PLACE_LADLE, i), state->melt_kg + state->skull_kg,
                      ladle_heat_J(params, molten->yard.grid, state));
    }
}

static void molten_counters(const struct supply *supply, double counter[FLOW_COUNT])
{
    const struct molten *molten = &supply->molten;

    for (int i = 0; i < molten->receivers; i++)
        counter[FLOW_SHORTFALL] += molten->receiver[i].shortfall_kg;
    fleet_counters(&molten->fleet, counter);
    plant_counters(&molten->plant, counter);
    shops_counters(&molten->standby, counter);
    for (int i = 0; i < molten->yard.vessels; i++) {
        const struct vessel *vessel = &molten->yard.vessel[i];

        counter[FLOW_LADLE_HEAT] += vessel->heats;
        counter[FLOW_LADLE_TIME] += vessel->away_s;
        counter[FLOW_TRANSIT_TIME] += vessel->transit_kgs;
        counter[FLOW_GAS_SUPERHEAT] += vessel->superheat_J;
        counter[FLOW_LADLE_WASH] += vessel->washes;
        counter[FLOW_WASH_METAL] += vessel->wash_kg;
        counter[FLOW_LOAD_POURED] += vessel->poured;
        counter[FLOW_LOAD_REFUSED] += vessel->refused;
    }
}

/* Elements that came into ladles less those that left, against what is in them. */
static double molten_element_residual(const struct supply *supply)
{
    const struct yard *yard = &supply->molten.yard;
    double off_kg = 0, flow_kg = 0;

    for (int i = 0; i < yard->vessels; i++)
        off_kg += vessel_element_residual_kg(&yard->vessel[i], &flow_kg);
    return flow_kg > 0 ? off_kg / flow_kg : 0;
}

static void report_assets(const struct molten *molten, struct outcome *outcome)
{
    const struct scenario *scenario = molten->world->scenario;
    const struct fleet *fleet = &scenario->fleet;
    struct cost_assets *assets = &outcome->assets;
    const double observed_s = outcome->horizon_s - outcome->cut_s;
    double working; /* trucks that the hours used would keep busy while the fleet works */

    assets->manned_frac =
        shift_share_between_frac(&fleet->shifts, outcome->cut_s, outcome->horizon_s);
    working = outcome->observed.amount[FLOW_TRUCK_TIME] /
              (observed_s * assets->manned_frac * fleet->availability_frac);
    for (int i = 0; i < fleet->type_count; i++)
        assets->truck_worth += fleet->types[i].trucks * fleet->types[i].price_frac / fleet->trucks;
    assets->trucks = fleet->trucks + fleet->spares;
    assets->trucks_pooled = working * (1 + (double)fleet->spares / fleet->trucks);
    assets->crews = fleet->trucks * fleet->crew;
    assets->crews_pooled = working * fleet->crew;
    assets->ladles = scenario->ladle.count;
    assets->stations = scenario->producer.cleaners +
                       (scenario->producer.preheat ? scenario->producer.stations : 0);
    assets->taps = scenario->producer.taps;
    assets->dispatchers = fleet->dispatchers;
}

static double busy_frac(const struct resource *resource)
{
    const double busy = resource_utilisation_frac(resource);

    return isfinite(busy) ? busy : 0;
}

static double left_frac(const struct molten *molten)
{
    double calls = 0, left = 0;

    if (molten->world->scenario->ladle.model->refuses == NULL)
        return NAN;
    for (int i = 0; i < molten->yard.vessels; i++) {
        calls += (double)molten->yard.vessel[i].calls;
        left += (double)molten->yard.vessel[i].left;
    }
    return calls > 0 ? left / calls : 0;
}

static bool molten_report(struct supply *supply, struct outcome *outcome)
{
    struct molten *molten = &supply->molten;
    const double observed_s = outcome->horizon_s - outcome->cut_s;

    report_assets(molten, outcome);
    shops_report(&molten->standby, outcome);
    outcome->truck_busy_frac = busy_frac(&molten->fleet.free);
    outcome->tap_busy_frac = busy_frac(&molten->tap);
    outcome->cleaner_busy_frac = busy_frac(&molten->yard.cleaner);
    if (molten->yard.station.capacity > 0)
        outcome->station_busy_frac = (heating_s(molten) - molten->heating_at_cut_s) / observed_s /
                                     molten->yard.station.capacity;
    outcome->ladle_out_frac =
        (yard_out_s(&molten->yard) - molten->out_at_cut_s) / observed_s / molten->yard.vessels;
    outcome->ladle_busy_frac =
        (away_s(molten) - molten->away_at_cut_s) / observed_s / molten->yard.vessels;
    outcome->ladle_left_frac = left_frac(molten);
    for (int i = 0; i < molten->yard.vessels; i++)
        outcome->skull_kg += molten->yard.vessel[i].state.skull_kg;
    for (int i = 0; i < molten->receivers; i++)
        outcome->each[i].garage_m = molten->fleet.garage_m[i];
    for (int i = 0; i < molten->receivers; i++)
        receiver_report(&molten->receiver[i], &outcome->each[i]);
    return true;
}

static bool molten_week(struct supply *supply, struct outcome *outcome)
{
    struct molten *molten = &supply->molten;
    const double mean_K = molten->week_count > 0 ? molten->week_sum_K / molten->week_count : NAN;
    double level_kg = 0;

    for (int i = 0; i < molten->receivers; i++)
        level_kg += foundry_level_kg(molten->receiver[i].foundry);
    molten->week_sum_K = 0;
    molten->week_count = 0;
    return series_push(&outcome->series_arrival_K, mean_K) &&
           series_push(&outcome->series_stock_kg, level_kg);
}

static double molten_holder_kg(const struct furnace *furnace)
{
    return furnace->capacity_kg;
}

const struct route_kind molten_route = {
    .name = "molten",
    .summary = "metal delivered molten by road in insulated ladles",
    .create = molten_create,
    .begin = molten_begin,
    .level_changed = molten_level_changed,
    .sync = molten_sync,
    .cut = molten_cut,
    .week = molten_week,
    .stocks = molten_stocks,
    .element_residual = molten_element_residual,
    .counters = molten_counters,
    .report = molten_report,
    .free = molten_free,
    .holder_kg = molten_holder_kg,
    .takes_scrap = true,
    .leaves_ladles = true,
};
