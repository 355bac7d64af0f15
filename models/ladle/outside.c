/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/outside.h"

#include <math.h>

static const double gravity_m_per_s2 = 9.80665;
static const double ln_10 = 2.30258509299404568402;
static const double pressure_Pa = 101325.0;
static const double gas_constant_J_per_kgK = 8314.32 / 28.9644; /* source: USSA1976 */

struct air outside_air(double temperature_K)
{
    double t = temperature_K, t15 = t * sqrt(t);
    double density = pressure_Pa / (gas_constant_J_per_kgK * t);
    double viscosity_Pa_s = 1.458e-6 * t15 / (t + 110.4);
    double cp_J_per_kgK = fmax(1007.0, 929.2 + 0.2117 * t);
    struct air air;
    air.conductivity_W_per_mK = 2.64638e-3 * t15 / (t + 245.4 * exp(-12.0 * ln_10 / t));
    air.viscosity_m2_per_s = viscosity_Pa_s / density;
    air.diffusivity_m2_per_s = air.conductivity_W_per_mK / (density * cp_J_per_kgK);
    air.prandtl = air.viscosity_m2_per_s / air.diffusivity_m2_per_s;
    return air;
}

static double natural_nusselt(enum outside_face face, double rayleigh, double prandtl)
{
    double nusselt;
    if (face == OUTSIDE_VERTICAL) {
        double shape = pow(1.0 + pow(0.492 / prandtl, 9.0 / 16.0), 8.0 / 27.0);
        double root = 0.825 + 0.387 * sqrt(cbrt(rayleigh)) / shape;
        return root * root;
    }
    if (face == OUTSIDE_DOWN)
        nusselt = 0.52 * pow(rayleigh, 0.2);
    else if (rayleigh < 1e7)
        nusselt = 0.54 * sqrt(sqrt(rayleigh));
    else
        nusselt = 0.15 * cbrt(rayleigh);
    return fmax(1.0, nusselt);
}

static double natural(enum outside_face face, double length_m, double face_K, double air_K,
                      const struct air *air)
{
    double lift = gravity_m_per_s2 * fabs(face_K - air_K) / (0.5 * (face_K + air_K));
    double rayleigh = lift * length_m * length_m * length_m /
                      (air->viscosity_m2_per_s * air->diffusivity_m2_per_s);
    if (face_K < air_K && face != OUTSIDE_VERTICAL)
        face = face == OUTSIDE_UP ? OUTSIDE_DOWN : OUTSIDE_UP;
    return natural_nusselt(face, rayleigh, air->prandtl) * air->conductivity_W_per_mK / length_m;
}

static double forced(enum outside_face face, double length_m, double stream_m_per_s,
                     const struct air *air)
{
    if (stream_m_per_s <= 0.0)
        return 0.0;
    double reynolds = stream_m_per_s * length_m / air->viscosity_m2_per_s;
    double pr13 = cbrt(air->prandtl), nusselt;
    if (face == OUTSIDE_VERTICAL)
        nusselt = 0.3 + 0.62 * sqrt(reynolds) * pr13 /
                            sqrt(sqrt(1.0 + pow(0.4 / air->prandtl, 2.0 / 3.0))) *
                            pow(1.0 + pow(reynolds / 282000.0, 0.625), 0.8);
    else if (reynolds < 5e5)
        nusselt = 0.664 * sqrt(reynolds) * pr13;
    else
        nusselt = (0.037 * pow(reynolds, 0.8) - 871.0) * pr13;
    return nusselt * air->conductivity_W_per_mK / length_m;
}

double outside_natural_W_per_m2K(enum outside_face face, double length_m, double face_K,
                                 double air_K)
{
    struct air air = outside_air(0.5 * (face_K + air_K));
    return natural(face, length_m, face_K, air_K, &air);
}

double outside_forced_W_per_m2K(enum outside_face face, double length_m, double stream_m_per_s,
                                double film_K)
{
    struct air air = outside_air(film_K);
    return forced(face, length_m, stream_m_per_s, &air);
}

double outside_film_W_per_m2K(enum outside_face face, double natural_m, double forced_m,
                              double stream_m_per_s, double shell_K, double air_K)
{
    struct air air = outside_air(0.5 * (shell_K + air_K));
    return outside_blend_W_per_m2K(natural(face, natural_m, shell_K, air_K, &air),
                                   forced(face, forced_m, stream_m_per_s, &air));
}

double outside_blend_W_per_m2K(double natural, double forced)
{
    if (forced <= 0.0)
        return natural;
    return cbrt(natural * natural * natural + forced * forced * forced);
}
