/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/ladle/history.h"

#include <math.h>
#include <string.h>

#include "tests/models/ladle/rig.h"

static const double minute_s = 60.0, hour_s = 3600.0, day_s = 86400.0;

enum { TRIP_EVENTS = 200 }; /* more than any trip takes */

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

/* Evenly over the orders of magnitude. */
static double spread(gsl_rng *rng, double low, double high)
{
    return low * pow(high / low, gsl_rng_uniform(rng));
}

static bool chance(gsl_rng *rng, double share)
{
    return gsl_rng_uniform(rng) < share;
}

/* --- the ladle -----------------------------------------------------------------------------------
 */

static const char *const materials[] = {
    "lcc_60_alumina", "light_castable",     "calsil",
    "ifb23",          "high_alumina_brick", "microporous",
    "fibre_blanket",  "alumina_sintef",     "insulation_sintef"};

/* One to four layers, the hot one of a kind that can stand it, most with a steel shell. */
static void draw_stack(gsl_rng *rng, bool sloped, struct refractory_stack *stack)
{
    static const unsigned long hot[] = {0, 1, 4, 7};
    int layers = 1 + (int)gsl_rng_uniform_int(rng, 4);
    memset(stack, 0, sizeof *stack);
    for (int i = 0; i < layers; i++) {
        unsigned long kind =
            i == 0 ? hot[gsl_rng_uniform_int(rng, 4)] : gsl_rng_uniform_int(rng, 9);
        struct refractory_layer *layer = &stack->layer[stack->count++];
        layer->material = rig_material(materials[kind]);
        layer->thickness_m = i == 0 ? between(rng, 0.04, 0.20) : between(rng, 0.01, 0.10);
        if (!sloped)
            continue;
        layer->material.conductivity_slope_W_per_mK2 =
            layer->material.conductivity_W_per_mK * between(rng, -4e-4, 1.5e-3);
        layer->material.cp_slope_J_per_kgK2 = between(rng, 0.0, 0.4);
    }
    if (chance(rng, 0.9)) {
        stack->layer[stack->count].material = rig_material("shell_steel");
        stack->layer[stack->count++].thickness_m = between(rng, 0.005, 0.020);
    }
}

static void draw_lining(gsl_rng *rng, enum history_lining lining, struct ladle_params *p)
{
    static const char *const shipped[] = {"default", "light", "insulated"};
    if (lining < HISTORY_STACK) {
        p->side = p->bottom = p->lid = rig_lining(shipped[lining]);
        return;
    }
    draw_stack(rng, lining == HISTORY_SLOPED, &p->side);
    draw_stack(rng, lining == HISTORY_SLOPED, &p->bottom);
    draw_stack(rng, lining == HISTORY_SLOPED, &p->lid);
}

static void draw_ladle(gsl_rng *rng, enum history_range range, struct history *h)
{
    static const char *const alloys[] = {"ADC12",    "A356",     "A380",   "A383",
                                         "AlSi10Mg", "AlSi9Cu3", "ZL114A", "pureAl"};
    bool use = range == HISTORY_USE;
    h->alloy = rig_alloy(alloys[gsl_rng_uniform_int(rng, 8)]);
    h->alloy.solidification = chance(rng, 0.3) ? ALLOY_SCHEIL : ALLOY_LINEAR;
    struct ladle_params *p = &h->params;
    p->alloy = &h->alloy;
    p->capacity_kg = use ? spread(rng, 1e3, 2e4) : spread(rng, 1.0, 1e5);
    p->fill_frac = between(rng, 0.6, 0.97);
    p->aspect = between(rng, 0.6, 1.8);
    p->bridge_W_per_K = chance(rng, 0.9) ? between(rng, 0.0, 10.0) : between(rng, 0.0, 100.0);
    p->emissivity_melt = between(rng, 0.05, 0.6);
    p->emissivity_lining = between(rng, 0.3, 0.95);
    p->emissivity_shell = between(rng, 0.2, 0.95);
    p->film_W_per_m2K = spread(rng, 200.0, 2e4);
    p->residue_frac = between(rng, 0.0, 0.02);
    p->outside_W_per_m2K = chance(rng, 0.1) ? between(rng, 3.0, 60.0) : 0.0;
    p->ageing_per_heat = between(rng, 0.0, 2e-4);
    p->constant_rate_K_per_h = 10.0;
    p->frame_frac = 0.25;
    draw_lining(rng, h->lining, p);
    h->heats = chance(rng, 0.5) ? 0.0 : between(rng, 0.0, 3000.0);
}

/* --- its life ------------------------------------------------------------------------------------
 */

/* What one life has in common: a plant, a customer, a season. */
struct plan {
    gsl_rng *rng;
    struct history *h;
    bool beyond;
    double wind_m_per_s, tap_K, open_fill_frac, open_pour_frac;
    double fill_s, pour_s, drive_s, speed_m_per_s;
    double burner_W, burner_efficiency, target_K, hold_s;
    bool preheats; /* every trip; otherwise now and then */
    enum history_before before;
};

static struct ladle_boundary standing(const struct plan *plan)
{
    return (struct ladle_boundary){.air_K = plan->h->air_K, .wind_m_per_s = plan->wind_m_per_s};
}

static struct history_event *push(struct plan *plan, enum history_kind kind)
{
    struct history_event *event = &plan->h->event[plan->h->events++];
    memset(event, 0, sizeof *event);
    event->kind = kind;
    event->boundary = standing(plan);
    event->before = plan->before;
    return event;
}

static void stay(struct plan *plan, double dt_s, double speed_m_per_s, double open_frac)
{
    struct history_event *event = push(plan, HISTORY_STAY);
    event->dt_s = dt_s;
    event->boundary.speed_m_per_s = speed_m_per_s;
    event->boundary.mouth_open_frac = open_frac;
}

static void move(struct plan *plan, enum history_kind kind, double frac)
{
    push(plan, kind)->frac = frac;
}

static double draw_open(gsl_rng *rng)
{
    return chance(rng, 0.8) ? between(rng, 0.05, 0.4) : between(rng, 0.4, 1.0);
}

static void draw_plan(struct plan *plan)
{
    gsl_rng *rng = plan->rng;
    double kg = plan->h->params.capacity_kg;
    plan->h->air_K = between(rng, 243.15, 318.15);
    plan->wind_m_per_s = chance(rng, 0.3) ? 0.0 : between(rng, 0.0, 15.0);
    plan->tap_K = plan->h->alloy.liquidus_K + between(rng, 80.0, 220.0);
    plan->open_fill_frac = draw_open(rng);
    plan->open_pour_frac = draw_open(rng);
    plan->fill_s = between(rng, 3.0, 25.0) * minute_s;
    plan->pour_s = between(rng, 3.0, 25.0) * minute_s;
    /* nobody sends a small ladle far */
    double far_h = plan->beyond ? 8.0 : 1.5 * sqrt(kg / 1000.0);
    plan->drive_s = spread(rng, 0.08, far_h) * hour_s;
    plan->speed_m_per_s = between(rng, 8.0, 25.0);
    plan->burner_W = kg * spread(rng, 20.0, 150.0);
    plan->burner_efficiency = between(rng, 0.2, 0.6);
    plan->target_K = between(rng, 673.15, 1173.15);
    plan->hold_s = chance(rng, 0.3) ? 0.0 : between(rng, 0.0, 5.0) * hour_s;
    plan->preheats = chance(rng, plan->beyond ? 0.5 : 0.85);
}

/* On the road: parts of the drive, now and then a break, a jam, a breakdown. */
static void drive(struct plan *plan, double share)
{
    double left_s = share * plan->drive_s * between(plan->rng, 0.9, 1.3);
    while (left_s > 0.0) {
        double leg_s = fmin(left_s, between(plan->rng, 1.0, 4.5) * hour_s);
        stay(plan, leg_s, plan->speed_m_per_s, 0.0);
        left_s -= leg_s;
        if (left_s > 0.0)
            stay(plan, 45.0 * minute_s, 0.0, 0.0);
    }
    if (chance(plan->rng, 0.02))
        stay(plan, spread(plan->rng, 1.0, 24.0) * hour_s, 0.0, 0.0);
}

static void wait(struct plan *plan)
{
    double dt_s = chance(plan->rng, 0.7) ? between(plan->rng, 0.5, 15.0) * minute_s
                                         : spread(plan->rng, 0.1, 4.0) * hour_s;
    stay(plan, dt_s, 0.0, 0.0);
}

static void fill(struct plan *plan)
{
    double frac =
        chance(plan->rng, 0.8) ? between(plan->rng, 0.85, 0.99) : between(plan->rng, 0.2, 0.85);
    double drop_K = between(plan->rng, 5.0, 20.0);
    double melt_K = plan->tap_K - drop_K, half_s = plan->fill_s / (2 * LADLE_PIECES);
    if (plan->beyond && chance(plan->rng, 0.2))
        melt_K = between(plan->rng, 700.0, 1250.0);
    for (int piece = 0; piece < LADLE_PIECES; piece++) {
        stay(plan, piece > 0 ? 2.0 * half_s : half_s, 0.0, plan->open_fill_frac);
        struct history_event *event = push(plan, HISTORY_FILL);
        event->frac = frac / LADLE_PIECES;
        event->melt_K = melt_K;
    }
    stay(plan, half_s, 0.0, plan->open_fill_frac);
    if (plan->beyond && chance(plan->rng, 0.2))
        stay(plan, spread(plan->rng, 0.2, 20.0) * hour_s, 0.0, 1.0);
    move(plan, HISTORY_TAKE, 4e-4);
}

/* Arrive, and pour all of it or a part. */
static void deliver(struct plan *plan, double frac)
{
    wait(plan);
    move(plan, HISTORY_ARRIVE, 0.0);
    move(plan, HISTORY_TAKE, 4e-4);
    double half_s = plan->pour_s / (2 * LADLE_PIECES), left = 1.0;
    for (int piece = 0; piece < LADLE_PIECES; piece++) {
        stay(plan, piece > 0 ? 2.0 * half_s : half_s, 0.0, plan->open_pour_frac);
        double share = frac / LADLE_PIECES;
        move(plan, HISTORY_POUR, left > share * (1.0 + 1e-9) ? share / left : 1.0);
        left -= share;
    }
    stay(plan, half_s, 0.0, plan->open_pour_frac);
}

/* Minutes, a night, a weekend, a holiday; and the preheat. */
static void stand_empty(struct plan *plan)
{
    gsl_rng *rng = plan->rng;
    double share = gsl_rng_uniform(rng), dt_s;
    if (share < 0.7)
        dt_s = spread(rng, 0.1, 3.0) * hour_s;
    else if (share < 0.9)
        dt_s = spread(rng, 3.0, 16.0) * hour_s;
    else
        dt_s = spread(rng, 0.7, plan->beyond ? 31.0 : 10.0) * day_s;
    plan->before = share < 0.7 ? HISTORY_SOON : share < 0.9 ? HISTORY_STOP : HISTORY_LONG;
    stay(plan, dt_s, 0.0, chance(rng, 0.9) ? 0.0 : between(rng, 0.1, 1.0));
}

static void preheat(struct plan *plan)
{
    if (!chance(plan->rng, plan->preheats ? 0.9 : 0.1)) {
        if (plan->before != HISTORY_SOON)
            plan->before = HISTORY_COLD;
        return;
    }
    struct history_event *event = push(plan, HISTORY_PREHEAT);
    event->boundary.burner_W = plan->burner_W;
    event->boundary.burner_efficiency = plan->burner_efficiency;
    event->boundary.burner_target_K = plan->target_K;
    event->dt_s = plan->hold_s;
    wait(plan);
}

static void trip(struct plan *plan)
{
    int drops = chance(plan->rng, 0.85) ? 1 : 2 + (int)gsl_rng_uniform_int(plan->rng, 2);
    preheat(plan);
    fill(plan);
    wait(plan);
    drive(plan, 1.0);
    if (plan->beyond && chance(plan->rng, 0.1))
        stay(plan, spread(plan->rng, 1.0, 30.0) * day_s, 0.0, 0.0);
    for (int left = drops; left > 0; left--) {
        deliver(plan, 1.0 / left);
        if (left > 1)
            drive(plan, 0.3);
    }
    wait(plan);
    drive(plan, 1.0);
    if (chance(plan->rng, 0.3))
        move(plan, HISTORY_CLEAN, 1.0);
    stand_empty(plan);
}

void history_draw(gsl_rng *rng, enum history_range range, enum history_lining lining,
                  struct history *h)
{
    struct plan plan = {.rng = rng, .h = h, .beyond = range == HISTORY_BEYOND};
    h->lining = lining;
    h->events = 0;
    draw_ladle(rng, range, h);
    draw_plan(&plan);
    h->start_K = chance(rng, 0.4) ? h->air_K : between(rng, 500.0, 1050.0);
    plan.before = h->start_K > h->air_K ? HISTORY_SOON : HISTORY_LONG;
    int trips = 2 + (int)gsl_rng_uniform_int(rng, 8);
    for (int i = 0; i < trips && h->events + TRIP_EVENTS <= HISTORY_EVENTS; i++)
        trip(&plan);
}
