/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Metal that freezes on the walls and melts again, and metal that is mushy itself: wall1d beside
 * GSL's msbdf on the same equations, and in the limit of fine cells.
 *
 * The other integration: y = wall temperatures [node][wall], K; enthalpy of the melt, kJ/kg; skull
 * of each wall, kg; enthalpy of the skull, kJ/kg. With q the heat that freezing gives up at a wall,
 *   dm/dt = q / (h_melt - h_frozen), or q / (h_melt - h_skull) where it melts again
 *   m_melt dh_melt/dt = heat into the melt but for q
 *   m_skull dh_skull/dt = sum of dm/dt (h_frozen - h_skull) where it freezes
 * A wall begins or ceases to freeze at an instant that is sought by halving steps, and from there
 * the integration starts anew.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

#include "models/ladle/skull.h"
#include "models/ladle/wall1d.h"
#include "models/ladle/walls.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { TIMES = 4, MOST = LADLE_MAX_CELLS * LADLE_WALLS + LADLE_WALLS + 2 };
static const double ends_s[TIMES] = {10.0, 60.0, 600.0, 3600.0};
static const struct wall1d_control fine = {1e-4, 5e-3, 60.0};

/* A load onto walls of one temperature. */
struct load {
    double melt_C, face_C;
};

struct outcome {
    double melt_K[TIMES], skull_kg[TIMES];
};

/* A fixed film outside, so that nothing depends on how often convection is renewed. */
static void load_rig(struct rig *rig, const struct load *load, struct ladle_mesh mesh)
{
    rig_make(rig, 4000.0);
    rig->params.ageing_per_heat = 0.0;
    rig->params.outside_W_per_m2K = 12.0;
    rig_regrid(rig, mesh);
    ladle_init(rig->grid, load->face_C + 273.15, &rig->state);
    rig_fill_C(rig, 4000.0, load->melt_C);
}

static void run_wall1d(struct rig *rig, const struct wall1d_control *control, struct outcome *out)
{
    struct wall1d_run run = {&rig->params, rig->grid, &rig->still, control};
    double now_s = 0.0;
    for (int i = 0; i < TIMES; i++) {
        wall1d_advance(&run, ends_s[i] - now_s, &rig->state, &rig->exchange);
        now_s = ends_s[i];
        out->melt_K[i] = ladle_melt_K(&rig->params, &rig->state);
        out->skull_kg[i] = rig->state.skull_kg;
    }
}

/* --- the same equations for msbdf -------------------------------------------------------------
 */

struct system {
    const struct rig *rig;
    struct inside inside;
    struct walls_outside outside;
    unsigned freezing; /* walls, a bit each */
    int h, on, heat;   /* where in y the melt, the skull and its heat begin */
    int n;
};

static void begin_system(const struct rig *rig, struct system *s)
{
    memset(s, 0, sizeof *s);
    s->rig = rig;
    s->h = rig->grid->nodes * LADLE_WALLS;
    s->on = s->h + 1;
    s->heat = s->on + LADLE_WALLS;
    s->n = s->heat + 1;
    inside_build(&rig->params, rig->grid, &rig->still, &rig->state, &s->inside);
    skull_begin(&rig->params, rig->state.melt_kg, rig->state.melt_J_per_kg, &s->inside);
    for (int w = 0; w < LADLE_WALLS; w++)
        s->outside.at_shell_K[w] = -1e9;
}

/* Conductances at the fronts; gives the walls that would freeze by the rule of the model. */
static unsigned fronts(struct system *s, const double y[], double melt_K)
{
    double on_kg[LADLE_WALLS];
    for (int w = 0; w < LADLE_WALLS; w++)
        on_kg[w] = s->freezing >> w & 1u ? fmax(y[s->on + w], 1e-15) : 0.0;
    skull_fronts(&s->rig->params, s->rig->grid, on_kg, melt_K, y, &s->inside);
    unsigned would = s->inside.freezing;
    for (int w = 0; w < LADLE_WALLS; w++)
        if (would & ~s->freezing & 1u << w) { /* not before its instant is found */
            s->inside.film_W_per_K[w] = s->rig->params.film_W_per_m2K *
                                        inside_wet_frac(&s->inside, w) * s->rig->grid->face_m2[w];
            s->inside.melt_to_front_W_per_K[w] = s->inside.front_to_face_W_per_K[w] = 0.0;
        }
    s->inside.freezing &= s->freezing;
    return would;
}

static double melt_K_of(const struct system *s, const double y[])
{
    return alloy_temperature_K(&s->rig->alloy, 1e3 * y[s->h]);
}

/* Growth of the skull, and its enthalpy. */
static void skull_slopes(const struct system *s, const double y[], const double freeze_W[],
                         double dydt[])
{
    double skull_kg = 1e-12, brought = 0.0;
    for (int w = 0; w < LADLE_WALLS; w++) {
        bool grows = freeze_W[w] > 0.0;
        if (!(s->freezing >> w & 1u))
            continue;
        double frozen = 1e-3 * skull_frozen_J_per_kg(&s->rig->alloy, y[w]);
        dydt[s->on + w] = 1e-3 * freeze_W[w] / (y[s->h] - (grows ? frozen : y[s->heat]));
        brought += grows ? dydt[s->on + w] * (frozen - y[s->heat]) : 0.0;
        skull_kg += fmax(0.0, y[s->on + w]);
    }
    dydt[s->heat] = brought / skull_kg;
}

static int slope(double time_s, const double y[], double dydt[], void *with)
{
    (void)time_s;
    struct system *s = with;
    const struct ladle_grid *g = s->rig->grid;
    wall_nodes t, into, capacity, link;
    double core_K[INSIDE_NODES], core_W[INSIDE_NODES], skull_kg = 0.0;
    struct crossing cross = {0};
    memset(dydt, 0, (size_t)s->n * sizeof *dydt);
    memcpy(t, y, (size_t)g->nodes * sizeof t[0]);
    memcpy(core_K, y, LADLE_WALLS * sizeof core_K[0]);
    core_K[INSIDE_METAL] = melt_K_of(s, y);
    fronts(s, y, core_K[INSIDE_METAL]);
    walls_outside_refresh(&s->rig->params, g, &s->rig->still, t[g->nodes - 1], &s->outside);
    walls_capacity(g, t, capacity);
    walls_links(g, 1.0, t, link);
    walls_flows(g, &s->outside, s->rig->still.air_K, link, t, into);
    inside_flows(&s->inside, core_K, core_W, &cross);
    for (int w = 0; w < LADLE_WALLS; w++)
        into[0][w] += core_W[w];
    for (int j = 0; j < g->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            dydt[j * LADLE_WALLS + w] = into[j][w] / capacity[j][w];
    skull_slopes(s, y, cross.freeze_W, dydt);
    for (int w = 0; w < LADLE_WALLS; w++)
        skull_kg += y[s->on + w];
    dydt[s->h] = 1e-3 * core_W[INSIDE_METAL] / (4000.0 - skull_kg);
    return GSL_SUCCESS;
}

/* By differences. */
static int jacobian(double time_s, const double y[], double *dfdy, double dfdt[], void *with)
{
    struct system *s = with;
    double at[MOST], base[MOST], moved[MOST];
    memcpy(at, y, (size_t)s->n * sizeof at[0]);
    memset(dfdt, 0, (size_t)s->n * sizeof *dfdt);
    slope(time_s, at, base, s);
    for (int j = 0; j < s->n; j++) {
        const double by = 1e-5;
        at[j] = y[j] + by;
        slope(time_s, at, moved, s);
        at[j] = y[j];
        for (int i = 0; i < s->n; i++)
            dfdy[i * s->n + j] = (moved[i] - base[i]) / by;
    }
    return GSL_SUCCESS;
}

/* Walls that ceased to freeze, or should have begun, in the step that led to y. */
static unsigned turned(struct system *s, const double y[])
{
    unsigned walls = fronts(s, y, melt_K_of(s, y)) & ~s->freezing;
    for (int w = 0; w < LADLE_WALLS; w++)
        if (s->freezing >> w & 1u && y[s->on + w] <= 0.0)
            walls |= 1u << w;
    return walls;
}

/* Up to end_s; gives GSL's status. */
static int integrate(struct system *s, gsl_odeiv2_driver *driver, double *time_s, double end_s,
                     double y[])
{
    const double instant_s = 1e-5;
    double before[MOST], step_s = 1e-3;
    while (*time_s < end_s) {
        double from_s = *time_s;
        memcpy(before, y, (size_t)s->n * sizeof before[0]);
        int status = gsl_odeiv2_evolve_apply(driver->e, driver->c, driver->s, driver->sys, time_s,
                                             end_s, &step_s, y);
        if (status != GSL_SUCCESS)
            return status;
        unsigned walls = turned(s, y);
        if (walls == 0)
            continue;
        if (*time_s - from_s > instant_s) { /* closer to it */
            step_s = 0.4 * (*time_s - from_s);
            memcpy(y, before, (size_t)s->n * sizeof before[0]);
            *time_s = from_s;
        } else {
            step_s = instant_s;
            s->freezing ^= walls;
            for (int w = 0; w < LADLE_WALLS; w++)
                if (walls >> w & 1u)
                    y[s->on + w] = 0.0;
        }
        gsl_odeiv2_driver_reset(driver);
    }
    return GSL_SUCCESS;
}

static void run_msbdf(const struct rig *rig, double tolerance, struct outcome *out)
{
    struct system s;
    double y[MOST] = {0.0}, time_s = 0.0;
    begin_system(rig, &s);
    for (int j = 0; j < rig->grid->nodes; j++)
        for (int w = 0; w < LADLE_WALLS; w++)
            y[j * LADLE_WALLS + w] = rig->state.wall_K[w][j];
    y[s.h] = 1e-3 * rig->state.melt_J_per_kg;
    y[s.heat] = 1e-3 * skull_frozen_J_per_kg(&rig->alloy, y[0]); /* all faces alike */
    s.freezing = fronts(&s, y, melt_K_of(&s, y));
    gsl_odeiv2_system system = {slope, jacobian, (size_t)s.n, &s};
    gsl_odeiv2_driver *driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_msbdf, 1e-3, tolerance, 0.0);
    for (int i = 0; i < TIMES; i++) {
        ck_assert_int_eq(integrate(&s, driver, &time_s, ends_s[i], y), GSL_SUCCESS);
        out->melt_K[i] = melt_K_of(&s, y);
        out->skull_kg[i] = 0.0;
        for (int w = 0; w < LADLE_WALLS; w++)
            out->skull_kg[i] += y[s.on + w];
    }
    gsl_odeiv2_driver_free(driver);
}

/* --- the tests -----------------------------------------------------------------------------------
 */

/* From hot onto cold to mushy from the beginning. */
enum { LOADS = 5 };
static const struct load loads[LOADS] = {{750, 20}, {640, 20}, {600, 260}, {590, 100}, {575, 20}};

static double worst(const double a[TIMES], const double b[TIMES])
{
    double most = 0.0;
    for (int i = 0; i < TIMES; i++)
        most = fmax(most, fabs(a[i] - b[i]));
    return most;
}

/* All agree within 0.01 K and 0.01 kg; msbdf needs its tolerance of 1e-7, for the melt meets a cold
 * wall at once, and where a skull ends the flux to the wall jumps. */
START_TEST(same_equations_by_msbdf)
{
    gsl_set_error_handler_off();
    printf("melt degC, face degC; at 10 s, 1 min, 10 min, 1 h by msbdf: degC, kg of skull; worst "
           "miss of wall1d, fine and default steps\n");
    for (int k = 0; k < LOADS; k++) {
        struct rig rig;
        struct outcome own, other, plain;
        load_rig(&rig, &loads[k], (struct ladle_mesh){0, 0});
        const struct ladle_state start = rig.state;
        run_msbdf(&rig, 1e-7, &other);
        run_wall1d(&rig, &fine, &own);
        rig.state = start;
        run_wall1d(&rig, &wall1d_default_control, &plain);
        printf("%4.0f %4.0f", loads[k].melt_C, loads[k].face_C);
        for (int i = 0; i < TIMES; i++)
            printf("  %.3f %.2f", other.melt_K[i] - 273.15, other.skull_kg[i]);
        printf("; %.4f K %.4f kg; %.3f K %.3f kg\n", worst(own.melt_K, other.melt_K),
               worst(own.skull_kg, other.skull_kg), worst(plain.melt_K, other.melt_K),
               worst(plain.skull_kg, other.skull_kg));
        if (k > 0)
            ck_assert_double_gt(other.skull_kg[0], 10.0);
        ck_assert_double_le(worst(own.melt_K, other.melt_K), 0.01);
        ck_assert_double_le(worst(own.skull_kg, other.skull_kg), 0.01);
        ck_assert_double_le(worst(plain.melt_K, other.melt_K), 0.05);
        rig_clear(&rig);
    }
}
END_TEST

/* A line of the table in the page of the ladle; it must stand there as it is. */
static void tabled(const char *page, const char *line)
{
    printf("%s\n", line);
    ck_assert_msg(strstr(page, line) != NULL, "not in docs/models/ladle.md: %s", line);
}

static double order(const double at[3])
{
    return log2((at[0] - at[1]) / (at[1] - at[2]));
}

/* Skull after a minute, melt after ten and after an hour. */
static void limit_of_cells(const char *page, const struct load *load)
{
    double skull_kg[3], early_C[3], late_C[3];
    char line[96];
    for (int k = 0; k < 3; k++) {
        struct rig rig;
        struct outcome out;
        load_rig(&rig, load, (struct ladle_mesh){6, 1 << k});
        run_wall1d(&rig, &fine, &out);
        skull_kg[k] = out.skull_kg[1];
        early_C[k] = out.melt_K[2] - 273.15;
        late_C[k] = out.melt_K[3] - 273.15;
        snprintf(line, sizeof line, "| %.0f, %.0f | %d | %.1f | %.2f | %.2f |", load->melt_C,
                 load->face_C, 6 << k, skull_kg[k], early_C[k], late_C[k]);
        tabled(page, line);
        rig_clear(&rig);
    }
    snprintf(line, sizeof line, "| | order | %.1f | %.2f | %.2f |", order(skull_kg), order(early_C),
             order(late_C));
    tabled(page, line);
    ck_assert_double_gt(order(skull_kg), 1.85);
    ck_assert_double_gt(order(early_C), 1.85);
    ck_assert_double_gt(order(late_C), 1.85);
}

/* Halving the cells quarters the error, with a skull and after it. Time steps kept far finer. */
START_TEST(second_order_in_space)
{
    char *page = file_read("docs/models/ladle.md");
    for (int k = LOADS - 2; k < LOADS; k++)
        limit_of_cells(page, &loads[k]);
    free(page);
}
END_TEST

RUN_SUITE("ladle skull", same_equations_by_msbdf, second_order_in_space)
