/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_INGOT_SHOP_H
#define SIM_CHAIN_INGOT_SHOP_H

#include "sim/chain/foundry.h"

/* A customer's melting shop: stock of ingots and melters. ingot.c and ingot_stock.c are its code.
 */

enum melter_stage { MELTER_EMPTY, MELTER_MELTING, MELTER_FULL };

struct melter {
    struct shop *shop;
    int index; /* over all customers */
    enum melter_stage stage;
    double bath_kg, bath_J;
    double synced_s; /* standing loss posted up to here */
    double began_s, busy_s, busy_at_cut_s;
    double auxiliary_J; /* own counter */
};

struct shipment;

struct shop {
    struct world *world;
    struct foundry *foundry;
    const struct ingot_supply *rule;
    bool standby; /* melts only when the furnaces are about to run dry */
    struct melter *melter;
    int melters;
    double stock_kg, on_order_kg;
    double stock_synced_s, stock_kgs, stock_kgs_at_cut, empty_s, empty_s_at_cut;
    int orders, deliveries, deliveries_at_cut;
    struct shipment *under_way;
};

int stock_code(const struct shop *shop);

/* Starts at the reorder level, with a periodic policy at the level that it orders up to. */
void stock_init(struct shop *shop);
void stock_clear(struct shop *shop);
void stock_begin(struct shop *shop);

/* Brings stock x time up to now; before every change. */
void stock_sync(struct shop *shop);

/* After every change of the stock; periodic policies look at their own times. */
void stock_review(struct shop *shop);

/* Metal has come: whatever the melters can do now. */
void melters_wake(struct shop *shop);

/* The shops of a route, in the order of customers: of all, or as standby of those who keep one. */
struct shops {
    struct shop *shop;
    int count;
};

/* fails: false when out of memory; free in any case. */
bool shops_create(struct shops *shops, struct world *world, bool standby);
void shops_free(struct shops *shops);
void shops_begin(struct shops *shops);
void shops_level_changed(struct shops *shops, const struct foundry *foundry);
void shops_sync(struct shops *shops);
void shops_cut(struct shops *shops);
void shops_stocks(const struct shops *shops, struct balance *balance);
void shops_counters(const struct shops *shops, double counter[FLOW_COUNT]);
void shops_report(const struct shops *shops, struct outcome *outcome); /* into each customer's */

#endif
