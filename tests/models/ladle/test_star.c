/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_rng.h>

#include "models/ladle/star.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

/* The star is the network of inside.h: the same heats at any level, mouth, burner, temperatures. */
START_TEST(the_star_is_the_network)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20261125);
    struct rig rig;
    rig_make(&rig, 4000.0);
    for (int i = 0; i < 2000; i++) {
        struct ladle_boundary b = rig.still;
        struct ladle_state *s = &rig.state;
        int kind = i % 4;
        s->melt_kg = kind < 2 ? between(rng, 1.0, 4000.0) : 0.0;
        s->skull_kg = kind == 2 ? between(rng, 1.0, 40.0) : 0.0;
        b.mouth_open_frac = i % 3 ? 0.0 : between(rng, 0.0, 1.0);
        b.burner_W = i % 5 ? 0.0 : between(rng, 1e4, 1e7);
        b.burner_efficiency = 0.4;
        b.burner_target_K = between(rng, 700.0, 1200.0);
        struct inside in;
        struct star star;
        struct star_flow f;
        struct crossing cross = {0};
        double t[INSIDE_NODES], into_W[INSIDE_NODES];
        for (int w = 0; w < INSIDE_NODES; w++)
            t[w] = between(rng, 300.0, 1300.0);
        for (int w = 0; w < LADLE_WALLS; w++)
            f.face_K[w] = t[w];
        f.metal_K = t[INSIDE_METAL];
        inside_build(&rig.params, rig.grid, &b, s, &in);
        inside_refresh(&in, t);
        inside_flows(&in, t, into_W, &cross);
        star_build(&rig.params, rig.grid, &b, s, &star);
        star_refresh(&star, star.metal_emit > 0.0 ? f.metal_K : f.face_K[LADLE_BOTTOM]);
        star_flow(&star, &f);
        for (int w = 0; w < LADLE_WALLS; w++)
            ck_assert_msg(fabs(f.into_W[w] - into_W[w]) < 1e-6,
                          "i %d kind %d w %d open %g burner %g: %g %g", i, kind, w,
                          b.mouth_open_frac, b.burner_W, f.into_W[w], into_W[w]);
        if (star.has_metal)
            ck_assert_double_eq_tol(f.metal_W, into_W[INSIDE_METAL], 1e-6);
        ck_assert_double_eq_tol(f.cross_W.shell_W, cross.shell_W, 1e-6);
        ck_assert_double_eq_tol(f.cross_W.opening_W, cross.opening_W, 1e-6);
        ck_assert_double_eq_tol(f.cross_W.burner_W, cross.burner_W, 1e-6);
    }
    gsl_rng_free(rng);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle star", the_star_is_the_network)
