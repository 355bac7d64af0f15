/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/vessel.h"

#include <math.h>

#include "sim/chain/foundry.h"
#include "sim/chain/yard.h"

static struct world *world_of(const struct vessel *vessel)
{
    return vessel->yard->world;
}

static const struct ladle_params *params_of(const struct vessel *vessel)
{
    return &vessel->params;
}

int vessel_code(const struct vessel *vessel)
{
    return place_for(place_code(PLACE_LADLE, vessel->index), vessel->customer);
}

static struct ladle_boundary surroundings(const struct vessel *vessel)
{
    const struct world *world = world_of(vessel);

    return (struct ladle_boundary){.air_K = world_air_K(world),
                                   .wind_m_per_s = world_wind_m_per_s(world)};
}

void vessel_init(struct vessel *vessel, struct yard *yard, int index)
{
    const struct scenario *scenario = yard->world->scenario;

    *vessel = (struct vessel){
        .yard = yard, .index = index, .customer = -1, .alloy_group = -1, .kept_for = -1};
    vessel->params = scenario->ladle.params;
    vessel->lined_heats = scenario->ladle.reline_heats * index / scenario->ladle.count;
    vessel->boundary = surroundings(vessel);
    if (index > 0) { /* all begin alike, and soaking takes longer than a day of driving about */
        vessel->state = yard->vessel[0].state;
        return;
    }
    ladle_init(yard->grid, vessel->boundary.air_K, &vessel->state);
    if (scenario->producer.preheat)
        ladle_soak(params_of(vessel), yard->grid, scenario->producer.preheat_K,
                   vessel->boundary.air_K, &vessel->state);
}

void vessel_assign(struct vessel *vessel, int customer)
{
    const struct customer *takes = &world_of(vessel)->scenario->customers[customer];

    vessel->customer = customer;
    vessel->stood = false;
    vessel->alloy_group = takes->alloy_group;
    vessel->params.alloy = &takes->alloy;
}

/* ---- elements ------------------------------------------------------------------------------- */

void vessel_part_with(struct vessel *vessel, double metal_kg)
{
    const struct composition before = vessel->held;

    composition_take(metal_kg, &vessel->held);
    for (int part = 0; part < ALLOY_PARTS; part++)
        vessel->went.kg[part] += before.kg[part] - vessel->held.kg[part];
}

double vessel_off_frac(const struct vessel *vessel)
{
    return composition_off_frac(&vessel->held, vessel->params.alloy);
}

double vessel_element_residual_kg(const struct vessel *vessel, double *flow_kg)
{
    double off_kg =
        fabs(composition_kg(&vessel->held) - vessel->state.melt_kg - vessel->state.skull_kg);

    for (int part = 0; part < ALLOY_PARTS; part++)
        off_kg += fabs(vessel->came.kg[part] - vessel->went.kg[part] - vessel->held.kg[part]);
    *flow_kg += composition_kg(&vessel->came);
    return off_kg;
}

/* Loss under the lid or through the open mouth since the film was last broken; of metal that is
 * held and drawn from, as in a holding furnace. */
static struct oxidation_loss resting_loss(const struct vessel *vessel, double dt_s)
{
    const struct oxidation *oxidation = &world_of(vessel)->scenario->oxidation;
    const struct oxidation_bath bath = {.surface_m2 = ladle_surface_m2(vessel->yard->grid),
                                        .temperature_K = vessel_melt_K(vessel),
                                        .lidded_frac = 1 - vessel->boundary.mouth_open_frac,
                                        .film_kg_per_m2 = vessel->film_kg_per_m2};

    if (vessel->stage == VESSEL_STANDS)
        return oxidation_transfer(oxidation, vessel->state.melt_kg,
                                  -expm1(-oxidation->holding_frac_per_s * dt_s));
    return oxidation_quiescent(oxidation, &bath, dt_s);
}

static void oxidise(struct vessel *vessel, double dt_s)
{
    struct world *world = world_of(vessel);
    struct metal_loss lost = {.place = vessel_code(vessel),
                              .cause = vessel->stage == VESSEL_STANDS ? LOSS_HOLDING : LOSS_RESTING,
                              .metal_J_per_kg = vessel->state.melt_J_per_kg};
    double kept_J;

    if (vessel->state.melt_kg <= 0)
        return;
    lost.loss = resting_loss(vessel, dt_s);
    if (lost.loss.gross_kg <= 0 || lost.loss.gross_kg >= vessel->state.melt_kg)
        return;
    vessel->film_kg_per_m2 += lost.loss.gross_kg / ladle_surface_m2(vessel->yard->grid);
    kept_J = world_post_resting_loss(world, &lost);
    ladle_take(lost.loss.gross_kg, &vessel->state);
    vessel_part_with(vessel, lost.loss.gross_kg);
    vessel->state.melt_J_per_kg += kept_J / vessel->state.melt_kg;
}

static void post_heat(const struct vessel *vessel, const struct ladle_exchange *exchange)
{
    struct ledger *ledger = world_of(vessel)->ledger;
    const int here = vessel_code(vessel);

    ledger_post(ledger, FLOW_HEAT_AMBIENT, here, place_code(PLACE_AIR, 0), exchange->shell_loss_J);
    ledger_post(ledger, FLOW_HEAT_OPENING, here, place_code(PLACE_AIR, 0),
                exchange->opening_loss_J);
    ledger_post(ledger, FLOW_GAS_PREHEAT, place_code(PLACE_FUEL, 0), here, exchange->fuel_J);
    ledger_post(ledger, FLOW_HEAT_FLUE, here, place_code(PLACE_FLUE, 0), exchange->flue_loss_J);
}

void vessel_sync(struct vessel *vessel)
{
    struct world *world = world_of(vessel);
    const double dt_s = world_now(world) - vessel->synced_s;
    struct ladle_exchange exchange = {0};
    double begun_s;

    if (dt_s <= 0)
        return;
    vessel_tell_between(vessel);
    begun_s = profile_heat_begin(world->profile);
    world->scenario->ladle.model->advance(params_of(vessel), vessel->yard->grid, &vessel->boundary,
                                          dt_s, &vessel->state, &exchange);
    profile_heat_end(world->profile, PROFILE_LADLES, begun_s);
    vessel->calls++;
    vessel->left += exchange.left;
    post_heat(vessel, &exchange);
    ledger_post(world->ledger, FLOW_TRANSIT_TIME, vessel_code(vessel), place_code(PLACE_ROAD, 0),
                vessel->state.melt_kg * dt_s);
    vessel->transit_kgs += vessel->state.melt_kg * dt_s;
    oxidise(vessel, dt_s);
    vessel->synced_s = world_now(world);
    if (vessel->stage != VESSEL_STANDS) /* else vessel_stay tells, when its heater has heated */
        vessel_tell(vessel, TRACE_LADLE);
}

void vessel_stand(struct vessel *vessel)
{
    vessel_sync(vessel);
    vessel->boundary = surroundings(vessel);
}

void vessel_drive(struct vessel *vessel, double speed_m_per_s)
{
    vessel_stand(vessel);
    vessel->boundary.speed_m_per_s = speed_m_per_s;
}

void vessel_open(struct vessel *vessel, double mouth_open_frac)
{
    vessel_stand(vessel);
    vessel->boundary.mouth_open_frac = mouth_open_frac;
    vessel->film_kg_per_m2 = 0;
}

void vessel_heat(struct vessel *vessel)
{
    const struct producer *producer = &world_of(vessel)->scenario->producer;

    vessel_stand(vessel);
    vessel->boundary.burner_W = producer->preheat_W;
    vessel->boundary.burner_efficiency = producer->preheat_efficiency_frac;
    vessel->boundary.burner_target_K = producer->preheat_K;
}

double vessel_melt_K(const struct vessel *vessel)
{
    return ladle_melt_K(params_of(vessel), &vessel->state);
}

double vessel_shell_K(const struct vessel *vessel)
{
    return ladle_shell_K(params_of(vessel), vessel->yard->grid, &vessel->boundary, &vessel->state,
                         NULL);
}

double vessel_load_kg(const struct scenario *scenario)
{
    return scenario->ladle.params.capacity_kg * scenario->ladle.load_frac;
}

/* Gas that it took to bring the metal above the temperature at which ingots would be cast. */
static void superheat(struct vessel *vessel, double metal_kg, double tap_K)
{
    struct world *world = world_of(vessel);
    const struct producer *producer = &world->scenario->producer;
    const struct alloy *alloy = vessel->params.alloy;
    const double rise_J_per_kg =
        alloy_enthalpy_J_per_kg(alloy, tap_K) - alloy_enthalpy_J_per_kg(alloy, producer->casting_K);
    const double fuel_J = metal_kg * fmax(rise_J_per_kg, 0) / producer->superheat_efficiency_frac;

    vessel->superheat_J += fuel_J;
    ledger_post(world->ledger, FLOW_GAS_SUPERHEAT, place_code(PLACE_FUEL, 0),
                place_for(place_code(PLACE_PLANT, 0), vessel->customer), fuel_J);
}

double vessel_tap(struct vessel *vessel, int piece, const struct tap_source *source)
{
    struct world *world = world_of(vessel);
    const struct alloy *alloy = vessel->params.alloy;
    const int here = vessel_code(vessel);
    const double room_kg =
        vessel_load_kg(world->scenario) - vessel->state.melt_kg - vessel->state.skull_kg;
    const double loss_frac = world->scenario->oxidation.tap_frac;
    const double metal_kg = fmax(room_kg, 0) / (LADLE_PIECES - piece) / (1 - loss_frac);
    const double tap_J_per_kg = source->metal_J_per_kg;
    const double fill_J_per_kg = alloy_enthalpy_J_per_kg(
        alloy, source->temperature_K - world->scenario->producer.launder_drop_K);
    struct metal_loss lost = {.place = here, .cause = LOSS_TAP, .metal_J_per_kg = fill_J_per_kg};

    vessel_sync(vessel);
    if (metal_kg <= 0)
        return 0;
    superheat(vessel, metal_kg, source->temperature_K);
    world_post_metal(world, FLOW_METAL_TAP, source->place, here, metal_kg, metal_kg * tap_J_per_kg);
    ledger_post(world->ledger, FLOW_HEAT_STREAM, here, place_code(PLACE_AIR, 0),
                metal_kg * (tap_J_per_kg - fill_J_per_kg));
    lost.loss = oxidation_transfer(&world->scenario->oxidation, metal_kg, loss_frac);
    world_post_loss(world, &lost);
    composition_add(metal_kg, alloy, source->richness, &vessel->came);
    composition_add(metal_kg, alloy, source->richness, &vessel->held);
    vessel_part_with(vessel, lost.loss.gross_kg);
    ladle_fill(params_of(vessel), metal_kg - lost.loss.gross_kg, fill_J_per_kg, &vessel->state);
    vessel->film_kg_per_m2 = 0;
    if (piece > 0)
        return metal_kg;
    ledger_post(world->ledger, FLOW_LADLE_HEAT, here, place_code(PLACE_ROAD, 0), 1);
    vessel->heats++;
    vessel->lined_heats++;
    return metal_kg;
}

double vessel_pour(struct vessel *vessel, int piece, struct bath *bath)
{
    struct world *world = world_of(vessel);
    struct ladle_transfer out;

    vessel_sync(vessel);
    out = ladle_pour(params_of(vessel), vessel->state.melt_kg / (LADLE_PIECES - piece),
                     &vessel->state);
    vessel_part_with(vessel, out.metal_kg);
    if (piece == 0) {
        ledger_post(world->ledger, FLOW_LOAD_POURED, vessel_code(vessel), place_code(PLACE_ROAD, 0),
                    1);
        vessel->poured++;
    }
    if (out.metal_kg > 0)
        bath_receive(bath, FLOW_METAL_POUR, vessel_code(vessel), out.metal_kg,
                     out.metal_J / out.metal_kg, bath->foundry->customer->pour_drop_K);
    return out.metal_kg;
}

void vessel_return_metal(struct vessel *vessel)
{
    struct world *world = world_of(vessel);
    struct ladle_transfer out;

    vessel_sync(vessel);
    out = ladle_take(vessel->state.melt_kg, &vessel->state);
    vessel_part_with(vessel, out.metal_kg);
    world_post_metal(world, vessel->stood ? FLOW_METAL_HEEL : FLOW_METAL_REFUSED,
                     vessel_code(vessel), place_code(PLACE_PLANT, 0), out.metal_kg, out.metal_J);
    if (vessel->stood)
        return;
    ledger_post(world->ledger, FLOW_LOAD_REFUSED, vessel_code(vessel), place_code(PLACE_ROAD, 0),
                1);
    vessel->refused++;
}

void vessel_spill(struct vessel *vessel)
{
    struct ladle_transfer out;

    vessel_sync(vessel);
    out = ladle_take(vessel->state.melt_kg, &vessel->state);
    vessel_part_with(vessel, out.metal_kg);
    if (out.metal_kg > 0)
        world_post_metal(world_of(vessel), FLOW_METAL_SPILLED, vessel_code(vessel),
                         place_code(PLACE_ROAD, 0), out.metal_kg, out.metal_J);
}

bool vessel_worn(const struct vessel *vessel)
{
    const int heats = world_of(vessel)->scenario->ladle.reline_heats;

    return heats > 0 && vessel->lined_heats >= heats;
}

static void take_skull_out(struct vessel *vessel)
{
    struct ladle_transfer out;

    vessel_sync(vessel);
    out = ladle_clean(&vessel->state);
    vessel_part_with(vessel, out.metal_kg);
    if (out.metal_kg > 0)
        world_post_metal(world_of(vessel), FLOW_METAL_SKULL, vessel_code(vessel),
                         place_code(PLACE_PLANT, 0), out.metal_kg, out.metal_J);
}

void vessel_reline(struct vessel *vessel)
{
    struct world *world = world_of(vessel);
    double heat_J;

    take_skull_out(vessel);
    vessel->alloy_group = -1;
    heat_J = ladle_heat_J(params_of(vessel), vessel->yard->grid, &vessel->state);
    ladle_init(vessel->yard->grid, surroundings(vessel).air_K, &vessel->state);
    heat_J -= ladle_heat_J(params_of(vessel), vessel->yard->grid, &vessel->state);
    ledger_post(world->ledger, FLOW_HEAT_AMBIENT, vessel_code(vessel), place_code(PLACE_AIR, 0),
                heat_J);
    vessel->lined_heats = 0;
    vessel->drying = true;
}

void vessel_wash(struct vessel *vessel)
{
    struct world *world = world_of(vessel);
    const struct ladle *ladle = &world->scenario->ladle;
    const double rinse_kg = ladle->wash_frac * ladle->params.capacity_kg;
    const int here = vessel_code(vessel), plant = place_code(PLACE_PLANT, 0);

    take_skull_out(vessel);
    vessel->alloy_group = -1;
    vessel->washes++;
    vessel->wash_kg += rinse_kg;
    ledger_post(world->ledger, FLOW_LADLE_WASH, plant, here, 1);
    ledger_post(world->ledger, FLOW_WASH_METAL, plant, here, rinse_kg);
}

bool vessel_dirty(const struct vessel *vessel)
{
    const struct ladle *ladle = &world_of(vessel)->scenario->ladle;

    return vessel->state.skull_kg > ladle->clean_frac * ladle->params.capacity_kg;
}

void vessel_clean(struct vessel *vessel)
{
    if (vessel_dirty(vessel))
        take_skull_out(vessel);
}
