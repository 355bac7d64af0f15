/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_REFERENCE_H
#define SIM_SCENARIO_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

/* What a source key of docs/sources.bib stands for: "RMI and CMRA: Shaping the Value Chain, section
 * 3.1 and Exhibit 12 (2025)", with its address behind where there is one.
 * out: false, "" when it is no such key ("assumption"). */
bool reference_find(const char *key, char *text, size_t size);

#endif
