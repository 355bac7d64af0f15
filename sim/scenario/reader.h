/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers into struct scenario. Everything that reads a value goes through here, whatever it came
 * from: the file, a variant, --set, a price set, the default of a row. */
#ifndef SIM_SCENARIO_READER_H
#define SIM_SCENARIO_READER_H

#include "sim/scenario/layer.h"
#include "sim/scenario/library.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/unit.h"

struct book;

struct reader {
    struct arena *arena;
    struct diag *diag;
    const struct library *library;
    struct scenario *scenario;
    struct book *book;            /* origins are noted here; NULL: not */
    const char *currency;         /* NULL: not known, any is taken */
    const struct node *price_set; /* NULL: none */
    bool no_missing;              /* the text is broken: a missing key means nothing */
    bool no_sweep;                /* sweep.vary is left unread */
    bool prices_optional;         /* nothing is priced in this scenario */
    int missing_prices;
    char missing_names[120];
    /* of the row being read: */
    const struct field *field;
    const char *prefix; /* path of its section, with a last point: "customers.zq.route." */
    struct mark mark;   /* of its key, for values that stand nowhere */
};

/* Fills the scenario from the layers: fields, elements of map sections, inherited sections. */
void reader_run(struct reader *, const struct layer *root);

/* Where to point for this node: its own mark, or the key's when it is empty. */
const struct mark *reader_mark(const struct reader *, const struct node *);

/* One value of a row into its member, with its limits. fails: false, reported. */
bool reader_field(struct reader *, const struct field *, const struct node *, void *member);
/* The same from a row's own text. */
bool reader_text(struct reader *, const struct field *, const char *text, void *member);

/* --- for the parsers of custom rows
 * ---------------------------------------------------------------- */

/* The text of a scalar; NULL, reported, when it is a list, a map or empty. `what` is the key. */
const char *reader_scalar(struct reader *, const struct node *, const char *what);
/* A number of a dimension between two texts of scenario syntax (NULL: open). */
struct number_want {
    const char *key;
    enum dimension dim;
    const char *low, *high, *example;
    const char *believe_low, *believe_high; /* NULL unknown */
};
bool reader_number(struct reader *, const struct node *, const struct number_want *, double *out);
bool reader_integer(struct reader *, const struct node *, const struct number_want *, int *out);

/* Reports every key of a mapping that is not in the NULL-terminated list; false when there is one,
 * or when it is no mapping. */
bool reader_only(struct reader *, const struct node *, const char *what, const char *const *keys);

/* A map of data rows: one entry per row, either a value or {value, low, high,
 * form, source, tag, note}. Keys in
 * `also` are allowed and left alone. what: "alloy". */
bool reader_data(struct reader *, const struct node *, const struct field *rows, int count,
                 const char *const *also, void *base);

#endif
