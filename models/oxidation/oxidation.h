/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_OXIDATION_OXIDATION_H
#define MODELS_OXIDATION_OXIDATION_H

/*
 * Metal loss. Four figures are never mixed: oxidised metal, metal trapped in the dross, gross loss
 * (their sum: all metal that leaves with the dross), and net loss (gross less what the dross earns,
 * which is money and stands in the cost sheet).
 */
struct oxidation {
    double tap_frac;  /* gross loss at the tap into the ladle, 0..0.05; NAN: by its fall */
    double pour_frac; /* at the pour into the customer's furnace; likewise */
    double dose_frac; /* ladling or dosing from the furnace into the machine; likewise */
    struct oxidation_fall {
        double height_m;        /* free fall of the stream, 0..5 */
        double turbulence_frac; /* 1 falling free into the bath .. 0 led in below its surface */
    } tap, pour, dose;
    double quiescent_kg_per_m2s; /* gross loss of an open surface at 993.15 K in the first hour,
                                    mean */
    double doubling_K;           /* rise above 993.15 K that doubles it, 40..80 */
    double holding_frac_per_s;   /* gross loss of metal held in a closed furnace, per time */
    double lid_factor;           /* share of it left under a lid, 0..1 */
    double magnesium_slope;      /* rise of the quiescent loss per percent Mg, 0..10 */
    double magnesium_factor;     /* what that makes of this alloy, >= 1 */
    double dross_metal_frac;     /* metal in the dross, by mass, 0..0.95 */
    double heat_to_melt_frac;    /* share of the heat of oxidation that warms the melt, 0..1 */
};

#define OXIDATION_REFERENCE_K (720.0 + 273.15)

/* Where metal goes into dross, in the order of its way. */
enum loss_cause {
    LOSS_TAP,
    LOSS_RESTING, /* in the ladle, under the lid or the open mouth */
    LOSS_MELTING, /* of ingots */
    LOSS_POUR,    /* into the holding furnace, from ladle or melter */
    LOSS_HOLDING,
    LOSS_DOSE,
    LOSS_RETURNS, /* remelting of returns */
    LOSS_PLANT,   /* in the producer's furnaces, before the metal is ready */
    LOSS_CAUSES
};
const char *loss_cause_name(enum loss_cause);

/* One loss event: gross = oxidised + trapped. */
struct oxidation_loss {
    double gross_kg, oxidised_kg, trapped_kg;
    double reaction_J; /* heat of oxidation of oxidised_kg */
};

/* 2 Al + 3/2 O2 -> Al2O3: 1675.7 kJ/mol Al2O3 over 2 mol Al. source: NIST_AL2O3 */
double oxidation_heat_J_per_kg(void);

/* Aluminium in its oxide by mass, 2 M_Al / M_Al2O3 = 0.529. source: IUPAC_MASSES */
double oxidation_metal_in_oxide_frac(void);

/* Splits a gross loss by the metal content of the dross:
 *   trapped / gross = m / (m + (1 - m) 2 M_Al / M_Al2O3). */
struct oxidation_loss oxidation_split(const struct oxidation *, double gross_kg);

/* Mass of the dross that carries this loss away: trapped metal + oxide (with its oxygen). */
double oxidation_dross_kg(const struct oxidation_loss *);

/* Loss fraction of a transfer by its fall: the stream's energy per mass, g h, tears film and folds
 * it in,
 *   f = 0.5 % x turbulence x min(1, h / 1 m).
 * in: height 0..5 m, turbulence 0..1. source: SS20_61 (up to 0.5 % per pour), assumption (that it
 * is reached at a free fall of 1 m, and linear below) */
double oxidation_transfer_frac(const struct oxidation_fall *);

/* Transfer of mass_kg with loss fraction frac. */
struct oxidation_loss oxidation_transfer(const struct oxidation *, double mass_kg, double frac);

/* Factor on the quiescent loss at this temperature: Arrhenius, 1 at 993.15 K and 2 at
 * 993.15 K + doubling_K:
 *   f = exp(Ta (1/T0 - 1/T)), Ta = ln 2 T0 (T0 + D) / D.
 * in: temperature 800..1200 K. source: assumption (the doubling; see docs/models/oxidation.md) */
double oxidation_temperature_factor(const struct oxidation *, double temperature_K);

/* Factor on the quiescent loss for magnesium: 1 + slope x percent Mg. in: slope 0..3 per percent.
 * source: assumption (only the sign is measured, EMSE_ALMG) */
double oxidation_magnesium_factor(double magnesium_frac, double slope_per_percent);

/* A bath that rests: its surface, and what lies on it. */
struct oxidation_bath {
    double surface_m2, temperature_K;
    double lidded_frac;    /* 1 under a lid, 0 open (between: mouth partly open) */
    double film_kg_per_m2; /* lost since the film was last broken: its thickness as loss */
};

/* Quiescent loss of a bath over dt_s, by the film that is there; parabolic:
 *   d(W^2)/dt = K^2,   W(dt) = sqrt(W0^2 + K^2 dt) - W0 more,
 *   K = q sqrt(3600 s) f_T f_Mg (1 - l (1 - f_lid)),
 * so that an open film grown from nothing at 993.15 K loses q x 3600 s in the first hour, and
 * cutting an interval changes nothing. The caller adds gross / surface to the film, and sets it to
 * 0 whenever the surface is broken. valid: no breakaway, 14 h at 850 C. source: BRUNEL_OXIDATION,
 * SWINBURNE_OXIDATION (the law), assumption (the rate) */
struct oxidation_loss oxidation_quiescent(const struct oxidation *, const struct oxidation_bath *,
                                          double dt_s);

#endif
