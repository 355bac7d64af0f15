/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_SERIES_H
#define SIM_CHAIN_SERIES_H

#include "sim/chain/outcome.h"

/* Appends one value. fails: false when out of memory. */
bool series_push(struct outcome_series *series, double value);

#endif
