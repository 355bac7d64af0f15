/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several alloys ask of producer and ladles. */
#include "sim/scenario/checks_alloy.h"

#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"

static void check_producer(const struct scenario *s, const char *other, struct diag *diag)
{
    struct mark mark =
        locate(s, "customers.%s.alloy|producer.furnaces.%s", other, s->producer.furnaces[0].name);
    diag_error(diag, &mark, "E-CONFLICT",
               "customer '%s' takes another alloy than the first, but the producer's furnaces are "
               "described",
               other);
    diag_help(diag, "their batches are of one alloy; leave 'producer.furnaces' out, or all alloys "
                    "alike");
}

void checks_alloy(const struct scenario *s, struct diag *diag)
{
    const int load = s->fleet.ladles_per_truck;
    const char *other = NULL;
    int groups = 0;
    for (int i = 0; i < s->customer_count; i++) {
        groups += s->customers[i].alloy_group == i;
        if (s->customers[i].alloy_group > 0 && other == NULL)
            other = s->customers[i].name;
    }
    if (groups < 2)
        return;
    if (s->producer.furnace_count > 0)
        check_producer(s, other, diag);
    if (s->ladle.change != CHANGE_DEDICATED || s->ladle.count >= groups * load)
        return;
    struct mark mark = locate(s, "ladle.alloy_change|ladle.count|customers.%s.alloy", other);
    diag_error(diag, &mark, "E-CONFLICT",
               "%d ladles cannot be kept to %d alloys with %d on a truck", s->ladle.count, groups,
               load);
    diag_help(diag, "give 'ladle.count' at least %d, or wash them", groups * load);
}
