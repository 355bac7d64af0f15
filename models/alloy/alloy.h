/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ALLOY_ALLOY_H
#define MODELS_ALLOY_ALLOY_H

#include <stdbool.h>

/*
 * Alloy: enthalpy and density of one aluminium casting alloy.
 *
 * h(T) is piecewise: solid with a heat capacity that rises linearly with temperature, a mushy range
 * in which the latent heat is released between solidus and liquidus, and a liquid of constant heat
 * capacity. h is zero for the solid at ALLOY_REFERENCE_K.
 */

#define ALLOY_REFERENCE_K 293.15

enum alloy_solidification {
    ALLOY_LINEAR, /* latent heat released linearly between liquidus and solidus */
    ALLOY_SCHEIL  /* Scheil-Gulliver: the rest freezes at the solidus */
};

struct alloy {
    const char *name;
    double liquidus_K;                /* 700..1000 */
    double solidus_K;                 /* 650..liquidus (equal: pure metal) */
    double latent_J_per_kg;           /* 300e3..560e3 */
    double cp_solid_J_per_kgK;        /* at ALLOY_REFERENCE_K, 700..1200 */
    double cp_solid_slope_J_per_kgK2; /* 0..1 */
    double cp_liquid_J_per_kgK;       /* 900..1400 */
    double density_liquid_kg_per_m3;  /* at the liquidus, 2200..2600 */
    double density_slope_kg_per_m3K;  /* -1..0 */
    double conductivity_liquid_W_per_mK;
    double iron_frac, manganese_frac, chromium_frac, magnesium_frac; /* mass fractions */
    enum alloy_solidification solidification;
    double partition_coefficient; /* for Scheil, 0.05..0.5 */
};

/* Is it one alloy: the same name, melting range and composition? */
bool alloy_same(const struct alloy *one, const struct alloy *other);

/* Specific enthalpy; all liquid at the melting point of a pure metal. in: 250..1300 K. out: J/kg.
 */
double alloy_enthalpy_J_per_kg(const struct alloy *alloy, double temperature_K);

/* Inverse of alloy_enthalpy_J_per_kg; for a pure metal inside the jump it gives the melting point.
 */
double alloy_temperature_K(const struct alloy *alloy, double enthalpy_J_per_kg);

/* Share of liquid at this enthalpy, 0..1. */
double alloy_liquid_frac(const struct alloy *alloy, double enthalpy_J_per_kg);

/* Temperature between solidus and liquidus at which this share, 0..1, is liquid. */
double alloy_partly_liquid_K(const struct alloy *alloy, double liquid_frac);

/* Effective heat capacity dh/dT at this temperature (mushy: with latent heat; a very large finite
 * number where freezing is isothermal). */
double alloy_cp_J_per_kgK(const struct alloy *alloy, double temperature_K);

/* The same at an enthalpy, which also tells the two ends of an isothermal jump apart. */
double alloy_cp_at_J_per_kgK(const struct alloy *alloy, double enthalpy_J_per_kg);

/* Density of the liquid, linear in temperature. */
double alloy_density_kg_per_m3(const struct alloy *alloy, double temperature_K);

/* Sludge factor %Fe + 2 %Mn + 3 %Cr, in percent. source: OSAME1986 */
double alloy_sludge_factor_percent(const struct alloy *alloy);

/*
 * Temperature below which sludge settles out: the straight line through two published points of
 * ADC12 with 1.0 % Fe, factor 1.68 (679 degC) and 1.55 (630 degC); held at the ends of 1.4..1.9.
 * valid: secondary Al-Si-Cu alloys only. source: OSAME1986
 */
double alloy_sludge_K(const struct alloy *alloy);

/* Whether the sludge factor lies where alloy_sludge_K is more than an end held, 1.4..1.9 percent.
 */
bool alloy_sludge_known(const struct alloy *alloy);

#endif
