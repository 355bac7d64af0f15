/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders share a trip, when it begins for them, and who pays which share of it. */
#include <math.h>

#include "sim/chain/molten.h"
#include "sim/chain/trip_step.h"
#include "sim/scenario/resolve.h"

bool trip_serves(const struct trip *trip, const struct receiver *receiver)
{
    for (int i = 0; i < trip->stops; i++)
        if (trip->stop[i].receiver == receiver)
            return true;
    return false;
}

bool trip_has_room(const struct trip *trip, int ladles)
{
    return trip_ladles(trip) + ladles <= trip_scenario(trip)->fleet.ladles_per_truck;
}

/* Its first order. */
static const struct stop *first_order(const struct trip *trip)
{
    const struct stop *first = &trip->stop[0];

    for (int i = 1; i < trip->stops; i++)
        if (trip->stop[i].order < first->order)
            first = &trip->stop[i];
    return first;
}

/* ---- when it begins -------------------------------------------------------------------------- */

int trip_legs(const struct stop *from, const struct stop *to,
              const struct route *legs[MILK_RUN_MAX_STOPS])
{
    const struct customer *customer = to->receiver->customer;
    int count = 0;

    for (int i = from->receiver->customer->run_stop + 1; i <= customer->run_stop; i++)
        legs[count++] = &customer->run->stops[i].leg;
    return count;
}

/* With a slow drive, as trip_planned_s. */
static double slow_s(const struct route *route)
{
    return route->mean_drive_s * (1 + 2 * route->speed_m_per_s.sd / route->speed_m_per_s.mean);
}

static double way_there_s(const struct trip *trip, int stop)
{
    const struct route *legs[MILK_RUN_MAX_STOPS];
    double drive_s = 0;

    if (stop == 0)
        return slow_s(&trip->stop[0].receiver->customer->route);
    for (int i = trip_legs(&trip->stop[stop - 1], &trip->stop[stop], legs) - 1; i >= 0; i--)
        drive_s += slow_s(legs[i]);
    return drive_s;
}

/* Planned time from the first tap until the last ladle of a stop is poured. */
static double planned_s(const struct trip *trip, int stop)
{
    const struct producer *producer = &trip_scenario(trip)->producer;
    double time_s = trip_ladles(trip) * producer->fill_s + producer->load_s +
                    (producer->weighbridges > 0 ? producer->weigh_s : 0);

    for (int i = 0; i <= stop; i++) {
        const struct customer *customer = trip->stop[i].receiver->customer;

        time_s += way_there_s(trip, i) + trip->stop[i].ladles * customer->pour_s +
                  customer->unload_s / (i < stop ? 1 : 2);
    }
    return time_s;
}

static double start_s(const struct trip *trip)
{
    double first_s = HUGE_VAL;

    if (trip->stops == 1)
        return trip->stop[0].due_s -
               trip_planned_s(trip_scenario(trip), trip->stop[0].receiver->customer);
    for (int i = 0; i < trip->stops; i++)
        first_s = fmin(first_s, trip->stop[i].due_s - planned_s(trip, i));
    return first_s;
}

/* Puts a stop where the milk run's road has it. */
static void insert(struct trip *trip, const struct stop *stop)
{
    const int where = stop->receiver->customer->run_stop;
    int at = trip->stops++;

    for (; at > 0 && trip->stop[at - 1].receiver->customer->run_stop > where; at--)
        trip->stop[at] = trip->stop[at - 1];
    trip->stop[at] = *stop;
}

void trip_add_stop(struct trip *trip, const struct stop *stop)
{
    struct calendar *calendar = trip_world(trip)->calendar;
    const bool begun = trip->stops > 0 && trip->start == 0;
    double begin_s;

    insert(trip, stop);
    begin_s = fmax(calendar_now(calendar), start_s(trip));
    if (!begun && !calendar_move(calendar, trip->start, begin_s))
        trip->start = calendar_push(calendar, begin_s, 0, trip_start, trip);
}

/* ---- who joins ------------------------------------------------------------------------------- */

/* Until it would have to start, were the order one of its stops. */
static double slack_s(const struct trip *trip, const struct stop *stop)
{
    struct trip tried = *trip;

    insert(&tried, stop);
    return start_s(&tried) - world_now(trip_world(trip));
}

static bool joins(const struct trip *trip, const struct stop *stop)
{
    const struct milk_run *run = stop->receiver->customer->run;
    struct join_view view = {.window_s = run->window_s};

    if (trip->truck != NULL || trip->stop[0].receiver->customer->run != run ||
        trip_serves(trip, stop->receiver) || !trip_has_room(trip, stop->ladles))
        return false;
    view.waited_s = world_now(trip_world(trip)) - first_order(trip)->ordered_s;
    view.slack_s = slack_s(trip, stop);
    return run->rule->joins(&view);
}

struct trip *trip_to_join(const struct stop *stop)
{
    const struct molten *molten = stop->receiver->molten;
    struct trip *best = NULL;

    for (int i = 0; stop->receiver->customer->run != NULL && i < molten->trips; i++)
        if (joins(molten->trip[i], stop) &&
            (best == NULL || first_order(molten->trip[i])->order < first_order(best)->order))
            best = molten->trip[i];
    return best;
}

/* ---- with a truck ---------------------------------------------------------------------------- */

void trip_fit(struct trip *trip)
{
    int over = trip_ladles(trip) - trip->truck->type->ladles;

    for (int i = trip->stops - 1; over > 0; i--) {
        struct stop *stop = &trip->stop[i];
        const int off = over < stop->ladles ? over : stop->ladles;

        stop->ladles -= off;
        over -= off;
        trip_close(stop, off * LADLE_PIECES);
        trip->stops -= stop->ladles == 0;
    }
}

void trip_share(struct trip *trip)
{
    struct truck *truck = trip->truck;
    double sum_s = 0;

    for (int i = 0; i < trip->stops; i++) {
        struct stop *stop = &trip->stop[i];

        stop->share_frac =
            trip->stops > 1 ? plan_cycle_s(trip_scenario(trip), stop->receiver->customer) : 1;
        sum_s += stop->share_frac;
    }
    truck->users = trip->stops;
    for (int i = 0; i < trip->stops; i++) {
        trip->stop[i].share_frac /= sum_s;
        truck->user[i] =
            (struct truck_user){trip->stop[i].receiver->index, trip->stop[i].share_frac};
    }
}
