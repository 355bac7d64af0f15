/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a watcher is told of a ladle. */
#include <math.h>

#include "sim/chain/vessel.h"
#include "sim/chain/yard.h"

struct trace_event vessel_event(const struct vessel *vessel, enum trace_kind kind)
{
    struct trace_event event = trace_event_none(kind);

    event.ladle = vessel->index;
    event.customer = vessel->customer;
    if (vessel->state.melt_kg > 0)
        event.melt_K = vessel_melt_K(vessel);
    event.face_K = ladle_face_K(vessel->yard->grid, &vessel->state);
    event.shell_K = vessel_shell_K(vessel);
    event.metal_kg = vessel->state.melt_kg;
    return event;
}

void vessel_tell(const struct vessel *vessel, enum trace_kind kind)
{
    struct trace_event event;

    if (vessel->yard->world->watcher == NULL)
        return;
    event = vessel_event(vessel, kind);
    world_tell(vessel->yard->world, &event);
}

/* A copy is advanced, so that the run is the same whether it is watched or not. What oxidises in
 * between is told of at its end. A ladle that stands at a customer is told of as it is looked at.
 */
void vessel_tell_between(const struct vessel *vessel)
{
    const struct world *world = vessel->yard->world;
    const struct watcher *watcher = world->watcher;
    const double now_s = world_now(world);
    struct vessel copy;
    double step;

    if (watcher == NULL || watcher->every_s <= 0 || vessel->stage == VESSEL_STANDS ||
        now_s <= watcher->from_s || vessel->synced_s >= watcher->to_s)
        return;
    copy = *vessel;
    step = floor(fmax(vessel->synced_s - watcher->from_s, 0) / watcher->every_s);
    for (;; step++) {
        const double then_s = watcher->from_s + step * watcher->every_s;
        struct ladle_exchange exchange = {0};
        struct trace_event event;

        if (then_s <= copy.synced_s)
            continue;
        if (then_s >= now_s || then_s > watcher->to_s)
            break;
        world->scenario->ladle.model->advance(&copy.params, copy.yard->grid, &copy.boundary,
                                              then_s - copy.synced_s, &copy.state, &exchange);
        copy.synced_s = then_s;
        event = vessel_event(&copy, TRACE_LADLE);
        event.time_s = then_s;
        watcher->event(watcher->context, &event);
    }
}
