/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dispatch rules by name: which waiting trip gets the next truck, which ready ladle it takes. A
 * new rule is a row. */
#include <stddef.h>

#include "models/dispatch/dispatch.h"

static double by_order(const struct dispatch_job *job)
{
    (void)job;
    return 0;
}

static double by_run_out(const struct dispatch_job *job)
{
    return job->run_out_s;
}

static double by_distance(const struct dispatch_job *job)
{
    return job->distance_m;
}

static const struct dispatch_rule first_come = {
    .name = "first_come",
    .summary = "the order that is due to start first",
    .source = "assumption",
    .rank = by_order,
};

static const struct dispatch_rule earliest_run_out = {
    .name = "earliest_run_out",
    .summary = "the customer whose furnaces run dry first, what is under way counted",
    .source = "assumption",
    .rank = by_run_out,
};

static const struct dispatch_rule nearest = {
    .name = "nearest",
    .summary = "the nearest customer: most trips an hour, the far ones wait",
    .source = "assumption",
    .rank = by_distance,
};

static const struct dispatch_rule *const table[] = {&first_come, &earliest_run_out, &nearest, NULL};

const struct dispatch_rule *const *dispatch_rules(void)
{
    return table;
}

static double by_ready(const struct dispatch_ladle *ladle)
{
    return ladle->ready_from_s;
}

static double by_heat(const struct dispatch_ladle *ladle)
{
    return -ladle->face_K;
}

static const struct ladle_rule longest_ready = {
    .name = "longest_ready",
    .summary = "the ladle that has been ready longest",
    .source = "assumption",
    .rank = by_ready,
};

static const struct ladle_rule hottest = {
    .name = "hottest",
    .summary = "the ladle with the hottest lining",
    .source = "assumption",
    .needs_face = 1,
    .rank = by_heat,
};

static const struct ladle_rule *const ladles[] = {&longest_ready, &hottest, NULL};

const struct ladle_rule *const *ladle_rules(void)
{
    return ladles;
}
