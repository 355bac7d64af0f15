/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/store.h"

#include <math.h>
#include <stddef.h>

#include "sim/kernel/require.h"

/* Share of the capacity that sums of amounts may miss by rounding: ten times 0.1 must fill 1. */
static const double ROUNDING_FRAC = 1e-12;

static void side_start(struct store_side *side, double now_s)
{
    tally_init(&side->wait_s);
    timeavg_init(&side->queue_avg, now_s, side->queue.count);
    side->moved = 0;
    side->requested = side->granted = side->cancelled = 0;
}

static void statistics_start(struct store *store, double now_s)
{
    timeavg_init(&store->level_avg, now_s, store->level);
    side_start(&store->puts, now_s);
    side_start(&store->gets, now_s);
}

void store_init(struct store *store, struct calendar *calendar, const char *name, double capacity,
                double level)
{
    REQUIRE(isfinite(capacity) && capacity > 0, calendar_context(calendar, name));
    REQUIRE(level >= 0 && level <= capacity, calendar_context(calendar, name));
    *store =
        (struct store){.calendar = calendar, .name = name, .capacity = capacity, .level = level};
    statistics_start(store, calendar_now(calendar));
}

void store_clear(struct store *store)
{
    waitpool_clear(&store->pool);
    *store = (struct store){0};
}

/* Amounts of puts are kept positive, of gets negative: a request may go when the level stays
 * inside. */
static bool fits(const struct store *store, double amount)
{
    double level = store->level + amount;
    double slack = ROUNDING_FRAC * store->capacity;
    return level >= -slack && level <= store->capacity + slack;
}

/* Grants from the head of one queue while it fits. Gives whether any was granted. */
static bool serve_side(struct store *store, struct store_side *side, double now_s)
{
    uint32_t before = side->queue.count;
    while (side->queue.count > 0) {
        uint32_t number = side->queue.first;
        const struct waiting *request = &store->pool.item[number];
        if (!fits(store, request->amount))
            break;
        store->level += request->amount;
        side->moved += fabs(request->amount);
        side->granted++;
        tally_push(&side->wait_s, now_s - request->since_s);
        calendar_push_now(store->calendar, request->granted, request->subject);
        waitlist_leave(&side->queue, &store->pool, number);
        waitpool_give(&store->pool, number);
    }
    if (side->queue.count == before)
        return false;
    timeavg_set(&side->queue_avg, now_s, side->queue.count);
    return true;
}

/* A put may let gets go and the other way round, until neither can. */
static void serve(struct store *store, double now_s)
{
    bool served = true;
    while (served) {
        served = serve_side(store, &store->gets, now_s);
        served = serve_side(store, &store->puts, now_s) || served;
    }
    if (store->level != store->level_avg.value)
        timeavg_set(&store->level_avg, now_s, store->level);
}

/* in: amount, positive to put in, negative to take out. */
static request_id ask(struct store *store, double amount, int priority, event_action *granted,
                      void *subject)
{
    const char *name = store->name;
    REQUIRE(fabs(amount) <= store->capacity, calendar_context(store->calendar, name));
    REQUIRE(granted != NULL, calendar_context(store->calendar, name));
    double now_s = calendar_now(store->calendar);
    struct store_side *side = amount > 0 ? &store->puts : &store->gets;
    uint32_t number = waitpool_take(&store->pool);
    if (number == 0) {
        calendar_fail(store->calendar);
        return 0;
    }
    struct waiting *request = &store->pool.item[number];
    request_id id = request->id;
    request->amount = amount;
    request->priority = priority;
    request->granted = granted;
    request->subject = subject;
    request->since_s = now_s;
    side->requested++;
    waitlist_join(&side->queue, &store->pool, number);
    timeavg_set(&side->queue_avg, now_s, side->queue.count);
    serve(store, now_s);
    return id;
}

request_id store_put(struct store *store, double amount, int priority, event_action *granted,
                     void *subject)
{
    REQUIRE(amount > 0, calendar_context(store->calendar, store->name));
    return ask(store, amount, priority, granted, subject);
}

request_id store_get(struct store *store, double amount, int priority, event_action *granted,
                     void *subject)
{
    REQUIRE(amount > 0, calendar_context(store->calendar, store->name));
    return ask(store, -amount, priority, granted, subject);
}

bool store_cancel(struct store *store, request_id request)
{
    uint32_t number = waitpool_find(&store->pool, request);
    if (number == 0)
        return false;
    double now_s = calendar_now(store->calendar);
    struct store_side *side = store->pool.item[number].amount > 0 ? &store->puts : &store->gets;
    waitlist_leave(&side->queue, &store->pool, number);
    waitpool_give(&store->pool, number);
    side->cancelled++;
    timeavg_set(&side->queue_avg, now_s, side->queue.count);
    serve(store, now_s);
    return true;
}

void store_reset_statistics(struct store *store)
{
    statistics_start(store, calendar_now(store->calendar));
}

double store_mean_level(const struct store *store)
{
    return timeavg_mean(&store->level_avg, calendar_now(store->calendar));
}
