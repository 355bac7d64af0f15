/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_FAST_STAGE_H
#define MODELS_LADLE_FAST_STAGE_H

#include "models/ladle/basis.h"
#include "models/ladle/skull.h"
#include "models/ladle/star.h"

/*
 * Private to the model fast: one implicit stage Y = r + a F(Y) of shapes, metal and shells.
 * Walls are linear, so it comes down to temperatures of faces, shells and metal; radiation is made
 * linear once, and again where a burner switches or metal begins to freeze.
 */
typedef ladle_walls basis_modes[BASIS_MODES];

/* Everything one call works on. */
struct fast_work {
    const struct ladle_params *params;
    const struct ladle_grid *grid;
    const struct ladle_boundary *boundary;
    const double (*face)[LADLE_WALLS], (*shell)[LADLE_WALLS]; /* shapes at both ends */
    struct star star;
    struct ladle_films films;
    ladle_walls convection_W_per_K, radiation_W_per_K4;
    double ageing;
    basis_modes amplitude;
    struct inside fronts; /* of it only what skull.h reads and writes */
    struct skull skull;   /* beside a melt; without one it is the metal */
    double metal_kg, metal_J_per_kg, metal_K;
    double least_kg; /* metal that is less is followed as if it were as much */
    ladle_walls face_K, shell_K;
};

/* What both stages of a step have in common. */
struct fast_slopes {
    double a_s;
    basis_modes damp; /* 1 / (1 + a rate) */
    double ff[LADLE_WALLS], fs[LADLE_WALLS],
        ss[LADLE_WALLS]; /* answers of face and shell to heat at face and shell */
    double shell_at_K[LADLE_WALLS], shell_slope[LADLE_WALLS], shell_share[LADLE_WALLS],
        loss_base_W[LADLE_WALLS];
    struct star_system system;
};

/* Y = r + a F(Y). */
struct fast_stage {
    basis_modes y; /* r, then the solution */
    double metal_r_J_per_kg;
    struct star_flow flow; /* where it was made linear, then the solution */
    double metal_J_per_kg, shell_K[LADLE_WALLS], loss_W[LADLE_WALLS];
    double skull_on_kg[LADLE_WALLS];
};

/* Slowly varying coefficients: once per step, held through both stages. */
void fast_refresh(struct fast_work *);

/* What became of a step tried: taken, to be tried again shorter, not to be done in this way. */
enum fast_outcome { FAST_STEPPED, FAST_SHORTER, FAST_STUCK };

/* A step this short is taken as it comes. */
static const double fast_least_s = 1e-4;

/* Temperatures of faces and shells that the amplitudes give. */
void fast_ends(const struct fast_work *, double face_K[LADLE_WALLS], double shell_K[LADLE_WALLS]);

/* Answers of the walls to heat for this a, with the shells' loss made linear where they are. */
void fast_prepare(const struct fast_work *, double a_s, struct fast_slopes *);

/* From r and from the temperatures in flow and metal_J_per_kg to the solution; factorised: slopes
 * of an earlier stage will do. False when burner and freezing do not settle. */
bool fast_solve(struct fast_work *, bool factorised, struct fast_slopes *, struct fast_stage *);

/* Metal and skull of a call, after its star is built, and back to the state. */
void fast_metal_begin(struct fast_work *, const struct ladle_state *);
void fast_metal_finish(const struct fast_work *, struct ladle_state *);

/* Once per step: temperature of the metal, whether it flows. */
void fast_metal_refresh(struct fast_work *);

/* Which walls freeze metal with this skull, metal and faces; at a stage's start, and with the skull
 * that this much freezing makes. */
void fast_fronts(struct fast_work *, const double on_kg[LADLE_WALLS], double metal_K,
                 const double face_K[LADLE_WALLS]);
void fast_fronts_begin(struct fast_work *, double a_s, struct fast_stage *);
void fast_skull_ahead(const struct fast_work *, double dt_s, const double freeze_W[LADLE_WALLS],
                      struct fast_stage *);

/* Heat that skull which ends within a step should have taken up, and did not. */
double fast_left_J(const struct fast_work *, double first_s, double second_s,
                   const struct fast_stage *one, const struct fast_stage *two);

/* Metal and skull after a step whose stages count for so long. */
void fast_metal_move(struct fast_work *, double first_s, double second_s,
                     const struct fast_stage *one, const struct fast_stage *two);

#endif
