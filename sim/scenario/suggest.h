/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_SUGGEST_H
#define SIM_SCENARIO_SUGGEST_H

/* Keeps the candidate nearest to a misspelt word: the fewest insertions, deletions, replacements
 * and swaps of neighbours; case, '-', '_' and spaces count little. */
struct suggestion {
    const char *wanted;
    const char *best; /* NULL: nothing near enough */
    int distance;     /* of best */
};

void suggest_begin(struct suggestion *, const char *wanted);
void suggest_offer(struct suggestion *, const char *candidate);

#endif
