/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_HELPER_H
#define SIM_REPORT_HELPER_H

#include <stdbool.h>
#include <stddef.h>

/* Other programs, run with a fixed list of arguments and no shell. */
enum helper_status { HELPER_OK, HELPER_MISSING, HELPER_FAILED };

/* Runs argv[0], found in PATH, in a folder (NULL: here). Its output and errors go to said[size],
 * cut when longer. */
enum helper_status helper_run(const char *const *argv, const char *folder, char *said, size_t size);

/* First line of `name --version`. */
bool helper_version(const char *name, char *text, size_t size);

#endif
