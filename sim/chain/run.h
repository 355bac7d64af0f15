/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CHAIN_RUN_H
#define SIM_CHAIN_RUN_H

#include "sim/chain/replication.h"

/* What replication_run takes, and the hook by which tests see that the books find a lost posting.
 */
struct replication_request {
    const struct scenario *scenario;
    enum supply_route route;
    uint32_t replication;
    double cut_s;
    const struct watcher *watcher;
    int drop_kind; /* enum flow_kind of which one posting is lost half way; -1 none */
};

enum replication_status replication_run_dropping(const struct replication_request *request,
                                                 struct outcome *outcome, char message[160]);

#endif
