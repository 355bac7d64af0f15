/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_FINISHED_H
#define SIM_STUDY_FINISHED_H

#include "sim/study/run.h"

/*
 * A finished run as its result folder keeps it: the observed flows of every replication and route,
 * and the result table. With a scenario it can be folded again, with the same prices to the same
 * bits, with other prices to what a run with them would give, without simulating.
 */

/* Observed sum of one account of the ledger. */
struct finished_account {
    enum flow_kind kind;
    int from, to;  /* index of finished.name */
    int customer;  /* the same; -1: nobody's in particular */
    int period;    /* of the row; means nothing in a sum */
    double amount; /* SI unit of the kind */
};

struct finished_route { /* of one replication */
    int count, room;
    struct finished_account *account; /* in the order of the ledger */
    int rows, row_room;
    struct ledger_row *row; /* kind, period and amount: what a price that moves is weighed by */
};

struct finished {
    int replications;
    double cut_s; /* warm-up that was cut off */
    bool cut_settled;
    struct outcome_books books;
    struct metric_table table;    /* as it was written */
    struct finished_route *route; /* [replications x ROUTES] */
    char **name;                  /* places and customers: "ladle 3", "north" */
    int name_count, name_room;
};

void finished_clear(struct finished *finished);

/* Adds one observed row of the ledger, in the order of the file.
 * fails: false without memory. */
bool finished_post(struct finished *finished, int replication, enum supply_route route,
                   const struct finished_account *row);

/* Index of a place's name, added when it is new; -1 without memory. */
int finished_name(struct finished *finished, const char *name);

/* What the sheets read of one replication and route; key figures that rest on more than flows are
 * not in it. owns: the caller, outcome_clear. fails: false without memory. */
bool finished_outcome(const struct finished *finished, const struct scenario *scenario,
                      int replication, enum supply_route route, struct outcome *outcome);

/* Folds the flows with the prices of `scenario`. `as_run` is the scenario of the run: the sheets
 * that it gives must be those of the table, or the parts do not belong together. What rests on more
 * than flows is taken from the table. No break-even, limits or interval of inputs: these simulate.
 * out: *run, cleared by run_clear in any case. fails: STUDY_INVALID, run->message. */
enum study_status finished_fold(const struct finished *finished, const struct scenario *as_run,
                                const struct scenario *scenario, struct run *run);

#endif
