/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "models/furnace/plant_furnace.h"
#include "tests/models/furnace/sample_alloy.h"
#include "tests/support/main.h"

START_TEST(types_are_whole)
{
    for (int i = 0; plant_furnace_types()[i]; i++) {
        const struct plant_furnace_type *type = plant_furnace_types()[i];
        ck_assert_ptr_eq(plant_furnace_type_find(type->name), type);
        ck_assert(type->melts || type->alloys);
        ck_assert_int_eq(type->melts, type->melter != NULL);
        if (type->melts)
            ck_assert_ptr_nonnull(melter_type_find(type->melter));
        ck_assert_double_gt(type->hold_loss_W_per_kg, 0);
        ck_assert_uint_gt(strlen(type->summary), 20);
    }
    ck_assert_ptr_null(plant_furnace_type_find("kiln"));
}
END_TEST

/* 3.49 m3/t of 38.93 MJ, whatever the furnace; an ideal furnace has nothing left to save. */
START_TEST(induced_draft_saves_what_is_published)
{
    const double out_K = 741.3 + 273.15;
    double plain = plant_melt_J_per_kg(&sample_adc12, out_K, 0.317, false);
    double draft = plant_melt_J_per_kg(&sample_adc12, out_K, 0.317, true);
    ck_assert_close(plain - draft, 3.49 * 38.93e6 / 1000, 1e-9);
    double heat = alloy_enthalpy_J_per_kg(&sample_adc12, out_K);
    ck_assert_close(plain, heat / 0.317, 1e-12);
    ck_assert_close(plant_melt_J_per_kg(&sample_adc12, out_K, 1, true), heat, 1e-12);
}
END_TEST

START_TEST(scrap_burns_more)
{
    ck_assert_close(plant_burn_loss_frac(0.03, 0.05, 0.2), 0.8 * 0.03 + 0.2 * 0.05, 1e-15);
    ck_assert_double_eq(plant_burn_loss_frac(0.03, 0.05, 0), 0.03);
}
END_TEST

RUN_SUITE("plant furnaces", types_are_whole, induced_draft_saves_what_is_published,
          scrap_burns_more)
