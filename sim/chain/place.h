/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_PLACE_H
#define SIM_CHAIN_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* A place is one end of a flow: outside the simulated chain, or an entity that holds something. */
enum place_class {
    PLACE_NONE,
    /* outside: no stock, not balanced */
    PLACE_PLANT,    /* the producer's alloy furnace */
    PLACE_SUPPLIER, /* of ingots */
    PLACE_FUEL,     /* gas supply */
    PLACE_GRID,     /* electricity supply */
    PLACE_AIR,      /* ambient */
    PLACE_FLUE,
    PLACE_REACTION, /* heat of oxidation comes from here */
    PLACE_DROSS,    /* index: enum loss_cause */
    PLACE_CASTINGS, /* metal that left as castings, biscuit returned excluded */
    PLACE_ROAD,
    /* inside: what goes in and does not come out must be there */
    PLACE_LADLE,
    PLACE_FURNACE,
    PLACE_MACHINE, /* of one furnace: dosing and shot; holds nothing */
    PLACE_RETURNS, /* remelting of returns of one furnace; holds nothing */
    PLACE_STOCK,   /* ingots at the customer */
    PLACE_SCRAP,   /* returns of a customer that wait for a truck */
    PLACE_MELTER,
    PLACE_POT,   /* furnace of the producer */
    PLACE_STAND, /* where machines draw from ladles that stand there; holds nothing itself */
    PLACE_TRUCK, /* activity only */
    PLACE_CLASSES
};

/* One number per place, and back. in: index 0..PLACE_MAX_INDEX. */
#define PLACE_MAX_INDEX 4095
static inline int place_code(enum place_class place, int index)
{
    return (int)place * (PLACE_MAX_INDEX + 1) + index;
}

static inline enum place_class place_class_of(int code)
{
    return (enum place_class)(code / (PLACE_MAX_INDEX + 1));
}

static inline int place_index(int code)
{
    return code % (PLACE_MAX_INDEX + 1);
}

bool place_inside(int code);

/* The same place while it works for a customer (0..; -1: for all alike). What is posted from or to
 * it then counts as that customer's. The functions above take bare codes. */
#define PLACE_CUSTOMER_UNIT (1u << 20) /* above every bare code */

static inline int place_bare(int code)
{
    return (int)((unsigned)code % PLACE_CUSTOMER_UNIT);
}

static inline int place_customer(int code) /* -1: nobody's in particular */
{
    return (int)((unsigned)code / PLACE_CUSTOMER_UNIT) - 1;
}

static inline int place_for(int code, int customer)
{
    return place_bare(code) + (customer + 1) * (int)PLACE_CUSTOMER_UNIT;
}

/* "ladle 3", "air"; written to text. */
void place_name(int code, char *text, size_t size);

#endif
