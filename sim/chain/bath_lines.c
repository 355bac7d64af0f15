/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accounts that a bath posts to whenever time passes. */
#include "sim/chain/foundry.h"

static void machine_lines(const struct bath *bath, struct bath_lines *lines)
{
    const int here = bath_code(bath), castings = place_code(PLACE_CASTINGS, 0);
    const int machine = bath_place(bath, PLACE_MACHINE), returns = bath_place(bath, PLACE_RETURNS);

    lines->draw = ledger_line(FLOW_METAL_DRAW, here, machine);
    lines->draw_heat = ledger_line(FLOW_HEAT_METAL, here, machine);
    lines->dosed = world_loss_lines(machine, LOSS_DOSE);
    lines->shot = ledger_line(FLOW_METAL_SHOT, machine, castings);
    lines->shot_heat = ledger_line(FLOW_HEAT_METAL, machine, castings);
    lines->back = ledger_line(FLOW_METAL_RETURN, machine, returns);
    lines->back_gas = ledger_line(FLOW_GAS_RETURN, place_code(PLACE_FUEL, 0), returns);
    lines->back_flue = ledger_line(FLOW_HEAT_FLUE, returns, place_code(PLACE_FLUE, 0));
    lines->returned = world_loss_lines(returns, LOSS_RETURNS);
}

static void furnace_lines(const struct bath *bath, struct bath_lines *lines)
{
    const int here = bath_code(bath), returns = bath_place(bath, PLACE_RETURNS);
    const bool gas = bath->energy == FURNACE_GAS;

    lines->wear = ledger_line(FLOW_FURNACE_RELINING, here, place_code(PLACE_ROAD, 0));
    lines->input = ledger_line(gas ? FLOW_GAS_HOLD : FLOW_POWER_HOLD,
                               place_code(gas ? PLACE_FUEL : PLACE_GRID, 0), here);
    lines->flue = ledger_line(FLOW_HEAT_FLUE, here, place_code(PLACE_FLUE, 0));
    lines->ambient = ledger_line(FLOW_HEAT_AMBIENT, here, place_code(PLACE_AIR, 0));
    lines->back_melt = ledger_line(FLOW_METAL_RETURN_MELT, returns, here);
    lines->back_melt_heat = ledger_line(FLOW_HEAT_METAL, returns, here);
    lines->held = world_loss_lines(here, LOSS_HOLDING);
}

void bath_lines_init(struct bath *bath)
{
    machine_lines(bath, &bath->lines);
    furnace_lines(bath, &bath->lines);
}
