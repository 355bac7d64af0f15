/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MODELS_LADLE_RIG_H
#define TESTS_MODELS_LADLE_RIG_H

#include "models/ladle/grid.h"
#include "models/ladle/wall1d.h"

/* A ladle on the bench: the shipped alloy and linings, the default parameters, standing air. */
struct rig {
    struct alloy alloy;
    struct ladle_params params;
    struct ladle_grid *grid;
    struct ladle_state state;
    struct ladle_exchange exchange;  /* since rig_make */
    const struct ladle_model *model; /* wall1d, unless told otherwise */
    struct ladle_boundary still;     /* 20 degC, no wind, lid bolted, no burner */
};

/* The value of every property in a data file of models/alloy/data, in SI. Fails the test if absent.
 */
struct alloy rig_alloy(const char *name);

/* A material of models/refractory/data, in SI. */
struct refractory rig_material(const char *name);

/* The side of a stack of models/refractory/data/lining. */
struct refractory_stack rig_lining(const char *name);

/* Default ladle of this capacity: ADC12, lining `default`, walls at 20 degC, empty. */
void rig_make(struct rig *rig, double capacity_kg);
void rig_clear(struct rig *rig);

/* Make the grid anew after the parameters were changed; walls at 20 degC, empty. */
void rig_regrid(struct rig *rig, struct ladle_mesh mesh);

/* The model in a boundary; adds to rig->exchange. */
void rig_advance(struct rig *rig, const struct ladle_boundary *boundary, double dt_s);
void rig_stand(struct rig *rig, double dt_s);

/* Fill with kg of melt at a temperature. */
void rig_fill_C(struct rig *rig, double mass_kg, double melt_C);
double rig_melt_C(const struct rig *rig);

/* Preheater of the defaults (300 kW, efficiency 0.40) with this target; lid bolted. */
struct ladle_boundary rig_burner(const struct rig *rig, double target_C);

/* Burn until the mean face is within 5 K of the target (a day at most), then hold. */
void rig_preheat(struct rig *rig, double target_C, double hold_s);

/* Heat of the ladle less all that crossed its boundary since rig_make but for metal. */
double rig_book_J(const struct rig *rig);

#endif
