/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/stream.h"

#include <limits.h>

#include "sim/kernel/require.h"

_Static_assert(ULONG_MAX == UINT64_MAX, "gsl_rng numbers are unsigned long and must hold 64 bits");

static const uint64_t GOLDEN_GAMMA = 0x9e3779b97f4a7c15u; /* 2^64 / golden ratio, odd */

static inline uint64_t rotate_left(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

/* One to one on 64 bits, every input bit spread over all. source: STEELE-2014, mix64 variant 13 */
static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

/* source: STEELE-2014, splitmix64 */
static void state_fill(uint64_t state[4], uint64_t start)
{
    for (int i = 0; i < 4; i++)
        state[i] = mix(start += GOLDEN_GAMMA);
}

/* source: BLACKMAN-VIGNA-2021, xoshiro256 with the ++ scrambler */
static inline uint64_t state_next(uint64_t s[4])
{
    uint64_t result = rotate_left(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

/* source: FNV, FNV-1a of 64 bits */
static uint64_t name_hash(const char *name)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 0x100000001b3u;
    return hash;
}

/* For fixed y one to one in x, and the other way round. */
static uint64_t combine(uint64_t x, uint64_t y)
{
    return mix(y + x * GOLDEN_GAMMA + 1);
}

static void rng_set(void *state, unsigned long seed)
{
    state_fill(state, seed);
}

static unsigned long rng_get(void *state)
{
    return state_next(state);
}

/* Multiples of 2^-53 in [0, 1), as gsl_rng_uniform promises. */
static double rng_get_double(void *state)
{
    return (double)(state_next(state) >> 11) * 0x1p-53;
}

static const gsl_rng_type XOSHIRO256PP = {.name = "xoshiro256++",
                                          .max = ULONG_MAX,
                                          .min = 0,
                                          .size = 4 * sizeof(uint64_t),
                                          .set = rng_set,
                                          .get = rng_get,
                                          .get_double = rng_get_double};

const gsl_rng_type *const stream_rng_type = &XOSHIRO256PP;

void stream_init(struct stream *stream, uint64_t seed, uint32_t replication, const char *name,
                 uint64_t index)
{
    REQUIRE(name != NULL);
    uint64_t start = combine(index, combine(replication, combine(seed, name_hash(name))));
    state_fill(stream->state, start);
    stream->rng = (gsl_rng){.type = &XOSHIRO256PP, .state = stream->state};
}

gsl_rng *stream_rng(struct stream *stream)
{
    stream->rng.state = stream->state;
    return &stream->rng;
}

uint64_t stream_next(struct stream *stream)
{
    return state_next(stream->state);
}

double stream_uniform(struct stream *stream)
{
    /* 52 bits and a half are exact in a double; with 53 the largest would round to 1. */
    return ((double)(state_next(stream->state) >> 12) + 0.5) * 0x1p-52;
}
