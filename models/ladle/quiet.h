/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_QUIET_H
#define MODELS_LADLE_QUIET_H

#include "models/ladle/fast_stage.h"
#include "models/ladle/relax.h"

/*
 * Private to the model fast: a step in which nothing switches: no burner, no skull beside a melt,
 * no wall that freezes metal, no melt below its liquidus.
 *
 * Shapes are carried exactly under heat that is linear in time (relax.h), metal by Radau IIA; both
 * nodes are solved together for faces, shells, metal and irradiations, 8 unknowns, with radiation
 * and shells' losses made linear at each node's own temperatures. So a step may begin with a jump:
 * of the heat that a half-space takes up in it behind any film, it misses less than one percent.
 * source: HOCHBRUCK2005
 */
enum { QUIET_NODES = RELAX_NODES };

struct quiet_node {
    struct star_flow flow;
    double metal_J_per_kg;
    ladle_walls shell_K, loss_W;
};

struct quiet_step {
    struct relax relax;
    ladle_walls start_loss_W; /* of the shells, before the step */
    struct quiet_node node[QUIET_NODES];
};

/* Whether a step from here may be quiet. */
bool quiet_fits(struct fast_work *);

/* False when it does not settle, or would not have been quiet. */
bool quiet_try(struct fast_work *, double dt_s, struct quiet_step *);

/* In units of the tolerance; infinite when anything is not finite. */
double quiet_error(const struct fast_work *, const struct quiet_step *);

/* Shapes, ends and metal after the step; what crossed the boundary is added. */
void quiet_accept(struct fast_work *, const struct quiet_step *, struct ladle_exchange *);

#endif
