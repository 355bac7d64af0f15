/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/require.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void require_fail(const char *file, int line, const char *expression,
                  const struct require_context *context)
{
    fprintf(stderr, "%s:%d: internal error: (%s) does not hold", file, line, expression);
    if (context)
        fprintf(stderr, " [time %.17g s, entity %s, seed %" PRIu64 ", replication %" PRIu32 "]",
                context->time_s, context->entity ? context->entity : "-", context->seed,
                context->replication);
    fputc('\n', stderr);
    fflush(stderr);
    abort();
}
