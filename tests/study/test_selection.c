/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selection among normal systems whose best is known: how often it is right, over many studies. */
#include "sim/study/selection.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "tests/support/main.h"

enum { MOST = 12 };

struct world {
    int systems;
    double cost[MOST], level[MOST], noise[MOST];
    double level_noise;
    double common; /* share of the noise that all have in common */
    unsigned long study;
    int calls, stop_at; /* stop_at 0: never */
    int failing;        /* system, -1 */
};

/* A normal number that belongs to (study, replication, system). */
static double normal(unsigned long study, int replication, int system)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
    gsl_rng_set(rng, study * 1000003u + (unsigned long)replication * 131u +
                         (unsigned long)(system + 7) * 7919u);
    double value = 0;
    for (int i = 0; i < 3; i++)
        value = gsl_ran_gaussian(rng, 1);
    gsl_rng_free(rng);
    return value;
}

static bool replicate(void *context, const int *system, const int *replication, int count,
                      double *cost, double *level)
{
    struct world *w = context;
    if (w->stop_at > 0 && ++w->calls >= w->stop_at)
        return false;
    for (int i = 0; i < count; i++) {
        int s = system[i], r = replication[i];
        double shared = sqrt(w->common) * normal(w->study, r, -1);
        double own = sqrt(1 - w->common) * normal(w->study, r, s);
        cost[i] = s == w->failing ? NAN : w->cost[s] + w->noise[s] * (shared + own);
        level[i] = w->level[s] + w->level_noise * normal(w->study, r, s + 50);
    }
    return true;
}

static struct selection_plan plan_of(struct world *w)
{
    return (struct selection_plan){.systems = w->systems,
                                   .limit = 0.98,
                                   .tolerance = 0.005,
                                   .delta = 1,
                                   .alpha = 0.05,
                                   .first = 10,
                                   .most = 100000,
                                   .replicate = replicate,
                                   .context = w};
}

/* The hardest case: all others are dearer by just delta; some are cheaper, but miss the level by
 * its tolerance. */
static struct world slippage(double common)
{
    struct world w = {.systems = 8, .level_noise = 0.004, .common = common, .failing = -1};
    for (int i = 0; i < w.systems; i++) {
        w.cost[i] = i == 3 ? 100 : 101;
        w.level[i] = 0.985;
        w.noise[i] = 2;
    }
    w.cost[5] = 90;
    w.level[5] = 0.975;
    return w;
}

/* out: share of right choices, replications on average. */
static double share_right(double common, double *replications)
{
    enum { STUDIES = 200 };
    struct world w = slippage(common);
    struct selection_plan plan = plan_of(&w);
    int right = 0;
    *replications = 0;
    for (int study = 0; study < STUDIES; study++) {
        struct selection s;
        w.study = (unsigned long)study + 1;
        ck_assert(selection_run(&plan, &s));
        ck_assert(s.decided);
        right += s.best == 3;
        *replications += (double)s.replications / STUDIES;
        selection_clear(&plan, &s);
    }
    return (double)right / STUDIES;
}

START_TEST(right_as_often_as_promised)
{
    double with_common, apart;
    ck_assert_double_ge(share_right(0.7, &with_common), 0.95);
    ck_assert_double_ge(share_right(0, &apart), 0.95);
    ck_assert_double_lt(with_common, 0.6 * apart); /* what common random numbers are for */
}
END_TEST

START_TEST(easy_choices_need_the_first_stage_only)
{
    struct world w = slippage(0);
    for (int i = 0; i < w.systems; i++) {
        w.cost[i] = 100 + 40 * i;
        w.level[i] = 1.2;
    }
    struct selection_plan plan = plan_of(&w);
    struct selection s;
    ck_assert(selection_run(&plan, &s));
    ck_assert_int_eq(s.best, 0);
    ck_assert_int_eq(s.second, 1);
    ck_assert_int_le(s.replications, 8 * 12);
    ck_assert_int_eq(s.system[0].state, SELECTION_BEST);
    ck_assert_int_eq(s.system[7].state, SELECTION_BEATEN);
    selection_clear(&plan, &s);
}
END_TEST

START_TEST(equal_systems_end_with_the_first)
{
    struct world w = slippage(1);
    for (int i = 0; i < w.systems; i++) {
        w.cost[i] = 100;
        w.level[i] = 1.2;
    }
    struct selection_plan plan = plan_of(&w);
    struct selection s;
    ck_assert(selection_run(&plan, &s));
    ck_assert(s.decided);
    ck_assert_int_eq(s.best, 0);
    selection_clear(&plan, &s);
}
END_TEST

START_TEST(too_few_replications_promise_nothing)
{
    struct world w = slippage(0);
    struct selection_plan plan = plan_of(&w);
    struct selection s;
    plan.most = 10;
    w.level_noise = 0.03;
    w.study = 4;
    ck_assert(selection_run(&plan, &s));
    ck_assert(!s.decided);
    ck_assert_int_ge(s.best, 0);
    ck_assert_int_gt(s.doubtful, 0);
    for (int i = 0; i < w.systems; i++)
        ck_assert_int_le(s.system[i].n, 10);
    selection_clear(&plan, &s);
}
END_TEST

START_TEST(none_may_keep_the_level)
{
    struct world w = slippage(0);
    for (int i = 0; i < w.systems; i++)
        w.level[i] = 0.5;
    struct selection_plan plan = plan_of(&w);
    struct selection s;
    ck_assert(selection_run(&plan, &s));
    ck_assert_int_eq(s.best, -1);
    for (int i = 0; i < w.systems; i++)
        ck_assert_int_eq(s.system[i].state, SELECTION_INFEASIBLE);
    selection_clear(&plan, &s);
}
END_TEST

START_TEST(a_failing_system_does_not_stop_the_others)
{
    struct world w = slippage(0.7);
    w.failing = 2;
    struct selection_plan plan = plan_of(&w);
    struct selection s;
    ck_assert(selection_run(&plan, &s));
    ck_assert_int_eq(s.system[2].state, SELECTION_FAILED);
    ck_assert_int_eq(s.best, 3);
    selection_clear(&plan, &s);
}
END_TEST

START_TEST(interrupted_it_chooses_nothing)
{
    struct world w = slippage(0.7);
    for (w.stop_at = 1; w.stop_at < 11; w.stop_at += 3) {
        struct selection_plan plan = plan_of(&w);
        struct selection s;
        w.calls = 0;
        ck_assert(selection_run(&plan, &s));
        ck_assert(s.interrupted && !s.decided);
        ck_assert_int_eq(s.best, -1);
        selection_clear(&plan, &s);
    }
}
END_TEST

RUN_SUITE("selection", right_as_often_as_promised, easy_choices_need_the_first_stage_only,
          equal_systems_end_with_the_first, too_few_replications_promise_nothing,
          none_may_keep_the_level, a_failing_system_does_not_stop_the_others,
          interrupted_it_chooses_nothing)
