/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where every value of a scenario comes from; for the echo, the hash, draws over inputs, and for
 * pointing at a key after parsing. */
#ifndef SIM_SCENARIO_BOOK_H
#define SIM_SCENARIO_BOOK_H

#include "sim/scenario/layer.h"
#include "sim/scenario/scenario.h"

struct scenario_source;

/* One row of the field table as it stands in this scenario. */
struct scenario_value {
    const char *prefix; /* "customers.zq.route." or "" */
    const struct field *field;
    const struct section *section;
    const char *element; /* name of the innermost map element, NULL */
    void *member;
    enum origin origin;
    bool automatic;            /* was 'auto': worked out, or left to the chain */
    const struct node *node;   /* as written; NULL: default of the row */
    const struct node *range;  /* of the price set: {value, low, high, source, tag}; NULL */
    const struct node *priced; /* the same, also where the file has a value of its own; NULL */
    struct mark mark;          /* of the key; source NULL for defaults */
};

struct book {
    struct arena *arena;            /* of the whole scenario */
    struct scenario_source *source; /* freed with the scenario; NULL: it belongs to the caller */
    const struct source_text *text; /* the file */
    const char *variant;
    struct scenario_value *values; /* in the order of the table */
    int count;
};

/* Value of a full path such as "customers.zq.route.distance"; NULL when there is none. */
const struct scenario_value *book_find(const struct book *, const char *path);

/* "customers.zq.route.distance" in text[size]; cut when it is longer. */
void book_path(const struct scenario_value *, char *text, size_t size);

/* Its believable range in SI: of the price set, else of the row; NAN where nothing is stated. */
void book_range(const struct scenario_value *, const char *currency, double *low, double *high);

/* Who says so: tag and source key of the value as it stands; for a value that the user wrote,
 * TAG_NONE and NULL. */
enum source_tag book_source(const struct scenario_value *, const char **source);

#endif
