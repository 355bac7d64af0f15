/* SPDX-License-Identifier: GPL-3.0-or-later */
/* V13: stocks with compound Poisson demand, a constant lead time L and backorders, ordered for by
 * the policies of models/dispatch.
 *
 * Exact, (s, S) reviewed continuously: the inventory position is s + 1 .. S with P(S - j)
 * proportional to the renewal mass m(j) of the demand sizes, m(0) = 1, m(j) = sum_k p(k) m(j - k);
 * stock on hand minus backorders at t + L is the position at t minus the demand of L, independent
 * of it (Zipkin, Foundations of Inventory Management, 2000, section 6.7 and appendix C.6; demand of
 * L by Panjer's recursion).
 *
 * Exact, (R, S) reviewed every R: right after a review at t the position is S, and no later order
 * arrives before t + R + L, so stock less backorders at t + L + u is S less the demand of L + u,
 * for u uniform in 0..R.
 */
#include "models/dispatch/stock_policy.h"
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
static const double REVIEW_S = 5;

struct stock {
    struct calendar *calendar;
    struct store shelf;
    struct stream gap;
    struct stream size;
    int position;                 /* on hand + ordered - owed */
    int under_way[UNDER_WAY_MAX]; /* orders, in turn: the lead time is constant */
    int first;
    int last;
    const struct stock_policy *policy;
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
    const struct stock_view view = {
        .position_kg = stock->position, .reorder_kg = REORDER, .up_to_kg = ORDER_UP_TO};
    const int pieces = (int)stock->policy->order_kg(&view);
    if (pieces == 0)
        return;
    ck_assert_int_lt(stock->last - stock->first, UNDER_WAY_MAX);
    stock->under_way[stock->last++ % UNDER_WAY_MAX] = pieces;
    stock->position += pieces;
    calendar_push(stock->calendar, calendar_now(stock->calendar) + LEAD_S, 0, deliver, stock);
}

static void periodic_review(void *subject)
{
    struct stock *stock = subject;
    review(stock);
    calendar_push(stock->calendar, calendar_now(stock->calendar) + REVIEW_S, 0, periodic_review,
                  stock);
}

static void demand(void *subject)
{
    struct stock *stock = subject;
    double u = stream_uniform(&stock->size);
    int pieces = u < SIZE_FRAC[1] ? 1 : u < SIZE_FRAC[1] + SIZE_FRAC[2] ? 2 : 3;
    for (int i = 0; i < pieces; i++)
        store_get(&stock->shelf, 1, 0, nothing, NULL);
    stock->position -= pieces;
    if (!stock->policy->periodic)
        review(stock);
    double gap_s = gsl_ran_exponential(stream_rng(&stock->gap), 1 / DEMAND_RATE);
    calendar_push(stock->calendar, calendar_now(stock->calendar) + gap_s, 0, demand, stock);
}

struct outputs {
    struct tally on_hand;
    struct tally owed;
};

static void run_stock(const char *policy, uint64_t seed, struct outputs *outputs)
{
    struct stock stock = {.calendar = calendar_create(),
                          .position = ORDER_UP_TO,
                          .policy = stock_policy_find(policy)};
    store_init(&stock.shelf, stock.calendar, "shelf", 1000, ORDER_UP_TO);
    stream_init(&stock.gap, seed, 0, "demand.gap", 0);
    stream_init(&stock.size, seed, 0, "demand.size", 0);
    *outputs = (struct outputs){0};
    calendar_push(stock.calendar, 0.7, 0, demand, &stock);
    if (stock.policy->periodic)
        periodic_review(&stock);
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

/* Panjer: g(0) = exp(-a), g(n) = (a/n) sum_k k p(k) g(n - k), a = rate times the time. */
static void demand_of(double time_s, double g[DEMAND_CELLS])
{
    double a = DEMAND_RATE * time_s;
    g[0] = exp(-a);
    for (int n = 1; n < DEMAND_CELLS; n++) {
        g[n] = 0;
        for (int k = 1; k <= SIZE_MAX_PIECES && k <= n; k++)
            g[n] += a / n * k * SIZE_FRAC[k] * g[n - k];
    }
}

/* Expected stock and backorders when `level` pieces face the demand of a time. */
static void facing(int level, double time_s, double *on_hand, double *owed)
{
    double g[DEMAND_CELLS];
    demand_of(time_s, g);
    *on_hand = *owed = 0;
    for (int n = 0; n < DEMAND_CELLS; n++)
        *(level > n ? on_hand : owed) += g[n] * abs(level - n);
}

static void exact_periodic(double *on_hand, double *owed)
{
    enum { HALVES = 200 }; /* Simpson */
    *on_hand = *owed = 0;
    for (int i = 0; i <= HALVES; i++) {
        double weight = (i == 0 || i == HALVES ? 1 : i % 2 ? 4 : 2) / (3.0 * HALVES);
        double here, short_of;
        facing(ORDER_UP_TO, LEAD_S + REVIEW_S * i / HALVES, &here, &short_of);
        *on_hand += weight * here;
        *owed += weight * short_of;
    }
}

static void exact(double *on_hand, double *owed)
{
    double mass[ORDER_UP_TO - REORDER], mass_sum = 0;
    *on_hand = *owed = 0;
    for (int j = 0; j < ORDER_UP_TO - REORDER; j++) {
        double here, short_of;
        mass[j] = j == 0;
        for (int k = 1; k <= SIZE_MAX_PIECES && k <= j; k++)
            mass[j] += SIZE_FRAC[k] * mass[j - k];
        mass_sum += mass[j];
        facing(ORDER_UP_TO - j, LEAD_S, &here, &short_of);
        *on_hand += mass[j] * here;
        *owed += mass[j] * short_of;
    }
    *on_hand /= mass_sum;
    *owed /= mass_sum;
}

static void judge(const char *policy, double on_hand_exact, double owed_exact)
{
    struct seed_score on_hand = {.what = "mean on hand", .theory = on_hand_exact};
    struct seed_score owed = {.what = "mean backorders", .theory = owed_exact};
    for (uint64_t seed = SEED_FIRST; seed <= SEED_LAST; seed++) {
        struct outputs outputs;
        run_stock(policy, seed, &outputs);
        seed_score_push(&on_hand, &outputs.on_hand);
        seed_score_push(&owed, &outputs.owed);
    }
    seed_score_check(&on_hand);
    seed_score_check(&owed);
}

START_TEST(on_hand_and_backorders)
{
    double on_hand, owed;
    exact(&on_hand, &owed);
    ck_assert(owed > 0.2 && on_hand > 4);
    judge("order_up_to", on_hand, owed);
}
END_TEST

START_TEST(periodic_review_up_to_a_level)
{
    double on_hand, owed;
    exact_periodic(&on_hand, &owed);
    ck_assert(owed > 0.2 && on_hand > 4);
    judge("periodic", on_hand, owed);
}
END_TEST

RUN_SUITE("V13 stock", on_hand_and_backorders, periodic_review_up_to_a_level)
