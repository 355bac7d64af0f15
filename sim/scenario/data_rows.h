/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the data files: what an alloy and a lining material consist of. */
#ifndef SIM_SCENARIO_DATA_ROWS_H
#define SIM_SCENARIO_DATA_ROWS_H

#include "sim/scenario/reader.h"

const struct field *data_alloy_rows(int *count);    /* offsets in struct alloy */
const struct field *data_material_rows(int *count); /* offsets in struct refractory */

#endif
