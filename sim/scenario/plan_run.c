/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planned values of resolve.h that concern trips over several stops of a milk run. */
#include <math.h>

#include "sim/scenario/resolve.h"

static const struct customer *at(const struct scenario *s, const struct milk_run *run, int stop)
{
    return &s->customers[run->stops[stop].customer];
}

static bool is_served(unsigned stops, int stop)
{
    return (stops & 1u << stop) != 0;
}

/* Mean driving time of a road: E[1/v], see plan_drive_s. */
static double mean_s(const struct route *route)
{
    return route->mean_drive_s * (1 + route->speed_m_per_s.cv * route->speed_m_per_s.cv);
}

/* As orders are planned with, mean and two deviations. */
static double slow_s(const struct route *route)
{
    return route->mean_drive_s * (1 + 2 * route->speed_m_per_s.cv);
}

/* The road to a stop from the one served before, past those that are not. */
static double way_s(const struct scenario *s, const struct milk_run *run, unsigned stops, int stop,
                    double (*drive_s)(const struct route *))
{
    double sum_s = 0;
    int before = stop;

    do
        sum_s += before > 0 ? drive_s(&run->stops[before].leg) : 0;
    while (--before >= 0 && !is_served(stops, before));
    return before >= 0 ? sum_s : drive_s(&at(s, run, stop)->route);
}

static int last_of(const struct milk_run *run, unsigned stops)
{
    int last = run->stop_count - 1;

    while (last > 0 && !is_served(stops, last))
        last--;
    return last;
}

static int ladles_of(const struct scenario *s, const struct milk_run *run, unsigned stops)
{
    int ladles = 0;

    for (int i = 0; i < run->stop_count; i++)
        ladles += is_served(stops, i) ? at(s, run, i)->molten.ladles : 0;
    return ladles;
}

static double loading_s(const struct scenario *s, int ladles)
{
    return s->producer.load_s + (s->producer.weighbridges > 0 ? s->producer.weigh_s : 0) +
           ladles * s->producer.fill_s;
}

double plan_run_cycle_s(const struct scenario *s, const struct milk_run *run, unsigned stops)
{
    const struct fleet *fleet = &s->fleet;
    struct driving_state crew = {0};
    double time_s = loading_s(s, ladles_of(s, run, stops)), pause_s = 0;

    for (int i = 0; i < run->stop_count; i++) {
        const struct customer *c = at(s, run, i);
        const double stand_s = c->unload_s + c->molten.ladles * c->pour_s;

        if (!is_served(stops, i))
            continue;
        time_s += stand_s + driving_elapsed_s(fleet->rule, fleet->crew,
                                              way_s(s, run, stops, i, mean_s), &crew, &pause_s);
        driving_stand(fleet->rule, stand_s, &crew);
    }
    return time_s + driving_elapsed_s(fleet->rule, fleet->crew,
                                      mean_s(&at(s, run, last_of(run, stops))->route), &crew,
                                      &pause_s);
}

/* From the first tap until the last ladle of the last stop is poured, with a slow drive. */
static double ahead_s(const struct scenario *s, const struct milk_run *run, unsigned stops)
{
    const int last = last_of(run, stops);
    double time_s = loading_s(s, ladles_of(s, run, stops));

    for (int i = 0; i <= last; i++) {
        const struct customer *c = at(s, run, i);

        if (is_served(stops, i))
            time_s += way_s(s, run, stops, i, slow_s) + c->molten.ladles * c->pour_s +
                      c->unload_s / (i < last ? 1 : 2);
    }
    return time_s;
}

unsigned plan_run_fits(const struct scenario *s, const struct milk_run *run, int stop)
{
    unsigned stops = 1u << stop;

    for (int i = 0; i < run->stop_count; i++)
        if (!is_served(stops, i) && ladles_of(s, run, stops | 1u << i) <= s->fleet.ladles_per_truck)
            stops |= 1u << i;
    return stops;
}

/* Orders a second. */
static double rate(const struct scenario *s, const struct customer *c)
{
    return c->draw_kg_per_s * plan_molten_factor(c) / plan_load_kg(s, c);
}

/* Chance that an order of `other` comes while a trip for `first` may still be joined: within the
 * window, and before the trip has to begin. Orders as of Poisson, which come together less often
 * than the regular ones of a furnace; with `ahead` in both directions. */
static double chance(const struct scenario *s, const struct milk_run *run, int first, int other)
{
    const unsigned both = 1u << first | 1u << other;
    const double wait_s =
        fmin(run->window_s, at(s, run, first)->molten.lead_s - ahead_s(s, run, both));

    if (first == other || wait_s <= 0 || ladles_of(s, run, both) > s->fleet.ladles_per_truck)
        return 0;
    return -expm1(-rate(s, at(s, run, other)) * wait_s);
}

/* What the trips of one customer's orders save when at most one other order comes along. */
struct sharing {
    double chance; /* that one does */
    double saved_s;
};

static struct sharing sharing_of(const struct scenario *s, const struct milk_run *run, int first)
{
    const double alone_s = plan_cycle_s(s, at(s, run, first));
    double none = 1, sum = 0, sum_s = 0;

    for (int i = 0; i < run->stop_count; i++) {
        const double p = chance(s, run, first, i);

        if (p <= 0)
            continue;
        none *= 1 - p;
        sum += p;
        sum_s += p * (alone_s + plan_cycle_s(s, at(s, run, i)) -
                      plan_run_cycle_s(s, run, 1u << first | 1u << i));
    }
    return (struct sharing){1 - none, sum > 0 ? fmax((1 - none) * sum_s / sum, 0) : 0};
}

double plan_run_saved_frac(const struct scenario *s, const struct milk_run *run)
{
    double orders = 0, alone = 0, saved = 0, joined = 0;

    for (int i = 0; i < run->stop_count; i++)
        if (run->stops[i].customer < 0) /* no such customer: that is an error already */
            return 0;
    for (int i = 0; i < run->stop_count; i++) {
        const struct sharing sharing = sharing_of(s, run, i);
        const double of = rate(s, at(s, run, i));

        orders += of;
        alone += of * plan_cycle_s(s, at(s, run, i));
        saved += of * sharing.saved_s;
        joined += of * sharing.chance;
    }
    return alone > 0 ? saved / (1 + joined / orders) / alone : 0;
}

double plan_order_s(const struct scenario *s, const struct customer *c)
{
    return plan_cycle_s(s, c) * (c->run != NULL ? 1 - plan_run_saved_frac(s, c->run) : 1);
}
