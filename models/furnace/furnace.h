/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_FURNACE_FURNACE_H
#define MODELS_FURNACE_FURNACE_H

#include <stddef.h>

#include "models/alloy/alloy.h"

/* Holding furnace: metal in, metal out, a thermostat and a heater with a limit. */
struct holding_params {
    const struct alloy *alloy;
    double capacity_kg;     /* largest melt */
    double usable_min_kg;   /* below this no shot can be taken (heel) */
    double setpoint_K;      /* thermostat */
    double casting_min_K;   /* below this no shot may be taken */
    double heater_W;        /* largest energy input (power or fuel LHV) */
    double efficiency_frac; /* share of the input that reaches the metal and the wall */
    double loss_W;          /* heat loss at the setpoint; scales with (T - air) */
    double air_K;
};

struct holding_state {
    double metal_kg;
    double metal_J_per_kg;
};

/* What one step moved; the step ADDS to it. in: input_J = to bath + flue; energy closes exactly. */
struct holding_exchange {
    double input_J; /* electricity or fuel */
    double flue_J;  /* input that did not reach bath or wall */
    double loss_J;  /* through wall and lid to the air */
    double drawn_kg;
    double drawn_J; /* enthalpy carried by drawn_kg */
};

/* Advance by dt_s with a constant draw (kg/s, >= 0):
 *   dM/dt = -draw, M dh/dt = P - L, L = loss_W (T - air) / (setpoint - air)
 * P is off above the setpoint, what just holds at it, the heater at its limit below it or where the
 * limit does not hold it. Exact in the liquid, for any dt_s; below the liquidus T(h) is a chain of
 * chords of 2 kJ/kg. A step may be split anywhere without changing the path. Never draws below 0
 * kg: the caller stops at usable_min_kg (see holding_until_s); an empty furnace is kept at the
 * setpoint at the heater's expense. in: efficiency 0 < .. <= 1, setpoint > air. */
void holding_advance(const struct holding_params *, double draw_kg_per_s, double dt_s,
                     struct holding_state *, struct holding_exchange *);

/* Longest time for which the machine-relevant condition cannot change with this draw:
 * level reaching usable_min_kg, temperature crossing casting_min_K (up or down).
 * out: seconds, > 0 and at most horizon_s. Advancing by it, also as clock rounds it, lands where
 * level or temperature counts as changed (holding_castable), so that a caller who loops over it
 * never stalls. What is passed already is no change to come: the horizon. */
double holding_until_s(const struct holding_params *, double draw_kg_per_s, double horizon_s,
                       const struct holding_state *);

/* Can a machine take a shot now? Level above usable_min_kg (at least a film of 1e-6 of the
 * capacity) by more than 1e-9 of the capacity, and enthalpy at least that of casting_min_K less
 * 1e-9 of itself. */
int holding_castable(const struct holding_params *, const struct holding_state *);

/* Mixes metal in by mass and enthalpy. Does not look at the capacity. */
void holding_add(double metal_kg, double metal_J_per_kg, struct holding_state *);
double holding_K(const struct holding_params *, const struct holding_state *);

enum furnace_energy { FURNACE_GAS, FURNACE_POWER };

/* Energy input per kg of metal held, by kind of furnace and duty; over the whole rated melt. */
struct holding_type {
    const char *name, *summary, *source;
    enum furnace_energy energy;
    double input_W_per_kg;
};

const struct holding_type *holding_types(size_t *count);
const struct holding_type *holding_type_find(const char *name); /* NULL: unknown */

/* Heat that the lining of an emptied furnace has lost after it was off for so long, per capacity:
 * one lumped lining that loses l at the setpoint and in proportion to its excess over the air, c (1
 * - exp(-l t / c)),   c its heat at the setpoint in: J/kg, W/kg, s, all >= 0. out: J/kg, at most c
 * and at most l t, what holding it would have lost. source: assumption, one lump */
double holding_cooled_J_per_kg(double lining_J_per_kg, double loss_W_per_kg, double rest_s);

/* Melting furnace type: a row of the table in melter.c; numbers are defaults with sources. */
struct melter_type {
    const char *name, *summary, *source;
    enum furnace_energy energy;
    double efficiency_frac;        /* enthalpy to the metal / energy input while melting */
    double standby_W_per_kg_per_s; /* standing loss per melting rate */
    double burn_loss_frac;         /* gross, clean ingot charge: set `default` of melting_loss.c */
    double efficiency_lo_frac, efficiency_hi_frac; /* range */
};

const struct melter_type *const *melter_types(void); /* NULL-terminated */
const struct melter_type *melter_type_find(const char *name);

/* Energy input to melt metal_kg from charge_K to out_K. */
double melter_input_J(const struct alloy *, double metal_kg, double charge_K, double out_K,
                      double efficiency_frac);

/* Fuel that induced-draft recirculation of the exhaust saves per kg melted: 3.49 m3/t. As heat with
 * China's lower heating value, 38.93 MJ/m3. source: CSMET_ASI, PMC10632432 */
double melter_recirculation_J_per_kg(void);

#endif
