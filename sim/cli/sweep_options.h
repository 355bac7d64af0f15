/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `sweep` and `merge` share; for them alone. */
#ifndef SIM_CLI_SWEEP_OPTIONS_H
#define SIM_CLI_SWEEP_OPTIONS_H

#include "sim/cli/cli.h"

enum { SWEEP_SETTING = 4200 };

/* Options that say what the points are. */
#define SWEEP_POINT_OPTIONS                                                                        \
    (OPTION_BIT(OPTION_VARY) | OPTION_BIT(OPTION_DESIGN) | OPTION_BIT(OPTION_POINTS) |             \
     OPTION_BIT(OPTION_FROM) | OPTION_BIT(OPTION_STORE))

/* Settings that stand for options; must live as long as the invocation is used. */
struct sweep_settings {
    char design[SWEEP_SETTING], points[SWEEP_SETTING], from[SWEEP_SETTING];
};
void sweep_settings(struct invocation *invocation, struct sweep_settings *made);

/* Opens the scenario, runs the sweep with its store, shows the result. *lost: the other ranks of
 * the job cannot be left in order. */
enum mr_status sweep_options_run(struct invocation *invocation, struct mr_sweep_options *options,
                                 bool *lost);

#endif
