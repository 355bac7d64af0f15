/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assertions for programming errors: "we are wrong", never "the user is wrong".
 *
 * A broken REQUIRE prints one line to stderr (file, line, expression and, where a context is handed
 * over, simulated time, entity, seed and replication, so that the run can be repeated) and aborts.
 * It is the only place in the library that writes to stderr.
 */
#ifndef SIM_KERNEL_REQUIRE_H
#define SIM_KERNEL_REQUIRE_H

#include <stdint.h>

/* Where in a simulation we are: enough to run the same path again. */
struct require_context {
    double time_s;        /* simulated time */
    const char *entity;   /* who is acting, or NULL */
    uint64_t seed;        /* of the run */
    uint32_t replication; /* of the run */
};

/* REQUIRE(condition) or REQUIRE(condition, context): always compiled in.
 * in: context, a `const struct require_context *`, evaluated only when the condition is false. */
#define REQUIRE(condition, ...)                                                                    \
    ((condition) ? (void)0                                                                         \
                 : require_fail(__FILE__, __LINE__, #condition,                                    \
                                (const struct require_context *[1]){__VA_ARGS__}[0]))

/* CHECK: the same, in builds with -DDEBUG only; for conditions too dear for every call. Elsewhere
 * the condition is compiled but not evaluated. */
#ifdef DEBUG
#define CHECK(condition, ...) REQUIRE(condition, __VA_ARGS__)
#else
#define CHECK(condition, ...) ((void)sizeof((condition) ? 1 : 0))
#endif

/* Prints the line and aborts.
 * in: context, may be NULL. */
_Noreturn void require_fail(const char *file, int line, const char *expression,
                            const struct require_context *context);

#endif
