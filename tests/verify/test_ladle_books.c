/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * V3: metal and energy over full cycles tap - drive - pour - empty - preheat, many random ones, and
 * a week of trips with metal that comes and goes in pieces, for every ladle model: stock at the end
 * less stock at the start is what went in less what came out.
 */
#include <stdio.h>

#include <gsl/gsl_rng.h>

#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

enum { LADLES = 60, CYCLES = 8 };

struct book {
    double metal_in_kg, metal_out_kg, metal_in_J, metal_out_J, turnover_J;
};

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

static void book_in(struct book *book, double mass_kg, double heat_J)
{
    book->metal_in_kg += mass_kg;
    book->metal_in_J += heat_J;
    book->turnover_J += fabs(heat_J);
}

static void book_out(struct book *book, struct ladle_transfer t)
{
    book->metal_out_kg += t.metal_kg;
    book->metal_out_J += t.metal_J;
    book->turnover_J += fabs(t.metal_J);
}

static struct ladle_boundary random_boundary(gsl_rng *rng)
{
    struct ladle_boundary b = {.air_K = between(rng, 243.0, 323.0)};
    b.wind_m_per_s = between(rng, 0.0, 12.0);
    b.speed_m_per_s = gsl_rng_uniform(rng) < 0.5 ? 0.0 : between(rng, 3.0, 25.0);
    double open = gsl_rng_uniform(rng);
    b.mouth_open_frac = open < 0.5 ? 0.0 : 2.0 * open - 1.0;
    return b;
}

static void stay(struct rig *rig, const struct ladle_model *model, struct ladle_boundary b,
                 double dt_s)
{
    model->advance(&rig->params, rig->grid, &b, dt_s, &rig->state, &rig->exchange);
}

static void one_cycle(struct rig *rig, const struct ladle_model *model, gsl_rng *rng,
                      struct book *book)
{
    double mass_kg = rig->params.capacity_kg * between(rng, 0.2, 1.0);
    double h = alloy_enthalpy_J_per_kg(&rig->alloy, between(rng, 700.0, 1110.0));
    ladle_fill(&rig->params, mass_kg, h, &rig->state);
    book_in(book, mass_kg, mass_kg * h);
    for (int leg = 0; leg < 3; leg++)
        stay(rig, model, random_boundary(rng), between(rng, 10.0, 9000.0));
    book_out(book, ladle_take(0.003 * mass_kg, &rig->state));
    book_out(book, ladle_pour(&rig->params, 0.4 * mass_kg, &rig->state));
    stay(rig, model, random_boundary(rng), between(rng, 10.0, 2000.0));
    book_out(book, ladle_pour(&rig->params, 1e9, &rig->state));
    stay(rig, model, random_boundary(rng), between(rng, 10.0, 40000.0));
    if (gsl_rng_uniform(rng) < 0.3)
        book_out(book, ladle_clean(&rig->state));
    if (!ladle_pourable(&rig->params, &rig->state))
        book_out(book, ladle_take(1e9, &rig->state));
    struct ladle_boundary burner = random_boundary(rng);
    burner.burner_W = between(rng, 0.0, 100.0) * rig->params.capacity_kg;
    burner.burner_efficiency = between(rng, 0.2, 0.7);
    burner.burner_target_K = between(rng, 700.0, 1200.0);
    stay(rig, model, burner, between(rng, 10.0, 20000.0));
}

static void random_ladle(struct rig *rig, gsl_rng *rng)
{
    static const char *const alloys[] = {"ADC12", "A356", "pureAl", "AlSi9Cu3"};
    rig_make(rig, pow(10.0, between(rng, 0.0, 5.0)));
    rig->alloy = rig_alloy(alloys[gsl_rng_uniform_int(rng, 4)]);
    rig->alloy.solidification = gsl_rng_uniform(rng) < 0.5 ? ALLOY_LINEAR : ALLOY_SCHEIL;
    rig->params.lid = rig_lining("light");
    rig->params.bottom = rig_lining("insulated");
    rig->params.side.layer[0].material.cp_slope_J_per_kgK2 = between(rng, 0.0, 0.5);
    rig->params.side.layer[0].material.conductivity_slope_W_per_mK2 = between(rng, -4e-4, 1e-3);
    rig->params.fill_frac = between(rng, 0.55, 0.97);
    rig->params.bridge_W_per_K = between(rng, 0.0, 10.0);
    rig->params.residue_frac = between(rng, 0.0, 0.03);
    if (gsl_rng_uniform(rng) < 0.3)
        rig->params.outside_W_per_m2K = between(rng, 5.0, 40.0);
    rig_regrid(rig, (struct ladle_mesh){0, 0});
}

static double stock_kg(const struct rig *rig)
{
    return rig->state.melt_kg + rig->state.skull_kg;
}

START_TEST(random_cycles_close)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
        gsl_rng_set(rng, 20261122);
        double worst_energy = 0.0, worst_metal = 0.0;
        for (int ladle = 0; ladle < LADLES; ladle++) {
            struct rig rig;
            struct book book = {0};
            random_ladle(&rig, rng);
            double start_J = rig_book_J(&rig);
            for (int cycle = 0; cycle < CYCLES; cycle++)
                one_cycle(&rig, *m, rng, &book);
            const struct ladle_exchange *e = &rig.exchange;
            double miss_J = rig_book_J(&rig) - start_J - book.metal_in_J + book.metal_out_J;
            double flows_J =
                book.turnover_J + e->fuel_J + e->flue_loss_J + e->shell_loss_J + e->opening_loss_J;
            double miss_kg = stock_kg(&rig) - book.metal_in_kg + book.metal_out_kg;
            worst_energy = fmax(worst_energy, fabs(miss_J) / flows_J);
            worst_metal = fmax(worst_metal, fabs(miss_kg) / book.metal_in_kg);
            rig_clear(&rig);
        }
        printf("V3 %-13s: %d random ladles x %d cycles, worst residual energy %.1e, metal %.1e\n",
               (*m)->name, LADLES, CYCLES, worst_energy, worst_metal);
        ck_assert_double_le(worst_energy, 1e-9);
        ck_assert_double_le(worst_metal, 1e-12);
        gsl_rng_free(rng);
    }
}
END_TEST

/* One load in pieces under an open mouth; what = 1 fills, -1 pours. */
static void move(struct rig *rig, const struct ladle_model *model, gsl_rng *rng, int what,
                 struct book *book)
{
    struct ladle_boundary b = random_boundary(rng);
    double whole_s = between(rng, 300.0, 1200.0), tap_K = between(rng, 880.0, 1080.0);
    double kg = rig->params.capacity_kg * between(rng, 0.7, 1.0) - stock_kg(rig);
    double h = alloy_enthalpy_J_per_kg(&rig->alloy, tap_K);
    b.mouth_open_frac = gsl_rng_uniform(rng);
    b.speed_m_per_s = 0.0;
    for (int piece = 0; piece < LADLE_PIECES; piece++) {
        stay(rig, model, b, whole_s / LADLE_PIECES);
        if (what > 0) {
            ladle_fill(&rig->params, kg / LADLE_PIECES, h, &rig->state);
            book_in(book, kg / LADLE_PIECES, kg / LADLE_PIECES * h);
        } else {
            book_out(book, ladle_pour(&rig->params, rig->state.melt_kg / (LADLE_PIECES - piece),
                                      &rig->state));
        }
    }
}

/* Returns the trips that a week had room for. */
static int week_of_trips(struct rig *rig, const struct ladle_model *model, gsl_rng *rng,
                         struct book *book)
{
    int trips = 0;
    for (double now_s = 0.0; now_s < 7.0 * 86400.0; trips++) {
        struct ladle_boundary burner = random_boundary(rng);
        double heat_s = between(rng, 600.0, 7200.0), out_s = between(rng, 900.0, 14400.0);
        double back_s = between(rng, 900.0, 7200.0);
        double stop_s = gsl_rng_uniform(rng) < 0.2 ? between(rng, 8.0, 40.0) * 3600.0 : 0.0;
        burner.burner_W = 300e3;
        burner.burner_efficiency = 0.4;
        burner.burner_target_K = 1023.0;
        stay(rig, model, burner, heat_s);
        move(rig, model, rng, 1, book);
        stay(rig, model, random_boundary(rng), out_s);
        move(rig, model, rng, -1, book);
        if (rig->state.melt_kg > 0.0)
            book_out(book, ladle_take(1e9, &rig->state));
        stay(rig, model, random_boundary(rng), back_s + stop_s);
        if (gsl_rng_uniform(rng) < 0.2)
            book_out(book, ladle_clean(&rig->state));
        now_s += heat_s + out_s + back_s + stop_s + 1500.0;
    }
    return trips;
}

START_TEST(a_week_of_trips_closes)
{
    for (const struct ladle_model *const *m = ladle_models(); *m != NULL; m++) {
        gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
        gsl_rng_set(rng, 7);
        struct rig rig;
        struct book book = {0};
        rig_make(&rig, 4000.0);
        double start_J = rig_book_J(&rig);
        int trips = week_of_trips(&rig, *m, rng, &book);
        double miss_J = rig_book_J(&rig) - start_J - book.metal_in_J + book.metal_out_J;
        double miss_kg = stock_kg(&rig) - book.metal_in_kg + book.metal_out_kg;
        printf("V3 %-13s: a week of %d trips, residual energy %.1e, metal %.1e\n", (*m)->name,
               trips, fabs(miss_J) / book.turnover_J, fabs(miss_kg) / book.metal_in_kg);
        ck_assert_int_ge(trips, 10);
        ck_assert_double_le(fabs(miss_J), 1e-9 * book.turnover_J);
        ck_assert_double_le(fabs(miss_kg), 1e-12 * book.metal_in_kg);
        rig_clear(&rig);
        gsl_rng_free(rng);
    }
}
END_TEST

/* The book is a real one: a loss left out is seen. */
START_TEST(a_missing_posting_is_seen)
{
    struct rig rig;
    rig_make(&rig, 4000.0);
    double start_J = rig_book_J(&rig);
    rig_fill_C(&rig, 4000.0, 750.0);
    double metal_J = 4000.0 * rig.state.melt_J_per_kg;
    rig_stand(&rig, 3600.0);
    rig.exchange.shell_loss_J *= 1.0 + 1e-6;
    double miss = fabs(rig_book_J(&rig) - start_J - metal_J) / metal_J;
    ck_assert_double_gt(miss, 1e-9);
    rig_clear(&rig);
}
END_TEST

RUN_SUITE("V3 ladle books", random_cycles_close, a_week_of_trips_closes, a_missing_posting_is_seen)
