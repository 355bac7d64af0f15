/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One furnace of the producer. The functions stand in the order in which a batch is made. */
#include <math.h>

#include "models/furnace/plant_furnace.h"
#include "sim/chain/producer.h"

/* A batch counts as at its temperature this close to it, and is looked at this often while it is
 * colder. source: assumption */
#define HOT_WITHIN_K 2.0
#define LOOK_S       300.0

static struct world *world_of(const struct pot *pot)
{
    return pot->plant->world;
}

static void post_loss(const struct pot *pot, const struct oxidation_loss *loss,
                      double metal_J_per_kg)
{
    const struct metal_loss lost = {pot_code(pot), LOSS_PLANT, *loss, metal_J_per_kg};

    world_post_loss(world_of(pot), &lost);
}

static const struct alloy *alloy_of(const struct pot *pot)
{
    return &pot->type->alloy;
}

static const struct melter_type *melter_of(const struct pot *pot)
{
    return melter_type_find(pot->type->type->melter);
}

int pot_code(const struct pot *pot)
{
    return place_code(PLACE_POT, pot->index);
}

bool pot_taps(const struct pot *pot)
{
    return pot->type->type->alloys;
}

double pot_K(const struct pot *pot)
{
    return holding_K(&pot->params, &pot->bath);
}

double pot_free_kg(const struct pot *pot)
{
    return pot->bath.metal_kg - pot->type->heel_frac * pot->type->capacity_kg - pot->promised_kg;
}

double pot_room_kg(const struct pot *pot)
{
    return pot->type->capacity_kg - pot->bath.metal_kg;
}

/* ---- energy ------------------------------------------------------------------------------------
 */

static void post_input(const struct pot *pot, double input_J)
{
    const bool power = pot->type->type->melts && melter_of(pot)->energy == FURNACE_POWER;

    ledger_post(world_of(pot)->ledger, power ? FLOW_POWER_PLANT : FLOW_GAS_PLANT,
                place_code(power ? PLACE_GRID : PLACE_FUEL, 0), pot_code(pot), input_J);
}

/* What is only held while it waits for its turn stays as hot as it was melted. */
static void stand(const struct pot *pot, double dt_s)
{
    const double standing_J =
        melter_of(pot)->standby_W_per_kg_per_s * pot->type->rate_kg_per_s * dt_s;

    post_input(pot, standing_J);
    ledger_post(world_of(pot)->ledger, FLOW_HEAT_AMBIENT, pot_code(pot), place_code(PLACE_AIR, 0),
                standing_J);
}

void pot_sync(struct pot *pot)
{
    const double dt_s = world_now(world_of(pot)) - pot->synced_s;
    struct holding_exchange exchange = {0};
    double begun_s;

    if (dt_s <= 0)
        return;
    pot->synced_s = world_now(world_of(pot));
    pot_wear(pot, dt_s);
    if (pot->stage == POT_RELINING)
        return;
    if (!pot_taps(pot)) {
        stand(pot, dt_s);
        return;
    }
    pot->ready_s += pot->stage == POT_READY ? dt_s : 0;
    begun_s = profile_heat_begin(world_of(pot)->profile);
    holding_advance(&pot->params, 0, dt_s, &pot->bath, &exchange);
    profile_heat_end(world_of(pot)->profile, PROFILE_FURNACES, begun_s);
    post_input(pot, exchange.input_J);
    ledger_post(world_of(pot)->ledger, FLOW_HEAT_FLUE, pot_code(pot), place_code(PLACE_FLUE, 0),
                exchange.flue_J);
    ledger_post(world_of(pot)->ledger, FLOW_HEAT_AMBIENT, pot_code(pot), place_code(PLACE_AIR, 0),
                exchange.loss_J);
}

/* Dross takes this share of the bath with it. */
static void lose(struct pot *pot, double frac)
{
    const struct oxidation_loss loss =
        oxidation_transfer(&world_of(pot)->scenario->oxidation, pot->bath.metal_kg, frac);

    post_loss(pot, &loss, pot->bath.metal_J_per_kg);
    pot->bath.metal_kg -= loss.gross_kg;
}

/* ---- the start ---------------------------------------------------------------------------------
 */

/* Always the same number of draws, so that batches stay in step. */
static void draw_batch(struct pot *pot)
{
    const struct producer *producer = &world_of(pot)->scenario->producer;
    struct batch *batch = &pot->batch;
    struct stream stream;

    stream_init(&stream, world_of(pot)->seed, world_of(pot)->replication, "batch",
                world_index(pot->index, pot->batches++));
    batch->tap_K = dist_from_uniform(&producer->tap_K, stream_uniform(&stream));
    batch->refine_s = dist_from_uniform(&pot->type->refine_s, stream_uniform(&stream));
    batch->analyse_s = dist_from_uniform(&pot->type->analyse_s, stream_uniform(&stream));
    batch->correct = stream_uniform(&stream) < pot->type->correct_frac;
    batch->correct_s = dist_from_uniform(&pot->type->correct_s, stream_uniform(&stream));
    batch->again_s = dist_from_uniform(&pot->type->analyse_s, stream_uniform(&stream));
    batch->richness = dist_from_uniform(&producer->richness_frac, stream_uniform(&stream));
}

/* A furnace that is tapped starts with a batch that is ready; what melts starts empty. */
void pot_init(struct pot *pot, struct plant *plant, int index)
{
    const struct scenario *scenario = plant->world->scenario;
    const struct plant_furnace *type = &scenario->producer.furnaces[index];

    *pot = (struct pot){.plant = plant, .type = type, .index = index};
    pot->reline_s = pot_first_relining_s(pot);
    pot->params = (struct holding_params){
        .alloy = &type->alloy,
        .capacity_kg = type->capacity_kg,
        .setpoint_K = dist_mean(&scenario->producer.tap_K),
        .heater_W = type->heater_W_per_kg * type->capacity_kg,
        .efficiency_frac = type->efficiency_frac,
        .loss_W = type->type->hold_loss_W_per_kg * type->capacity_kg,
        .air_K = scenario->weather.air_K,
    };
    if (!pot_taps(pot))
        return;
    draw_batch(pot);
    pot->params.setpoint_K = pot->batch.tap_K;
    holding_add(type->capacity_kg, alloy_enthalpy_J_per_kg(alloy_of(pot), pot->batch.tap_K),
                &pot->bath);
}

/* ---- charge and melt ---------------------------------------------------------------------------
 */

static void melted(void *subject);

/* Cold metal goes in over the time that it takes to melt; it is posted when it is molten. */
static double charge_kg(const struct pot *pot)
{
    return pot_taps(pot) ? pot_room_kg(pot) : pot->type->capacity_kg;
}

void pot_charge(struct pot *pot)
{
    struct world *world = world_of(pot);

    pot_sync(pot);
    if (world_now(world) >= pot->reline_s) {
        pot_reline(pot);
        return;
    }
    if (pot_taps(pot)) {
        draw_batch(pot);
        pot->stage = POT_CHARGING;
    } else {
        pot->stage = POT_MELTING;
    }
    if (pot->type->type->melts)
        world_push(world, charge_kg(pot) / pot->type->rate_kg_per_s, melted, pot);
    else
        plant_feed(pot->plant);
}

static void melted(void *subject)
{
    struct pot *pot = subject;
    struct world *world = world_of(pot);
    const struct plant_furnace *type = pot->type;
    const double kg = charge_kg(pot), out_K = world->scenario->producer.melt_K;
    const double out_J_per_kg = alloy_enthalpy_J_per_kg(alloy_of(pot), out_K);
    const double input_J =
        kg * plant_melt_J_per_kg(alloy_of(pot), out_K, type->efficiency_frac, type->induced_draft);
    const struct oxidation_loss loss = oxidation_transfer(
        &world->scenario->oxidation, kg,
        plant_burn_loss_frac(type->burn_loss_frac, type->scrap_loss_frac, type->scrap_frac));

    pot_sync(pot);
    ledger_post(world->ledger, FLOW_PLANT_SCRAP, place_code(PLACE_SUPPLIER, 0), pot_code(pot),
                kg * type->scrap_frac);
    ledger_post(world->ledger, FLOW_PLANT_CHARGE, place_code(PLACE_SUPPLIER, 0), pot_code(pot),
                kg * (1 - type->scrap_frac));
    post_input(pot, input_J);
    ledger_post(world->ledger, FLOW_HEAT_FLUE, pot_code(pot), place_code(PLACE_FLUE, 0),
                input_J - kg * out_J_per_kg);
    post_loss(pot, &loss, out_J_per_kg);
    holding_add(kg - loss.gross_kg, out_J_per_kg, &pot->bath);
    if (pot_taps(pot)) {
        pot_refine(pot);
        return;
    }
    pot->stage = POT_FULL;
    plant_feed(pot->plant);
}

void pot_receive(struct pot *pot, struct pot *from)
{
    struct world *world = world_of(pot);
    const double kg = from->bath.metal_kg, J_per_kg = from->bath.metal_J_per_kg;
    const double after_J_per_kg =
        alloy_enthalpy_J_per_kg(alloy_of(pot), alloy_temperature_K(alloy_of(pot), J_per_kg) -
                                                   world->scenario->producer.launder_drop_K);
    const struct oxidation_loss loss =
        oxidation_transfer(&world->scenario->oxidation, kg, world->scenario->oxidation.pour_frac);

    pot_sync(pot);
    pot_sync(from);
    from->bath = (struct holding_state){0};
    world_post_metal(world, FLOW_PLANT_BATCH, pot_code(from), pot_code(pot), kg, kg * J_per_kg);
    ledger_post(world->ledger, FLOW_HEAT_STREAM, pot_code(pot), place_code(PLACE_AIR, 0),
                kg * (J_per_kg - after_J_per_kg));
    post_loss(pot, &loss, after_J_per_kg);
    holding_add(kg - loss.gross_kg, after_J_per_kg, &pot->bath);
}

/* ---- refine, analyse, correct -------------------------------------------------------------------
 */

static void refined(void *subject);
static void analysed(void *subject);
static void corrected(void *subject);
static void heat_up(void *subject);
static void ready(struct pot *pot);

void pot_refine(struct pot *pot)
{
    pot_sync(pot);
    pot->stage = POT_REFINING;
    pot->params.setpoint_K = pot->batch.tap_K;
    world_push(world_of(pot), pot->batch.refine_s, refined, pot);
}

static void refined(void *subject)
{
    struct pot *pot = subject;

    pot_sync(pot);
    lose(pot, pot->type->refine_loss_frac);
    world_push(world_of(pot), pot->batch.analyse_s, analysed, pot);
}

static void analysed(void *subject)
{
    struct pot *pot = subject;

    if (pot->batch.correct)
        world_push(world_of(pot), pot->batch.correct_s + pot->batch.again_s, corrected, pot);
    else
        heat_up(pot);
}

static void corrected(void *subject)
{
    heat_up(subject);
}

static void heat_up(void *subject)
{
    struct pot *pot = subject;

    pot_sync(pot);
    if (pot_K(pot) < pot->batch.tap_K - HOT_WITHIN_K)
        world_push(world_of(pot), LOOK_S, heat_up, pot);
    else
        ready(pot);
}

/* ---- ready
 * --------------------------------------------------------------------------------------- */

static void lose_patience(void *subject);
static void cast(void *subject);

static void ready(struct pot *pot)
{
    struct world *world = world_of(pot);

    pot->stage = POT_READY;
    pot->tapped_s = world_now(world);
    pot->cycles++;
    ledger_post(world->ledger, FLOW_PLANT_CYCLE, pot_code(pot), place_code(PLACE_ROAD, 0), 1);
    calendar_cancel(world->calendar, pot->patience);
    pot->patience = 0;
    lose_patience(pot);
    plant_offer(pot->plant);
}

/* Nobody has tapped for long enough, and nobody is about to: the metal is cast. */
static void lose_patience(void *subject)
{
    struct pot *pot = subject;
    struct world *world = world_of(pot);
    const double until_s = pot->tapped_s + world->scenario->producer.cast_s;

    pot->patience = 0;
    if (pot->stage != POT_READY)
        return;
    if (pot->promised_kg > 0 || world_now(world) < until_s) {
        pot->patience = calendar_push(world->calendar, fmax(until_s, world_now(world) + LOOK_S), 0,
                                      lose_patience, pot);
        return;
    }
    pot_sync(pot);
    pot->stage = POT_CASTING;
    world_push(world, fmax(pot_free_kg(pot), 0) / world->scenario->producer.cast_kg_per_s, cast,
               pot);
}

static void cast(void *subject)
{
    struct pot *pot = subject;

    pot_cast(pot, fmax(pot_free_kg(pot), 0));
    pot_charge(pot);
}

void pot_begin(struct pot *pot)
{
    if (pot_taps(pot))
        ready(pot);
    else
        pot_charge(pot);
}

void pot_take(struct pot *pot, double metal_kg)
{
    pot_sync(pot);
    pot->bath.metal_kg -= metal_kg;
}
