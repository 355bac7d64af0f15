/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/selection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/stats.h"

/* h^2 = 2 eta (n0 - 1) of an error probability, with c = 1. */
static double h_squared(double probability, int first)
{
    double eta = (pow(2 * probability, -2.0 / (first - 1)) - 1) / 2;
    return 2 * eta * (first - 1);
}

static bool push(struct selection_system *system, double cost, double level)
{
    if (system->n == system->room) {
        int room = system->room ? 2 * system->room : 16;
        double *more = realloc(system->cost, (size_t)room * sizeof *more);
        if (!more)
            return false;
        system->cost = more;
        more = realloc(system->level, (size_t)room * sizeof *more);
        if (!more)
            return false;
        system->level = more;
        system->room = room;
    }
    system->cost[system->n] = cost;
    system->level[system->n++] = level;
    return true;
}

struct round {
    int *system, *replication, count;
    double *cost, *level;
};

/* One more replication of every system that is open. false: interrupted, or without memory. */
static bool one_round(const struct selection_plan *plan, struct selection *s, struct round *round)
{
    round->count = 0;
    for (int i = 0; i < plan->systems; i++)
        if (s->system[i].state == SELECTION_OPEN) {
            round->system[round->count] = i;
            round->replication[round->count++] = s->system[i].n;
        }
    if (!plan->replicate(plan->context, round->system, round->replication, round->count,
                         round->cost, round->level)) {
        s->interrupted = true;
        return false;
    }
    for (int k = 0; k < round->count; k++) {
        struct selection_system *system = &s->system[round->system[k]];
        s->replications++;
        if (isnan(round->cost[k]) || isnan(round->level[k]))
            system->state = SELECTION_FAILED;
        else if (!push(system, round->cost[k], round->level[k]))
            return false;
    }
    return true;
}

static int open_ones(const struct selection_plan *plan, const struct selection *s)
{
    int count = 0;
    for (int i = 0; i < plan->systems; i++)
        count += s->system[i].state == SELECTION_OPEN;
    return count;
}

/* --- does it keep the level? ------------------------------------------------------------------ */

/* -1 no, 0 not yet known, 1 yes. */
static int keeps(const struct selection_plan *plan, const struct selection_system *system)
{
    double sum = 0, h2 = h_squared(plan->alpha / 2 / plan->systems, plan->first);
    double variance = stats_variance(system->level, plan->first);
    for (int r = 0; r < system->n; r++)
        sum += system->level[r] - plan->limit;
    double bound =
        plan->tolerance / 2 * (h2 * variance / (plan->tolerance * plan->tolerance) - system->n);
    if (fabs(sum) < fmax(0, bound))
        return 0;
    return sum >= 0 ? 1 : -1;
}

/* Replications of the open systems, which are in step. */
static int steps_of(const struct selection_plan *plan, const struct selection *s)
{
    for (int i = 0; i < plan->systems; i++)
        if (s->system[i].state == SELECTION_OPEN)
            return s->system[i].n;
    return 0;
}

/* No more replications are allowed: the rest goes by the mean, and nothing is promised. */
static void judge_by_mean(const struct selection_plan *plan, struct selection *s, bool *known)
{
    for (int i = 0; i < plan->systems; i++) {
        struct selection_system *system = &s->system[i];
        if (system->state != SELECTION_OPEN || known[i])
            continue;
        s->doubtful++;
        known[i] = stats_estimate(system->level, system->n).mean >= plan->limit;
        if (!known[i])
            system->state = SELECTION_INFEASIBLE;
    }
}

/* Holds all systems against the level. known[i]: 1 keeps it. false: stopped before it was known. */
static bool check_levels(const struct selection_plan *plan, struct selection *s,
                         struct round *round, bool *known)
{
    for (int r = 0; r < plan->first; r++)
        if (!one_round(plan, s, round))
            return false;
    for (;;) {
        int undecided = 0;
        for (int i = 0; i < plan->systems; i++) {
            struct selection_system *system = &s->system[i];
            if (system->state != SELECTION_OPEN || known[i])
                continue;
            int answer = keeps(plan, system);
            known[i] = answer > 0;
            if (answer < 0)
                system->state = SELECTION_INFEASIBLE;
            undecided += answer == 0;
        }
        if (undecided == 0)
            return true;
        if (steps_of(plan, s) >= plan->most) {
            judge_by_mean(plan, s, known);
            return true;
        }
        if (!one_round(plan, s, round)) /* all go on, so that they stay in step */
            return false;
    }
}

/* --- which is the cheapest? ------------------------------------------------------------------- */

static double mean_of(const double *value, int n)
{
    return stats_estimate(value, n).mean;
}

/* Variance of the differences of the first n0 replications of two systems. */
static double variance_between(const struct selection_plan *plan, const struct selection_system *a,
                               const struct selection_system *b, double *difference)
{
    for (int r = 0; r < plan->first; r++)
        difference[r] = a->cost[r] - b->cost[r];
    return stats_variance(difference, plan->first);
}

/* Drops every open system that another open one is ahead of. All have the same n. */
static void drop_beaten(const struct selection_plan *plan, struct selection *s, double h2,
                        double *difference, bool *beaten)
{
    memset(beaten, 0, (size_t)plan->systems * sizeof *beaten);
    for (int i = 0; i < plan->systems; i++)
        for (int l = 0; l < plan->systems; l++) {
            const struct selection_system *a = &s->system[i], *b = &s->system[l];
            if (i == l || a->state != SELECTION_OPEN || b->state != SELECTION_OPEN)
                continue;
            double variance = variance_between(plan, a, b, difference);
            double ahead =
                plan->delta / (2 * a->n) * (h2 * variance / (plan->delta * plan->delta) - a->n);
            double gap = mean_of(a->cost, a->n) - mean_of(b->cost, b->n);
            /* equal ones: the first is kept */
            beaten[i] |= gap > fmax(0, ahead) || (gap == 0 && !(ahead > 0) && l < i);
        }
    for (int i = 0; i < plan->systems; i++)
        if (beaten[i])
            s->system[i].state = SELECTION_BEATEN;
}

static void choose(const struct selection_plan *plan, struct selection *s, struct round *round,
                   double *difference, bool *beaten)
{
    int left = open_ones(plan, s);
    double h2 = left > 1 ? h_squared(plan->alpha / 2 / (left - 1), plan->first) : 0;
    while (open_ones(plan, s) > 1) {
        drop_beaten(plan, s, h2, difference, beaten);
        if (open_ones(plan, s) < 2)
            break;
        if (steps_of(plan, s) >= plan->most || !one_round(plan, s, round))
            return;
    }
    s->decided = open_ones(plan, s) == 1 && s->doubtful == 0;
}

/* The cheapest by its mean, of the systems in one of the two states. */
static int cheapest(const struct selection_plan *plan, const struct selection *s,
                    enum selection_state one, enum selection_state other)
{
    int best = -1;
    for (int i = 0; i < plan->systems; i++) {
        const struct selection_system *system = &s->system[i];
        if ((system->state != one && system->state != other) || system->n < 1)
            continue;
        if (best < 0 ||
            mean_of(system->cost, system->n) < mean_of(s->system[best].cost, s->system[best].n))
            best = i;
    }
    return best;
}

bool selection_run(const struct selection_plan *plan, struct selection *s)
{
    size_t k = (size_t)plan->systems;
    struct round round = {malloc(k * sizeof(int)), malloc(k * sizeof(int)), 0,
                          malloc(k * sizeof(double)), malloc(k * sizeof(double))};
    double *difference = malloc((size_t)plan->first * sizeof *difference);
    bool *known = calloc(k, sizeof *known), *beaten = calloc(k, sizeof *beaten);
    *s = (struct selection){.system = calloc(k, sizeof *s->system), .best = -1, .second = -1};
    bool done = s->system && round.system && round.replication && round.cost && round.level &&
                difference && known && beaten;
    if (done && check_levels(plan, s, &round, known))
        choose(plan, s, &round, difference, beaten);
    if (done && !s->interrupted) {
        s->best = cheapest(plan, s, SELECTION_OPEN, SELECTION_OPEN);
        if (s->best >= 0)
            s->system[s->best].state = SELECTION_BEST;
        s->second = cheapest(plan, s, SELECTION_BEATEN, SELECTION_OPEN);
    }
    free(round.system);
    free(round.replication);
    free(round.cost);
    free(round.level);
    free(difference);
    free(known);
    free(beaten);
    return done;
}

void selection_clear(const struct selection_plan *plan, struct selection *s)
{
    for (int i = 0; s->system && i < plan->systems; i++) {
        free(s->system[i].cost);
        free(s->system[i].level);
    }
    free(s->system);
    memset(s, 0, sizeof *s);
}
