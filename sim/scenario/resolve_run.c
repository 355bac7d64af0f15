/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of resolve.h that concerns orders smaller than a truck, and trips that serve several. */
#include <math.h>
#include <string.h>

#include "sim/scenario/locate.h"
#include "sim/scenario/resolve.h"
#include "sim/scenario/suggest.h"

void resolve_orders(struct scenario *s, struct diag *diag)
{
    const int most = s->fleet.ladles_per_truck;
    for (int i = 0; i < s->customer_count; i++) {
        struct customer *c = &s->customers[i];
        if (c->molten.ladles < 0)
            c->molten.ladles = most;
        if (c->molten.ladles <= most)
            continue;
        struct mark mark = locate(s, "customers.%s.molten.ladles", c->name);
        diag_error(diag, &mark, "E-CONFLICT", "an order of %d ladles, but a truck carries %d",
                   c->molten.ladles, most);
        diag_help(diag, "at most 'fleet.ladles_per_truck', or those of the largest type");
    }
}

static int find_customer(const struct scenario *s, const struct milk_stop *stop, struct diag *diag)
{
    struct suggestion nearest;
    suggest_begin(&nearest, stop->name);
    for (int i = 0; i < s->customer_count; i++) {
        suggest_offer(&nearest, s->customers[i].name);
        if (!strcmp(s->customers[i].name, stop->name))
            return i;
    }
    diag_error(diag, &stop->mark, "E-NAME", "no customer '%.60s'", stop->name);
    if (s->customer_count > 0)
        diag_help(diag, nearest.best ? "did you mean '%s'?" : "there is '%s'",
                  nearest.best ? nearest.best : s->customers[0].name);
    return -1;
}

/* A customer is in one run at most, and stands in it once. */
static bool enter(struct scenario *s, const struct milk_run *run, int at, struct diag *diag)
{
    struct milk_stop *stop = &run->stops[at];
    stop->customer = find_customer(s, stop, diag);
    if (stop->customer < 0)
        return false;
    struct customer *c = &s->customers[stop->customer];
    if (c->run != NULL) {
        diag_error(diag, &stop->mark, "E-CONFLICT",
                   "customer '%.40s' is in milk run '%.40s' already", c->name, c->run->name);
        diag_help(diag, "a customer belongs to one milk run");
        return false;
    }
    c->run = run;
    c->run_stop = at;
    return true;
}

/* The road from the stop before is said of every stop but the first. */
static bool check_leg(const struct milk_run *run, int at, struct diag *diag)
{
    const struct milk_stop *stop = &run->stops[at];
    const bool said = !isnan(stop->leg.distance_m) || stop->leg.segment_count > 0 ||
                      stop->leg.speed_m_per_s.mean > 0;
    const bool whole = !isnan(stop->leg.distance_m) || stop->leg.segment_count > 0;
    if (at > 0 ? whole : !said)
        return true;
    diag_error(diag, &stop->mark, at > 0 ? "E-MISSING" : "E-CONFLICT",
               at > 0 ? "how far is '%.40s' from the stop before?"
                      : "'%.40s' is the first stop, the way there is its own route",
               stop->name);
    diag_help(diag, at > 0 ? "write 'distance: 12 km', or 'segments'"
                           : "write it at 'customers', or put another stop first");
    return false;
}

/* Somebody's order fits on a truck beside it. */
static void check_partner(const struct scenario *s, const struct milk_run *run, int at,
                          struct diag *diag)
{
    const struct customer *c = &s->customers[run->stops[at].customer];
    int least = s->fleet.ladles_per_truck;
    for (int i = 0; i < run->stop_count; i++) {
        const int ladles = s->customers[run->stops[i].customer].molten.ladles;
        if (i != at && ladles < least)
            least = ladles;
    }
    if (c->molten.ladles + least <= s->fleet.ladles_per_truck)
        return;
    diag_error(diag, &run->stops[at].mark, "E-CONFLICT",
               "an order of '%.40s' is %d of the %d ladles of a truck, none of the run fits beside",
               c->name, c->molten.ladles, s->fleet.ladles_per_truck);
    diag_help(diag, "write smaller orders with 'molten.ladles'");
}

static void resolve_run(struct scenario *s, struct milk_run *run, struct diag *diag)
{
    bool good = true;
    if (run->stop_count < 2) {
        diag_error(diag, &run->mark, "E-CONFLICT", "milk run '%.40s' has %s", run->name,
                   run->stop_count ? "one stop" : "no stops");
        diag_help(diag, "name two customers or more below 'stops'");
        return;
    }
    if (run->stop_count > MILK_RUN_MAX_STOPS) {
        diag_error(diag, &run->mark, "E-LIMIT",
                   "milk run '%.40s' has %d stops, at most %d are served", run->name,
                   run->stop_count, MILK_RUN_MAX_STOPS);
        return;
    }
    for (int i = 0; i < run->stop_count; i++)
        good &= enter(s, run, i, diag) & check_leg(run, i, diag);
    for (int i = 0; good && i < run->stop_count; i++)
        check_partner(s, run, i, diag);
    for (int i = 1; good && i < run->stop_count; i++)
        resolve_leg(s, run, &run->stops[i], diag);
}

void resolve_runs(struct scenario *s, struct diag *diag)
{
    for (int i = 0; i < s->milk_run_count; i++)
        resolve_run(s, &s->milk_runs[i], diag);
}
