/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days on which nobody works, whatever the week says. */
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/date.h"
#include "sim/scenario/reader.h"

enum { DATE_LENGTH = 10, RANGE_LENGTH = 22 }; /* "2025-01-28", "2025-01-28..2025-02-04" */

static const double DAY_S = 86400.0;

static bool read_span(struct reader *r, const struct node *node, struct shift_span *out)
{
    const char *text = reader_scalar(r, node, "holidays");
    long first, last;

    if (!text)
        return false;
    bool range = strlen(text) == RANGE_LENGTH && !strncmp(text + DATE_LENGTH, "..", 2);
    if ((!range && strlen(text) != DATE_LENGTH) || !date_parse(text, &first) ||
        !date_parse(range ? text + DATE_LENGTH + 2 : text, &last)) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "'%.40s' is no date", text);
        diag_help(r->diag, "write a day or a range: [2025-01-01, 2025-01-28..2025-02-04]");
        return false;
    }
    if (last < first) {
        diag_error(r->diag, reader_mark(r, node), "E-RANGE",
                   "these holidays end before they begin");
        return false;
    }
    out->start_s = (double)first * DAY_S;
    out->end_s = (double)(last + 1) * DAY_S;
    return true;
}

static int by_start(const void *a, const void *b)
{
    const struct shift_span *x = a, *y = b;
    return (x->start_s > y->start_s) - (x->start_s < y->start_s);
}

/* Sorted, and what touches or overlaps made one. out: how many are left. */
static int join(struct shift_span *span, int count)
{
    int kept = 0;
    qsort(span, (size_t)count, sizeof *span, by_start);
    for (int i = 1; i < count; i++) {
        if (span[i].start_s > span[kept].end_s)
            span[++kept] = span[i];
        else if (span[i].end_s > span[kept].end_s)
            span[kept].end_s = span[i].end_s;
    }
    return count > 0 ? kept + 1 : 0;
}

bool custom_parse_holidays(struct reader *r, const struct node *node, void *member)
{
    const bool list = node->kind == NODE_SEQUENCE;
    const bool none = node->kind == NODE_SCALAR && !strcmp(node->text, "none");
    const int count = none ? 0 : list ? node->count : 1;
    struct shift_span *span = arena_take(r->arena, (size_t)(count + 1) * sizeof *span);
    bool good = span != NULL;

    for (int i = 0; span && i < count; i++)
        good &= read_span(r, list ? node->items[i] : node, &span[i]);
    if (good)
        *(struct shift_holidays *)member = (struct shift_holidays){join(span, count), span};
    return good;
}
