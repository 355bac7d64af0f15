/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_SERIES_H
#define SIM_CHAIN_SERIES_H

#include "sim/chain/outcome.h"
#include "sim/kernel/sample.h"

/* Appends one value. fails: false when out of memory. */
bool series_push(struct outcome_series *series, double value);

/* Copies what a sample kept. fails: false when out of memory. */
bool series_from_sample(const struct sample *sample, struct outcome_sample *copy);

#endif
