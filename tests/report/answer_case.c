/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/report/answer_case.h"

#include <check.h>
#include <math.h>
#include <string.h>

/* A saving of `mean` ± `half` in three replications (one when `half` is NAN), 20,000 t a year. */
static void saving_of(struct metric_table *table, double mean, double half)
{
    /* Student's t of 2 degrees of freedom, 95 %; the values are mean - d, mean, mean + d */
    double d = half * sqrt(3) / 4.302652729911275;
    int replications = isnan(half) ? 1 : 3;
    memset(table, 0, sizeof *table);
    for (int i = 0; i < replications; i++) {
        struct metric_table one = {0};
        double value = mean + (replications > 1 ? (i - 1) * d : 0);
        one.replications = 1;
        metric_put(&one, 0, "CNY/t", value, "saving_per_t");
        metric_put(&one, 0, "CNY/a", 20000 * value, "saving_per_year");
        metric_put(&one, 0, "1/a", 2500, "routes.molten.trips_per_year");
        if (i == 0)
            *table = one;
        else
            metric_table_append(table, &one);
    }
}

#define NOISE NAN, NAN, NAN

const struct answer_case answer_known[ANSWER_KNOWN] = {
    {"cheaper", 331.84, 4.13, NOISE, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 331.8 CNY/t (± 4.1 by chance, if all inputs are exact), "
     "6.64 million CNY a year" BUSY,
     0},
    {"dearer", -12.34, 1.23, NOISE, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 12.3 CNY/t (± 1.2 by chance, if all inputs are exact), "
     "247,000 CNY a year" BUSY,
     0},
    {"noise holds both signs", 3.2, 7.9, NOISE, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 4.7 CNY/t or cheaper by up to 11.1 CNY/t (by chance, if all inputs are "
     "exact)" BUSY,
     0},
    {"one replication, cheaper", 331.84, NAN, NOISE, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 331.8 CNY/t (one replication only: what chance adds is "
     "not known), 6.64 million CNY a year" BUSY,
     0},
    {"one replication, dearer", -7.26, NAN, NOISE, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 7.3 CNY/t (one replication only: what chance adds is not "
     "known), 145,200 CNY a year" BUSY,
     0},
    {"nothing between them", 0, 0, NOISE, VERDICT_OPEN, "At 30 km both routes cost the same" BUSY,
     0},
    {"uncertain inputs are wider than noise", 331.84, 0.08, 220.4, 300.2, 403.3, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 332 CNY/t (220 to 403, as often above 300 as below, "
     "when uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
    {"and dearer", -331.84, 0.08, -403.3, -300.2, -220.4, VERDICT_DEARER,
     "At 30 km molten supply is dearer by 332 CNY/t (220 to 403, as often above 300 as below, when "
     "uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
    {"a small currency keeps its decimals", 3.42, 0.01, 2.91, 3.38, 3.87, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 3.4 CNY/t (2.9 to 3.9, as often above 3.4 as below, "
     "when uncertain inputs move inside their ranges), 68,400 CNY a year" BUSY,
     40},
    {"inputs hold both signs", 331.84, 0.08, -120.7, 300.2, 503.3, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 121 CNY/t or cheaper by up to 503 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"inputs are wider, but only noise holds both signs", 10.4, 98.6, 21.2, 130.1, 260.3,
     VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 88 CNY/t or cheaper by up to 260 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"the scenario itself lies outside its draws", -52.6, 0.3, 61.8, 77.7, 91.4, VERDICT_OPEN,
     "At 30 km it cannot be told at this precision which route is cheaper: molten supply may be "
     "dearer by up to 53 CNY/t or cheaper by up to 91 CNY/t (uncertain inputs moved inside their "
     "ranges)" BUSY,
     40},
    {"one replication, with inputs drawn", 331.84, NAN, 220.4, 300.2, 403.3, VERDICT_CHEAPER,
     "At 30 km molten supply is cheaper by 332 CNY/t (220 to 403, as often above 300 as below, "
     "when uncertain inputs move inside their ranges), 6.6 million CNY a year" BUSY,
     40},
};

/* A run with this saving in which all is well; the caller changes what it wants. */
static void run_of(struct run *run, const struct study_case *study, const struct answer_case *c)
{
    memset(run, 0, sizeof *run);
    run->scenario = study->scenario;
    saving_of(&run->experiment.table, c->mean, c->half);
    run->experiment.cut_settled = true;
    run->plans.shot = true;
    run->plans.route[ROUTE_MOLTEN].feasible = run->plans.route[ROUTE_INGOT].feasible = true;
    run->binds.count = 1;
    run->binds.bind[0].what = "nothing";
    strcpy(run->binds.bind[0].evidence, "trucks are busiest, 39 % of the time");
    run->has_inputs = c->draws > 0;
    run->inputs =
        (struct inputs){.draws = c->draws, .p05 = c->p05, .median = c->median, .p95 = c->p95};
}

/* The sentence of a case, after `change`. */
void answer_expect(const struct study_case *study, const struct answer_case *c,
                   void (*change)(struct run *), enum verdict verdict, const char *sentence)
{
    struct run run;
    char answer[ANSWER_ROOM];
    run_of(&run, study, c);
    if (change)
        change(&run);
    ck_assert_msg(answer_write(&run, answer) == verdict, "%s: %s", c->what, answer);
    ck_assert_str_eq(answer, sentence);
    ck_assert_msg(!strstr(answer, "nan") && !strstr(answer, " -"), "%s", answer);
    metric_table_clear(&run.experiment.table);
}

void answer_molten_fails(struct run *run)
{
    run->plans.route[ROUTE_MOLTEN].feasible = false;
    strcpy(run->plans.route[ROUTE_MOLTEN].why, "the machines are supplied only 91.0 % of the time");
    run->binds.bind[0].what = "trucks";
}

void answer_ingot_fails(struct run *run)
{
    run->plans.route[ROUTE_INGOT].feasible = false;
    strcpy(run->plans.route[ROUTE_INGOT].why, "the machines are supplied only 42.7 % of the time");
}
