/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_GOLDEN_GOLDEN_H
#define TESTS_GOLDEN_GOLDEN_H

/*
 * Shipped scenarios against figures kept in tests/golden/NAME.golden: a line is path, value, unit,
 * tolerance. Two replications, so that it stays quick. A change is written by
 *     GOLDEN_UPDATE=1 make test T=golden
 * and needs a line under Results in CHANGELOG.md that says which figure moved, and why.
 */
void golden_compare(const char *name);
/* The same of a variant, kept in NAME-VARIANT.golden; NULL: of the file as it stands. */
void golden_compare_variant(const char *name, const char *variant);
/* One ladle through its steps: melt after each full drive, hot face before each fill, fuel. */
void golden_compare_cool(const char *name);

struct golden_line {
    char path[160], unit[24];
    double value, tolerance;
};
/* Figures that a test has worked out itself against NAME.golden, line by line. */
void golden_compare_lines(const char *name, const struct golden_line *now, int count);

#endif
