/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do 95 % intervals contain the long-run value in 95 % of all studies? Repeats small studies of
 * three scenarios with seeds 1, 2, .. and counts, for a fixed number of replications, for
 * replications until a half-width is reached, and for the break-even.
 *
 *     build/coverage [STUDIES [BREAKEVENS [THREADS [SCENARIO]]]]     1000 of each unless said;
 *                                                        Ctrl-C counts what is finished
 *
 * The ladle model is constant_rate and runs are short, so that thousands of studies can be had:
 * what is tested is the statistics. The long-run saving is the mean over the first ten replications
 * of all studies (every study has them, whatever the stopping rule did), the long-run break-even
 * the mean over all studies; both are known some thirty times better than one study knows them. */
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/replication.h"
#include "sim/study/breakeven.h"
#include "sim/study/parallel.h"

enum { FIXED = 5, POOLED = STATS_SEQUENTIAL_LEAST, SETS = 7 };

struct kind {
    const char *name, *file;
    const char *half_width; /* asked of the sequential studies */
    const char *set;        /* besides those that all studies have */
    const char *key;        /* of the break-even */
    double low, high;
};

static const struct kind kinds[] = {
    {"exhibit12", "scenarios/exhibit12.yaml", "1.6 CNY/t", "route.distance=150 km", "prices.driver",
     40, 110},
    {"one-customer", "scenarios/one-customer.yaml", "0.3 CNY/t", "route.distance=45 km",
     "route.distance", 165, 190},
    {"europe", "scenarios/europe.yaml", "0.06 EUR/t", "route.distance=80 km", "prices.driver", 60,
     200},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct study {
    bool done, has_root;
    double first[POOLED];
    struct estimate fixed, sequential, root;
};

struct work {
    const struct kind *kind;
    struct scenario_source *parsed;
    int studies, breakevens;
    struct study *study;
    pthread_mutex_t lock;
    int finished;
};

static volatile sig_atomic_t stopped;

static void on_interrupt(int number)
{
    stopped = number;
}

static bool one(void *context, int index)
{
    struct work *work = context;
    struct study *study = &work->study[index];
    char seed[64], rule[160], message[240];
    snprintf(seed, sizeof seed, "simulation.seed=%d", index + 1);
    snprintf(rule, sizeof rule, "simulation.replications={min: %d, max: 200, half_width: %s}",
             FIXED, work->kind->half_width);
    const char *sets[SETS] = {"ladle.model=constant_rate",
                              "simulation.horizon=2 wk",
                              "simulation.warmup=3.5 d",
                              "simulation.limits=false",
                              work->kind->set,
                              seed,
                              rule};
    struct source source = {work->parsed, NULL, sets, SETS};
    struct scenario *scenario = source_make(&source, NULL, 0, message);
    if (!scenario) {
        fprintf(stderr, "%s: %s\n", work->kind->name, message);
        return true;
    }
    struct experiment_plan plan = {
        .scenario = scenario, .run = replication_run, .threads = 1, .cut_s = NAN};
    struct experiment experiment;
    enum study_status status = experiment_run(&plan, &experiment);
    const struct metric *saving = metric_find(&experiment.table, "saving_per_t");
    if (status == STUDY_OK && saving && experiment.replications >= POOLED) {
        memcpy(study->first, saving->value, sizeof study->first);
        study->fixed = stats_estimate(saving->value, FIXED);
        study->sequential = stats_estimate(saving->value, experiment.replications);
        study->done = true;
    } else {
        fprintf(stderr, "seed %d: %s\n", index + 1, experiment.message);
    }
    experiment_clear(&experiment);
    if (index < work->breakevens) {
        struct breakeven_plan over = {.source = &source,
                                      .scenario = scenario,
                                      .key = work->kind->key,
                                      .low = work->kind->low,
                                      .high = work->kind->high,
                                      .run = replication_run,
                                      .threads = 1,
                                      .replications = FIXED,
                                      .cut_s = NAN};
        struct breakeven breakeven;
        status = breakeven_run(&over, &breakeven);
        const struct root *root = breakeven_root(&breakeven);
        study->has_root = status == STUDY_OK && root;
        if (study->has_root)
            study->root = root->x;
        breakeven_clear(&breakeven);
    }
    scenario_free(&scenario);
    pthread_mutex_lock(&work->lock);
    if (++work->finished % 50 == 0)
        fprintf(stderr, "%s: %d of %d studies\n", work->kind->name, work->finished, work->studies);
    pthread_mutex_unlock(&work->lock);
    return stopped != 0;
}

static const struct estimate *interval_of(const struct study *study, int which)
{
    if (which == 2)
        return study->has_root ? &study->root : NULL;
    if (!study->done)
        return NULL;
    return which == 0 ? &study->fixed : &study->sequential;
}

static double long_run(const struct work *work, int which)
{
    double sum = 0;
    int count = 0;
    for (int i = 0; i < work->studies; i++) {
        const struct study *study = &work->study[i];
        if (which == 2 && study->has_root) {
            sum += study->root.mean;
            count++;
        }
        for (int r = 0; which < 2 && study->done && r < POOLED; r++, count++)
            sum += study->first[r];
    }
    return sum / count;
}

static void print_row(const struct work *work, int which)
{
    static const char *const name[] = {"fixed", "sequential", "break-even"};
    double truth = long_run(work, which), half = 0, n = 0;
    int count = 0, inside = 0, below = 0;
    for (int i = 0; i < work->studies; i++) {
        const struct estimate *e = interval_of(&work->study[i], which);
        if (!e)
            continue;
        count++;
        inside += fabs(e->mean - truth) <= e->half_width;
        below += e->mean + e->half_width < truth;
        half += e->half_width;
        n += e->n;
    }
    if (count == 0)
        return;
    double share = 100.0 * inside / count;
    printf("| %s | %s | %d | %.1f %% | %d / %d | %.1f | %.4g | %.6g | %s |\n", work->kind->name,
           which == 2 ? work->kind->key : name[which], count, share, below, count - inside - below,
           n / count, half / count, truth, share >= 93 && share <= 97 ? "yes" : "NO");
    fflush(stdout);
}

static bool run_kind(const struct kind *kind, int studies, int breakevens, int threads)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = kind->file};
    struct work work = {.kind = kind, .studies = studies, .breakevens = breakevens};
    work.parsed = scenario_source_load(&request, diag);
    work.study = calloc((size_t)studies, sizeof *work.study);
    bool ready = work.parsed && work.study;
    if (ready) {
        pthread_mutex_init(&work.lock, NULL);
        parallel_run(studies, threads, one, &work);
        pthread_mutex_destroy(&work.lock);
        for (int which = 0; which < 3; which++)
            print_row(&work, which);
    } else {
        fprintf(stderr, "cannot read %s\n", kind->file);
    }
    free(work.study);
    scenario_source_free(&work.parsed);
    diag_free(&diag);
    return ready;
}

int main(int argc, char **argv)
{
    int studies = argc > 1 ? atoi(argv[1]) : 1000;
    int breakevens = argc > 2 ? atoi(argv[2]) : studies;
    int threads = argc > 3 ? atoi(argv[3]) : 0;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, NULL);
    if (studies < 1 || breakevens < 0) {
        fputs("usage: coverage [STUDIES [BREAKEVENS [THREADS [SCENARIO]]]]\n", stderr);
        return 2;
    }
    puts("| scenario | interval | studies | contain it | too low / too high | replications | mean "
         "half-width | long-run value | 93-97 % |\n"
         "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (int k = 0; k < KINDS && !stopped; k++)
        if ((argc < 5 || strcmp(argv[4], kinds[k].name) == 0) &&
            !run_kind(&kinds[k], studies, breakevens, threads))
            return 1;
    return stopped ? 130 : 0;
}
