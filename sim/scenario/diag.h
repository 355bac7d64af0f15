/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics: everything that is wrong with a scenario, collected in one pass and printed sorted
 * by position, each with its place in the text, a sentence and, where there is one, the fix:
 *
 *     plant.yaml:12:5: error: unknown key 'dist_km' in route [E-KEY]
 *        12 |     dist_km: 45
 *           |     ^~~~~~~
 *        = help: did you mean 'distance'? (a length, such as '45 km')
 *
 * Codes: E-SYNTAX not YAML; E-FILE unreadable, too large, wrong encoding; E-KEY unknown, duplicate
 * or misplaced key; E-TYPE wrong kind of value; E-NUMBER not a number; E-UNIT missing or wrong
 * unit; E-RANGE outside its limits; E-CHOICE not one of a list; E-NAME a name that nothing has;
 * E-MISSING a required key; E-LIMIT more than this version simulates; E-CONFLICT two values that
 * exclude each other; E-RESULT a result folder that is damaged or of something else; E-MEMORY.
 * Warnings are W-...; see checks.c. */
#ifndef SIM_SCENARIO_DIAG_H
#define SIM_SCENARIO_DIAG_H

#include <stddef.h>
#include <stdio.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* A text with a name: a file, or the --set options (one per line). Must outlive the marks. */
struct source_text {
    const char *name;
    const char *text;
    size_t size;
    int order;      /* files are listed in this order */
    int is_setting; /* printed without source lines elsewhere than the option itself */
};

/* Where something stands. line and column from 1; column and length count characters. */
struct mark {
    const struct source_text *source; /* NULL: nowhere in particular */
    int line, column, length;
};

struct diagnostic {
    enum severity severity;
    const char *file; /* NULL: nowhere */
    int order, line, column, length;
    const char *line_text;              /* the line it stands on, NULL when there is none */
    const char *code, *sentence, *help; /* help NULL: none */
};

struct diag;

/* owns: the caller frees. Nothing in it points outside. fails: NULL without memory. */
struct diag *diag_create(void);
void diag_free(struct diag **);

/* Adds one; the same sentence at the same place is kept once. `code` is a literal. The sentence is
 * followed by diag_help for the one just added. */
void diag_add(struct diag *, enum severity, const struct mark *, const char *code,
              const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Adds help to the diagnostic just added; nothing when that was a repetition. */
void diag_help(struct diag *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* While muted, warnings are dropped. */
void diag_mute_warnings(struct diag *, int muted);

#define diag_error(diag, mark, code, ...) diag_add(diag, SEVERITY_ERROR, mark, code, __VA_ARGS__)
#define diag_warn(diag, mark, code, ...)  diag_add(diag, SEVERITY_WARNING, mark, code, __VA_ARGS__)

int diag_error_count(const struct diag *);
/* Errors with repetitions: tells whether a piece of work had one, even one that is known already.
 */
int diag_errors_seen(const struct diag *);
int diag_warning_count(const struct diag *);

/* Sorted by file, line, column; errors before warnings at one place. index 0..count-1. */
int diag_count(const struct diag *);
const struct diagnostic *diag_get(struct diag *, int index);

/* Writes up to `most` of them (0: twenty), then "and N more". */
void diag_print(struct diag *, FILE *, int most);
/* The same as text. fails: NULL without memory. owns: the caller frees with free(). */
char *diag_text(struct diag *, int most);

#endif
