/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep that is killed twenty times, some of them in the middle of a commit, and run again each
 * time: it ends with the bytes of one that was not, and computes again only what was in flight. */
#include <math.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sim/report/csv.h"
#include "sim/report/json.h"
#include "sim/study/sweep.h"
#include "tests/study/study_case.h"
#include "tests/support/dying_write.h"
#include "tests/support/main.h"

enum { KILLS = 20, INSIDE = 8, THREADS = 2, POINTS = 400 };

/* Survives the children, who share it. */
static struct shared {
    atomic_int begun;  /* points whose simulation began, over all runs */
    atomic_int inside; /* deaths in the middle of a write of a commit */
} * shared;

static void pause_ms(double ms)
{
    const struct timespec time = {0, (long)(ms * 1e6)};
    nanosleep(&time, NULL);
}

/* The synthetic replication, with a little time in it, and counted. */
static enum replication_status counted(const struct scenario *scenario, enum supply_route route,
                                       uint32_t replication, double cut_s,
                                       const struct watcher *watcher, struct outcome *outcome,
                                       char message[160])
{
    if (route == ROUTE_MOLTEN && replication == 0)
        atomic_fetch_add(&shared->begun, 1);
    pause_ms(1);
    return study_case_replication(scenario, route, replication, cut_s, watcher, outcome, message);
}

/* --- one run ------------------------------------------------------------------------------------
 */

struct output {
    char *text[3];
    size_t size[3];
    int computed, reused;
};

static struct output run(const char *store)
{
    static char values[POINTS][24];
    static const char *value[POINTS];
    for (int i = 0; i < POINTS; i++) {
        snprintf(values[i], sizeof values[i], "%.2f km", 5 + i * 0.37);
        value[i] = values[i];
    }
    const struct vary vary = {.key = "route.distance", .count = POINTS, .value = value, .unit = ""};
    const char *sets[] = {"simulation.replications=2"};
    struct study_case study;
    struct sweep sweep;
    struct output output = {0};
    study_case_open(&study, sets, 1);
    struct sweep_plan plan = {.source = &study.source,
                              .vary = &vary,
                              .vary_count = 1,
                              .run = counted,
                              .threads = THREADS,
                              .store = store};
    ck_assert_msg(sweep_run(&plan, &sweep) == STUDY_OK, "%s", sweep.message);
    FILE *file = open_memstream(&output.text[0], &output.size[0]);
    csv_sweep(file, &sweep);
    fclose(file);
    file = open_memstream(&output.text[1], &output.size[1]);
    csv_sweep_replications(file, &sweep);
    fclose(file);
    output.text[2] = json_sweep(&sweep, study.scenario);
    output.size[2] = strlen(output.text[2]);
    output.computed = sweep.computed;
    output.reused = sweep.reused;
    sweep_clear(&sweep);
    study_case_close(&study);
    return output;
}

static void clear(struct output *output)
{
    for (int i = 0; i < 3; i++)
        free(output->text[i]);
}

/* A number from 0 to `below`, from a fixed sequence. */
static int draw(int below)
{
    static uint32_t state = 20251;
    state = state * 1664525u + 1013904223u;
    return (int)((state >> 8) % (uint32_t)below);
}

/* Starts a run and kills it: in the write after so many, or some time after so many more points. */
static void kill_one(const char *store, bool inside)
{
    int from = shared->begun, points = 2 + draw(12);
    long write_number = 8 + draw(90);
    double after_ms = draw(400) / 100.0;
    pid_t child = fork();
    if (child == 0) {
        if (inside)
            die_in_write(write_number, &shared->inside);
        struct output output = run(store);
        clear(&output);
        _exit(0);
    }
    while (!inside && shared->begun < from + points)
        pause_ms(0.5);
    if (!inside) {
        pause_ms(after_ms);
        kill(child, SIGKILL);
    }
    int status;
    waitpid(child, &status, 0);
    ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
                  "the run was over before it was killed");
}

START_TEST(killed_twenty_times_it_gives_the_same_bytes)
{
    char store[300], part[320];
    const char *folder = getenv("TMPDIR");
    snprintf(store, sizeof store, "%s/killed-%ld.sqlite", folder ? folder : "/tmp", (long)getpid());
    FILE *memory = tmpfile();
    ck_assert(memory && ftruncate(fileno(memory), sizeof *shared) == 0);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(memory), 0);
    ck_assert_ptr_ne(shared, MAP_FAILED);
    struct output whole = run(NULL);
    ck_assert_int_eq(whole.computed, POINTS);
    ck_assert_int_eq(shared->begun, POINTS);
    shared->begun = 0;
    for (int i = 0; i < KILLS; i++)
        kill_one(store, i % 5 < 2 && shared->inside < INSIDE);
    int before_last = shared->begun;
    struct output pieces = run(store);
    printf(
        "points begun: %d over all runs, for %d points and %d kills, %d of them inside a commit; "
        "the last run computed %d and reused %d\n",
        shared->begun, POINTS, KILLS, shared->inside, pieces.computed, pieces.reused);
    ck_assert_int_ge(shared->inside, 5);
    ck_assert_int_gt(before_last, KILLS);
    ck_assert_int_eq(pieces.computed + pieces.reused, POINTS);
    ck_assert_int_gt(pieces.reused, KILLS);
    ck_assert_int_le(shared->begun, POINTS + KILLS * THREADS);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(pieces.size[i], whole.size[i]);
        ck_assert_mem_eq(pieces.text[i], whole.text[i], whole.size[i]);
    }
    clear(&whole);
    clear(&pieces);
    static const char *const tail[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        snprintf(part, sizeof part, "%s%s", store, tail[i]);
        remove(part);
    }
}
END_TEST

RUN_SUITE("sweep killed", killed_twenty_times_it_gives_the_same_bytes)
