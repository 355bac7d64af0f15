/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts stand in the order in which they were opened, so that what is posted together lies
 * together; a table with open addressing finds them by a key of 64 bits that orders like the
 * canonical order of rows. Who posts again and again keeps a line, and finds nothing. */
#include "sim/chain/ledger.h"

#include <stdint.h>
#include <stdlib.h>

#include "sim/chain/place.h"
#include "sim/scenario/scenario.h"

/* Key: kind, from, to, customer + 1, the first on top. */
enum { CUSTOMER_BITS = 12, PLACE_BITS = 18, KIND_BITS = 7, FIRST_SLOTS_LOG2 = 8 };

_Static_assert(SCENARIO_MAX_CUSTOMERS + 1 < 1 << CUSTOMER_BITS, "a customer must fit its bits");
_Static_assert(PLACE_CLASSES *(PLACE_MAX_INDEX + 1) <= 1 << PLACE_BITS, "so must a place");
_Static_assert(FLOW_COUNT < 1 << KIND_BITS, "so must a kind");

struct account {
    uint64_t key;
    double total;
};

struct past {        /* of the account of the same number; looked at when a period ends */
    double total;    /* what is in earlier rows */
    double observed; /* sum of the observed rows, where rows are not kept */
};

struct ledger {
    struct account *account;
    struct past *past;
    int count;
    uint32_t *slot; /* number of the account + 1; 0: free */
    int slots_log2; /* slots are at least twice the accounts */
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

    while (ledger->slot[at] != 0 && ledger->account[ledger->slot[at] - 1].key != key)
        at = (at + 1) & mask;
    return at;
}

/* Puts all accounts into a table of that size, in the order of the old one; room for half as many.
 * fails: false when out of memory, all as it was. */
static bool table_rebuild(struct ledger *ledger, int slots_log2)
{
    const struct ledger old = *ledger;
    const size_t slots = (size_t)1 << slots_log2;
    struct account *account = realloc(ledger->account, slots / 2 * sizeof *account);
    struct past *past = realloc(ledger->past, slots / 2 * sizeof *past);
    uint32_t *slot = calloc(slots, sizeof *slot);

    if (account != NULL)
        ledger->account = account;
    if (past != NULL)
        ledger->past = past;
    if (account == NULL || past == NULL || slot == NULL) {
        free(slot);
        return false;
    }
    ledger->slot = slot;
    ledger->slots_log2 = slots_log2;
    for (size_t i = 0; old.slot != NULL && i < slots_of(&old); i++)
        if (old.slot[i] != 0)
            slot[slot_find(ledger, account[old.slot[i] - 1].key)] = old.slot[i];
    free(old.slot);
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
    free((*ledger)->slot);
    free((*ledger)->row);
    free(*ledger);
    *ledger = NULL;
}

/* The number + 1 of that key's account, opened where there is none; 0: out of memory. */
static uint32_t account_of(struct ledger *ledger, uint64_t key)
{
    size_t at = slot_find(ledger, key);

    if (ledger->slot[at] != 0)
        return ledger->slot[at];
    if (2 * (size_t)ledger->count >= slots_of(ledger)) {
        if (!table_rebuild(ledger, ledger->slots_log2 + 1))
            return 0;
        at = slot_find(ledger, key);
    }
    ledger->account[ledger->count] = (struct account){.key = key};
    ledger->past[ledger->count] = (struct past){0};
    return ledger->slot[at] = (uint32_t)++ledger->count;
}

struct ledger_line ledger_line(enum flow_kind kind, int from, int to)
{
    const int customer = place_customer(from) >= 0 ? place_customer(from) : place_customer(to);

    return (struct ledger_line){key_of(kind, place_bare(from), place_bare(to), customer), 0};
}

/* The first of a line, and while a posting is to be dropped. */
__attribute__((noinline)) static void find_and_add(struct ledger *ledger, struct ledger_line *line,
                                                   double amount)
{
    if (ledger->drop_kind == (int)row_of(line->key).kind) {
        ledger->drop_kind = -1;
        return;
    }
    if (line->account == 0)
        line->account = account_of(ledger, line->key);
    if (line->account == 0)
        ledger->failed = true;
    else
        ledger->account[line->account - 1].total += amount;
}

void ledger_add(struct ledger *ledger, struct ledger_line *line, double amount)
{
    if (amount == 0)
        return;
    if (line->account != 0 && ledger->drop_kind < 0)
        ledger->account[line->account - 1].total += amount;
    else
        find_and_add(ledger, line, amount);
}

void ledger_post(struct ledger *ledger, enum flow_kind kind, int from, int to, double amount)
{
    struct ledger_line line;

    if (amount == 0)
        return;
    line = ledger_line(kind, from, to);
    find_and_add(ledger, &line, amount);
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
    for (int i = 0; i < ledger->count; i++) {
        const struct account *account = &ledger->account[i];
        struct past *past = &ledger->past[i];
        double amount;

        if (account->total == past->total)
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
    for (int i = 0; i < ledger->count; i++)
        ledger->past[i].observed = 0;
    for (int i = 0; i < ledger->row_count; i++)
        ledger->row[i].observed = false;
}

double ledger_total(const struct ledger *ledger, enum flow_kind kind)
{
    double total = 0;

    for (size_t i = 0; i < slots_of(ledger); i++)
        if (ledger->slot[i] != 0) {
            const struct account *account = &ledger->account[ledger->slot[i] - 1];

            if (row_of(account->key).kind == kind)
                total += account->total;
        }
    return total;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* One row an account, of what was observed. */
static bool sums_push(struct ledger *ledger)
{
    ledger->period = 0;
    for (int i = 0; i < ledger->count; i++)
        if (ledger->past[i].observed != 0 &&
            !row_push(ledger, ledger->account[i].key, ledger->past[i].observed))
            return false;
    return true;
}

static int key_compare(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

    return a < b ? -1 : a > b;
}

/* Number of the account with that key; it is there. */
static uint32_t number_of(const struct ledger *ledger, uint64_t key)
{
    return ledger->slot[slot_find(ledger, key)] - 1;
}

static uint32_t row_number(const struct ledger *ledger, const struct ledger_row *row)
{
    return number_of(ledger, key_of((enum flow_kind)row->kind, row->from, row->to, row->customer));
}

/* First place of each account's rows in canonical order, by its number; the rows of one account
 * keep their order, which is that of time. in: key, room for all accounts. */
static void places_find(const struct ledger *ledger, uint64_t *key, int *place)
{
    int next = 0;

    for (int i = 0; i < ledger->count; i++) {
        place[i] = 0;
        key[i] = ledger->account[i].key;
    }
    qsort(key, (size_t)ledger->count, sizeof *key, key_compare);
    for (int i = 0; i < ledger->row_count; i++)
        place[row_number(ledger, &ledger->row[i])]++;
    for (int i = 0; i < ledger->count; i++) {
        const uint32_t number = number_of(ledger, key[i]);
        const int rows = place[number];

        place[number] = next;
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
    int *place = malloc(((size_t)ledger->count + 1) * sizeof *place);
    int *to = malloc(((size_t)ledger->row_count + 1) * sizeof *to);
    const bool room = key != NULL && place != NULL && to != NULL;

    if (room) {
        places_find(ledger, key, place);
        for (int i = 0; i < ledger->row_count; i++)
            to[i] = place[row_number(ledger, &ledger->row[i])]++;
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

void ledger_for_each(const struct ledger *ledger, ledger_visit *visit, void *context)
{
    for (size_t i = 0; i < slots_of(ledger); i++)
        if (ledger->slot[i] != 0) {
            const struct account *account = &ledger->account[ledger->slot[i] - 1];
            const struct ledger_row row = row_of(account->key);

            visit(context, (enum flow_kind)row.kind, row.from, row.to, account->total);
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
