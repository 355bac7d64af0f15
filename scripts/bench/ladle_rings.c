/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What rings and pieces are worth: a 4 t trip with a fill and a pour of 15 min, the rings compiled
 * in. Compiled and run by scripts/bench/ladle_rings.sh.
 */
#include <stdio.h>
#include <time.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static const double move_s = 900.0;

struct seen {
    double filled_C, arrival_C, poured_C;
};

static struct ladle_boundary open_mouth(const struct rig *rig, double open_frac)
{
    struct ladle_boundary b = rig->still;
    b.mouth_open_frac = open_frac;
    return b;
}

static void fill(struct rig *rig, double open_frac, int pieces)
{
    const struct ladle_boundary b = open_mouth(rig, open_frac);
    for (int i = 0; i < pieces; i++) {
        rig_advance(rig, &b, (i > 0 ? 1.0 : 0.5) * move_s / pieces);
        rig_fill_C(rig, 4000.0 / pieces, 750.0);
    }
    rig_advance(rig, &b, 0.5 * move_s / pieces);
}

/* Mean temperature of what leaves. */
static double pour_C(struct rig *rig, double open_frac, int pieces)
{
    const struct ladle_boundary b = open_mouth(rig, open_frac);
    double kg = 0.0, J = 0.0;
    for (int i = 0; i < pieces; i++) {
        rig_advance(rig, &b, (i > 0 ? 1.0 : 0.5) * move_s / pieces);
        struct ladle_transfer out =
            ladle_pour(&rig->params, rig->state.melt_kg / (pieces - i), &rig->state);
        kg += out.metal_kg;
        J += out.metal_J;
    }
    return alloy_temperature_K(&rig->alloy, J / kg) - 273.15;
}

static struct seen trip(struct rig *rig, const struct ladle_state *soaked, double open_frac,
                        int pieces)
{
    struct seen seen;
    rig->state = *soaked;
    fill(rig, open_frac, pieces);
    seen.filled_C = rig_melt_C(rig);
    rig_stand(rig, 8100.0);
    seen.arrival_C = rig_melt_C(rig);
    seen.poured_C = pour_C(rig, open_frac, pieces);
    return seen;
}

START_TEST(rings_and_pieces)
{
    const double faces_C[] = {300.0, 600.0, 750.0}, opens[] = {0.15, 1.0};
    const int pieces[] = {1, LADLE_RINGS, 4 * LADLE_RINGS};
    for (int o = 0; o < 2; o++)
        for (int f = 0; f < 3; f++)
            for (int k = LADLE_RINGS > 1 ? 1 : 0; k < 3; k++) {
                const int repeats = 50;
                struct seen seen = {0};
                struct rig rig;
                rig_make(&rig, 4000.0);
                ladle_soak(&rig.params, rig.grid, faces_C[f] + 273.15, 293.15, &rig.state);
                const struct ladle_state soaked = rig.state;
                clock_t start = clock();
                for (int i = 0; i < repeats; i++)
                    seen = trip(&rig, &soaked, opens[o], pieces[k]);
                double us = 1e6 * (double)(clock() - start) / CLOCKS_PER_SEC / repeats;
                printf("%5d %6d %5.2f %5.0f %8.2f %8.2f %8.2f %6.0f\n", LADLE_RINGS, pieces[k],
                       opens[o], faces_C[f], seen.filled_C, seen.arrival_C, seen.poured_C, us);
                rig_clear(&rig);
            }
}
END_TEST

RUN_SUITE("ladle rings", rings_and_pieces)
