/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_INSIDE_H
#define MODELS_LADLE_INSIDE_H

#include <stdbool.h>

#include "models/ladle/grid.h"

/*
 * Private to models/ladle: what happens between the hot faces, the metal, the mouth and a burner.
 * One node for the hot face of each wall, and one for the metal (melt, or the skull of an empty
 * ladle). A ring is wetted up to the level and sees the enclosure above it. Everything is a
 * conductance or a radiative conductance between them or to the air, fixed while the boundary and
 * the level last.
 */
/* Control band of the preheater: a face short of its target by d takes at most this times d, so a
 * face that takes 12 kW/m2 is held 3 K below the target, one that loses 1.5 kW/m2 0.4 K below.
 * source: assumption */
#define INSIDE_BURNER_BAND_W_PER_M2K 4000.0

enum { INSIDE_METAL = LADLE_WALLS, INSIDE_NODES };

struct inside {
    double air_K;
    bool has_melt;
    double wet_frac[LADLE_RINGS];     /* of each ring, by the level */
    double film_W_per_K[LADLE_WALLS]; /* metal to hot face */
    bool flows;                       /* melt that would grow a skull; set by skull_begin */
    double front_K;                   /* where it grows: a wall at whose front metal freezes */
    unsigned freezing;                /* such walls, a bit each; set by skull_fronts */
    double melt_to_front_W_per_K[LADLE_WALLS]; /* instead of film_W_per_K, ... */
    double front_to_face_W_per_K[LADLE_WALLS];
    double radiative_W_per_K4[INSIDE_NODES][INSIDE_NODES]; /* symmetric, zero diagonal */
    double mouth_W_per_K4[INSIDE_NODES];                   /* to the air through the mouth */
    double mouth_W_per_K[INSIDE_NODES];                    /* convection through the mouth */
    double bridge_W_per_K[INSIDE_NODES];
    double mouth_m2, mouth_length_m;
    double burner_m2[LADLE_WALLS];    /* faces the flame sees */
    double burner_W, burner_target_K; /* largest heat to the faces */
};

/* Rates across the ladle's boundary. */
struct crossing {
    double shell_W, opening_W, burner_W;
    double freeze_W[LADLE_WALLS]; /* given up by freezing metal, not across the boundary */
};

/* Heat into every node and across the boundary; its derivative in K (columns: temperatures). */
struct inside_slope {
    double into_W_per_K[INSIDE_NODES][INSIDE_NODES];
    struct {
        double shell_W, opening_W, burner_W;
    } cross_W_per_K[INSIDE_NODES];
};

/* The network for this melt level, mouth and burner. */
void inside_build(const struct ladle_params *, const struct ladle_grid *,
                  const struct ladle_boundary *, const struct ladle_state *, struct inside *);

/* Share of a wall that is under metal. */
double inside_wet_frac(const struct inside *, int wall);

/* Convection through the mouth at this floor temperature; call once per step. */
void inside_refresh(struct inside *, const double temperature_K[INSIDE_NODES]);

/* Which faces the burner heats at these temperatures, and whether all its power goes to them: what
 * inside_slopes takes for granted. */
unsigned inside_burner_mode(const struct inside *, const double face_K[LADLE_WALLS]);

/* Heat into each node; adds the rates across the boundary. */
void inside_flows(const struct inside *, const double temperature_K[INSIDE_NODES],
                  double into_W[INSIDE_NODES], struct crossing *);

/* Derivatives of inside_flows. */
void inside_slopes(const struct inside *, const double temperature_K[INSIDE_NODES],
                   struct inside_slope *);

#endif
