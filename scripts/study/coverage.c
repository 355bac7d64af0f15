/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do 95 % intervals contain the long-run value in 95 % of all studies? Repeats small studies of
 * three scenarios with seeds 1, 2, .. and counts, for a fixed number of replications, for
 * replications until a half-width is reached, and for the break-even.
 *
 *     build/coverage [STUDIES [THREADS [FOLDER]]]      1000, one per core, out/coverage
 *
 * First all savings, then the break-evens, which take ten times as long. Every study is kept in the
 * folder as soon as it is finished, by model version; called again (also after Ctrl-C or a kill)
 * only the missing ones are made. The ladle model is constant_rate and runs
 * are short, so that thousands of studies can be had: what is tested is the statistics. The
 * long-run saving is the mean over the first ten replications of all studies (every study has
 * them, whatever the stopping rule did), the long-run break-even the mean over all studies; both
 * are known some thirty times better than one study knows them. */
#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/chain/replication.h"
#include "sim/scenario/build_version.h"
#include "sim/study/breakeven.h"
#include "sim/study/parallel.h"

enum { FIXED = 5, POOLED = STATS_SEQUENTIAL_LEAST, SETS = 7, INTERVALS = 3 };

struct kind {
    const char *name, *file;
    const char *half_width; /* asked of the sequential studies */
    const char *set;        /* besides those that all studies have */
    const char *key;        /* of the break-even */
    double low, high;
};

/* Ranges are wide enough that mostly five replications know the root to a 200th of them: that few
 * are the hardest case. */
static const struct kind kinds[] = {
    {"exhibit12", "scenarios/exhibit12.yaml", "2.5 CNY/t", "route.distance=150 km", "prices.driver",
     10, 500},
    {"one-customer", "scenarios/one-customer.yaml", "0.45 CNY/t", "route.distance=45 km",
     "route.distance", 20, 500},
    {"europe", "scenarios/europe.yaml", "0.07 EUR/t", "route.distance=80 km", "prices.driver", 20,
     400},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

enum pass { SAVINGS, ROOTS, PASSES };

struct study {
    bool done[PASSES];
    double pooled;                       /* mean of the first POOLED replications */
    struct estimate interval[INTERVALS]; /* fixed, sequential, break-even; n 0: there is none */
};

struct work {
    const struct kind *kind;
    enum pass pass;
    struct scenario_source *parsed;
    int studies, finished;
    struct study *study;
    FILE *kept;
    pthread_mutex_t lock;
};

static volatile sig_atomic_t stopped;

static void on_interrupt(int number)
{
    stopped = number;
}

/* --- one study ----------------------------------------------------------------------------------
 */

static bool estimate(const struct scenario *scenario, struct study *study)
{
    struct experiment_plan plan = {
        .scenario = scenario, .run = replication_run, .threads = 1, .cut_s = NAN};
    struct experiment experiment;
    bool fine = experiment_run(&plan, &experiment) == STUDY_OK;
    const struct metric *saving = metric_find(&experiment.table, "saving_per_t");
    fine = fine && saving && experiment.replications >= POOLED;
    if (fine) {
        study->pooled = stats_estimate(saving->value, POOLED).mean;
        study->interval[0] = stats_estimate(saving->value, FIXED);
        study->interval[1] = stats_estimate(saving->value, experiment.replications);
    } else {
        fprintf(stderr, "%s\n", experiment.message);
    }
    experiment_clear(&experiment);
    return fine;
}

static bool find_root(const struct kind *kind, const struct source *source,
                      const struct scenario *scenario, struct study *study)
{
    struct breakeven_plan plan = {.source = source,
                                  .scenario = scenario,
                                  .key = kind->key,
                                  .low = kind->low,
                                  .high = kind->high,
                                  .run = replication_run,
                                  .threads = 1,
                                  .replications = FIXED,
                                  .cut_s = NAN};
    struct breakeven breakeven;
    enum study_status status = breakeven_run(&plan, &breakeven);
    const struct root *root = breakeven_root(&breakeven);
    if (status == STUDY_OK && root)
        study->interval[2] = root->x;
    breakeven_clear(&breakeven);
    return status == STUDY_OK;
}

static void keep(struct work *work, int index)
{
    const struct study *study = &work->study[index];
    pthread_mutex_lock(&work->lock);
    fprintf(work->kept, "%d %.17g", index + 1, study->pooled);
    for (int i = 0; i < INTERVALS; i++)
        fprintf(work->kept, " %d %.17g %.17g", study->interval[i].n, study->interval[i].mean,
                study->interval[i].half_width);
    fputs(" .\n", work->kept);
    fflush(work->kept);
    if (++work->finished % 50 == 0)
        fprintf(stderr, "%s: %d of %d studies\n", work->kind->name, work->finished, work->studies);
    pthread_mutex_unlock(&work->lock);
}

static bool one(void *context, int index)
{
    struct work *work = context;
    struct study *study = &work->study[index];
    char seed[64], rule[160], message[240];
    if (study->done[work->pass])
        return stopped != 0;
    snprintf(seed, sizeof seed, "simulation.seed=%d", index + 1);
    snprintf(rule, sizeof rule, "simulation.replications={min: %d, max: 200, half_width: %s}",
             FIXED, work->kind->half_width);
    const char *sets[SETS] = {"ladle.model=constant_rate",
                              "simulation.horizon=9 d",
                              "simulation.warmup=2 d",
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
    bool fine = work->pass == SAVINGS ? estimate(scenario, study)
                                      : find_root(work->kind, &source, scenario, study);
    scenario_free(&scenario);
    study->done[work->pass] = fine;
    if (fine)
        keep(work, index);
    return stopped != 0;
}

/* --- what is kept -------------------------------------------------------------------------------
 */

static bool read_one(FILE *file, struct work *work)
{
    struct study study = {0};
    int number;
    char end[2];
    if (fscanf(file, "%d %lf", &number, &study.pooled) != 2)
        return false;
    for (int i = 0; i < INTERVALS; i++)
        if (fscanf(file, "%d %lf %lf", &study.interval[i].n, &study.interval[i].mean,
                   &study.interval[i].half_width) != 3)
            return false;
    if (fscanf(file, "%1s", end) != 1 || end[0] != '.')
        return false;
    if (number < 1 || number > work->studies || work->study[number - 1].done[work->pass])
        return true;
    struct study *known = &work->study[number - 1];
    if (work->pass == ROOTS)
        known->interval[2] = study.interval[2];
    else
        *known = study;
    known->done[work->pass] = true;
    work->finished++;
    return true;
}

/* Takes over what is there of this model version; a line that was cut off is written anew. */
static bool open_kept(struct work *work, const char *folder)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s-%s-%.12s.txt", folder, work->kind->name,
             work->pass == ROOTS ? "roots" : "savings", mr_build_model_version);
    FILE *file = fopen(path, "r");
    while (file && read_one(file, work))
        ;
    if (file)
        fclose(file);
    work->kept = fopen(path, "a");
    if (work->kept)
        fputc('\n', work->kept);
    else
        fprintf(stderr, "cannot write %s\n", path);
    return work->kept != NULL;
}

/* --- the table ----------------------------------------------------------------------------------
 */

static double long_run(const struct work *work, int which)
{
    double sum = 0;
    int count = 0;
    for (int i = 0; i < work->studies; i++) {
        const struct study *study = &work->study[i];
        if (study->interval[which].n == 0)
            continue;
        sum += which == 2 ? study->interval[2].mean : study->pooled;
        count++;
    }
    return sum / count;
}

static void print_row(const struct work *work, int which)
{
    static const char *const name[INTERVALS] = {"fixed", "sequential", "break-even"};
    double truth = long_run(work, which), half = 0, n = 0;
    int count = 0, inside = 0, below = 0;
    for (int i = 0; i < work->studies; i++) {
        const struct estimate *e = &work->study[i].interval[which];
        if (e->n == 0)
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
           name[which], count, share, below, count - inside - below, n / count, half / count, truth,
           share >= 93 && share <= 97 ? "yes" : "NO");
    fflush(stdout);
}

static bool run_kind(const struct kind *kind, enum pass pass, int studies, int threads,
                     const char *folder)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = kind->file};
    struct work work = {.kind = kind, .pass = pass, .studies = studies};
    work.parsed = scenario_source_load(&request, diag);
    work.study = calloc((size_t)studies, sizeof *work.study);
    bool ready = work.parsed && work.study && open_kept(&work, folder);
    if (ready) {
        pthread_mutex_init(&work.lock, NULL);
        parallel_run(studies, threads, one, &work);
        pthread_mutex_destroy(&work.lock);
        for (int which = pass == ROOTS ? 2 : 0; which < (pass == ROOTS ? 3 : 2); which++)
            print_row(&work, which);
        fclose(work.kept);
    } else {
        fprintf(stderr, "cannot begin with %s\n", kind->file);
    }
    free(work.study);
    scenario_source_free(&work.parsed);
    diag_free(&diag);
    return ready;
}

int main(int argc, char **argv)
{
    int studies = argc > 1 ? atoi(argv[1]) : 1000;
    int threads = argc > 2 ? atoi(argv[2]) : 0;
    const char *folder = argc > 3 ? argv[3] : "out/coverage";
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    if (studies < 1) {
        fputs("usage: coverage [STUDIES [THREADS [FOLDER]]]\n", stderr);
        return 2;
    }
    puts("| scenario | interval | studies | contain it | too low / too high | replications | mean "
         "half-width | long-run value | 93-97 % |\n"
         "| --- | --- | ---: | ---: | --- | ---: | ---: | ---: | --- |");
    for (int pass = 0; pass < PASSES; pass++)
        for (int k = 0; k < KINDS; k++)
            if (!run_kind(&kinds[k], (enum pass)pass, studies, threads, folder))
                return 1;
    return stopped ? 130 : 0;
}
