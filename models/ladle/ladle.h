/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_LADLE_H
#define MODELS_LADLE_LADLE_H

#include <stdbool.h>
#include <stddef.h>

#include "models/alloy/alloy.h"
#include "models/refractory/refractory.h"

/*
 * Road ladle: a lumped melt inside walls that remember. The state persists from trip to trip and is
 * changed only by the functions below; every function reports what crossed the ladle's boundary, so
 * that the energy and metal books close to rounding.
 */

/*
 * The side up to the nominal level is cut into rings of equal height, the lowest first, so that it
 * fills and drains from the bottom up. How many: docs/models/ladle.md, "Rings".
 */
#ifndef LADLE_RINGS
#define LADLE_RINGS 3
#endif

/*
 * Metal comes and goes over minutes. Whoever owns the clock moves it in this many equal pieces,
 * each at half of its own share of the time and the boundary of the fill or pour in between: second
 * order in the number of pieces, and a full load's pieces end at the rings' edges.
 */
#define LADLE_PIECES LADLE_RINGS

/* Rings LADLE_WETTED .. LADLE_WETTED + LADLE_RINGS - 1, then what metal never wets, and the ends.
 */
enum ladle_wall {
    LADLE_WETTED,
    LADLE_DRY = LADLE_WETTED + LADLE_RINGS,
    LADLE_BOTTOM,
    LADLE_LID,
    LADLE_WALLS
};

#define LADLE_MAX_CELLS 32 /* per wall, all layers */
#define LADLE_SHAPES    9  /* per wall, of the model fast */

/* A value of each wall. Begins where the processor takes two numbers at once, as wall_K does. */
typedef double ladle_walls[LADLE_WALLS] __attribute__((aligned(2 * sizeof(double))));

struct ladle_params {
    const struct alloy *alloy;
    double capacity_kg; /* metal at nominal fill, 1..1e5 */
    double fill_frac;   /* nominal level / inner height, 0.5..0.98 (freeboard) */
    double aspect;      /* inner height / inner diameter, 0.5..2 */
    struct refractory_stack side, bottom, lid;
    double bridge_W_per_K;        /* spout, lid seam, supports: melt or inner face to air */
    double emissivity_melt;       /* 0.05..0.6 */
    double emissivity_lining;     /* hot faces, 0.3..0.95 */
    double emissivity_shell;      /* 0.2..0.95 */
    double film_W_per_m2K;        /* melt to wetted wall */
    double residue_frac;          /* drained film, spout, corners left at a pour, of capacity */
    double outside_W_per_m2K;     /* fixed film outside instead of correlations; 0 = correlations */
    double constant_rate_K_per_h; /* only for the model constant_rate */
    double ageing_per_heat;       /* relative rise of lining conductivity per heat, >= 0 */
    double frame_frac;            /* frame, trunnions, lid gear as share of shell + lining mass */
};

/* What surrounds the ladle while time passes. */
struct ladle_boundary {
    double air_K;
    double wind_m_per_s;
    double speed_m_per_s;     /* of the vehicle; 0 standing */
    double mouth_open_frac;   /* 0 lid bolted .. 1 fully open */
    double burner_W;          /* largest fuel power (LHV) of the preheater, 0 = none */
    double burner_efficiency; /* share of fuel that can reach the lining at most, 0..1 */
    double burner_target_K;   /* hot face held at or below this while the burner is on */
};

/* Convection outside as a model last worked it out, at the coldest and hottest upright shell, the
 * bottom and the lid: the last two surroundings, for a ladle goes to and fro between them. */
#define LADLE_FILMS 4
struct ladle_film {
    _Alignas(2 * sizeof(double)) double air_K;
    double stream_m_per_s;
    double shell_K[LADLE_FILMS], W_per_m2K[LADLE_FILMS];
};
struct ladle_films {
    struct ladle_film of[2];
    int last; /* which one it was */
};

struct ladle_state {
    double melt_kg;
    double melt_J_per_kg; /* enthalpy of the melt, alloy reference */
    double skull_kg;      /* frozen on the walls: crust and residue, until cleaned or remelted */
    double skull_J_per_kg;
    double skull_on_kg[LADLE_WALLS]; /* where it sits; adds up to skull_kg */
    _Alignas(2 * sizeof(double)) double wall_K[LADLE_WALLS][LADLE_MAX_CELLS]; /* hot face first */
    ladle_walls shape[LADLE_SHAPES]; /* of a folded state: the walls by few shapes, ... */
    bool folded;  /* ... and of wall_K only hot faces and shells; ladle_unfold gives the rest */
    double heats; /* fills since relining */
    struct ladle_films films;
};

/* What crossed the boundary during one call; every function ADDS to it. Positive as named. */
struct ladle_exchange {
    double shell_loss_J;   /* convection and radiation outside, and bridges */
    double opening_loss_J; /* through the open mouth */
    double fuel_J;         /* LHV burnt */
    double flue_loss_J;    /* fuel heat that did not reach the lining */
    int left;              /* calls that the model left to wall1d */
};

/* What a fill or pour moved. */
struct ladle_transfer {
    double metal_kg;
    double metal_J; /* enthalpy carried by metal_kg */
};

/* Grid, areas and masses derived once from ladle_params. Opaque outside models/ladle. */
struct ladle_grid;

/*
 * All that a model must provide is advance: move melt, skull and walls by dt_s (>= 0) under a
 * constant boundary and report what crossed it. Metal stays (melt_kg + skull_kg does not change);
 * the heat of ladle_heat_J changes by fuel less losses, to rounding. A model without a skull of its
 * own calls ladle_remelt first, a model without walls leaves wall_K alone, one that reads them
 * calls ladle_unfold first. Fill, pour, clean and take are the same for all.
 *
 * A model may refuse ladles that it cannot do: refuses says why (NULL: it can; no function: it can
 * do all), and its advance is then that of wall1d, as in any single call that it cannot do. Such
 * calls are counted in the exchange.
 */
struct ladle_model {
    const char *name, *summary, *source;
    void (*advance)(const struct ladle_params *, const struct ladle_grid *,
                    const struct ladle_boundary *, double dt_s, struct ladle_state *,
                    struct ladle_exchange *);
    const char *(*refuses)(const struct ladle_params *);
};

const struct ladle_model *const *ladle_models(void); /* NULL-terminated table */
const struct ladle_model *ladle_model_find(const char *name);

/* Grid for these parameters; NULL when they are outside their ranges (then *why says which). */
struct ladle_grid *ladle_grid_create(const struct ladle_params *, const char **why);
void ladle_grid_free(struct ladle_grid **);

/* A clean, empty ladle, all walls at one temperature. */
void ladle_init(const struct ladle_grid *, double temperature_K, struct ladle_state *);

/* Set the steady profile for hot face face_K and air air_K (test and start-up help). */
void ladle_soak(const struct ladle_params *, const struct ladle_grid *, double face_K, double air_K,
                struct ladle_state *);

/* Brings all of wall_K up to date where a model left its walls in a shorter form. */
void ladle_unfold(const struct ladle_grid *, struct ladle_state *);

/* Add metal at enthalpy J/kg; mixes with heel, and with what would flow of a skull: all of it from
 * half liquid on, in proportion below. What is frozen stays until the model remelts it, or
 * ladle_remelt. */
void ladle_fill(const struct ladle_params *, double metal_kg, double metal_J_per_kg,
                struct ladle_state *);

/* Melt and skull become one, by enthalpy; nothing without melt. */
void ladle_remelt(struct ladle_state *);

/* Take out wanted_kg (or all but residue, whichever is less) of the melt; the residue joins the
 * skull. */
struct ladle_transfer ladle_pour(const struct ladle_params *, double wanted_kg,
                                 struct ladle_state *);

/* Whether at least half of the melt is liquid, so that it would flow; if not, ladle_pour gives
 * nothing and ladle_take is the way to get the frozen metal out. */
bool ladle_pourable(const struct ladle_params *, const struct ladle_state *);

/* Remove the skull; what came out. */
struct ladle_transfer ladle_clean(struct ladle_state *);

/* Take mass out of the melt at its enthalpy (dross, oxide). */
struct ladle_transfer ladle_take(double metal_kg, struct ladle_state *);

/* Heat stored in melt, skull and walls above 293.15 K. */
double ladle_heat_J(const struct ladle_params *, const struct ladle_grid *,
                    const struct ladle_state *);

double ladle_melt_K(const struct ladle_params *, const struct ladle_state *);
/* Area-weighted mean temperature of the inner faces. */
double ladle_face_K(const struct ladle_grid *, const struct ladle_state *);
/* Hottest shell temperature and, if wall is not NULL, which wall. */
double ladle_shell_K(const struct ladle_params *, const struct ladle_grid *,
                     const struct ladle_boundary *, const struct ladle_state *, enum ladle_wall *);
/* Temperatures through a wall from the hot face to the inside of the shell. out: how many. */
int ladle_profile(const struct ladle_grid *, const struct ladle_state *, enum ladle_wall,
                  double depth_m[LADLE_MAX_CELLS], double temperature_K[LADLE_MAX_CELLS]);
/* Surface of the melt, m2 (for oxidation). */
double ladle_surface_m2(const struct ladle_grid *);
/* Empty mass: shell, layers, frame. */
double ladle_tare_kg(const struct ladle_params *, const struct ladle_grid *);

#endif
