/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/balance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/chain/place.h"

enum { QUANTITIES = 2 }; /* metal, energy: the first two books */

struct stock {
    int place;
    double change[QUANTITIES]; /* end - start, then less ledger in, plus ledger out */
};

struct balance {
    struct stock *stock;
    int count, capacity;
    double sign;
    bool failed;
};

struct balance *balance_create(void)
{
    struct balance *balance = calloc(1, sizeof *balance);

    if (balance != NULL)
        balance->sign = -1;
    return balance;
}

void balance_free(struct balance **balance)
{
    if (*balance == NULL)
        return;
    free((*balance)->stock);
    free(*balance);
    *balance = NULL;
}

static struct stock *stock_of(struct stock *stock, int count, int place)
{
    for (int i = 0; i < count; i++)
        if (stock[i].place == place)
            return &stock[i];
    return NULL;
}

static struct stock *stock_add(struct balance *balance, int place)
{
    if (balance->count == balance->capacity) {
        int capacity = balance->capacity ? 2 * balance->capacity : 32;
        struct stock *stock = realloc(balance->stock, (size_t)capacity * sizeof *stock);

        if (stock == NULL)
            return NULL;
        balance->stock = stock;
        balance->capacity = capacity;
    }
    balance->stock[balance->count] = (struct stock){.place = place};
    return &balance->stock[balance->count++];
}

void balance_stock(struct balance *balance, int place, double metal_kg, double heat_J)
{
    struct stock *stock = stock_of(balance->stock, balance->count, place);

    if (stock == NULL)
        stock = stock_add(balance, place);
    if (stock == NULL) {
        balance->failed = true;
        return;
    }
    stock->change[FLOW_BOOK_METAL] += balance->sign * metal_kg;
    stock->change[FLOW_BOOK_ENERGY] += balance->sign * heat_J;
}

void balance_turn(struct balance *balance)
{
    balance->sign = 1;
}

struct tallying {
    struct stock *stock;
    int count;
    double flow[QUANTITIES];
    double stray_amount[QUANTITIES];
};

static void place_take(struct tallying *tallying, int place, int book, double amount)
{
    struct stock *stock = stock_of(tallying->stock, tallying->count, place);

    if (!place_inside(place))
        return;
    if (stock == NULL)
        tallying->stray_amount[book] += fabs(amount);
    else
        stock->change[book] -= amount;
}

static void account_visit(void *context, enum flow_kind kind, int from, int to, double amount)
{
    struct tallying *tallying = context;
    const int book = (int)flow_info(kind)->book;

    if (book >= QUANTITIES)
        return;
    tallying->flow[book] += fabs(amount);
    place_take(tallying, to, book, amount);
    place_take(tallying, from, book, -amount);
}

static double book_residual(const struct tallying *tallying, int book, double *worst, int *place)
{
    double residual = tallying->stray_amount[book];

    for (int i = 0; i < tallying->count; i++) {
        const double off = fabs(tallying->stock[i].change[book]);

        residual += off;
        if (tallying->flow[book] > 0 && off / tallying->flow[book] > *worst) {
            *worst = off / tallying->flow[book];
            *place = tallying->stock[i].place;
        }
    }
    return tallying->flow[book] > 0 ? residual / tallying->flow[book] : residual;
}

static double activity_residual(const struct ledger *ledger, const double counter[FLOW_COUNT],
                                enum flow_kind *kind)
{
    double worst = 0;

    for (int i = 0; i < FLOW_COUNT; i++) {
        double total, off;

        if (flow_info((enum flow_kind)i)->book != FLOW_BOOK_ACTIVITY)
            continue;
        total = ledger_total(ledger, (enum flow_kind)i);
        off = fabs(total - counter[i]) / fmax(fmax(fabs(total), fabs(counter[i])), 1e-300);
        if (off > worst) {
            worst = off;
            *kind = (enum flow_kind)i;
        }
    }
    return worst;
}

bool balance_check(const struct balance *balance, const struct ledger *ledger,
                   const double counter[FLOW_COUNT], struct outcome_books *books)
{
    struct tallying tallying = {.count = balance->count};
    double worst = 0;
    int place = 0;
    enum flow_kind kind = FLOW_METAL_TAP;
    char name[48];

    tallying.stock = malloc(((size_t)balance->count + 1) * sizeof *tallying.stock);
    if (tallying.stock == NULL || balance->failed) {
        free(tallying.stock);
        return false;
    }
    for (int i = 0; i < balance->count; i++)
        tallying.stock[i] = balance->stock[i];
    ledger_for_each(ledger, account_visit, &tallying);
    books->metal = book_residual(&tallying, FLOW_BOOK_METAL, &worst, &place);
    books->energy = book_residual(&tallying, FLOW_BOOK_ENERGY, &worst, &place);
    books->activity = activity_residual(ledger, counter, &kind);
    place_name(place, name, sizeof name);
    if (books->activity > worst)
        snprintf(books->worst, sizeof books->worst, "activity %s", flow_info(kind)->name);
    else
        snprintf(books->worst, sizeof books->worst, "%s", name);
    free(tallying.stock);
    return true;
}
