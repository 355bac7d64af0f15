/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_RESULT_READ_H
#define SIM_REPORT_RESULT_READ_H

#include "sim/scenario/diag.h"
#include "sim/study/finished.h"

/* The result folder of a run, read back: manifest.json (the scenario, with what was set),
 * summary.json (books, warm-up), replications.csv (the result table), ledger.csv (the flows). */
struct result_file {
    char *text, *path, *variant; /* of the scenario; variant NULL: none */
    char **sets;                 /* what was set in it */
    int set_count;
    struct finished finished;
};

/* fails: false; what is wrong is in diag (E-RESULT), with file and line. owns: the caller
 * (result_file_clear), also after a failure. */
bool result_file_read(const char *folder, struct result_file *file, struct diag *diag);
void result_file_clear(struct result_file *file);

#endif
