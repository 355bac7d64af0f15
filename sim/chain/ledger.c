/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts stand in a table with open addressing, by a key of 64 bits that orders like the
 * canonical order of rows: a posting finds and adds to one line of memory. */
#include "sim/chain/ledger.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/place.h"
#include "sim/scenario/scenario.h"

/* Key: kind, from, to, customer + 1, the first on top. */
enum { CUSTOMER_BITS = 12, PLACE_BITS = 18, KIND_BITS = 7, FIRST_SLOTS_LOG2 = 8 };

_Static_assert(SCENARIO_MAX_CUSTOMERS + 1 < 1 << CUSTOMER_BITS, "a customer must fit its bits");
_Static_assert(PLACE_CLASSES *(PLACE_MAX_INDEX + 1) <= 1 << PLACE_BITS, "so must a place");
_Static_assert(FLOW_COUNT < (1 << KIND_BITS) - 1, "so must a kind, and no key is FREE");

static const uint64_t FREE = UINT64_MAX;

struct account {
    uint64_t key; /* FREE: no account */
    double total;
};

struct past {        /* of the account in the same slot; looked at when a period ends */
    double total;    /* what is in earlier rows */
    double observed; /* sum of the observed rows, where rows are not kept */
};

struct ledger {
    struct account *account;
    struct past *past;
    int slots_log2; /* there are more than twice the accounts */
    int count;
    struct ledger_row *row;
    int row_count, row_capacity;
    int period;
    int drop_kind; /* -1 none */
    bool sums;     /* rows by period are not kept */
    bool failed;
};

static size_t slots_of(const struct ledger *ledger)
{
    return (size_t)1 << ledger->slots_log2;
}

static uint64_t key_of(enum flow_kind kind, int from, int to, int customer)
{
    return (((uint64_t)kind << PLACE_BITS | (uint32_t)from) << PLACE_BITS | (uint32_t)to)
               << CUSTOMER_BITS |
           (uint32_t)(customer + 1);
}

/* The row's account, from its key; period, amount and observed are left at 0. */
static struct ledger_row row_of(uint64_t key)
{
    const uint64_t place = ((uint64_t)1 << PLACE_BITS) - 1;

    return (struct ledger_row){
        .kind = (unsigned)(key >> (2 * PLACE_BITS + CUSTOMER_BITS)) & ((1 << KIND_BITS) - 1),
        .from = (int)(key >> (PLACE_BITS + CUSTOMER_BITS) & place),
        .to = (int)(key >> CUSTOMER_BITS & place),
        .customer = (int)(key & ((1 << CUSTOMER_BITS) - 1)) - 1,
    };
}

/* The slot of this key, or the free one where it belongs. */
static inline size_t slot_find(const struct ledger *ledger, uint64_t key)
{
    const size_t mask = slots_of(ledger) - 1;
    /* 2^64 / golden ratio, Fibonacci hashing: the high bits depend on all of the key */
    size_t at = (size_t)(key * 0x9e3779b97f4a7c15u >> (64 - ledger->slots_log2));

    while (ledger->account[at].key != key && ledger->account[at].key != FREE)
        at = (at + 1) & mask;
    return at;
}

/* Moves all accounts into a table of that size. */
static bool table_rebuild(struct ledger *ledger, int slots_log2)
{
    const struct ledger old = *ledger;
    const size_t slots = (size_t)1 << slots_log2;
    struct account *account = malloc(slots * sizeof *account);
    struct past *past = malloc(slots * sizeof *past);

    if (account == NULL || past == NULL) {
        free(account);
        free(past);
        return false;
    }
    for (size_t i = 0; i < slots; i++)
        account[i].key = FREE;
    ledger->account = account;
    ledger->past = past;
    ledger->slots_log2 = slots_log2;
    for (size_t i = 0; old.account != NULL && i < slots_of(&old); i++)
        if (old.account[i].key != FREE) {
            const size_t at = slot_find(ledger, old.account[i].key);

            account[at] = old.account[i];
            past[at] = old.past[i];
        }
    free(old.account);
    free(old.past);
    return true;
}

struct ledger *ledger_create(bool sums)
{
    struct ledger *ledger = calloc(1, sizeof *ledger);

    if (ledger == NULL)
        return NULL;
    ledger->drop_kind = -1;
    ledger->sums = sums;
    if (!table_rebuild(ledger, FIRST_SLOTS_LOG2))
        ledger_free(&ledger);
    return ledger;
}

void ledger_free(struct ledger **ledger)
{
    if (*ledger == NULL)
        return;
    free((*ledger)->account);
    free((*ledger)->past);
    free((*ledger)->row);
    free(*ledger);
    *ledger = NULL;
}

/* A new account in the free slot where it belongs; another slot when the table had to grow. */
__attribute__((noinline)) static bool account_open(struct ledger *ledger, uint64_t key,
                                                   double amount)
{
    size_t at;

    if (2 * (size_t)ledger->count >= slots_of(ledger) &&
        !table_rebuild(ledger, ledger->slots_log2 + 1))
        return false;
    at = slot_find(ledger, key);
    ledger->account[at] = (struct account){.key = key, .total = amount};
    ledger->past[at] = (struct past){0};
    ledger->count++;
    return true;
}

void ledger_post(struct ledger *ledger, enum flow_kind kind, int from, int to, double amount)
{
    const int customer = place_customer(from) >= 0 ? place_customer(from) : place_customer(to);
    const uint64_t key = key_of(kind, place_bare(from), place_bare(to), customer);
    size_t at;

    if (amount == 0)
        return;
    if (ledger->drop_kind == (int)kind) {
        ledger->drop_kind = -1;
        return;
    }
    at = slot_find(ledger, key);
    if (ledger->account[at].key == key)
        ledger->account[at].total += amount;
    else if (!account_open(ledger, key, amount))
        ledger->failed = true;
}

/* ---- periods --------------------------------------------------------------------------------- */

static bool row_push(struct ledger *ledger, uint64_t key, double amount)
{
    if (ledger->row_count == ledger->row_capacity) {
        int capacity = ledger->row_capacity ? 2 * ledger->row_capacity : 1024;
        struct ledger_row *row = realloc(ledger->row, (size_t)capacity * sizeof *row);

        if (row == NULL)
            return false;
        ledger->row = row;
        ledger->row_capacity = capacity;
    }
    ledger->row[ledger->row_count] = row_of(key);
    ledger->row[ledger->row_count].period = ledger->period;
    ledger->row[ledger->row_count].observed = true;
    ledger->row[ledger->row_count++].amount = amount;
    return true;
}

/* What was posted since the last rows becomes rows of the running period. */
static void rows_push(struct ledger *ledger)
{
    for (size_t i = 0; i < slots_of(ledger); i++) {
        const struct account *account = &ledger->account[i];
        struct past *past = &ledger->past[i];
        double amount;

        if (account->key == FREE || account->total == past->total)
            continue;
        amount = account->total - past->total;
        past->observed += amount;
        past->total = account->total;
        if (!ledger->sums && !row_push(ledger, account->key, amount))
            ledger->failed = true;
    }
}

void ledger_period_end(struct ledger *ledger)
{
    rows_push(ledger);
    ledger->period++;
}

void ledger_cut(struct ledger *ledger)
{
    rows_push(ledger);
    for (size_t i = 0; i < slots_of(ledger); i++)
        ledger->past[i].observed = 0;
    for (int i = 0; i < ledger->row_count; i++)
        ledger->row[i].observed = false;
}

double ledger_total(const struct ledger *ledger, enum flow_kind kind)
{
    double total = 0;

    for (size_t i = 0; i < slots_of(ledger); i++)
        if (ledger->account[i].key != FREE && row_of(ledger->account[i].key).kind == kind)
            total += ledger->account[i].total;
    return total;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* One row an account, of what was observed. */
static bool sums_push(struct ledger *ledger)
{
    ledger->period = 0;
    for (size_t i = 0; i < slots_of(ledger); i++)
        if (ledger->account[i].key != FREE && ledger->past[i].observed != 0 &&
            !row_push(ledger, ledger->account[i].key, ledger->past[i].observed))
            return false;
    return true;
}

static int key_compare(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return a < b ? -1 : a > b;
}

static size_t row_slot(const struct ledger *ledger, const struct ledger_row *row)
{
    return slot_find(ledger, key_of((enum flow_kind)row->kind, row->from, row->to, row->customer));
}

/* First place of each account's rows in canonical order, by slot; the rows of one account keep
 * their order, which is that of time. in: key, room for all accounts. */
static void places_find(const struct ledger *ledger, uint64_t *key, int *place)
{
    int keys = 0, next = 0;

    for (size_t i = 0; i < slots_of(ledger); i++) {
        place[i] = 0;
        if (ledger->account[i].key != FREE)
            key[keys++] = ledger->account[i].key;
    }
    qsort(key, (size_t)keys, sizeof *key, key_compare);
    for (int i = 0; i < ledger->row_count; i++)
        place[row_slot(ledger, &ledger->row[i])]++;
    for (int i = 0; i < keys; i++) {
        const size_t at = slot_find(ledger, key[i]);
        const int rows = place[at];

        place[at] = next;
        next += rows;
    }
}

/* Puts each row where it belongs, round by round, without room for a second copy. */
static void rows_permute(struct ledger_row *row, int *to, int count)
{
    for (int i = 0; i < count; i++)
        while (to[i] != i) {
            const int other = to[i];
            const struct ledger_row moved = row[other];

            row[other] = row[i];
            row[i] = moved;
            to[i] = to[other];
            to[other] = other;
        }
}

/* Rows into canonical order. fails: false when out of memory. */
static bool rows_sort(struct ledger *ledger)
{
    uint64_t *key = malloc(((size_t)ledger->count + 1) * sizeof *key);
    int *place = malloc(slots_of(ledger) * sizeof *place);
    int *to = malloc(((size_t)ledger->row_count + 1) * sizeof *to);
    const bool room = key != NULL && place != NULL && to != NULL;

    if (room) {
        places_find(ledger, key, place);
        for (int i = 0; i < ledger->row_count; i++)
            to[i] = place[row_slot(ledger, &ledger->row[i])]++;
        rows_permute(ledger->row, to, ledger->row_count);
    }
    free(key);
    free(place);
    free(to);
    return room;
}

struct ledger_row *ledger_rows(struct ledger *ledger, int *count)
{
    struct ledger_row *row;

    *count = 0;
    ledger_period_end(ledger);
    if ((ledger->sums && !sums_push(ledger)) || !rows_sort(ledger))
        return NULL;
    row = realloc(ledger->row, ((size_t)ledger->row_count + 1) * sizeof *row);
    if (row == NULL)
        return NULL;
    *count = ledger->row_count;
    ledger->row = NULL;
    ledger->row_count = ledger->row_capacity = 0;
    return row;
}

static bool same_account(const struct ledger_row *a, const struct ledger_row *b)
{
    return a->kind == b->kind && a->from == b->from && a->to == b->to && a->customer == b->customer;
}

static void add_account(struct flow_sum *sum, const struct ledger_row *row, double amount)
{
    const bool metal = row->kind == FLOW_METAL_OXIDISED || row->kind == FLOW_METAL_TRAPPED ||
                       row->kind == FLOW_RETURN_OXIDISED || row->kind == FLOW_RETURN_TRAPPED;

    sum->amount[row->kind] += amount;
    if (metal && place_class_of(row->to) == PLACE_DROSS && place_index(row->to) < LOSS_CAUSES)
        sum->lost_kg[place_index(row->to)] += amount;
}

/* in: customer, or below -1 for all rows. */
static struct flow_sum observed_of(const struct ledger_row *row, int count, int customer)
{
    struct flow_sum sum;
    int next;

    memset(&sum, 0, sizeof sum);
    for (int i = 0; i < count; i = next) {
        double amount = 0;

        for (next = i; next < count && same_account(&row[i], &row[next]); next++)
            if (row[next].observed)
                amount += row[next].amount;
        if (customer < -1 || row[i].customer == customer)
            add_account(&sum, &row[i], amount);
    }
    return sum;
}

struct flow_sum ledger_observed(const struct ledger_row *row, int count)
{
    return observed_of(row, count, -2);
}

struct flow_sum ledger_observed_for(const struct ledger_row *row, int count, int customer)
{
    return observed_of(row, count, customer);
}

void ledger_for_each(const struct ledger *ledger, ledger_visit *visit, void *context)
{
    for (size_t i = 0; i < slots_of(ledger); i++)
        if (ledger->account[i].key != FREE) {
            const struct ledger_row row = row_of(ledger->account[i].key);

            visit(context, (enum flow_kind)row.kind, row.from, row.to, ledger->account[i].total);
        }
}

bool ledger_failed(const struct ledger *ledger)
{
    return ledger->failed;
}

void ledger_drop_next(struct ledger *ledger, enum flow_kind kind)
{
    ledger->drop_kind = (int)kind;
}
