/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void kept_add(struct kept_point *kept, int number, enum replication_status status,
              const char *message, const struct metric_table *one)
{
    struct kept_replication *list =
        realloc(kept->replication, (size_t)(kept->count + 1) * sizeof *list);
    if (!list) {
        kept->failed = true;
        return;
    }
    kept->replication = list;
    struct kept_replication *replication = &list[kept->count++];
    memset(replication, 0, sizeof *replication);
    replication->number = number;
    replication->status = status;
    replication->column = -1;
    snprintf(replication->message, sizeof replication->message, "%s", message ? message : "");
    if (status == REPLICATION_FAILED)
        return;
    replication->column = kept->table.replications;
    metric_table_add(&kept->table, one, 0);
    kept->failed |= kept->table.failed;
}

const struct kept_replication *kept_find(const struct kept_point *kept, int number)
{
    for (int i = 0; i < kept->count; i++)
        if (kept->replication[i].number == number)
            return &kept->replication[i];
    return NULL;
}

void kept_table(const struct kept_point *kept, int count, struct metric_table *table)
{
    memset(table, 0, sizeof *table);
    for (int number = 0; number < count; number++) {
        const struct kept_replication *replication = kept_find(kept, number);
        if (!replication || replication->column < 0) {
            table->failed = true;
            return;
        }
        metric_table_add(table, &kept->table, replication->column);
    }
}

void kept_clear(struct kept_point *kept)
{
    metric_table_clear(&kept->table);
    free(kept->replication);
    memset(kept, 0, sizeof *kept);
}
