/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "models/ladle/enclosure.h"
#include "models/ladle/star.h"

enum { W = LADLE_WALLS, G = STAR_GROUPS };

/* Stefan-Boltzmann. source: CODATA2018 */
static const double sigma_W_per_m2K4 = 5.670374419e-8;

/* view = (1 - F reflect)^-1 F, by the adjugate. */
static void set_view(double diameter_m, double gap_m, const double reflect[G], double view[G][G])
{
    double v = enclosure_disc_view(diameter_m, gap_m), to_side = 1.0 - v;
    double to_disc = to_side * (0.25 * diameter_m / gap_m);
    const double f[G][G] = {
        {0.0, to_side, v}, {to_disc, 1.0 - 2.0 * to_disc, to_disc}, {v, to_side, 0.0}};
    double m[G][G], inverse[G][G];
    for (int i = 0; i < G; i++)
        for (int j = 0; j < G; j++)
            m[i][j] = (i == j ? 1.0 : 0.0) - f[i][j] * reflect[j];
    for (int i = 0; i < G; i++)
        for (int j = 0; j < G; j++) {
            int a = (j + 1) % G, b = (j + 2) % G, c = (i + 1) % G, d = (i + 2) % G;
            inverse[i][j] = m[a][c] * m[b][d] - m[a][d] * m[b][c];
        }
    double scale =
        1.0 / (m[0][0] * inverse[0][0] + m[0][1] * inverse[1][0] + m[0][2] * inverse[2][0]);
    for (int i = 0; i < G; i++)
        for (int j = 0; j < G; j++)
            view[i][j] = scale * (inverse[i][0] * f[0][j] + inverse[i][1] * f[1][j] +
                                  inverse[i][2] * f[2][j]);
}

/* Between 0 and 1: fmin and fmax are calls. */
static inline double share(double x)
{
    return x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x;
}

/* Films, radiation and what the flame sees of the side; returns the height above the floor. */
static double add_side(const struct ladle_params *p, const struct ladle_grid *grid,
                       const struct ladle_state *state, struct star *star)
{
    double ring_m = grid->level_m / LADLE_RINGS, dry_m = grid->inner_height_m - grid->level_m;
    double height_m = dry_m, seen_m[LADLE_DRY + 1];
    double rings = state->melt_kg > 0.0 /* below the level */
                       ? LADLE_RINGS * (state->melt_kg + state->skull_kg) / p->capacity_kg
                       : 0.0;
    for (int r = 0; r < LADLE_RINGS; r++) {
        double wet = share(rings - r);
        star->wet_frac[r] = wet;
        star->wet_W_per_K[r] = wet * p->film_W_per_m2K * grid->face_m2[r];
        star->burner_m2[r] = (1.0 - wet) * grid->face_m2[r];
        seen_m[r] = (1.0 - wet) * ring_m;
        height_m += seen_m[r];
    }
    seen_m[LADLE_DRY] = dry_m;
    star->burner_m2[LADLE_DRY] = grid->face_m2[LADLE_DRY];
    double emit_per_m = p->emissivity_lining / height_m;
    for (int w = 0; w <= LADLE_DRY; w++) {
        star->emit[w] = emit_per_m * seen_m[w];
        star->see_W_per_K4[w] = sigma_W_per_m2K4 * p->emissivity_lining * star->burner_m2[w];
    }
    return height_m;
}

/* Floor, lid and mouth; the bridge starts at the melt, or spread over the faces of an empty ladle.
 */
static void add_ends(const struct ladle_params *p, const struct ladle_grid *grid, bool has_melt,
                     double open_frac, struct star *star)
{
    double disc_m2 = grid->face_m2[LADLE_LID], lining = sigma_W_per_m2K4 * p->emissivity_lining;
    star->burner_m2[LADLE_LID] = disc_m2;
    star->see_W_per_K4[LADLE_LID] = lining * (1.0 - open_frac) * disc_m2;
    star->emit[LADLE_LID] = p->emissivity_lining * (1.0 - open_frac);
    star->mouth_W_per_K4[LADLE_LID] = lining * open_frac * disc_m2;
    star->hole_frac = open_frac;
    star->hole_W_per_K4 = sigma_W_per_m2K4 * open_frac * disc_m2;
    star->mouth_m2 = open_frac * disc_m2;
    star->mouth_length_m = 0.25 * grid->inner_diameter_m;
    if (has_melt) {
        star->metal_see_W_per_K4 = sigma_W_per_m2K4 * p->emissivity_melt * disc_m2;
        star->metal_emit = p->emissivity_melt;
        star->metal_bridge_W_per_K = p->bridge_W_per_K;
        return;
    }
    double area_m2 = 0.0;
    for (int w = 0; w < W; w++)
        area_m2 += grid->face_m2[w];
    for (int w = 0; w < W; w++)
        star->bridge_W_per_K[w] = p->bridge_W_per_K * grid->face_m2[w] / area_m2;
    star->see_W_per_K4[LADLE_BOTTOM] = lining * disc_m2;
    star->emit[LADLE_BOTTOM] = p->emissivity_lining;
    star->burner_m2[LADLE_BOTTOM] = disc_m2;
}

/* Array by array: all of it at once would be a slow loop of the processor's own. */
static void clear(struct star *star)
{
    memset(star->wet_W_per_K, 0, sizeof star->wet_W_per_K);
    memset(star->front_W_per_K, 0, sizeof star->front_W_per_K);
    memset(star->melt_front_W_per_K, 0, sizeof star->melt_front_W_per_K);
    memset(star->bridge_W_per_K, 0, sizeof star->bridge_W_per_K);
    memset(star->mouth_W_per_K, 0, sizeof star->mouth_W_per_K);
    memset(star->mouth_W_per_K4, 0, sizeof star->mouth_W_per_K4);
    star->freezing = 0;
    star->front_K = star->burner_W = star->burner_target_K = 0.0;
    star->see_W_per_K4[LADLE_BOTTOM] = star->emit[LADLE_BOTTOM] = 0.0;
    star->burner_m2[LADLE_BOTTOM] = 0.0;
    star->metal_bridge_W_per_K = star->metal_mouth_W_per_K = 0.0;
    star->metal_see_W_per_K4 = star->metal_emit = 0.0;
}

void star_build(const struct ladle_params *p, const struct ladle_grid *grid,
                const struct ladle_boundary *b, const struct ladle_state *state, struct star *star)
{
    clear(star);
    bool has_melt = state->melt_kg > 0.0;
    double open_frac = share(b->mouth_open_frac);
    star->air_K = b->air_K;
    star->air_K4 = b->air_K * b->air_K * b->air_K * b->air_K;
    star->has_metal = has_melt || state->skull_kg > 0.0;
    double gap_m = add_side(p, grid, state, star);
    add_ends(p, grid, has_melt, open_frac, star);
    if (star->has_metal)
        star->wet_W_per_K[LADLE_BOTTOM] = p->film_W_per_m2K * grid->face_m2[LADLE_BOTTOM];
    memcpy(star->film_W_per_K, star->wet_W_per_K, sizeof star->film_W_per_K);
    const double reflect[G] = {1.0 - (has_melt ? p->emissivity_melt : p->emissivity_lining),
                               1.0 - p->emissivity_lining,
                               (1.0 - p->emissivity_lining) * (1.0 - open_frac)};
    set_view(grid->inner_diameter_m, gap_m, reflect, star->view);
    if (b->burner_W > 0.0 && b->burner_efficiency > 0.0) {
        star->burner_W = b->burner_W * b->burner_efficiency;
        star->burner_target_K = b->burner_target_K;
    }
}
