/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V13: an (s, S) stock, reviewed continuously, with compound Poisson demand, a constant lead time L
 * and backorders.
 *
 * Exact: the inventory position is s + 1 .. S with P(S - j) proportional to the renewal mass m(j)
 * of the demand sizes, m(0) = 1, m(j) = sum_k p(k) m(j - k); stock on hand minus backorders at t +
 * L is the position at t minus the demand of L, independent of it (Zipkin, Foundations of Inventory
 * Management, 2000, section 6.7 and appendix C.6; demand of L by Panjer's recursion).
 */
#include "sim/kernel/store.h"
#include "sim/kernel/stream.h"
#include "tests/support/main.h"
#include "tests/verify/seed_score.h"

#include <gsl/gsl_randist.h>
#include <stdlib.h>

enum { REORDER = 3, ORDER_UP_TO = 14, SIZE_MAX_PIECES = 3, BATCHES = 40, UNDER_WAY_MAX = 64 };
enum { DEMAND_CELLS = 200 };

static const double DEMAND_RATE = 0.8;
static const double LEAD_S = 4;
static const double SIZE_FRAC[SIZE_MAX_PIECES + 1] = {0, 0.5, 0.3, 0.2};
static const double WARMUP_S = 500;
static const double BATCH_S = 3000;

struct stock {
    struct calendar *calendar;
    struct store shelf;
    struct stream gap;
    struct stream size;
    int position;                 /* on hand + ordered - owed */
    int under_way[UNDER_WAY_MAX]; /* orders, in turn: the lead time is constant */
    int first;
    int last;
};

static void nothing(void *subject)
{
    (void)subject;
}

static void deliver(void *subject)
{
    struct stock *stock = subject;
    int pieces = stock->under_way[stock->first++ % UNDER_WAY_MAX];
    store_put(&stock->shelf, pieces, 0, nothing, NULL);
}

static void review(struct stock *stock)
{
    if (stock->position > REORDER)
        return;
    ck_assert_int_lt(stock->last - stock->first, UNDER_WAY_MAX);
    stock->under_way[stock->last++ % UNDER_WAY_MAX] = ORDER_UP_TO - stock->position;
    stock->position = ORDER_UP_TO;
    calendar_push(stock->calendar, calendar_now(stock->calendar) + LEAD_S, 0, deliver, stock);
}

static void demand(void *subject)
{
    struct stock *stock = subject;
    double u = stream_uniform(&stock->size);
    int pieces = u < SIZE_FRAC[1] ? 1 : u < SIZE_FRAC[1] + SIZE_FRAC[2] ? 2 : 3;
    for (int i = 0; i < pieces; i++)
        store_get(&stock->shelf, 1, 0, nothing, NULL);
    stock->position -= pieces;
    review(stock);
    double gap_s = gsl_ran_exponential(stream_rng(&stock->gap), 1 / DEMAND_RATE);
    calendar_push(stock->calendar, calendar_now(stock->calendar) + gap_s, 0, demand, stock);
}

struct outputs {
    struct tally on_hand;
    struct tally owed;
};

static void run_stock(uint64_t seed, struct outputs *outputs)
{
    struct stock stock = {.calendar = calendar_create(), .position = ORDER_UP_TO};
    store_init(&stock.shelf, stock.calendar, "shelf", 1000, ORDER_UP_TO);
    stream_init(&stock.gap, seed, 0, "demand.gap", 0);
    stream_init(&stock.size, seed, 0, "demand.size", 0);
    *outputs = (struct outputs){0};
    calendar_push(stock.calendar, 0.7, 0, demand, &stock);
    calendar_run_until(stock.calendar, WARMUP_S);
    for (int batch = 1; batch <= BATCHES; batch++) {
        store_reset_statistics(&stock.shelf);
        calendar_run_until(stock.calendar, WARMUP_S + batch * BATCH_S);
        tally_push(&outputs->on_hand, store_mean_level(&stock.shelf));
        tally_push(&outputs->owed,
                   timeavg_mean(&stock.shelf.gets.queue_avg, calendar_now(stock.calendar)));
    }
    ck_assert(!calendar_failed(stock.calendar));
    store_clear(&stock.shelf);
    calendar_free(&stock.calendar);
}

/* Panjer: g(0) = exp(-a), g(n) = (a/n) sum_k k p(k) g(n - k), a = rate times L. */
static void lead_demand(double g[DEMAND_CELLS])
{
    double a = DEMAND_RATE * LEAD_S;
    g[0] = exp(-a);
    for (int n = 1; n < DEMAND_CELLS; n++) {
        g[n] = 0;
        for (int k = 1; k <= SIZE_MAX_PIECES && k <= n; k++)
            g[n] += a / n * k * SIZE_FRAC[k] * g[n - k];
    }
}

static void exact(double *on_hand, double *owed)
{
    double g[DEMAND_CELLS], mass[ORDER_UP_TO - REORDER], mass_sum = 0;
    lead_demand(g);
    *on_hand = *owed = 0;
    for (int j = 0; j < ORDER_UP_TO - REORDER; j++) {
        mass[j] = j == 0;
        for (int k = 1; k <= SIZE_MAX_PIECES && k <= j; k++)
            mass[j] += SIZE_FRAC[k] * mass[j - k];
        mass_sum += mass[j];
        for (int n = 0; n < DEMAND_CELLS; n++) {
            int net = ORDER_UP_TO - j - n;
            *(net > 0 ? on_hand : owed) += mass[j] * g[n] * abs(net);
        }
    }
    *on_hand /= mass_sum;
    *owed /= mass_sum;
}

START_TEST(on_hand_and_backorders)
{
    struct seed_score on_hand = {.what = "mean on hand"};
    struct seed_score owed = {.what = "mean backorders"};
    exact(&on_hand.theory, &owed.theory);
    ck_assert(owed.theory > 0.2 && on_hand.theory > 4);
    for (uint64_t seed = SEED_FIRST; seed <= SEED_LAST; seed++) {
        struct outputs outputs;
        run_stock(seed, &outputs);
        seed_score_push(&on_hand, &outputs.on_hand);
        seed_score_push(&owed, &outputs.owed);
    }
    seed_score_check(&on_hand);
    seed_score_check(&owed);
}
END_TEST

RUN_SUITE("V13 (s, S) stock", on_hand_and_backorders)
