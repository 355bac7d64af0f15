/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_FLOW_H
#define MODELS_COST_FLOW_H

#include "models/oxidation/oxidation.h"

/*
 * Physical flows: what the simulation posts and the sheets read. A kind has one unit and one book:
 * metal (kg), energy (J), or activity (km, hours, counts), whose sums must agree with the counters
 * that the entities keep themselves. No prices here.
 *   X(enumerator, text name, SI unit, book, what it is)
 */
#define FLOW_LIST(X)                                                                               \
    X(METAL_TAP, "metal.tap", "kg", METAL, "metal tapped into ladles")                             \
    X(METAL_POUR, "metal.pour", "kg", METAL,                                                       \
      "metal poured into holding furnaces, or drawn from ladles that are left as furnaces")        \
    X(METAL_REFUSED, "metal.refused", "kg", METAL, "metal of refused loads taken back")            \
    X(METAL_HEEL, "metal.heel", "kg", METAL, "metal that came home in emptied ladles")             \
    X(METAL_SPILLED, "metal.spilled", "kg", METAL, "metal spilled on the road in incidents")       \
    X(METAL_SKULL, "metal.skull", "kg", METAL, "skull cleaned out of ladles, remelted")            \
    X(METAL_INGOT, "metal.ingot", "kg", METAL, "ingots received into stock")                       \
    X(METAL_CHARGE, "metal.charge", "kg", METAL, "ingots charged into melters")                    \
    X(METAL_TRANSFER, "metal.transfer", "kg", METAL, "metal from melters into holding furnaces")   \
    X(METAL_DRAW, "metal.draw", "kg", METAL, "metal drawn by machines, before dosing loss")        \
    X(METAL_SHOT, "metal.shot", "kg", METAL, "metal that left as castings")                        \
    X(METAL_RETURN, "metal.return", "kg", METAL, "returns charged into the returns melter")        \
    X(METAL_RETURN_MELT, "metal.return_melt", "kg", METAL, "remelted returns into furnaces")       \
    X(METAL_SCRAP, "metal.scrap", "kg", METAL, "returns put aside for the producer")               \
    X(METAL_BACKHAUL, "metal.backhaul", "kg", METAL, "returns carried back to the producer")       \
    X(METAL_DRAINED, "metal.drained", "kg", METAL, "metal emptied from furnaces that rest")        \
    X(METAL_OXIDISED, "metal.oxidised", "kg", METAL, "metal oxidised")                             \
    X(METAL_TRAPPED, "metal.trapped", "kg", METAL, "metal trapped in dross")                       \
    X(RETURN_OXIDISED, "return.oxidised", "kg", METAL, "metal oxidised in remelting returns")      \
    X(RETURN_TRAPPED, "return.trapped", "kg", METAL, "metal trapped in the dross of returns")      \
    X(PLANT_CHARGE, "plant.charge", "kg", METAL, "cold metal charged by the producer")             \
    X(PLANT_SCRAP, "plant.scrap", "kg", METAL, "in-plant scrap charged by the producer")           \
    X(PLANT_BATCH, "plant.batch", "kg", METAL, "molten metal into alloying furnaces")              \
    X(PLANT_SURPLUS, "plant.surplus", "kg", METAL, "batches cast to ingot unasked")                \
    X(PLANT_OXIDISED, "plant.oxidised", "kg", METAL, "metal oxidised at the producer")             \
    X(PLANT_TRAPPED, "plant.trapped", "kg", METAL, "metal trapped in its dross")                   \
    X(HEAT_METAL, "heat.metal", "J", ENERGY, "enthalpy carried by metal")                          \
    X(HEAT_AMBIENT, "heat.ambient", "J", ENERGY, "heat lost through walls, lids and bridges")      \
    X(HEAT_OPENING, "heat.opening", "J", ENERGY, "heat lost through open mouths")                  \
    X(HEAT_STREAM, "heat.stream", "J", ENERGY, "heat lost in launders and streams")                \
    X(HEAT_FLUE, "heat.flue", "J", ENERGY, "heat lost with flue gas or in supply")                 \
    X(HEAT_OXIDATION, "heat.oxidation", "J", ENERGY, "heat of oxidation released")                 \
    X(HEAT_OXIDATION_LOST, "heat.oxidation_lost", "J", ENERGY, "part of it that left with dross")  \
    X(GAS_PREHEAT, "gas.preheat", "J", ENERGY, "gas of ladle preheating and hot standby")          \
    X(GAS_SUPERHEAT, "gas.superheat", "J", ACTIVITY,                                               \
      "gas to heat metal above casting temperature")                                               \
    X(GAS_MELT, "gas.melt", "J", ENERGY, "gas of ingot melting")                                   \
    X(GAS_RETURN, "gas.return", "J", ENERGY, "gas of remelting returns")                           \
    X(GAS_HOLD, "gas.hold", "J", ENERGY, "gas of holding furnaces")                                \
    X(POWER_MELT, "power.melt", "J", ENERGY, "electric heat of ingot melting")                     \
    X(POWER_HOLD, "power.hold", "J", ENERGY,                                                       \
      "electricity of holding furnaces, and of lids over ladles left as such")                     \
    X(GAS_PLANT, "gas.plant", "J", ENERGY, "gas of the producer's furnaces")                       \
    X(POWER_PLANT, "power.plant", "J", ENERGY, "electricity of the producer's furnaces")           \
    X(POWER_AUXILIARY, "power.auxiliary", "J", ACTIVITY, "fans, pumps and charging of melters")    \
    X(PLANT_CYCLE, "plant.cycle", "1", ACTIVITY, "batches made ready by the producer")             \
    X(ROAD_LOADED, "road.loaded", "m", ACTIVITY, "distance driven with metal")                     \
    X(ROAD_EMPTY, "road.empty", "m", ACTIVITY, "distance driven empty")                            \
    X(ROAD_FUEL, "road.fuel", "m3", ACTIVITY, "diesel")                                            \
    X(ROAD_TRIP, "road.trip", "1", ACTIVITY, "round trips")                                        \
    X(TRUCK_TIME, "truck.time", "s", ACTIVITY, "time trucks were on a trip")                       \
    X(LADLE_HEAT, "ladle.heat", "1", ACTIVITY, "ladle fills")                                      \
    X(LADLE_TIME, "ladle.time", "s", ACTIVITY, "time ladles were on a trip or left at a customer") \
    X(SHORTFALL, "contract.shortfall", "kg", ACTIVITY,                                             \
      "metal agreed to be paid for and not taken")                                                 \
    X(LADLE_WASH, "ladle.wash", "1", ACTIVITY, "ladles washed between two alloys")                 \
    X(WASH_METAL, "ladle.wash_metal", "kg", ACTIVITY, "metal that rinsed them")                    \
    X(LOAD_POURED, "load.poured", "1", ACTIVITY, "ladles accepted, and poured or left")            \
    X(LOAD_REFUSED, "load.refused", "1", ACTIVITY, "ladles refused")                               \
    X(TRANSIT_TIME, "metal.transit", "kg s", ACTIVITY, "metal in ladles times time")               \
    X(STOCK_TIME, "metal.stock", "kg s", ACTIVITY, "ingots in stock times time")                   \
    X(FURNACE_OFF, "furnace.off", "s", ACTIVITY, "time holding furnaces were emptied and off")     \
    X(FURNACE_RELINING, "furnace.relining", "kg", ACTIVITY,                                        \
      "lining of holding furnaces used up, as capacity")                                           \
    X(PLANT_RELINING, "plant.relining", "kg", ACTIVITY,                                            \
      "lining of the producer's furnaces used up, as capacity")                                    \
    X(DOWNTIME, "downtime", "s", ACTIVITY, "machine time lost to want of metal")

enum flow_kind {
#define X(id, name, unit, book, help) FLOW_##id,
    FLOW_LIST(X)
#undef X
        FLOW_COUNT
};

enum flow_book { FLOW_BOOK_METAL, FLOW_BOOK_ENERGY, FLOW_BOOK_ACTIVITY };

struct flow_info {
    const char *name, *unit, *help;
    enum flow_book book;
};

/* Name, unit, book and help of a kind; NULL outside the list. */
const struct flow_info *flow_info(enum flow_kind kind);

/* Sums by kind over the observed window of one route in one replication. */
struct flow_sum {
    double amount[FLOW_COUNT];
    double lost_kg[LOSS_CAUSES]; /* gross metal loss by cause: parts of the amounts above */
};

#endif
