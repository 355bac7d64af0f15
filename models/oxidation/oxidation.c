/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: how much metal is lost at a transfer and from a resting bath, as what, with what heat?
 */
#include "models/oxidation/oxidation.h"

#include <math.h>

/* Standard atomic weights, kg/mol. source: IUPAC_MASSES */
#define M_AL    26.9815384e-3
#define M_O     15.999e-3
#define M_AL2O3 (2.0 * M_AL + 3.0 * M_O)

/* Enthalpy of formation of corundum, J/mol. source: NIST_AL2O3 */
#define FORMATION_J_PER_MOL 1675.7e3

#define HOUR_S 3600.0

const char *loss_cause_name(enum loss_cause cause)
{
    static const char *const name[LOSS_CAUSES] = {
        [LOSS_TAP] = "tap",         [LOSS_RESTING] = "resting", [LOSS_MELTING] = "melting",
        [LOSS_POUR] = "pour",       [LOSS_HOLDING] = "holding", [LOSS_DOSE] = "dose",
        [LOSS_RETURNS] = "returns", [LOSS_PLANT] = "making",
    };
    return (unsigned)cause < LOSS_CAUSES ? name[cause] : "?";
}

double oxidation_heat_J_per_kg(void)
{
    return FORMATION_J_PER_MOL / (2.0 * M_AL);
}

double oxidation_metal_in_oxide_frac(void)
{
    return 2.0 * M_AL / M_AL2O3;
}

struct oxidation_loss oxidation_split(const struct oxidation *oxidation, double gross_kg)
{
    double metal = oxidation->dross_metal_frac;
    double bound = (1.0 - metal) * oxidation_metal_in_oxide_frac();
    struct oxidation_loss loss = {.gross_kg = gross_kg};
    loss.trapped_kg = gross_kg * metal / (metal + bound);
    loss.oxidised_kg = gross_kg - loss.trapped_kg;
    loss.reaction_J = loss.oxidised_kg * oxidation_heat_J_per_kg();
    return loss;
}

double oxidation_dross_kg(const struct oxidation_loss *loss)
{
    return loss->trapped_kg + loss->oxidised_kg / oxidation_metal_in_oxide_frac();
}

double oxidation_transfer_frac(const struct oxidation_fall *fall)
{
    const double most_frac = 0.005, full_m = 1.0;
    return most_frac * fall->turbulence_frac * fmin(1.0, fall->height_m / full_m);
}

struct oxidation_loss oxidation_transfer(const struct oxidation *oxidation, double mass_kg,
                                         double frac)
{
    return oxidation_split(oxidation, mass_kg * frac);
}

double oxidation_temperature_factor(const struct oxidation *oxidation, double temperature_K)
{
    double t0_K = OXIDATION_REFERENCE_K, rise_K = oxidation->doubling_K;
    double activation_K = log(2.0) * t0_K * (t0_K + rise_K) / rise_K;
    return exp(activation_K * (1.0 / t0_K - 1.0 / temperature_K));
}

double oxidation_magnesium_factor(double magnesium_frac, double slope_per_percent)
{
    return 1.0 + slope_per_percent * 100.0 * magnesium_frac;
}

struct oxidation_loss oxidation_quiescent(const struct oxidation *oxidation,
                                          const struct oxidation_bath *bath, double dt_s)
{
    double lid = 1.0 - bath->lidded_frac * (1.0 - oxidation->lid_factor);
    double factor = lid * oxidation->magnesium_factor *
                    oxidation_temperature_factor(oxidation, bath->temperature_K);
    double k = oxidation->quiescent_kg_per_m2s * HOUR_S / sqrt(HOUR_S) * factor;
    double film = bath->film_kg_per_m2, gain = k * k * dt_s; /* kg2/m4 */
    double roots = sqrt(film * film + gain) + film;
    /* sqrt(W^2 + gain) - W without cancellation */
    return oxidation_split(oxidation, roots > 0.0 ? bath->surface_m2 * gain / roots : 0.0);
}
