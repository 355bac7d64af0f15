/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/film.h"

#include <math.h>
#include <stdbool.h>

#include "models/ladle/outside.h"

static const double shell_near_K = 5.0, stream_K_s_per_m = 1.0, air_near_K = 0.5,
                    stream_near_frac = 0.01;

enum { COLDEST, HOTTEST, BOTTOM, LID };
static const enum outside_face facing[LADLE_FILMS] = {OUTSIDE_VERTICAL, OUTSIDE_VERTICAL,
                                                      OUTSIDE_DOWN, OUTSIDE_UP};

static void renew(const struct ladle_grid *grid, double air_K, double stream_m_per_s,
                  const double at_K[LADLE_FILMS], struct ladle_film *film)
{
    bool other = fabs(film->air_K - air_K) > air_near_K ||
                 fabs(film->stream_m_per_s - stream_m_per_s) > stream_near_frac * stream_m_per_s;
    double near_K = shell_near_K + stream_K_s_per_m * stream_m_per_s;
    for (int k = 0; k < LADLE_FILMS; k++) {
        if (!other && fabs(at_K[k] - film->shell_K[k]) < near_K)
            continue;
        double natural_m =
            facing[k] == OUTSIDE_VERTICAL ? grid->outer_height_m : 0.25 * grid->outer_diameter_m;
        film->shell_K[k] = at_K[k];
        film->W_per_m2K[k] =
            k == HOTTEST && at_K[HOTTEST] - film->shell_K[COLDEST] < near_K
                ? film->W_per_m2K[COLDEST]
                : outside_film_W_per_m2K(facing[k], natural_m, grid->outer_diameter_m,
                                         stream_m_per_s, at_K[k], air_K);
    }
    if (!other)
        return;
    film->air_K = air_K;
    film->stream_m_per_s = stream_m_per_s;
}

void film_refresh(const struct ladle_params *p, const struct ladle_grid *grid,
                  const struct ladle_boundary *b, const double shell_K[LADLE_WALLS],
                  struct ladle_film *film, double convection_W_per_K[LADLE_WALLS])
{
    double at_K[LADLE_FILMS] = {shell_K[0], shell_K[0], shell_K[LADLE_BOTTOM], shell_K[LADLE_LID]};
    if (p->outside_W_per_m2K > 0.0) {
        for (int w = 0; w < LADLE_WALLS; w++)
            convection_W_per_K[w] = p->outside_W_per_m2K * grid->shell_m2[w];
        return;
    }
    for (int w = 1; w <= LADLE_DRY; w++) {
        at_K[COLDEST] = shell_K[w] < at_K[COLDEST] ? shell_K[w] : at_K[COLDEST];
        at_K[HOTTEST] = shell_K[w] > at_K[HOTTEST] ? shell_K[w] : at_K[HOTTEST];
    }
    /* wind from any side: speeds add as squares */
    double stream_m_per_s =
        sqrt(b->wind_m_per_s * b->wind_m_per_s + b->speed_m_per_s * b->speed_m_per_s);
    renew(grid, b->air_K, stream_m_per_s, at_K, film);
    double apart_K = film->shell_K[HOTTEST] - film->shell_K[COLDEST];
    double scale = apart_K > shell_near_K ? 1.0 / apart_K : 0.0;
    double rise = film->W_per_m2K[HOTTEST] - film->W_per_m2K[COLDEST];
    for (int w = 0; w <= LADLE_DRY; w++) {
        double part = scale * (shell_K[w] - film->shell_K[COLDEST]);
        part = part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part;
        convection_W_per_K[w] = grid->shell_m2[w] * (film->W_per_m2K[COLDEST] + part * rise);
    }
    convection_W_per_K[LADLE_BOTTOM] = grid->shell_m2[LADLE_BOTTOM] * film->W_per_m2K[BOTTOM];
    convection_W_per_K[LADLE_LID] = grid->shell_m2[LADLE_LID] * film->W_per_m2K[LID];
}
