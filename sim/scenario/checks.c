/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/checks.h"

#include <math.h>
#include <stdio.h>

#include "sim/scenario/checks_alloy.h"
#include "sim/scenario/checks_producer.h"
#include "sim/scenario/checks_cool.h"
#include "sim/scenario/checks_range.h"
#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"
#define PI     3.14159265358979323846
#define ZERO_C 273.15

/* --- temperature on arrival ------------------------------------------------------------------- */

/* Steady heat flow through layers per area and kelvin, at 720 degC inside and 12 W/(m2 K) outside.
 * source: assumption, a lower bound of the loss: a lining that is not soaked takes more. */
static double steady_W_per_m2K(const struct refractory_stack *stack)
{
    return refractory_stack_loss_W_per_m2K(stack, 720 + ZERO_C, 20 + ZERO_C, 12);
}

/* Melt at the end of a mean trip, only the steady loss counted:
 *   T = air + (T0 - air) exp(-UA t / (m cp)), V = m/(rho fill), D = (4 V / (pi aspect))^(1/3). */
static double arrival_K(const struct scenario *s, const struct customer *c)
{
    const struct ladle_params *p = &s->ladle.params;
    double filled_K = dist_mean(&s->producer.tap_K) - s->producer.launder_drop_K;
    double volume_m3 = p->capacity_kg / s->metal.alloy.density_liquid_kg_per_m3 / p->fill_frac;
    double diameter_m = cbrt(4 * volume_m3 / (PI * p->aspect)), height_m = p->aspect * diameter_m;
    double end_m2 = PI / 4 * diameter_m * diameter_m;
    double UA = steady_W_per_m2K(&p->side) * PI * diameter_m * height_m +
                (steady_W_per_m2K(&p->bottom) + steady_W_per_m2K(&p->lid)) * end_m2 +
                p->bridge_W_per_K;
    double time_s = c->molten.ladles * s->producer.fill_s + s->producer.load_s + plan_drive_s(c) +
                    c->unload_s / 2 + (c->molten.ladles - 1) * plan_handover_s(c);
    double heat = p->capacity_kg * s->ladle.load_frac * s->metal.alloy.cp_liquid_J_per_kgK;
    return s->weather.air_K + (filled_K - s->weather.air_K) * exp(-UA * time_s / heat);
}

static void check_arrival(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    double K = arrival_K(s, c);
    bool frozen = K < c->alloy.liquidus_K;
    if (!frozen && K >= c->acceptance_K)
        return;
    struct mark mark =
        locate(s,
               frozen ? "producer.tap_temperature|customers.%s.route.distance"
                      : "customers.%s.acceptance_temperature|producer.tap_temperature",
               c->name);
    diag_warn(diag, &mark, frozen ? "W-FROZEN" : "W-COLD",
              "the last ladle of a mean trip arrives near %.0f degC, below the %s of %.0f degC",
              K - ZERO_C, frozen ? "liquidus" : "acceptance temperature",
              (frozen ? c->alloy.liquidus_K : c->acceptance_K) - ZERO_C);
    diag_help(diag, "counted with a soaked lining; a higher tap temperature, larger ladles or a "
                    "shorter way help");
}

/* --- enough of everything --------------------------------------------------------------------- */

/* Draw of all customers, and the trucks and ladles that it keeps busy. */
struct load {
    double need_kg_per_s, trucks, ladles;
};

static struct load load_of(const struct scenario *s)
{
    struct load load = {0, 0, 0};
    double hold_s = s->producer.preheat ? s->producer.preheat_hold_s : 0;
    for (int i = 0; i < s->customer_count; i++) {
        double cycle_s = plan_cycle_s(s, &s->customers[i]);
        double need = plan_draw_kg_per_s(&s->customers[i]) * plan_molten_factor(&s->customers[i]);
        load.need_kg_per_s += need;
        double trip_kg = fmin(plan_load_kg(s, &s->customers[i]), plan_mean_load_kg(s));
        load.trucks +=
            need * plan_order_s(s, &s->customers[i]) / trip_kg / plan_duty_frac(&s->fleet);
        load.ladles += need * (cycle_s + hold_s) / plan_ladle_kg(s, &s->customers[i]) +
                       (s->customers[i].stands.count > 0 ? s->customers[i].stands.in_use : 0);
    }
    return load;
}

static const char *who_draws(const struct scenario *s, char text[80])
{
    if (s->customer_count == 1)
        snprintf(text, 80, "customer '%.40s' draws", s->customers[0].name);
    else
        snprintf(text, 80, "the %d customers draw", s->customer_count);
    return text;
}

/* One fleet and one set of ladles for all customers. */
static void check_fleet(const struct scenario *s, struct diag *diag)
{
    const struct load load = load_of(s);
    double trucks = s->fleet.trucks * shift_share_frac(&s->fleet.shifts), ladles = s->ladle.count;
    const char *first = s->customers[0].name;
    char who[80];
    if (trucks < load.trucks) {
        struct mark mark = locate(s, "fleet.trucks|customers.%s.demand|customers.%s", first, first);
        diag_warn(diag, &mark, "W-TRUCKS", "the trucks carry %.2f t/h at most, %s %.2f t/h",
                  trucks / load.trucks * load.need_kg_per_s * 3.6, who_draws(s, who),
                  load.need_kg_per_s * 3.6);
        diag_help(diag, "a round trip takes %.1f h with %.1f t; try 'trucks: auto'",
                  load.trucks / load.need_kg_per_s * plan_mean_load_kg(s) / 3600,
                  plan_mean_load_kg(s) / 1000);
    }
    if (ladles < load.ladles) {
        double ladle_kg = s->ladle.params.capacity_kg * s->ladle.load_frac;
        struct mark mark = locate(s, "ladle.count|customers.%s.demand|customers.%s", first, first);
        diag_warn(diag, &mark, "W-LADLES", "the ladles carry %.2f t/h at most, %s %.2f t/h",
                  ladles / load.ladles * load.need_kg_per_s * 3.6, who_draws(s, who),
                  load.need_kg_per_s * 3.6);
        diag_help(diag, "a ladle is back after %.1f h of trip and preheating; try 'count: auto'",
                  load.ladles / load.need_kg_per_s * ladle_kg / 3600);
    }
}

static void check_melters(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    double need = plan_draw_kg_per_s(c);
    double melt = c->ingot.melters * c->ingot.melter_kg_per_s * (1 - c->ingot.burn_loss_frac);
    if (melt >= need)
        return;
    struct mark mark = locate(s, "customers.%s.ingot.melter.count|customers.%s.ingot.melter.rate",
                              c->name, c->name);
    diag_warn(diag, &mark, "W-MELT",
              "the melting furnaces give %.2f t/h, customer '%s' draws %.2f t/h", melt * 3.6,
              c->name, need * 3.6);
}

static void check_lead(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    double trip_s = s->producer.load_s + c->molten.ladles * s->producer.fill_s + plan_drive_s(c) +
                    c->unload_s / 2 + plan_handover_s(c);
    if (c->molten.lead_s >= trip_s)
        return;
    struct mark mark =
        locate(s, "customers.%s.molten.lead|customers.%s.route.distance", c->name, c->name);
    diag_warn(diag, &mark, "W-LEAD",
              "ordered %.1f h ahead, but loading, driving and the first pour take %.1f h",
              c->molten.lead_s / 3600, trip_s / 3600);
    diag_help(diag, "order earlier with 'molten.lead', or keep more in the furnace");
}

static void check_furnaces(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    double room_kg = 0, ladle_kg = s->ladle.params.capacity_kg * s->ladle.load_frac;
    for (int i = 0; i < c->furnace_count; i++) {
        const struct furnace *f = &c->furnaces[i];
        double one_kg = f->capacity_kg * (1 - f->heel_frac);
        bool drawn = false;
        room_kg += one_kg;
        for (int k = 0; k < c->machine_count; k++)
            drawn |= c->machines[k].furnace == i;
        struct mark mark =
            locate(s, "customers.%s.furnaces.%s.capacity|customers.%s.furnaces.%s|customers.%s",
                   c->name, f->name, c->name, f->name, c->name);
        if (!drawn)
            diag_warn(diag, &mark, "W-IDLE", "no machine draws from furnace '%s'", f->name);
        if (one_kg < ladle_kg && c->stands.count == 0) {
            diag_warn(diag, &mark, "W-FURNACE",
                      "furnace '%s' takes %.2f t above its heel, a ladle brings %.2f t", f->name,
                      one_kg / 1000, ladle_kg / 1000);
            diag_help(diag, "the truck waits until it has drawn down; try 'capacity: auto'");
        }
        if (f->setpoint_K < f->casting_min_K) {
            mark = locate(s,
                          "customers.%s.furnaces.%s.setpoint|customers.%s.furnaces.%s.casting_"
                          "minimum|customers.%s",
                          c->name, f->name, c->name, f->name, c->name);
            diag_warn(diag, &mark, "W-CASTING",
                      "furnace '%s' is held at %.0f degC, below its casting minimum of %.0f degC",
                      f->name, f->setpoint_K - ZERO_C, f->casting_min_K - ZERO_C);
        }
    }
    if (c->stands.count == 0 && room_kg >= ladle_kg && room_kg < plan_load_kg(s, c)) {
        struct mark mark = locate(s, "customers.%s.furnaces|customers.%s", c->name, c->name);
        diag_warn(diag, &mark, "W-FURNACE",
                  "the furnaces take %.2f t above their heels, an order brings %.2f t",
                  room_kg / 1000, plan_load_kg(s, c) / 1000);
        diag_help(diag, "trucks wait at the dock; larger furnaces or fewer ladles help");
    }
}

/* Who is brought along by `ahead` is sent metal up to a window before it would order: what is drawn
 * in that time and in the safety time is still there when the load comes. Room for less than a
 * ladle is soon drawn free; where more is lacking trucks wait long (docs/models/milk_run.md). */
static void check_ahead(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct milk_run *run = c->run;
    const double early_s = run != NULL ? run->window_s + c->molten.safety_s : 0;
    double over_kg = c->peak_kg_per_s * plan_molten_factor(c) * early_s + plan_load_kg(s, c);
    if (run == NULL || !run->rule->ahead || c->stands.count > 0)
        return;
    for (int i = 0; i < c->furnace_count; i++)
        over_kg -= c->furnaces[i].capacity_kg * (1 - c->furnaces[i].heel_frac);
    if (over_kg <= s->ladle.params.capacity_kg * s->ladle.load_frac)
        return;
    struct mark mark = locate(s, "milk_runs.%s.window|milk_runs.%s|milk_run.window|milk_run",
                              run->name, run->name);
    diag_warn(diag, &mark, "W-ROOM",
              "'%s', brought along a window of %.3g h early, lacks room for %.2f t of its load",
              c->name, run->window_s / 3600, over_kg / 1000);
    diag_help(diag, "trucks wait at the dock; a shorter window, or a larger 'furnace.buffer'");
}

/* A full ladle is set down where none stands, or an emptied one. */
static void check_stands(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct ladle_stands *stands = &c->stands;
    if (stands->count == 0 || stands->count >= stands->in_use + c->molten.ladles)
        return;
    struct mark mark = locate(s, "customers.%s.stands.count|customers.%s", c->name, c->name);
    diag_warn(diag, &mark, "W-FURNACE", "%d ladles have a place, %d in use; an order brings %d",
              stands->count, stands->in_use, c->molten.ladles);
    diag_help(diag, "the truck waits until ladles are emptied; more stands, or smaller orders with "
                    "'molten.ladles'");
}

/* --- the truck -------------------------------------------------------------------------------- */

double scenario_gross_kg(const struct scenario *s, const struct truck_type *type, double *tare_kg,
                         const char **why)
{
    struct ladle_grid *grid = ladle_grid_create(&s->ladle.params, why);
    if (!grid)
        return NAN;
    *tare_kg = ladle_tare_kg(&s->ladle.params, grid);
    ladle_grid_free(&grid);
    return type->truck_tare_kg +
           type->ladles * (*tare_kg + s->ladle.params.capacity_kg * s->ladle.load_frac);
}

static void check_weight(const struct scenario *s, const struct truck_type *type, struct diag *diag)
{
    const char *why = NULL;
    double tare_kg, gross_kg = scenario_gross_kg(s, type, &tare_kg, &why);
    if (isnan(gross_kg)) {
        struct mark mark = locate(s, "ladle.lining|ladle");
        diag_error(diag, &mark, "E-RANGE", "this ladle cannot be computed: %s",
                   why ? why : "out of memory");
        return;
    }
    if (gross_kg <= type->gross_limit_kg || s->customer_count == 0)
        return;
    struct mark mark = locate(s,
                              "fleet.types.%s.ladles|fleet.types.%s|fleet.ladles_per_truck|"
                              "ladle.capacity|fleet.gross_limit",
                              type->name, type->name);
    diag_warn(diag, &mark, "W-WEIGHT", "a full truck weighs %.1f t, the limit is %.1f t",
              gross_kg / 1000, type->gross_limit_kg / 1000);
    diag_help(
        diag,
        "%.1f t truck, %d ladles of %.2f t with %.2f t of metal each; fewer ladles, a lighter "
        "lining or 'ladle.load' help",
        type->truck_tare_kg / 1000, type->ladles, tare_kg / 1000,
        s->ladle.params.capacity_kg * s->ladle.load_frac / 1000);
}

/* Below a week after the cut no sheet is possible: shifts and orders repeat by the week. */
static void check_times(const struct scenario *s, struct diag *diag)
{
    static const double WEEK_S = 7 * 86400.0;
    double horizon_s = s->simulation.horizon_s, warmup_s = s->simulation.warmup_s;
    struct mark mark = locate(s, "simulation.warmup|simulation.horizon");
    if (warmup_s > 0 && horizon_s - warmup_s < WEEK_S) {
        diag_error(diag, &mark, "E-CONFLICT",
                   "a warm-up of %g d leaves less than a week of the horizon of %g d",
                   warmup_s / 86400, horizon_s / 86400);
        diag_help(diag, "a 'simulation.horizon' of %g wk or more, or a shorter warm-up",
                  ceil((fmax(2 * warmup_s, warmup_s + WEEK_S)) / WEEK_S));
    } else if (warmup_s > horizon_s / 2) {
        diag_warn(diag, &mark, "W-WARMUP", "the warm-up takes more than half of the horizon");
    }
}

/* A week with idle days in it is a year's measure only as a whole; and stock that is ordered once
 * in the time observed says nothing of its cost. */
static void check_window(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    static const double WEEK_S = 7 * 86400.0;
    double warmup_s = isnan(s->simulation.warmup_s) ? 0 : s->simulation.warmup_s;
    double window_s = s->simulation.horizon_s - warmup_s, lead_s = dist_mean(&c->ingot.lead_s);
    struct mark mark = locate(s, "simulation.horizon|simulation.warmup");
    if (warmup_s > 0 && window_s < WEEK_S)
        return; /* refused by check_times */
    if (shift_share_frac(&c->shifts) < 1 && fabs(remainder(window_s, WEEK_S)) > 3600)
        diag_warn(
            diag, &mark, "W-WEEKS",
            "%.1f d are observed, no whole weeks: what is said of a year is skewed by the days "
            "on which the machines rest",
            window_s / 86400);
    if (window_s < 3 * lead_s) {
        diag_warn(diag, &mark, "W-WINDOW",
                  "%.1f d are observed, ingots take %.1f d to come: stock and stock-outs are not "
                  "settled",
                  window_s / 86400, lead_s / 86400);
        diag_help(diag, "a 'simulation.horizon' of %g wk or more",
                  ceil((warmup_s + 3 * lead_s) / WEEK_S));
    }
}

/* --- money over time -------------------------------------------------------------------------- */

/* A price that is normal must be far from zero. */
static void check_model(const struct scenario *s, struct diag *diag)
{
    const struct ladle_model *model = s->ladle.model;
    const char *why = model->refuses != NULL ? model->refuses(&s->ladle.params) : NULL;
    if (why == NULL)
        return;
    struct mark mark = locate(s, "ladle.model|ladle.lining");
    diag_warn(diag, &mark, "W-MODEL", "the ladle model %s cannot do %s; wall1d is used",
              model->name, why);
}

static void check_market(const struct scenario *s, struct diag *diag)
{
    static const double FAR_SD = 6;
    const struct price_market *market = &s->metal.market;
    struct mark mark =
        locate(s, "metal.market.volatility|metal.market.half_life|metal.market.process");
    if (market->process->next_per_kg &&
        market->process == price_process_find("mean_reverting_level") &&
        market->process->long_run_sd_per_kg(market) * FAR_SD > market->mean_per_kg) {
        diag_error(diag, &mark, "E-RANGE", "this price could fall below zero");
        diag_help(diag,
                  "take 'process: mean_reverting', a lower volatility or a shorter half life");
    }
}

/* A level to fill up to that is no higher than the level at which is ordered orders nothing. */
static void check_stock(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct ingot_supply *ingot = &c->ingot;
    struct mark mark =
        locate(s, "customers.%s.ingot.order_up_to|customers.%s.ingot.reorder", c->name, c->name);
    if (!ingot->policy->uses_up_to || !ingot->policy->uses_reorder ||
        ingot->up_to_kg > ingot->reorder_kg)
        return;
    diag_error(diag, &mark, "E-CONFLICT",
               "ingots are ordered up to %.1f t, but only at or below %.1f t",
               ingot->up_to_kg / 1000, ingot->reorder_kg / 1000);
    diag_help(diag, "'ingot.order_up_to' is above 'ingot.reorder', by about one order");
}

void scenario_check(const struct scenario *s, struct diag *diag)
{
    checks_range(s, diag);
    checks_alloy(s, diag);
    checks_producer(s, diag);
    checks_cool(s, diag);
    for (int i = 0; i < s->fleet.type_count; i++)
        check_weight(s, &s->fleet.types[i], diag);
    check_times(s, diag);
    check_model(s, diag);
    check_market(s, diag);
    if (s->customer_count > 0)
        check_fleet(s, diag);
    for (int i = 0; i < s->customer_count; i++) {
        check_arrival(s, &s->customers[i], diag);
        checks_sludge(s, &s->customers[i], diag);
        check_melters(s, &s->customers[i], diag);
        check_lead(s, &s->customers[i], diag);
        check_furnaces(s, &s->customers[i], diag);
        check_ahead(s, &s->customers[i], diag);
        check_stands(s, &s->customers[i], diag);
        check_stock(s, &s->customers[i], diag);
        check_window(s, &s->customers[i], diag);
    }
}
