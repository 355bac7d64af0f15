/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logs of deliveries made by the simulator: each row is one ladle taken through `cool`, soaked
 * under the burner, filled, standing and driving, with the lining and hot face of a known truth. */
#ifndef TESTS_STUDY_LOG_CASE_H
#define TESTS_STUDY_LOG_CASE_H

#include <stdint.h>

struct log_truth {
    double lining, face_C;
};

struct log_row {
    double tap_C, loaded_t, stand_min, drive_min, distance_km;
    double arrival_C; /* made by log_case_cool */
};

/* Fills in arrival_C. */
void log_case_cool(const struct log_truth *, struct log_row *, int count);

/* The rows as CSV, with normal noise of noise_K on the arrival. owns: the caller frees. */
char *log_case_csv(const struct log_row *, int count, double noise_K, uint64_t seed);

/* A row between the usual ends, by a generator that starts from seed. */
void log_case_draw(struct log_row *, int count, uint64_t seed);

extern const char log_case_scenario[]; /* what the rows are of, with lining 1 and 750 degC */

#endif
