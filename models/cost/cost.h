/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_COST_H
#define MODELS_COST_COST_H

#include <stdbool.h>

#include "models/cost/flow.h"
#include "models/cost/price.h"

/*
 * A sheet is a pure fold over flows, assets and prices: one descriptor per item, each quantity x
 * price. The same fold re-prices a finished run. Adding an item is one descriptor in one file.
 */

enum supply_route { ROUTE_MOLTEN, ROUTE_INGOT, ROUTES };

/* Rows of the sheets. The first five are Exhibit 12's, per route; names by cost_row_name. */
enum cost_row {
    ROW_MOLTEN_INSULATION, ROW_MOLTEN_DEPRECIATION, ROW_MOLTEN_LOSS_AND_TRANSPORT,
    ROW_MOLTEN_SPECIAL_VEHICLE, ROW_MOLTEN_MISCELLANEOUS, ROW_MOLTEN_OTHER,
    ROW_INGOT_ENERGY, ROW_INGOT_DEPRECIATION, ROW_INGOT_BURN_LOSS, ROW_INGOT_LABOUR,
    ROW_INGOT_MISCELLANEOUS, ROW_INGOT_OTHER,
    ROWS
};

const char *cost_row_name(enum cost_row row);          /* "insulation" */
enum supply_route cost_row_route(enum cost_row row);

/* How an item grows: answers "what would it be at twice the distance". */
enum cost_driver { DRIVER_FIXED, DRIVER_HOUR, DRIVER_TRIP, DRIVER_KM, DRIVER_TONNE };

enum cost_party { PARTY_DIE_CASTER, PARTY_PRODUCER, PARTY_HAULIER, PARTY_OUTSIDE, PARTIES };

/* Assets of one route, counted in whole things (or fractions when pooled). */
struct cost_assets {
    double trucks;            /* charged, spares included */
    double trucks_pooled;     /* the fraction of trucks whose hours were used, spares pro rata */
    double crews;             /* seats x working trucks */
    double crews_pooled;
    double ladles, stations, docks, taps;
    double melter_kg_per_s;   /* installed melting rate */
    double holder_kg;         /* installed holding capacity */
    double workers, dispatchers;
    double manned_frac;       /* share of calendar time the fleet is manned */
    double plant_manned_frac; /* share of calendar time the melting plant is manned */
};

struct cost_view {
    enum supply_route route;
    const struct price_set *prices;
    const struct flow_sum *flow;
    const struct cost_assets *assets;
    double metal_price_per_kg;
    double observed_s;
    double new_metal_kg;      /* shots less returns remelted: the denominator */
    double carbon_kg;         /* scope 1 and 2, for the carbon price */
    double distance_m;        /* one way, for freight */
    double incident_rate_per_m;
    bool pooled;              /* charge pooled trucks and crews */
};

struct cost_sheet;

struct cost_item {
    const char *name;         /* "preheat_gas" */
    const char *summary;
    const char *quantity_unit; /* readable unit: "m3", "truck-year", "h" */
    double quantity_scale;    /* SI quantity = readable x scale (1 h = 3600 s) */
    enum cost_row row;
    enum cost_driver driver;
    enum cost_party payer, payee;
    bool exhibit;             /* inside Exhibit 12's boundary; else only in the supply chain's */
    const char *source;
    double (*quantity)(const struct cost_view *, const struct cost_sheet *); /* SI */
    double (*price)(const struct cost_view *);                               /* per SI quantity */
};

#define COST_MAX_ITEMS 64

struct cost_line {
    const struct cost_item *item;
    double quantity, price, amount; /* SI, money; amount = quantity x price */
};

struct cost_sheet {
    int count;
    struct cost_line line[COST_MAX_ITEMS];
    double row[ROWS];               /* inside the chosen boundary */
    double total;                   /* inside the chosen boundary */
    double total_exhibit, total_supply_chain;
    double party[PARTIES];          /* paid less received, chosen boundary; sums to zero */
    double driver[5];
    double residual;                /* worst disagreement of the sums, over the sum of |amounts| */
};

/* Every item, in the order of the sheets; NULL-terminated. */
const struct cost_item *const *cost_items(void);

/* The sheet of view->route. supply_chain: include items outside Exhibit 12's boundary in rows. */
void cost_sheet_evaluate(const struct cost_view *view, bool supply_chain, struct cost_sheet *sheet);

/* Annuity per time for a price over a life at an interest rate (all per second):
 *   a = p i / (1 - exp(-i' n)) in yearly compounding, see annuity.c. interest 0: straight line. */
double cost_annuity_per_s(double price, double life_s, double interest_per_s);

#endif
