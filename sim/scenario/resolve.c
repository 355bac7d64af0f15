/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/resolve.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"
#include "sim/scenario/date.h"
#include "sim/scenario/locate.h"
#include "sim/scenario/suggest.h"

/* --- the customer ----------------------------------------------------------------------------- */

#define ONE_SHOT_S                                                                                 \
    60.0 /* pace of the machine that stands for a demand; only its product matters                 \
          */

static void demand_machine(struct scenario *s, struct customer *c)
{
    double share = shift_share_frac(&c->shifts);
    struct machine *machine = arena_take(s->book->arena, sizeof *machine);
    if (!machine)
        return;
    *machine = (struct machine){
        .name = "demand", .count = 1, .cycle_s = ONE_SHOT_S, .utilisation_frac = 1};
    machine->shot_kg = c->demand_kg_per_s / (1 - c->returns_frac) / share * ONE_SHOT_S;
    c->machines = machine;
    c->machine_count = 1;
}

static double running_share(const struct machine *machine)
{
    double up_s = dist_mean(&machine->uptime_s), down_s = dist_mean(&machine->repair_s);
    return up_s > 0 ? up_s / (up_s + down_s) : 1;
}

/* Shot and cycle of its class, where they are not given. */
static void resolve_machine(struct machine *machine)
{
    if (isnan(machine->shot_kg))
        machine->shot_kg = machine->kind->shot_kg;
    if (isnan(machine->cycle_s))
        machine->cycle_s = (machine->kind->cycle_min_s + machine->kind->cycle_max_s) / 2;
}

static double machine_draw_kg_per_s(const struct customer *c, const struct machine *machine)
{
    return diecast_draw_kg_per_s(machine->shot_kg, machine->cycle_s, machine->count,
                                 machine->utilisation_frac) *
           (1 - c->returns_frac);
}

static int furnace_named(const struct customer *c, const char *name, struct suggestion *nearest)
{
    suggest_begin(nearest, name);
    for (int i = 0; i < c->furnace_count; i++) {
        suggest_offer(nearest, c->furnaces[i].name);
        if (!strcmp(c->furnaces[i].name, name))
            return i;
    }
    return -1;
}

static void no_furnace(const struct customer *c, const struct mark *mark, const char *name,
                       const struct suggestion *nearest, struct diag *diag)
{
    diag_error(diag, mark, "E-NAME", "no furnace '%.60s' at customer '%s'", name, c->name);
    diag_help(diag, nearest->best ? "did you mean '%s'?" : "there is '%s'",
              nearest->best ? nearest->best : c->furnaces[0].name);
}

static void check_relining(const struct scenario *s, const struct customer *c,
                           const struct furnace *furnace, struct diag *diag)
{
    struct mark mark =
        locate(s, "customers.%s.furnaces.%s.relining_every|customers.%s.furnaces.%s.relining_time",
               c->name, furnace->name, c->name, furnace->name);
    if (furnace->reline_every_s > 0 && furnace->reline_s >= furnace->reline_every_s)
        diag_error(diag, &mark, "E-CONFLICT",
                   "relining every %g d takes %g d: the furnace is never hot",
                   furnace->reline_every_s / 86400, furnace->reline_s / 86400);
}

/* Who feeds the machines while a furnace is relined. */
static void find_relief(const struct scenario *s, struct customer *c, struct diag *diag)
{
    for (int i = 0; i < c->furnace_count; i++) {
        struct furnace *furnace = &c->furnaces[i];
        struct suggestion nearest;
        furnace->relief = -1;
        check_relining(s, c, furnace, diag);
        if (furnace->relief_name == NULL)
            continue;
        struct mark mark = locate(s, "customers.%s.furnaces.%s.relief", c->name, furnace->name);
        furnace->relief = furnace_named(c, furnace->relief_name, &nearest);
        if (furnace->relief < 0)
            no_furnace(c, &mark, furnace->relief_name, &nearest, diag);
        else if (furnace->relief == i)
            diag_error(diag, &mark, "E-CONFLICT", "furnace '%s' cannot relieve itself",
                       furnace->name);
    }
}

static void find_furnace(const struct scenario *s, struct customer *c, struct machine *machine,
                         struct diag *diag)
{
    struct suggestion nearest;
    struct mark mark;
    if (!machine->furnace_name) {
        if (c->furnace_count == 1)
            return;
        mark = locate(s, "customers.%s.machines.%s.furnace|customers.%s.machines.%s", c->name,
                      machine->name, c->name, machine->name);
        diag_error(diag, &mark, "E-MISSING", "machine '%s' does not say which furnace feeds it",
                   machine->name);
        diag_help(diag, "write 'furnace: %s' or another of the customer's", c->furnaces[0].name);
        return;
    }
    machine->furnace = furnace_named(c, machine->furnace_name, &nearest);
    if (machine->furnace >= 0)
        return;
    machine->furnace = 0;
    mark = locate(s, "customers.%s.machines.%s.furnace", c->name, machine->name);
    no_furnace(c, &mark, machine->furnace_name, &nearest, diag);
}

static void resolve_draw(struct scenario *s, struct customer *c, struct diag *diag)
{
    struct mark mark = locate(s, "customers.%s.demand|customers.%s", c->name, c->name);
    bool given = !isnan(c->demand_kg_per_s);
    if (given == (c->machine_count > 0)) {
        diag_error(diag, &mark, given ? "E-CONFLICT" : "E-MISSING", "customer '%s' has %s", c->name,
                   given ? "a demand and machines" : "neither demand nor machines");
        diag_help(diag, given ? "keep one: machines draw what they shoot"
                              : "write 'demand: 20000 t/a', or describe the machines");
        return;
    }
    find_relief(s, c, diag);
    for (int i = 0; i < c->machine_count; i++)
        resolve_machine(&c->machines[i]);
    if (given)
        demand_machine(s, c);
    for (int i = 0; i < c->machine_count; i++) {
        double draw = machine_draw_kg_per_s(c, &c->machines[i]);
        find_furnace(s, c, &c->machines[i], diag);
        c->peak_kg_per_s += draw;
        c->draw_kg_per_s += draw * running_share(&c->machines[i]) * shift_share_frac(&c->shifts);
    }
}

/* Share of the energy that reaches the bath: gas 0.3-0.5, immersion heaters 0.85-1; heating power
 * 15-60 kW/t. source: assumption */
#define GAS_HOLDING_FRAC   0.40
#define POWER_HOLDING_FRAC 0.95
#define HEATER_W_PER_KG    30.0

static void resolve_furnaces(const struct scenario *s, struct customer *c)
{
    for (int i = 0; i < c->furnace_count; i++) {
        struct furnace *furnace = &c->furnaces[i];
        double draw = 0;
        for (int k = 0; k < c->machine_count; k++)
            if (c->machines[k].furnace == i)
                draw += machine_draw_kg_per_s(c, &c->machines[k]) * running_share(&c->machines[k]);
        if (isnan(furnace->efficiency_frac))
            furnace->efficiency_frac =
                furnace->energy == FURNACE_GAS ? GAS_HOLDING_FRAC : POWER_HOLDING_FRAC;
        if (isnan(furnace->heater_W_per_kg))
            furnace->heater_W_per_kg =
                HEATER_W_PER_KG / (furnace->energy == FURNACE_GAS ? furnace->efficiency_frac : 1);
        double buffer_kg = furnace->buffer_s * draw, room_frac = 1 - furnace->heel_frac;
        if (isnan(furnace->capacity_kg))
            furnace->capacity_kg =
                (buffer_kg * plan_molten_factor(c) + plan_load_kg(s, c)) / room_frac;
        if (isnan(furnace->ingot_capacity_kg))
            furnace->ingot_capacity_kg = (buffer_kg + c->ingot.batch_kg) / room_frac;
    }
}

static void resolve_ingot(const struct scenario *s, struct customer *c)
{
    struct ingot_supply *ingot = &c->ingot;
    if (isnan(ingot->melter_efficiency_frac))
        ingot->melter_efficiency_frac = ingot->melter->efficiency_frac;
    if (isnan(ingot->melter_standby_W))
        ingot->melter_standby_W = ingot->melter->standby_W_per_kg_per_s * ingot->melter_kg_per_s;
    if (isnan(ingot->safety_s))
        ingot->safety_s = dist_mean(&ingot->lead_s);
    double cover_s = dist_mean(&ingot->lead_s) + ingot->safety_s +
                     (ingot->policy->periodic ? ingot->review_s : 0);
    if (isnan(ingot->reorder_kg))
        ingot->reorder_kg = c->draw_kg_per_s * cover_s;
    if (isnan(ingot->order_kg))
        ingot->order_kg = fmax(s->fleet.gross_limit_kg - s->fleet.truck_tare_kg, 1);
    if (isnan(ingot->up_to_kg))
        ingot->up_to_kg =
            ingot->policy->uses_reorder ? ingot->reorder_kg + ingot->order_kg : ingot->reorder_kg;
    if (ingot->melters < 0)
        ingot->melters = plan_whole(plan_draw_kg_per_s(c) / (1 - ingot->burn_loss_frac) /
                                    ingot->melter_kg_per_s);
    c->standby = *ingot; /* two truck loads at most: what a standby melts comes again in days */
    c->standby.melters = ingot->standby;
    c->standby.reorder_kg = ingot->order_kg;
    c->standby.up_to_kg = 2 * ingot->order_kg;
}

/* --- the producer ----------------------------------------------------------------------------- */

static void resolve_plant(struct scenario *s)
{
    for (int i = 0; i < s->producer.furnace_count; i++) {
        struct plant_furnace *furnace = &s->producer.furnaces[i];
        const struct plant_furnace_type *type = furnace->type;
        const struct melter_type *melter = type->melts ? melter_type_find(type->melter) : NULL;
        if (isnan(furnace->efficiency_frac))
            furnace->efficiency_frac = melter ? melter->efficiency_frac : GAS_HOLDING_FRAC;
        if (isnan(furnace->burn_loss_frac))
            furnace->burn_loss_frac = melter ? melter->burn_loss_frac : 0;
    }
}

/* --- the market ------------------------------------------------------------------------------- */

/* A series counts from the start of the clock. */
static void resolve_market(struct scenario *s, struct diag *diag)
{
    struct price_market *market = &s->metal.market;
    double *from_s = arena_take(s->book->arena, (size_t)market->series.count * sizeof *from_s);
    struct mark mark = locate(s, "metal.market.series|metal.market.process");
    long start = 0;
    market->mean_per_kg = s->metal.price_per_kg;
    market->start_per_kg = s->metal.price_per_kg * s->metal.start_frac;
    date_parse(s->simulation.start, &start);
    for (int i = 0; from_s && i < market->series.count; i++)
        from_s[i] = market->series.from_s[i] - (double)start * 86400;
    market->series.from_s = from_s;
    if (!market->process->listed)
        return;
    if (market->series.count == 0) {
        diag_error(diag, &mark, "E-MISSING", "the price process 'series' has no series");
        diag_help(diag,
                  "name a CSV file with 'metal.market.series', or write {2025-01-06: 19900 CNY/t}");
    } else if (from_s && from_s[0] > 0) {
        diag_error(diag, &mark, "E-RANGE", "the first quote is after the start, %.10s",
                   s->simulation.start);
        diag_help(diag, "give the price of that day too, or start later with 'simulation.start'");
    }
}

/* Holidays count from the start of the clock, as everything does. */
static void resolve_holidays(struct scenario *s, struct shift_holidays *holidays)
{
    struct shift_span *span =
        arena_take(s->book->arena, (size_t)(holidays->count + 1) * sizeof *span);
    long start = 0;
    date_parse(s->simulation.start, &start);
    for (int i = 0; span && i < holidays->count; i++)
        span[i] = (struct shift_span){holidays->span[i].start_s - (double)start * 86400,
                                      holidays->span[i].end_s - (double)start * 86400};
    holidays->span = span;
}

static void resolve_cool(struct scenario *s)
{
    for (int i = 0; i < s->cool.step_count; i++) {
        struct cool_step *step = &s->cool.steps[i];
        if (!isnan(step->open_frac))
            continue;
        step->open_frac = step->action == COOL_FILL   ? s->ladle.open_fill_frac
                          : step->action == COOL_POUR ? s->ladle.open_pour_frac
                                                      : 0;
    }
}

void scenario_resolve(struct scenario *s, struct diag *diag)
{
    s->ladle.params.alloy = &s->metal.alloy;
    s->simulation.day_of_year = date_day_of_year(s->simulation.start);
    resolve_metal(s);
    resolve_types(s, diag);
    resolve_orders(s, diag);
    resolve_cool(s);
    resolve_holidays(s, &s->fleet.shifts.holidays);
    for (int i = 0; i < s->customer_count; i++)
        resolve_holidays(s, &s->customers[i].shifts.holidays);
    resolve_market(s, diag);
    resolve_plant(s);
    int furnaces = 0;
    for (int i = 0; i < s->customer_count; i++)
        furnaces += s->customers[i].furnace_count;
    if (s->customer_count > SCENARIO_MAX_CUSTOMERS || furnaces > SCENARIO_MAX_FURNACES) {
        struct mark mark = locate(s, "customers.%s", s->customers[s->customer_count - 1].name);
        diag_error(diag, &mark, "E-LIMIT",
                   "%d customers with %d holding furnaces, at most %d and %d are simulated",
                   s->customer_count, furnaces, SCENARIO_MAX_CUSTOMERS, SCENARIO_MAX_FURNACES);
    }
    int before = diag_errors_seen(diag);
    for (int i = 0; i < s->customer_count; i++)
        resolve_draw(s, &s->customers[i], diag);
    if (diag_errors_seen(diag) > before)
        return;
    for (int i = 0; i < s->customer_count; i++)
        resolve_route(s, &s->customers[i], diag);
    resolve_sites(s, diag);
    resolve_runs(s, diag);
    resolve_stands(s, diag);
    for (int i = 0; i < s->customer_count; i++) {
        resolve_furnaces(s, &s->customers[i]);
        resolve_customer_metal(s, &s->customers[i], diag);
        resolve_ingot(s, &s->customers[i]);
    }
    if (s->customer_count > 0)
        resolve_fleet(s);
}
