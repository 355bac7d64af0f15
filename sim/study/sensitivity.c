/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/sensitivity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/sensitivity_point.h"

enum { MOST_POINTS = 1000000 };

const char *sensitivity_name(int id)
{
    static const char *const name[] = {"saving", "breakeven", "carbon", "service"};
    return id >= 0 && id < SENSITIVITY_OUTPUTS ? name[id] : NULL;
}

const char *point_state_name(enum point_state state)
{
    static const char *const name[] = {"missing", "feasible", "infeasible", "invalid", "failed"};
    return name[state];
}

static enum study_status fail(struct sensitivity *s, enum study_status status, const char *message)
{
    s->status = status;
    if (message != s->message)
        snprintf(s->message, sizeof s->message, "%s", message);
    return status;
}

/* --- inputs ----------------------------------------------------------------------------------- */

static struct sensitivity_input *next_input(struct sensitivity *s)
{
    if (s->count % 32 == 0) {
        struct sensitivity_input *input =
            realloc(s->input, (size_t)(s->count + 32) * sizeof *input);
        if (!input)
            return NULL;
        s->input = input;
    }
    struct sensitivity_input *input = &s->input[s->count++];
    memset(input, 0, sizeof *input);
    return input;
}

static bool collect(void *context, const char *key, const struct key_info *info)
{
    struct sensitivity_input *input = next_input(context);
    if (!input)
        return true;
    snprintf(input->key, sizeof input->key, "%s", key);
    input->info = *info;
    input->low = info->low;
    input->high = info->high;
    return false;
}

/* "KEY" or "KEY=LOW..HIGH". */
static bool add_asked(const struct sensitivity_plan *plan, const char *text, struct sensitivity *s)
{
    struct sensitivity_input *input = next_input(s);
    if (!input)
        return false;
    size_t length = strcspn(text, "=");
    snprintf(input->key, sizeof input->key, "%.*s", (int)(length < 95 ? length : 95), text);
    struct key_info *info = &input->info;
    if (!source_key(plan->source, plan->scenario, input->key, info, s->message))
        return false;
    input->low = info->low;
    input->high = info->high;
    if (text[length] &&
        !source_range(input->key, info, text + length + 1, &input->low, &input->high, s->message))
        return false;
    if (!(input->low < input->high)) {
        snprintf(s->message, sizeof s->message,
                 "'%s' has no believable range: give one behind it, KEY=LOW..HIGH", input->key);
        return false;
    }
    return true;
}

static bool choose_inputs(const struct sensitivity_plan *plan, struct sensitivity *s)
{
    if (plan->key_count < 1)
        source_ranged(plan->scenario, collect, s);
    for (int i = 0; i < plan->key_count; i++)
        if (!add_asked(plan, plan->keys[i], s))
            return false;
    if (s->count < 1)
        snprintf(s->message, sizeof s->message, "no input of this scenario has a range");
    return s->count > 0;
}

/* Where the scenario is, as a fraction of each range; half-way where it is worked out by itself. */
static double *base_of(const struct sensitivity *s)
{
    double *base = malloc((size_t)s->count * sizeof *base);
    for (int k = 0; base && k < s->count; k++) {
        const struct sensitivity_input *input = &s->input[k];
        double at = (input->info.value - input->low) / (input->high - input->low);
        base[k] = isnan(at) ? 0.5 : at;
    }
    return base;
}

/* A first look one at a time at the first output asked for, each with one replication; keeps the
 * inputs that move it most, in the order of the table. */
static enum study_status screen(const struct sensitivity_plan *plan, struct sensitivity *s)
{
    struct sensitivity first;
    struct sensitivity_plan look = *plan;
    look.method = &effect_oat;
    look.most = 0;
    look.samples = 1;
    look.replications = 1;
    look.outputs = plan->outputs & (1u << SENSITIVITY_SAVING) || !plan->outputs
                       ? 1u << SENSITIVITY_SAVING
                       : plan->outputs & ~(plan->outputs - 1);
    enum study_status status = sensitivity_run(&look, &first);
    int id = 0;
    while (id + 1 < SENSITIVITY_OUTPUTS && !(look.outputs & (1u << id)))
        id++;
    int *order = malloc((size_t)(first.count + 1) * sizeof *order);
    bool usable = order && first.output[id].figure &&
                  (status == STUDY_OK || status == STUDY_UNBALANCED || status == STUDY_FAILED);
    if (usable) {
        bool *keep = calloc((size_t)first.count, sizeof *keep);
        sensitivity_order(&first, (enum sensitivity_id)id, order);
        for (int i = 0; keep && i < plan->most && i < first.count; i++)
            keep[order[i]] = true;
        s->screened_from = s->count;
        s->count = 0;
        for (int k = 0; keep && k < first.count; k++)
            if (keep[k])
                s->input[s->count++] = s->input[k];
        free(keep);
        status = s->count > 0 ? STUDY_OK : fail(s, STUDY_FAILED, "out of memory");
    } else {
        status = fail(s, status == STUDY_OK ? STUDY_FAILED : status, first.message);
    }
    free(order);
    sensitivity_clear(&first);
    return status;
}

/* --- what comes out --------------------------------------------------------------------------- */

static double rank_of(const struct sensitivity *s, enum sensitivity_id id, int k)
{
    double value = s->output[id].figure[k * EFFECT_FIGURES + s->method->rank];
    return isnan(value) ? -1 : value;
}

void sensitivity_order(const struct sensitivity *s, enum sensitivity_id id, int *order)
{
    for (int k = 0; k < s->count; k++) {
        int at = k;
        for (; at > 0 && rank_of(s, id, order[at - 1]) < rank_of(s, id, k); at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

/* Does the input, moved alone, change the sign of the saving? Values one at a time only. */
static bool flips(const struct sensitivity *s, int k)
{
    const struct sensitivity_output *saving = &s->output[SENSITIVITY_SAVING];
    const double *at = &saving->figure[k * EFFECT_FIGURES];
    return s->method == &effect_oat && !isnan(saving->base) &&
           ((!isnan(at[0]) && (at[0] > 0) != (saving->base > 0)) ||
            (!isnan(at[1]) && (at[1] > 0) != (saving->base > 0)));
}

static void find_hinge(struct sensitivity *s, const int *order)
{
    s->hangs_on = -1;
    for (int i = 0; i < s->count; i++) {
        int k = order[i];
        if (!s->input[k].info.judgement || !(rank_of(s, SENSITIVITY_SAVING, k) > 0))
            continue;
        bool turns = flips(s, k);
        s->flip_count += turns;
        if (s->hangs_on < 0 || (turns && !s->flips)) {
            s->hangs_on = k;
            s->flips = turns;
        }
    }
}

static bool analyse(struct sensitivity *s, const struct effect_task *task)
{
    double *y = malloc((size_t)s->points * sizeof *y);
    int *order = malloc((size_t)s->count * sizeof *order);
    bool done = y && order;
    for (int id = 0; done && id < SENSITIVITY_OUTPUTS; id++) {
        struct sensitivity_output *output = &s->output[id];
        if (!output->asked && id != SENSITIVITY_SAVING) /* the decision hangs on the saving */
            continue;
        for (int p = 0; p < s->points; p++) {
            y[p] = s->y[p * SENSITIVITY_OUTPUTS + id];
            output->missing += isnan(y[p]);
            output->at_least += id == SENSITIVITY_BREAKEVEN && s->beyond[p] > 0;
            output->at_most += id == SENSITIVITY_BREAKEVEN && s->beyond[p] < 0;
        }
        output->figure = calloc((size_t)(s->count * EFFECT_FIGURES), sizeof *output->figure);
        done = output->figure && s->method->analyse(task, s->x, y, output->figure);
    }
    s->hangs_on = -1;
    if (done) {
        sensitivity_order(s, SENSITIVITY_SAVING, order);
        find_hinge(s, order);
    }
    free(y);
    free(order);
    return done;
}

static enum study_status lay_out(struct sensitivity *s, const struct effect_task *task)
{
    double cells = (double)task->samples * (s->count + 2) * s->count;
    if (cells > 1e8 || s->method->points(task) > MOST_POINTS)
        return fail(s, STUDY_INVALID, "more than a million points: take fewer samples or inputs");
    s->points = s->method->points(task);
    s->x = malloc((size_t)s->points * (size_t)s->count * sizeof *s->x);
    s->y = malloc((size_t)s->points * SENSITIVITY_OUTPUTS * sizeof *s->y);
    s->state = calloc((size_t)s->points, sizeof *s->state);
    s->beyond = calloc((size_t)s->points, sizeof *s->beyond);
    s->plan = calloc((size_t)s->points, sizeof *s->plan);
    if (!s->x || !s->y || !s->state || !s->plan || !s->beyond || !s->method->design(task, s->x))
        return fail(s, STUDY_FAILED, "out of memory");
    for (int i = 0; i < s->points * SENSITIVITY_OUTPUTS; i++)
        s->y[i] = NAN;
    return STUDY_OK;
}

static enum study_status compute(const struct sensitivity_plan *plan, struct sensitivity *s)
{
    double *base = base_of(s);
    struct effect_task task = {s->count, s->samples, plan->scenario->simulation.seed, base};
    enum study_status status = base ? lay_out(s, &task) : fail(s, STUDY_FAILED, "out of memory");
    if (status == STUDY_OK)
        status = sensitivity_points(plan, base, s);
    if (status == STUDY_INTERRUPTED)
        snprintf(s->message, sizeof s->message,
                 "interrupted: nothing is claimed; points finished and kept: %d of %d", s->done,
                 s->points);
    else if (s->done == s->points && s->points > 0 && !analyse(s, &task))
        status = fail(s, STUDY_FAILED, "out of memory");
    free(base);
    return s->status = status;
}

enum study_status sensitivity_run(const struct sensitivity_plan *plan,
                                  struct sensitivity *sensitivity)
{
    struct sensitivity *s = sensitivity;
    memset(s, 0, sizeof *s);
    s->scenario = plan->scenario;
    s->method = plan->method;
    s->hangs_on = -1;
    s->samples = plan->samples > 0 ? plan->samples : plan->method->samples;
    s->replications = plan->replications > 0 ? plan->replications : 1;
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        s->output[id].asked = plan->outputs & (1u << id);
    if (!choose_inputs(plan, s))
        return fail(s, STUDY_INVALID, s->message);
    struct sensitivity_plan own = *plan;
    struct experiment_plan pilot = {.scenario = plan->scenario,
                                    .run = plan->run,
                                    .threads = plan->threads,
                                    .cut_s = plan->cut_s,
                                    .hook = plan->hook};
    enum study_status status = experiment_cut(&pilot, &own.cut_s, s->message);
    if (status == STUDY_OK && plan->most > 0 && s->count > plan->most)
        status = screen(&own, s);
    if (status != STUDY_OK)
        return fail(s, status, s->message);
    return compute(&own, s);
}

void sensitivity_clear(struct sensitivity *sensitivity)
{
    for (int id = 0; id < SENSITIVITY_OUTPUTS; id++)
        free(sensitivity->output[id].figure);
    free(sensitivity->input);
    free(sensitivity->x);
    free(sensitivity->y);
    free(sensitivity->state);
    free(sensitivity->plan);
    free(sensitivity->beyond);
    memset(sensitivity, 0, sizeof *sensitivity);
}
