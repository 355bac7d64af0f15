/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/optimize.h"

#include <string.h>

#include "tests/study/study_case.h"
#include "tests/support/main.h"

/* Metal lost, besides what distance costs, is least with three trucks and six ladles; with fewer
 * than two trucks or five ladles machines wait. */
static enum replication_status planned(const struct scenario *scenario, enum supply_route route,
                                       uint32_t replication, double cut_s,
                                       const struct watcher *watcher, struct outcome *outcome,
                                       char message[160])
{
    enum replication_status status =
        study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
    int trucks = scenario->fleet.trucks, ladles = scenario->ladle.count;
    double off_kg = 6.0 * (trucks - 3) * (trucks - 3) + 1.5 * (ladles - 6) * (ladles - 6);
    double noise_kg = 0.4 * study_case_noise(replication * 31 + (uint32_t)(trucks * 7 + ladles));
    if (route == ROUTE_MOLTEN) {
        outcome->observed.amount[FLOW_METAL_OXIDISED] +=
            (off_kg + noise_kg) / 1000 * outcome->new_metal_kg;
        if (trucks < 2 || ladles < 5)
            outcome->stockout_s = 0.1 * outcome->scheduled_s;
    }
    return status;
}

struct world {
    struct study_case study;
    struct scenario *grid; /* of which the values to vary are */
    struct optimize_plan plan;
};

static void open_world(struct world *w, const char *trucks, const char *ladles)
{
    static const char *const sets[] = {"sheet.service_level=0.98"};
    const char *vary[] = {trucks, ladles};
    memset(w, 0, sizeof *w);
    study_case_open(&w->study, sets, 1);
    if (trucks) {
        struct diag *diag = diag_create();
        struct scenario_request request = {
            .sets = sets, .set_count = 1, .vary = vary, .vary_count = 2};
        w->grid = scenario_from_source(w->study.parsed, &request, diag);
        ck_assert_ptr_nonnull(w->grid);
        diag_free(&diag);
    }
    w->plan = (struct optimize_plan){.source = &w->study.source,
                                     .scenario = w->study.scenario,
                                     .vary = w->grid ? w->grid->sweep : NULL,
                                     .vary_count = w->grid ? w->grid->sweep_count : 0,
                                     .run = planned,
                                     .indifference = 5,
                                     .threads = 2,
                                     .cut_s = NAN};
}

static void close_world(struct world *w)
{
    scenario_free(&w->grid);
    study_case_close(&w->study);
}

static const char some_trucks[] = "fleet.trucks=1..5 step 1";
static const char some_ladles[] = "ladle.count=4..8 step 1";

/* Every plan with many replications; the cheapest that keeps the level, in the order of the grid.
 */
static int enumerate(const struct world *w)
{
    const struct vary *trucks = &w->plan.vary[0], *ladles = &w->plan.vary[1];
    int best = -1;
    double least = INFINITY;
    for (int i = 0; i < trucks->count * ladles->count; i++) {
        char text[2][96], message[240];
        const char *const sets[] = {text[0], text[1]};
        snprintf(text[0], sizeof text[0], "fleet.trucks=%s", trucks->value[i / ladles->count]);
        snprintf(text[1], sizeof text[1], "ladle.count=%s", ladles->value[i % ladles->count]);
        struct scenario *scenario = source_make(&w->study.source, sets, 2, message);
        ck_assert_msg(scenario != NULL, "%s", message);
        struct experiment_plan plan = {
            .scenario = scenario, .run = planned, .threads = 2, .replications = 40, .cut_s = NAN};
        struct experiment experiment;
        experiment_run(&plan, &experiment);
        double cost = metric_read(&experiment.table, "routes.molten.cost_per_t.total").mean;
        if (metric_read(&experiment.table, "routes.molten.service_frac").mean >= 0.98 &&
            cost < least) {
            least = cost;
            best = i;
        }
        experiment_clear(&experiment);
        scenario_free(&scenario);
    }
    return best;
}

START_TEST(chooses_what_full_enumeration_does)
{
    struct world w;
    struct optimize o;
    open_world(&w, some_trucks, some_ladles);
    ck_assert_int_eq(optimize_run(&w.plan, &o), STUDY_OK);
    ck_assert_int_eq(o.count, 25);
    ck_assert(o.selection.decided);
    ck_assert_int_eq(optimize_best(&o), enumerate(&w));
    const struct optimize_candidate *best = &o.candidate[optimize_best(&o)];
    ck_assert_str_eq(best->setting[0], "fleet.trucks=3");
    ck_assert_str_eq(best->setting[1], "ladle.count=6");
    ck_assert_int_eq(o.infeasible, 5 + 4); /* one truck, or four ladles */
    ck_assert_str_eq(optimize_verdict(&o, 0), "below the service level");
    ck_assert_close(optimize_service(&o, 0).mean, 0.9, 1e-9);
    ck_assert_int_gt(optimize_cost(&o, optimize_best(&o)).n, 9);
    optimize_clear(&o);
    close_world(&w);
}
END_TEST

/* The same, but with three trucks three loads in ten arrive too cold. */
static enum replication_status cold_with_three(const struct scenario *scenario,
                                               enum supply_route route, uint32_t replication,
                                               double cut_s, const struct watcher *watcher,
                                               struct outcome *outcome, char message[160])
{
    enum replication_status status =
        planned(scenario, route, replication, cut_s, watcher, outcome, message);
    outcome->loads = 100;
    outcome->below_limit = scenario->fleet.trucks == 3 ? 30 : 4;
    return status;
}

START_TEST(a_plan_with_cold_loads_is_not_chosen)
{
    struct world w;
    struct optimize o;
    open_world(&w, some_trucks, some_ladles);
    w.plan.run = cold_with_three;
    ck_assert_int_eq(optimize_run(&w.plan, &o), STUDY_OK);
    ck_assert_str_ne(o.candidate[optimize_best(&o)].setting[0], "fleet.trucks=3");
    ck_assert_int_eq(o.cold, 5);
    ck_assert_int_eq(o.infeasible, 5 + 3);
    int three = 2 * 5 + 2; /* three trucks, six ladles */
    ck_assert_str_eq(optimize_verdict(&o, three), "loads too cold");
    ck_assert_close(optimize_service(&o, three).mean, 1, 1e-9);
    optimize_clear(&o);
    close_world(&w);
}
END_TEST

START_TEST(a_grid_around_the_plan_as_it_is)
{
    struct world w;
    struct optimize o;
    open_world(&w, NULL, NULL);
    ck_assert_int_eq(optimize_run(&w.plan, &o), STUDY_OK);
    ck_assert_int_eq(o.keys, 5);
    ck_assert_int_gt(o.count, 50);
    int own = 0, other[5] = {0};
    for (int i = 0; i < o.count; i++) {
        own += o.candidate[i].own;
        for (int k = 0; k < 5;
             k++) { /* every key is moved, and no value has the digits of 273.15 */
            const char *setting = o.candidate[i].setting[k];
            other[k] += strcmp(setting, o.candidate[0].setting[k]) != 0;
            ck_assert_msg(strlen(strchr(setting, '=')) < 12, "%s", setting);
        }
    }
    for (int k = 0; k < 5; k++)
        ck_assert_int_gt(other[k], 0);
    ck_assert_int_eq(own, 1);
    ck_assert_int_ge(optimize_best(&o), 0);
    ck_assert_int_ge(optimize_second(&o), 0);
    optimize_clear(&o);
    close_world(&w);
}
END_TEST

START_TEST(what_cannot_be_run_is_told_and_left_out)
{
    struct world w;
    struct optimize o;
    open_world(&w, "fleet.ladles_per_truck=1,2,4", "ladle.capacity=3 t,12 t");
    ck_assert_int_eq(optimize_run(&w.plan, &o), STUDY_OK);
    ck_assert_int_eq(o.count, 6);
    ck_assert_int_gt(o.heavy, 0);
    ck_assert_str_eq(optimize_verdict(&o, 5), "too heavy");
    ck_assert_msg(strstr(o.candidate[5].why, "weighs") != NULL, "%s", o.candidate[5].why);
    ck_assert_int_ge(optimize_best(&o), 0);
    optimize_clear(&o);
    close_world(&w);
}
END_TEST

static bool stop_at_call(void *context, const char *what, double done, double total)
{
    int *left = context;
    (void)what, (void)done, (void)total;
    return --*left <= 0;
}

START_TEST(interrupted_nothing_is_chosen)
{
    for (int at = 1; at < 200; at += 50) {
        struct world w;
        struct optimize o;
        int left = at;
        open_world(&w, some_trucks, some_ladles);
        w.plan.hook = (struct study_hook){stop_at_call, &left};
        ck_assert_int_eq(optimize_run(&w.plan, &o), STUDY_INTERRUPTED);
        ck_assert_int_eq(optimize_best(&o), -1);
        optimize_clear(&o);
        close_world(&w);
    }
}
END_TEST

START_TEST(threads_choose_the_same)
{
    struct world w;
    struct optimize one, three;
    open_world(&w, some_trucks, some_ladles);
    w.plan.threads = 1;
    optimize_run(&w.plan, &one);
    w.plan.threads = 3;
    optimize_run(&w.plan, &three);
    ck_assert_int_eq(one.selection.replications, three.selection.replications);
    for (int i = 0; i < one.count; i++) {
        ck_assert_str_eq(optimize_verdict(&one, i), optimize_verdict(&three, i));
        double a = optimize_cost(&one, i).mean, b = optimize_cost(&three, i).mean;
        ck_assert_mem_eq(&a, &b, sizeof a);
    }
    optimize_clear(&one);
    optimize_clear(&three);
    close_world(&w);
}
END_TEST

RUN_SUITE("optimize", chooses_what_full_enumeration_does, a_plan_with_cold_loads_is_not_chosen,
          a_grid_around_the_plan_as_it_is, what_cannot_be_run_is_told_and_left_out,
          interrupted_nothing_is_chosen, threads_choose_the_same)
