/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CARBON_FACTOR_H
#define MODELS_CARBON_FACTOR_H

/* How scrap that never was a product (pre-consumer) is counted, in the metal that it becomes:
 * cut-off: as nothing; co-product: at the footprint of the metal that it came from, by mass. Scrap
 * of used products (post-consumer) is nothing in both. source: RMI_CMRA */
enum carbon_method { CARBON_CUT_OFF, CARBON_CO_PRODUCT, CARBON_METHODS };

/* What plant smelted primary metal, for the limits of the ASI. */
enum carbon_smelter { CARBON_SMELTER_NONE, CARBON_SMELTER_EXISTING, CARBON_SMELTER_NEW };

/* Emission factors of one scenario; each has year and source in its field row or data table. */
struct carbon_factors {
    double grid_kg_per_J;    /* electricity */
    double gas_kg_per_m3;    /* natural gas, burnt */
    double diesel_kg_per_m3; /* burnt */
    double lng_kg_per_kg;    /* burnt */
    /* the metal that is delivered, and that replaces what is lost */
    double metal_kg_per_kg;        /* scrap counted as nothing */
    double pre_consumer_frac;      /* of its charge, scrap that never was a product */
    double pre_consumer_kg_per_kg; /* footprint of the metal that this scrap came from */
    double metal_direct_kg_per_kg; /* of it emitted on the site that makes it, for the CBAM */
    enum carbon_method method;
    enum carbon_smelter smelter;
    int year;
};

#endif
