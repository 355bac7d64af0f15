/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/curve.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/parallel.h"

void curve_clear(struct curve *curve)
{
    for (int i = 0; i < curve->count; i++) {
        metric_table_clear(&curve->point[i]->table);
        free(curve->point[i]);
    }
    free(curve->point);
    memset(curve, 0, sizeof *curve);
}

static struct curve_point *find(const struct curve *curve, double x)
{
    for (int i = 0; i < curve->count; i++)
        if (curve->point[i]->x == x)
            return curve->point[i];
    return NULL;
}

static bool insert(struct curve *curve, struct curve_point *point)
{
    if (curve->count == curve->room) {
        int room = curve->room ? 2 * curve->room : 32;
        struct curve_point **list = realloc(curve->point, (size_t)room * sizeof *list);
        if (!list)
            return false;
        curve->point = list;
        curve->room = room;
    }
    int at = curve->count++;
    for (; at > 0 && curve->point[at - 1]->x > point->x; at--)
        curve->point[at] = curve->point[at - 1];
    curve->point[at] = point;
    return true;
}

/* Asks the caller, between the replications of a point, whether to stop. */
struct asking {
    struct curve *curve;
    pthread_mutex_t *lock; /* of points that run side by side; NULL: there is one */
};

static bool ask(void *context, const char *what, double done, double total)
{
    const struct asking *asking = context;
    struct curve *curve = asking->curve;
    (void)what, (void)done, (void)total;
    if (asking->lock)
        pthread_mutex_lock(asking->lock);
    double expected = fmax(curve->expected, curve->evaluated + 1);
    if (curve->hook.step &&
        curve->hook.step(curve->hook.context, "points", curve->evaluated, expected))
        curve->interrupted = true;
    bool stop = curve->interrupted;
    if (asking->lock)
        pthread_mutex_unlock(asking->lock);
    return stop;
}

static void point_free(struct curve_point *point)
{
    metric_table_clear(&point->table);
    free(point);
}

/* Simulates one point from replication `first` on; touches nothing of the curve, so that points run
 * side by side. out: NULL also when it was interrupted: half a point is none. */
static struct curve_point *simulate(struct asking *asking, double x, int first, int threads)
{
    const struct curve *curve = asking->curve;
    struct curve_point *point = calloc(1, sizeof *point);
    if (!point)
        return NULL;
    point->x = x;
    struct scenario *scenario = curve_scenario(curve, x, point->message);
    if (!scenario) {
        point->status = STUDY_INVALID;
    } else {
        struct experiment_plan plan = {.scenario = scenario,
                                       .run = curve->run,
                                       .threads = threads,
                                       .replications = curve->replications - first,
                                       .first = first,
                                       .cut_s = curve->cut_s,
                                       .hook = {ask, asking}};
        struct experiment experiment;
        point->status = experiment_run(&plan, &experiment);
        memcpy(point->message, experiment.message, sizeof point->message);
        point->table = experiment.table;
        memset(&experiment.table, 0, sizeof experiment.table);
        experiment_clear(&experiment);
    }
    scenario_free(&scenario);
    if (point->status != STUDY_INTERRUPTED)
        return point;
    point_free(point);
    return NULL;
}

/* Progress after a point; true: stop. */
static bool report(struct curve *curve)
{
    curve->evaluated++;
    double expected = curve->evaluated < curve->expected ? curve->expected : curve->evaluated + 1;
    if (curve->hook.step &&
        curve->hook.step(curve->hook.context, "points", curve->evaluated, expected))
        curve->interrupted = true;
    return curve->interrupted;
}

/* Carries a known point on to curve->replications. NULL when interrupted. */
static const struct curve_point *carry_on(struct curve *curve, struct curve_point *known)
{
    struct asking asking = {curve, NULL};
    struct curve_point *more =
        simulate(&asking, known->x, known->table.replications, curve->threads);
    if (!more)
        return NULL;
    if (more->status != STUDY_OK) {
        known->status = more->status;
        memcpy(known->message, more->message, sizeof known->message);
    }
    metric_table_append(&known->table, &more->table);
    point_free(more);
    report(curve);
    return known;
}

const struct curve_point *curve_at(struct curve *curve, double x)
{
    struct curve_point *known = find(curve, x);
    bool usable = known && (known->status == STUDY_OK || known->status == STUDY_UNBALANCED);
    if (usable && known->table.replications < curve->replications && !curve->interrupted)
        return carry_on(curve, known);
    if (known || curve->interrupted)
        return known;
    struct asking asking = {curve, NULL};
    struct curve_point *point = simulate(&asking, x, 0, curve->threads);
    if (point && !insert(curve, point)) {
        point_free(point);
        point = NULL;
    }
    if (point)
        report(curve);
    return point;
}

struct scan {
    struct curve *curve;
    const double *x;
    pthread_mutex_t lock;
};

static bool scan_one(void *context, int index)
{
    struct scan *scan = context;
    pthread_mutex_lock(&scan->lock);
    bool known = find(scan->curve, scan->x[index]) != NULL;
    pthread_mutex_unlock(&scan->lock);
    /* Asked for twice in one scan: the first time counts, whichever thread is faster. */
    for (int i = 0; i < index; i++)
        known = known || scan->x[i] == scan->x[index];
    if (known)
        return false;
    struct asking asking = {scan->curve, &scan->lock};
    struct curve_point *point = simulate(&asking, scan->x[index], 0, 1);
    pthread_mutex_lock(&scan->lock);
    if (point)
        point->grid = true;
    if (point && !insert(scan->curve, point)) {
        point_free(point);
        point = NULL;
    }
    bool stop = point ? report(scan->curve) : scan->curve->interrupted;
    pthread_mutex_unlock(&scan->lock);
    return stop;
}

void curve_scan(struct curve *curve, const double *x, int count)
{
    struct scan scan = {.curve = curve, .x = x};
    if (curve->interrupted)
        return;
    pthread_mutex_init(&scan.lock, NULL);
    parallel_run(count, curve->threads, scan_one, &scan);
    pthread_mutex_destroy(&scan.lock);
}

void curve_hide(struct curve *curve, double x)
{
    struct curve_point *point = find(curve, x);
    if (point)
        point->grid = false;
}

static struct estimate margin_at(const struct curve_point *point, curve_margin margin,
                                 const void *context)
{
    struct estimate none = {NAN, NAN, 0};
    bool usable = point && (point->status == STUDY_OK || point->status == STUDY_UNBALANCED);
    return usable ? margin(point, context) : none;
}

/* Bisection between two points of different sign, then one secant step inside the last bracket. */
static bool refine(struct curve *curve, double low, double high, curve_margin margin,
                   const void *context, double tolerance, struct root *root)
{
    struct estimate a = margin_at(curve_at(curve, low), margin, context);
    struct estimate b = margin_at(curve_at(curve, high), margin, context);
    root->falling = a.mean > b.mean;
    while (high - low > tolerance) {
        double middle = curve->info.integer ? floor((low + high) / 2) : (low + high) / 2;
        if (middle <= low || middle >= high)
            break;
        struct estimate m = margin_at(curve_at(curve, middle), margin, context);
        if (isnan(m.mean))
            return false;
        if ((m.mean > 0) == (a.mean > 0)) {
            low = middle;
            a = m;
        } else {
            high = middle;
            b = m;
        }
    }
    root->low = low;
    root->high = high;
    root->bootstrap_half_width = root->step = NAN;
    root->x.mean = low + (high - low) * a.mean / (a.mean - b.mean);
    root->x.n = a.n < b.n ? a.n : b.n;
    root->x.half_width = fmax(a.half_width, b.half_width);
    return true;
}

/* Slope of the margin around x, between the nearest points at least `reach` away on either side: a
 * step of one truck inside the last bracket would look like a wall. */
static double slope_around(struct curve *curve, double x, double reach, curve_margin margin,
                           const void *context)
{
    const struct curve_point *left = NULL, *right = NULL;
    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        if (isnan(margin_at(point, margin, context).mean))
            continue;
        if (point->x <= x - reach || !left)
            left = point;
        right = point;
        if (point->x >= x + reach)
            break;
    }
    if (!left || !right || !(right->x > left->x))
        return NAN;
    double run = right->x - left->x; /* both with the same replications: noise cancels */
    return (margin_at(curve_at(curve, right->x), margin, context).mean -
            margin_at(curve_at(curve, left->x), margin, context).mean) /
           run;
}

int curve_roots(struct curve *curve, double low, double high, curve_margin margin,
                const void *context, double tolerance, struct root *root, int most)
{
    int found = 0, grid = 0;
    double *x = malloc((size_t)(curve->count > 0 ? curve->count : 1) * sizeof *x);
    for (int i = 0; x && i < curve->count; i++)
        if (curve->point[i]->x >= low && curve->point[i]->x <= high)
            x[grid++] = curve->point[i]->x;
    for (int i = 0; i + 1 < grid; i++) {
        struct estimate a = margin_at(find(curve, x[i]), margin, context);
        struct estimate b = margin_at(find(curve, x[i + 1]), margin, context);
        if (isnan(a.mean) || isnan(b.mean) || (a.mean > 0) == (b.mean > 0))
            continue;
        struct root r;
        memset(&r, 0, sizeof r); /* padding too, so that roots can be compared */
        if (refine(curve, x[i], x[i + 1], margin, context, tolerance, &r)) {
            r.x.half_width /=
                fabs(slope_around(curve, r.x.mean, (high - low) / 30, margin, context));
            if (found < most)
                root[found] = r;
            found++;
        }
    }
    free(x);
    return found;
}

/* --- growing replications ---------------------------------------------------------------------
 */

static bool certain(struct estimate margin)
{
    return !(fabs(margin.mean) <= margin.half_width);
}

/* Doubles the replications of the curve, up to `most`. false: there are as many already. */
static bool grow(struct curve *curve, int most)
{
    if (curve->replications >= most || curve->interrupted)
        return false;
    curve->replications = 2 * curve->replications > most ? most : 2 * curve->replications;
    return true;
}

void curve_settle(struct curve *curve, double low, double high, curve_margin margin,
                  const void *context, int most)
{
    const int own = curve->replications;
    for (int i = 0; i + 1 < curve->count; i++) {
        double x[2] = {curve->point[i]->x, curve->point[i + 1]->x};
        if (x[0] < low || x[1] > high)
            continue;
        curve->replications = own;
        for (;;) {
            struct estimate a = margin_at(find(curve, x[0]), margin, context);
            struct estimate b = margin_at(find(curve, x[1]), margin, context);
            bool change = (a.mean > 0) != (b.mean > 0) && !isnan(a.mean) && !isnan(b.mean);
            if (!change || (certain(a) && certain(b)) || !grow(curve, most))
                break;
            if (!certain(a))
                curve_at(curve, x[0]);
            if (!certain(b))
                curve_at(curve, x[1]);
        }
    }
    curve->replications = own;
}

/* Follows a root to the pair of neighbouring points between which the margin changes sign now. */
static bool relocate(struct curve *curve, double low, double high, curve_margin margin,
                     const void *context, struct root *root)
{
    for (int tries = 0; tries < 40 && !curve->interrupted; tries++) {
        struct estimate a = margin_at(curve_at(curve, root->low), margin, context);
        struct estimate b = margin_at(curve_at(curve, root->high), margin, context);
        if (isnan(a.mean) || isnan(b.mean))
            return false;
        if ((a.mean > 0) != (b.mean > 0))
            return (a.mean > b.mean) == root->falling;
        bool right = (a.mean > 0) == root->falling; /* not yet crossed */
        double next = right ? INFINITY : -INFINITY;
        for (int i = 0; i < curve->count; i++) {
            double x = curve->point[i]->x;
            if (right ? x > root->high && x < next : x < root->low && x > next)
                next = x;
        }
        if (!(next >= low && next <= high))
            return false;
        if (right) {
            root->low = root->high;
            root->high = next;
        } else {
            root->high = root->low;
            root->low = next;
        }
    }
    return false;
}

void curve_sharpen(struct curve *curve, double low, double high, curve_margin margin,
                   const void *context, double tolerance, double wanted, int most,
                   struct root *root)
{
    const int own = curve->replications;
    while (root->x.half_width > wanted && grow(curve, most)) {
        struct root next = *root;
        if (!relocate(curve, low, high, margin, context, &next) ||
            !refine(curve, next.low, next.high, margin, context, tolerance, &next))
            break;
        next.x.half_width /=
            fabs(slope_around(curve, next.x.mean, (high - low) / 30, margin, context));
        *root = next;
    }
    curve->replications = own;
}
