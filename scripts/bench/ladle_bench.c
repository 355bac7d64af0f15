/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One 4 h trip of a 4 t ladle, default wall, tapped at 780 degC: time and error of wall1d against
 * the same equations under GSL's msbdf at its best of three tolerances, both judged by a reference
 * of finer cells and steps. Prints a table; exit 1 when a method does not run.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

#include "models/ladle/inside.h"
#include "models/ladle/wall1d.h"
#include "models/ladle/walls.h"

enum { TIMES = 4, MAX_UNKNOWN = LADLE_MAX_CELLS * LADLE_WALLS + 1 };
static const double legs_s[TIMES] = {900.0, 2700.0, 3600.0, 7200.0}; /* to 15 min, 1, 2, 4 h */

static const struct alloy adc12 = {"ADC12", 855.15, 788.15,       430e3, 911.0, 0.4,
                                   1080.0,  2400.0, -0.31,        78.0,  0.009, 0.0025,
                                   5e-4,    0.002,  ALLOY_LINEAR, 0.13};

static struct ladle_params default_params(void)
{
    struct refractory castable = {"castable", 1.5, 0.0, 2400.0, 1050.0, 0.0};
    struct refractory board = {"calsil", 0.12, 0.0, 250.0, 950.0, 0.0};
    struct refractory steel = {"steel", 45.0, 0.0, 7850.0, 480.0, 0.0};
    struct refractory_stack wall = {3, {{castable, 0.1}, {board, 0.05}, {steel, 0.01}}};
    struct ladle_params p = {.alloy = &adc12, .capacity_kg = 4000.0, .fill_frac = 0.9};
    p.aspect = 1.0;
    p.side = p.bottom = p.lid = wall;
    p.bridge_W_per_K = 4.0;
    p.emissivity_melt = 0.3;
    p.emissivity_lining = 0.75;
    p.emissivity_shell = 0.8;
    p.film_W_per_m2K = 2000.0;
    return p;
}

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

struct trip {
    const struct ladle_params *params;
    const struct ladle_grid *grid;
    struct ladle_boundary boundary;
    struct ladle_state start;
};

static void begin_trip(struct trip *trip, const struct ladle_params *params,
                       const struct ladle_grid *grid, double face_K)
{
    memset(trip, 0, sizeof *trip);
    trip->params = params;
    trip->grid = grid;
    trip->boundary.air_K = 293.15;
    ladle_init(grid, 293.15, &trip->start);
    ladle_soak(params, grid, face_K, 293.15, &trip->start);
    ladle_fill(params, 4000.0, alloy_enthalpy_J_per_kg(&adc12, 1053.15), &trip->start);
}

static long run_wall1d(const struct trip *trip, const struct wall1d_control *control,
                       double melt_K[TIMES])
{
    struct ladle_state state = trip->start;
    struct ladle_exchange exchange = {0};
    struct wall1d_run run = {trip->params, trip->grid, &trip->boundary, control};
    long steps = 0;
    for (int i = 0; i < TIMES; i++) {
        steps += wall1d_advance(&run, legs_s[i], &state, &exchange);
        melt_K[i] = ladle_melt_K(trip->params, &state);
    }
    return steps;
}

/* --- the same equations for msbdf: y = wall temperatures [node][wall], then the melt ------------
 */

struct system {
    const struct trip *trip;
    struct inside inside;
    struct walls_outside outside;
    wall_nodes capacity, link;
};

static void unpack(struct system *s, const double y[], wall_nodes t, double core_K[INSIDE_NODES])
{
    const struct ladle_grid *g = s->trip->grid;
    memcpy(t, y, (size_t)g->nodes * sizeof t[0]);
    for (int w = 0; w < LADLE_WALLS; w++)
        core_K[w] = t[0][w];
    core_K[INSIDE_METAL] = y[g->nodes * LADLE_WALLS];
    walls_outside_refresh(s->trip->params, g, &s->trip->boundary, t[g->nodes - 1], &s->outside);
    walls_capacity(g, t, s->capacity);
    walls_links(g, 1.0, t, s->link);
}

static int slope(double time_s, const double y[], double dydt[], void *with)
{
    (void)time_s;
    struct system *s = with;
    const struct ladle_grid *g = s->trip->grid;
    wall_nodes t, into;
    double core_K[INSIDE_NODES], core_W[INSIDE_NODES];
    struct crossing cross = {0};
    unpack(s, y, t, core_K);
    walls_flows(g, &s->outside, s->trip->boundary.air_K, s->link, t, into);
    inside_flows(&s->inside, core_K, core_W, &cross);
    for (int w = 0; w < LADLE_WALLS; w++)
        into[0][w] += core_W[w];
    for (int j = 0; j < g->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            dydt[j * LADLE_WALLS + w] = into[j][w] / s->capacity[j][w];
    dydt[g->nodes * LADLE_WALLS] =
        core_W[INSIDE_METAL] / (4000.0 * alloy_cp_J_per_kgK(&adc12, core_K[INSIDE_METAL]));
    return GSL_SUCCESS;
}

static int jacobian(double time_s, const double y[], double *dfdy, double dfdt[], void *with)
{
    (void)time_s;
    struct system *s = with;
    const struct ladle_grid *g = s->trip->grid;
    int last = g->nodes - 1, n = g->nodes * LADLE_WALLS + 1;
    wall_nodes t;
    double core_K[INSIDE_NODES], shell[LADLE_WALLS];
    struct inside_slope inside;
    unpack(s, y, t, core_K);
    inside_slopes(&s->inside, core_K, &inside);
    walls_shell_slopes(&s->outside, t[last], shell);
    memset(dfdy, 0, (size_t)n * (size_t)n * sizeof *dfdy);
    memset(dfdt, 0, (size_t)n * sizeof *dfdt);
    for (int j = 0; j < g->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            int row = j * LADLE_WALLS + w;
            double up = j > 0 ? s->link[j - 1][w] : 0.0, down = j < last ? s->link[j][w] : shell[w];
            double c = s->capacity[j][w];
            dfdy[row * n + row] = -(up + down) / c;
            if (j > 0)
                dfdy[row * n + row - LADLE_WALLS] = up / c;
            if (j < last)
                dfdy[row * n + row + LADLE_WALLS] = down / c;
        }
    double metal = 4000.0 * alloy_cp_J_per_kgK(&adc12, core_K[INSIDE_METAL]);
    for (int i = 0; i < INSIDE_NODES; i++)
        for (int j = 0; j < INSIDE_NODES; j++) {
            int row = i == INSIDE_METAL ? n - 1 : i, column = j == INSIDE_METAL ? n - 1 : j;
            double c = i == INSIDE_METAL ? metal : s->capacity[0][i];
            dfdy[row * n + column] += inside.into_W_per_K[i][j] / c;
        }
    return GSL_SUCCESS;
}

static int run_msbdf(const struct trip *trip, double tolerance, double melt_K[TIMES])
{
    struct system s = {.trip = trip};
    double y[MAX_UNKNOWN], t_s = 0.0, end_s = 0.0;
    int n = trip->grid->nodes * LADLE_WALLS + 1, status = GSL_SUCCESS;
    inside_build(trip->params, trip->grid, &trip->boundary, &trip->start, &s.inside);
    for (int w = 0; w < LADLE_WALLS; w++) {
        s.outside.at_shell_K[w] = -1e9;
        for (int j = 0; j < trip->grid->nodes; j++)
            y[j * LADLE_WALLS + w] = trip->start.wall_K[w][j];
    }
    y[n - 1] = ladle_melt_K(trip->params, &trip->start);
    gsl_odeiv2_system system = {slope, jacobian, (size_t)n, &s};
    gsl_odeiv2_driver *driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_msbdf, 1.0, tolerance, 0.0);
    for (int i = 0; i < TIMES && status == GSL_SUCCESS; i++) {
        end_s += legs_s[i];
        status = gsl_odeiv2_driver_apply(driver, &t_s, end_s, y);
        melt_K[i] = y[n - 1];
    }
    gsl_odeiv2_driver_free(driver);
    return status;
}

/* --- the table -----------------------------------------------------------------------------------
 */

static double worst(const double a[TIMES], const double b[TIMES])
{
    double most = 0.0;
    for (int i = 0; i < TIMES; i++)
        most = fmax(most, fabs(a[i] - b[i]));
    return most;
}

/* Melt in the limit of fine cells: second order, from 20 and 30 cells with tiny steps. */
static int limit_of_cells(const struct ladle_params *params, double face_K, double melt_K[TIMES])
{
    static const struct wall1d_control fine = {1e-4, 5e-3, 60.0};
    double at[2][TIMES];
    for (int k = 0; k < 2; k++) {
        struct ladle_grid *grid =
            ladle_grid_create_mesh(params, (struct ladle_mesh){10, 2 + k}, NULL);
        struct trip trip;
        if (grid == NULL)
            return 1;
        begin_trip(&trip, params, grid, face_K);
        run_wall1d(&trip, &fine, at[k]);
        ladle_grid_free(&grid);
    }
    for (int i = 0; i < TIMES; i++)
        melt_K[i] = at[1][i] + (at[1][i] - at[0][i]) / (9.0 / 4.0 - 1.0);
    return 0;
}

static int compare(const struct ladle_params *params, const struct ladle_grid *grid, double face_C)
{
    static const struct wall1d_control fine = {1e-4, 5e-3, 60.0};
    const double tolerances[] = {0.3, 0.03, 0.003};
    struct trip trip;
    double limit_K[TIMES], same_K[TIMES], got_K[TIMES];
    begin_trip(&trip, params, grid, face_C + 273.15);
    if (limit_of_cells(params, face_C + 273.15, limit_K) != 0)
        return 1;
    run_wall1d(&trip, &fine, same_K);
    double start = now_s();
    long steps = 0;
    const int repeats = 2000;
    for (int i = 0; i < repeats; i++)
        steps = run_wall1d(&trip, &wall1d_default_control, got_K);
    double own_us = (now_s() - start) / repeats * 1e6, own_K = worst(got_K, same_K);
    printf("%5.0f  wall1d          %9.1f %6ld %10.4f %10.4f\n", face_C, own_us, steps, own_K,
           worst(got_K, limit_K));
    double best_us = INFINITY;
    for (int k = 0; k < 3; k++) {
        start = now_s();
        if (run_msbdf(&trip, tolerances[k], got_K) != GSL_SUCCESS)
            return 1;
        double us = (now_s() - start) * 1e6, error_K = worst(got_K, same_K);
        printf("%5.0f  msbdf %-9g %9.1f %6s %10.4f %10.4f\n", face_C, tolerances[k], us, "",
               error_K, worst(got_K, limit_K));
        if (error_K <= 0.1)
            best_us = fmin(best_us, us);
    }
    printf("%5.0f  msbdf at 0.1 K or better takes %.0f times as long\n", face_C, best_us / own_us);
    return 0;
}

int main(void)
{
    struct ladle_params params = default_params();
    const char *why = NULL;
    struct ladle_grid *grid = ladle_grid_create(&params, &why);
    if (grid == NULL) {
        fprintf(stderr, "ladle_bench: %s\n", why);
        return 1;
    }
    gsl_set_error_handler_off();
    printf("4 t, tap 780 degC, melt at 15 min, 1, 2, 4 h; error against the same cells with tiny\n"
           "steps (time) and against the limit of fine cells (all)\n"
           " face  method               us  steps     time K      all K\n");
    const double faces_C[] = {300.0, 600.0, 750.0};
    int failed = 0;
    for (int i = 0; i < 3; i++)
        failed |= compare(&params, grid, faces_C[i]);
    ladle_grid_free(&grid);
    return failed;
}
