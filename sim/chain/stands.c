/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/stands.h"

#include <math.h>
#include <stdlib.h>

#include "sim/chain/foundry.h"
#include "sim/chain/wash.h"
#include "sim/scenario/resolve.h"

/* A ladle is emptied this near its heel, of what was in it; and one that was too cold is drawn from
 * again when it is so much hotter than it must be. source: assumption */
#define EMPTY_FRAC   1e-6
#define WARM_AGAIN_K 2.0

/* A temperature that falls is looked at no oftener than this; one that a heater holds at least so
 * often, since it gives after each step what the step took. source: assumption */
#define LOOK_S   10.0
#define HEATED_S 300.0

static struct world *world_of(const struct stands *stands)
{
    return stands->bath->foundry->world;
}

/* ---- one stand ------------------------------------------------------------------------------- */

static double usable_kg(const struct stands *stands, const struct stand *stand)
{
    const double left_kg = stand->vessel->state.melt_kg - stands->heel_kg;

    return left_kg > EMPTY_FRAC * stands->ladle_kg ? left_kg : 0;
}

static bool usable(const struct stands *stands, const struct stand *stand)
{
    return stand->vessel != NULL && !stand->reserved && !stand->cold &&
           usable_kg(stands, stand) > 0;
}

/* Nothing can be drawn from it any more: it waits for a truck. */
static bool emptied(const struct stands *stands, const struct stand *stand)
{
    return stand->vessel != NULL && !stand->reserved &&
           (usable_kg(stands, stand) <= 0 || (stand->cold && stands->rule->heater_W <= 0));
}

static void look_at_heat(const struct stands *stands, struct stand *stand)
{
    const double least_K = stands->rule->casting_min_K + (stand->cold ? WARM_AGAIN_K : 0);

    stand->cold = vessel_melt_K(stand->vessel) < least_K;
}

/* Time up to now, with so much drawn over it: half before, half after. */
static void stay(const struct stands *stands, struct stand *stand, double draw_kg, double dt_s,
                 struct bath_drawn *drawn)
{
    const struct ladle_stands *rule = stands->rule;
    const int here = bath_code(stands->bath);
    struct vessel *vessel = stand->vessel;
    const double before_K = vessel_melt_K(vessel);

    for (int half = 0; half < 2; half++) {
        const struct ladle_transfer out =
            draw_kg > 0 ? vessel_draw(vessel, draw_kg / 2, here) : (struct ladle_transfer){0, 0};

        drawn->metal_kg += out.metal_kg;
        drawn->metal_J += out.metal_J;
        if (half == 0)
            vessel_stay(vessel, emptied(stands, stand) ? NULL : rule,
                        stand->in_use ? rule->open_frac : 0);
    }
    stand->fall_K_per_s = (before_K - vessel_melt_K(vessel)) / dt_s;
}

/* ---- as a bath ------------------------------------------------------------------------------- */

static int in_use(const struct stands *stands)
{
    int count = 0;

    for (int i = 0; i < stands->count; i++)
        count += stands->stand[i].in_use;
    return count;
}

static void pass(struct bath *bath, double draw_kg_per_s, double dt_s)
{
    struct stands *stands = bath->stands;
    const int drawn_from = in_use(stands);
    struct bath_drawn drawn = {0, 0};

    for (int i = 0; i < stands->count; i++) {
        struct stand *stand = &stands->stand[i];

        if (stand->vessel == NULL)
            continue;
        stay(stands, stand, stand->in_use ? draw_kg_per_s * dt_s / drawn_from : 0, dt_s, &drawn);
        bath->foundry->service.standing_s += dt_s;
    }
    bath_dose(bath, &drawn);
}

/* Of those that wait the one that has stood longest. */
static struct stand *next_in_use(struct stands *stands)
{
    struct stand *best = NULL;

    for (int i = 0; i < stands->count; i++) {
        struct stand *stand = &stands->stand[i];

        if (!stand->in_use && usable(stands, stand) &&
            (best == NULL || stand->since_s < best->since_s))
            best = stand;
    }
    return best;
}

/* What was drawn from is drawn from on, until it is emptied or too cold. */
static bool choose(struct bath *bath)
{
    struct stands *stands = bath->stands;
    struct stand *next;

    for (int i = 0; i < stands->count; i++) {
        struct stand *stand = &stands->stand[i];

        if (stand->vessel == NULL)
            continue;
        look_at_heat(stands, stand);
        stand->in_use = stand->in_use && usable(stands, stand);
        stand->vessel->boundary.mouth_open_frac = stand->in_use ? stands->rule->open_frac : 0;
    }
    while (in_use(stands) < stands->rule->in_use && (next = next_in_use(stands)) != NULL) {
        next->in_use = true;
        next->vessel->boundary.mouth_open_frac = stands->rule->open_frac;
    }
    return in_use(stands) > 0;
}

/* Until the first of those in use is emptied by that draw. */
static double emptied_in_s(const struct stands *stands, double draw_kg_per_s)
{
    double first_s = HUGE_VAL;

    for (int i = 0; draw_kg_per_s > 0 && i < stands->count; i++)
        if (stands->stand[i].in_use)
            first_s = fmin(first_s,
                           usable_kg(stands, &stands->stand[i]) * in_use(stands) / draw_kg_per_s);
    return first_s;
}

static double until_s(const struct bath *bath, double draw_kg_per_s, double horizon_s)
{
    const struct stands *stands = bath->stands;
    double first_s = fmin(emptied_in_s(stands, draw_kg_per_s), horizon_s);

    if (stands->rule->heater_W > 0)
        first_s = fmin(first_s, HEATED_S);
    for (int i = 0; i < stands->count; i++) {
        const struct stand *stand = &stands->stand[i];

        if (usable(stands, stand) && stand->fall_K_per_s > 0)
            first_s =
                fmin(first_s, fmax((vessel_melt_K(stand->vessel) - stands->rule->casting_min_K) /
                                       stand->fall_K_per_s,
                                   LOOK_S));
    }
    return first_s;
}

static double metal_kg(const struct bath *bath)
{
    double sum_kg = 0;

    for (int i = 0; i < bath->stands->count; i++)
        if (bath->stands->stand[i].vessel != NULL)
            sum_kg += bath->stands->stand[i].vessel->state.melt_kg;
    return sum_kg;
}

/* Of what is drawn from; where nothing is, of all that stands there. */
static double melt_K(const struct bath *bath)
{
    const struct stands *stands = bath->stands;
    const bool any = in_use(stands) == 0;
    double sum_kg = 0, sum_kgK = 0;

    for (int i = 0; i < stands->count; i++) {
        const struct stand *stand = &stands->stand[i];

        if (stand->vessel == NULL || stand->vessel->state.melt_kg <= 0 || !(any || stand->in_use))
            continue;
        sum_kg += stand->vessel->state.melt_kg;
        sum_kgK += stand->vessel->state.melt_kg * vessel_melt_K(stand->vessel);
    }
    return sum_kg > 0 ? sum_kgK / sum_kg : NAN;
}

/* Only what can be drawn, and room by whole ladles: those in use are drawn down side by side. */
static struct bath_melt melt(const struct bath *bath)
{
    const struct stands *stands = bath->stands;
    struct bath_melt melt = {0, (stands->count - stands->rule->in_use + 1) * stands->ladle_kg, 0};

    for (int i = 0; i < stands->count; i++)
        if (usable(stands, &stands->stand[i]))
            melt.level_kg += usable_kg(stands, &stands->stand[i]);
    return melt;
}

static double remelt_K(const struct bath *bath)
{
    return bath->stands->rule->setpoint_K;
}

static void take_back(struct bath *bath, double back_kg, double back_J_per_kg)
{
    const struct stands *stands = bath->stands;

    for (int i = 0; i < stands->count; i++)
        if (stands->stand[i].in_use)
            vessel_take_returns(stands->stand[i].vessel, bath_place(bath, PLACE_RETURNS),
                                back_kg / in_use(stands), back_J_per_kg);
}

static void stocks(const struct bath *bath, struct balance *balance)
{
    balance_stock(balance, place_code(PLACE_STAND, bath->index), 0, 0);
}

const struct bath_kind bath_of_stands = {
    .place = PLACE_STAND,
    .pass = pass,
    .choose = choose,
    .until_s = until_s,
    .metal_kg = metal_kg,
    .melt_K = melt_K,
    .melt = melt,
    .remelt_K = remelt_K,
    .take_back = take_back,
    .stocks = stocks,
};

bool stands_init(struct bath *bath, struct foundry *foundry)
{
    const struct customer *customer = foundry->customer;
    const struct scenario *scenario = foundry->world->scenario;
    struct stands *stands = calloc(1, sizeof *stands);

    *bath = (struct bath){.foundry = foundry,
                          .kind = &bath_of_stands,
                          .index = foundry->first_bath,
                          .stands = stands};
    bath_lines_init(bath);
    if (stands == NULL)
        return false;
    *stands = (struct stands){.bath = bath,
                              .rule = &customer->stands,
                              .count = customer->stands.count,
                              .heel_kg = plan_heel_kg(scenario, customer),
                              .ladle_kg = plan_ladle_kg(scenario, customer)};
    stands->stand = calloc((size_t)stands->count, sizeof *stands->stand);
    return stands->stand != NULL;
}

void stands_clear(struct bath *bath)
{
    if (bath->stands != NULL)
        free(bath->stands->stand);
    free(bath->stands);
}

/* ---- at the start ---------------------------------------------------------------------------- */

/* As the heater holds it; without one as it comes from the tap. */
static double start_K(const struct stands *stands)
{
    const struct producer *producer = &world_of(stands)->scenario->producer;

    return stands->rule->heater_W > 0 ? stands->rule->setpoint_K
                                      : dist_mean(&producer->tap_K) - producer->launder_drop_K;
}

void stands_fill(struct stands *stands, struct yard *yard)
{
    const struct foundry *foundry = stands->bath->foundry;
    const int most = (stands->count + stands->rule->in_use + 1) / 2;
    double metal_kg = stands->heel_kg + stands->ladle_kg / 2;

    for (int i = yard->vessels - 1, at = 0; i >= 0 && at < most; i--) {
        struct vessel *vessel = &yard->vessel[i];

        if (vessel->stage == VESSEL_STANDS || !wash_fits(vessel, foundry->customer->alloy_group))
            continue;
        vessel_start_left(vessel, foundry->index, metal_kg, start_K(stands));
        stands->stand[at++].vessel = vessel;
        metal_kg = stands->heel_kg + stands->ladle_kg;
    }
    stands->bath->castable = choose(stands->bath);
}

/* ---- trucks ---------------------------------------------------------------------------------- */

struct stand *stands_emptied(struct stands *stands)
{
    struct stand *best = NULL;

    bath_sync(stands->bath);
    for (int i = 0; i < stands->count; i++)
        if (emptied(stands, &stands->stand[i]) &&
            (best == NULL || stands->stand[i].since_s < best->since_s))
            best = &stands->stand[i];
    return best;
}

static struct stand *free_stand(struct stands *stands)
{
    for (int i = 0; i < stands->count; i++)
        if (stands->stand[i].vessel == NULL && !stands->stand[i].reserved)
            return &stands->stand[i];
    return NULL;
}

static struct stand *coldest(struct stands *stands)
{
    struct stand *best = NULL;

    for (int i = 0; i < stands->count; i++) {
        struct stand *stand = &stands->stand[i];

        if (stand->vessel != NULL && !stand->reserved && stand->cold &&
            (best == NULL || vessel_melt_K(stand->vessel) < vessel_melt_K(best->vessel)))
            best = stand;
    }
    return best;
}

struct stand *stands_place(struct stands *stands)
{
    struct stand *place = stands_emptied(stands);

    if (place == NULL)
        place = free_stand(stands);
    return place != NULL ? place : coldest(stands);
}

double stands_place_in_s(const struct stands *stands)
{
    return emptied_in_s(stands, stands->bath->castable ? stands->bath->wanted_kg_per_s : 0);
}

void stands_reserve(struct stands *stands, struct stand *stand)
{
    bath_sync(stands->bath);
    stand->reserved = true;
    bath_changed(stands->bath);
}

struct vessel *stands_swap(struct stands *stands, struct stand *stand, struct vessel *full)
{
    struct vessel *taken = stand->vessel;

    bath_sync(stands->bath);
    if (taken != NULL)
        vessel_fetch(taken);
    if (full != NULL)
        vessel_leave(full);
    *stand = (struct stand){.vessel = full, .since_s = world_now(world_of(stands))};
    bath_changed(stands->bath);
    return taken;
}
