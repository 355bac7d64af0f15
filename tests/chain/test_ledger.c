/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "sim/chain/balance.h"
#include "sim/chain/place.h"
#include "tests/support/main.h"

static int ladle(int index)
{
    return place_code(PLACE_LADLE, index);
}

START_TEST(accounts_add_up_and_periods_split_them)
{
    struct ledger *ledger = ledger_create(false);
    struct ledger_row *row;
    int count;

    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(2), 6.35e3);
    ledger_period_end(ledger);
    ledger_cut(ledger);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(2), 1.5e3);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(1), 0.25e3);
    ledger_post(ledger, FLOW_HEAT_AMBIENT, ladle(2), place_code(PLACE_AIR, 0), 738.4);
    ck_assert_double_eq(ledger_total(ledger, FLOW_METAL_TAP), 8.1e3);
    row = ledger_rows(ledger, &count);
    ck_assert_int_eq(count, 4);
    ck_assert_double_eq(ledger_observed(row, count).amount[FLOW_METAL_TAP], 1.75e3);
    ck_assert_double_eq(ledger_observed(row, count).amount[FLOW_HEAT_AMBIENT], 738.4);
    ck_assert_int_eq(row[0].to, ladle(1));
    ck_assert_int_eq(row[0].period, 1);
    ck_assert_int_eq(row[1].to, ladle(2));
    ck_assert_int_eq(row[1].period, 0);
    ck_assert_double_eq(row[1].amount, 6.35e3);
    ck_assert_int_eq(row[2].period, 1);
    ck_assert_int_eq(row[3].kind, FLOW_HEAT_AMBIENT);
    free(row);
    ledger_free(&ledger);
    ck_assert_ptr_null(ledger);
}
END_TEST

START_TEST(a_cut_parts_the_running_period)
{
    struct ledger *ledger = ledger_create(false);
    struct ledger_row *row;
    int count;

    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 6.35e3);
    ledger_period_end(ledger);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 1.5e3);
    ledger_cut(ledger);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 0.25e3);
    ledger_period_end(ledger);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 0.5e3);
    row = ledger_rows(ledger, &count);
    ck_assert_int_eq(count, 4);
    ck_assert(!row[0].observed && row[0].period == 0);
    ck_assert(!row[1].observed && row[1].period == 1);
    ck_assert_double_eq(row[1].amount, 1.5e3);
    ck_assert(row[2].observed && row[2].period == 1);
    ck_assert_double_eq(row[2].amount, 0.25e3);
    ck_assert(row[3].observed && row[3].period == 2);
    ck_assert_double_eq(ledger_observed(row, count).amount[FLOW_METAL_TAP], 0.75e3);
    ck_assert_double_eq(ledger_total(ledger, FLOW_METAL_TAP), 8.6e3);
    free(row);
    ledger_free(&ledger);
}
END_TEST

START_TEST(without_a_cut_all_is_observed)
{
    struct ledger *ledger = ledger_create(false);
    struct ledger_row *row;
    int count;

    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 6.35e3);
    row = ledger_rows(ledger, &count);
    ck_assert_int_eq(count, 1);
    ck_assert_double_eq(ledger_observed(row, count).amount[FLOW_METAL_TAP], 6.35e3);
    free(row);
    ledger_free(&ledger);
}
END_TEST

/* What is posted alike into a ledger that keeps periods and into one that keeps sums. */
static void post_weeks(struct ledger *ledger)
{
    for (int week = 0; week < 12; week++) {
        for (int i = 0; i < 700; i++) {
            const int from = place_for(ladle(i * 31 % 57), i % 7 - 1);
            const enum flow_kind kind = i % 3 ? FLOW_HEAT_AMBIENT : FLOW_METAL_TRAPPED;

            ledger_post(ledger, kind, from, place_code(i % 3 ? PLACE_AIR : PLACE_DROSS, i % 3),
                        0.1 * i + 738.4 / (week + 1));
            if (week == 3 && i == 350)
                ledger_cut(ledger);
        }
        ledger_period_end(ledger);
    }
}

START_TEST(sums_have_the_bits_of_rows)
{
    struct ledger *ledger[2] = {ledger_create(false), ledger_create(true)};
    struct ledger_row *row[2];
    int count[2];

    for (int i = 0; i < 2; i++) {
        post_weeks(ledger[i]);
        row[i] = ledger_rows(ledger[i], &count[i]);
        ledger_free(&ledger[i]);
    }
    ck_assert_int_gt(count[0], 10 * count[1]);
    for (int i = 0; i < count[1]; i++)
        ck_assert(row[1][i].observed && row[1][i].period == 0);
    for (int i = 1; i < count[0]; i++) { /* canonical */
        const struct ledger_row *a = &row[0][i - 1], *b = &row[0][i];
        const double order =
            ((((double)b->kind - a->kind) * 1e5 + b->from - a->from) * 1e5 + b->to - a->to) * 1e5 +
            b->customer - a->customer;

        ck_assert(order > 0 || (order == 0 && (b->period > a->period ||
                                               (b->period == a->period && b->observed))));
    }
    for (int customer = -2; customer < 6; customer++) {
        struct flow_sum sum[2];

        for (int i = 0; i < 2; i++)
            sum[i] = customer < -1 ? ledger_observed(row[i], count[i])
                                   : ledger_observed_for(row[i], count[i], customer);
        ck_assert_double_gt(sum[0].amount[FLOW_HEAT_AMBIENT], 0);
        ck_assert_mem_eq(&sum[0], &sum[1], sizeof sum[0]);
    }
    free(row[0]);
    free(row[1]);
}
END_TEST

/* The same amounts, posted to the one and added by lines to the other. */
static void post_and_add(struct ledger *ledger[2], struct ledger_line *line, int places)
{
    for (int i = 0; i < places; i++) {
        const int from = place_for(ladle(i), i % 7 - 1), to = place_code(PLACE_AIR, 0);
        const double amount = i % 11 ? 0.1 * i : 0;

        ledger_post(ledger[0], FLOW_HEAT_AMBIENT, from, to, amount);
        ledger_add(ledger[1], &line[i], amount);
    }
}

START_TEST(a_line_takes_what_a_posting_takes)
{
    enum { PLACES = 700 };
    struct ledger *ledger[2] = {ledger_create(false), ledger_create(false)};
    struct ledger_row *row[2];
    struct ledger_line line[PLACES];
    int count[2];
    double full;

    for (int i = 0; i < PLACES; i++)
        line[i] = ledger_line(FLOW_HEAT_AMBIENT, place_for(ladle(i), i % 7 - 1),
                              place_code(PLACE_AIR, 0));
    for (int places = 5; places <= PLACES; places *= 5, ledger_period_end(ledger[0]))
        post_and_add(ledger, line, places);
    post_and_add(ledger, line, PLACES);
    full = ledger_total(ledger[1], FLOW_HEAT_AMBIENT);
    ck_assert_double_eq(ledger_total(ledger[0], FLOW_HEAT_AMBIENT), full);
    ledger_drop_next(ledger[1], FLOW_HEAT_AMBIENT);
    ledger_add(ledger[1], &line[3], 1000);
    ck_assert_double_eq(ledger_total(ledger[1], FLOW_HEAT_AMBIENT), full);
    ledger_add(ledger[1], &line[3], 1000);
    ck_assert_double_eq_tol(ledger_total(ledger[1], FLOW_HEAT_AMBIENT), full + 1000, 1e-6);
    ledger_post(ledger[0], FLOW_HEAT_AMBIENT, place_for(ladle(3), 2), place_code(PLACE_AIR, 0),
                1000);
    for (int i = 0; i < 2; i++) {
        row[i] = ledger_rows(ledger[i], &count[i]);
        ledger_free(&ledger[i]);
    }
    ck_assert_int_gt(count[0], count[1]);
    ck_assert_int_eq(count[1], PLACES - (PLACES + 10) / 11);
    for (int i = 0; i < count[1]; i++) {
        const struct flow_sum one = ledger_observed(&row[1][i], 1);
        double sum = 0;

        for (int k = 0; k < count[0]; k++)
            if (row[0][k].from == row[1][i].from && row[0][k].customer == row[1][i].customer)
                sum += row[0][k].amount;
        ck_assert_close(one.amount[FLOW_HEAT_AMBIENT], sum, 1e-13);
    }
    free(row[0]);
    free(row[1]);
}
END_TEST

START_TEST(thousands_of_accounts_are_found_again)
{
    struct ledger *ledger = ledger_create(false);
    double sum = 0;

    for (int pass = 0; pass < 3; pass++)
        for (int from = 0; from < 40; from++)
            for (int to = 0; to < 60; to++) {
                ledger_post(ledger, FLOW_METAL_POUR, ladle(from), place_code(PLACE_FURNACE, to),
                            1 + from + 0.5 * to);
                sum += 1 + from + 0.5 * to;
            }
    ck_assert_double_eq(ledger_total(ledger, FLOW_METAL_POUR), sum);
    ck_assert(!ledger_failed(ledger));
    ledger_free(&ledger);
}
END_TEST

/* A ladle of 4.2 t takes 1.3 t more and loses 3 kg to dross; all is told, so the book closes. */
static void book_of_one_ladle(struct ledger *ledger, struct outcome_books *books)
{
    struct balance *balance = balance_create();
    double counter[FLOW_COUNT] = {[FLOW_LADLE_HEAT] = 1};

    balance_stock(balance, ladle(0), 4.2e3, 3.1e9);
    balance_turn(balance);
    ledger_post(ledger, FLOW_METAL_TAP, place_code(PLACE_PLANT, 0), ladle(0), 1.303e3);
    ledger_post(ledger, FLOW_METAL_TRAPPED, ladle(0), place_code(PLACE_DROSS, 0), 3);
    ledger_post(ledger, FLOW_HEAT_METAL, place_code(PLACE_PLANT, 0), ladle(0), 1.6e9);
    ledger_post(ledger, FLOW_HEAT_AMBIENT, ladle(0), place_code(PLACE_AIR, 0), 0.2e9);
    ledger_post(ledger, FLOW_LADLE_HEAT, ladle(0), place_code(PLACE_ROAD, 0), 1);
    balance_stock(balance, ladle(0), 5.5e3, 4.5e9);
    ck_assert(balance_check(balance, ledger, counter, books));
    balance_free(&balance);
}

START_TEST(a_told_ladle_balances)
{
    struct ledger *ledger = ledger_create(false);
    struct outcome_books books;

    book_of_one_ladle(ledger, &books);
    ck_assert_double_le(books.metal, 1e-15);
    ck_assert_double_le(books.energy, 1e-15);
    ck_assert_double_le(books.activity, 1e-15);
    ledger_free(&ledger);
}
END_TEST

START_TEST(a_lost_posting_is_seen)
{
    static const enum flow_kind kinds[] = {FLOW_METAL_TAP, FLOW_METAL_TRAPPED, FLOW_HEAT_METAL,
                                           FLOW_HEAT_AMBIENT, FLOW_LADLE_HEAT};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const enum flow_book book = flow_info(kinds[i])->book;
        struct ledger *ledger = ledger_create(false);
        struct outcome_books books;

        ledger_drop_next(ledger, kinds[i]);
        book_of_one_ladle(ledger, &books);
        ck_assert_double_gt(book == FLOW_BOOK_METAL    ? books.metal
                            : book == FLOW_BOOK_ENERGY ? books.energy
                                                       : books.activity,
                            BALANCE_LIMIT);
        ledger_free(&ledger);
    }
}
END_TEST

START_TEST(a_flow_into_a_place_without_stock_is_seen)
{
    struct ledger *ledger = ledger_create(false);
    struct balance *balance = balance_create();
    double counter[FLOW_COUNT] = {0};
    struct outcome_books books;

    balance_turn(balance);
    ledger_post(ledger, FLOW_METAL_INGOT, place_code(PLACE_SUPPLIER, 0), place_code(PLACE_STOCK, 0),
                30e3);
    ck_assert(balance_check(balance, ledger, counter, &books));
    ck_assert_double_eq(books.metal, 1);
    balance_free(&balance);
    ledger_free(&ledger);
}
END_TEST

START_TEST(places_have_names)
{
    char name[32];

    place_name(ladle(2), name, sizeof name);
    ck_assert_str_eq(name, "ladle 3");
    place_name(place_code(PLACE_AIR, 0), name, sizeof name);
    ck_assert_str_eq(name, "air");
    ck_assert(place_inside(ladle(0)));
    ck_assert(!place_inside(place_code(PLACE_TRUCK, 0)));
    ck_assert_int_eq(place_index(place_code(PLACE_FURNACE, 17)), 17);
}
END_TEST

RUN_SUITE("ledger", accounts_add_up_and_periods_split_them, a_cut_parts_the_running_period,
          without_a_cut_all_is_observed, sums_have_the_bits_of_rows,
          a_line_takes_what_a_posting_takes, thousands_of_accounts_are_found_again,
          a_told_ladle_balances, a_lost_posting_is_seen, a_flow_into_a_place_without_stock_is_seen,
          places_have_names)
