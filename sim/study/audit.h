/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_AUDIT_H
#define SIM_STUDY_AUDIT_H

#include "sim/study/finished.h"

/*
 * A figure of the sheets, followed down to the ledger: its lines, each quantity x price, and the
 * accounts and assets behind each quantity. Which flows a line counts is not written down a second
 * time: the line's own function is asked with one flow alone, as all are linear in the flows.
 */

/* What is asked for: "molten.fuel", "loss_and_transport", "total", "carbon.molten.diesel",
 * "carbon", the same of one customer, "customers.NAME.molten.fuel", or a path of summary.json. */
struct audit_target {
    bool carbon;       /* a line of the carbon sheet, else of the cost sheet */
    unsigned routes;   /* bits 1u << route */
    char row[32];      /* of the cost sheet, by name; "": of any */
    char name[64];     /* of an item or line; "": all */
    char customer[64]; /* whose sheet; "": that of all together */
};

/* fails: false; message says what there is. */
bool audit_find(const char *text, struct audit_target *target, char message[400]);

/* Is the customer asked for one of the scenario's? fails: false; message names them. */
bool audit_knows_customer(const struct audit_target *target, const struct scenario *scenario,
                          char message[400]);

struct audit_account {
    enum flow_kind kind;
    int from, to;   /* index of finished.name */
    int customer;   /* the same; -1: nobody's in particular */
    double per;     /* quantity, readable, per SI unit of the flow */
    double *amount; /* observed, SI, per replication; of one customer, its share of what is nobody's
                       in particular */
};

struct audit_line {
    enum supply_route route;
    const struct cost_item *item;          /* of the cost sheet, or */
    const struct carbon_line_kind *carbon; /* of the carbon sheet */
    const char *name, *summary, *unit, *keys;
    double *quantity, *price,
        *amount; /* per replication: readable; money or kg a unit; money, kg */
    double
        *assets;   /* of the quantity what no flow gives: assets, new metal, what a mark-up is on */
    unsigned used; /* bits of the assets that it is made of */
    int count, room;
    struct audit_account *account; /* in the order of the ledger */
};

struct audit {
    const struct finished *finished;
    const struct scenario *scenario;
    struct audit_target target;
    int customer;           /* number of the target's; -1: all together */
    double *tonnes[ROUTES]; /* new metal shot, per replication */
    double residual; /* worst: how far accounts and assets are from a quantity, of its size */
    int count, room;
    struct audit_line *line;
};

/* valid: the target's customer is known.
 * out: *audit, cleared by audit_clear in any case. fails: false without memory. */
bool audit_build(const struct finished *finished, const struct scenario *scenario,
                 const struct audit_target *target, struct audit *audit);
void audit_clear(struct audit *audit);

/* Values of a replication each, per tonne of new metal of the route. */
struct estimate audit_per_t(const struct audit *audit, enum supply_route route,
                            const double *value);
/* The sum of the lines of one route, per tonne. */
struct estimate audit_sum(const struct audit *audit, enum supply_route route);

#endif
