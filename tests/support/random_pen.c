/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/random_pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/random_scenario.h"

/* splitmix64 */
static uint64_t next(struct pen *pen)
{
    uint64_t z = pen->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int pen_whole(struct pen *pen, int low, int high)
{
    return low + (int)(next(pen) % (uint64_t)(high - low + 1));
}

double pen_between(struct pen *pen, double low, double high)
{
    return low + (high - low) * ((double)(next(pen) >> 11) / 9007199254740992.0);
}

bool pen_chance(struct pen *pen, double frac)
{
    return pen_between(pen, 0, 1) < frac;
}

const char *pen_one_of(struct pen *pen, const char *const *list)
{
    int count = 0;

    while (list[count] != NULL)
        count++;
    return list[pen_whole(pen, 0, count - 1)];
}

void pen_write(struct pen *pen, const char *format, ...)
{
    const size_t used = strlen(pen->text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(pen->text + used, RANDOM_SCENARIO_ROOM - used, format, arguments);
    va_end(arguments);
}
