/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written, sorted into the sections of the field table: the file first, then the variant,
 * then each --set, later ones replacing earlier ones. Unknown keys and wrong places are found here,
 * values are read afterwards by the reader. */
#ifndef SIM_SCENARIO_LAYER_H
#define SIM_SCENARIO_LAYER_H

#include "sim/scenario/arena.h"
#include "sim/scenario/diag.h"
#include "sim/scenario/field.h"
#include "sim/scenario/tree.h"

enum origin { ORIGIN_DEFAULT, ORIGIN_PRICE_SET, ORIGIN_FILE, ORIGIN_VARIANT, ORIGIN_SETTING };

/* What stands for one row. */
struct leaf {
    const struct node *value; /* NULL: nothing */
    const struct node *mean;  /* FIELD_DIST: the mean is moved here, spread relative to it kept */
    struct mark mark;         /* of the key */
    enum origin origin;
};

/* What stands for one section, or one element of a map section. */
struct layer {
    const struct section *section;
    const char *name;        /* of an element */
    struct mark mark;        /* of its key */
    struct leaf *leaves;     /* by row */
    struct layer **children; /* by child: the first element, linked by `next` */
    struct layer *next;
};

struct layering {
    struct arena *arena;
    struct diag *diag;
    struct layer *root;
};

/* fails: NULL without memory. */
struct layer *layer_create(struct arena *, const struct section *);

/* Puts the keys of a mapping into the layer. */
void layer_merge(struct layering *, struct layer *, const struct node *, enum origin);

/* Puts one value at a path from the root: "route.distance", "customers.NAME.demand",
 * "customer.demand" or "furnace.capacity" when there is one, "route.speed.mean". A section's path
 * takes a map. What is set in a section that customers inherit holds for all customers. */
void layer_set(struct layering *, const char *path, const struct mark *, const struct node *,
               enum origin);

/* "route", "customer 'zq'", "the scenario". */
const char *layer_where(struct arena *, const struct layer *);

/* First element or section of this key below the layer; NULL when nothing was written. */
struct layer *layer_child(const struct layer *, const char *key);
/* Leaf of this key; NULL when the section has no such row. */
struct leaf *layer_leaf(const struct layer *, const char *key);

#endif
