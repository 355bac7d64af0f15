/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/alloy/alloy.h"

#include <math.h>
#include <string.h>

/*
 * With c0, c1 the heat capacity of the solid and its slope, x = T - ALLOY_REFERENCE_K, f the liquid
 * share, cm the mean of the solid's capacity at the solidus and the liquid's:
 *
 *   solid   h = c0 x + c1 x^2 / 2
 *   mushy   h = h(solidus) + cm (T - solidus) + f(T) L
 *   liquid  h = h(solidus) + cm (liquidus - solidus) + L + cl (T - liquidus)
 *
 *   linear  f = (T - solidus) / (liquidus - solidus)
 *   Scheil  f = ((Tm - T) / (Tm - liquidus))^(1 / (k - 1)), the rest freezes at the solidus
 */

/* Melting point of the solvent aluminium. source: ITS90, table 1 */
static const double pure_melting_K = 660.3 + 273.15;

/* Heat capacity reported inside the isothermal jump: large, finite, and enough to pin T. */
static const double jump_cp_J_per_kgK = 1e12;

static double solid_J_per_kg(const struct alloy *a, double temperature_K)
{
    double x = temperature_K - ALLOY_REFERENCE_K;
    return x * (a->cp_solid_J_per_kgK + 0.5 * a->cp_solid_slope_J_per_kgK2 * x);
}

static double solid_K(const struct alloy *a, double enthalpy_J_per_kg)
{
    double c = a->cp_solid_J_per_kgK;
    double root = sqrt(fmax(0.0, c * c + 2.0 * a->cp_solid_slope_J_per_kgK2 * enthalpy_J_per_kg));
    return ALLOY_REFERENCE_K + 2.0 * enthalpy_J_per_kg / (c + root);
}

static double mushy_cp(const struct alloy *a)
{
    double x = a->solidus_K - ALLOY_REFERENCE_K;
    double solid = a->cp_solid_J_per_kgK + a->cp_solid_slope_J_per_kgK2 * x;
    return 0.5 * (solid + a->cp_liquid_J_per_kgK);
}

static bool is_scheil(const struct alloy *a)
{
    return a->solidification == ALLOY_SCHEIL && a->liquidus_K < pure_melting_K - 1.0;
}

/* Liquid share between solidus and liquidus; needs solidus < liquidus. */
static double mushy_liquid_frac(const struct alloy *a, double temperature_K)
{
    if (is_scheil(a)) {
        double ratio = (pure_melting_K - temperature_K) / (pure_melting_K - a->liquidus_K);
        return pow(ratio, 1.0 / (a->partition_coefficient - 1.0));
    }
    return (temperature_K - a->solidus_K) / (a->liquidus_K - a->solidus_K);
}

/* Enthalpy at the liquidus, all liquid. */
static double liquidus_J_per_kg(const struct alloy *a)
{
    return solid_J_per_kg(a, a->solidus_K) + mushy_cp(a) * (a->liquidus_K - a->solidus_K) +
           a->latent_J_per_kg;
}

double alloy_enthalpy_J_per_kg(const struct alloy *a, double temperature_K)
{
    if (temperature_K >= a->liquidus_K)
        return liquidus_J_per_kg(a) + a->cp_liquid_J_per_kgK * (temperature_K - a->liquidus_K);
    if (temperature_K <= a->solidus_K)
        return solid_J_per_kg(a, temperature_K);
    return solid_J_per_kg(a, a->solidus_K) + mushy_cp(a) * (temperature_K - a->solidus_K) +
           mushy_liquid_frac(a, temperature_K) * a->latent_J_per_kg;
}

/* Scheil: h is smooth and rising between solidus and liquidus, so Newton kept inside a bracket. */
static double scheil_K(const struct alloy *a, double enthalpy_J_per_kg)
{
    double low = a->solidus_K, high = a->liquidus_K, x = 0.5 * (low + high);
    for (int i = 0; i < 100 && high - low > 1e-12 * high; i++) {
        double miss = alloy_enthalpy_J_per_kg(a, x) - enthalpy_J_per_kg;
        if (miss > 0.0)
            high = x;
        else
            low = x;
        double next = x - miss / alloy_cp_J_per_kgK(a, x);
        if (fabs(next - x) < 1e-13 * x)
            break;
        x = next > low && next < high ? next : 0.5 * (low + high);
    }
    return x;
}

double alloy_temperature_K(const struct alloy *a, double enthalpy_J_per_kg)
{
    double at_liquidus = liquidus_J_per_kg(a), at_solidus = solid_J_per_kg(a, a->solidus_K);
    if (enthalpy_J_per_kg >= at_liquidus)
        return a->liquidus_K + (enthalpy_J_per_kg - at_liquidus) / a->cp_liquid_J_per_kgK;
    if (enthalpy_J_per_kg <= at_solidus)
        return solid_K(a, enthalpy_J_per_kg);
    double width_K = a->liquidus_K - a->solidus_K;
    if (is_scheil(a) && width_K > 0.0) {
        double jump = mushy_liquid_frac(a, a->solidus_K) * a->latent_J_per_kg;
        return enthalpy_J_per_kg <= at_solidus + jump ? a->solidus_K
                                                      : scheil_K(a, enthalpy_J_per_kg);
    }
    double share = (enthalpy_J_per_kg - at_solidus) / (at_liquidus - at_solidus);
    return a->solidus_K + share * width_K;
}

double alloy_liquid_frac(const struct alloy *a, double enthalpy_J_per_kg)
{
    double at_solidus = solid_J_per_kg(a, a->solidus_K);
    if (enthalpy_J_per_kg <= at_solidus)
        return 0.0;
    if (enthalpy_J_per_kg >= liquidus_J_per_kg(a))
        return 1.0;
    double temperature_K = alloy_temperature_K(a, enthalpy_J_per_kg);
    double sensible = mushy_cp(a) * (temperature_K - a->solidus_K);
    return (enthalpy_J_per_kg - at_solidus - sensible) / a->latent_J_per_kg;
}

double alloy_partly_liquid_K(const struct alloy *a, double liquid_frac)
{
    if (!is_scheil(a))
        return a->solidus_K + liquid_frac * (a->liquidus_K - a->solidus_K);
    double solute = pow(liquid_frac, a->partition_coefficient - 1.0);
    return fmax(a->solidus_K, pure_melting_K - (pure_melting_K - a->liquidus_K) * solute);
}

/* dh/dT of the mushy range at T; the pure metal's jump gives jump_cp_J_per_kgK. */
static double mushy_slope(const struct alloy *a, double temperature_K)
{
    if (a->liquidus_K <= a->solidus_K)
        return jump_cp_J_per_kgK;
    if (!is_scheil(a))
        return mushy_cp(a) + a->latent_J_per_kg / (a->liquidus_K - a->solidus_K);
    double power = 1.0 / (1.0 - a->partition_coefficient);
    return mushy_cp(a) + a->latent_J_per_kg * power * mushy_liquid_frac(a, temperature_K) /
                             (pure_melting_K - temperature_K);
}

double alloy_cp_J_per_kgK(const struct alloy *a, double temperature_K)
{
    if (temperature_K > a->liquidus_K)
        return a->cp_liquid_J_per_kgK;
    if (temperature_K < a->solidus_K)
        return a->cp_solid_J_per_kgK +
               a->cp_solid_slope_J_per_kgK2 * (temperature_K - ALLOY_REFERENCE_K);
    return mushy_slope(a, temperature_K);
}

double alloy_cp_at_J_per_kgK(const struct alloy *a, double enthalpy_J_per_kg)
{
    double at_solidus = solid_J_per_kg(a, a->solidus_K);
    if (enthalpy_J_per_kg >= liquidus_J_per_kg(a))
        return a->cp_liquid_J_per_kgK;
    if (enthalpy_J_per_kg <= at_solidus)
        return a->cp_solid_J_per_kgK +
               a->cp_solid_slope_J_per_kgK2 * (solid_K(a, enthalpy_J_per_kg) - ALLOY_REFERENCE_K);
    double temperature_K = alloy_temperature_K(a, enthalpy_J_per_kg);
    if (is_scheil(a) && temperature_K <= a->solidus_K)
        return jump_cp_J_per_kgK;
    return mushy_slope(a, temperature_K);
}

bool alloy_same(const struct alloy *one, const struct alloy *other)
{
    return !strcmp(one->name, other->name) && one->liquidus_K == other->liquidus_K &&
           one->solidus_K == other->solidus_K && one->iron_frac == other->iron_frac &&
           one->manganese_frac == other->manganese_frac &&
           one->chromium_frac == other->chromium_frac &&
           one->magnesium_frac == other->magnesium_frac;
}

double alloy_density_kg_per_m3(const struct alloy *a, double temperature_K)
{
    return a->density_liquid_kg_per_m3 +
           a->density_slope_kg_per_m3K * (temperature_K - a->liquidus_K);
}

double alloy_sludge_factor_percent(const struct alloy *a)
{
    return 100.0 * (a->iron_frac + 2.0 * a->manganese_frac + 3.0 * a->chromium_frac);
}

/* Sludge factors in percent between which the line through the two points is drawn out. source:
 * assumption */
static const double sludge_low_percent = 1.4, sludge_high_percent = 1.9;

bool alloy_sludge_known(const struct alloy *a)
{
    double factor = alloy_sludge_factor_percent(a);
    return factor >= sludge_low_percent && factor <= sludge_high_percent;
}

double alloy_sludge_K(const struct alloy *a)
{
    const double rich_percent = 1.0 + 2.0 * 0.25 + 3.0 * 0.06, rich_K = 679.0 + 273.15;
    const double poor_percent = 1.0 + 2.0 * 0.20 + 3.0 * 0.05, poor_K = 630.0 + 273.15;
    double factor =
        fmin(sludge_high_percent, fmax(sludge_low_percent, alloy_sludge_factor_percent(a)));
    return poor_K + (rich_K - poor_K) * (factor - poor_percent) / (rich_percent - poor_percent);
}
