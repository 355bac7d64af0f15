/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/points.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/study/design.h"

enum { MOST_POINTS = 1000000, MOST_KEYS = 64 };

static bool refuse(char message[240], const char *sentence)
{
    snprintf(message, 240, "%s", sentence);
    return false;
}

static bool in_ranges(const struct points *points)
{
    return points->kind == SWEEP_LATIN || points->kind == SWEEP_SOBOL;
}

/* How many there are; 0 when too many. */
static int count_of(const struct points *points, const struct sweep_choice *choice)
{
    double count = 1;
    if (in_ranges(points))
        return choice->points;
    if (points->kind == SWEEP_LIST)
        return points->vary[0].count;
    for (int k = 0; k < points->keys; k++)
        count *= points->vary[k].count;
    return count <= MOST_POINTS ? (int)count : 0;
}

static bool place(struct points *points, const struct sweep_choice *choice, char message[240])
{
    size_t cells = (size_t)points->count * (size_t)points->keys;
    points->fraction = malloc(cells * sizeof *points->fraction);
    if (points->kind == SWEEP_SOBOL && points->keys > DESIGN_SOBOL_KEYS)
        return refuse(message, "a Sobol sequence takes at most 40 keys: use 'design: latin'");
    bool done = points->fraction &&
                (points->kind == SWEEP_SOBOL
                     ? design_sobol(0, points->count, points->keys, points->fraction)
                     : design_latin(points->count, points->keys, choice->seed, points->fraction));
    return done || refuse(message, "out of memory");
}

bool points_make(const struct vary *vary, int keys, const struct sweep_choice *choice,
                 struct points *points, char message[240])
{
    memset(points, 0, sizeof *points);
    points->vary = vary;
    points->keys = keys;
    points->kind = !choice ? SWEEP_GRID : choice->from_file ? SWEEP_LIST : choice->kind;
    if (keys < 1)
        return refuse(message, "nothing to vary: give --vary 'KEY=VALUES' or a sweep section");
    if (keys > MOST_KEYS)
        return refuse(message, "at most 64 keys can be varied at once");
    points->count = count_of(points, choice);
    if (points->count < 1 || points->count > MOST_POINTS) {
        points->count = 0;
        return refuse(message, "a sweep has between one and a million points");
    }
    return !in_ranges(points) || place(points, choice, message);
}

void points_clear(struct points *points)
{
    free(points->fraction);
    memset(points, 0, sizeof *points);
}

static int index_of(const struct points *points, int point, int key)
{
    if (points->kind == SWEEP_LIST)
        return point;
    for (int k = points->keys - 1; k > key; k--)
        point /= points->vary[k].count;
    return point % points->vary[key].count;
}

double points_number(const struct points *points, int point, int key)
{
    const struct vary *vary = &points->vary[key];
    if (!vary->number)
        return NAN;
    if (!in_ranges(points))
        return vary->number[index_of(points, point, key)];
    double low = vary->number[0], high = vary->number[1];
    double at = points->fraction[(size_t)point * (size_t)points->keys + (size_t)key];
    if (vary->whole)
        return fmin(floor(low + at * (high - low + 1)), high);
    double value = low + at * (high - low);
    double scale = value == 0 ? 1 : pow(10, 11 - floor(log10(fabs(value))));
    return isfinite(scale) ? round(value * scale) / scale : value;
}

void points_value(const struct points *points, int point, int key, char *text, size_t size)
{
    const struct vary *vary = &points->vary[key];
    char number[NUMBER_ROOM];
    if (!in_ranges(points)) {
        snprintf(text, size, "%s", vary->value[index_of(points, point, key)]);
        return;
    }
    number_format(points_number(points, point, key), number);
    snprintf(text, size, "%s%s%s", number, vary->unit[0] ? " " : "", vary->unit);
}

void points_setting(const struct points *points, int point, int key, char *text, size_t size)
{
    const struct vary *vary = &points->vary[key];
    bool mean = vary->spread && !isnan(points_number(points, point, key));
    int used = snprintf(text, size, "%s%s=", vary->key, mean ? ".mean" : "");
    if (used > 0 && (size_t)used < size)
        points_value(points, point, key, text + used, size - (size_t)used);
}
