/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out what was left to 'auto', from mean values: first guesses that a planner would make by
 * hand, each a formula of inputs, so that a changed input changes them. */
#ifndef SIM_SCENARIO_RESOLVE_H
#define SIM_SCENARIO_RESOLVE_H

#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

/* Draw (w: share of the week in shift; a: uptime / (uptime + repair)):
 *   peak = sum over machines of count x shot / cycle x utilisation x (1 - returns)
 *   draw = w x the same sum with a                   customer without machines: draw = demand,
 *   made by one machine that runs all shift, peak = demand / w.
 * Planned draw while working = draw / w.
 *
 * Furnace: capacity = (buffer x draw of its machines while working + one load) / (1 - heel);
 *   ingots: one batch of the melting furnace instead of the load.
 * Transfers: loss by height and turbulence of the fall. Burn loss: of set, melter and charge.
 * Acceptance: 680 degC, or the alloy's sludge temperature when that is hotter.
 * Busy loads per second: max(draw / share of the week that the fleet is manned, planned draw) over
 *   the load of a truck; busy ladles per second: times the ladles of a truck.
 * Trucks: ceil(busy loads per second x cycle / availability / duty), cycle as in plan_order_s, duty
 * as in plan_duty_frac; where types are described, those of all types. Every type takes from the
 * fleet what it leaves to auto; a fleet without types has one, made of the fleet's own values.
 * Stations: one truck's ladles kept hot, and ceil(busy ladles per second x (heating up + hold) /
 *   availability); none without preheating.
 * Ladles: those on the trucks, one truck's kept hot, and as many as come in while one is heated
 *   and filled: ceil(busy ladles per second x (heating up + hold + fill)); where there are
 *   cleaning stations, cleaned too. Where ladles are left, one for every stand besides.
 * Ingots: reorder = draw x (mean lead + safety); order = gross limit - tare of a truck, a common
 *   truck of the same weight; melters = ceil(planned draw / (1 - burn loss) / rate); efficiency,
 *   standby and burn loss of the melter's type.
 * Standby: the shop of the ingot route with its own number of furnaces, reorder = one order, up to
 *   two.
 * The molten reorder level stays NaN: the ordering rule works it out at each review, from the
 *   shifts of the hours ahead. Warm-up stays NaN: it is found from the results.
 *
 * Also sets the alloy of the ladle, the furnace index of machines, open shares of cool steps.
 * fails: reports contradictions: demand and machines, neither, an unknown furnace; and too many
 * customers or furnaces.
 */
void scenario_resolve(struct scenario *, struct diag *);

/* Its parts in resolve_metal.c: transfers and magnesium; melting loss and acceptance of a customer.
 */
void resolve_metal(struct scenario *);
void resolve_customer_metal(const struct scenario *, struct customer *, struct diag *);

/* Those in resolve_route.c, resolve_fleet.c: the stretches and times of a route; what the fleet
 * takes from its types or they from it; counts of trucks, stations and ladles. */
void resolve_route(struct scenario *, struct customer *, struct diag *);
void resolve_leg(struct scenario *, const struct milk_run *, struct milk_stop *, struct diag *);
void resolve_types(struct scenario *, struct diag *);
/* In resolve_run.c: ladles of an order; then who is in which milk run, and the legs between stops.
 */
void resolve_orders(struct scenario *, struct diag *);
void resolve_runs(struct scenario *, struct diag *);
/* In resolve_stands.c: what ladles left at customers do not go with (E-CONFLICT). */
void resolve_stands(const struct scenario *, struct diag *);
/* In resolve_site.c: who shares docks and road with whom (E-CONFLICT where they do not agree). */
void resolve_sites(struct scenario *, struct diag *);
void resolve_fleet(struct scenario *);

/* So many whole things: at least one, rounded up. */
int plan_whole(double needed);
/* Mean time from taking a truck to having it back: load + ladles x (fill + pour) + unload + both
 * ways at mean speed (time = distance x (1 + cv^2) / mean speed for a lognormal speed) + legal
 * breaks. */
double plan_cycle_s(const struct scenario *, const struct customer *);
/* The same of a trip over several stops of a milk run, bit i for its i-th; all stops that fit on
 * the largest truck beside this one, in the order of the run; and the truck time that an order
 * takes when those of a milk run share trips. plan_run_saved_frac: what sharing leaves out of the
 * truck time of trips of their own, on the safe side: at most two orders a trip, joined with
 * probability 1 - exp(-rate x time), time the window or what the lead leaves, whichever is less. */
double plan_run_cycle_s(const struct scenario *, const struct milk_run *, unsigned stops);
unsigned plan_run_fits(const struct scenario *, const struct milk_run *, int stop);
double plan_run_saved_frac(const struct scenario *, const struct milk_run *);
double plan_order_s(const struct scenario *, const struct customer *);
/* Mean driving time of one way. */
double plan_drive_s(const struct customer *);
/* What one ladle leaves at the customer, and its heel that goes home; metal of one order. */
double plan_heel_kg(const struct scenario *, const struct customer *);
double plan_ladle_kg(const struct scenario *, const struct customer *);
double plan_load_kg(const struct scenario *, const struct customer *);
/* Are ladles left as furnaces anywhere? */
bool plan_leaves_ladles(const struct scenario *);
/* Time per ladle at the customer: poured, or swapped for an emptied one. */
double plan_handover_s(const struct customer *);
/* Planned draw that is there when an order is due: of the furnace as it is sized; of stands, what
 * full ones hold but for an order. */
double plan_buffer_s(const struct scenario *, const struct customer *);
/* The same, mean over the trucks of all types. */
double plan_mean_load_kg(const struct scenario *);
/* Share of a crew's shift that is left beside relief and the way from and to the garage; a
 * twentieth at least. */
double plan_duty_frac(const struct fleet *);
/* New metal drawn per second while the customer works, breakdowns averaged. */
double plan_draw_kg_per_s(const struct customer *);
/* Molten metal that must come for a tonne of new metal: (1 - returns remelted here) / (1 -
 * returns), 1 when no returns go back to the producer. */
double plan_molten_factor(const struct customer *);
/* Time to heat a ladle up to its target before the hold begins.
 * source: assumption, half the hold, at most 2 h */
double plan_heat_up_s(const struct scenario *);

#endif
