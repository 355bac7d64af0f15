/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file, a variant and settings to a scenario. */
#ifndef SIM_SCENARIO_LOAD_H
#define SIM_SCENARIO_LOAD_H

#include "sim/scenario/book.h"
#include "sim/scenario/diag.h"
#include "sim/scenario/scenario.h"

struct scenario_request {
    const char *path;           /* of the file, or */
    const char *text, *name;    /* its text, and the name that stands in messages */
    const char *variant;        /* one of `scenarios:`, NULL none */
    const char *const *earlier; /* settings of a finished run, below `sets` */
    int earlier_count;
    const char *const *sets; /* "key=value", later ones win */
    int set_count;
    bool sheet_only;         /* `sets` may name rows with FIELD_SHEET alone */
    const char *const *vary; /* "key=values"; when there are any they replace the file's sweep */
    int vary_count;
    const char *vary_name; /* stands in messages about them; NULL: --vary */
    bool no_sweep;         /* leave the sweep unread: a point of it is built */
    bool unresolved;       /* stop before auto values, checks and hash (for explain and init) */
};

/* The scenario; NULL when there is an error in it, or when it cannot be read (code E-READ). All
 * that is wrong is in diag, warnings too, also those of variants that are not asked for. owns: the
 * caller frees. Safe in several threads, each with its own diag. */
struct scenario *scenario_load(const struct scenario_request *, struct diag *);
/* The same, with the parsed text for building more scenarios from it; its errors and those of every
 * variant count here too. out: *source, NULL when it cannot be read; it stays the caller's when the
 * scenario is NULL, and must outlive the scenario (scenario_source_free). */
struct scenario *scenario_open(const struct scenario_request *, struct scenario_source **source,
                               struct diag *);
void scenario_free(struct scenario **);

/* The parsed text of a scenario, for building many from it: constant, shared between threads. Must
 * outlive them. Path, text and name of the request are read, variant and settings are not.
 * fails: NULL when it cannot be read. Errors of the text are in diag; scenarios built from a broken
 * text lack parts. */
struct scenario_source *scenario_source_load(const struct scenario_request *, struct diag *);
void scenario_source_free(struct scenario_source **);
const char *scenario_source_text(const struct scenario_source *);

/* A scenario from the parsed text with the variant and settings of the request; its path, text and
 * name are not read. fails: NULL when there is an error. owns: the caller frees. */
struct scenario *scenario_from_source(const struct scenario_source *,
                                      const struct scenario_request *, struct diag *);

/* What a visit of every value sees. */
struct scenario_visit {
    const char *path; /* "customers.zq.route.distance" */
    const struct scenario_value *entry;
    double value;        /* SI; of a distribution its mean; NAN for what is no number */
    double low, high;    /* believable range, SI; NAN where none is stated */
    enum source_tag tag; /* of the value as it stands; TAG_NONE when the user wrote it */
    const char *source;  /* NULL when the user wrote it */
};
void scenario_for_each_field(const struct scenario *,
                             void (*visit)(const struct scenario_visit *, void *data), void *data);

/* "key=value" that sets this SI number; a distribution keeps its spread ("route.speed.mean=...").
 * out: text[size], false when it does not fit. */
bool scenario_setting(const struct scenario *, const struct scenario_visit *, double value,
                      char *text, size_t size);

#endif
