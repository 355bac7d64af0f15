/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/ledger.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/place.h"

struct flow_key { /* what makes an account */
    enum flow_kind kind;
    int from, to, customer;
};

struct account {
    struct flow_key key;
    double total, at_period;
};

struct ledger {
    struct account *account;
    int count, capacity;
    int *slot; /* open addressing, -1 free; a power of two above twice the accounts */
    int slots;
    struct ledger_row *row;
    int row_count, row_capacity;
    int period;
    int drop_kind; /* -1 none */
    bool observed; /* the rows to come belong to the observed window */
    bool failed;
};

static bool slots_rebuild(struct ledger *ledger, int slots);

struct ledger *ledger_create(void)
{
    struct ledger *ledger = calloc(1, sizeof *ledger);

    if (ledger == NULL)
        return NULL;
    ledger->drop_kind = -1;
    ledger->observed = true;
    if (!slots_rebuild(ledger, 256))
        ledger_free(&ledger);
    return ledger;
}

void ledger_free(struct ledger **ledger)
{
    if (*ledger == NULL)
        return;
    free((*ledger)->account);
    free((*ledger)->slot);
    free((*ledger)->row);
    free(*ledger);
    *ledger = NULL;
}

static uint32_t key_hash(const struct flow_key *key)
{
    uint64_t bits = ((uint64_t)key->kind << 40) ^ ((uint64_t)(uint32_t)key->from << 20) ^
                    (uint32_t)key->to ^ ((uint64_t)(uint32_t)(key->customer + 1) << 48);

    bits *= 0x9e3779b97f4a7c15u;   /* 2^64 / golden ratio: Fibonacci hashing */
    return (uint32_t)(bits >> 32); /* the high bits: only they depend on all of the key */
}

static bool key_same(const struct flow_key *a, const struct flow_key *b)
{
    return a->kind == b->kind && a->from == b->from && a->to == b->to && a->customer == b->customer;
}

static int slot_find(const struct ledger *ledger, const struct flow_key *key)
{
    int at = (int)(((uint64_t)key_hash(key) * (uint32_t)ledger->slots) >> 32);

    while (ledger->slot[at] >= 0) {
        if (key_same(&ledger->account[ledger->slot[at]].key, key))
            break;
        at = (at + 1) & (ledger->slots - 1);
    }
    return at;
}

static bool slots_rebuild(struct ledger *ledger, int slots)
{
    int *slot = malloc((size_t)slots * sizeof *slot);

    if (slot == NULL)
        return false;
    for (int i = 0; i < slots; i++)
        slot[i] = -1;
    free(ledger->slot);
    ledger->slot = slot;
    ledger->slots = slots;
    for (int i = 0; i < ledger->count; i++)
        slot[slot_find(ledger, &ledger->account[i].key)] = i;
    return true;
}

static struct account *account_add(struct ledger *ledger, const struct flow_key *key)
{
    if (ledger->count == ledger->capacity) {
        int capacity = ledger->capacity ? 2 * ledger->capacity : 128;
        struct account *account = realloc(ledger->account, (size_t)capacity * sizeof *account);

        if (account == NULL)
            return NULL;
        ledger->account = account;
        ledger->capacity = capacity;
    }
    if (2 * ledger->count >= ledger->slots && !slots_rebuild(ledger, 2 * ledger->slots))
        return NULL;
    ledger->account[ledger->count] = (struct account){.key = *key};
    ledger->slot[slot_find(ledger, key)] = ledger->count;
    return &ledger->account[ledger->count++];
}

void ledger_post(struct ledger *ledger, enum flow_kind kind, int from, int to, double amount)
{
    const int customer = place_customer(from) >= 0 ? place_customer(from) : place_customer(to);
    const struct flow_key key = {kind, place_bare(from), place_bare(to), customer};
    struct account *account;
    int at;

    if (amount == 0)
        return;
    if (ledger->drop_kind == (int)kind) {
        ledger->drop_kind = -1;
        return;
    }
    at = ledger->slot[slot_find(ledger, &key)];
    account = at >= 0 ? &ledger->account[at] : account_add(ledger, &key);
    if (account == NULL)
        ledger->failed = true;
    else
        account->total += amount;
}

static bool row_push(struct ledger *ledger, const struct account *account)
{
    if (ledger->row_count == ledger->row_capacity) {
        int capacity = ledger->row_capacity ? 2 * ledger->row_capacity : 1024;
        struct ledger_row *row = realloc(ledger->row, (size_t)capacity * sizeof *row);

        if (row == NULL)
            return false;
        ledger->row = row;
        ledger->row_capacity = capacity;
    }
    ledger->row[ledger->row_count++] =
        (struct ledger_row){.kind = account->key.kind,
                            .from = account->key.from,
                            .to = account->key.to,
                            .customer = account->key.customer,
                            .period = ledger->period,
                            .observed = ledger->observed,
                            .amount = account->total - account->at_period};
    return true;
}

/* What was posted since the last rows becomes rows of the running period. */
static void rows_push(struct ledger *ledger)
{
    for (int i = 0; i < ledger->count; i++) {
        struct account *account = &ledger->account[i];

        if (account->total != account->at_period && !row_push(ledger, account))
            ledger->failed = true;
        account->at_period = account->total;
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
    for (int i = 0; i < ledger->row_count; i++)
        ledger->row[i].observed = false;
    ledger->observed = true;
}

double ledger_total(const struct ledger *ledger, enum flow_kind kind)
{
    double total = 0;

    for (int i = 0; i < ledger->count; i++)
        if (ledger->account[i].key.kind == kind)
            total += ledger->account[i].total;
    return total;
}

static int row_compare(const void *left, const void *right)
{
    const struct ledger_row *a = left, *b = right;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->customer != b->customer)
        return a->customer < b->customer ? -1 : 1;
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    return a->observed - b->observed;
}

struct ledger_row *ledger_rows(struct ledger *ledger, int *count)
{
    struct ledger_row *row;

    ledger_period_end(ledger);
    row = malloc(((size_t)ledger->row_count + 1) * sizeof *row);
    *count = row == NULL ? 0 : ledger->row_count;
    if (row == NULL || ledger->row_count == 0)
        return row;
    memcpy(row, ledger->row, (size_t)ledger->row_count * sizeof *row);
    qsort(row, (size_t)ledger->row_count, sizeof *row, row_compare);
    return row;
}

static void add_row(struct flow_sum *sum, const struct ledger_row *row)
{
    const int to = place_bare(row->to);
    const bool metal = row->kind == FLOW_METAL_OXIDISED || row->kind == FLOW_METAL_TRAPPED ||
                       row->kind == FLOW_RETURN_OXIDISED || row->kind == FLOW_RETURN_TRAPPED;

    sum->amount[row->kind] += row->amount;
    if (metal && place_class_of(to) == PLACE_DROSS && place_index(to) < LOSS_CAUSES)
        sum->lost_kg[place_index(to)] += row->amount;
}

struct flow_sum ledger_observed(const struct ledger_row *row, int count)
{
    struct flow_sum sum;

    memset(&sum, 0, sizeof sum);
    for (int i = 0; i < count; i++)
        if (row[i].observed)
            add_row(&sum, &row[i]);
    return sum;
}

struct flow_sum ledger_observed_for(const struct ledger_row *row, int count, int customer)
{
    struct flow_sum sum;

    memset(&sum, 0, sizeof sum);
    for (int i = 0; i < count; i++)
        if (row[i].observed && row[i].customer == customer)
            add_row(&sum, &row[i]);
    return sum;
}

void ledger_for_each(const struct ledger *ledger, ledger_visit *visit, void *context)
{
    for (int i = 0; i < ledger->count; i++)
        visit(context, ledger->account[i].key.kind, ledger->account[i].key.from,
              ledger->account[i].key.to, ledger->account[i].total);
}

bool ledger_failed(const struct ledger *ledger)
{
    return ledger->failed;
}

void ledger_drop_next(struct ledger *ledger, enum flow_kind kind)
{
    ledger->drop_kind = (int)kind;
}
