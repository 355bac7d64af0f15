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

/* --- planned values --------------------------------------------------------------------------- */

double plan_load_kg(const struct scenario *s)
{
    return s->fleet.ladles_per_truck * s->ladle.params.capacity_kg * s->ladle.load_frac;
}

double plan_mean_load_kg(const struct scenario *s)
{
    double ladles = 0, trucks = 0;
    for (int i = 0; i < s->fleet.type_count; i++) {
        ladles += s->fleet.types[i].trucks * s->fleet.types[i].ladles;
        trucks += s->fleet.types[i].trucks;
    }
    return ladles / trucks * s->ladle.params.capacity_kg * s->ladle.load_frac;
}

double plan_duty_frac(const struct fleet *fleet)
{
    double away_s = fleet->shift_change_s + 2 * fleet->garage_m / fleet->garage_speed_m_per_s;
    return fmax(1 - away_s / fleet->shifts.longest_shift_s, 0.05);
}

double plan_draw_kg_per_s(const struct customer *c)
{
    double share = shift_share_frac(&c->shifts);
    return share > 0 ? c->draw_kg_per_s / share : 0;
}

/* E[1/v] = (1 + cv^2) / E[v] holds exactly for a lognormal v, and to second order for others. */
double plan_drive_s(const struct customer *c)
{
    const struct dist *speed = &c->route.speed_m_per_s;
    return c->route.mean_drive_s * (1 + speed->cv * speed->cv);
}

double plan_cycle_s(const struct scenario *s, const struct customer *c)
{
    const struct fleet *fleet = &s->fleet;
    struct driving_state crew = {0};
    double pause_s = 0;
    double drive_s = driving_elapsed_s(fleet->rule, fleet->crew, plan_drive_s(c), &crew, &pause_s);
    double unload_s = c->unload_s + fleet->ladles_per_truck * c->pour_s;
    driving_stand(fleet->rule, unload_s, &crew);
    drive_s += driving_elapsed_s(fleet->rule, fleet->crew, plan_drive_s(c), &crew, &pause_s);
    return s->producer.load_s + (s->producer.weighbridges > 0 ? s->producer.weigh_s : 0) +
           fleet->ladles_per_truck * s->producer.fill_s + unload_s + drive_s;
}

double plan_molten_factor(const struct customer *c)
{
    return (1 - c->returns_frac * (1 - c->scrap_back_frac)) / (1 - c->returns_frac);
}

double plan_heat_up_s(const struct scenario *s)
{
    return fmin(s->producer.preheat_hold_s / 2, 2 * 3600.0);
}

enum { WEEK_H = 7 * 24 };

static int whole(double needed)
{
    return needed > 1 ? (int)fmin(ceil(needed - 1e-9), 1e6) : 1;
}

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

static double machine_draw_kg_per_s(const struct customer *c, const struct machine *machine)
{
    return diecast_draw_kg_per_s(machine->shot_kg, machine->cycle_s, machine->count,
                                 machine->utilisation_frac) *
           (1 - c->returns_frac);
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
    suggest_begin(&nearest, machine->furnace_name);
    for (int i = 0; i < c->furnace_count; i++) {
        suggest_offer(&nearest, c->furnaces[i].name);
        if (!strcmp(c->furnaces[i].name, machine->furnace_name)) {
            machine->furnace = i;
            return;
        }
    }
    mark = locate(s, "customers.%s.machines.%s.furnace", c->name, machine->name);
    diag_error(diag, &mark, "E-NAME", "no furnace '%.60s' at customer '%s'", machine->furnace_name,
               c->name);
    diag_help(diag, nearest.best ? "did you mean '%s'?" : "there is '%s'",
              nearest.best ? nearest.best : c->furnaces[0].name);
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
                (buffer_kg * plan_molten_factor(c) + plan_load_kg(s)) / room_frac;
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
        ingot->melters =
            whole(plan_draw_kg_per_s(c) / (1 - ingot->burn_loss_frac) / ingot->melter_kg_per_s);
    c->standby = *ingot; /* two truck loads at most: what a standby melts comes again in days */
    c->standby.melters = ingot->standby;
    c->standby.reorder_kg = ingot->order_kg;
    c->standby.up_to_kg = 2 * ingot->order_kg;
}

/* --- the road --------------------------------------------------------------------------------- */

static void check_distance(const struct scenario *s, const struct customer *c, struct diag *diag)
{
    const struct route *route = &c->route;
    char path[160];
    double sum_m = 0;
    for (int i = 0; i < route->segment_count; i++)
        sum_m += route->segments[i].length_m;
    snprintf(path, sizeof path, "customers.%s.route.distance", c->name);
    const struct scenario_value *entry = book_find(s->book, path);
    if (entry && entry->origin == ORIGIN_DEFAULT)
        s->book->values[entry - s->book->values].automatic = true; /* worked out from them */
    if (!entry || entry->origin == ORIGIN_DEFAULT ||
        fabs(sum_m - route->distance_m) <= 1e-9 * sum_m)
        return;
    struct mark mark = locate(s, "%s", path);
    diag_error(diag, &mark, "E-CONFLICT", "the segments of the route are %g km, not %g km",
               sum_m / 1000, route->distance_m / 1000);
    diag_help(diag, "leave 'distance' out, or move the length of a segment instead");
}

/* The pieces that are driven: the segments, or the whole way at its mean speed. */
static void resolve_route(struct scenario *s, struct customer *c, struct diag *diag)
{
    struct route *route = &c->route;
    const int count = route->segment_count > 0 ? route->segment_count : 1;
    route->stretches = arena_take(s->book->arena, (size_t)count * sizeof *route->stretches);
    if (!route->stretches)
        return;
    route->stretch_count = count;
    route->stretches[0] = (struct road_stretch){route->distance_m, dist_mean(&route->speed_m_per_s),
                                                route->rush_speed_frac};
    if (route->segment_count > 0) {
        check_distance(s, c, diag);
        route->distance_m = 0;
    }
    for (int i = 0; i < route->segment_count; i++) {
        struct road_segment *segment = &route->segments[i];
        if (isnan(segment->speed_m_per_s))
            segment->speed_m_per_s = segment->kind->speed_m_per_s;
        route->stretches[i] = (struct road_stretch){segment->length_m, segment->speed_m_per_s,
                                                    segment->kind->rush_frac};
        route->distance_m += segment->length_m;
    }
    route->mean_drive_s = road_drive_s(route->stretches, count, &route->rush, 1, 0);
    for (int hour = 1; hour < WEEK_H && route->rush.count > 0; hour++)
        route->mean_drive_s +=
            (road_drive_s(route->stretches, count, &route->rush, 1, hour * 3600.0) -
             route->mean_drive_s) /
            (hour + 1);
}

/* --- the fleet -------------------------------------------------------------------------------- */

/* A number of the fleet that follows from its types: written too, it must agree. */
static void follow(const struct scenario *s, const char *path, int *value, int types,
                   struct diag *diag)
{
    const struct scenario_value *entry = book_find(s->book, path);
    const bool written = entry && entry->origin != ORIGIN_DEFAULT && *value >= 0;
    if (entry && !written)
        s->book->values[entry - s->book->values].automatic = true;
    if (written && *value != types) {
        struct mark mark = locate(s, "%s", path);
        diag_error(diag, &mark, "E-CONFLICT", "by 'fleet.types' this is %d, not %d", types, *value);
        diag_help(diag, "leave it out, or change the type");
    }
    *value = types;
}

static void resolve_types(struct scenario *s, struct diag *diag)
{
    struct fleet *fleet = &s->fleet;
    int trucks = 0, ladles = 0;
    for (int i = 0; i < fleet->type_count; i++) {
        struct truck_type *type = &fleet->types[i];
        trucks += type->trucks;
        ladles = type->ladles > ladles ? type->ladles : ladles;
        if (isnan(type->gross_limit_kg))
            type->gross_limit_kg = fleet->gross_limit_kg;
        if (isnan(type->truck_tare_kg))
            type->truck_tare_kg = fleet->truck_tare_kg;
        if (isnan(type->fuel_full_m3_per_m))
            type->fuel_full_m3_per_m = fleet->fuel_full_m3_per_m;
        if (isnan(type->fuel_empty_m3_per_m))
            type->fuel_empty_m3_per_m = fleet->fuel_empty_m3_per_m;
    }
    if (fleet->type_count > 0) {
        follow(s, "fleet.trucks", &fleet->trucks, trucks, diag);
        follow(s, "fleet.ladles_per_truck", &fleet->ladles_per_truck, ladles, diag);
        return;
    }
    fleet->types = arena_take(s->book->arena, sizeof *fleet->types);
    if (!fleet->types)
        return;
    fleet->type_count = 1;
    *fleet->types = (struct truck_type){"truck",
                                        fleet->trucks,
                                        fleet->ladles_per_truck,
                                        fleet->gross_limit_kg,
                                        fleet->truck_tare_kg,
                                        fleet->fuel_full_m3_per_m,
                                        fleet->fuel_empty_m3_per_m,
                                        1};
}

/* Loads a second that trucks must manage: the mean over the hours that they work, and never less
 * than the customer draws while it works, for its furnace bridges hours and not days. */
static double busy_loads_per_s(const struct scenario *s, const struct customer *c)
{
    double mean = c->draw_kg_per_s / shift_share_frac(&s->fleet.shifts);
    return fmax(mean, plan_draw_kg_per_s(c)) * plan_molten_factor(c) / plan_load_kg(s);
}

/* Trucks: whole ones for the planned round trips. Stations: for heating up, and to keep the next
 * truck's ladles hot. Ladles: those on the road, those kept hot, those being heated and filled. */
static void resolve_fleet(struct scenario *s)
{
    double trucks = 0, ladles_per_s = 0;
    for (int i = 0; i < s->customer_count; i++) {
        const struct customer *c = &s->customers[i];
        double loads_per_s = busy_loads_per_s(s, c);
        trucks += loads_per_s * plan_cycle_s(s, c) / s->fleet.availability_frac /
                  plan_duty_frac(&s->fleet);
        ladles_per_s += loads_per_s * s->fleet.ladles_per_truck;
    }
    double heat_s = s->producer.preheat ? s->producer.preheat_hold_s + plan_heat_up_s(s) : 0;
    int hot = s->producer.preheat ? s->fleet.ladles_per_truck : 0;
    if (s->fleet.trucks < 0)
        s->fleet.types->trucks = s->fleet.trucks = whole(trucks);
    if (s->producer.stations < 0)
        s->producer.stations =
            hot > 0 ? hot + whole(ladles_per_s * heat_s / s->fleet.availability_frac) : 0;
    if (s->ladle.count < 0)
        s->ladle.count = s->fleet.trucks * s->fleet.ladles_per_truck + hot +
                         whole(ladles_per_s * (heat_s + s->producer.fill_s));
}

/* --- the producer ----------------------------------------------------------------------------- */

static void resolve_plant(struct scenario *s, struct diag *diag)
{
    bool melts = false, fed = false, taps = false;
    for (int i = 0; i < s->producer.furnace_count; i++) {
        struct plant_furnace *furnace = &s->producer.furnaces[i];
        const struct plant_furnace_type *type = furnace->type;
        const struct melter_type *melter = type->melts ? melter_type_find(type->melter) : NULL;
        melts |= type->melts && !type->alloys;
        fed |= type->alloys && !type->melts;
        taps |= type->alloys;
        if (isnan(furnace->efficiency_frac))
            furnace->efficiency_frac = melter ? melter->efficiency_frac : GAS_HOLDING_FRAC;
        if (isnan(furnace->burn_loss_frac))
            furnace->burn_loss_frac = melter ? melter->burn_loss_frac : 0;
    }
    struct mark mark = locate(s, "producer.furnaces|producer");
    if (s->producer.furnace_count > 0 && !taps)
        diag_error(diag, &mark, "E-CONFLICT", "no furnace of the producer can be tapped");
    else if (melts != fed)
        diag_error(diag, &mark, "E-CONFLICT",
                   fed ? "nothing feeds the alloying furnaces"
                       : "no alloying furnace takes the melt");
    else
        return;
    diag_help(diag, "write a melting furnace and one of type 'alloying', or one of type "
                    "'integrated'");
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
        diag_help(diag, "name a CSV file with 'series', or write {2025-01-06: 19900 CNY/t}");
    } else if (from_s && from_s[0] > 0) {
        diag_error(diag, &mark, "E-RANGE", "the first quote is after the start, %.10s",
                   s->simulation.start);
        diag_help(diag, "give the price of that day too, or start later with 'simulation.start'");
    }
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
    resolve_cool(s);
    resolve_market(s, diag);
    resolve_plant(s, diag);
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
    for (int i = 0; i < s->customer_count; i++) {
        resolve_furnaces(s, &s->customers[i]);
        resolve_customer_metal(s, &s->customers[i], diag);
        resolve_ingot(s, &s->customers[i]);
    }
    if (s->customer_count > 0)
        resolve_fleet(s);
}
