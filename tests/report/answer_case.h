/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs with a given saving, and the sentence that is expected of them. */
#ifndef TESTS_REPORT_ANSWER_CASE_H
#define TESTS_REPORT_ANSWER_CASE_H

#include "sim/report/answer.h"
#include "tests/study/study_case.h"

struct answer_case {
    const char *what;
    double mean, half; /* half NAN: one replication */
    double p05, median, p95;
    enum verdict verdict;
    const char *sentence;
    int draws; /* 0: uncertain inputs were not drawn */
};

#define BUSY "; no bottleneck at this distance (trucks are busiest, 39 % of the time)."

/* [0] cheaper, [1] dearer, [2] noise holds both signs; then inputs drawn. */
enum { ANSWER_KNOWN = 13 };
extern const struct answer_case answer_known[ANSWER_KNOWN];

/* Changes of a run: a route as planned does not supply the machines. */
void answer_molten_fails(struct run *run);
void answer_ingot_fails(struct run *run);

/* The sentence of a case, after `change` (NULL: none). */
void answer_expect(const struct study_case *study, const struct answer_case *c,
                   void (*change)(struct run *), enum verdict verdict, const char *sentence);

#endif
