/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

START_TEST(holds_its_capacity)
{
    const double capacities[] = {1.0, 37.0, 4000.0, 14500.0, 1e5};
    for (int i = 0; i < 5; i++) {
        struct rig rig;
        rig_make(&rig, capacities[i]);
        const struct ladle_grid *g = rig.grid;
        double volume_m3 = ladle_surface_m2(g) * g->level_m;
        ck_assert_close(volume_m3 * rig.alloy.density_liquid_kg_per_m3, capacities[i], 1e-12);
        ck_assert_close(g->level_m, 0.9 * g->inner_height_m, 1e-12);
        ck_assert_close(g->inner_height_m, g->inner_diameter_m, 1e-12);
        rig_clear(&rig);
    }
}
END_TEST

/* Heat capacity summed over nodes is density x volume x cp of every layer, side and end. */
START_TEST(nodes_hold_all_of_the_wall)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    const struct ladle_grid *g = rig.grid;
    double pi = acos(-1.0), radius = 0.5 * g->inner_diameter_m, depth = 0.0;
    double side = 0.0, end = 0.0, nodes_side = 0.0, nodes_end = 0.0;
    for (int i = 0; i < rig.params.side.count; i++) {
        const struct refractory_layer *l = &rig.params.side.layer[i];
        double per_m3 = l->material.density_kg_per_m3 * l->material.cp_J_per_kgK;
        double inner = radius + depth, outer = inner + l->thickness_m;
        side += per_m3 * pi * (outer * outer - inner * inner) * g->inner_height_m;
        end += per_m3 * pi * radius * radius * l->thickness_m;
        depth += l->thickness_m;
    }
    for (int j = 0; j < g->nodes; j++) {
        for (int w = LADLE_WETTED; w <= LADLE_DRY; w++)
            nodes_side += g->heat_J_per_K[j][w];
        nodes_end += g->heat_J_per_K[j][LADLE_LID];
    }
    ck_assert_close(nodes_side, side, 1e-12);
    ck_assert_close(nodes_end, end, 1e-12);
    rig_clear(&rig);
}
END_TEST

/* The links in series are the resistances of the layers (the steel is lumped). */
START_TEST(links_add_up)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    const struct ladle_grid *g = rig.grid;
    double pi = acos(-1.0), r0 = 0.5 * g->inner_diameter_m, slab = 0.0, pipe = 0.0;
    for (int j = 0; j + 1 < g->nodes; j++) {
        slab += 1.0 / g->link_W_per_K[j][LADLE_BOTTOM];
        pipe += 1.0 / g->link_W_per_K[j][LADLE_WETTED];
    }
    double area = pi * r0 * r0, length = g->level_m / LADLE_RINGS;
    ck_assert_close(slab, (0.100 / 1.5 + 0.050 / 0.12) / area, 1e-12);
    ck_assert_close(pipe,
                    (log((r0 + 0.1) / r0) / 1.5 + log((r0 + 0.15) / (r0 + 0.1)) / 0.12) /
                        (2.0 * pi * length),
                    1e-12);
    rig_clear(&rig);
}
END_TEST

/* Shell, layers and full discs at the ends, plus the frame's share. */
START_TEST(tare_from_geometry)
{
    struct rig small, large;
    rig_make(&small, 4000.0);
    rig_make(&large, 14500.0);
    double pi = acos(-1.0), r0 = 0.5 * small.grid->inner_diameter_m, depth = 0.0, mass = 0.0;
    for (int i = 0; i < 3; i++) {
        const struct refractory_layer *l = &small.params.side.layer[i];
        double inner = r0 + depth, outer = inner + l->thickness_m, rim = r0 + 0.160;
        mass += l->material.density_kg_per_m3 *
                (pi * (outer * outer - inner * inner) * small.grid->inner_height_m +
                 2.0 * pi * rim * rim * l->thickness_m);
        depth += l->thickness_m;
    }
    ck_assert_close(ladle_tare_kg(&small.params, small.grid), 1.25 * mass, 1e-12);
    printf("tare per tonne of metal: %.2f at 4 t, %.2f at 14.5 t (default wall, 25 %% frame)\n",
           ladle_tare_kg(&small.params, small.grid) / 4000.0,
           ladle_tare_kg(&large.params, large.grid) / 14500.0);
    rig_clear(&small);
    rig_clear(&large);
}
END_TEST

/* Every parameter out of range is refused with a sentence, NaN too. */
START_TEST(refuses_what_is_out_of_range)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    double *members[] = {&rig.params.capacity_kg,
                         &rig.params.fill_frac,
                         &rig.params.aspect,
                         &rig.params.emissivity_melt,
                         &rig.params.emissivity_lining,
                         &rig.params.emissivity_shell,
                         &rig.params.film_W_per_m2K,
                         &rig.params.bridge_W_per_K,
                         &rig.params.outside_W_per_m2K,
                         &rig.params.residue_frac,
                         &rig.params.ageing_per_heat,
                         &rig.params.frame_frac,
                         &rig.params.constant_rate_K_per_h};
    const double bad[] = {-1.0, 1e9, NAN};
    for (size_t m = 0; m < sizeof members / sizeof members[0]; m++)
        for (int i = 0; i < 3; i++) {
            double good = *members[m];
            const char *why = NULL;
            *members[m] = bad[i];
            ck_assert_ptr_null(ladle_grid_create(&rig.params, &why));
            ck_assert(why != NULL && strlen(why) > 10);
            *members[m] = good;
        }
    rig.params.lid.count = 0;
    const char *why = NULL;
    ck_assert_ptr_null(ladle_grid_create(&rig.params, &why));
    ck_assert_ptr_nonnull(why);
    rig_clear(&rig);
}
END_TEST

/* Six thin layers still get a node on every joint. */
START_TEST(six_layers)
{
    struct rig rig;
    rig_make(&rig, 700.0);
    rig.params.side.count = 6;
    for (int i = 0; i < 6; i++) {
        rig.params.side.layer[i].material = rig_material(i % 2 ? "ifb23" : "lcc_60_alumina");
        rig.params.side.layer[i].thickness_m = 0.011 + 0.007 * i;
    }
    rig_regrid(&rig, (struct ladle_mesh){0, 0});
    double joint_m = 0.0;
    for (int i = 0; i < 6; i++) {
        double nearest_m = 1.0;
        joint_m += rig.params.side.layer[i].thickness_m;
        for (int j = 0; j < rig.grid->nodes; j++)
            nearest_m = fmin(nearest_m, fabs(rig.grid->place_m[j][LADLE_WETTED] - joint_m));
        ck_assert_double_lt(nearest_m, 1e-12);
    }
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("ladle grid", holds_its_capacity, nodes_hold_all_of_the_wall, links_add_up,
          tare_from_geometry, refuses_what_is_out_of_range, six_layers)
