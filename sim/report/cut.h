/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_CUT_H
#define SIM_REPORT_CUT_H

#include "sim/study/run.h"

/* The sheets cut in other ways, and what must be bought: what text and HTML both show. */

enum cut_kind { CUT_DRIVERS, CUT_PARTIES, CUT_CARBON, CUTS };
enum { CUT_LINES = 16, CUT_TEXT = 120 };

/* Both routes; the saving is ingot less molten. A part stands above what it is part of. */
struct cut_line {
    char name[64];
    bool part;
    double molten, ingot;
};

struct cut {
    char title[80];
    struct cut_line line[CUT_LINES];
    int lines;
    char note[2][CUT_TEXT]; /* "": none */
};

/* Per tonne: costs by what they grow with, and by who pays; carbon by boundary and method. */
void cut_make(struct cut *cut, const struct run *run, enum cut_kind kind);

/* What molten supply asks to be bought more than ingots do, and when it comes back. */
enum { CUT_INVESTMENT = 7 };
struct cut_amount {
    char name[64], value[40];
};
void cut_investment(struct cut_amount amount[CUT_INVESTMENT], const struct run *run);

#endif
