/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/trace.h"

#include <math.h>
#include <stddef.h>

const struct trace_kind_info *trace_kind_info(enum trace_kind kind)
{
    static const struct trace_kind_info info[TRACE_KINDS] = {
        [TRACE_ORDERED] = {"ordered", NULL, NULL},
        [TRACE_TRUCK] = {"takes_truck", NULL, "loading"},
        [TRACE_STATION] = {"on_station", "heating", NULL},
        [TRACE_HOT] = {"hot", "hot", NULL},
        [TRACE_TAP] = {"tap_opens", "filling", NULL},
        [TRACE_FILLED] = {"filled", "full", NULL},
        [TRACE_ROUND] = {"goes_round", NULL, NULL},
        [TRACE_LEAVES] = {"leaves", "road full", "road full"},
        [TRACE_ARRIVES] = {"arrives", "at customer", "at customer"},
        [TRACE_POURS] = {"pours", "pouring", NULL},
        [TRACE_POURED] = {"poured", "at customer", NULL},
        [TRACE_REFUSED] = {"refused", "at customer", NULL},
        [TRACE_LEFT] = {"left", "standing", NULL},
        [TRACE_TAKEN] = {"taken", "at customer", NULL},
        [TRACE_RIDES] = {"rides_on", "road empty", NULL},
        [TRACE_RETURNS] = {"returns", "road empty", "road empty"},
        [TRACE_BACK] = {"back", "waiting", "free"},
        [TRACE_STARVED] = {"furnace_starves", NULL, NULL},
        [TRACE_FEEDS] = {"furnace_feeds", NULL, NULL},
        [TRACE_MELTS] = {"standby_melts", NULL, NULL},
        [TRACE_MELTED] = {"standby_pours", NULL, NULL},
        [TRACE_LADLE] = {"ladle", NULL, NULL},
        [TRACE_FURNACE] = {"furnace", NULL, NULL},
    };

    return &info[kind];
}

struct trace_event trace_event_none(enum trace_kind kind)
{
    return (struct trace_event){.kind = kind,
                                .customer = -1,
                                .order = -1,
                                .truck = -1,
                                .ladle = -1,
                                .furnace = -1,
                                .melt_K = NAN,
                                .face_K = NAN,
                                .shell_K = NAN,
                                .metal_kg = NAN,
                                .returns_kg = NAN};
}
