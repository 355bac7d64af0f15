/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small scenarios for tests, read from text. */
#ifndef TESTS_SCENARIO_TEXT_H
#define TESTS_SCENARIO_TEXT_H

#include "sim/scenario/load.h"

/* A complete scenario of few lines. */
#define SMALL_SCENARIO                                                                             \
    "schema: meltroute/1\n"                                                                        \
    "prices: {set: CN-2025}\n"                                                                     \
    "customer: {demand: 12000 t/a}\n"

struct text_result {
    struct scenario *scenario; /* NULL: refused */
    char *messages;
};

/* SMALL_SCENARIO and the extra lines, with settings up to NULL. */
struct text_result text_load(const char *extra, const char *const *sets);
/* The text alone. */
struct text_result text_load_whole(const char *text, const char *variant, const char *const *sets);
void text_done(struct text_result *);

/* Must load without errors. */
struct scenario *text_scenario(const char *extra, const char *const *sets);

#endif
