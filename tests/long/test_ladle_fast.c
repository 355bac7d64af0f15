/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model fast beside wall1d over random lives of ladles: error on arrival, of shells and of gas,
 * and time. `make fast-study` runs it with thousands of lives and writes docs/models/ladle_fast.md.
 *
 * Environment: STUDY_SEED, STUDY_LIVES (per lining and range), STUDY_MODEL, STUDY_REFERENCE (a
 * model, or `fine`: wall1d with a hundredth of the tolerance), STUDY_WORST (print arrivals beyond
 * this many kelvin, shells and gas beyond what is asked for).
 */
#include <gsl/gsl_cdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/models/ladle/history.h"
#include "tests/models/ladle/rig.h"
#include "tests/support/main.h"

/* Sizes of errors of one class. */
struct pile {
    int count, room;
    double *value;
    double sum;
};

static void pile_add(struct pile *p, double value)
{
    if (p->count == p->room) {
        p->room = p->room ? 2 * p->room : 1024;
        p->value = realloc(p->value, (size_t)p->room * sizeof *p->value);
        ck_assert_ptr_nonnull(p->value);
    }
    p->sum += value;
    p->value[p->count++] = fabs(value);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void pile_sort(struct pile *p)
{
    if (p->count > 0)
        qsort(p->value, (size_t)p->count, sizeof *p->value, by_size);
}

/* Smallest value that at least this share of a sorted pile does not exceed. */
static double pile_quantile(const struct pile *p, double share)
{
    int at = (int)ceil(share * p->count) - 1;
    return p->count == 0 ? 0.0 : p->value[at < 0 ? 0 : at];
}

static unsigned pile_beyond(const struct pile *p, double limit)
{
    unsigned count = 0;
    for (int i = 0; i < p->count; i++)
        count += p->value[i] > limit;
    return count;
}

static void pile_clear(struct pile *p)
{
    free(p->value);
    memset(p, 0, sizeof *p);
}

enum { SIZES = 4 };
static const double size_kg[SIZES] = {1e3, 4e3, 2e4, 1e5};

/* What is asked of shells and gas. */
static const double most_shell_K = 5.0, most_gas_pct = 2.0;

/* Gas is judged by what was burnt, or by this much when it was less: a few minutes of the burner.
 */
static const double least_fuel_J_per_kg = 50e3;

struct study {
    struct pile all, frozen, lining[HISTORY_LININGS], before[HISTORY_BEFORES], size[SIZES];
    struct pile shell, gas, ratio;
    double seconds[2], book;
    long advances, left; /* calls, and those that the model left to wall1d */
    int lives, refused, parted;
};

static void fine_advance(const struct ladle_params *p, const struct ladle_grid *g,
                         const struct ladle_boundary *b, double dt_s, struct ladle_state *s,
                         struct ladle_exchange *e)
{
    static const struct wall1d_control control = {0.003, 0.2, 300.0};
    struct wall1d_run run = {p, g, b, &control};
    wall1d_advance(&run, dt_s, s, e);
}

static const struct ladle_model fine = {.name = "fine", .advance = fine_advance};

static const char *setting(const char *name, const char *otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? text : otherwise;
}

static const struct ladle_model *chosen(const char *setting_name, const char *otherwise)
{
    const char *name = setting(setting_name, otherwise);
    const struct ladle_model *model = strcmp(name, "fine") ? ladle_model_find(name) : &fine;
    ck_assert_msg(model != NULL, "no model %s", name);
    return model;
}

/* All compare what was before the event `end`. */
static void compare_arrivals(struct study *s, const struct history *h,
                             const struct history_record r[2], int end)
{
    double worst_K = strtod(setting("STUDY_WORST", "inf"), NULL);
    int size = 0;
    while (h->params.capacity_kg > size_kg[size])
        size++;
    for (int i = 0; i < r[0].arrivals && r[0].arrival_event[i] < end; i++) {
        ck_assert_int_eq(r[1].arrival_event[i], r[0].arrival_event[i]);
        double error_K = r[1].melt_K[i] - r[0].melt_K[i];
        if (r[0].melt_K[i] < h->alloy.liquidus_K) {
            pile_add(&s->frozen, error_K);
            continue;
        }
        pile_add(&s->all, error_K);
        pile_add(&s->lining[h->lining], error_K);
        pile_add(&s->before[r[0].before[i]], error_K);
        pile_add(&s->size[size], error_K);
        if (fabs(error_K) > worst_K)
            printf(
                "life %d arrival %d: %+.2f K at %.1f degC, %.0f kg, lining %d, before %d, liquidus "
                "%.0f degC\n",
                s->lives, i, error_K, r[0].melt_K[i] - 273.15, h->params.capacity_kg, h->lining,
                r[0].before[i], h->alloy.liquidus_K - 273.15);
    }
}

static void compare_shells(struct study *s, const struct history *h,
                           const struct history_record r[2], int end)
{
    bool tell = *setting("STUDY_WORST", "") != '\0';
    for (int i = 0; i < end; i++)
        for (int w = 0; w < LADLE_WALLS; w++) {
            double error_K = r[1].shell_K[i][w] - r[0].shell_K[i][w];
            pile_add(&s->shell, error_K);
            if (tell && fabs(error_K) > most_shell_K)
                printf("life %d event %d (%d, %.0f s): %+.2f K of shell %d at %.1f degC, %.0f kg, "
                       "lining %d\n",
                       s->lives, i, h->event[i].kind, h->event[i].dt_s, error_K, w,
                       r[0].shell_K[i][w] - 273.15, h->params.capacity_kg, h->lining);
        }
}

static void compare_gas(struct study *s, const struct history *h, const struct history_record r[2],
                        int end)
{
    bool tell = *setting("STUDY_WORST", "") != '\0';
    double least_J = least_fuel_J_per_kg * h->params.capacity_kg;
    for (int i = 0; i < r[0].preheats && r[0].preheat_event[i] < end; i++) {
        double error_J = r[1].fuel_J[i] - r[0].fuel_J[i];
        double error = 100.0 * error_J / fmax(least_J, r[0].fuel_J[i]);
        if (r[0].fuel_J[i] <= 0.0)
            continue;
        pile_add(&s->gas, error);
        if (tell && fabs(error) > most_gas_pct)
            printf("life %d preheat %d: %+.2f %% of %.3g J, %d looks, %.0f kg, lining %d\n",
                   s->lives, i, error, r[0].fuel_J[i], r[0].looks[i], h->params.capacity_kg,
                   h->lining);
    }
}

static void compare(struct study *s, const struct history *h, const struct history_record r[2],
                    bool refused)
{
    for (int m = 0; m < 2; m++)
        s->book = fmax(s->book, r[m].book);
    s->lives++;
    s->refused += refused;
    if (refused)
        return; /* the same model twice: no error, no time to compare */
    int end = history_parted(h, &r[0], &r[1]);
    s->parted += end < h->events;
    compare_arrivals(s, h, r, end);
    compare_shells(s, h, r, end);
    compare_gas(s, h, r, end);
    for (int m = 0; m < 2; m++)
        s->seconds[m] += r[m].seconds;
    pile_add(&s->ratio, r[0].seconds / r[1].seconds);
    s->advances += r[0].advances;
    s->left += r[1].left;
}

static void one_life(struct study *s, gsl_rng *rng, enum history_range range,
                     enum history_lining lining, const struct ladle_model *const model[2])
{
    static struct history h;
    static struct history_record r[2];
    history_draw(rng, range, lining, &h);
    const char *why = NULL;
    struct ladle_grid *grid = ladle_grid_create(&h.params, &why);
    ck_assert_msg(grid != NULL, "%s", why);
    history_live(&h, model[0], grid, NULL, &r[0]);
    history_live(&h, model[1], grid, &r[0], &r[1]);
    compare(s, &h, r, model[1]->refuses != NULL && model[1]->refuses(&h.params) != NULL);
    ladle_grid_free(&grid);
}

static void row(const char *name, struct pile *p)
{
    pile_sort(p);
    if (p->count > 0)
        printf("| %s | %d | %+.3f | %.3f | %.3f | %.3f | %.3f |\n", name, p->count,
               p->sum / p->count, pile_quantile(p, 0.5), pile_quantile(p, 0.99),
               pile_quantile(p, 0.999), pile_quantile(p, 1.0));
}

static void report(const char *title, struct study *s, const struct ladle_model *const model[2])
{
    static const char *const linings[] = {"lining default", "lining light", "lining insulated",
                                          "random layers", "random layers, k(T), cp(T)"};
    static const char *const befores[] = {"empty up to 3 h", "empty 3 to 16 h", "empty for days",
                                          "cold, not preheated"};
    static const char *const sizes[] = {"up to 1 t", "1 to 4 t", "4 to 20 t", "above 20 t"};
    printf("**%s**, %s against %s: %d lives", title, model[1]->name, model[0]->name, s->lives);
    if (s->refused > 0)
        printf(", %d of them with linings that it refuses, not in the figures", s->refused);
    if (s->parted > 0)
        printf(", %d only until metal about half liquid was poured in one and not in the other",
               s->parted);
    printf("\n\n");
    printf("| | count | mean | median | 99 %% | 99.9 %% | worst |\n");
    printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    row("melt on arrival, above its liquidus, K", &s->all);
    for (int i = 0; i < HISTORY_LININGS; i++)
        row(linings[i], &s->lining[i]);
    for (int i = 0; i < HISTORY_BEFORES; i++)
        row(befores[i], &s->before[i]);
    for (int i = 0; i < SIZES; i++)
        row(sizes[i], &s->size[i]);
    row("frozen, wholly or in part", &s->frozen);
    row("shells, K", &s->shell);
    row("gas of a preheat, %", &s->gas);
    pile_sort(&s->ratio);
    printf("\n%ld calls, %ld left to wall1d: %.2f us a call against %.2f us: **%.1f times faster** "
           "in all, %.1f in the median life; book %.0e.\n\n",
           s->advances, s->left, 1e6 * s->seconds[1] / s->advances,
           1e6 * s->seconds[0] / s->advances, s->seconds[0] / s->seconds[1],
           pile_quantile(&s->ratio, 0.5), s->book);
}

static void clear(struct study *s)
{
    pile_clear(&s->all);
    pile_clear(&s->frozen);
    for (int i = 0; i < HISTORY_LININGS; i++)
        pile_clear(&s->lining[i]);
    for (int i = 0; i < HISTORY_BEFORES; i++)
        pile_clear(&s->before[i]);
    for (int i = 0; i < SIZES; i++)
        pile_clear(&s->size[i]);
    pile_clear(&s->shell);
    pile_clear(&s->gas);
    pile_clear(&s->ratio);
}

START_TEST(side_by_side)
{
    static const char *const titles[] = {"Range of use", "Beyond it"};
    const struct ladle_model *const model[2] = {chosen("STUDY_REFERENCE", "wall1d"),
                                                chosen("STUDY_MODEL", "fast")};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    long lives = strtol(setting("STUDY_LIVES", "40"), NULL, 10);
    gsl_rng_set(rng, strtoul(setting("STUDY_SEED", "20261125"), NULL, 10));
    struct study study[HISTORY_RANGES];
    memset(study, 0, sizeof study);
    for (int range = 0; range < HISTORY_RANGES; range++) {
        for (long i = 0; i < lives; i++)
            for (int lining = 0; lining < HISTORY_LININGS; lining++)
                one_life(&study[range], rng, (enum history_range)range, (enum history_lining)lining,
                         model);
        report(titles[range], &study[range], model);
    }
    const struct study *use = &study[HISTORY_USE];
    ck_assert_double_le(fmax(use->book, study[HISTORY_BEYOND].book), 1e-9);
    /* A small study cannot tell a quantile of 99.9 %: no more beyond 1 K than one arrival in a
     * thousand gives by chance in one study of a hundred. */
    unsigned beyond = pile_beyond(&use->all, 1.0);
    double chance = beyond ? gsl_cdf_binomial_Q(beyond - 1, 0.001, (unsigned)use->all.count) : 1.0;
    ck_assert_double_ge(chance, 0.01);
    ck_assert_double_le(pile_quantile(&use->all, 1.0), 2.0);
    ck_assert_double_le(pile_quantile(&use->shell, 1.0), most_shell_K);
    ck_assert_double_le(pile_quantile(&use->gas, 1.0), most_gas_pct);
    for (int range = 0; range < HISTORY_RANGES; range++)
        clear(&study[range]);
    gsl_rng_free(rng);
}
END_TEST

RUN_SUITE("fast ladle", side_by_side)
