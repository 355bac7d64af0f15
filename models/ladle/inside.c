/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/inside.h"

#include <math.h>
#include <string.h>

#include "models/ladle/enclosure.h"
#include "models/ladle/outside.h"

/* Stefan-Boltzmann. source: CODATA2018 */
static const double sigma_W_per_m2K4 = 5.670374419e-8;

/* Share of each ring that is below the level. */
static void wet_rings(const struct ladle_params *p, const struct ladle_state *state,
                      struct inside *in)
{
    double metal_kg = state->melt_kg > 0.0 ? state->melt_kg + state->skull_kg : 0.0;
    double rings = LADLE_RINGS * metal_kg / p->capacity_kg;
    for (int r = 0; r < LADLE_RINGS; r++)
        in->wet_frac[r] = fmin(1.0, fmax(0.0, rings - r));
}

static void join(struct inside *in, int a, int b, double area_m2)
{
    if (a == b)
        return;
    in->radiative_W_per_K4[a][b] += sigma_W_per_m2K4 * area_m2;
    in->radiative_W_per_K4[b][a] = in->radiative_W_per_K4[a][b];
}

/* What each ring and the dry side are of the side above the floor; returns that side's height. */
static double side_shares(const struct ladle_grid *grid, const struct inside *in,
                          double share[LADLE_DRY + 1])
{
    double ring_m = grid->level_m / LADLE_RINGS, height_m = grid->inner_height_m - grid->level_m;
    share[LADLE_DRY] = height_m;
    for (int r = 0; r < LADLE_RINGS; r++) {
        share[LADLE_WETTED + r] = (1.0 - in->wet_frac[r]) * ring_m;
        height_m += share[LADLE_WETTED + r];
    }
    for (int w = LADLE_WETTED; w <= LADLE_DRY; w++)
        share[w] /= height_m;
    return height_m;
}

/* The mouth is the air, black. */
static void add_radiation(const struct ladle_params *p, const struct ladle_grid *grid,
                          double open_frac, struct inside *in)
{
    double share[LADLE_DRY + 1], area_m2[ENCLOSURE_SURFACES][ENCLOSURE_SURFACES];
    double gap_m = side_shares(grid, in, share);
    struct enclosure e = {grid->inner_diameter_m, gap_m, open_frac,
                          in->has_melt ? p->emissivity_melt : p->emissivity_lining,
                          p->emissivity_lining};
    int floor = in->has_melt ? INSIDE_METAL : LADLE_BOTTOM;
    enclosure_exchange(&e, area_m2);
    join(in, floor, LADLE_LID, area_m2[ENCLOSURE_FLOOR][ENCLOSURE_LID]);
    for (int w = LADLE_WETTED; w <= LADLE_DRY; w++) {
        join(in, w, floor, share[w] * area_m2[ENCLOSURE_SIDE][ENCLOSURE_FLOOR]);
        join(in, w, LADLE_LID, share[w] * area_m2[ENCLOSURE_SIDE][ENCLOSURE_LID]);
        for (int v = LADLE_WETTED; v < w; v++)
            join(in, w, v, share[w] * share[v] * area_m2[ENCLOSURE_SIDE][ENCLOSURE_SIDE]);
        in->mouth_W_per_K4[w] =
            sigma_W_per_m2K4 * share[w] * area_m2[ENCLOSURE_SIDE][ENCLOSURE_MOUTH];
    }
    in->mouth_W_per_K4[floor] = sigma_W_per_m2K4 * area_m2[ENCLOSURE_FLOOR][ENCLOSURE_MOUTH];
    /* the open share of the lid is swung away and radiates to the surroundings */
    in->mouth_W_per_K4[LADLE_LID] =
        sigma_W_per_m2K4 * (area_m2[ENCLOSURE_LID][ENCLOSURE_MOUTH] +
                            p->emissivity_lining * open_frac * grid->face_m2[LADLE_LID]);
}

/* The bridge starts at the melt, or spread over the faces of an empty ladle. */
static void add_bridge(const struct ladle_params *p, const struct ladle_grid *grid,
                       struct inside *in)
{
    double area_m2 = 0.0;
    if (in->has_melt) {
        in->bridge_W_per_K[INSIDE_METAL] = p->bridge_W_per_K;
        return;
    }
    for (int w = 0; w < LADLE_WALLS; w++)
        area_m2 += grid->face_m2[w];
    for (int w = 0; w < LADLE_WALLS; w++)
        in->bridge_W_per_K[w] = p->bridge_W_per_K * grid->face_m2[w] / area_m2;
}

static void add_burner(const struct ladle_grid *grid, const struct ladle_boundary *b,
                       struct inside *in)
{
    if (b->burner_W <= 0.0 || b->burner_efficiency <= 0.0)
        return;
    in->burner_W = b->burner_W * b->burner_efficiency;
    in->burner_target_K = b->burner_target_K;
    for (int r = 0; r < LADLE_RINGS; r++)
        in->burner_m2[LADLE_WETTED + r] = (1.0 - in->wet_frac[r]) * grid->face_m2[LADLE_WETTED + r];
    in->burner_m2[LADLE_DRY] = grid->face_m2[LADLE_DRY];
    in->burner_m2[LADLE_BOTTOM] = in->has_melt ? 0.0 : grid->face_m2[LADLE_BOTTOM];
    in->burner_m2[LADLE_LID] = grid->face_m2[LADLE_LID];
}

void inside_build(const struct ladle_params *p, const struct ladle_grid *grid,
                  const struct ladle_boundary *b, const struct ladle_state *state,
                  struct inside *in)
{
    memset(in, 0, sizeof *in);
    double open_frac = fmin(1.0, fmax(0.0, b->mouth_open_frac));
    in->air_K = b->air_K;
    in->has_melt = state->melt_kg > 0.0;
    wet_rings(p, state, in);
    for (int r = 0; r < LADLE_RINGS; r++)
        in->film_W_per_K[LADLE_WETTED + r] =
            in->wet_frac[r] * p->film_W_per_m2K * grid->face_m2[LADLE_WETTED + r];
    if (in->has_melt || state->skull_kg > 0.0)
        in->film_W_per_K[LADLE_BOTTOM] = p->film_W_per_m2K * grid->face_m2[LADLE_BOTTOM];
    in->mouth_m2 = open_frac * grid->face_m2[LADLE_LID];
    in->mouth_length_m = 0.25 * grid->inner_diameter_m;
    add_radiation(p, grid, open_frac, in);
    add_bridge(p, grid, in);
    add_burner(grid, b, in);
}

double inside_wet_frac(const struct inside *in, int wall)
{
    if (wall < LADLE_DRY)
        return in->wet_frac[wall - LADLE_WETTED];
    return wall == LADLE_BOTTOM && in->has_melt ? 1.0 : 0.0;
}

void inside_refresh(struct inside *in, const double t[INSIDE_NODES])
{
    int floor = in->has_melt ? INSIDE_METAL : LADLE_BOTTOM;
    if (in->mouth_m2 > 0.0)
        in->mouth_W_per_K[floor] =
            in->mouth_m2 *
            outside_natural_W_per_m2K(OUTSIDE_UP, in->mouth_length_m, t[floor], in->air_K);
}

/* Shortfall of each face times its area; the sum. */
static double burner_demand(const struct inside *in, const double t[], double demand[])
{
    double sum = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++) {
        demand[w] = in->burner_m2[w] * fmax(0.0, in->burner_target_K - t[w]);
        sum += demand[w];
    }
    return sum;
}

static void burner_flows(const struct inside *in, const double t[], double into_W[],
                         struct crossing *cross)
{
    double demand[LADLE_WALLS], sum = burner_demand(in, t, demand);
    if (sum <= 0.0)
        return;
    double scale = fmin(INSIDE_BURNER_BAND_W_PER_M2K, in->burner_W / sum);
    for (int w = 0; w < LADLE_WALLS; w++)
        into_W[w] += scale * demand[w];
    cross->burner_W += scale * sum;
}

unsigned inside_burner_mode(const struct inside *in, const double face_K[LADLE_WALLS])
{
    double demand[LADLE_WALLS];
    if (in->burner_W <= 0.0)
        return 0;
    unsigned mode = in->burner_W < INSIDE_BURNER_BAND_W_PER_M2K * burner_demand(in, face_K, demand);
    for (int w = 0; w < LADLE_WALLS; w++)
        mode |= demand[w] > 0.0 ? 2u << w : 0u;
    return mode;
}

static void burner_slopes(const struct inside *in, const double t[], struct inside_slope *s)
{
    double demand[LADLE_WALLS], sum = burner_demand(in, t, demand);
    bool limited = in->burner_W < INSIDE_BURNER_BAND_W_PER_M2K * sum;
    for (int j = 0; j < LADLE_WALLS; j++) {
        double scale = limited ? in->burner_W / sum : INSIDE_BURNER_BAND_W_PER_M2K;
        if (demand[j] <= 0.0)
            continue;
        s->into_W_per_K[j][j] -= scale * in->burner_m2[j];
        if (!limited) {
            s->cross_W_per_K[j].burner_W -= scale * in->burner_m2[j];
            continue;
        }
        for (int i = 0; i < LADLE_WALLS; i++)
            s->into_W_per_K[i][j] += scale * in->burner_m2[j] * demand[i] / sum;
    }
}

void inside_flows(const struct inside *in, const double t[INSIDE_NODES],
                  double into_W[INSIDE_NODES], struct crossing *cross)
{
    double t4[INSIDE_NODES], air2 = in->air_K * in->air_K, air4 = air2 * air2;
    for (int i = 0; i < INSIDE_NODES; i++) {
        double t2 = t[i] * t[i], over_K = t[i] - in->air_K;
        t4[i] = t2 * t2;
        double bridge_W = in->bridge_W_per_K[i] * over_K;
        double mouth_W = in->mouth_W_per_K[i] * over_K + in->mouth_W_per_K4[i] * (t4[i] - air4);
        into_W[i] = -bridge_W - mouth_W;
        cross->shell_W += bridge_W;
        cross->opening_W += mouth_W;
    }
    for (int i = 0; i < INSIDE_NODES; i++)
        for (int j = 0; j < i; j++) {
            double q_W = in->radiative_W_per_K4[i][j] * (t4[i] - t4[j]);
            into_W[i] -= q_W;
            into_W[j] += q_W;
        }
    for (int w = 0; w < LADLE_WALLS; w++) {
        double q_W = in->film_W_per_K[w] * (t[INSIDE_METAL] - t[w]);
        into_W[w] += q_W;
        into_W[INSIDE_METAL] -= q_W;
    }
    for (int w = 0; in->freezing && w < LADLE_WALLS; w++) {
        double in_W = in->melt_to_front_W_per_K[w] * (t[INSIDE_METAL] - in->front_K);
        double out_W = in->front_to_face_W_per_K[w] * (in->front_K - t[w]);
        into_W[w] += out_W;
        into_W[INSIDE_METAL] -= in_W;
        cross->freeze_W[w] = out_W - in_W;
    }
    if (in->burner_W > 0.0)
        burner_flows(in, t, into_W, cross);
}

void inside_slopes(const struct inside *in, const double t[INSIDE_NODES], struct inside_slope *s)
{
    memset(s, 0, sizeof *s);
    double cube[INSIDE_NODES];
    for (int j = 0; j < INSIDE_NODES; j++) {
        cube[j] = 4.0 * t[j] * t[j] * t[j];
        double mouth = in->mouth_W_per_K[j] + in->mouth_W_per_K4[j] * cube[j];
        s->cross_W_per_K[j].shell_W = in->bridge_W_per_K[j];
        s->cross_W_per_K[j].opening_W = mouth;
        s->into_W_per_K[j][j] = -in->bridge_W_per_K[j] - mouth;
    }
    for (int j = 0; j < INSIDE_NODES; j++)
        for (int i = 0; i < INSIDE_NODES; i++) {
            double slope = in->radiative_W_per_K4[i][j] * cube[j];
            s->into_W_per_K[i][j] += slope;
            s->into_W_per_K[j][j] -= slope;
        }
    for (int w = 0; w < LADLE_WALLS; w++) {
        s->into_W_per_K[w][w] -= in->film_W_per_K[w];
        s->into_W_per_K[w][INSIDE_METAL] += in->film_W_per_K[w];
        s->into_W_per_K[INSIDE_METAL][INSIDE_METAL] -= in->film_W_per_K[w];
        s->into_W_per_K[INSIDE_METAL][w] += in->film_W_per_K[w];
    }
    for (int w = 0; in->freezing && w < LADLE_WALLS; w++) {
        s->into_W_per_K[w][w] -= in->front_to_face_W_per_K[w];
        s->into_W_per_K[INSIDE_METAL][INSIDE_METAL] -= in->melt_to_front_W_per_K[w];
    }
    if (in->burner_W > 0.0)
        burner_slopes(in, t, s);
}
