/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/waitlist.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 8 };

bool waitpool_grow(struct waitpool *pool)
{
    if (pool->capacity > UINT32_MAX / 2)
        return false;
    uint32_t capacity = pool->capacity > 0 ? 2 * pool->capacity : FIRST_CAPACITY;
    struct waiting *item = realloc(pool->item, capacity * sizeof *item);
    if (!item)
        return false;
    for (uint32_t i = capacity; i-- > (pool->capacity > 0 ? pool->capacity : 1);) {
        item[i].id = 0;
        item[i].after = pool->unused;
        pool->unused = i;
    }
    pool->item = item;
    pool->capacity = capacity;
    return true;
}

uint32_t waitpool_find(const struct waitpool *pool, request_id id)
{
    uint32_t number = (uint32_t)id;
    return id != 0 && number < pool->capacity && pool->item[number].id == id ? number : 0;
}

void waitpool_clear(struct waitpool *pool)
{
    free(pool->item);
    *pool = (struct waitpool){0};
}

void waitlist_join_among(struct waitlist *list, struct waitpool *pool, uint32_t number)
{
    struct waiting *item = pool->item;
    uint32_t before = list->last;
    while (before != 0 && item[before].priority > item[number].priority)
        before = item[before].before;
    uint32_t after = before != 0 ? item[before].after : list->first;
    item[number].before = before;
    item[number].after = after;
    *(before != 0 ? &item[before].after : &list->first) = number;
    *(after != 0 ? &item[after].before : &list->last) = number;
    list->count++;
}
