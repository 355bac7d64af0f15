/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DISPATCH_DISPATCH_H
#define MODELS_DISPATCH_DISPATCH_H

#define DISPATCH_MAX_LOADS 1000 /* in one order */

/* What an ordering rule may look at; filled by the chain. */
struct dispatch_view {
    double level_kg;    /* in the furnaces, usable or not */
    double on_order_kg; /* ordered and not yet poured */
    double usable_min_kg;
    double capacity_kg;
    double draw_kg_per_s; /* planned mean draw over the lead */
    double lead_s;
    double safety_s;   /* safety stock as time of draw */
    double load_kg;    /* what one truck brings */
    double reorder_kg; /* fixed level, NAN when it is to be worked out */
};

struct order_rule {
    const char *name, *summary, *source;
    /* Loads to order now, 0.. */
    int (*loads)(const struct dispatch_view *);
};

const struct order_rule *const *order_rules(void); /* NULL-terminated */
const struct order_rule *order_rule_find(const char *name);

/* Level (stock + on order) at which the rules order: reorder_kg where it is given, else
 * usable_min + draw x (lead + safety). */
double dispatch_reorder_kg(const struct dispatch_view *);

#endif
