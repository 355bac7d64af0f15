/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_STAR_H
#define MODELS_LADLE_STAR_H

#include <stdbool.h>

#include "models/ladle/inside.h"

/*
 * Private to models/ladle: the network of inside.h in the form of a star, for the model fast.
 *
 * The enclosure has three groups of surfaces (floor, side, top), each with one irradiation, so that
 * a hot face is joined to the metal and to the irradiation of its group only, and a linear system
 * of all faces comes down to five unknowns: three irradiations, the metal, the burner. Irradiations
 * and emissions are in K4 (divided by sigma): emitted_g = sum of share x emissivity x T^4 over g,
 * irradiation = view emitted heat into face i of g = sigma area_i emissivity_i (irradiation_g -
 * T_i^4) source: HOTTEL (radiosities of a grey enclosure)
 */
enum { STAR_FLOOR, STAR_SIDE, STAR_TOP, STAR_GROUPS };
enum { STAR_METAL = STAR_GROUPS, STAR_BURNER, STAR_UNKNOWNS };

struct star {
    double air_K, air_K4;
    bool has_metal;
    double wet_frac[LADLE_RINGS];
    ladle_walls wet_W_per_K;  /* film of what is under metal */
    ladle_walls film_W_per_K; /* metal to hot face: that, or none where it freezes, ... */
    unsigned freezing;        /* ... a bit for each such wall, and instead these */
    double front_K;
    ladle_walls front_W_per_K, melt_front_W_per_K, bridge_W_per_K;
    ladle_walls mouth_W_per_K;  /* convection through the mouth */
    ladle_walls mouth_W_per_K4; /* the open share of the lid, swung away */
    ladle_walls see_W_per_K4;   /* sigma x area x emissivity */
    ladle_walls emit;           /* share of its group x emissivity */
    double metal_bridge_W_per_K, metal_mouth_W_per_K, metal_see_W_per_K4, metal_emit;
    double view[STAR_GROUPS][STAR_GROUPS];
    double hole_frac, hole_W_per_K4; /* share of the top that is mouth; sigma x its area */
    double mouth_m2, mouth_length_m;
    ladle_walls burner_m2; /* faces the flame sees */
    double burner_W, burner_target_K;
};

/* The network at these temperatures: what flows. */
struct star_flow {
    ladle_walls face_K, into_W; /* heat into each */
    double metal_K, metal_W;
    double irradiation_K4[STAR_GROUPS];
    ladle_walls short_m2K;   /* what a face lacks to the burner's target, times its area */
    double burner_W_per_m2K; /* heat for it; so much that the burner is at its limit, or not */
    bool burner_limited;
    struct crossing cross_W;
};

/*
 * Faces and metal that answer to heat:
 *   face_K = base_K + answer_K_per_W x into_W,  metal_J_per_K x rise of metal_K = a_s x metal_W
 * with the network made linear at a flow.
 */
struct star_system {
    double answer_K_per_W[LADLE_WALLS], a_s, metal_J_per_K;
    double leave_W_per_K[LADLE_WALLS], metal_leave_W_per_K; /* - d(into) / d(own temperature) */
    double emit_K3[LADLE_WALLS], metal_emit_K3;             /* d(emitted) / d(own temperature) */
    double burnt_W_per_K[LADLE_WALLS];                      /* d(burner's heat) / d(own) */
    double open_W_per_K[LADLE_WALLS];                       /* d(mouth's heat) / d(own) */
    double damp[LADLE_WALLS], reach_K_per_W[LADLE_WALLS];
    double short_m2K[LADLE_WALLS];
    bool burner_limited;
    double lu[STAR_UNKNOWNS][STAR_UNKNOWNS];
};

/* The network for this melt level, mouth and burner. */
void star_build(const struct ladle_params *, const struct ladle_grid *,
                const struct ladle_boundary *, const struct ladle_state *, struct star *);

/* Convection through the mouth at this floor temperature. */
void star_refresh(struct star *, double floor_K);

/* Flows at flow->face_K and flow->metal_K. */
void star_flow(const struct star *, struct star_flow *);

/* What faces at these temperatures would take beyond the burner's limit. */
double star_burner_excess_W(const struct star *, const double face_K[LADLE_WALLS]);

/* Whether faces and burner are where they were when the flow was made linear: same ones short of
 * the target, same limit. If not, faces that the limited burner would drive past the target are
 * brought back to it, where the burner is no longer limited. */
bool star_burner_settled(const struct star *, struct star_flow *);

/* Slopes at the flow and factors of the system; answer_K_per_W, a_s and metal_J_per_K are given. */
void star_factorise(const struct star *, const struct star_flow *, struct star_system *);

/* Temperatures and heats of the linear network; in: the flow it starts from, what the faces would
 * be without heat, and what the metal lacks (its enthalpy at the start less that at the flow). out:
 * the flow at the solution, by the linear formula that the book needs. */
void star_solve(const struct star *, const struct star_system *, const double base_K[LADLE_WALLS],
                double metal_gap_J, struct star_flow *);

#endif
