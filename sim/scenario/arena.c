/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)16384)

struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) char data[];
};

struct arena {
    struct block *newest;
    int exhausted;
};

struct arena *arena_create(void)
{
    return calloc(1, sizeof(struct arena));
}

void arena_free(struct arena **arena)
{
    if (!*arena)
        return;
    for (struct block *block = (*arena)->newest; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(*arena);
    *arena = NULL;
}

static struct block *add_block(struct arena *arena, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct block *block = room + sizeof *block < size ? NULL : calloc(1, sizeof *block + room);
    if (!block) {
        arena->exhausted = 1;
        return NULL;
    }
    block->size = room;
    block->next = arena->newest;
    return arena->newest = block;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t step = alignof(max_align_t);
    if (arena->exhausted || size > (size_t)-1 / 2) {
        arena->exhausted = 1;
        return NULL;
    }
    size = (size + step) / step * step; /* never empty, so that addresses differ */
    struct block *block = arena->newest;
    if ((!block || block->size - block->used < size) && !(block = add_block(arena, size)))
        return NULL;
    void *memory = block->data + block->used;
    block->used += size;
    return memory;
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1);
    if (copy)
        memcpy(copy, text, length);
    return copy;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, list);
    char *text = length < 0 ? NULL : arena_take(arena, (size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(list);
    return text;
}

int arena_exhausted(const struct arena *arena)
{
    return arena->exhausted;
}

/* The array is moved whenever count is 0 or a power of two, so its capacity needs no memory. */
void *arena_grow(struct arena *arena, void *array, int count, size_t element_size)
{
    if (count > 0 && (count & (count - 1)) != 0)
        return array;
    size_t room = count > 0 ? (size_t)count * 2 : 1;
    void *moved = arena_take(arena, room * element_size);
    if (moved && count > 0)
        memcpy(moved, array, (size_t)count * element_size);
    return moved;
}
