/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large sweep of Exhibit 12 with four replications, left alone once, and then killed twenty times
 * and run again each time, eight of the deaths in the middle of a write of a commit: what it costs,
 * and whether it ends with the same bytes. The ladle model is `fast`, or another one, and no
 * limits are asked for; all else is as in the file. Points are a Sobol sequence over distance and
 * metal price.
 *
 *     build/sweep-killed [POINTS [THREADS [FOLDER [MODEL [HORIZON]]]]]
 *
 * Without: 10000, 2, out/sweep-killed, fast, as in the file.
 *
 * Prints a table; exits with 1 when bytes differ or more is computed than points + 20 x threads. */
#include <math.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sim/report/csv.h"
#include "sim/report/json.h"
#include "sim/scenario/load.h"
#include "sim/study/split.h"
#include "sim/study/sweep.h"
#include "tests/support/dying_write.h"

enum { KILLS = 20, INSIDE = 8, REPLICATIONS = 4, FILES = 3, PATH = 400 };

static const char *const file_name[FILES] = {"sweep.csv", "replications.csv", "summary.json"};

/* Survives the children, who share it. */
static struct shared {
    atomic_long begun;        /* points whose simulation began, over all runs */
    atomic_long simulated_ns; /* processor time in replications */
    atomic_int inside;        /* deaths in the middle of a write of a commit */
    double processor_s, waiting_s;
    long peak_kB;
    int computed, reused;
} * shared;

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static enum replication_status counted(const struct scenario *scenario, enum supply_route route,
                                       uint32_t replication, double cut_s,
                                       const struct watcher *watcher, struct outcome *outcome,
                                       char message[160])
{
    if (route == ROUTE_MOLTEN && replication == 0)
        atomic_fetch_add(&shared->begun, 1);
    struct profile_clock begun = profile_clock_now();
    enum replication_status status =
        replication_run(scenario, route, replication, cut_s, watcher, outcome, message);
    atomic_fetch_add(&shared->simulated_ns, (long)(profile_since(begun) * 1e9));
    return status;
}

/* --- one run, in a process of its own -----------------------------------------------------------
 */

struct job {
    int points, threads;
    const char *model, *horizon; /* horizon NULL: the file's */
    const char *folder, *name;   /* files are FOLDER/NAME.sqlite, FOLDER/NAME-sweep.csv .. */
};

static void path_of(const struct job *job, const char *name, char path[PATH])
{
    snprintf(path, PATH, "%s/%s%s", job->folder, job->name, name);
}

static bool write_files(const struct job *job, const struct sweep *sweep,
                        const struct scenario *scenario)
{
    char name[80], path[PATH];
    bool fine = true;
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "-%s", file_name[i]);
        path_of(job, name, path);
        FILE *file = fopen(path, "w");
        char *json = i == 2 ? json_sweep(sweep, scenario) : NULL;
        if (file && i == 0)
            csv_sweep(file, sweep);
        if (file && i == 1)
            csv_sweep_replications(file, sweep);
        if (file && json)
            fputs(json, file);
        free(json);
        fine = file && fclose(file) == 0 && fine;
    }
    return fine;
}

static bool run_sweep(const struct job *job)
{
    char count[64], model[64], horizon[64], store[PATH];
    snprintf(count, sizeof count, "sweep.points=%d", job->points);
    snprintf(model, sizeof model, "ladle.model=%s", job->model);
    snprintf(horizon, sizeof horizon, "simulation.horizon=%s", job->horizon ? job->horizon : "");
    path_of(job, ".sqlite", store);
    const char *sets[] = {"simulation.limits=false",
                          "simulation.replications=4",
                          model,
                          "sweep.design=sobol",
                          count,
                          horizon};
    const char *vary[] = {"route.distance=5 km..100 km", "metal.price=17000..23000 CNY/t"};
    const int set_count = job->horizon ? 6 : 5;
    struct scenario_request request = {.path = "scenarios/exhibit12.yaml",
                                       .sets = sets,
                                       .set_count = set_count,
                                       .vary = vary,
                                       .vary_count = 2};
    struct diag *diag = diag_create();
    struct scenario_source *parsed = NULL;
    struct scenario *scenario = scenario_open(&request, &parsed, diag);
    bool fine = scenario != NULL;
    if (fine) {
        struct source source = {parsed, NULL, sets, set_count};
        struct sweep_plan plan = {.source = &source,
                                  .vary = scenario->sweep,
                                  .vary_count = scenario->sweep_count,
                                  .choice = &scenario->sweep_choice,
                                  .run = counted,
                                  .threads = job->threads,
                                  .store = store};
        struct sweep sweep;
        fine = sweep_run(&plan, &sweep) == STUDY_OK && write_files(job, &sweep, scenario);
        if (!fine)
            fprintf(stderr, "%s\n", sweep.message);
        shared->computed = sweep.computed;
        shared->reused = sweep.reused;
        sweep_clear(&sweep);
    } else {
        char *text = diag_text(diag, 0);
        fputs(text ? text : "", stderr);
        free(text);
    }
    scenario_free(&scenario);
    scenario_source_free(&parsed);
    diag_free(&diag);
    return fine;
}

/* inside: write in which to die; 0: lives. */
static pid_t start(const struct job *job, long inside)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    if (inside > 0)
        die_in_write(inside, &shared->inside);
    double waiting_s = seconds(CLOCK_MONOTONIC);
    bool fine = run_sweep(job);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    shared->processor_s = split_processor_s();
    shared->waiting_s = seconds(CLOCK_MONOTONIC) - waiting_s;
    shared->peak_kB = usage.ru_maxrss;
    _exit(fine ? 0 : 1);
}

static bool finish(const struct job *job)
{
    int status;
    pid_t child = start(job, 0);
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

/* --- killing ------------------------------------------------------------------------------------
 */

/* A number from 0 to `below`, from a fixed sequence. */
static long draw(long below)
{
    static uint32_t state = 20251;
    state = state * 1664525u + 1013904223u;
    return (long)((state >> 8) % (uint32_t)below);
}

static void pause_ms(double ms)
{
    const struct timespec time = {0, (long)(ms * 1e6)};
    nanosleep(&time, NULL);
}

/* In the write after so many, or some time after so many more points; each takes a twentieth of
 * the points on average. false: the run was over before. */
static bool kill_one(const struct job *job, bool inside)
{
    enum { WRITES = 6 }; /* of a point, about */
    long from = shared->begun, more = 2 + draw(job->points / (KILLS / 2 + 1));
    int status = 0;
    pid_t child = start(job, inside ? 8 + WRITES * more : 0);
    while (!inside && shared->begun < from + more && waitpid(child, &status, WNOHANG) == 0)
        pause_ms(2);
    if (!inside) {
        pause_ms((double)draw(400));
        kill(child, SIGKILL);
    }
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

static bool same_file(const char *a, const char *b)
{
    FILE *one = fopen(a, "rb"), *other = fopen(b, "rb");
    int x = EOF, y = EOF;
    bool same = one && other;
    while (same && ((x = getc(one)) != EOF) | ((y = getc(other)) != EOF))
        same = x == y;
    if (one)
        fclose(one);
    if (other)
        fclose(other);
    return same;
}

static void clean(const struct job *job)
{
    static const char *const tail[] = {".sqlite", ".sqlite-wal", ".sqlite-shm"};
    char path[PATH];
    for (int i = 0; i < 3; i++) {
        path_of(job, tail[i], path);
        remove(path);
    }
}

static long store_kB(const struct job *job)
{
    char path[PATH];
    struct stat about;
    path_of(job, ".sqlite", path);
    return stat(path, &about) == 0 ? (long)(about.st_size / 1024) : 0;
}

static bool leave_alone(const struct job *job)
{
    clean(job);
    if (!finish(job))
        return false;
    double points = job->points, simulated_s = (double)shared->simulated_ns * 1e-9;
    double rest_s = shared->processor_s - simulated_s;
    printf("| points, replications, threads | %d, %d, %d |\n", job->points, REPLICATIONS,
           job->threads);
    printf("| waiting time | %.0f s |\n| points a second | %.2f |\n", shared->waiting_s,
           points / shared->waiting_s);
    printf("| processor time of a point, simulating | %.1f ms |\n", 1e3 * simulated_s / points);
    printf("| the same, all else: scenario, result table, store, CSV, JSON | %.2f ms (%.2f %%) |\n",
           1e3 * rest_s / points, 100 * rest_s / simulated_s);
    printf("| largest memory | %.0f MB |\n| store | %.0f MB, %.1f kB a point |\n",
           (double)shared->peak_kB / 1024, (double)store_kB(job) / 1024,
           (double)store_kB(job) / points);
    fflush(stdout);
    return true;
}

static bool kill_often(const struct job *job)
{
    int kills = 0;
    clean(job);
    shared->begun = 0;
    for (int i = 0; i < KILLS; i++)
        kills += kill_one(job, i % 5 < 2 && shared->inside < INSIDE);
    bool fine = finish(job);
    long allowed = job->points + (long)KILLS * job->threads;
    printf("| kills, of them inside a commit | %d, %d |\n", kills, (int)shared->inside);
    printf("| points begun over all runs, allowed | %ld, %ld |\n", (long)shared->begun, allowed);
    printf("| the last run | computed %d, reused %d |\n", shared->computed, shared->reused);
    return fine && kills == KILLS && shared->begun <= allowed;
}

static bool compare(const struct job *whole, const struct job *killed)
{
    bool same = true;
    for (int i = 0; i < FILES; i++) {
        char name[80], a[PATH], b[PATH];
        snprintf(name, sizeof name, "-%s", file_name[i]);
        path_of(whole, name, a);
        path_of(killed, name, b);
        same = same_file(a, b) && same;
    }
    printf("| bytes of both CSV files and the summary | %s |\n", same ? "the same" : "DIFFER");
    return same;
}

int main(int argc, char **argv)
{
    int points = argc > 1 ? atoi(argv[1]) : 10000, threads = argc > 2 ? atoi(argv[2]) : 2;
    const char *folder = argc > 3 ? argv[3] : "out/sweep-killed";
    const char *model = argc > 4 ? argv[4] : "fast";
    const char *horizon = argc > 5 ? argv[5] : NULL;
    const struct job whole = {points, threads, model, horizon, folder, "whole"};
    const struct job killed = {points, threads, model, horizon, folder, "killed"};
    FILE *memory = tmpfile();
    if (points < 100 || threads < 1 || !memory || ftruncate(fileno(memory), sizeof *shared) != 0) {
        fputs("usage: sweep-killed [POINTS >= 100 [THREADS [FOLDER [MODEL [HORIZON]]]]]\n", stderr);
        return 2;
    }
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(memory), 0);
    if (shared == MAP_FAILED)
        return 2;
    printf("| sweep of Exhibit 12, %s, ladle model %s | |\n| --- | ---: |\n",
           horizon ? horizon : "its own horizon", model);
    fflush(stdout);
    bool fine = leave_alone(&whole) && kill_often(&killed);
    return compare(&whole, &killed) && fine ? 0 : 1;
}
