/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stock of ingots of one customer, ordered for by its policy. */
#include <stdlib.h>

#include "sim/chain/ingot_shop.h"

int stock_code(const struct shop *shop)
{
    return place_for(place_code(PLACE_STOCK, shop->foundry->index), shop->foundry->index);
}

void stock_sync(struct shop *shop)
{
    const double dt_s = world_now(shop->world) - shop->stock_synced_s;

    shop->stock_kgs += shop->stock_kg * dt_s;
    if (shop->stock_kg < shop->rule->batch_kg)
        shop->empty_s += dt_s;
    ledger_post(shop->world->ledger, FLOW_STOCK_TIME, stock_code(shop), place_code(PLACE_ROAD, 0),
                shop->stock_kg * dt_s);
    shop->stock_synced_s = world_now(shop->world);
}

struct shipment {
    struct shop *shop;
    struct shipment *next; /* all that are under way */
    double metal_kg;
};

static void shipment_forget(struct shipment *shipment)
{
    struct shipment **link = &shipment->shop->under_way;

    while (*link != shipment)
        link = &(*link)->next;
    *link = shipment->next;
    free(shipment);
}

static void deliver(void *subject)
{
    struct shipment *shipment = subject;
    struct shop *shop = shipment->shop;

    stock_sync(shop);
    shop->stock_kg += shipment->metal_kg;
    shop->on_order_kg -= shipment->metal_kg;
    shop->deliveries++;
    world_post_metal(shop->world, FLOW_METAL_INGOT, place_code(PLACE_SUPPLIER, 0), stock_code(shop),
                     shipment->metal_kg, 0);
    shipment_forget(shipment);
    melters_wake(shop);
}

static void place_order(struct shop *shop, double metal_kg)
{
    struct world *world = shop->world;
    struct shipment *shipment = calloc(1, sizeof *shipment);
    struct stream stream;

    if (shipment == NULL) {
        calendar_fail(world->calendar);
        return;
    }
    *shipment = (struct shipment){shop, shop->under_way, metal_kg};
    shop->under_way = shipment;
    stream_init(&stream, world->seed, world->replication, "ingot order",
                world_index(shop->foundry->index, shop->orders++));
    shop->on_order_kg += metal_kg;
    world_push(world, dist_from_uniform(&shop->rule->lead_s, stream_uniform(&stream)), deliver,
               shipment);
}

/* Orders what the policy wants. */
static void stock_order(struct shop *shop)
{
    const struct ingot_supply *rule = shop->rule;
    struct stock_view view = {
        .reorder_kg = rule->reorder_kg, .lot_kg = rule->order_kg, .up_to_kg = rule->up_to_kg};
    double order_kg;

    do {
        view.position_kg = shop->stock_kg + shop->on_order_kg;
        order_kg = rule->policy->order_kg(&view);
        if (order_kg > 0)
            place_order(shop, order_kg);
    } while (order_kg > 0 && !calendar_failed(shop->world->calendar));
}

void stock_review(struct shop *shop)
{
    if (!shop->rule->policy->periodic)
        stock_order(shop);
}

static void periodic_review(void *subject)
{
    struct shop *shop = subject;

    stock_order(shop);
    world_push(shop->world, shop->rule->review_s, periodic_review, shop);
}

void stock_init(struct shop *shop)
{
    shop->stock_kg = shop->rule->policy->periodic ? shop->rule->up_to_kg : shop->rule->reorder_kg;
}

void stock_clear(struct shop *shop)
{
    while (shop->under_way != NULL)
        shipment_forget(shop->under_way);
}

void stock_begin(struct shop *shop)
{
    if (shop->rule->policy->periodic)
        periodic_review(shop);
    stock_review(shop);
}
