/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers that every Check program is linked with. */
#ifndef TESTS_SUPPORT_SUPPORT_H
#define TESTS_SUPPORT_SUPPORT_H

#include <check.h>
#include <stddef.h>

/* Runs the cases as one suite. Gives 0 when all passed, else 1. */
int support_run(const char *name, const TTest *const *cases, size_t count);

/* Makes an empty folder below TMPDIR and writes its path into path[size]; fails the test when it
 * cannot. scripts/run-tests removes TMPDIR after each program; temp_dir_remove does it earlier. */
void temp_dir_make(char *path, size_t size);

/* Removes the folder and everything in it. */
void temp_dir_remove(const char *path);

/* Writes text to the file, replacing it; fails the test when it cannot. */
void file_write(const char *path, const char *text);

/* The whole file, closed by a zero byte; the test fails when it cannot be read.
 * owns: the caller frees. */
char *file_read(const char *path);

#endif
