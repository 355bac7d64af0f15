/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * V1: conduction of wall1d against closed forms: slab, hollow cylinder and two layers, steady and
 * transient. The melt is made so heavy that it is a bath of constant temperature; then the bottom
 * is a slab and the wetted side a cylinder between two films, whose transient is the eigenfunction
 * expansion
 *   T(x, t) = Ts(x) + sum c_n X_n(x) exp(-b_n^2 t)
 * with X_n continuous in temperature and flux at the joint, k X' = h1 X at the hot face and
 * -k X' = h2 X outside. source: CARSLAW sections 3.11, 7.10 and 14.1 (composite by the same road)
 */
#include <stdio.h>

#include <gsl/gsl_integration.h>
#include <gsl/gsl_sf_bessel.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { MODES = 60, POINTS = 48 };
static const double bath_kg = 1e14, inside_film = 1e5, outside_film = 12.0;
static const double bath_K = 1023.15, air_K = 293.15;

/* A wall of one or two layers; radius_m 0 is a slab. */
struct plain_wall {
    int layers;
    double k[2], per_m3[2], thickness_m[2];
    double radius_m;
};

struct value {
    double x, slope; /* mode and its derivative */
};

/* Carry mode and derivative from position a to b inside a layer. */
static struct value carry(const struct plain_wall *w, int layer, double b, double from_m,
                          double to_m, struct value v)
{
    double wave = b * sqrt(w->per_m3[layer] / w->k[layer]);
    struct value out;
    if (w->radius_m <= 0.0) {
        double phase = wave * (to_m - from_m);
        out.x = v.x * cos(phase) + v.slope / wave * sin(phase);
        out.slope = -v.x * wave * sin(phase) + v.slope * cos(phase);
        return out;
    }
    double p = wave * (w->radius_m + from_m), q = wave * (w->radius_m + to_m);
    double j0 = gsl_sf_bessel_J0(p), y0 = gsl_sf_bessel_Y0(p);
    double j1 = gsl_sf_bessel_J1(p), y1 = gsl_sf_bessel_Y1(p);
    double slope = v.slope / wave, det = -j0 * y1 + y0 * j1;
    double a = (-y1 * v.x - y0 * slope) / det, c = (j0 * slope + j1 * v.x) / det;
    out.x = a * gsl_sf_bessel_J0(q) + c * gsl_sf_bessel_Y0(q);
    out.slope = -wave * (a * gsl_sf_bessel_J1(q) + c * gsl_sf_bessel_Y1(q));
    return out;
}

/* Mode at depth_m, starting from 1 at the hot face. */
static struct value mode_at(const struct plain_wall *w, double b, double depth_m)
{
    struct value v = {1.0, inside_film / w->k[0]};
    double joint_m = w->layers > 1 ? w->thickness_m[0] : depth_m;
    if (depth_m <= joint_m)
        return carry(w, 0, b, 0.0, depth_m, v);
    v = carry(w, 0, b, 0.0, joint_m, v);
    v.slope *= w->k[0] / w->k[1];
    return carry(w, 1, b, joint_m, depth_m, v);
}

static double whole_m(const struct plain_wall *w)
{
    return w->thickness_m[0] + (w->layers > 1 ? w->thickness_m[1] : 0.0);
}

/* What the outer condition misses; zero at an eigenvalue. */
static double outer_miss(const struct plain_wall *w, double b)
{
    struct value v = mode_at(w, b, whole_m(w));
    return w->k[w->layers - 1] * v.slope + outside_film * v.x;
}

static int eigenvalues(const struct plain_wall *w, double b[MODES])
{
    int found = 0;
    double slowest = sqrt(w->k[0] / w->per_m3[0]) / whole_m(w), step = 0.01 * slowest;
    double low = step, before = outer_miss(w, low);
    while (found < MODES) {
        double high = low + step, after = outer_miss(w, high);
        if (before * after < 0.0) {
            double l = low, h = high;
            for (int i = 0; i < 80; i++) {
                double middle = 0.5 * (l + h);
                if (outer_miss(w, middle) * before > 0.0)
                    l = middle;
                else
                    h = middle;
            }
            b[found++] = 0.5 * (l + h);
        }
        low = high;
        before = after;
    }
    return found;
}

/* Resistance from the bath to depth_m, per metre of cylinder / 2 pi or per m2 of slab. */
static double resistance(const struct plain_wall *w, double depth_m)
{
    double sum = 1.0 / (inside_film * (w->radius_m > 0.0 ? w->radius_m : 1.0)), at = 0.0;
    for (int i = 0; i < w->layers && at < depth_m; i++) {
        double to = fmin(depth_m, at + w->thickness_m[i]);
        sum += w->radius_m > 0.0 ? log((w->radius_m + to) / (w->radius_m + at)) / w->k[i]
                                 : (to - at) / w->k[i];
        at += w->thickness_m[i];
    }
    return sum;
}

static double steady_K(const struct plain_wall *w, double depth_m)
{
    double end = whole_m(w);
    double outer = 1.0 / (outside_film * (w->radius_m > 0.0 ? w->radius_m + end : 1.0));
    double all = resistance(w, end) + outer;
    return bath_K - (bath_K - air_K) * resistance(w, depth_m) / all;
}

/* Integrals of mode x (start - steady) and mode^2, weighted with heat capacity and area. */
static double coefficient(const struct plain_wall *w, double b)
{
    gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(POINTS);
    double top = 0.0, norm = 0.0, at = 0.0;
    for (int i = 0; i < w->layers; i++) {
        double end = at + w->thickness_m[i];
        for (int piece = 0; piece < 8; piece++)
            for (size_t n = 0; n < POINTS; n++) {
                double x, weight, from = at + (end - at) * piece / 8.0;
                gsl_integration_glfixed_point(from, from + (end - at) / 8.0, n, &x, &weight, table);
                double mode = mode_at(w, b, x).x;
                double scale = w->per_m3[i] * weight * (w->radius_m > 0.0 ? w->radius_m + x : 1.0);
                top += scale * mode * (air_K - steady_K(w, x));
                norm += scale * mode * mode;
            }
        at = end;
    }
    gsl_integration_glfixed_table_free(table);
    return top / norm;
}

struct expansion {
    const struct plain_wall *wall;
    double b[MODES], c[MODES];
};

static void expand(struct expansion *e, const struct plain_wall *w)
{
    e->wall = w;
    eigenvalues(w, e->b);
    for (int n = 0; n < MODES; n++)
        e->c[n] = coefficient(w, e->b[n]);
}

static double exact_K(const struct expansion *e, double depth_m, double t_s)
{
    double sum = steady_K(e->wall, depth_m);
    for (int n = 0; n < MODES; n++) {
        double decay = exp(-e->b[n] * e->b[n] * t_s);
        if (decay > 1e-30)
            sum += e->c[n] * decay * mode_at(e->wall, e->b[n], depth_m).x;
    }
    return sum;
}

/* A ladle whose walls are these layers, full of a bath that never cools; refine 0: default mesh. */
static void bath_rig(struct rig *rig, int layers, int refine)
{
    static const double thickness_m[] = {0.100, 0.050};
    static const char *const material[] = {"lcc_60_alumina", "calsil"};
    rig_make(rig, 4000.0);
    struct refractory_stack stack = {.count = layers};
    for (int i = 0; i < layers; i++) {
        stack.layer[i].material = rig_material(material[i]);
        stack.layer[i].thickness_m = thickness_m[i];
    }
    rig->params.side = rig->params.bottom = rig->params.lid = stack;
    rig->params.film_W_per_m2K = inside_film;
    rig->params.outside_W_per_m2K = outside_film;
    rig->params.ageing_per_heat = 0.0;
    rig->params.bridge_W_per_K = 0.0;
    rig_regrid(rig, (struct ladle_mesh){refine > 0 ? 6 : 0, refine});
    rig_fill_C(rig, bath_kg, bath_K - 273.15);
}

static struct plain_wall wall_of(const struct rig *rig, int wall)
{
    struct plain_wall w = {.layers = rig->params.side.count};
    for (int i = 0; i < w.layers; i++) {
        const struct refractory_layer *l = &rig->params.side.layer[i];
        w.k[i] = l->material.conductivity_W_per_mK;
        w.per_m3[i] = l->material.density_kg_per_m3 * l->material.cp_J_per_kgK;
        w.thickness_m[i] = l->thickness_m;
    }
    w.radius_m = wall == LADLE_WETTED ? 0.5 * rig->grid->inner_diameter_m : 0.0;
    return w;
}

/* Largest error over the nodes as a share of the driving temperature. */
static double worst_frac(const struct rig *rig, int wall, const struct expansion *e, double t_s)
{
    double worst = 0.0;
    for (int j = 0; j < rig->grid->nodes; j++) {
        double depth_m = fmin(rig->grid->place_m[j][wall], whole_m(e->wall));
        double right_K = t_s > 0.0 ? exact_K(e, depth_m, t_s) : steady_K(e->wall, depth_m);
        worst = fmax(worst, fabs(rig->state.wall_K[wall][j] - right_K));
    }
    return worst / (bath_K - air_K);
}

static const char *const shape[] = {[LADLE_WETTED] = "cylinder", [LADLE_BOTTOM] = "slab"};

START_TEST(steady)
{
    for (int layers = 1; layers <= 2; layers++)
        for (int wall = LADLE_WETTED; wall <= LADLE_BOTTOM; wall += LADLE_BOTTOM) {
            struct rig rig;
            bath_rig(&rig, layers, 0);
            struct plain_wall w = wall_of(&rig, wall);
            struct expansion e = {.wall = &w};
            rig_stand(&rig, 40.0 * 86400.0);
            double worst = worst_frac(&rig, wall, &e, 0.0);
            printf("V1 steady, %d layer(s), %s: worst node %.1e of the driving temperature\n",
                   layers, shape[wall], worst);
            ck_assert_double_lt(worst, 1e-3);
            ck_assert_double_lt(worst, 1e-8);
            rig_clear(&rig);
        }
}
END_TEST

/* Default mesh and default step control, 20 min to 8 h. */
START_TEST(transient)
{
    for (int layers = 1; layers <= 2; layers++)
        for (int wall = LADLE_WETTED; wall <= LADLE_BOTTOM; wall += LADLE_BOTTOM) {
            struct rig rig;
            bath_rig(&rig, layers, 0);
            struct plain_wall w = wall_of(&rig, wall);
            struct expansion e;
            expand(&e, &w);
            double t_s = 0.0, worst = 0.0;
            const double minutes[] = {20, 20, 20, 60, 120, 240};
            for (int i = 0; i < 6; i++) {
                rig_stand(&rig, 60.0 * minutes[i]);
                t_s += 60.0 * minutes[i];
                worst = fmax(worst, worst_frac(&rig, wall, &e, t_s));
            }
            printf("V1 transient, %d layer(s), %s: worst node, 20 min to 8 h, %.2e\n", layers,
                   shape[wall], worst);
            ck_assert_double_lt(worst, 1e-3);
            rig_clear(&rig);
        }
}
END_TEST

/* Halving the cells quarters the error; time steps kept far finer. */
START_TEST(second_order_in_space)
{
    static const struct wall1d_control fine = {1e-3, 1e-3, 20.0};
    const double t_s = 3600.0;
    for (int layers = 1; layers <= 2; layers++)
        for (int wall = LADLE_WETTED; wall <= LADLE_BOTTOM; wall += LADLE_BOTTOM) {
            double error[5];
            for (int refine = 1; refine <= 4; refine *= 2) {
                struct rig rig;
                bath_rig(&rig, layers, refine);
                struct plain_wall w = wall_of(&rig, wall);
                struct expansion e;
                expand(&e, &w);
                struct wall1d_run run = {&rig.params, rig.grid, &rig.still, &fine};
                wall1d_advance(&run, t_s, &rig.state, &rig.exchange);
                error[refine] = worst_frac(&rig, wall, &e, t_s);
                rig_clear(&rig);
            }
            double coarse = log2(error[1] / error[2]), order = log2(error[2] / error[4]);
            printf("V1 order, %d layer(s), %-8s: cells 6 %.2e, 12 %.2e, 24 %.2e; order %.2f, "
                   "%.2f\n",
                   layers, shape[wall], error[1], error[2], error[4], coarse, order);
            ck_assert_double_gt(order, 1.85);
        }
}
END_TEST

/* k and cp linear in T: the steady flow is that of the mean conductivity (Kirchhoff), exactly. */
START_TEST(conductivity_that_rises)
{
    struct rig rig;
    bath_rig(&rig, 1, 2);
    struct refractory *m = &rig.params.bottom.layer[0].material;
    m->conductivity_slope_W_per_mK2 = 0.0011;
    m->cp_slope_J_per_kgK2 = 0.4;
    rig_regrid(&rig, (struct ladle_mesh){6, 2});
    rig_fill_C(&rig, bath_kg, bath_K - 273.15);
    rig_stand(&rig, 40.0 * 86400.0);
    int last = rig.grid->nodes - 1;
    double face_K = rig.state.wall_K[LADLE_BOTTOM][0];
    double shell_K = rig.state.wall_K[LADLE_BOTTOM][last];
    double middle = 0.5 * (face_K + shell_K) - REFRACTORY_REFERENCE_K;
    double flux = (1.5 + 0.0011 * middle) * (face_K - shell_K) / 0.100;
    ck_assert_close(flux, outside_film * (shell_K - air_K), 1e-8);
    ck_assert_close(flux, inside_film * (bath_K - face_K), 1e-4); /* the bath cools by 1e-6 K */
    rig_clear(&rig);
}
END_TEST

/* ladle_soak is the state that standing for ever with a held face would reach. */
START_TEST(soak_is_steady)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    rig.params.bridge_W_per_K = 0.0;
    rig_fill_C(&rig, bath_kg, 700.0);
    rig_stand(&rig, 60.0 * 86400.0);
    struct ladle_state soaked = rig.state;
    double face_K = rig.state.wall_K[LADLE_BOTTOM][0];
    ladle_soak(&rig.params, rig.grid, face_K, 293.15, &soaked);
    for (int j = 0; j < rig.grid->nodes; j++)
        ck_assert_double_eq_tol(soaked.wall_K[LADLE_BOTTOM][j], rig.state.wall_K[LADLE_BOTTOM][j],
                                0.05);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("V1 wall", steady, transient, second_order_in_space, conductivity_that_rises,
          soak_is_steady)
