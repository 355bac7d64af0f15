/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_COST_H
#define MODELS_COST_COST_H

#include <stdbool.h>
#include <stddef.h>

#include "models/cost/flow.h"
#include "models/cost/price.h"

/*
 * A sheet is a pure fold over flows, assets and prices: one descriptor per item, each quantity x
 * price. The same fold re-prices a finished run. Adding an item is one descriptor in one file.
 */

enum supply_route { ROUTE_MOLTEN, ROUTE_INGOT, ROUTES };

/* Rows of the sheets. The first five are Exhibit 12's, per route; names by cost_row_name. */
enum cost_row {
    ROW_MOLTEN_INSULATION,
    ROW_MOLTEN_DEPRECIATION,
    ROW_MOLTEN_LOSS_AND_TRANSPORT,
    ROW_MOLTEN_SPECIAL_VEHICLE,
    ROW_MOLTEN_MISCELLANEOUS,
    ROW_MOLTEN_OTHER,
    ROW_INGOT_ENERGY,
    ROW_INGOT_DEPRECIATION,
    ROW_INGOT_BURN_LOSS,
    ROW_INGOT_LABOUR,
    ROW_INGOT_MISCELLANEOUS,
    ROW_INGOT_OTHER,
    ROWS
};

const char *cost_row_name(enum cost_row row); /* "insulation" */
enum supply_route cost_row_route(enum cost_row row);

/* How an item grows: answers "what would it be at twice the distance". */
enum cost_driver { DRIVER_FIXED, DRIVER_HOUR, DRIVER_TRIP, DRIVER_KM, DRIVER_TONNE, DRIVERS };

const char *cost_driver_name(enum cost_driver driver); /* "per_km" */

/* Who lays the money out. The same convention in every scenario:
 *
 *   producer: what makes the metal ready. Preheating, superheat, ladles and their linings,
 *       stations, taps, metal in transit, remelting of skull and refused loads, ingot casting;
 *
 *   haulier: trucks, crew, fuel, toll, tyres, dispatch, insurance of truck and cargo;
 *
 *   die-caster: its own plant and people, metal lost, freight and stock of ingots, the haulier's
 *       margin, incidents beyond the insurances, premiums, the carbon price.
 *
 * Settlements between them (freight bill, metal price) cancel in the sum and are no items; only
 * margin and premium, which exceed somebody's outlay, are posted between parties.
 * source: assumption */
enum cost_party { PARTY_DIE_CASTER, PARTY_PRODUCER, PARTY_HAULIER, PARTY_OUTSIDE, PARTIES };

const char *cost_party_name(enum cost_party party); /* "die_caster" */

/* Prices per year are spread over years of 365 d. */
#define COST_YEAR_S (365.0 * 86400.0)

/* Assets of one route, counted in whole things (or fractions when pooled).
 *   X(member, unit, what it is) */
#define COST_ASSET_LIST(X)                                                                         \
    X(trucks, "1", "charged, spares included")                                                     \
    X(trucks_pooled, "1", "the fraction of trucks whose hours were used, spares pro rata")         \
    X(truck_worth, "-", "price of a truck over that of the price set, mean of the working ones")   \
    X(crews, "1", "seats x working trucks")                                                        \
    X(crews_pooled, "1", "seats x the fraction of working trucks whose hours were used")           \
    X(ladles, "1", "ladles")                                                                       \
    X(stations, "1", "preheat stations")                                                           \
    X(docks, "1", "receiving docks")                                                               \
    X(taps, "1", "tapping bays")                                                                   \
    X(stands, "1", "places for ladles that are left as furnaces")                                  \
    X(melter_kg_per_s, "kg/s", "installed melting rate")                                           \
    X(holder_kg, "kg", "installed holding capacity")                                               \
    X(workers, "1", "people at the melting furnaces")                                              \
    X(dispatchers, "1", "dispatchers on duty")                                                     \
    X(manned_frac, "-", "share of calendar time the fleet is manned")                              \
    X(plant_manned_frac, "-", "share of calendar time the melting plant is manned")                \
    X(returns_melter_kg_per_s, "kg/s", "installed rate of the melter kept for returns")

struct cost_assets {
#define X(member, unit, help) double member;
    COST_ASSET_LIST(X)
#undef X
};

struct cost_asset_info {
    const char *name, *unit, *help;
    size_t offset; /* of the double in struct cost_assets */
};

/* The index-th asset in the order of the list; NULL past the last. */
const struct cost_asset_info *cost_asset_info(int index);

/* What the trucks run on in the place of diesel; all zero: on diesel. The fuel is a choice of the
 * sheets alone: what it changes on the road, range, filling and weight, is not simulated. */
struct cost_fuel {
    double other_frac;      /* of the diesel that is not burnt */
    double lng_kg, power_J; /* instead of a m3 of diesel */
};

struct cost_view {
    enum supply_route route;
    const struct price_set *prices;
    const struct flow_sum *flow;
    const struct cost_assets *assets;
    double metal_price_per_kg; /* mean over the observed window */
    /* how far the price was above that mean while each kind flowed; 0 where it is constant */
    double metal_price_excess_frac[FLOW_COUNT];
    double stock_devalued_kg; /* - integral of ingot stock over price / mean price */
    double observed_s;
    double new_metal_kg; /* shots less returns remelted: the denominator */
    double carbon_kg;    /* what the carbon price falls on: carbon_chain_kg of the route */
    double direct_kg;    /* what the CBAM falls on: direct_kg of the carbon sheet */
    struct cost_fuel fuel;
    double distance_m; /* one way, for freight */
    double incident_rate_per_m;
    bool pooled; /* charge pooled trucks and crews */
};

/* One item: a row, a quantity and a price. name is unique within its route; an item that stands in
 * both sheets is two descriptors that share their functions. */
struct cost_item {
    const char *name; /* "preheat_gas" */
    const char *summary;
    const char *quantity_unit; /* readable unit: "m3", "truck-year", "h" */
    double quantity_scale;     /* SI quantity = readable x scale (1 h = 3600 s) */
    enum cost_row row;
    enum cost_driver driver;
    enum cost_party payer, payee;
    bool exhibit;       /* inside Exhibit 12's boundary; else only in the supply chain's */
    const char *source; /* key of docs/sources.bib, or "assumption" */
    /* A mark-up on what its payee has paid in the lines above: the fold gives the quantity (money),
     * and the amount grows with the drivers of those lines, in proportion. */
    bool mark_up;
    double (*quantity)(const struct cost_view *); /* SI; NULL for a mark-up */
    double (*price)(const struct cost_view *);    /* money per SI quantity */
    /* Keys of the scenario that the sheet reads for it, parted by blanks: prices, lives, factors.
     * A mark-up grows besides with what it is put on. */
    const char *keys;
};

#define COST_MAX_ITEMS 64

struct cost_line {
    const struct cost_item *item;
    double quantity, price, amount; /* SI, money; amount = quantity x price */
};

/* Amounts are money over the observed window; divide by new_metal_kg for money per kg. */
struct cost_sheet {
    int count; /* lines of both boundaries, see item->exhibit */
    struct cost_line line[COST_MAX_ITEMS];
    double row[ROWS]; /* inside the chosen boundary */
    double total;     /* inside the chosen boundary */
    double total_exhibit, total_supply_chain;
    double party[PARTIES];  /* paid less received, chosen boundary; sums to zero */
    double driver[DRIVERS]; /* chosen boundary; sums to total */
    double residual;        /* worst disagreement of the sums, over the sum of |amounts| */
};

/* Every item, in the order of the sheets; NULL-terminated. */
const struct cost_item *const *cost_items(void);

/* The item of that name, or NULL. */
const struct cost_item *cost_item_find(enum supply_route route, const char *name);

/* The sheet of view->route: lines, sums, residual.
 * in: view, all amounts over one observed window; supply_chain: rows, total, parties and drivers
 *     include the items outside Exhibit 12's boundary
 * valid: lives > 0 and gas_heat_J_per_m3 > 0 where the price is not zero */
void cost_sheet_evaluate(const struct cost_view *view, bool supply_chain, struct cost_sheet *sheet);

/* The sums alone, from sheet->line: rows, totals, parties, drivers, each by a walk of its own. */
void cost_sheet_sum(bool supply_chain, struct cost_sheet *sheet);

/* The money book: how far the sheet is from itself and from the view. The worst of
 *
 *   |sum over rows - sum over lines|, |sum over drivers - sum over lines|,
 *   |total - sum over lines|, |sum over parties|, |a party - its lines|,
 *   |quantity x price computed again from the view - amount of its line|, for every item of the
 *       route, a missing line being 0,
 *
 * over the sum of the |amounts| computed again. 0 when everything is 0, infinite when only they
 * are. Separate from cost_sheet_evaluate, so that a test can drop a line and see it. */
double cost_sheet_residual(const struct cost_view *view, bool supply_chain,
                           const struct cost_sheet *sheet);

/* Gas of a flow, m3: heat (LHV) over the heating value of the price set. */
double cost_gas_m3(const struct cost_view *view, enum flow_kind kind);

/* Capital per second of a price over a life, by an annuity of yearly payments in arrears, spread
 * evenly over the year Y of 365 d:
 *
 *   a = p i / (1 - (1 + i)^-n) / Y,  n = life / Y,  i = interest_per_s Y
 *
 * interest 0: straight line, p / life. price 0: 0, whatever the life.
 * in: price >= 0; life_s > 0, not only whole years; interest_per_s >= 0, the yearly rate over Y */
double cost_annuity_per_s(double price, double life_s, double interest_per_s);

#endif
