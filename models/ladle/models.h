/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LADLE_MODELS_H
#define MODELS_LADLE_MODELS_H

#include "models/ladle/ladle.h"

/* Private to models/ladle: one line per model, one file each. */
extern const struct ladle_model ladle_model_wall1d;
extern const struct ladle_model ladle_model_fast;
extern const struct ladle_model ladle_model_constant_rate;

#endif
