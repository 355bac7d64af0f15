/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Peak memory of hongjin-year.yaml over twice the time: it stays where nobody asks for the periods
 * of the ledger, and grows by no more than their rows where somebody does. Each run is a process of
 * its own, for a peak of its own. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/chain/replication.h"
#include "sim/scenario/load.h"
#include "tests/support/main.h"

/* What pages and the grain of malloc may add, 250 to 410 seen; a week of rows is 220. */
static const long SLACK_KB = 600;

struct measured {
    long peak_kB;
    int rows;
};

static struct measured measure(const char *horizon, bool sums)
{
    const char *const sets[] = {horizon, "ladle.model=constant_rate"};
    struct scenario_request request = {
        .path = "scenarios/hongjin-year.yaml", .sets = sets, .set_count = 2};
    const struct watcher watcher = {.sums = sums};
    struct diag *diag = diag_create();
    struct scenario *scenario = scenario_load(&request, diag);
    struct outcome outcome;
    struct rusage usage;
    struct measured measured = {0};
    char message[160] = "";

    mallopt(M_MMAP_THRESHOLD,
            1 << 18); /* large pieces go back when freed: what lives is measured */
    if (scenario == NULL ||
        replication_run(scenario, ROUTE_MOLTEN, 0, scenario->simulation.warmup_s, &watcher,
                        &outcome, message) != REPLICATION_OK) {
        fprintf(stderr, "%s\n", message);
        return measured;
    }
    getrusage(RUSAGE_SELF, &usage);
    measured = (struct measured){usage.ru_maxrss, outcome.row_count};
    outcome_clear(&outcome);
    scenario_free(&scenario);
    diag_free(&diag);
    return measured;
}

static struct measured measure_apart(const char *horizon, bool sums)
{
    struct measured measured = {0};
    int pipe_end[2], status;
    pid_t child;

    ck_assert_int_eq(pipe(pipe_end), 0);
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        const struct measured own = measure(horizon, sums);

        _exit(write(pipe_end[1], &own, sizeof own) == sizeof own ? 0 : 1);
    }
    close(pipe_end[1]);
    ck_assert_int_eq(read(pipe_end[0], &measured, sizeof measured), sizeof measured);
    close(pipe_end[0]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_gt(measured.peak_kB, 0);
    printf("%s, %s: %ld kB, %d rows\n", horizon, sums ? "sums" : "rows by period", measured.peak_kB,
           measured.rows);
    return measured;
}

/* Sanitizers keep what is freed: there is nothing to measure then. */
#ifdef __SANITIZE_ADDRESS__
static const bool MEASURABLE = false;
#else
static const bool MEASURABLE = true;
#endif

START_TEST(memory_grows_by_the_rows_that_are_asked_for)
{
    static const char *const horizon[] = {"simulation.horizon=13 wk", "simulation.horizon=26 wk"};
    /* a row, and its place while rows are put in order */
    const long row_B = (long)(sizeof(struct ledger_row) + sizeof(int));
    struct measured sums[2] = {{0}}, rows[2] = {{0}};

    for (int i = 0; MEASURABLE && i < 2; i++) {
        sums[i] = measure_apart(horizon[i], true);
        rows[i] = measure_apart(horizon[i], false);
        ck_assert_int_le(rows[i].peak_kB - sums[i].peak_kB, rows[i].rows * row_B / 1024 + SLACK_KB);
    }
    ck_assert_int_le(sums[1].peak_kB - sums[0].peak_kB, SLACK_KB);
    ck_assert(!MEASURABLE || rows[1].rows - rows[0].rows > rows[0].rows / 2);
}
END_TEST

RUN_SUITE("memory", memory_grows_by_the_rows_that_are_asked_for)
