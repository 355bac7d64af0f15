/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/series.h"

#include <stdlib.h>

bool series_push(struct outcome_series *series, double value)
{
    double *list = realloc(series->value, ((size_t)series->count + 1) * sizeof *list);

    if (list == NULL)
        return false;
    series->value = list;
    series->value[series->count++] = value;
    return true;
}
