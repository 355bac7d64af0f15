/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the files of the family only: the descriptors that the table of market.c holds. */
#ifndef MODELS_MARKET_PRICE_PROCESS_H
#define MODELS_MARKET_PRICE_PROCESS_H

#include "models/market/market.h"

extern const struct price_process price_process_mean_reverting, price_process_mean_reverting_level;

#endif
