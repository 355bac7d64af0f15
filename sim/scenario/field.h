/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_FIELD_H
#define SIM_SCENARIO_FIELD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The one table of field rows. Parsing, --set, explain, the JSON schema, completion, the echo and
 * the manual are loops over it; nothing else knows a key. Numbers stand in rows as text in scenario
 * syntax ("15 min"), so that they are read by the code that reads the file.
 */

enum dimension {
    DIM_NONE,     /* plain number */
    DIM_FRACTION, /* plain number or percent */
    DIM_MASS,
    DIM_LENGTH,
    DIM_TIME,
    DIM_TEMPERATURE /* degC, K -> K */,
    DIM_TEMPERATURE_DIFF /* K */,
    DIM_ENERGY,
    DIM_POWER,
    DIM_SPEED,
    DIM_VOLUME,
    DIM_AREA,
    DIM_MASS_RATE,
    DIM_RATE /* 1/time */,
    DIM_COOLING_RATE /* K/h */,
    DIM_SPECIFIC_ENERGY,
    DIM_HEAT_CAPACITY,
    DIM_HEAT_CAPACITY_SLOPE,
    DIM_DENSITY,
    DIM_DENSITY_SLOPE,
    DIM_CONDUCTIVITY,
    DIM_CONDUCTIVITY_SLOPE,
    DIM_FILM /* W/(m2 K) */,
    DIM_CONDUCTANCE /* W/K */,
    DIM_POWER_PER_MASS,
    DIM_FLUX_MASS /* kg/(m2 h) */,
    DIM_ENERGY_PER_VOLUME,
    DIM_VOLUME_PER_LENGTH,
    DIM_INCIDENT_RATE /* 1/km */,
    DIM_MONEY,
    DIM_MONEY_PER_MASS,
    DIM_MONEY_PER_VOLUME,
    DIM_MONEY_PER_ENERGY,
    DIM_MONEY_PER_TIME,
    DIM_MONEY_PER_LENGTH,
    DIM_MONEY_PER_MASS_LENGTH,
    DIM_MONEY_PER_MASS_RATE,
    DIM_CARBON_PER_ENERGY,
    DIM_CARBON_PER_VOLUME,
    DIM_CARBON_PER_MASS,
    DIM_COUNT_
};

enum field_type {
    FIELD_NUMBER,  /* double, SI */
    FIELD_INTEGER, /* int */
    FIELD_BOOL,    /* bool */
    FIELD_CHOICE,  /* int or const pointer, by `choices` */
    FIELD_TEXT,    /* const char * in the arena */
    FIELD_DIST,    /* struct dist */
    FIELD_CUSTOM   /* its own parser */
};

/* How well the default is known. */
enum source_tag { TAG_NONE, TAG_READ, TAG_DERIVED, TAG_JUDGEMENT };

/* When a distribution is drawn. */
enum draw_time {
    DRAW_NEVER,
    DRAW_TRIP,
    DRAW_LADLE,
    DRAW_ORDER,
    DRAW_BATCH,
    DRAW_MACHINE_EVENT,
    DRAW_CLOSURE
};

enum dist_kind {
    DIST_CONSTANT,
    DIST_UNIFORM,
    DIST_TRIANGULAR,
    DIST_NORMAL,
    DIST_LOGNORMAL,
    DIST_EXPONENTIAL,
    DIST_GAMMA,
    DIST_EMPIRICAL
};

/* A number that may vary. mean and cv are those of the variable itself. */
struct dist {
    enum dist_kind kind;
    double mean, cv; /* SI; cv = standard deviation / mean (of a temperature: sd in K / sd_K) */
    double sd;       /* SI, = cv x mean where a cv was given */
    double low, mode, high; /* uniform, triangular, and where a normal is cut */
    int count;              /* empirical */
    const double *value;
};

/* One name of a FIELD_CHOICE. `pointer` NULL: the member is an int that gets `value`. */
struct choice {
    const char *name, *help;
    int value;
    const void *pointer;
};

struct reader; /* sim/scenario/reader.h */
struct node;

#define FIELD_AUTO       1u  /* 'auto' allowed: NAN, or -1 for an integer */
#define FIELD_REQUIRED   2u  /* no default */
#define FIELD_PRICE_SET  4u  /* default comes from the price set; required without one */
#define FIELD_PLAN       16u /* decided or known by the user: no uncertainty, never drawn */
#define FIELD_NOT_HASHED 8u  /* does not enter the scenario hash (about, expect, ...) */
#define FIELD_SHEET      32u /* read by the sheets alone: may change in a finished run */

struct field {
    const char *key;
    enum field_type type;
    enum dimension dim;
    const char *member; /* "distance_m", for the suffix test and the docs */
    size_t offset;
    const char *low, *high; /* hard limits, inclusive; NULL none */
    const char *deflt;      /* scenario syntax; NULL none */
    const char *believe_low,
        *believe_high; /* believable range, for judgement: the input interval */
    enum source_tag tag;
    const char *source; /* key of docs/sources.bib, or "assumption" */
    const char *help;   /* one sentence */
    const char *table;  /* folder of named numbers that may stand here, factors.h; NULL none */
    unsigned flags;
    enum draw_time drawn;
    bool (*choices)(int index, struct choice *out); /* name number `index`; false past the last */
    bool (*parse)(struct reader *, const struct node *, void *member); /* FIELD_CUSTOM */
};

enum section_kind {
    SECTION_ONE, /* a mapping */
    SECTION_MAP  /* a mapping of named mappings; `singular` is short for a map of one */
};

struct section {
    const char *key, *singular;
    enum section_kind kind;
    const char *help;
    const struct field *fields;
    int field_count;
    const struct section *const *children; /* NULL-terminated, may be NULL */
    size_t offset;                         /* in the parent struct; SECTION_MAP: of the pointer */
    size_t
        count_offset; /* SECTION_MAP: of the int count; each element starts with const char *name */
    size_t element_size; /* SECTION_MAP */
    size_t mark_offset;  /* SECTION_MAP: where an element keeps its struct mark; 0: nowhere */
    bool inherits;       /* may stand on top as default and again inside each customer */
    bool named;          /* SECTION_MAP: files give each its own name; paths shown are KEY.NAME */
    bool one_by_default; /* SECTION_MAP: one element of all defaults when none is written */
};

/* The root: `schema`, `about`, ... */
extern const struct section scenario_section;

#define FIELD_AT(type, member) #member, offsetof(type, member)

#endif
