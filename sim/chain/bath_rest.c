/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A furnace that rests by plan, over a pause of the shifts or for a new lining: emptied, off,
 * heated again. */
#include <math.h>

#include "sim/chain/foundry.h"

/* An event may come a hair before the instant that it was set for. */
#define NEAR_S 1e-3

static struct world *world_of(const struct bath *bath)
{
    return bath->foundry->world;
}

static bool within(const struct rest *rest, double time_s)
{
    return time_s >= rest->from_s - NEAR_S && time_s < rest->back_s - NEAR_S;
}

bool bath_rests_at(const struct bath *bath, double time_s)
{
    return within(&bath->shutdown, time_s) || within(&bath->relining, time_s);
}

double bath_next_rest_s(const struct bath *bath)
{
    const double now_s = world_now(world_of(bath));
    double next_s = HUGE_VAL;

    if (bath->relining.from_s > now_s)
        next_s = bath->relining.from_s;
    if (bath->shutdown.from_s > now_s)
        next_s = fmin(next_s, bath->shutdown.from_s);
    return next_s;
}

/* Cast into moulds and taken back by the producer, who remelts it. */
void bath_drain(struct bath *bath)
{
    const double metal_kg = bath->state.metal_kg;

    world_post_metal(world_of(bath), FLOW_METAL_DRAINED, bath_place(bath, PLACE_FURNACE),
                     place_code(PLACE_PLANT, 0), metal_kg, metal_kg * bath->state.metal_J_per_kg);
    bath->state.metal_kg = 0;
}

/* Its machines draw from that bath from now on. */
static void feed_from(struct bath *bath, struct bath *from, struct bath *to)
{
    struct foundry *foundry = bath->foundry;

    bath_sync(from);
    bath_sync(to);
    for (int i = 0; i < foundry->casters; i++) {
        struct caster *caster = &foundry->caster[i];

        if (&foundry->bath[caster->type->furnace] != bath || caster->bath != from)
            continue;
        from->most_kg_per_s -= caster->draw_kg_per_s;
        to->most_kg_per_s += caster->draw_kg_per_s;
        caster->bath = to;
    }
    bath_count(from);
    bath_count(to);
    bath_changed(to);
}

static struct bath *relief_of(const struct bath *bath)
{
    return bath->type->relief < 0 ? NULL : &bath->foundry->bath[bath->type->relief];
}

/* While it is relined. */
static void relieve(struct bath *bath)
{
    struct bath *relief = relief_of(bath);

    if (bath->off && bath->new_lining && relief != NULL && !relief->off)
        feed_from(bath, bath, relief);
}

static void go_off(struct bath *bath)
{
    bath_drain(bath);
    bath->state.metal_J_per_kg =
        alloy_enthalpy_J_per_kg(bath->params.alloy, bath->params.setpoint_K);
    bath->off = true;
    bath->off_from_s = world_now(world_of(bath));
    bath_count(bath);
    bath_changed(bath);
}

/* The lining takes up what it has lost, a new one all of it; it loses that when it cools again. */
static void heat_up(struct bath *bath)
{
    const double rest_s = world_now(world_of(bath)) - bath->off_from_s;
    const double lining_J_per_kg = bath->type->lining_J_per_kg;
    const double heat_J =
        bath->params.capacity_kg *
        (bath->new_lining
             ? lining_J_per_kg
             : holding_cooled_J_per_kg(lining_J_per_kg, bath->type->loss_W_per_kg, rest_s));
    const double input_J = heat_J / bath->params.efficiency_frac;
    const struct holding_exchange exchange = {
        .input_J = input_J, .flue_J = input_J - heat_J, .loss_J = heat_J};

    bath_post_heat(bath, &exchange);
}

static void come_back(struct bath *bath)
{
    struct bath *relief = relief_of(bath);

    heat_up(bath);
    bath->new_lining = false;
    bath->off = false;
    bath->unfed = true;
    if (relief != NULL)
        feed_from(bath, relief, bath);
    for (int i = 0; i < bath->foundry->baths; i++)
        relieve(&bath->foundry->bath[i]);
    bath_count(bath);
    bath_changed(bath);
}

/* A rest begins or ends; two that overlap are one. */
static void rest_change(void *subject)
{
    struct bath *bath = subject;
    const bool rests = bath_rests_at(bath, world_now(world_of(bath)));

    if (rests == bath->off)
        return;
    bath_sync(bath);
    if (rests)
        go_off(bath);
    else
        come_back(bath);
}

void bath_plan_shutdown(struct bath *bath, const struct shift_calendar *shifts)
{
    struct calendar *calendar = world_of(bath)->calendar;
    const double end_s = shift_next_change_s(shifts, world_now(world_of(bath)));
    const double next_s = end_s < HUGE_VAL ? shift_next_change_s(shifts, end_s) : HUGE_VAL;
    const double back_s = next_s - bath->type->ready_before_s;

    if (bath->type->shutdown_s <= 0 || next_s == HUGE_VAL || back_s <= end_s ||
        next_s - end_s < bath->type->shutdown_s - NEAR_S)
        return;
    bath->shutdown = (struct rest){.from_s = end_s, .back_s = back_s};
    calendar_push(calendar, end_s, 0, rest_change, bath);
    calendar_push(calendar, back_s, 0, rest_change, bath);
}

static void reline(void *subject);

static void relined(void *subject)
{
    struct bath *bath = subject;
    struct world *world = world_of(bath);
    const double from_s = bath->relining.from_s + bath->type->reline_every_s;

    rest_change(bath);
    bath->relining = (struct rest){.from_s = from_s, .back_s = from_s + bath->type->reline_s};
    calendar_push(world->calendar, fmax(from_s, world_now(world)), 0, reline, bath);
}

static void reline(void *subject)
{
    struct bath *bath = subject;
    struct world *world = world_of(bath);

    bath->new_lining = true;
    rest_change(bath);
    relieve(bath);
    calendar_push(world->calendar, bath->relining.back_s, 0, relined, bath);
}

void bath_plan_relining(struct bath *bath, int number, int furnaces)
{
    const double first_s = bath->type->reline_first_s, every_s = bath->type->reline_every_s;

    if (every_s <= 0)
        return;
    bath->relining.from_s = isnan(first_s) ? every_s * (number + 1) / furnaces : first_s;
    bath->relining.back_s = bath->relining.from_s + bath->type->reline_s;
    calendar_push(world_of(bath)->calendar, bath->relining.from_s, 0, reline, bath);
}
