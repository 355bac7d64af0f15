/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V9: the rows of Exhibit 12 (source: RMI_CMRA) from scenarios/exhibit12.yaml, and that they come
 * about by inputs that are believable one by one. Rows and totals below are the exhibit's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/main.h"
#include "tests/verify/exhibit_case.h"

#define TWO_PERCENT  0.02
#define BOOKS        1e-9
#define DECLARED     0.40
#define REPLICATIONS 3

struct published {
    const char *route, *row;
    double cost; /* CNY/t */
};
static const struct published published[] = {
    {"molten", "insulation", 70},
    {"molten", "depreciation", 50},
    {"molten", "loss_and_transport", 350},
    {"molten", "special_vehicle", 100},
    {"molten", "miscellaneous", 30},
    {"ingot", "energy", 400},
    {"ingot", "depreciation", 50},
    {"ingot", "burn_loss", 400},
    {"ingot", "labour", 50},
    {"ingot", "miscellaneous", 30},
};
#define PUBLISHED (sizeof published / sizeof published[0])

START_TEST(rows_and_totals)
{
    struct exhibit base = exhibit_run(NULL, REPLICATIONS);
    double total[ROUTES] = {0};

    for (size_t i = 0; i < PUBLISHED; i++) {
        const struct published *p = &published[i];
        const double here = exhibit_row(&base, p->route, p->row);

        total[strcmp(p->route, "molten") ? ROUTE_INGOT : ROUTE_MOLTEN] += p->cost;
        printf("# V9 %-7s%-19s %7.2f, exhibit %3.0f, %+.2f %%\n", p->route, p->row, here, p->cost,
               100 * (here / p->cost - 1));
    }
    printf("# V9 totals %.2f and %.2f, saving %.2f CNY/t\n",
           exhibit_mean(&base, "routes.ingot.cost_per_t.total"),
           exhibit_mean(&base, "routes.molten.cost_per_t.total"),
           exhibit_mean(&base, "saving_per_t"));
    for (size_t i = 0; i < PUBLISHED; i++)
        ck_assert_close(exhibit_row(&base, published[i].route, published[i].row), published[i].cost,
                        TWO_PERCENT);
    ck_assert_close(exhibit_mean(&base, "routes.ingot.cost_per_t.total"), total[ROUTE_INGOT],
                    TWO_PERCENT);
    ck_assert_close(exhibit_mean(&base, "routes.molten.cost_per_t.total"), total[ROUTE_MOLTEN],
                    TWO_PERCENT);
    ck_assert_close(exhibit_mean(&base, "saving_per_t"), total[ROUTE_INGOT] - total[ROUTE_MOLTEN],
                    TWO_PERCENT);
    exhibit_clear(&base);
}
END_TEST

START_TEST(books_close)
{
    struct exhibit base = exhibit_run(NULL, REPLICATIONS);
    const struct experiment *done = &base.experiment;

    ck_assert_double_lt(done->books.metal, BOOKS);
    ck_assert_double_lt(done->books.energy, BOOKS);
    ck_assert_double_lt(done->books.activity, BOOKS);
    ck_assert_double_lt(done->books_money, BOOKS);
    exhibit_clear(&base);
}
END_TEST

/* An item is declared when its price is a bare figure per tonne, behind which there is no asset,
 * time, way or loss. A row that is mostly made of such is typed in, not reproduced. */
START_TEST(rows_are_not_typed_in)
{
    static const struct {
        const char *route, *item, *row;
    } declared[] = {
        {"molten", "receipt", "loss_and_transport"},
        {"molten", "refused_loads", "other"},
        {"molten", "skull_remelt", "other"},
        {"molten", "premium", "other"},
        {"ingot", "premium", "other"},
        {"ingot", "ingot_casting", "other"},
        {"ingot", "ingot_handling", "other"},
    };
    struct exhibit base = exhibit_run(NULL, 1);

    for (size_t i = 0; i < PUBLISHED; i++) {
        const struct published *p = &published[i];
        const double row = exhibit_row(&base, p->route, p->row);
        double typed = 0;

        if (!strcmp(p->row, "miscellaneous"))
            continue;
        for (size_t k = 0; k < sizeof declared / sizeof declared[0]; k++)
            if (!strcmp(declared[k].route, p->route) && !strcmp(declared[k].row, p->row))
                typed += fabs(exhibit_item(&base, p->route, declared[k].item));
        printf("# V9 %-7s%-19s declared %4.1f %%\n", p->route, p->row, 100 * typed / row);
        ck_assert_double_lt(typed, DECLARED * row);
    }
    /* what stands in no row of the exhibit adds nothing to its totals */
    ck_assert_double_eq(exhibit_row(&base, "molten", "other"), 0);
    ck_assert_double_eq(exhibit_row(&base, "ingot", "other"), 0);
    exhibit_clear(&base);
}
END_TEST

/* Zero by the exhibit's boundary, not by belief: it speaks of new metal alone, and none of its rows
 * holds spills. */
static bool left_out(const char *path)
{
    static const char *const named[] = {"customers.customer.returns", "fleet.incident_rate"};

    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        if (!strcmp(path, named[i]))
            return true;
    return false;
}

struct range_count {
    const struct scenario *set; /* the price set alone: ranges of prices that the file replaces */
    const char *path;           /* looked for in it */
    double low, high;
    int inside, outside, without;
};

static void find_range(const struct scenario_visit *visit, void *data)
{
    struct range_count *count = data;

    if (strcmp(visit->path, count->path) != 0)
        return;
    count->low = visit->low;
    count->high = visit->high;
}

static void judge_range(const struct scenario_visit *visit, void *data)
{
    struct range_count *count = data;
    double slack;

    /* what the file says, not defaults, price sets, or what was worked out */
    if (visit->entry->origin == ORIGIN_DEFAULT || visit->entry->origin == ORIGIN_PRICE_SET ||
        visit->entry->automatic || isnan(visit->value))
        return;
    count->path = visit->path;
    count->low = visit->low;
    count->high = visit->high;
    if (isnan(visit->low))
        scenario_for_each_field(count->set, find_range, count);
    slack = 1e-9 * (fabs(count->low) + fabs(count->high));
    if (isnan(count->low) || isnan(count->high)) {
        printf("# no range is stated for %s\n", visit->path);
        count->without++;
    } else if (visit->value < count->low - slack || visit->value > count->high + slack) {
        printf("# %s = %g (SI) is outside %g to %g%s\n", visit->path, visit->value, count->low,
               count->high, left_out(visit->path) ? ", left out by the exhibit" : "");
        count->outside += !left_out(visit->path) || visit->value != 0;
    } else {
        count->inside++;
    }
}

/* The price set that the exhibit names, with nothing on top. */
static struct scenario *price_set_alone(const char *name)
{
    struct diag *diag = diag_create();
    char text[160];
    struct scenario *scenario;

    snprintf(text, sizeof text,
             "schema: meltroute/1\ncurrency: CNY\nprices: {set: %s}\ncustomer: {demand: 1 t/h}\n",
             name);
    scenario = scenario_load(&(struct scenario_request){.text = text, .name = "set.yaml"}, diag);
    ck_assert_ptr_nonnull(scenario);
    diag_free(&diag);
    return scenario;
}

START_TEST(inputs_are_believable)
{
    static const char *const variant[] = {NULL, "payload-10t", "payload-12t", "speed-40",
                                          "speed-60"};

    for (size_t i = 0; i < sizeof variant / sizeof variant[0]; i++) {
        struct scenario *scenario = exhibit_load(variant[i], NULL);
        struct scenario *set = price_set_alone(scenario->price_set_name);
        struct range_count count = {.set = set};

        scenario_for_each_field(scenario, judge_range, &count);
        printf("# V9 %s: %d inputs inside their ranges, %d outside, %d without a range\n",
               variant[i] ? variant[i] : "exhibit12", count.inside, count.outside, count.without);
        fflush(stdout);
        ck_assert_int_ge(count.inside, 45);
        ck_assert_int_eq(count.outside, 0);
        scenario_free(&scenario);
        scenario_free(&set);
    }
}
END_TEST

/* What an investment brings is the saving, seen as cash. */
static bool follows_the_saving(const char *path)
{
    return strstr(path, "surplus_per_year") != NULL || strstr(path, "payback_years") != NULL ||
           strstr(path, "net_present_value") != NULL;
}

/* Twice the gas price: every item that burns gas grows by its cubic metres times the old price, and
 * nothing else moves at all. */
START_TEST(gas_price_moves_gas_alone)
{
    struct exhibit base = exhibit_run(NULL, 1);
    const double gas = base.scenario->prices.gas_per_m3;
    char twice[64];
    snprintf(twice, sizeof twice, "prices.gas=%.17g CNY/m3", 2 * gas);
    struct exhibit dear = exhibit_run(SETTINGS(twice), 1);
    const struct metric_table *a = &base.experiment.table, *b = &dear.experiment.table;
    int moved = 0;

    ck_assert_int_eq(a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        const char *path = a->row[i].path, *item = strstr(path, "cost_per_t.items.");
        const double before = a->row[i].value[0], after = b->row[i].value[0];
        char quantity[200];

        ck_assert_str_eq(path, b->row[i].path);
        if (item && strstr(item, "_gas")) {
            snprintf(quantity, sizeof quantity, "%.*s.quantity_per_t.%s",
                     (int)(strstr(path, ".cost_per_t") - path), path,
                     item + strlen("cost_per_t.items."));
            ck_assert_double_eq_tol(after - before, exhibit_mean(&base, quantity) * gas, 1e-9);
            moved += after != before;
        } else if (item || strstr(path, "carbon") || strstr(path, "quantity_per_t") ||
                   !strstr(path, "cost")) {
            if (!strstr(path, "saving") && !strstr(path, "boundaries") &&
                !strstr(path, "who_pays") && !follows_the_saving(path))
                ck_assert_msg(before == after || (isnan(before) && isnan(after)),
                              "%s moved from %g to %g", path, before, after);
        }
    }
    printf("# V9 gas price x 2 moves %d items; saving %.1f -> %.1f CNY/t\n", moved,
           exhibit_mean(&base, "saving_per_t"), exhibit_mean(&dear, "saving_per_t"));
    ck_assert_int_ge(moved, 3); /* preheating, superheat, melting */
    ck_assert_double_eq(exhibit_mean(&base, "carbon_saving_kg_per_t"),
                        exhibit_mean(&dear, "carbon_saving_kg_per_t"));
    ck_assert_close(exhibit_mean(&dear, "saving_per_t") - exhibit_mean(&base, "saving_per_t"),
                    gas * (exhibit_mean(&base, "routes.ingot.gas_m3_per_t") -
                           exhibit_mean(&base, "routes.molten.gas_m3_per_t")),
                    1e-9);
    exhibit_clear(&base);
    exhibit_clear(&dear);
}
END_TEST

RUN_SUITE("Exhibit 12", rows_and_totals, books_close, rows_are_not_typed_in, inputs_are_believable,
          gas_price_moves_gas_alone)
