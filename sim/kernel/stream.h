/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named random streams: common random numbers by construction.
 *
 * A stream is a function of seed, replication, name and index and of nothing else: not of the order
 * in which streams are made, not of the worker, not of other streams. Two routes, or two points of
 * a sweep, that use the same four see the same numbers. For routes to stay in step a source must
 * also take a fixed number of draws per use: stream_uniform through an inverse distribution
 * function (gsl_cdf_*_Pinv, gsl_ran_exponential) takes one; rejection methods (gsl_ran_gaussian,
 * gsl_ran_gamma) do not.
 *
 * Generator: xoshiro256++, period 2^256 - 1, about 1 ns a number, as a gsl_rng_type, so that
 * every gsl_ran_* works. source: BLACKMAN-VIGNA-2021
 */
#ifndef SIM_KERNEL_STREAM_H
#define SIM_KERNEL_STREAM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

/* In place, no memory of its own; may be copied and moved (stream_rng then gives the new address).
 */
struct stream {
    uint64_t state[4];
    gsl_rng rng; /* through stream_rng only */
};

/* Sets the stream to its beginning.
 * equation: state = four outputs of splitmix64 started at
 *     h(index, h(replication, h(seed, fnv1a(name)))), h(x, y) = mix(y + x golden gamma + 1)
 * in: name, a source of chance ("road.speed"); index, which one of many (the truck, the order).
 * source: STEELE-2014, splitmix64; FNV, FNV-1a of 64 bits */
void stream_init(struct stream *stream, uint64_t seed, uint32_t replication, const char *name,
                 uint64_t index);

/* The stream as GSL takes it.
 * owns: the stream; valid until it is moved. */
gsl_rng *stream_rng(struct stream *stream);

/* Next number, 64 bits; and next number in the open interval (0, 1), fit for any inverse. */
uint64_t stream_next(struct stream *stream);
double stream_uniform(struct stream *stream);

/* The generator, for gsl_rng_alloc; its seed is the start of splitmix64. */
extern const gsl_rng_type *const stream_rng_type;

#endif
