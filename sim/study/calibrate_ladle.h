/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_CALIBRATE_LADLE_H
#define SIM_STUDY_CALIBRATE_LADLE_H

#include "sim/scenario/scenario.h"

/* One delivery as the ladle model sees it. */
struct ladle_delivery {
    double filled_K, metal_kg;
    double stand_s, drive_s, drive_m;
    double air_K;
    double face_K; /* NAN: that of the parameters */
};

struct ladle_guess {
    double lining_factor, bridge_W_per_K, face_K;
};

/* Temperature of the melt on arrival of each delivery.
 * fails: false when the ladle cannot be computed (or no memory). */
bool calibrate_ladle(const struct scenario *, const struct ladle_guess *,
                     const struct ladle_delivery *, int count, double *arrival_K);

#endif
