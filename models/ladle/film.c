/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/film.h"

#include <math.h>
#include <stdbool.h>

#include "models/ladle/outside.h"
#include "models/ladle/twin.h"

static const double shell_near_K = 15.0, air_near_K = 4.0, stream_near_frac = 0.01;

/* The hottest upright shell has a film of its own from here. */
static const double apart_near_K = 5.0;

/* n^3 / dT of natural convection, at most: what a film follows its shell by. */
static const double natural_cube = 3.0, straight_frac = 0.02;

/* A forced film falls as its air becomes thinner, by so much for a kelvin of the shell. */
static const double thinner_per_K = 8e-4;

enum { COLDEST, HOTTEST, BOTTOM, LID };
static const enum outside_face facing[LADLE_FILMS] = {OUTSIDE_VERTICAL, OUTSIDE_VERTICAL,
                                                      OUTSIDE_DOWN, OUTSIDE_UP};

static bool same(const struct ladle_film *film, double air_K, double stream_m_per_s)
{
    return fabs(film->air_K - air_K) <= air_near_K &&
           fabs(film->stream_m_per_s - stream_m_per_s) <= stream_near_frac * stream_m_per_s;
}

/* The films for these surroundings: those of last time, those before, or new ones for the latter.
 */
static struct ladle_film *find(struct ladle_films *films, double air_K, double stream_m_per_s)
{
    if (same(&films->of[films->last], air_K, stream_m_per_s))
        return &films->of[films->last];
    films->last = 1 - films->last;
    struct ladle_film *film = &films->of[films->last];
    if (!same(film, air_K, stream_m_per_s)) {
        film->air_K = air_K;
        film->stream_m_per_s = stream_m_per_s;
        for (int k = 0; k < LADLE_FILMS; k++)
            film->shell_K[k] = 0.0; /* far from any shell */
    }
    return film;
}

/* Share by which a film follows its shell, which is now so much further from the air; straight for
 * a small one. */
static double follow(const struct ladle_film *film, int k, double moved_K)
{
    double h3 = film->W_per_m2K[k] * film->W_per_m2K[k] * film->W_per_m2K[k];
    double over_K = fabs(film->shell_K[k] - film->air_K);
    double natural = h3 < natural_cube * over_K ? 1.0 : natural_cube * over_K / h3;
    return moved_K * (natural > 0.0 ? natural / (3.0 * over_K) - (1.0 - natural) * thinner_per_K
                                    : natural_cube / (3.0 * h3));
}

/* The films at these shells, in this air. */
static void renew(const struct ladle_grid *grid, double air_K, const double at_K[LADLE_FILMS],
                  struct ladle_film *film, double h[LADLE_FILMS])
{
    for (int k = 0; k < LADLE_FILMS; k++) {
        if (k == HOTTEST && at_K[HOTTEST] - at_K[COLDEST] < apart_near_K) {
            h[HOTTEST] = h[COLDEST];
            continue;
        }
        double moved_K = (at_K[k] - air_K) - (film->shell_K[k] - film->air_K);
        double more = follow(film, k, film->shell_K[k] < film->air_K ? -moved_K : moved_K);
        if (!(fabs(moved_K) < shell_near_K && fabs(more) < straight_frac)) {
            double natural_m = facing[k] == OUTSIDE_VERTICAL ? grid->outer_height_m
                                                             : 0.25 * grid->outer_diameter_m;
            film->shell_K[k] = at_K[k] + film->air_K - air_K;
            film->W_per_m2K[k] =
                outside_film_W_per_m2K(facing[k], natural_m, grid->outer_diameter_m,
                                       film->stream_m_per_s, film->shell_K[k], film->air_K);
            more = 0.0;
        }
        h[k] = film->W_per_m2K[k] * (1.0 + more);
    }
}

void film_refresh(const struct ladle_params *p, const struct ladle_grid *grid,
                  const struct ladle_boundary *b, const double shell_K[LADLE_WALLS],
                  struct ladle_films *films, double convection_W_per_K[LADLE_WALLS])
{
    double at_K[LADLE_FILMS] = {shell_K[0], shell_K[0], shell_K[LADLE_BOTTOM], shell_K[LADLE_LID]};
    double h[LADLE_FILMS];
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
    renew(grid, b->air_K, at_K, find(films, b->air_K, stream_m_per_s), h);
    double apart_K = at_K[HOTTEST] - at_K[COLDEST];
    double rise = apart_K > 0.0 ? (h[HOTTEST] - h[COLDEST]) / apart_K : 0.0;
    for (int w = 0; w <= LADLE_DRY; w++)
        convection_W_per_K[w] =
            grid->shell_m2[w] * (h[COLDEST] + rise * (shell_K[w] - at_K[COLDEST]));
    convection_W_per_K[LADLE_BOTTOM] = grid->shell_m2[LADLE_BOTTOM] * h[BOTTOM];
    convection_W_per_K[LADLE_LID] = grid->shell_m2[LADLE_LID] * h[LID];
}

void film_copy(const struct ladle_films *from, struct ladle_films *to)
{
    enum { EACH = sizeof from->of[0] / sizeof(double) };
    for (int i = 0; i < 2; i++)
        twin_copy(EACH, &from->of[i].air_K, &to->of[i].air_K);
    to->last = from->last;
}
