/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When orders of a milk run's customers share a truck, by name. A new rule is a row. */
#include <stddef.h>

#include "models/dispatch/dispatch.h"

/* Younger than the window; a window of nothing joins nothing. */
static int within(const struct join_view *view)
{
    return view->waited_s < view->window_s;
}

/* And nobody's metal comes too late by plan. */
static int in_time(const struct join_view *view)
{
    return within(view) && view->slack_s >= 0.0;
}

static const struct join_rule timely = {
    .name = "in_time",
    .summary = "an order joins a trip that still waits for its truck, if by plan no order is late "
               "for it",
    .source = "assumption",
    .joins = in_time,
};

static const struct join_rule waiting = {
    .name = "waiting",
    .summary = "an order joins a trip that still waits for its truck, whoever is late for it",
    .source = "assumption",
    .joins = within,
};

static const struct join_rule ahead = {
    .name = "ahead",
    .summary = "as 'in_time', and with an order comes along who would order within the window",
    .source = "assumption",
    .ahead = 1,
    .joins = in_time,
};

static const struct join_rule *const table[] = {&timely, &waiting, &ahead, NULL};

const struct join_rule *const *join_rules(void)
{
    return table;
}
