/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_STUDY_COMPARE_H
#define SIM_STUDY_COMPARE_H

#include "sim/study/experiment.h"
#include "sim/study/plans.h"
#include "sim/study/source.h"

/* Variants of one file on the same random numbers, replication by replication: what each gives, and
 * how far it is from the first. */

/* What the file as it stands is called among the names of variants. */
#define COMPARE_BASE "base"

struct compare_plan {
    const struct source *source;     /* its variant is not read */
    const struct scenario *scenario; /* the file as it stands */
    const char *const *name;         /* COMPARE_BASE or a variant; the first is the base */
    int name_count; /* 0: the file as it stands and all its variants; 1: it, and this one */
    replication_function run;
    int threads;
    struct study_hook hook;
};

struct compare_member {
    const char *name;
    struct scenario *scenario;
    struct experiment experiment;
    struct plans plans;
};

/* Figures that are compared, in the order of the table. */
struct compare_figure {
    const char *path; /* of the result table */
    const char *name;
    double scale; /* 100: shown in percent */
    int decimals; /* at most, in text */
};

struct compare {
    enum study_status status;
    char message[400];
    const struct scenario *scenario;
    int count, done; /* members, and those that were run to the end */
    struct compare_member *member;
};

/* The first member is run as its scenario says, the others with as many replications as it took.
 * out: *compare, cleared by compare_clear in any case. A name that is no variant, a file without
 * variants, or variants in several currencies: STUDY_INVALID. */
enum study_status compare_run(const struct compare_plan *plan, struct compare *compare);
void compare_clear(struct compare *compare);

/* NULL past the last. */
const struct compare_figure *compare_figure_at(int index);

struct estimate compare_value(const struct compare *compare, int member, const char *path);
/* Paired difference of two members: `member` less `other`. */
struct estimate compare_difference(const struct compare *compare, int member, int other,
                                   const char *path);
/* Is it known from these replications that they differ? Not from one alone. */
bool compare_apart(struct estimate difference);

/* Service, weight and loads hold: only then is it a plan. */
bool compare_holds(const struct compare *compare, int member);
/* What plans are ranked by: the cost of molten supply per tonne. */
extern const char compare_cost_path[];
/* The plan that holds and costs least by it; -1: none does. */
int compare_best(const struct compare *compare);

#endif
