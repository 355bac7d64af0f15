/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/breakeven.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { GRID = 13, STEPS_PER_RANGE = 400, COARSE_GRID = 7, COARSE_STEPS = 300 };

/* Where the search stops growing replications. source: assumption */
enum { WANTED_PER_RANGE = 200, MOST_GROWTH = 4, STEPS_MOST = 32 };
enum { FINEST_PER_RANGE = 100, BETWEEN_MOST = 32 };
static const double BOOTSTRAP_WIDER = 1.5;

/* Distances are looked at from the plant's gate to about twice the farthest practice reported
 * (160 km, RMI_CMRA), so that a limit beyond it is seen as such. */
static const double NEAR_KM = 2, FAR_KM = 300;

void breakeven_clear(struct breakeven *breakeven)
{
    curve_clear(&breakeven->curve);
    memset(breakeven, 0, sizeof *breakeven);
}

const struct root *breakeven_root(const struct breakeven *breakeven)
{
    return breakeven->root_count > 0 ? &breakeven->root[breakeven->root_count - 1] : NULL;
}

const struct root *breakeven_pooled(const struct breakeven *breakeven)
{
    return breakeven->pooled_count > 0 ? &breakeven->pooled[breakeven->pooled_count - 1] : NULL;
}

static struct estimate saving(const struct curve_point *point, const void *path)
{
    return metric_read(&point->table, path);
}

static bool choose_range(const struct breakeven_plan *plan, struct breakeven *breakeven)
{
    const struct key_info *info = &breakeven->info;
    if (plan->range)
        return source_range(plan->key, info, plan->range, &breakeven->low, &breakeven->high,
                            breakeven->message);
    bool distance = limits_over(plan->key) && strcmp(info->unit, "km") == 0;
    breakeven->low = !isnan(plan->low) ? plan->low : distance ? NEAR_KM : info->low;
    breakeven->high = !isnan(plan->high) ? plan->high : distance ? FAR_KM : info->high;
    if (isnan(breakeven->low) || isnan(breakeven->high)) {
        snprintf(breakeven->message, sizeof breakeven->message,
                 "'%s' has no believable range to search: give one with --range", plan->key);
        return false;
    }
    if (!(breakeven->low < breakeven->high)) {
        snprintf(breakeven->message, sizeof breakeven->message,
                 "the range of '%s' is empty: its low end must be below its high end", plan->key);
        return false;
    }
    return true;
}

static void scan_grid(struct breakeven *breakeven, int grid)
{
    double x[GRID + 1] = {0}, low = breakeven->low, high = breakeven->high;
    int count = 0;
    for (int i = 0; i < grid; i++) {
        double at = low + (high - low) * i / (grid - 1);
        if (breakeven->info.integer)
            at = round(at);
        if (count == 0 || at > x[count - 1])
            x[count++] = at;
    }
    double own = breakeven->info.value;
    bool known = false;
    for (int i = 0; i < count; i++)
        known = known || x[i] == own;
    if (own > low && own < high && !known) /* the scenario itself is one of the points */
        x[count++] = own;
    breakeven->curve.expected = count + 18;
    curve_scan(&breakeven->curve, x, count);
}

/* Whole trucks make the saving jump, and it may change sign and back between two points of the
 * grid. Where it is nearer to zero than the largest change between neighbours, both sides of every
 * step become points too. */
static void scan_steps(struct breakeven *breakeven)
{
    struct curve *curve = &breakeven->curve;
    double x[GRID + 1], y[GRID + 1], step[STEPS_MOST], jump = 0;
    int count = 0, found = 0;
    for (int i = 0; i < curve->count && count <= GRID; i++) {
        x[count] = curve->point[i]->x;
        y[count] = metric_read(&curve->point[i]->table, "saving_per_t").mean;
        count += !isnan(y[count]);
    }
    for (int i = 0; i + 1 < count; i++)
        jump = fmax(jump, fabs(y[i + 1] - y[i]));
    for (int i = 0; i + 1 < count; i++)
        if (fmin(fabs(y[i]), fabs(y[i + 1])) < jump)
            found += curve_steps(curve, x[i], x[i + 1], step + found, STEPS_MOST - found);
    curve->expected += found;
    curve_scan(curve, step, found);
    for (int i = 0; i < found; i++) /* the table for people shows the even grid */
        curve_hide(curve, step[i]);
}

/* The first point that failed makes the study fail; points that are no valid scenario are gaps. */
static enum study_status judge_points(struct breakeven *breakeven)
{
    const struct curve *curve = &breakeven->curve;
    int usable = 0;
    enum study_status status = STUDY_OK;
    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        usable += point->status == STUDY_OK || point->status == STUDY_UNBALANCED;
        if ((point->status == STUDY_FAILED || point->status == STUDY_UNBALANCED) &&
            status == STUDY_OK) {
            status = point->status;
            memcpy(breakeven->message, point->message, sizeof breakeven->message);
        }
        if (usable == 0 && point->status == STUDY_INVALID)
            memcpy(breakeven->message, point->message, sizeof breakeven->message);
    }
    if (usable == 0 && status == STUDY_OK)
        return STUDY_INVALID;
    return status;
}

/* What the points say that could be simulated: where they lie, and between what the saving lies. */
struct seen {
    double low, high, least, most;
    int points, gaps;
};

static struct seen look_over(const struct curve *curve)
{
    struct seen seen = {.low = INFINITY, .high = -INFINITY, .least = INFINITY, .most = -INFINITY};

    for (int i = 0; i < curve->count; i++) {
        const struct curve_point *point = curve->point[i];
        const double s = metric_read(&point->table, "saving_per_t").mean;

        if (point->status == STUDY_INVALID) {
            seen.gaps++;
            continue;
        }
        seen.points++;
        seen.low = fmin(seen.low, point->x);
        seen.high = fmax(seen.high, point->x);
        seen.least = fmin(seen.least, s);
        seen.most = fmax(seen.most, s);
    }
    return seen;
}

/* Which route wins where nothing changes sign. */
static void explain(struct breakeven *breakeven)
{
    const char *unit = breakeven->info.unit, *blank = unit[0] ? " " : "";
    const struct seen seen = look_over(&breakeven->curve);
    const bool molten = seen.least > 0;
    char gaps[64] = "";

    breakeven->side = 0;
    breakeven->reach = NAN;
    if (breakeven->root_count > 1)
        snprintf(breakeven->reason, sizeof breakeven->reason,
                 "the cheaper route changes %d times in the range (whole trucks and ladles come in "
                 "steps); the last change is named",
                 breakeven->root_count);
    if (breakeven->root_count > 0)
        return;
    if (seen.gaps > 0)
        snprintf(gaps, sizeof gaps, "; %d of %d points are no valid scenario", seen.gaps,
                 seen.gaps + seen.points);
    if (seen.least > 0 || seen.most <= 0) {
        breakeven->side = molten ? 1 : -1;
        breakeven->reach = molten ? seen.high : seen.low;
        snprintf(breakeven->reason, sizeof breakeven->reason,
                 "none in range: %s is cheaper from %g to %g%s%s, by %.0f to %.0f %s/t%s",
                 molten ? "molten" : "ingot", seen.low, seen.high, blank, unit,
                 molten ? seen.least : -seen.most, molten ? seen.most : -seen.least,
                 breakeven->info.currency, gaps);
    } else
        snprintf(breakeven->reason, sizeof breakeven->reason,
                 "none found: the saving changes sign only across points that could not be "
                 "simulated%s",
                 gaps);
}

/* A root whose interval holds a whole truck's step cannot move like others: its half-width, by the
 * slope around the step, is a bound. */
static void find_step(const struct curve *curve, struct root *root)
{
    double half = root->x.half_width, step[2];
    if (curve_steps(curve, fmin(root->low, root->x.mean - half),
                    fmax(root->high, root->x.mean + half), step, 2) > 0)
        root->step = step[0];
}

/* All roots of one measure of the saving. out: how many. */
static int roots_of(struct breakeven *breakeven, const char *path, double tolerance, int most,
                    struct root *root)
{
    struct curve *curve = &breakeven->curve;
    double low = breakeven->low, high = breakeven->high;
    curve_settle(curve, low, high, saving, path, most);
    int found = curve_roots(curve, low, high, saving, path, tolerance, root, BREAKEVEN_ROOTS);
    if (found > BREAKEVEN_ROOTS)
        found = BREAKEVEN_ROOTS;
    for (int i = 0; i < found; i++) {
        curve_sharpen(curve, low, high, saving, path, tolerance, (high - low) / WANTED_PER_RANGE,
                      most, &root[i]);
        double boot = curve_bootstrap(curve, path, &root[i], (high - low) / 30);
        root[i].bootstrap_half_width = boot;
        if (boot > BOOTSTRAP_WIDER * root[i].x.half_width)
            root[i].x.half_width = boot;
    }
    return found;
}

/* Coarse: whole trucks only, and replications as they are. */
static void find_roots(struct breakeven *breakeven, bool coarse)
{
    double range = breakeven->high - breakeven->low;
    int most = breakeven->curve.replications;
    if (!coarse)
        most *= MOST_GROWTH;
    breakeven->root_count =
        roots_of(breakeven, "saving_per_t", range / (coarse ? COARSE_STEPS : STEPS_PER_RANGE), most,
                 breakeven->root);
    for (int i = 0; !coarse && !breakeven->info.integer && i < breakeven->root_count; i++)
        find_step(&breakeven->curve, &breakeven->root[i]);
    if (!coarse)
        breakeven->pooled_count = roots_of(breakeven, "saving_per_t_pooled",
                                           range / STEPS_PER_RANGE, most, breakeven->pooled);
    explain(breakeven);
}

/* Roots that come in pairs between two points of one sign. What is found already stands as it is,
 * unless there are more. */
static void look_between(struct breakeven *breakeven)
{
    struct between *between = &breakeven->between;
    between->finest = (breakeven->high - breakeven->low) / FINEST_PER_RANGE;
    curve_between(&breakeven->curve, saving, "saving_per_t", between, BETWEEN_MOST);
    if (between->turned)
        find_roots(breakeven, false);
    else
        explain(breakeven);
}

/* A search that was cut short claims nothing: neither a root, nor that there is none, nor a limit.
 * The points that were finished stay. */
static enum study_status interrupted(struct breakeven *breakeven)
{
    breakeven->root_count = breakeven->pooled_count = 0;
    curve_judge(&breakeven->curve);
    memset(&breakeven->limits, 0, sizeof breakeven->limits);
    snprintf(breakeven->reason, sizeof breakeven->reason, "interrupted");
    snprintf(breakeven->message, sizeof breakeven->message,
             "interrupted: the break-even is not known; points finished: %d",
             breakeven->curve.count);
    return breakeven->status = STUDY_INTERRUPTED;
}

/* Remembers that the caller said stop, to whichever of the curves it did. */
struct listening {
    struct study_hook hook;
    bool stopped;
};

static bool relay(void *context, const char *what, double done, double total)
{
    struct listening *listening = context;
    const struct study_hook *hook = &listening->hook;
    if (hook->step && hook->step(hook->context, what, done, total))
        listening->stopped = true;
    return listening->stopped;
}

enum study_status breakeven_run(const struct breakeven_plan *plan, struct breakeven *breakeven)
{
    struct listening listening = {plan->hook, false};
    memset(breakeven, 0, sizeof *breakeven);
    breakeven->key = plan->key;
    struct curve *curve = &breakeven->curve;
    *curve = (struct curve){.source = plan->source,
                            .key = plan->key,
                            .fixed = plan->fixed,
                            .fixed_count = plan->fixed_count,
                            .run = plan->run,
                            .threads = plan->threads,
                            .replications = plan->replications,
                            .hook = {relay, &listening}};
    if (curve->replications < 1)
        curve->replications = plan->scenario->simulation.replications.min;
    if (!source_key(plan->source, plan->scenario, plan->key, &breakeven->info,
                    breakeven->message) ||
        !choose_range(plan, breakeven))
        return breakeven->status = STUDY_INVALID;
    curve->info = breakeven->info;
    struct experiment_plan pilot = {.scenario = plan->scenario,
                                    .run = plan->run,
                                    .threads = plan->threads,
                                    .cut_s = plan->cut_s,
                                    .hook = curve->hook};
    breakeven->status = experiment_cut(&pilot, &curve->cut_s, breakeven->message);
    if (breakeven->status == STUDY_INTERRUPTED)
        return interrupted(breakeven);
    if (breakeven->status != STUDY_OK)
        return breakeven->status;
    scan_grid(breakeven, plan->coarse ? COARSE_GRID : GRID);
    if (!plan->coarse && !breakeven->info.integer && !listening.stopped)
        scan_steps(breakeven);
    if (listening.stopped)
        return interrupted(breakeven);
    breakeven->status = judge_points(breakeven);
    if (breakeven->status == STUDY_OK || breakeven->status == STUDY_UNBALANCED) {
        find_roots(breakeven, plan->coarse);
        if (!plan->coarse && !listening.stopped)
            look_between(breakeven);
        if (plan->limits && limits_over(plan->key))
            limits_find(plan->scenario, curve, breakeven->low, breakeven->high, breakeven->root,
                        breakeven->root_count, &breakeven->limits);
    }
    curve->hook = (struct study_hook){0};
    curve_judge(curve);
    return listening.stopped ? interrupted(breakeven) : breakeven->status;
}
