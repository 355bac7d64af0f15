/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/chain/place.h"

#include <stdio.h>

#include "models/oxidation/oxidation.h"

static const char *const class_name[PLACE_CLASSES] = {
    [PLACE_NONE] = "none",         [PLACE_PLANT] = "plant",
    [PLACE_SUPPLIER] = "supplier", [PLACE_FUEL] = "gas supply",
    [PLACE_GRID] = "grid",         [PLACE_AIR] = "air",
    [PLACE_FLUE] = "flue",         [PLACE_REACTION] = "reaction",
    [PLACE_DROSS] = "dross",       [PLACE_CASTINGS] = "castings",
    [PLACE_ROAD] = "road",         [PLACE_LADLE] = "ladle",
    [PLACE_FURNACE] = "furnace",   [PLACE_MACHINE] = "machines",
    [PLACE_RETURNS] = "returns",   [PLACE_STOCK] = "ingot stock",
    [PLACE_SCRAP] = "scrap",       [PLACE_MELTER] = "melter",
    [PLACE_TRUCK] = "truck",       [PLACE_POT] = "producer furnace",
    [PLACE_STAND] = "stand",
};

bool place_inside(int code)
{
    return place_class_of(code) >= PLACE_LADLE && place_class_of(code) <= PLACE_STAND;
}

void place_name(int code, char *text, size_t size)
{
    if (place_class_of(code) >= PLACE_LADLE)
        snprintf(text, size, "%s %d", class_name[place_class_of(code)], place_index(code) + 1);
    else if (place_class_of(code) == PLACE_DROSS)
        snprintf(text, size, "dross of %s", loss_cause_name((enum loss_cause)place_index(code)));
    else
        snprintf(text, size, "%s", class_name[place_class_of(code)]);
}
