/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char compare_cost_path[] = "routes.molten.cost_per_t.total";

static const struct compare_figure figures[] = {
    {"saving_per_t", "saving of molten supply", 1, 1},
    {compare_cost_path, "molten, total", 1, 1},
    {"routes.ingot.cost_per_t.total", "ingot, total", 1, 1},
    {"carbon_saving_kg_per_t", "carbon saved", 1, 1},
    {"routes.molten.service_frac", "machine time with metal", 100, 2},
    {"routes.molten.arrival_temperature_C.mean", "arrival, mean", 1, 1},
    {"routes.molten.loads_below_limit_frac", "loads too cold", 100, 2},
};

const struct compare_figure *compare_figure_at(int index)
{
    return index < (int)(sizeof figures / sizeof figures[0]) ? &figures[index] : NULL;
}

void compare_clear(struct compare *compare)
{
    for (int i = 0; i < compare->count && compare->member; i++) {
        experiment_clear(&compare->member[i].experiment);
        scenario_free(&compare->member[i].scenario);
    }
    free(compare->member);
    memset(compare, 0, sizeof *compare);
}

static enum study_status invalid(struct compare *compare)
{
    return compare->status = STUDY_INVALID;
}

static bool has_variant(const struct scenario *scenario, const char *name)
{
    for (int i = 0; i < scenario->variant_count; i++)
        if (strcmp(scenario->variants[i].name, name) == 0)
            return true;
    return false;
}

static enum study_status unknown(struct compare *compare, const char *name)
{
    const struct scenario *scenario = compare->scenario;
    size_t size = sizeof compare->message;
    size_t used = (size_t)snprintf(
        compare->message, size,
        "the file has no variant '%.60s'; it has " COMPARE_BASE " (as it stands)", name);
    for (int i = 0; i < scenario->variant_count && used < size; i++)
        used += (size_t)snprintf(compare->message + used, size - used, ", %s",
                                 scenario->variants[i].name);
    return invalid(compare);
}

/* Name number `index` of those that are compared. */
static const char *name_at(const struct compare_plan *plan, int index)
{
    if (plan->name_count > 1)
        return plan->name[index];
    if (index == 0)
        return COMPARE_BASE;
    return plan->name_count == 1 ? plan->name[0] : plan->scenario->variants[index - 1].name;
}

static enum study_status make(const struct compare_plan *plan, const char *name,
                              struct compare *compare)
{
    struct compare_member *member = &compare->member[compare->count];
    struct source source = *plan->source;
    char message[240];
    bool base = strcmp(name, COMPARE_BASE) == 0;
    if (!base && !has_variant(plan->scenario, name))
        return unknown(compare, name);
    source.variant = base ? NULL : name;
    member->name = name;
    member->scenario = source_make(&source, NULL, 0, message);
    if (!member->scenario) {
        snprintf(compare->message, sizeof compare->message, "%.60s: %.240s", name, message);
        return invalid(compare);
    }
    compare->count++;
    if (member->scenario->customer_count < 1 ||
        strcmp(member->scenario->currency, compare->member[0].scenario->currency) != 0) {
        snprintf(compare->message, sizeof compare->message, "'%.60s' has %s: it cannot be compared",
                 name, member->scenario->customer_count < 1 ? "no customer" : "another currency");
        return invalid(compare);
    }
    return STUDY_OK;
}

static enum study_status make_all(const struct compare_plan *plan, struct compare *compare)
{
    int count = plan->name_count > 1 ? plan->name_count : plan->name_count + 1;
    if (plan->scenario->variant_count < 1) {
        snprintf(compare->message, sizeof compare->message,
                 "the file has no variants to compare: they stand in a section scenarios, such as "
                 "'scenarios: {slow: {route.speed: 40 km/h}}'");
        return invalid(compare);
    }
    if (has_variant(plan->scenario, COMPARE_BASE)) {
        snprintf(compare->message, sizeof compare->message,
                 "'" COMPARE_BASE "' is the file as it stands: give the variant of that name "
                 "another one");
        return invalid(compare);
    }
    if (plan->name_count == 0)
        count = 1 + plan->scenario->variant_count;
    compare->member = calloc((size_t)count, sizeof *compare->member);
    if (!compare->member) {
        snprintf(compare->message, sizeof compare->message, "out of memory");
        return compare->status = STUDY_FAILED;
    }
    for (int i = 0; i < count; i++)
        if (make(plan, name_at(plan, i), compare) != STUDY_OK)
            return compare->status;
    return STUDY_OK;
}

/* Progress of all members as one: replications of the members before count as done. */
struct counted {
    const struct study_hook *hook;
    int before, members;
};

static bool count_on(void *context, const char *what, double done, double total)
{
    const struct counted *all = context;
    if (!all->hook->step)
        return false;
    return all->hook->step(all->hook->context, what, all->before * total + done,
                           all->members * total);
}

static void run_member(const struct compare_plan *plan, struct compare *compare, int index)
{
    struct compare_member *member = &compare->member[index];
    struct counted counted = {&plan->hook, index, compare->count};
    const struct experiment_plan experiment = {
        .scenario = member->scenario,
        .run = plan->run,
        .threads = plan->threads,
        .replications = index > 0 ? compare->member[0].experiment.replications : 0,
        .cut_s = NAN,
        .hook = {count_on, &counted}};
    enum study_status status = experiment_run(&experiment, &member->experiment);
    if (status == STUDY_INTERRUPTED) {
        compare->status = status;
        snprintf(compare->message, sizeof compare->message,
                 "interrupted in '%.60s': nothing is compared", member->name);
    } else if (status != STUDY_OK) {
        compare->status = status;
        snprintf(compare->message, sizeof compare->message, "%.60s: %.240s", member->name,
                 member->experiment.message);
    }
    if (status != STUDY_OK && status != STUDY_UNBALANCED)
        return;
    plans_judge(member->scenario, &member->experiment.table, &member->plans);
    compare->done++;
}

enum study_status compare_run(const struct compare_plan *plan, struct compare *compare)
{
    memset(compare, 0, sizeof *compare);
    compare->scenario = plan->scenario;
    if (make_all(plan, compare) != STUDY_OK)
        return compare->status;
    for (int i = 0; i < compare->count && compare->done == i; i++)
        run_member(plan, compare, i);
    return compare->status;
}

struct estimate compare_value(const struct compare *compare, int member, const char *path)
{
    return metric_read(&compare->member[member].experiment.table, path);
}

struct estimate compare_difference(const struct compare *compare, int member, int other,
                                   const char *path)
{
    return metric_paired(&compare->member[member].experiment.table,
                         &compare->member[other].experiment.table, path);
}

bool compare_apart(struct estimate difference)
{
    return fabs(difference.mean) > difference.half_width;
}

bool compare_holds(const struct compare *compare, int member)
{
    return plans_state(&compare->member[member].plans) == PLANS_FEASIBLE;
}

int compare_best(const struct compare *compare)
{
    int best = -1;
    double least = INFINITY;
    for (int i = 0; i < compare->done; i++) {
        double cost = compare_value(compare, i, compare_cost_path).mean;
        if (!compare_holds(compare, i) || !(cost < least))
            continue;
        best = i;
        least = cost;
    }
    return best;
}
