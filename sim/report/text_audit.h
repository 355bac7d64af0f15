/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_TEXT_AUDIT_H
#define SIM_REPORT_TEXT_AUDIT_H

#include <stdio.h>

#include "sim/study/audit.h"

/* The flows and prices behind a figure, for people: accounts of one kind of place are added up.
 * in: table of the sheets, whose figure stands beside the sum */
void text_audit(FILE *out, const struct audit *audit, const struct metric_table *table);

/* Every account in every replication, unrounded: the column `quantity` is the account's part of the
 * line's quantity, `amount` that part x price; over `new_metal [t]` they add up to the sheet. */
void csv_audit(FILE *out, const struct audit *audit);

#endif
