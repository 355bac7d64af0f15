/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_PRICE_H
#define MODELS_COST_PRICE_H

#include "models/cost/weighing.h"

/*
 * Everything that only the cost sheet reads: prices, lives, rates. Money is in the scenario's
 * currency, never converted. Per-year figures are per second of calendar time here (365 d).
 */
struct price_set {
    /* energy */
    double gas_per_m3, gas_heat_J_per_m3, power_per_J, diesel_per_m3;
    double lng_per_kg, charging_per_J; /* of trucks */
    /* dross: sold at a share of the metal price, or tolled; see models/cost/dross.h */
    int dross_disposal;
    double dross_value_frac, dross_recovery_frac, dross_toll_per_kg;
    /* capital: annuity of price over life at interest */
    double interest_per_s;
    double truck, truck_life_s; /* tractor with special trailer, without ladles */
    double ladle, ladle_life_s;
    double relining, relining_life_heats;      /* per relining, heats between relinings */
    double station, station_life_s;            /* preheat station */
    double dock, dock_life_s;                  /* receiving dock with tilter, launder, weighing */
    double tap, tap_life_s;                    /* tapping bay at the producer */
    double stand, stand_life_s;                /* place for a ladle left at the die-caster */
    double melter_per_kg_per_s, melter_life_s; /* melting furnace, per melting rate */
    double holder_per_kg, holder_life_s;       /* holding furnace, per capacity */
    double furnace_relining_per_kg;            /* per capacity of holding or producer's furnace */
    /* people */
    double driver_per_s, worker_per_s, dispatcher_per_s; /* per manned second, all-in */
    double overhead_frac; /* of the furnace workers' wages: supervision, safety, administration */
    /* road */
    double toll_per_m, tyre_per_m;
    double truck_maintenance_per_m, truck_insurance_per_s, truck_inspection_per_s;
    double cargo_insurance_frac;         /* of the metal value carried */
    double haulier_margin_frac;          /* on everything the haulier pays */
    double incident;                     /* mean cost of a spill or roll-over */
    double asset_maintenance_frac_per_s; /* of the price of fixed plant, per time */
    /* handling */
    double receipt_per_kg; /* sampling, degassing, weighing at the customer */
    double refused_per_kg; /* remelting a refused load */
    double heel_per_kg;    /* pouring back what comes home in an emptied ladle */
    double wash;           /* of one ladle between two alloys: work, flux, tools */
    /* ingots */
    double freight_per_kgm, ingot_casting_per_kg, ingot_handling_per_kg;
    /* stock and service */
    double stock_interest_per_s, downtime_per_s;
    /* contract */
    struct weighing weighing;  /* whose scales are paid by */
    double take_or_pay_per_kg; /* agreed and not taken */
    double molten_premium_per_kg, ingot_premium_per_kg;
    double molten_miscellaneous_per_kg, ingot_miscellaneous_per_kg;
    double carbon_per_kg; /* price of CO2 */
    double cbam_per_kg;   /* of direct CO2, where castings go into the EU */
};

#endif
