/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_SHEET_H
#define SIM_REPORT_SHEET_H

#include "sim/study/run.h"

/* The sheets as lines for people: what text and HTML both show. Items that round to nothing are
 * left out; costs.csv and carbon.csv have them. */

enum sheet_kind { SHEET_ROW, SHEET_ITEM, SHEET_TOTAL };
enum { SHEET_LINES = 128, SHEET_DECIMALS = 1 };

struct sheet_line {
    enum sheet_kind kind;
    const char *name; /* "loss_and_transport" */
    struct estimate figure;
};

/* out: number of lines; rows with the items that the scenario's boundary counts, then the total. */
int sheet_cost(const struct run *run, enum supply_route route, struct sheet_line line[SHEET_LINES]);
/* Items and the total. */
int sheet_carbon(const struct run *run, enum supply_route route,
                 struct sheet_line line[SHEET_LINES]);

/* The totals within another boundary. */
struct sheet_boundary {
    const char *name;
    struct estimate molten, ingot, saving;
};
enum { SHEET_BOUNDARIES = 3 };
struct sheet_boundary sheet_boundary(const struct run *run, int index);

#endif
