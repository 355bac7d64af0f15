/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers: stream_reference.py beside this file. */
#include "sim/kernel/stream.h"
#include "sim/kernel/tally.h"
#include "tests/support/main.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <stdbool.h>
#include <string.h>

START_TEST(algorithm_gives_the_published_numbers)
{
    static const uint64_t expected[] = {41943041u,
                                        58720359u,
                                        3588806011781223u,
                                        3591011842654386u,
                                        9228616714210784205u,
                                        9973669472204895162u,
                                        14011001112246962877u,
                                        12406186145184390807u,
                                        15849039046786891736u,
                                        10450023813501588000u};
    struct stream stream;
    stream_init(&stream, 0, 0, "any", 0);
    for (int i = 0; i < 4; i++)
        stream.state[i] = (uint64_t)i + 1;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        ck_assert_uint_eq(stream_next(&stream), expected[i]);
}
END_TEST

static void begins_with(struct stream stream, const uint64_t *expected, int count)
{
    for (int i = 0; i < count; i++)
        ck_assert_uint_eq(stream_next(&stream), expected[i]);
}

START_TEST(beginning_is_a_function_of_the_four)
{
    static const uint64_t road[] = {0x2173455e3fa81f4du, 0xd13e631af6c3a8d3u, 0x063110fcf9888feeu,
                                    0xe5cbcd00c5a644c1u, 0x445766d5a92e2677u};
    static const uint64_t oven[] = {0x3c87bbebbb708af2u, 0xfa236c28c41d9d9cu, 0xcab303d5c3f418b4u};
    static const uint64_t empty[] = {0xd214a2aeec8216b2u, 0xd63efd0c977a8998u, 0xa93a7636152ca00eu};
    struct stream stream;
    stream_init(&stream, 20250106, 7, "road.speed", 42);
    begins_with(stream, road, 5);
    stream_init(&stream, UINT64_MAX, UINT32_MAX,
                "\xc3\x96"
                "fen",
                UINT64_MAX);
    begins_with(stream, oven, 3);
    stream_init(&stream, 0, 0, "", 0);
    begins_with(stream, empty, 3);
}
END_TEST

START_TEST(each_of_the_four_matters)
{
    struct stream stream[6];
    stream_init(&stream[0], 1, 2, "a", 3);
    stream_init(&stream[1], 2, 2, "a", 3);
    stream_init(&stream[2], 1, 3, "a", 3);
    stream_init(&stream[3], 1, 2, "b", 3);
    stream_init(&stream[4], 1, 2, "a", 4);
    stream_init(&stream[5], 2, 1, "a", 3);
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < i; k++)
            ck_assert(memcmp(stream[i].state, stream[k].state, sizeof stream[i].state) != 0);
}
END_TEST

/* The kernel's half of V15. */
START_TEST(other_streams_and_their_order_change_nothing)
{
    struct stream a, b, unused, a_later, b_earlier;
    stream_init(&a, 9, 1, "arrival", 0);
    stream_init(&b, 9, 1, "service", 0);
    stream_init(&b_earlier, 9, 1, "service", 0);
    stream_init(&unused, 9, 1, "breakdown", 0);
    stream_init(&a_later, 9, 1, "arrival", 0);
    for (int i = 0; i < 1000; i++) {
        double x = gsl_ran_exponential(stream_rng(&a), 3.9);
        double y = gsl_ran_lognormal(stream_rng(&b), 0.1, 0.3);
        stream_next(&unused);
        ck_assert_double_eq(y, gsl_ran_lognormal(stream_rng(&b_earlier), 0.1, 0.3));
        ck_assert_double_eq(x, gsl_ran_exponential(stream_rng(&a_later), 3.9));
    }
}
END_TEST

START_TEST(may_be_moved)
{
    struct stream first, second, moved;
    stream_init(&first, 77, 0, "x", 0);
    second = first;
    gsl_rng_get(stream_rng(&first));
    moved = second;
    stream_init(&second, 1, 1, "elsewhere", 1);
    gsl_rng_get(stream_rng(&moved));
    ck_assert_uint_eq(gsl_rng_get(stream_rng(&first)), gsl_rng_get(stream_rng(&moved)));
    ck_assert_ptr_eq(stream_rng(&moved)->state, moved.state);
}
END_TEST

START_TEST(serves_gsl)
{
    gsl_rng *rng = gsl_rng_alloc(stream_rng_type);
    ck_assert_ptr_nonnull(rng);
    ck_assert_str_eq(gsl_rng_name(rng), "xoshiro256++");
    gsl_rng_set(rng, 1234567);
    ck_assert_uint_eq(gsl_rng_get(rng), 0x0610e053dd55ab68u);
    ck_assert_uint_eq(gsl_rng_get(rng), 0x70c979e26e27fbacu);
    bool seen[7] = {false};
    for (int i = 0; i < 200; i++) {
        unsigned long k = gsl_rng_uniform_int(rng, 7);
        ck_assert_uint_lt(k, 7);
        seen[k] = true;
        double u = gsl_rng_uniform(rng);
        ck_assert(u >= 0 && u < 1);
    }
    for (int k = 0; k < 7; k++)
        ck_assert(seen[k]);
    gsl_rng_free(rng);
}
END_TEST

/* The largest and the smallest number must stay inside (0, 1) and give finite normals. */
START_TEST(uniform_is_open)
{
    struct stream stream;
    stream_init(&stream, 0, 0, "x", 0);
    memset(stream.state, 0, sizeof stream.state); /* gives 0 for ever */
    double low = stream_uniform(&stream);
    ck_assert(low > 0 && isfinite(gsl_cdf_ugaussian_Pinv(low)));
    stream.state[0] = 0; /* rotl(0 + x, 23) + 0 is all ones for x all ones */
    stream.state[3] = UINT64_MAX;
    double high = stream_uniform(&stream);
    ck_assert(high < 1 && isfinite(gsl_cdf_ugaussian_Pinv(high)));
    ck_assert(high > 1 - 1e-15);
}
END_TEST

/* Equal shares in 256 cells, chi-square two-sided at 1e-4, for the top bits, the bottom bits, and
 * the first numbers of neighbouring streams (replication, index). */
static void check_even(const unsigned *cell, double total)
{
    double chi2 = 0;
    for (int i = 0; i < 256; i++)
        chi2 += (cell[i] - total / 256) * (cell[i] - total / 256) / (total / 256);
    double tail = gsl_cdf_chisq_Q(chi2, 255);
    ck_assert_msg(tail > 0.5e-4 && tail < 1 - 0.5e-4, "chi-square %g, tail %g", chi2, tail);
}

START_TEST(evenly_spread)
{
    enum { N = 1 << 18 };
    unsigned top[256] = {0}, bottom[256] = {0}, first[256] = {0};
    struct stream stream, neighbour;
    stream_init(&stream, 1, 0, "even", 0);
    for (uint32_t i = 0; i < N; i++) {
        uint64_t x = stream_next(&stream);
        top[x >> 56]++;
        bottom[x & 255]++;
        stream_init(&neighbour, 1, i >> 9, "even", i & 511);
        first[stream_next(&neighbour) >> 56]++;
    }
    check_even(top, N);
    check_even(bottom, N);
    check_even(first, N);
}
END_TEST

RUN_SUITE("stream", algorithm_gives_the_published_numbers, beginning_is_a_function_of_the_four,
          each_of_the_four_matters, other_streams_and_their_order_change_nothing, may_be_moved,
          serves_gsl, uniform_is_open, evenly_spread)
