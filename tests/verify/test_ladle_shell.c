/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * V6: shell of the default wall over a melt held at 720 degC, standing. With 12 W/(m2 K) outside it
 * must be 123 degC where the wall is flat; with the correlations it is printed per surface and set
 * against the root of a steady balance that is written out here once more: its own films, its own
 * radiosities, its own root finder.
 */
#include <stdio.h>

#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_roots.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

static const double sigma = 5.670374419e-8, melt_K = 720.0 + 273.15;

/* Rings behind a full melt are alike: the lowest stands for all. */
static const int shown[] = {LADLE_WETTED, LADLE_DRY, LADLE_BOTTOM, LADLE_LID};
enum { SHOWN = sizeof shown / sizeof shown[0] };

static const char *surface(int wall)
{
    return wall < LADLE_DRY       ? "wetted side"
           : wall == LADLE_DRY    ? "dry side"
           : wall == LADLE_BOTTOM ? "bottom"
                                  : "lid";
}

/* Hold the melt for 60 days: heavy enough not to cool. */
static void standing(struct rig *rig)
{
    rig->params.ageing_per_heat = 0.0;
    rig->params.bridge_W_per_K = 0.0;
    double air_K = rig->still.air_K;
    rig_regrid(rig, (struct ladle_mesh){0, 0});
    ladle_soak(&rig->params, rig->grid, 900.0, air_K, &rig->state);
    rig_fill_C(rig, 1e14, melt_K - 273.15);
    rig_stand(rig, 60.0 * 86400.0);
}

static double shell_C(const struct rig *rig, int wall)
{
    return rig->state.wall_K[wall][rig->grid->nodes - 1] - 273.15;
}

START_TEST(fixed_film)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.params.outside_W_per_m2K = 12.0;
    standing(&rig);
    enum ladle_wall where;
    double hottest_K =
        ladle_shell_K(&rig.params, rig.grid, &rig.still, &rig.state, &where) - 273.15;
    printf("V6 outside 12 W/(m2 K), melt 720 degC, air 20 degC, shell degC:");
    for (int i = 0; i < SHOWN; i++)
        printf(" %s %.1f", surface(shown[i]), shell_C(&rig, shown[i]));
    printf("; hottest: %s\n", surface((int)where));
    ck_assert_double_eq_tol(hottest_K, 123.0, 1.0);
    rig_clear(&rig);
}
END_TEST

/* --- the balance solved apart ------------------------------------------------------------------
 */

struct balance {
    const struct rig *rig;
    int wall;
    double face_K; /* or the melt, behind the film */
    double behind; /* resistance between face_K and the lining, m2 K / W on the hot face */
};

static double natural(const struct rig *rig, int wall, double shell_K)
{
    double air_K = rig->still.air_K, film_K = 0.5 * (shell_K + air_K);
    double rho = 101325.0 / (287.053 * film_K), cp = fmax(1007.0, 929.2 + 0.2117 * film_K);
    double mu = 1.458e-6 * pow(film_K, 1.5) / (film_K + 110.4);
    double k = 2.64638e-3 * pow(film_K, 1.5) / (film_K + 245.4 * pow(10.0, -12.0 / film_K));
    double nu = mu / rho, alpha = k / (rho * cp), pr = nu / alpha;
    double length = wall <= LADLE_DRY ? rig->grid->outer_height_m : rig->grid->outer_diameter_m / 4;
    double ra = 9.80665 / film_K * (shell_K - air_K) * pow(length, 3.0) / (nu * alpha), nusselt;
    if (wall <= LADLE_DRY)
        nusselt = pow(0.825 + 0.387 * pow(ra, 1.0 / 6.0) /
                                  pow(1.0 + pow(0.492 / pr, 9.0 / 16.0), 8.0 / 27.0),
                      2.0);
    else if (wall == LADLE_BOTTOM)
        nusselt = 0.52 * pow(ra, 0.2);
    else
        nusselt = ra < 1e7 ? 0.54 * pow(ra, 0.25) : 0.15 * pow(ra, 1.0 / 3.0);
    return nusselt * k / length;
}

/* Resistance from hot face to shell times hot-face area, and shell area over hot-face area. */
static void conduction(const struct rig *rig, int wall, double *resistance, double *spread)
{
    double r0 = 0.5 * rig->grid->inner_diameter_m;
    if (wall <= LADLE_DRY) {
        *resistance = r0 * (log((r0 + 0.1) / r0) / 1.5 + log((r0 + 0.15) / (r0 + 0.1)) / 0.12);
        *spread = (r0 + 0.16) / r0;
    } else {
        *resistance = 0.1 / 1.5 + 0.05 / 0.12;
        *spread = 1.0;
    }
}

/* Conducted less lost, W/m2 of hot face. */
static double miss(double shell_K, void *with)
{
    const struct balance *b = with;
    double resistance, spread, air_K = b->rig->still.air_K;
    conduction(b->rig, b->wall, &resistance, &spread);
    double lost = natural(b->rig, b->wall, shell_K) * (shell_K - air_K) +
                  b->rig->params.emissivity_shell * sigma * (pow(shell_K, 4) - pow(air_K, 4));
    return (b->face_K - shell_K) / (resistance + b->behind) - lost * spread;
}

static double root_shell_K(struct balance *b)
{
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    gsl_function f = {miss, b};
    gsl_root_fsolver_set(solver, &f, b->rig->still.air_K + 0.01, b->face_K);
    for (int i = 0; i < 100; i++)
        gsl_root_fsolver_iterate(solver);
    double shell_K = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return shell_K;
}

/* Flux into the wall behind a dry face, W/m2. */
static double soaked_flux(const struct rig *rig, int wall, double face_K)
{
    struct balance b = {rig, wall, face_K, 0.0};
    double resistance, spread;
    conduction(rig, wall, &resistance, &spread);
    return (face_K - root_shell_K(&b)) / resistance;
}

/* Unknown: dry and lid faces, and the radiosities of melt, dry and lid. source: INCROPERA 13.3.3 */
static int enclosure(const gsl_vector *x, void *with, gsl_vector *f)
{
    const struct rig *rig = with;
    const struct ladle_grid *g = rig->grid;
    double d = g->inner_diameter_m, gap = g->inner_height_m - g->level_m, r = 0.5 * d / gap;
    double s = 1.0 + (1.0 + r * r) / (r * r), across = 0.5 * (s - sqrt(s * s - 4.0));
    double disc = acos(-1.0) * d * d / 4.0, side = acos(-1.0) * d * gap;
    double dry_K = 100.0 * gsl_vector_get(x, 0), lid_K = 100.0 * gsl_vector_get(x, 1);
    double j[3] = {1e4 * gsl_vector_get(x, 2), 1e4 * gsl_vector_get(x, 3),
                   1e4 * gsl_vector_get(x, 4)};
    double e_melt = rig->params.emissivity_melt, e = rig->params.emissivity_lining;
    double to_side = disc * (1.0 - across);
    double melt_to_dry = to_side * (j[0] - j[1]), melt_to_lid = disc * across * (j[0] - j[2]);
    double dry_to_lid = to_side * (j[1] - j[2]);
    double from_melt = disc * e_melt / (1.0 - e_melt) * (sigma * pow(melt_K, 4) - j[0]);
    double into_dry = side * e / (1.0 - e) * (j[1] - sigma * pow(dry_K, 4));
    double into_lid = disc * e / (1.0 - e) * (j[2] - sigma * pow(lid_K, 4));
    gsl_vector_set(f, 0, (from_melt - melt_to_dry - melt_to_lid) / 1e3);
    gsl_vector_set(f, 1, (melt_to_dry - dry_to_lid - into_dry) / 1e3);
    gsl_vector_set(f, 2, (melt_to_lid + dry_to_lid - into_lid) / 1e3);
    gsl_vector_set(f, 3, (into_dry - side * soaked_flux(rig, LADLE_DRY, dry_K)) / 1e3);
    gsl_vector_set(f, 4, (into_lid - disc * soaked_flux(rig, LADLE_LID, lid_K)) / 1e3);
    return GSL_SUCCESS;
}

static void enclosure_faces(struct rig *rig, double face_K[2])
{
    gsl_multiroot_function f = {enclosure, 5, rig};
    gsl_multiroot_fsolver *solver = gsl_multiroot_fsolver_alloc(gsl_multiroot_fsolver_hybrids, 5);
    gsl_vector *x = gsl_vector_alloc(5);
    const double first[] = {9.5, 9.5, 5.0, 4.7, 4.6};
    for (size_t i = 0; i < 5; i++)
        gsl_vector_set(x, i, first[i]);
    gsl_multiroot_fsolver_set(solver, &f, x);
    int status = GSL_CONTINUE;
    for (int i = 0; i < 200 && status == GSL_CONTINUE; i++) {
        ck_assert_int_eq(gsl_multiroot_fsolver_iterate(solver), GSL_SUCCESS);
        status = gsl_multiroot_test_residual(solver->f, 1e-9);
    }
    ck_assert_int_eq(status, GSL_SUCCESS);
    face_K[0] = 100.0 * gsl_vector_get(solver->x, 0);
    face_K[1] = 100.0 * gsl_vector_get(solver->x, 1);
    gsl_vector_free(x);
    gsl_multiroot_fsolver_free(solver);
}

static double expected_shell_C(struct rig *rig, int wall)
{
    double dry_and_lid_K[2];
    struct balance b = {rig, wall, melt_K, 1.0 / rig->params.film_W_per_m2K};
    if (wall == LADLE_DRY || wall == LADLE_LID) {
        enclosure_faces(rig, dry_and_lid_K);
        b.face_K = dry_and_lid_K[wall == LADLE_LID];
        b.behind = 0.0;
    }
    return root_shell_K(&b) - 273.15;
}

START_TEST(correlations)
{
    printf("V6 correlations, melt 720 degC, standing; shell degC (root of the balance)\n"
           "emissivity  air degC");
    for (int i = 0; i < SHOWN; i++)
        printf("  %-16s", surface(shown[i]));
    printf("\n");
    for (int i = 0; i < 4; i++) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        rig.params.emissivity_shell = i % 2 ? 0.5 : 0.8;
        rig.still.air_K = 273.15 + (i < 2 ? 20.0 : 45.0);
        standing(&rig);
        printf("%10.1f  %8.0f", rig.params.emissivity_shell, rig.still.air_K - 273.15);
        for (int w = 0; w < LADLE_WALLS; w++) {
            double right_C = expected_shell_C(&rig, w);
            if (w == LADLE_WETTED || w >= LADLE_DRY)
                printf("  %6.1f (%6.1f) ", shell_C(&rig, w), right_C);
            ck_assert_double_eq_tol(shell_C(&rig, w), right_C, 1.0);
        }
        printf("\n");
        rig_clear(&rig);
    }
}
END_TEST

/* On the road the shell is colder and the loss hardly larger: the wall is the resistance. */
START_TEST(driving)
{
    printf("V6 driving, air 20 degC, emissivity 0.8: shell degC and loss kW\n");
    double standing_W = 0.0;
    for (int km_h = 0; km_h <= 80; km_h += 40) {
        struct rig rig;
        rig_make(&rig, 4000.0);
        rig.still.speed_m_per_s = km_h / 3.6;
        standing(&rig);
        double before_J = rig.exchange.shell_loss_J;
        rig_stand(&rig, 3600.0);
        double loss_W = (rig.exchange.shell_loss_J - before_J) / 3600.0;
        printf("V6 %2d km/h:", km_h);
        for (int i = 0; i < SHOWN; i++)
            printf(" %s %.0f", surface(shown[i]), shell_C(&rig, shown[i]));
        printf(", loss %.2f kW\n", loss_W / 1000.0);
        if (km_h == 0)
            standing_W = loss_W;
        ck_assert_double_ge(loss_W, standing_W * 0.999);
        ck_assert_double_le(loss_W, standing_W * 1.25);
        rig_clear(&rig);
    }
}
END_TEST

RUN_SUITE("V6 shell", fixed_film, correlations, driving)
