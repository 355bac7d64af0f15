/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Question: how long does a leg take when its driver must stop by law?
 * A pause is taken as late as the rule allows, and only when there is more to drive. */
#include <math.h>

#include "models/road/road.h"

/* Legs are sums of rounded times: a limit passed by less than this is a limit kept. */
#define SLACK_S 1e-3

/* What is left of a limit, for a whole crew. 0 is no limit. */
static double room_s(double limit_s, int crew, double used_s)
{
    return limit_s > 0.0 ? limit_s * (crew > 1 ? crew : 1) - used_s : HUGE_VAL;
}

static void drive(double drive_s, struct driving_state *state)
{
    state->since_break_s += drive_s;
    state->today_s += drive_s;
    state->off_s = 0.0;
}

double driving_elapsed_s(const struct driving_rule *rule, int crew, double drive_s,
                         struct driving_state *state, double *pause_s)
{
    double left_s = drive_s;
    *pause_s = 0.0;
    while (left_s > 0.0) {
        double to_break_s = room_s(rule->drive_max_s, crew, state->since_break_s);
        double to_rest_s = room_s(rule->day_max_s, crew, state->today_s);
        double room = fmin(to_break_s, to_rest_s);
        if (left_s <= room + SLACK_S) {
            drive(left_s, state);
            break;
        }
        if (room > 0.0) {
            drive(room, state);
            left_s -= room;
        }
        double stop_s = to_rest_s <= to_break_s ? rule->rest_s : rule->break_s;
        /* What the crew has already stood here counts. */
        double wait_s = fmax(stop_s - state->off_s, 0.0);
        *pause_s += wait_s;
        driving_stand(rule, wait_s, state);
    }
    return drive_s + *pause_s;
}

void driving_stand(const struct driving_rule *rule, double stand_s, struct driving_state *state)
{
    state->off_s += stand_s;
    int rested = rule->day_max_s > 0.0 && state->off_s >= rule->rest_s - SLACK_S;
    if (rested || state->off_s >= rule->break_s - SLACK_S)
        state->since_break_s = 0.0;
    if (rested)
        state->today_s = 0.0;
}

int driving_round_trip_legal(const struct driving_rule *rule, int crew, double round_trip_drive_s)
{
    return round_trip_drive_s <= room_s(rule->day_max_s, crew, 0.0) + SLACK_S;
}
