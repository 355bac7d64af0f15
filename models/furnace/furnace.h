/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_FURNACE_FURNACE_H
#define MODELS_FURNACE_FURNACE_H

#include "models/alloy/alloy.h"

/* Holding furnace: metal in, metal out, a thermostat and a heater with a limit. */
struct holding_params {
    const struct alloy *alloy;
    double capacity_kg;      /* largest melt */
    double usable_min_kg;    /* below this no shot can be taken (heel) */
    double setpoint_K;       /* thermostat */
    double casting_min_K;    /* below this no shot may be taken */
    double heater_W;         /* largest energy input (power or fuel LHV) */
    double efficiency_frac;  /* share of the input that reaches the metal and the wall */
    double loss_W;           /* heat loss at the setpoint; scales with (T - air) */
    double air_K;
};

struct holding_state {
    double metal_kg;
    double metal_J_per_kg;
};

/* What one step moved; the step ADDS to it. in: input_J = to bath + flue; energy closes exactly. */
struct holding_exchange {
    double input_J;       /* electricity or fuel */
    double flue_J;        /* input that did not reach bath or wall */
    double loss_J;        /* through wall and lid to the air */
    double drawn_kg;
    double drawn_J;       /* enthalpy carried by drawn_kg */
};

/* Advance by dt_s with a constant draw (kg/s, >= 0). Within the step
 *   M dh/dt = P - L, dM/dt = -draw  =>  h1 = h0 + (P - L)/draw ln(M0/M1)   (draw > 0)
 * P is the heater at its limit below the setpoint, or what just holds the setpoint. Splits itself at
 * the setpoint and into pieces short enough that L hardly changes. Never draws below 0 kg: the caller
 * stops at usable_min_kg (see holding_until_s). */
void holding_advance(const struct holding_params *, double draw_kg_per_s, double dt_s,
                     struct holding_state *, struct holding_exchange *);

/* Longest time for which the machine-relevant condition cannot change with this draw:
 * level reaching usable_min_kg, temperature crossing casting_min_K (up or down).
 * out: seconds, at most horizon_s; never 0 unless already there. */
double holding_until_s(const struct holding_params *, double draw_kg_per_s, double horizon_s,
                       const struct holding_state *);

/* Can a machine take a shot now? */
int holding_castable(const struct holding_params *, const struct holding_state *);

void holding_add(double metal_kg, double metal_J_per_kg, struct holding_state *);
double holding_K(const struct holding_params *, const struct holding_state *);

/* Melting furnace type: a row of the table in melter.c; numbers are defaults with sources. */
enum furnace_energy { FURNACE_GAS, FURNACE_POWER };

struct melter_type {
    const char *name, *summary, *source;
    enum furnace_energy energy;
    double efficiency_frac;       /* enthalpy to the metal / energy input while melting */
    double standby_W_per_kg_per_s; /* standing loss per melting rate */
    double burn_loss_frac;        /* gross, clean ingot charge */
};

const struct melter_type *const *melter_types(void); /* NULL-terminated */
const struct melter_type *melter_type_find(const char *name);

/* Energy input to melt metal_kg from charge_K to out_K. */
double melter_input_J(const struct alloy *, double metal_kg, double charge_K, double out_K,
                      double efficiency_frac);

#endif
