/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rows add up to. */
#include <string.h>

#include "sim/chain/ledger.h"
#include "sim/chain/place.h"

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
