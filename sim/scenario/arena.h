/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is given back all at once: a scenario and its text are one arena each. */
#ifndef SIM_SCENARIO_ARENA_H
#define SIM_SCENARIO_ARENA_H

#include <stddef.h>

struct arena;

/* fails: NULL without memory. owns: the caller frees. */
struct arena *arena_create(void);
void arena_free(struct arena **);

/* Zeroed memory for any type; size 0 gives a valid address. fails: NULL without memory, and from
 * then on; arena_exhausted tells. */
void *arena_take(struct arena *, size_t size);
char *arena_copy(struct arena *, const char *text, size_t length);
char *arena_print(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
int arena_exhausted(const struct arena *);

/* Room for one more element at the end of an array of `count` elements that was grown by this
 * function only. Gives the array, moved or not; NULL without memory. */
void *arena_grow(struct arena *, void *array, int count, size_t element_size);

#endif
