/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/whatif.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"

static enum study_status refuse(struct whatif *w, enum study_status status, const char *message)
{
    snprintf(w->message, sizeof w->message, "%s", message);
    return status;
}

/* --- the grid --------------------------------------------------------------------------------- */

/* The sweep's number of a point of the grid. */
static int swept(const struct whatif *w, int point)
{
    int place[WHATIF_KEYS] = {0}, number = 0;
    for (int k = w->axes - 1; k >= 0; k--) {
        place[k] = w->axis[k].place[point % w->axis[k].count];
        point /= w->axis[k].count;
    }
    for (int k = 0; k < w->axes; k++)
        number = number * w->axis[k].vary.count + place[k];
    return number;
}

/* The figures of a point of a sweep; NAN where it has none. */
static void read_point(const struct whatif_plan *plan, const struct sweep *sweep, int index,
                       struct estimate *figure, size_t stride)
{
    const struct sweep_point *point = &sweep->point[index];
    struct metric_table table = {0};
    bool good = point->done && point->status == STUDY_OK && strcmp(point->plan, "feasible") == 0;
    if (good)
        sweep_table(sweep, index, &table);
    for (int o = 0; o < plan->outputs; o++)
        figure[(size_t)o * stride] =
            good ? metric_read(&table, plan->path(o)) : (struct estimate){NAN, NAN, 0};
    metric_table_clear(&table);
}

static const char *word(const struct sweep_point *point)
{
    return point->status != STUDY_OK ? "not simulated" : point->plan;
}

static bool run_sweep(const struct whatif_plan *plan, const struct vary *vary, enum sweep_kind kind,
                      struct whatif *w, struct sweep *sweep, enum study_status *status)
{
    const struct sweep_choice choice = {.kind = kind};
    struct sweep_plan points = {.source = plan->source,
                                .vary = vary,
                                .vary_count = w->axes,
                                .choice = &choice,
                                .run = plan->run,
                                .threads = plan->threads,
                                .store = plan->store,
                                .hook = plan->hook};
    *status = sweep_run(&points, sweep);
    w->computed += sweep->computed;
    w->reused += sweep->reused;
    bool done = sweep->count > 0 && sweep->done == sweep->count && *status != STUDY_STORE;
    if (!done)
        refuse(w, *status, sweep->message);
    return done;
}

static enum study_status run_grid(const struct whatif_plan *plan, struct whatif *w)
{
    struct sweep sweep;
    enum study_status status;
    struct vary vary[WHATIF_KEYS];
    int answers = 0;
    for (int k = 0; k < w->axes; k++)
        vary[k] = w->axis[k].vary;
    bool done = run_sweep(plan, vary, SWEEP_GRID, w, &sweep, &status);
    for (int i = 0; done && i < w->points; i++) {
        int index = swept(w, i);
        read_point(plan, &sweep, index, &w->node[i], (size_t)w->points);
        snprintf(w->plan[i], sizeof w->plan[i], "%.23s", word(&sweep.point[index]));
        answers += !isnan(w->node[i].mean);
    }
    if (done && answers == 0)
        status = refuse(w, STUDY_FAILED, "no point of the grid has an answer");
    else if (done)
        status = STUDY_OK;
    sweep_clear(&sweep);
    return status;
}

/* --- answers ---------------------------------------------------------------------------------- */

/* Where x stands on an axis: between value[at] and the next, or on it. */
struct spot {
    int at;
    double part; /* of the way to the next; 0: on it */
};

static bool find(const struct whatif_axis *axis, double x, struct spot *spot)
{
    if (!(x >= axis->value[0] && x <= axis->value[axis->count - 1]))
        return false;
    spot->at = 0;
    while (spot->at + 1 < axis->count && axis->value[spot->at + 1] <= x)
        spot->at++;
    spot->part = 0;
    if (axis->value[spot->at] < x)
        spot->part =
            (x - axis->value[spot->at]) / (axis->value[spot->at + 1] - axis->value[spot->at]);
    return true;
}

/* How many points one step along a key is. */
static int stride(const struct whatif *w, int key)
{
    int step = 1;
    for (int k = key + 1; k < w->axes; k++)
        step *= w->axis[k].count;
    return step;
}

/* What a value in the middle of three leaves of a straight line. NAN at the ends. */
static double kink(const struct whatif_axis *axis, const struct estimate *node, int at, int step)
{
    if (at < 1 || at + 1 >= axis->count)
        return NAN;
    double before = node[-step].mean, behind = node[step].mean;
    double part =
        (axis->value[at] - axis->value[at - 1]) / (axis->value[at + 1] - axis->value[at - 1]);
    return fabs(node[0].mean - (before + (behind - before) * part));
}

/* The bend of a key at one corner, whose own point is on the near side of the cell. */
static double bend(const struct whatif_axis *axis, const struct estimate *near, int at, int step)
{
    double left = kink(axis, near, at, step), right = kink(axis, near + step, at + 1, step);
    if (isnan(left) && isnan(right))
        return fabs(near[step].mean - near[0].mean);
    return isnan(left) ? 2 * right : isnan(right) ? 2 * left : left + right;
}

struct whatif_answer whatif_at(const struct whatif *w, int output, const double *x)
{
    const struct estimate *node = w->node + (size_t)output * (size_t)w->points;
    struct whatif_answer answer = {true, NAN, NAN, "outside"};
    struct spot spot[WHATIF_KEYS];
    double value = 0, noise = 0, worst[WHATIF_KEYS] = {0}, off = 0;
    bool known = true;
    for (int k = 0; k < w->axes; k++) {
        if (!find(&w->axis[k], x[k], &spot[k]))
            return answer;
        answer.simulated &= spot[k].part == 0;
    }
    answer.plan = "feasible";
    for (int corner = 0; corner < 1 << w->axes; corner++) {
        double weight = 1;
        int point = 0;
        for (int k = 0; k < w->axes; k++) {
            int far = corner >> k & 1;
            weight *= far ? spot[k].part : 1 - spot[k].part;
            point += (spot[k].at + far) * stride(w, k);
        }
        if (weight == 0)
            continue;
        if (strcmp(w->plan[point], "feasible") != 0)
            answer.plan = w->plan[point];
        value += weight * node[point].mean;
        known &= !isnan(node[point].half_width);
        noise = fmax(noise, node[point].half_width);
        for (int k = 0; k < w->axes; k++)
            if (spot[k].part > 0 && !(corner >> k & 1))
                worst[k] =
                    fmax(worst[k], bend(&w->axis[k], &node[point], spot[k].at, stride(w, k)));
    }
    for (int k = 0; k < w->axes; k++)
        off += worst[k];
    answer.value = value;
    answer.interval = answer.simulated ? (known ? noise : NAN) : noise + off + w->pad[output];
    return answer;
}

/* --- the check -------------------------------------------------------------------------------- */

/* Points of a check: fractions of every key's range that fill it evenly (Kronecker's sequence with
 * the roots of x^(k+1) = x + 1). */
static double fraction(int point, int key, int keys)
{
    double root = 2;
    for (int i = 0; i < 60; i++)
        root = pow(1 + root, 1.0 / (keys + 1));
    double at = 0.5 + (point + 1) * pow(1 / root, key + 1);
    return at - floor(at);
}

/* The values that a key takes in the check. */
struct checks {
    struct vary vary[WHATIF_KEYS];
    const char *text[WHATIF_KEYS][WHATIF_CHECKS];
    char room[WHATIF_KEYS][WHATIF_CHECKS][80];
    double number[WHATIF_KEYS][WHATIF_CHECKS];
};

static void place_checks(const struct whatif *w, struct checks *c)
{
    for (int k = 0; k < w->axes; k++) {
        const struct whatif_axis *axis = &w->axis[k];
        double low = axis->value[0], range = axis->value[axis->count - 1] - low;
        for (int i = 0; i < WHATIF_CHECKS; i++) {
            char number[NUMBER_ROOM];
            double value = low + fraction(i, k, w->axes) * range;
            double grain = axis->whole ? 1 : pow(10, floor(log10(range)) - 3);
            size_t used;
            number_format(round(value / grain) * grain, number);
            number_parse(number, &c->number[k][i], &used);
            snprintf(c->room[k][i], sizeof c->room[k][i], "%s%s%.40s", number,
                     axis->unit[0] ? " " : "", axis->unit);
            c->text[k][i] = c->room[k][i];
        }
        c->vary[k] = axis->vary;
        c->vary[k].count = WHATIF_CHECKS;
        c->vary[k].value = c->text[k];
        c->vary[k].number = c->number[k];
    }
}

/* How far the simulator is outside of the answer's interval; its own noise is in both. */
static double excess(const struct whatif *w, int output, const double *x, struct estimate simulated)
{
    struct whatif_answer answer = whatif_at(w, output, x);
    double beyond =
        fabs(simulated.mean - answer.value) - (isnan(answer.interval) ? 0 : answer.interval);
    return isnan(beyond) ? 0 : fmax(0, beyond);
}

static enum study_status run_check(const struct whatif_plan *plan, struct whatif *w)
{
    struct sweep sweep;
    enum study_status status = STUDY_FAILED;
    struct checks *c = malloc(sizeof *c);
    struct estimate *figure = malloc((size_t)w->outputs * sizeof *figure);
    double *pad = calloc((size_t)w->outputs, sizeof *pad);
    memset(&sweep, 0, sizeof sweep);
    bool done = c && figure && pad;
    if (done)
        place_checks(w, c);
    done = done && run_sweep(plan, c->vary, SWEEP_LIST, w, &sweep, &status);
    for (int i = 0; done && i < WHATIF_CHECKS; i++) {
        double x[WHATIF_KEYS];
        for (int k = 0; k < w->axes; k++)
            x[k] = c->number[k][i];
        read_point(plan, &sweep, i, figure, 1);
        for (int o = 0; o < w->outputs; o++)
            pad[o] = fmax(pad[o], excess(w, o, x, figure[o]));
        w->checked += !isnan(figure[0].mean) && !isnan(whatif_at(w, 0, x).value);
    }
    for (int o = 0; done && o < w->outputs; o++)
        w->pad[o] = pad[o];
    sweep_clear(&sweep);
    free(pad);
    free(figure);
    free(c);
    return done ? STUDY_OK : status;
}

enum study_status whatif_run(const struct whatif_plan *plan, struct whatif *w)
{
    memset(w, 0, sizeof *w);
    struct scenario *own = source_make(plan->source, NULL, 0, w->message);
    bool made = whatif_axes(plan, own, w);
    scenario_free(&own);
    if (!made)
        return STUDY_INVALID;
    w->outputs = plan->outputs;
    w->node = calloc((size_t)w->outputs * (size_t)w->points, sizeof *w->node);
    w->plan = calloc((size_t)w->points, sizeof *w->plan);
    w->pad = calloc((size_t)w->outputs, sizeof *w->pad);
    if (!w->node || !w->plan || !w->pad)
        return refuse(w, STUDY_FAILED, "out of memory");
    enum study_status status = run_grid(plan, w);
    return status == STUDY_OK ? run_check(plan, w) : status;
}

void whatif_clear(struct whatif *w)
{
    for (int k = 0; k < w->axes; k++) {
        free(w->axis[k].value);
        free(w->axis[k].place);
        free((void *)w->axis[k].vary.value);
        free((void *)w->axis[k].vary.number);
    }
    free(w->node);
    free(w->plan);
    free(w->pad);
    memset(w, 0, sizeof *w);
}
