/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost/flow.h"

#include <stddef.h>

static const struct flow_info info[FLOW_COUNT] = {
#define X(id, text, si_unit, flow_book, what)                                                      \
    [FLOW_##id] = {.name = text, .unit = si_unit, .help = what, .book = FLOW_BOOK_##flow_book},
    FLOW_LIST(X)
#undef X
};

const struct flow_info *flow_info(enum flow_kind kind)
{
    return (unsigned)kind < FLOW_COUNT ? &info[kind] : NULL;
}
