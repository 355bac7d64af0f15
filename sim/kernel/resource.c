/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/resource.h"

#include <math.h>
#include <stddef.h>

#include "sim/kernel/require.h"

static void statistics_start(struct resource *resource, double now_s)
{
    tally_init(&resource->wait_s);
    timeavg_init(&resource->queue_avg, now_s, resource->queue.count);
    timeavg_init(&resource->busy_avg, now_s, resource->busy);
    timeavg_init(&resource->capacity_avg, now_s, resource->capacity);
    resource->requested = resource->granted = resource->released = resource->cancelled = 0;
}

void resource_init(struct resource *resource, struct calendar *calendar, const char *name,
                   int capacity)
{
    REQUIRE(capacity >= 0, calendar_context(calendar, name));
    *resource = (struct resource){.calendar = calendar, .name = name, .capacity = capacity};
    statistics_start(resource, calendar_now(calendar));
}

void resource_clear(struct resource *resource)
{
    for (uint32_t i = resource->told.first; i != 0; i = resource->pool.item[i].after)
        calendar_cancel(resource->calendar, resource->pool.item[i].event);
    waitpool_clear(&resource->pool);
    *resource = (struct resource){0};
}

/* The event of a grant. Events of one instant run in the order of pushing, so the first told is
 * meant; its memory is given back before the action, which may acquire again. */
static void tell(void *subject)
{
    struct resource *resource = subject;
    uint32_t number = resource->told.first;
    struct waiting *request = &resource->pool.item[number];
    event_action *granted = request->granted;
    void *whom = request->subject;
    tally_push(&resource->wait_s, calendar_now(resource->calendar) - request->since_s);
    resource->granted++;
    waitlist_leave_first(&resource->told, &resource->pool);
    waitpool_give(&resource->pool, number);
    granted(whom);
}

static void grant(struct resource *resource, uint32_t number)
{
    struct waiting *request = &resource->pool.item[number];
    waitlist_append(&resource->told, &resource->pool, number);
    request->event = calendar_push_now(resource->calendar, tell, resource);
}

static void grant_first(struct resource *resource)
{
    uint32_t number = resource->queue.first;
    waitlist_leave_first(&resource->queue, &resource->pool);
    grant(resource, number);
}

/* Grants to the head of the queue while servers are free, and books the change of busy. */
static void serve(struct resource *resource, double now_s)
{
    uint32_t before = resource->queue.count;
    while (resource->queue.count > 0 && resource->busy < resource->capacity) {
        resource->busy++;
        grant_first(resource);
    }
    if (resource->queue.count != before)
        timeavg_set(&resource->queue_avg, now_s, resource->queue.count);
    if ((double)resource->busy != resource->busy_avg.value)
        timeavg_set(&resource->busy_avg, now_s, resource->busy);
}

request_id resource_acquire(struct resource *resource, int priority, event_action *granted,
                            void *subject)
{
    REQUIRE(granted != NULL, calendar_context(resource->calendar, resource->name));
    double now_s = calendar_now(resource->calendar);
    uint32_t number = waitpool_take(&resource->pool);
    if (number == 0) {
        calendar_fail(resource->calendar);
        return 0;
    }
    struct waiting *request = &resource->pool.item[number];
    request->granted = granted;
    request->subject = subject;
    request->since_s = now_s;
    request->priority = priority;
    resource->requested++;
    if (resource->busy < resource->capacity) {
        resource->busy++;
        grant(resource, number);
        timeavg_set(&resource->busy_avg, now_s, resource->busy);
    } else {
        waitlist_join(&resource->queue, &resource->pool, number);
        timeavg_set(&resource->queue_avg, now_s, resource->queue.count);
    }
    return request->id;
}

void resource_release(struct resource *resource)
{
    REQUIRE(resource->busy > (int)resource->told.count,
            calendar_context(resource->calendar, resource->name));
    double now_s = calendar_now(resource->calendar);
    resource->released++;
    if (resource->queue.count > 0 && resource->busy <= resource->capacity) {
        grant_first(resource); /* from hand to hand */
        timeavg_set(&resource->queue_avg, now_s, resource->queue.count);
    } else {
        timeavg_set(&resource->busy_avg, now_s, --resource->busy);
    }
}

bool resource_cancel(struct resource *resource, request_id request)
{
    uint32_t number = waitpool_find(&resource->pool, request);
    if (number == 0)
        return false;
    double now_s = calendar_now(resource->calendar);
    event_id event = resource->pool.item[number].event;
    if (event != 0) {
        calendar_cancel(resource->calendar, event);
        waitlist_leave(&resource->told, &resource->pool, number);
        resource->busy--;
    } else {
        waitlist_leave(&resource->queue, &resource->pool, number);
        timeavg_set(&resource->queue_avg, now_s, resource->queue.count);
    }
    waitpool_give(&resource->pool, number);
    resource->cancelled++;
    serve(resource, now_s);
    return true;
}

void resource_set_capacity(struct resource *resource, int capacity)
{
    REQUIRE(capacity >= 0, calendar_context(resource->calendar, resource->name));
    double now_s = calendar_now(resource->calendar);
    resource->capacity = capacity;
    timeavg_set(&resource->capacity_avg, now_s, capacity);
    serve(resource, now_s);
}

void resource_reset_statistics(struct resource *resource)
{
    statistics_start(resource, calendar_now(resource->calendar));
}

double resource_mean_queue(const struct resource *resource)
{
    return timeavg_mean(&resource->queue_avg, calendar_now(resource->calendar));
}

double resource_mean_busy(const struct resource *resource)
{
    return timeavg_mean(&resource->busy_avg, calendar_now(resource->calendar));
}

double resource_utilisation_frac(const struct resource *resource)
{
    double now_s = calendar_now(resource->calendar);
    double available = timeavg_integral(&resource->capacity_avg, now_s);
    return available > 0 ? timeavg_integral(&resource->busy_avg, now_s) / available : (double)NAN;
}
