/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/kept_bytes.h"

#include <stdlib.h>
#include <string.h>

void bytes_put(struct bytes *bytes, const void *data, size_t size)
{
    unsigned char *grown = realloc(bytes->data, bytes->size + size + 1);
    if (!grown) {
        bytes->failed = true;
        return;
    }
    bytes->data = grown;
    memcpy(grown + bytes->size, data, size);
    bytes->size += size;
}

void bytes_get(struct bytes *bytes, void *data, size_t size)
{
    memset(data, 0, size);
    bytes->failed |= bytes->size - bytes->at < size;
    if (bytes->failed)
        return;
    memcpy(data, bytes->data + bytes->at, size);
    bytes->at += size;
}

void bytes_clear(struct bytes *bytes)
{
    free(bytes->data);
    memset(bytes, 0, sizeof *bytes);
}

/* Names, units, flags, and the columns of the table. */
static void put_table(struct bytes *bytes, const struct metric_table *table)
{
    bytes_put(bytes, &table->count, sizeof table->count);
    bytes_put(bytes, &table->replications, sizeof table->replications);
    for (int i = 0; i < table->count; i++) {
        const struct metric *row = &table->row[i];
        size_t length = strlen(row->path);
        bytes_put(bytes, &length, sizeof length);
        bytes_put(bytes, row->path, length);
        bytes_put(bytes, row->unit, sizeof row->unit);
        bytes_put(bytes, &row->flags, sizeof row->flags);
        bytes_put(bytes, row->value, (size_t)table->replications * sizeof *row->value);
    }
}

static void get_row(struct bytes *bytes, int replications, struct metric_table *table)
{
    char path[240], unit[sizeof table->row->unit];
    unsigned flags;
    size_t length;
    bytes_get(bytes, &length, sizeof length);
    bytes->failed |= length >= sizeof path;
    if (bytes->failed)
        return;
    bytes_get(bytes, path, length);
    path[length] = '\0';
    bytes_get(bytes, unit, sizeof unit);
    bytes_get(bytes, &flags, sizeof flags);
    metric_put(table, flags, unit, 0, "%s", path);
    double *value = realloc(table->failed ? NULL : table->row[table->count - 1].value,
                            (size_t)replications * sizeof *value);
    if (!value || table->failed) {
        free(table->failed ? value : NULL);
        bytes->failed = true;
        return;
    }
    table->row[table->count - 1].value = value;
    bytes_get(bytes, value, (size_t)replications * sizeof *value);
}

static void get_table(struct bytes *bytes, struct metric_table *table)
{
    int count, replications;
    bytes_get(bytes, &count, sizeof count);
    bytes_get(bytes, &replications, sizeof replications);
    for (int i = 0; i < count && !bytes->failed; i++)
        get_row(bytes, replications, table);
    table->replications = count > 0 ? replications : 0;
}

void bytes_put_kept(struct bytes *bytes, const struct kept_point *kept)
{
    bytes_put(bytes, kept->scenario, sizeof kept->scenario);
    bytes_put(bytes, &kept->pilots, sizeof kept->pilots);
    bytes_put(bytes, &kept->cut_s, sizeof kept->cut_s);
    bytes_put(bytes, kept->settings, sizeof kept->settings);
    bytes_put(bytes, &kept->count, sizeof kept->count);
    bytes_put(bytes, kept->replication, (size_t)kept->count * sizeof *kept->replication);
    put_table(bytes, &kept->table);
    bytes->failed |= kept->failed;
}

void bytes_get_kept(struct bytes *bytes, struct kept_point *kept)
{
    int count;
    memset(kept, 0, sizeof *kept);
    bytes_get(bytes, kept->scenario, sizeof kept->scenario);
    bytes_get(bytes, &kept->pilots, sizeof kept->pilots);
    bytes_get(bytes, &kept->cut_s, sizeof kept->cut_s);
    bytes_get(bytes, kept->settings, sizeof kept->settings);
    bytes_get(bytes, &count, sizeof count);
    if (!bytes->failed && count > 0)
        kept->replication = malloc((size_t)count * sizeof *kept->replication);
    bytes->failed |= count > 0 && !kept->replication;
    if (!bytes->failed) {
        kept->count = count;
        bytes_get(bytes, kept->replication, (size_t)count * sizeof *kept->replication);
        get_table(bytes, &kept->table);
    }
    kept->failed = bytes->failed;
}
