/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/ladle/rig.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"

/* SI value of `number unit` for the few units that the data files use. */
static double to_si(double number, const char *unit)
{
    if (strncmp(unit, "degC", 4) == 0)
        return number + 273.15;
    if (strncmp(unit, "kJ/kg", 5) == 0)
        return number * 1000.0;
    if (strncmp(unit, "%", 1) == 0)
        return number / 100.0;
    if (strncmp(unit, "mm", 2) == 0)
        return number / 1000.0;
    return number;
}

/* The value in the line `key: {value: NUMBER UNIT, ...`. */
static double property(const char *text, const char *key)
{
    char line[64];
    snprintf(line, sizeof line, "\n%s: {value: ", key);
    const char *at = strstr(text, line);
    ck_assert_msg(at != NULL, "no %s", key);
    char *end;
    double number = strtod(at + strlen(line), &end);
    return to_si(number, end + 1);
}

static char *data_text(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "models/%s/%s.yaml", folder, name);
    return file_read(path);
}

struct alloy rig_alloy(const char *name)
{
    char *t = data_text("alloy/data", name);
    struct alloy a = {.name = "from file", .partition_coefficient = 0.13};
    a.liquidus_K = property(t, "liquidus");
    a.solidus_K = property(t, "solidus");
    a.latent_J_per_kg = property(t, "latent_heat");
    a.cp_solid_J_per_kgK = property(t, "cp_solid");
    a.cp_solid_slope_J_per_kgK2 = property(t, "cp_solid_slope");
    a.cp_liquid_J_per_kgK = property(t, "cp_liquid");
    a.density_liquid_kg_per_m3 = property(t, "density_liquid");
    a.density_slope_kg_per_m3K = property(t, "density_slope");
    a.conductivity_liquid_W_per_mK = property(t, "conductivity_liquid");
    a.iron_frac = property(t, "iron");
    a.manganese_frac = property(t, "manganese");
    a.chromium_frac = property(t, "chromium");
    a.magnesium_frac = property(t, "magnesium");
    free(t);
    return a;
}

struct refractory rig_material(const char *name)
{
    char *t = data_text("refractory/data", name);
    struct refractory m = {.name = "from file"};
    m.conductivity_W_per_mK = property(t, "conductivity");
    m.conductivity_slope_W_per_mK2 = property(t, "conductivity_slope");
    m.density_kg_per_m3 = property(t, "density");
    m.cp_J_per_kgK = property(t, "cp");
    m.cp_slope_J_per_kgK2 = property(t, "cp_slope");
    free(t);
    return m;
}

struct refractory_stack rig_lining(const char *name)
{
    char *t = data_text("refractory/data/lining", name);
    struct refractory_stack stack = {0};
    const char *at = strstr(t, "\nside: [");
    ck_assert_ptr_nonnull(at);
    at += strlen("\nside: [");
    char material[64];
    double thickness_mm;
    int used;
    while (sscanf(at, " [%63[^,], %lf mm]%n", material, &thickness_mm, &used) == 2) {
        ck_assert_int_lt(stack.count, REFRACTORY_MAX_LAYERS);
        stack.layer[stack.count].material = rig_material(material);
        stack.layer[stack.count++].thickness_m = thickness_mm / 1000.0;
        at += used + 1;
    }
    free(t);
    return stack;
}

void rig_make(struct rig *rig, double capacity_kg)
{
    memset(rig, 0, sizeof *rig);
    rig->model = &ladle_model_wall1d;
    rig->alloy = rig_alloy("ADC12");
    struct refractory_stack lining = rig_lining("default");
    rig->params = (struct ladle_params){.alloy = &rig->alloy,
                                        .capacity_kg = capacity_kg,
                                        .fill_frac = 0.90,
                                        .aspect = 1.0,
                                        .side = lining,
                                        .bottom = lining,
                                        .lid = lining,
                                        .bridge_W_per_K = 4.0,
                                        .emissivity_melt = 0.30,
                                        .emissivity_lining = 0.75,
                                        .emissivity_shell = 0.80,
                                        .film_W_per_m2K = 2000.0,
                                        .residue_frac = 0.005,
                                        .constant_rate_K_per_h = 10.0,
                                        .ageing_per_heat = 5e-5,
                                        .frame_frac = 0.25};
    rig->still.air_K = 293.15;
    rig_regrid(rig, (struct ladle_mesh){0, 0});
}

void rig_clear(struct rig *rig)
{
    ladle_grid_free(&rig->grid);
}

void rig_regrid(struct rig *rig, struct ladle_mesh mesh)
{
    const char *why = NULL;
    ladle_grid_free(&rig->grid);
    rig->grid = mesh.base == 0 ? ladle_grid_create(&rig->params, &why)
                               : ladle_grid_create_mesh(&rig->params, mesh, &why);
    ck_assert_msg(rig->grid != NULL, "%s", why);
    ladle_init(rig->grid, rig->still.air_K, &rig->state);
    rig->exchange = (struct ladle_exchange){0};
}

void rig_advance(struct rig *rig, const struct ladle_boundary *boundary, double dt_s)
{
    rig->model->advance(&rig->params, rig->grid, boundary, dt_s, &rig->state, &rig->exchange);
}

void rig_stand(struct rig *rig, double dt_s)
{
    rig_advance(rig, &rig->still, dt_s);
}

void rig_fill_C(struct rig *rig, double mass_kg, double melt_C)
{
    ladle_fill(&rig->params, mass_kg, alloy_enthalpy_J_per_kg(&rig->alloy, melt_C + 273.15),
               &rig->state);
}

double rig_melt_C(const struct rig *rig)
{
    return ladle_melt_K(&rig->params, &rig->state) - 273.15;
}

struct ladle_boundary rig_burner(const struct rig *rig, double target_C)
{
    struct ladle_boundary b = rig->still;
    b.burner_W = 300e3;
    b.burner_efficiency = 0.40;
    b.burner_target_K = target_C + 273.15;
    return b;
}

void rig_preheat(struct rig *rig, double target_C, double hold_s)
{
    struct ladle_boundary b = rig_burner(rig, target_C);
    for (int i = 0; i < 288; i++) {
        if (ladle_face_K(rig->grid, &rig->state) >= b.burner_target_K - 5.0)
            break;
        rig_advance(rig, &b, 300.0);
    }
    rig_advance(rig, &b, hold_s);
}

double rig_book_J(const struct rig *rig)
{
    const struct ladle_exchange *e = &rig->exchange;
    return ladle_heat_J(&rig->params, rig->grid, &rig->state) + e->shell_loss_J +
           e->opening_loss_J - e->fuel_J + e->flue_loss_J;
}
