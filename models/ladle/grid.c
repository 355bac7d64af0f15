/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ladle/grid.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "models/ladle/basis.h"

/* Node spacing grows from the hot face outward by about exp(GRADING) over the first layer. */
#define GRADING 1.0

/* An outermost layer with less resistance than this is lumped (10 mm of steel: 2e-4). */
#define LUMPED_M2K_PER_W 1e-3

static const struct ladle_mesh default_mesh = {10, 2};
static const double pi = 3.14159265358979323846;

/* One wall while it is being cut: a slab of constant area, or a cylinder from radius_m outward. */
struct wall_shape {
    double area_m2;  /* slab */
    double radius_m; /* cylinder when > 0 */
    double length_m; /* cylinder */
};

static double shape_volume_m3(const struct wall_shape *s, double from_m, double to_m)
{
    if (s->radius_m <= 0.0)
        return s->area_m2 * (to_m - from_m);
    return pi * s->length_m * (to_m - from_m) * (2.0 * s->radius_m + from_m + to_m);
}

/* Conductance per unit conductivity. slab A / d; cylinder 2 pi L / ln(r2 / r1).
 * source: INCROPERA eq. 3.6 and 3.33 */
static double shape_factor_m(const struct wall_shape *s, double from_m, double to_m)
{
    if (s->radius_m <= 0.0)
        return s->area_m2 / (to_m - from_m);
    return 2.0 * pi * s->length_m / log1p((to_m - from_m) / (s->radius_m + from_m));
}

static double shape_area_m2(const struct wall_shape *s, double depth_m)
{
    return s->radius_m <= 0.0 ? s->area_m2 : 2.0 * pi * s->length_m * (s->radius_m + depth_m);
}

static bool is_lumped(const struct refractory_stack *stack)
{
    const struct refractory_layer *last = &stack->layer[stack->count - 1];
    return stack->count > 1 &&
           last->thickness_m / last->material.conductivity_W_per_mK < LUMPED_M2K_PER_W;
}

/* Thermal depth L / sqrt(diffusivity), the hot layer counted twice: it takes the steep profile. */
static double layer_weight(const struct refractory_layer *layer, int place)
{
    const struct refractory *m = &layer->material;
    double diffusivity = m->conductivity_W_per_mK / (m->density_kg_per_m3 * m->cp_J_per_kgK);
    return layer->thickness_m / sqrt(diffusivity) * (place == 0 ? 2.0 : 1.0);
}

/* Give each of `layers` one interval, then the rest one by one to the layer that lacks most. */
static void share_intervals(const struct refractory_stack *stack, int layers, int intervals,
                            int share[])
{
    for (int i = 0; i < layers; i++)
        share[i] = 1;
    for (int given = layers; given < intervals; given++) {
        int best = 0;
        double most = -1.0;
        for (int i = 0; i < layers; i++) {
            double lack = layer_weight(&stack->layer[i], i) / share[i];
            if (lack > most) {
                most = lack;
                best = i;
            }
        }
        share[best]++;
    }
}

/* Depth of the end of interval j of n inside a layer. */
static double graded_depth_m(const struct refractory_layer *layer, int place, int j, int n)
{
    double part = (double)j / n;
    if (j == n)
        return layer->thickness_m;
    if (place > 0)
        return layer->thickness_m * part;
    return layer->thickness_m * expm1(GRADING * part) / expm1(GRADING);
}

/* Half of the volume from a to b goes to each end node; returns the mass. */
static double add_interval(struct ladle_grid *grid, int wall, int node,
                           const struct wall_shape *shape, const struct refractory *material)
{
    double from_m = grid->place_m[node][wall], to_m = grid->place_m[node + 1][wall];
    double middle_m = 0.5 * (from_m + to_m);
    double inner_kg = material->density_kg_per_m3 * shape_volume_m3(shape, from_m, middle_m);
    double outer_kg = material->density_kg_per_m3 * shape_volume_m3(shape, middle_m, to_m);
    double factor_m = shape_factor_m(shape, from_m, to_m);
    grid->link_W_per_K[node][wall] = factor_m * material->conductivity_W_per_mK;
    grid->link_slope_W_per_K2[node][wall] = factor_m * material->conductivity_slope_W_per_mK2;
    grid->heat_J_per_K[node][wall] += inner_kg * material->cp_J_per_kgK;
    grid->heat_J_per_K[node + 1][wall] += outer_kg * material->cp_J_per_kgK;
    grid->heat_slope_J_per_K2[node][wall] += inner_kg * material->cp_slope_J_per_kgK2;
    grid->heat_slope_J_per_K2[node + 1][wall] += outer_kg * material->cp_slope_J_per_kgK2;
    return inner_kg + outer_kg;
}

static void cut_wall(struct ladle_grid *grid, int wall, const struct refractory_stack *stack,
                     const struct wall_shape *shape, struct ladle_mesh mesh)
{
    int layers = is_lumped(stack) ? stack->count - 1 : stack->count;
    int share[REFRACTORY_MAX_LAYERS], node = 0;
    double depth_m = 0.0;
    share_intervals(stack, layers, mesh.base, share);
    for (int i = 0; i < stack->count; i++)
        if (stack->layer[i].material.cp_slope_J_per_kgK2 != 0.0)
            grid->sloped = true;
    for (int i = 0; i < layers; i++) {
        int n = share[i] * mesh.refine;
        for (int j = 1; j <= n; j++, node++) {
            grid->place_m[node + 1][wall] = depth_m + graded_depth_m(&stack->layer[i], i, j, n);
            add_interval(grid, wall, node, shape, &stack->layer[i].material);
        }
        depth_m += stack->layer[i].thickness_m;
    }
    if (layers < stack->count) {
        const struct refractory_layer *shell = &stack->layer[layers];
        double end_m = depth_m + shell->thickness_m;
        double kg = shell->material.density_kg_per_m3 * shape_volume_m3(shape, depth_m, end_m);
        grid->heat_J_per_K[node][wall] += kg * shell->material.cp_J_per_kgK;
        grid->heat_slope_J_per_K2[node][wall] += kg * shell->material.cp_slope_J_per_kgK2;
        depth_m = end_m;
    }
    grid->face_m2[wall] = shape_area_m2(shape, 0.0);
    grid->shell_m2[wall] = shape_area_m2(shape, depth_m);
}

/* Full discs out to the shell for weight (heat flows through the inner disc only). */
static void weigh(struct ladle_grid *grid, const struct refractory_stack *stack,
                  const struct wall_shape *shape)
{
    double depth_m = 0.0;
    for (int i = 0; i < stack->count; i++) {
        const struct refractory_layer *layer = &stack->layer[i];
        double end_m = depth_m + layer->thickness_m;
        double kg = layer->material.density_kg_per_m3 * shape_volume_m3(shape, depth_m, end_m);
        if (i > 0 && i == stack->count - 1 && is_lumped(stack))
            grid->shell_kg += kg;
        else
            grid->lining_kg += kg;
        depth_m = end_m;
    }
}

static bool inside(double value, double low, double high)
{
    return value >= low && value <= high; /* false for NaN */
}

static const char *params_problem(const struct ladle_params *p)
{
    if (p->alloy == NULL || !inside(p->alloy->density_liquid_kg_per_m3, 1500.0, 4000.0))
        return "the ladle needs an alloy with a liquid density of 1500 to 4000 kg/m3";
    if (!inside(p->capacity_kg, 1.0, 1e5))
        return "capacity must be 1 kg to 100 t";
    if (!inside(p->fill_frac, 0.5, 0.98))
        return "fill must be 0.5 to 0.98 of the inner height";
    if (!inside(p->aspect, 0.5, 2.0))
        return "aspect (inner height / diameter) must be 0.5 to 2";
    if (!inside(p->emissivity_melt, 0.01, 1.0) || !inside(p->emissivity_lining, 0.01, 1.0) ||
        !inside(p->emissivity_shell, 0.01, 1.0))
        return "emissivities must be 0.01 to 1";
    if (!inside(p->film_W_per_m2K, 10.0, 1e5))
        return "film between melt and wall must be 10 to 100000 W/(m2 K)";
    if (!inside(p->bridge_W_per_K, 0.0, 1e4) || !inside(p->outside_W_per_m2K, 0.0, 1e4))
        return "bridge and outside film must be 0 to 10000";
    if (!inside(p->residue_frac, 0.0, 0.5) || !inside(p->ageing_per_heat, 0.0, 0.01))
        return "residue must be 0 to 0.5 of the load, ageing 0 to 0.01 per heat";
    if (!inside(p->frame_frac, 0.0, 2.0) || !inside(p->constant_rate_K_per_h, 0.0, 1000.0))
        return "frame must be 0 to 2 of the empty mass, constant rate 0 to 1000 K/h";
    const struct refractory_stack *stacks[] = {&p->side, &p->bottom, &p->lid};
    for (int i = 0; i < 3; i++)
        if (refractory_stack_problem(stacks[i]) != NULL)
            return refractory_stack_problem(stacks[i]);
    return NULL;
}

/* Cylinder that holds the capacity at the liquidus up to fill_frac of its height. */
static void set_geometry(struct ladle_grid *grid, const struct ladle_params *p)
{
    double volume_m3 = p->capacity_kg / p->alloy->density_liquid_kg_per_m3;
    grid->inner_diameter_m = cbrt(4.0 * volume_m3 / (pi * p->fill_frac * p->aspect));
    grid->inner_height_m = p->aspect * grid->inner_diameter_m;
    grid->level_m = p->fill_frac * grid->inner_height_m;
    grid->outer_diameter_m = grid->inner_diameter_m + 2.0 * refractory_thickness_m(&p->side);
    grid->outer_height_m =
        grid->inner_height_m + refractory_thickness_m(&p->bottom) + refractory_thickness_m(&p->lid);
}

struct ladle_grid *ladle_grid_create_mesh(const struct ladle_params *p, struct ladle_mesh mesh,
                                          const char **why)
{
    const char *problem = params_problem(p);
    if (problem == NULL && (mesh.base < REFRACTORY_MAX_LAYERS || mesh.refine < 1 ||
                            mesh.base * mesh.refine >= LADLE_MAX_CELLS))
        problem = "mesh must be 6 to 31 intervals per wall";
    struct ladle_grid *grid = problem == NULL ? calloc(1, sizeof *grid) : NULL;
    if (why != NULL)
        *why = problem == NULL && grid == NULL ? "out of memory" : problem;
    if (grid == NULL)
        return NULL;
    set_geometry(grid, p);
    grid->nodes = mesh.base * mesh.refine + 1;
    double radius_m = 0.5 * grid->inner_diameter_m, outer_m = 0.5 * grid->outer_diameter_m;
    struct wall_shape ring = {0.0, radius_m, grid->level_m / LADLE_RINGS};
    struct wall_shape dry = {0.0, radius_m, grid->inner_height_m - grid->level_m};
    struct wall_shape disc = {pi * radius_m * radius_m, 0.0, 0.0};
    struct wall_shape side = {0.0, radius_m, grid->inner_height_m};
    struct wall_shape full_disc = {pi * outer_m * outer_m, 0.0, 0.0};
    for (int r = 0; r < LADLE_RINGS; r++)
        cut_wall(grid, LADLE_WETTED + r, &p->side, &ring, mesh);
    cut_wall(grid, LADLE_DRY, &p->side, &dry, mesh);
    cut_wall(grid, LADLE_BOTTOM, &p->bottom, &disc, mesh);
    cut_wall(grid, LADLE_LID, &p->lid, &disc, mesh);
    weigh(grid, &p->side, &side);
    weigh(grid, &p->bottom, &full_disc);
    weigh(grid, &p->lid, &full_disc);
    if (!basis_fits(p))
        return grid;
    grid->basis = malloc(sizeof *grid->basis);
    if (grid->basis == NULL || !basis_build(grid, grid->basis)) {
        ladle_grid_free(&grid);
        if (why != NULL)
            *why = "out of memory";
    }
    return grid;
}

struct ladle_grid *ladle_grid_create(const struct ladle_params *params, const char **why)
{
    return ladle_grid_create_mesh(params, default_mesh, why);
}

void ladle_grid_free(struct ladle_grid **grid)
{
    if (grid == NULL || *grid == NULL)
        return;
    free((*grid)->basis);
    free(*grid);
    *grid = NULL;
}

double ladle_grid_heat_J(const struct ladle_grid *grid, int wall, int node, double temperature_K)
{
    double x = temperature_K - REFRACTORY_REFERENCE_K;
    return x * (grid->heat_J_per_K[node][wall] + 0.5 * grid->heat_slope_J_per_K2[node][wall] * x);
}

double ladle_grid_link_W_per_K(const struct ladle_grid *grid, int wall, int node, double mean_K)
{
    double link = grid->link_W_per_K[node][wall];
    double slope = grid->link_slope_W_per_K2[node][wall];
    return fmax(link + slope * (mean_K - REFRACTORY_REFERENCE_K), 0.1 * link);
}
