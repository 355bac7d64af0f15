/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Little's law (queue_path.h) of what waits by the kilogram, and of the customer's melters. Numbers
 * are read from furnaces, stocks and melters; times come from elsewhere: from the instants at which
 * the ledger is posted to, from what the sheets are charged, from lead times drawn a second time.
 */
#include <math.h>

#include "sim/chain/foundry.h"
#include "sim/chain/ingot_shop.h"
#include "sim/chain/molten.h"
#include "tests/chain/chain_case.h"
#include "tests/chain/queue_path.h"
#include "tests/support/main.h"

/* Places of the ledger whose metal is followed: all of a class, or one of them. */
enum store { STOCK, MELTERS, SCRAP, HOLDING, POTS, FIRST_POT, STORES };

static const struct {
    enum place_class place;
    int index; /* -1: all */
} stores[STORES] = {{PLACE_STOCK, -1},   {PLACE_MELTER, -1}, {PLACE_SCRAP, -1},
                    {PLACE_FURNACE, -1}, {PLACE_POT, -1},    {PLACE_POT, 0}};

struct path {
    struct queue_path base;
    double posted_kg[STORES];   /* in less out */
    double entered_kgs[STORES]; /* amount x instant, what went in less what went out */
};

static const struct path *posted_on(const struct queue_path *path)
{
    return (const struct path *)path;
}

/* Both routes' supplies begin with these. */
static const struct shops *shops_of(const struct queue_path *path)
{
    return (const struct shops *)(const void *)path->world.supply;
}

static const struct molten *molten_of(const struct queue_path *path)
{
    return (const struct molten *)(const void *)path->world.supply;
}

static bool by_ingots(const struct queue_path *path)
{
    return path->world.kind == route_kind_get(ROUTE_INGOT);
}

static bool by_truck(const struct queue_path *path)
{
    return !by_ingots(path);
}

static bool with_pots(const struct queue_path *path)
{
    return by_truck(path) && molten_of(path)->plant.pots > 0;
}

/* ---- postings -------------------------------------------------------------------------------- */

static int at_store(enum store store, int place)
{
    return place_class_of(place) == stores[store].place &&
           (stores[store].index < 0 || place_index(place) == stores[store].index);
}

static void add_account(void *context, enum flow_kind kind, int from, int to, double amount)
{
    double *posted_kg = context;

    if (flow_info(kind)->book == FLOW_BOOK_METAL)
        for (int i = 0; i < STORES; i++)
            posted_kg[i] += amount * (at_store((enum store)i, to) - at_store((enum store)i, from));
}

static void look_at_postings(struct queue_path *base)
{
    struct path *path = (struct path *)base;
    double posted_kg[STORES] = {0};

    ledger_for_each(base->world.ledger, add_account, posted_kg);
    for (int i = 0; i < STORES; i++) {
        path->entered_kgs[i] +=
            (posted_kg[i] - path->posted_kg[i]) * calendar_now(base->world.calendar);
        path->posted_kg[i] = posted_kg[i];
    }
}

static void ignore(void *context, const struct trace_event *event)
{
    (void)context;
    (void)event;
}

/* Of all that went in, what is there now counted as going out: the whole of it, with what was there
 * at the start. */
static double posted_kgs(const struct queue_path *path, enum store store, double now_kg)
{
    return now_kg * calendar_now(path->world.calendar) - posted_on(path)->entered_kgs[store];
}

/* ---- metal ----------------------------------------------------------------------------------- */

static double stock_kg(const struct queue_path *path)
{
    return shops_of(path)->shop->stock_kg;
}
static double stock_kgs(const struct queue_path *path)
{
    return posted_kgs(path, STOCK, stock_kg(path));
}
/* What the sheet is charged for, and what has not been counted since the stock changed last. */
static double stock_charged_kgs(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;

    return shop->stock_kgs +
           shop->stock_kg * (calendar_now(path->world.calendar) - shop->stock_synced_s);
}

static double melters_kg(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    double sum_kg = 0;

    for (int i = 0; i < shop->melters; i++)
        sum_kg += shop->melter[i].bath_kg;
    return sum_kg;
}
static double melters_kgs(const struct queue_path *path)
{
    return posted_kgs(path, MELTERS, melters_kg(path));
}

static double scrap_kg(const struct queue_path *path)
{
    return path->world.foundry[0]->scrap_kg;
}
static double scrap_kgs(const struct queue_path *path)
{
    return posted_kgs(path, SCRAP, scrap_kg(path));
}

static double holding_kg(const struct queue_path *path)
{
    const struct foundry *foundry = path->world.foundry[0];
    double sum_kg = 0;

    for (int i = 0; i < foundry->baths; i++)
        sum_kg += foundry->bath[i].kind->metal_kg(&foundry->bath[i]);
    return sum_kg;
}
static double holding_kgs(const struct queue_path *path)
{
    return posted_kgs(path, HOLDING, holding_kg(path));
}

static double pots_kg(const struct queue_path *path)
{
    const struct plant *plant = &molten_of(path)->plant;
    double sum_kg = 0;

    for (int i = 0; i < plant->pots; i++)
        sum_kg += plant->pot[i].bath.metal_kg;
    return sum_kg;
}
static double pots_kgs(const struct queue_path *path)
{
    return posted_kgs(path, POTS, pots_kg(path));
}

static double full_melter_kg(const struct queue_path *path)
{
    return molten_of(path)->plant.pot[0].bath.metal_kg;
}
static double full_melter_kgs(const struct queue_path *path)
{
    return posted_kgs(path, FIRST_POT, full_melter_kg(path));
}

/* Batches that may be tapped; of the whole plant. */
static double ready_pots(const struct queue_path *path)
{
    const struct plant *plant = &molten_of(path)->plant;
    int count = 0;

    for (int i = 0; i < plant->pots; i++)
        count += plant->pot[i].stage == POT_READY;
    return count;
}
static double ready_s(const struct queue_path *path)
{
    const struct plant *plant = &molten_of(path)->plant;
    double sum_s = 0;

    for (int i = 0; i < plant->pots; i++)
        sum_s += plant->pot[i].ready_s;
    return sum_s;
}

/* ---- by number ------------------------------------------------------------------------------- */

static double melting(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    int count = 0;

    for (int i = 0; i < shop->melters; i++)
        count += shop->melter[i].stage == MELTER_MELTING;
    return count;
}
static double busy_s(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    double sum_s = 0;

    for (int i = 0; i < shop->melters; i++)
        sum_s += shop->melter[i].busy_s;
    return sum_s;
}
/* Every batch takes its metal over the rate. */
static double batches_s(const struct queue_path *path)
{
    return ledger_total(path->world.ledger, FLOW_METAL_CHARGE) /
           shops_of(path)->shop->rule->melter_kg_per_s;
}

/* Molten batches that wait for room: of the time of all metal in melters what it did not melt. */
static double full_kg(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    double sum_kg = 0;

    for (int i = 0; i < shop->melters; i++)
        sum_kg += shop->melter[i].stage == MELTER_FULL ? shop->melter[i].bath_kg : 0;
    return sum_kg;
}
static double full_kgs(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    double melting_s = busy_s(path);

    for (int i = 0; i < shop->melters; i++)
        if (shop->melter[i].stage == MELTER_MELTING)
            melting_s += calendar_now(path->world.calendar) - shop->melter[i].began_s;
    return melters_kgs(path) - melting_s * shop->rule->batch_kg;
}

static double under_way(const struct queue_path *path)
{
    return shops_of(path)->shop->orders - shops_of(path)->shop->deliveries;
}
static double leads_s(const struct queue_path *path)
{
    const struct shop *shop = shops_of(path)->shop;
    double sum_s = 0;

    for (int i = 0; i < shop->orders; i++) {
        struct stream stream;

        stream_init(&stream, path->world.seed, path->world.replication, "ingot order",
                    world_index(0, i));
        sum_s += dist_from_uniform(&shop->rule->lead_s, stream_uniform(&stream));
    }
    return sum_s;
}

static const struct queue queues[] = {
    {"ingots on order, by lead times", under_way, leads_s, by_ingots, false},
    {"ingots in stock, by postings, kg", stock_kg, stock_kgs, by_ingots, true},
    {"ingots in stock, as charged, kg", stock_kg, stock_charged_kgs, by_ingots, true},
    {"melters at work, by their count", melting, busy_s, by_ingots, false},
    {"melters at work, by metal", melting, batches_s, by_ingots, false},
    {"in melters, kg", melters_kg, melters_kgs, by_ingots, true},
    {"molten, for room in a furnace, kg", full_kg, full_kgs, by_ingots, false},
    {"in holding furnaces, kg", holding_kg, holding_kgs, NULL, true},
    {"returns for a truck, kg", scrap_kg, scrap_kgs, by_truck, true},
    {"in the producer's furnaces, kg", pots_kg, pots_kgs, with_pots, true},
    {"molten, for an alloying furnace, kg", full_melter_kg, full_melter_kgs, with_pots, false},
    {"batches for ladles", ready_pots, ready_s, with_pots, false},
};
enum { QUEUES = sizeof queues / sizeof *queues };

static void check_case(const char *yaml, const char *const *sets, enum supply_route route,
                       double longest[QUEUES])
{
    struct path path = {
        .base = {.queue = queues, .queues = QUEUES, .event = ignore, .look = look_at_postings}};

    queue_path_run(&path.base, yaml, sets, route, longest);
}

START_TEST(metal_waits_as_long_as_its_number_says)
{
    static const char *const one_melter[] = {"ingot.melter.count=1", "ingot.lead=9 h", NULL};
    static const char *const three[] = {
        "ingot.melter.count=3",
        "ingot.policy=order_up_to",
        "ingot.reorder=90 t",
        "ingot.order_up_to=170 t",
        "customer.shifts={days: mon-fri, start: \"05:00\", hours: 19 h}",
        NULL};
    static const char *const trucks[] = {"customer.scrap_back=0.6",
                                         "producer.furnaces.melter.rate=5 t/h", NULL};
    double longest[QUEUES] = {0};

    check_case(chain_plant, one_melter, ROUTE_INGOT, longest);
    check_case(chain_plant, three, ROUTE_INGOT, longest);
    check_case(chain_plant, trucks, ROUTE_MOLTEN, longest);
    queue_path_all_used(queues, QUEUES, longest);
}
END_TEST

RUN_SUITE("Little's law of metal", metal_waits_as_long_as_its_number_says)
