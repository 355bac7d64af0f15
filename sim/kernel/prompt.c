/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/prompt.h"

#include <stddef.h>
#include <stdlib.h>

enum { FIRST_ROOM = 8 };

bool prompt_init(struct prompt_ring *ring)
{
    *ring = (struct prompt_ring){.mask = FIRST_ROOM - 1};
    ring->item = malloc(FIRST_ROOM * sizeof *ring->item);
    return ring->item != NULL;
}

void prompt_clear(struct prompt_ring *ring)
{
    free(ring->item);
    *ring = (struct prompt_ring){0};
}

bool prompt_grow(struct prompt_ring *ring)
{
    struct prompt_ring grown = *ring;
    grown.mask = 2 * ring->mask + 1;
    grown.item = malloc((grown.mask + 1) * sizeof *grown.item);
    if (!grown.item)
        return false;
    for (uint64_t number = ring->first; number < ring->end; number++)
        *prompt_at(&grown, number) = *prompt_at(ring, number);
    free(ring->item);
    *ring = grown;
    return true;
}

struct prompt *prompt_find(const struct prompt_ring *ring, uint64_t number)
{
    if (number < ring->first || number >= ring->end || !prompt_at(ring, number)->action)
        return NULL;
    return prompt_at(ring, number);
}

bool prompt_cancel(struct prompt_ring *ring, uint64_t number)
{
    struct prompt *prompt = prompt_find(ring, number);
    if (!prompt)
        return false;
    prompt->action = NULL;
    if (number == ring->first)
        prompt_leave(ring);
    else
        ring->cancelled++;
    return true;
}
