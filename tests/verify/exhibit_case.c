/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/verify/exhibit_case.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct scenario *exhibit_load(const char *variant, const char *const *sets)
{
    struct diag *diag = diag_create();
    struct scenario_request request = {.path = EXHIBIT_FILE, .variant = variant, .sets = sets};
    struct scenario *scenario;

    while (sets != NULL && sets[request.set_count] != NULL)
        request.set_count++;
    scenario = scenario_load(&request, diag);
    if (scenario == NULL) {
        char *all = diag_text(diag, 0);
        ck_abort_msg("%s", all);
        free(all);
    }
    diag_free(&diag);
    return scenario;
}

struct exhibit exhibit_run(const char *const *sets, int replications)
{
    struct exhibit exhibit = {.scenario = exhibit_load(NULL, sets)};
    const struct experiment_plan plan = {.scenario = exhibit.scenario,
                                         .run = replication_run,
                                         .threads = 2,
                                         .replications = replications,
                                         .cut_s = exhibit.scenario->simulation.horizon_s / 4};

    if (experiment_run(&plan, &exhibit.experiment) != STUDY_OK)
        ck_abort_msg("%s", exhibit.experiment.message);
    return exhibit;
}

void exhibit_clear(struct exhibit *exhibit)
{
    experiment_clear(&exhibit->experiment);
    scenario_free(&exhibit->scenario);
}

double exhibit_mean(const struct exhibit *exhibit, const char *path)
{
    const struct estimate estimate = metric_read(&exhibit->experiment.table, path);

    ck_assert_msg(estimate.n > 0 && isfinite(estimate.mean), "no number %s", path);
    return estimate.mean;
}

static double read_cost(const struct exhibit *exhibit, const char *route, const char *what,
                        const char *name)
{
    char path[160];

    snprintf(path, sizeof path, "routes.%s.cost_per_t.%s.%s", route, what, name);
    return exhibit_mean(exhibit, path);
}

double exhibit_item(const struct exhibit *exhibit, const char *route, const char *item)
{
    char path[160];

    snprintf(path, sizeof path, "routes.%s.cost_per_t.items.%s", route, item);
    return read_cost(
        exhibit, route,
        metric_find(&exhibit->experiment.table, path) != NULL ? "items" : "items_outside", item);
}

double exhibit_row(const struct exhibit *exhibit, const char *route, const char *row)
{
    return read_cost(exhibit, route, "rows", row);
}
