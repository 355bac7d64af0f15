/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ladle through its steps: books of heat and metal, what is lost, the wall. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/text.h"
#include "sim/scenario/load.h"
#include "sim/study/cool.h"
#include "tests/support/main.h"

static struct scenario *scenario;
static struct cool_run run;

static void cool_text(const char *text)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.text = text, .name = "cool.yaml"};
    const char *why;
    scenario = scenario_load(&request, diag);
    char *said = diag_text(diag, 0);
    ck_assert_msg(scenario != NULL, "%s", said);
    free(said);
    diag_free(&diag);
    ck_assert(cool_run_ladle(scenario, &run, &why));
}

static void end_cool(void)
{
    cool_run_clear(&run);
    scenario_free(&scenario);
}

static const char trip[] = "schema: meltroute/1\n"
                           "metal: {alloy: ADC12}\n"
                           "ladle: {capacity: 4 t}\n"
                           "cool:\n"
                           "  start_temperature: 700 degC\n"
                           "  sample: 10 min\n"
                           "  steps:\n"
                           "    - {fill: 15 min, mass: 3.7 t, temperature: 752 degC}\n"
                           "    - {stand: 35 min}\n"
                           "    - {drive: 2.3 h, speed: 47 km/h}\n"
                           "    - {pour: 12 min}\n"
                           "    - {drive: 1 h, speed: 60 km/h}\n"
                           "    - {preheat: 1.5 h, temperature: 760 degC}\n"
                           "    - {clean: 10 min}\n";

static const char heel[] = "schema: meltroute/1\n"
                           "metal: {alloy: ADC12}\n"
                           "ladle: {capacity: 4 t}\n"
                           "cool:\n"
                           "  start_temperature: 700 degC\n"
                           "  steps:\n"
                           "    - {fill: 15 min, mass: 4 t, temperature: 740 degC}\n"
                           "    - {pour: 10 min, mass: 2.6 t}\n"
                           "    - {stand: 2 h}\n"
                           "    - {fill: 10 min, mass: 2.6 t, temperature: 740 degC}\n"
                           "    - {pour: 10 min}\n";

/* A part is poured, the rest stays melt, falls faster, and mixes with the next fill. */
START_TEST(a_heel_stays)
{
    cool_text(heel);
    const struct cool_row *last = &run.row[run.count - 1];
    double before_K = NAN, after_K = NAN, full_K = NAN;
    for (int i = 0; i < run.count; i++) {
        if (run.row[i].step == 2 && isnan(before_K))
            before_K = run.row[i].melt_K;
        if (run.row[i].step == 2) {
            after_K = run.row[i].melt_K;
            ck_assert_double_eq_tol(run.row[i].melt_kg, 1400, 1);
        }
        if (run.row[i].step == 3)
            full_K = run.row[i].melt_K;
    }
    ck_assert_double_gt(before_K - after_K, 20);
    ck_assert_double_gt(full_K, after_K + 10);
    ck_assert_double_lt(full_K, 740 + 273.15);
    ck_assert_double_le(run.residual, 1e-12);
    ck_assert_double_eq_tol(
        run.poured_kg + last->skull_kg + last->melt_kg + run.lost_kg[LOSS_RESTING], 6600, 1e-8);
    ck_assert_double_eq(run.left_out_kg, 0);
    end_cool();
}
END_TEST

/* Every kilogram filled is poured, resting loss, or left behind; heat to 1e-12 of its flows. */
START_TEST(books_close)
{
    cool_text(trip);
    const struct cool_row *last = &run.row[run.count - 1];
    ck_assert_double_le(run.residual, 1e-12);
    ck_assert_double_eq(run.filled_kg, 3700);
    ck_assert_double_eq_tol(run.poured_kg + run.skull_kg + last->melt_kg + last->skull_kg +
                                run.lost_kg[LOSS_RESTING],
                            3700, 1e-8);
    end_cool();
}
END_TEST

/* The transfers by their fractions; the resting loss between that of a closed lid at the coldest
 * and of an open mouth at the hottest, with the film broken at each piece of the fill. */
START_TEST(metal_is_lost_as_the_model_says)
{
    cool_text(trip);
    const struct oxidation *o = &scenario->oxidation;
    ck_assert_close(run.lost_kg[LOSS_TAP], 3700 * o->tap_frac / (1 - o->tap_frac), 1e-12);
    ck_assert_close(run.lost_kg[LOSS_POUR], run.poured_kg * o->pour_frac, 1e-12);
    const char *why;
    struct ladle_grid *grid = ladle_grid_create(&scenario->ladle.params, &why);
    struct oxidation_bath closed = {ladle_surface_m2(grid), 690 + 273.15, 1, 0};
    struct oxidation_bath open = {ladle_surface_m2(grid), 752 + 273.15, 0, 0};
    double hours = 15 / 60.0 + 35 / 60.0 + 2.3 + 12 / 60.0;
    ck_assert_double_gt(run.lost_kg[LOSS_RESTING],
                        oxidation_quiescent(o, &closed, 2.3 * 3600).gross_kg);
    ck_assert_double_lt(run.lost_kg[LOSS_RESTING],
                        2 * oxidation_quiescent(o, &open, hours * 3600).gross_kg);
    ladle_grid_free(&grid);
    for (int i = 1; i < run.count; i++)
        ck_assert_double_ge(run.row[i].lost_kg, run.row[i - 1].lost_kg);
    end_cool();
}
END_TEST

/* A profile a step: from the hot face to the shell, rising in depth; after the burner hottest at
 * the face; its ends are the temperatures of the curve. */
START_TEST(the_wall_is_kept)
{
    cool_text(trip);
    ck_assert_int_eq(run.profiles, 7);
    for (int i = 0; i < run.profiles; i++) {
        const struct cool_profile *p = &run.profile[i];
        ck_assert_double_eq(p->depth_m[0], 0);
        ck_assert_double_eq_tol(p->depth_m[p->nodes - 1], 0.15, 0.011);
        for (int k = 1; k < p->nodes; k++)
            ck_assert_double_gt(p->depth_m[k], p->depth_m[k - 1]);
    }
    const struct cool_profile *heated = &run.profile[5];
    for (int k = 1; k < heated->nodes; k++)
        ck_assert_double_lt(heated->temperature_K[k], heated->temperature_K[k - 1]);
    ck_assert_double_eq_tol(heated->temperature_K[0], 760 + 273.15, 8);
    end_cool();
}
END_TEST

START_TEST(columns_carry_units)
{
    char *text = NULL, *csv = NULL, *profile = NULL;
    size_t size;
    cool_text(trip);
    FILE *out = open_memstream(&csv, &size);
    csv_cool(out, &run);
    fclose(out);
    out = open_memstream(&profile, &size);
    csv_cool_profile(out, &run);
    fclose(out);
    out = open_memstream(&text, &size);
    text_cool(out, &run);
    fclose(out);
    ck_assert_ptr_eq(strstr(csv, "time [h],step,action,melt [degC],melt [kg],hot_face [degC],"
                                 "shell [degC],heat_lost [kWh],fuel [kWh],skull [kg],"
                                 "metal_lost [kg]\n0,0,start,"),
                     csv);
    ck_assert_ptr_eq(strstr(profile, "time [h],step,action,layer,material,depth [mm],"
                                     "temperature [degC]\n0.25,1,fill,1,lcc_60_alumina,0,"),
                     profile);
    ck_assert_ptr_nonnull(strstr(profile, ",calsil,150,"));
    ck_assert_ptr_nonnull(strstr(text, "\n   0.00 fill at 752 degC "));
    ck_assert_ptr_nonnull(strstr(text, "on the road 130 degC are allowed"));
    for (const char *at = text; *at; at = strchr(at, '\n') + 1)
        ck_assert_int_le((int)strcspn(at, "\n"), 100);
    free(text);
    free(csv);
    free(profile);
    end_cool();
}
END_TEST

RUN_SUITE("cool", books_close, a_heel_stays, metal_is_lost_as_the_model_says, the_wall_is_kept,
          columns_carry_units)
