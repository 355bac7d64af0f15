/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/sample.h"

#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "sim/kernel/require.h"

enum { FIRST_ROOM = 64 };

void sample_clear(struct sample *sample)
{
    for (int i = 0; i < SAMPLE_LEVELS; i++)
        free(sample->level[i].value);
    *sample = (struct sample){0};
}

static bool grow(struct sample_level *level)
{
    uint32_t room = level->room > 0 ? 2 * level->room : FIRST_ROOM;
    double *value = realloc(level->value, room * sizeof *value);
    if (!value)
        return false;
    level->value = value;
    level->room = room;
    return true;
}

static bool put(struct sample *sample, int at, double value);

/* Every other value of a full level goes up; the first of each pair, the next time the second. */
static bool halve(struct sample *sample, int at)
{
    struct sample_level *level = &sample->level[at];
    bool fine = true;
    gsl_sort(level->value, 1, level->count);
    for (uint32_t i = level->halved % 2; i < level->count && fine; i += 2)
        fine = put(sample, at + 1, level->value[i]);
    if (level->halved % 2 == 0)
        sample->error += (uint64_t)1 << at;
    level->halved++;
    level->count = 0;
    return fine;
}

static bool put(struct sample *sample, int at, double value)
{
    struct sample_level *level = &sample->level[at];
    REQUIRE(at < SAMPLE_LEVELS);
    if (level->count == SAMPLE_EXACT && !halve(sample, at))
        return false;
    if (level->count == level->room && !grow(level))
        return false;
    level->value[level->count++] = value;
    return true;
}

/* Count, sum and extremes of all. */
static void note(struct sample *sample, uint64_t count, double sum, double min, double max)
{
    sample->min = sample->count == 0 || min < sample->min ? min : sample->min;
    sample->max = sample->count == 0 || max > sample->max ? max : sample->max;
    sample->count += count;
    sample->sum += sum;
}

bool sample_push(struct sample *sample, double value)
{
    REQUIRE(!isnan(value));
    note(sample, 1, value, value, value);
    return put(sample, 0, value);
}

bool sample_merge(struct sample *sample, const struct sample *other)
{
    if (sample->count + other->count <= SAMPLE_EXACT) {
        for (uint32_t i = 0; i < other->level[0].count; i++)
            if (!sample_push(sample, other->level[0].value[i]))
                return false;
        return true;
    }
    if (other->count > 0)
        note(sample, other->count, other->sum, other->min, other->max);
    sample->error += other->error;
    for (int at = 0; at < SAMPLE_LEVELS; at++)
        for (uint32_t i = 0; i < other->level[at].count; i++)
            if (!put(sample, at, other->level[at].value[i]))
                return false;
    return true;
}

double sample_mean(const struct sample *sample)
{
    return sample->count > 0 ? sample->sum / (double)sample->count : (double)NAN;
}

double sample_min(const struct sample *sample)
{
    return sample->count > 0 ? sample->min : (double)NAN;
}

double sample_max(const struct sample *sample)
{
    return sample->count > 0 ? sample->max : (double)NAN;
}

struct weighed {
    double value;
    uint64_t weight;
};

static int compare(const void *left, const void *right)
{
    const struct weighed *a = left, *b = right;
    return a->value < b->value ? -1 : a->value > b->value;
}

/* All values of all levels in order. owns: the caller. fails: NULL when out of memory. */
static struct weighed *in_order(const struct sample *sample, size_t *count)
{
    size_t n = 0;
    for (int at = 0; at < SAMPLE_LEVELS; at++)
        n += sample->level[at].count;
    struct weighed *all = malloc((n + 1) * sizeof *all);
    *count = 0;
    if (!all)
        return NULL;
    for (int at = 0; at < SAMPLE_LEVELS; at++)
        for (uint32_t i = 0; i < sample->level[at].count; i++)
            all[(*count)++] = (struct weighed){sample->level[at].value[i], (uint64_t)1 << at};
    qsort(all, n, sizeof *all, compare);
    return all;
}

/* The value at this place of the sorted whole, 0 first; the extremes are known. */
static double order_statistic(const struct sample *sample, const struct weighed *all, size_t count,
                              uint64_t place)
{
    uint64_t before = 0;
    size_t i = 0;
    if (place == 0)
        return sample->min;
    if (place + 1 >= sample->count)
        return sample->max;
    while (i + 1 < count && before + all[i].weight <= place)
        before += all[i++].weight;
    return all[i].value;
}

double sample_quantile(const struct sample *sample, double fraction)
{
    REQUIRE(fraction >= 0 && fraction <= 1);
    if (sample->count == 0)
        return (double)NAN;
    size_t count;
    struct weighed *all = in_order(sample, &count);
    if (!all)
        return (double)NAN;
    double at = (double)(sample->count - 1) * fraction;
    uint64_t place = (uint64_t)at;
    double part = at - (double)place;
    double low = order_statistic(sample, all, count, place);
    double high = order_statistic(sample, all, count, place + 1);
    free(all);
    return (1 - part) * low + part * high;
}

double sample_rank_error(const struct sample *sample)
{
    return sample->count > 0 ? (double)sample->error / (double)sample->count : 0;
}

uint64_t sample_bytes(const struct sample *sample)
{
    uint64_t bytes = 0;
    for (int i = 0; i < SAMPLE_LEVELS; i++)
        bytes += sample->level[i].room * sizeof(double);
    return bytes;
}
