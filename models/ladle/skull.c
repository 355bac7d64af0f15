/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/skull.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

struct skull_shell skull_shell_of_fill(const struct alloy *alloy, const struct refractory *lining,
                                       double film_W_per_m2K, double melt_K, double face_K)
{
    double freezing_K = 0.5 * (alloy->liquidus_K + alloy->solidus_K);
    double k = refractory_conductivity_W_per_mK(lining, 0.5 * (freezing_K + face_K));
    double diffusivity = k / (lining->density_kg_per_m3 * lining->cp_J_per_kgK);
    double drawn = k * (freezing_K - face_K) / sqrt(pi * diffusivity); /* W s^1/2 / m2 */
    double given = film_W_per_m2K * (melt_K - freezing_K);             /* W / m2 */
    struct skull_shell shell = {0.0, 0.0};
    if (drawn <= 0.0)
        return shell;
    if (given <= 0.0) {
        shell.thickest_m = HUGE_VAL;
        shell.remelted_s = HUGE_VAL;
        return shell;
    }
    double per_m3 = alloy->density_liquid_kg_per_m3 * alloy->latent_J_per_kg;
    shell.thickest_m = drawn * drawn / (given * per_m3);
    shell.remelted_s = 4.0 * (drawn / given) * (drawn / given);
    return shell;
}
