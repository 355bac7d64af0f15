/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/world.h"

extern const struct route_kind molten_route, ingot_route;

static const struct route_kind *const route_kinds[ROUTES] = {
    [ROUTE_MOLTEN] = &molten_route,
    [ROUTE_INGOT] = &ingot_route,
};

const struct route_kind *route_kind_get(enum supply_route route)
{
    return route_kinds[route];
}
