/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/series.h"

#include <stdlib.h>
#include <string.h>

bool series_push(struct outcome_series *series, double value)
{
    double *list = realloc(series->value, ((size_t)series->count + 1) * sizeof *list);

    if (list == NULL)
        return false;
    series->value = list;
    series->value[series->count++] = value;
    return true;
}

bool series_from_sample(const struct sample *sample, struct outcome_sample *copy)
{
    if (sample->count == 0)
        return true;
    copy->value = malloc(sample->count * sizeof *copy->value);
    if (copy->value == NULL)
        return false;
    memcpy(copy->value, sample->value, sample->count * sizeof *copy->value);
    copy->count = (int)sample->count;
    return true;
}
