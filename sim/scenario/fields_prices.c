/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fields.h"

/* Prices, lives and rates. No row has a default of its own: values, ranges and sources stand in the
 * price set that the scenario names, sim/scenario/data/prices/. All money is without VAT. */

#define PRICE(key_, dim_, member_) PRICE_FROM(key_, dim_, member_, "0")
#define PRICE_FROM(key_, dim_, member_, low_)                                                      \
    .key = key_, .type = FIELD_NUMBER, .dim = dim_, AT(struct scenario, prices.member_),           \
    LIMITS(low_, NULL), .flags = FIELD_PRICE_SET | FIELD_SHEET
#define LIFE(key_, member_)                                                                        \
    .key = key_, .type = FIELD_NUMBER, .dim = DIM_TIME, AT(struct scenario, prices.member_),       \
    LIMITS("1 d", "100 a"), .flags = FIELD_PRICE_SET | FIELD_SHEET
#define SHARE(key_, member_)                                                                       \
    .key = key_, .type = FIELD_NUMBER, .dim = DIM_FRACTION, AT(struct scenario, prices.member_),   \
    LIMITS("0", "1"), .flags = FIELD_PRICE_SET | FIELD_SHEET
#define PER_TIME(key_, member_)                                                                    \
    .key = key_, .type = FIELD_NUMBER, .dim = DIM_RATE, AT(struct scenario, prices.member_),       \
    LIMITS("0 %/a", "200 %/a"), .flags = FIELD_PRICE_SET | FIELD_SHEET

static const struct field prices_rows[] = {
    {.key = "set",
     .type = FIELD_TEXT,
     AT(struct scenario, price_set_name),
     .flags = FIELD_SHEET,
     .help = "Named price set that gives every price not written here: CN-2025 in CNY, EU-2024 in "
             "EUR; it must be in the file's currency."},
    /* energy */
    {PRICE("gas", DIM_MONEY_PER_VOLUME, gas_per_m3),
     .help = "Natural gas per cubic metre, network and taxes included, VAT not."},
    {PRICE_FROM("gas_heat", DIM_ENERGY_PER_VOLUME, gas_heat_J_per_m3, "10 MJ/m3"),
     .help = "Lower heating value of that gas; it must belong to the same cubic metre as the price "
             "and the emission factor."},
    {PRICE("power", DIM_MONEY_PER_ENERGY, power_per_J), .help = "Electricity, all-in."},
    {PRICE("diesel", DIM_MONEY_PER_VOLUME, diesel_per_m3), .help = "Diesel at the fleet's pump."},
    {PRICE("lng", DIM_MONEY_PER_MASS, lng_per_kg),
     .help = "Liquefied natural gas at the fleet's pump; used when fleet.fuel is lng."},
    {PRICE("charging", DIM_MONEY_PER_ENERGY, charging_per_J),
     .help = "Electricity at the fleet's charging point; used when fleet.fuel is electric."},
    /* metal */
    {.key = "dross",
     .type = FIELD_CHOICE,
     AT(struct scenario, prices.dross_disposal),
     .deflt = "sold",
     .choices = choice_dross,
     .flags = FIELD_PLAN | FIELD_SHEET,
     SOURCE(TAG_READ, "AFS_DROSS"),
     .help = "What is done with dross: sold to a smelter, or given away to be treated for a fee "
             "and its metal got back."},
    {SHARE("dross_value", dross_value_frac),
     .help = "What a buyer pays for the metal in dross, as share of the metal price."},
    {SHARE("dross_recovery", dross_recovery_frac),
     .help = "Share of the metal in dross that comes back from tolling."},
    {PRICE("dross_toll", DIM_MONEY_PER_MASS, dross_toll_per_kg),
     .help = "Fee per tonne of dross that is tolled."},
    /* capital */
    {PER_TIME("interest", interest_per_s),
     .help =
         "Rate at which capital is charged in the annuity; 0 gives straight-line depreciation."},
    {PRICE("truck", DIM_MONEY, truck), .help = "One tractor with its special trailer, no ladles."},
    {LIFE("truck_life", truck_life_s), .help = "Years over which a truck is written off."},
    {PRICE("ladle", DIM_MONEY, ladle), .help = "One ladle with its first lining and lid."},
    {LIFE("ladle_life", ladle_life_s), .help = "Years a ladle's steel and lid gear serve."},
    {PRICE("relining", DIM_MONEY, relining), .help = "Wrecking out and relining one ladle."},
    {.key = "relining_life",
     .type = FIELD_NUMBER,
     .dim = DIM_NONE,
     AT(struct scenario, prices.relining_life_heats),
     LIMITS("1", "100000"),
     .flags = FIELD_PRICE_SET | FIELD_SHEET,
     .help = "Heats (fills) between relinings of one ladle."},
    {PRICE("station", DIM_MONEY, station), .help = "One preheat station with burner and hood."},
    {LIFE("station_life", station_life_s), .help = "Years a preheat station serves."},
    {PRICE("dock", DIM_MONEY, dock),
     .help = "One receiving dock: crane or tilter, launder, weighing, pit."},
    {LIFE("dock_life", dock_life_s), .help = "Years a dock serves."},
    {PRICE("tap", DIM_MONEY, tap),
     .help = "One tapping bay at the producer: launder, weighing, pit."},
    {LIFE("tap_life", tap_life_s), .help = "Years a tapping bay serves."},
    {PRICE("stand", DIM_MONEY, stand),
     .help = "One place for a ladle left at the die-caster: seat, dosing lid with its heater, "
             "controls, guards."},
    {LIFE("stand_life", stand_life_s), .help = "Years a stand serves."},
    {PRICE("melter", DIM_MONEY_PER_MASS_RATE, melter_per_kg_per_s),
     .help = "Melting furnace, installed, per tonne an hour."},
    {LIFE("melter_life", melter_life_s), .help = "Years a melting furnace serves."},
    {PRICE("holder", DIM_MONEY_PER_MASS, holder_per_kg),
     .help = "Holding furnace, installed, per tonne of capacity."},
    {LIFE("holder_life", holder_life_s), .help = "Years a holding furnace serves."},
    {PRICE("furnace_relining", DIM_MONEY_PER_MASS, furnace_relining_per_kg),
     .help = "A new lining of a furnace of die-caster or producer, wrecking and drying included, "
             "per tonne of its capacity; charged by 'relining_every' of the furnace."},
    /* people */
    {PRICE("driver", DIM_MONEY_PER_TIME, driver_per_s),
     .help = "One driver per hour on duty, with employer's charges, holidays and sickness."},
    {PRICE("worker", DIM_MONEY_PER_TIME, worker_per_s), .help = "One furnace worker, likewise."},
    {PRICE("dispatcher", DIM_MONEY_PER_TIME, dispatcher_per_s),
     .help = "One dispatcher, likewise."},
    {SHARE("overhead", overhead_frac),
     .help = "Supervision, safety and administration of the melting shop as share of its workers' "
             "wages; the haulier's stands in haulier_margin."},
    /* road */
    {PRICE("toll", DIM_MONEY_PER_LENGTH, toll_per_m), .help = "Road toll per kilometre driven."},
    {PRICE("tyre", DIM_MONEY_PER_LENGTH, tyre_per_m), .help = "Tyres per kilometre driven."},
    {PRICE("truck_maintenance", DIM_MONEY_PER_LENGTH, truck_maintenance_per_m),
     .help = "Service, repair and lubricants per kilometre driven."},
    {PRICE("truck_insurance", DIM_MONEY_PER_TIME, truck_insurance_per_s),
     .help = "Liability and hull insurance of one dangerous-goods truck."},
    {PRICE("truck_inspection", DIM_MONEY_PER_TIME, truck_inspection_per_s),
     .help = "Vehicle tax, inspections, dangerous-goods approval of truck and ladles, per truck."},
    {SHARE("cargo_insurance", cargo_insurance_frac),
     .help = "Premium as share of the value of the metal carried."},
    {SHARE("haulier_margin", haulier_margin_frac),
     .help = "Overhead and profit of the haulier on everything it pays; 0 for an own fleet."},
    {PRICE("incident", DIM_MONEY, incident),
     .help = "Mean cost of a spill or roll-over: recovery, road, vehicle, claims."},
    {PER_TIME("asset_maintenance", asset_maintenance_frac_per_s),
     .help = "Upkeep and insurance of fixed plant (stations, docks, taps, furnaces), share of its "
             "price a "
             "year."},
    /* handling */
    {PRICE("receipt", DIM_MONEY_PER_MASS, receipt_per_kg),
     .help = "Sampling, spectrometer, degassing and weighing of molten metal at the customer."},
    {.key = "weighing",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct scenario, prices.weighing.bias_frac),
     LIMITS("-0.05", "0.05"),
     .flags = FIELD_PRICE_SET | FIELD_SHEET,
     .help = "How much more of a load the producer's scales show than the die-caster's, mean over "
             "loads, as share of the load; negative when they favour the die-caster."},
    {.key = "weighing_spread",
     .type = FIELD_NUMBER,
     .dim = DIM_FRACTION,
     AT(struct scenario, prices.weighing.spread_frac),
     LIMITS("0", "0.05"),
     .flags = FIELD_PRICE_SET | FIELD_SHEET,
     .help = "Standard deviation of that difference from load to load; two weighbridges of 20 kg "
             "steps on 8 t: about 0.15 %."},
    {SHARE("weighing_tolerance", weighing.tolerance_frac),
     .help = "A load whose two weights differ by more than this is paid for by the die-caster's "
             "scales, any other by the producer's; 0 %: nobody weighs again, always by the "
             "producer's."},
    {PRICE("wash", DIM_MONEY, wash),
     .help = "Washing one ladle between two alloys: work, flux and tools; the metal that rinses it "
             "is counted apart."},
    {PRICE("refused", DIM_MONEY_PER_MASS, refused_per_kg),
     .help = "Bringing back and remelting a load that was refused."},
    {PRICE("heel_return", DIM_MONEY_PER_MASS, heel_per_kg),
     .help = "Pouring back and reheating what comes home in ladles that a die-caster emptied."},
    /* ingots */
    {PRICE("freight", DIM_MONEY_PER_MASS_LENGTH, freight_per_kgm),
     .help = "Ordinary freight of ingots per tonne and kilometre."},
    {PRICE("ingot_casting", DIM_MONEY_PER_MASS, ingot_casting_per_kg),
     .help = "What the producer saves when it does not cast ingots: casting, cooling, stacking, "
             "strapping, its melt loss."},
    {PRICE("ingot_handling", DIM_MONEY_PER_MASS, ingot_handling_per_kg),
     .help = "Unloading, storing and bringing ingots to the melting furnace."},
    /* stock and service */
    {PER_TIME("stock_interest", stock_interest_per_s),
     .help = "Cost of capital on metal in stock and in transit."},
    {PRICE("downtime", DIM_MONEY_PER_TIME, downtime_per_s),
     .help = "An hour in which a machine stands for want of metal."},
    /* contract */
    {PRICE("take_or_pay", DIM_MONEY_PER_MASS, take_or_pay_per_kg),
     .help = "What is paid for a tonne that was agreed with molten.take_or_pay and not taken: the "
             "producer's fixed cost and margin; the metal itself is sold to others."},
    {PRICE_FROM("molten_premium", DIM_MONEY_PER_MASS, molten_premium_per_kg, NULL),
     .help = "What the contract adds to (or takes off) the price of molten metal."},
    {PRICE_FROM("ingot_premium", DIM_MONEY_PER_MASS, ingot_premium_per_kg, NULL),
     .help = "What the contract adds to (or takes off) the price of ingots."},
    {PRICE("molten_miscellaneous", DIM_MONEY_PER_MASS, molten_miscellaneous_per_kg),
     .help = "A declared sum per tonne for what nothing else names, molten route."},
    {PRICE("ingot_miscellaneous", DIM_MONEY_PER_MASS, ingot_miscellaneous_per_kg),
     .help = "A declared sum per tonne for what nothing else names, ingot route."},
    {PRICE("carbon", DIM_MONEY_PER_MASS, carbon_per_kg), .help = "Price of CO2 that is paid."},
    {PRICE("cbam", DIM_MONEY_PER_MASS, cbam_per_kg),
     .help = "Price of direct CO2 at the border of the EU, for castings that go there; 0: they do "
             "not."},
};

const struct section prices_section = {
    .key = "prices",
    .kind = SECTION_ONE,
    .help = "Everything that only the cost sheet reads.",
    ROWS(prices_rows),
};
