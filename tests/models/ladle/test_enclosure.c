/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/enclosure.h"
#include "tests/support/main.h"

enum { N = ENCLOSURE_SURFACES };

static const struct enclosure samples[] = {
    {1.33, 0.133, 0.0, 0.30, 0.75}, {1.33, 1.33, 0.0, 0.75, 0.75}, {0.87, 0.412, 0.17, 0.08, 0.5},
    {2.4, 0.061, 1.0, 0.31, 0.93},  {1.33, 1.33, 1.0, 0.02, 0.02}, {0.1, 0.19, 0.3, 1.0, 1.0},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static double disc_m2(const struct enclosure *e)
{
    return acos(-1.0) * e->diameter_m * e->diameter_m / 4.0;
}

/* Parts of the side in the second way of computing, by share. */
enum { PARTS = 3, CUT = N - 1 + PARTS };
static const double part_frac[PARTS] = {0.55, 0.12, 0.33};

/* Surface of the enclosure that part i belongs to, and its share of it. */
static int whole_of(int i)
{
    return i < PARTS ? ENCLOSURE_SIDE : i == PARTS ? ENCLOSURE_FLOOR : i - PARTS + 1;
}

static double share_of(int i)
{
    return i < PARTS ? part_frac[i] : 1.0;
}

/* Radiosities of the same enclosure, its side cut into parts, iterated: independent of the total
 * exchange areas. Heat that leaves each part for emissive powers e_W_per_m2. */
static void by_reflections(const struct enclosure *e, const double emitted[CUT],
                           double leaves_W[CUT])
{
    double opposite = enclosure_disc_view(e->diameter_m, e->gap_m);
    double side_m2 = acos(-1.0) * e->diameter_m * e->gap_m, disc = disc_m2(e);
    double to_disc = (1.0 - opposite) * disc / side_m2;
    double area[3] = {disc, side_m2, disc};
    double view[3][3] = {{0.0, 1.0 - opposite, opposite},
                         {to_disc, 1.0 - 2.0 * to_disc, to_disc},
                         {opposite, 1.0 - opposite, 0.0}};
    double radiosity[CUT], falls[CUT], share[CUT], emissivity[CUT];
    int group[CUT];
    for (int i = 0; i < CUT; i++) {
        int whole = whole_of(i);
        group[i] = whole == ENCLOSURE_FLOOR ? 0 : whole == ENCLOSURE_SIDE ? 1 : 2;
        share[i] = whole == ENCLOSURE_LID     ? 1.0 - e->open_frac
                   : whole == ENCLOSURE_MOUTH ? e->open_frac
                                              : share_of(i);
        emissivity[i] = whole == ENCLOSURE_FLOOR   ? e->emissivity_floor
                        : whole == ENCLOSURE_MOUTH ? 1.0
                                                   : e->emissivity_lining;
        radiosity[i] = emissivity[i] * emitted[i];
    }
    for (int bounce = 0; bounce < 5000; bounce++)
        for (int i = 0; i < CUT; i++) {
            falls[i] = 0.0;
            for (int j = 0; j < CUT; j++)
                falls[i] += view[group[i]][group[j]] * share[j] * radiosity[j];
            radiosity[i] = emissivity[i] * emitted[i] + (1.0 - emissivity[i]) * falls[i];
        }
    for (int i = 0; i < CUT; i++)
        leaves_W[i] = area[group[i]] * share[i] * emissivity[i] * (emitted[i] - falls[i]);
}

START_TEST(agrees_with_repeated_reflection)
{
    const double emitted[CUT] = {20300.0, 26800.0, 31000.0, 56700.0, 8700.0, 420.0};
    for (int s = 0; s < SAMPLES; s++) {
        double area_m2[N][N], expected_W[CUT];
        enclosure_exchange(&samples[s], area_m2);
        by_reflections(&samples[s], emitted, expected_W);
        for (int i = 0; i < CUT; i++) {
            double leaves_W = 0.0;
            for (int j = 0; j < CUT; j++) {
                double shared_m2 = share_of(i) * share_of(j) * area_m2[whole_of(i)][whole_of(j)];
                leaves_W += shared_m2 * (emitted[i] - emitted[j]);
            }
            ck_assert_double_eq_tol(leaves_W, expected_W[i], 1e-6 * 56700.0);
        }
        for (int i = 0; i < N; i++)
            for (int j = 0; j < i; j++)
                ck_assert_double_eq(area_m2[i][j], area_m2[j][i]);
    }
}
END_TEST

/* Discs close together are two plates: 1 / (1/e1 + 1/e2 - 1). source: INCROPERA eq. 13.19 */
START_TEST(a_narrow_gap_is_two_plates)
{
    struct enclosure e = {1.0, 1e-5, 0.0, 0.3, 0.75};
    double area_m2[N][N];
    enclosure_exchange(&e, area_m2);
    double plates = disc_m2(&e) / (1.0 / 0.3 + 1.0 / 0.75 - 1.0);
    ck_assert_close(area_m2[ENCLOSURE_FLOOR][ENCLOSURE_LID], plates, 1e-4);
}
END_TEST

/* Everything black: the exchange area is area times view factor. */
START_TEST(black_surfaces_see_by_view_factor)
{
    struct enclosure e = {1.2, 0.6, 0.4, 1.0, 1.0};
    double area_m2[N][N], view = enclosure_disc_view(1.2, 0.6);
    enclosure_exchange(&e, area_m2);
    ck_assert_close(area_m2[ENCLOSURE_FLOOR][ENCLOSURE_MOUTH], 0.4 * view * disc_m2(&e), 1e-12);
    /* diameter = 2 gap: (3 - sqrt(5)) / 2 */
    ck_assert_close(view, (3.0 - sqrt(5.0)) / 2.0, 1e-14);
}
END_TEST

/* A small hole in a deep cavity of one temperature looks black whatever the walls are. */
START_TEST(a_pinhole_is_black)
{
    struct enclosure e = {1.0, 2.0, 1e-5, 0.5, 0.5};
    double area_m2[N][N], seen_m2 = 0.0;
    enclosure_exchange(&e, area_m2);
    for (int i = 0; i < ENCLOSURE_MOUTH; i++)
        seen_m2 += area_m2[i][ENCLOSURE_MOUTH];
    ck_assert_close(seen_m2, 1e-5 * disc_m2(&e), 1e-4);
}
END_TEST

RUN_SUITE("enclosure", agrees_with_repeated_reflection, a_narrow_gap_is_two_plates,
          black_surfaces_see_by_view_factor, a_pinhole_is_black)
