/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/surface.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES = 9 };

static enum study_status fail(struct surface *surface, enum study_status status,
                              const char *message)
{
    if (message != surface->message)
        snprintf(surface->message, sizeof surface->message, "%s", message);
    return surface->status = status;
}

/* "KEY=LOW..HIGH" or "KEY=LOW..HIGH step STEP", the step in the unit of the range. */
static bool read_values(const struct surface_plan *plan, struct surface *s)
{
    const char *equals = strchr(plan->against, '='), *step_text;
    char range[160], *end;
    double low, high, step = 0;
    if (!equals || equals == plan->against) {
        snprintf(s->message, sizeof s->message, "the second key needs a range: KEY=LOW..HIGH");
        return false;
    }
    snprintf(s->against, sizeof s->against, "%.*s", (int)(equals - plan->against), plan->against);
    step_text = strstr(equals, " step ");
    snprintf(range, sizeof range, "%.*s",
             (int)(step_text ? step_text - equals - 1 : (long)strlen(equals + 1)), equals + 1);
    if (!source_key(plan->source, plan->scenario, s->against, &s->against_info, s->message) ||
        !source_range(s->against, &s->against_info, range, &low, &high, s->message))
        return false;
    if (step_text) {
        step = strtod(step_text + 6, &end);
        if (!(step > 0) || end == step_text + 6) {
            snprintf(s->message, sizeof s->message, "the step is no number above zero");
            return false;
        }
    }
    s->count = step_text ? (int)fmin(floor((high - low) / step + 1e-9) + 1, 1e6) : VALUES;
    if (s->count > SURFACE_MOST) {
        snprintf(s->message, sizeof s->message, "more than %d values of the second key",
                 SURFACE_MOST);
        return false;
    }
    s->value = calloc((size_t)s->count, sizeof *s->value);
    for (int i = 0; s->value && i < s->count; i++)
        s->value[i] = step_text ? low + i * step : low + (high - low) * i / (VALUES - 1);
    return s->value != NULL;
}

/* Progress over all rows: "row 3" counts as three thirds of them done. */
struct relay {
    const struct surface *surface;
    struct study_hook hook;
};

static bool relay(void *context, const char *what, double done, double total)
{
    const struct relay *relay = context;
    double part = total > 0 ? fmin(done / total, 1) : 0;
    (void)what;
    return relay->hook.step &&
           relay->hook.step(relay->hook.context, "values", relay->surface->done + floor(part),
                            relay->surface->count);
}

static void one_row(const struct surface_plan *plan, struct surface *s, double cut_s,
                    struct relay *context)
{
    char setting[200];
    const char *const fixed[] = {setting};
    source_setting(s->against, &s->against_info, s->value[s->done], setting, sizeof setting);
    struct breakeven_plan one = {.source = plan->source,
                                 .scenario = plan->scenario,
                                 .key = s->key,
                                 .low = NAN,
                                 .high = NAN,
                                 .range = plan->range,
                                 .run = plan->run,
                                 .threads = plan->threads,
                                 .cut_s = cut_s,
                                 .fixed = fixed,
                                 .fixed_count = 1,
                                 .coarse = true,
                                 .hook = {relay, context}};
    struct breakeven *row = &s->row[s->done];
    enum study_status status = breakeven_run(&one, row);
    row->curve.fixed = NULL; /* they lived here */
    row->curve.fixed_count = 0;
    if (status == STUDY_INTERRUPTED) {
        breakeven_clear(row);
        fail(s, status, "interrupted; the values that were finished are kept");
        return;
    }
    s->done++;
    if ((status == STUDY_FAILED || status == STUDY_UNBALANCED) && s->status == STUDY_OK)
        fail(s, status, row->message);
}

enum study_status surface_run(const struct surface_plan *plan, struct surface *surface)
{
    memset(surface, 0, sizeof *surface);
    surface->key = plan->key;
    if (!source_key(plan->source, plan->scenario, plan->key, &surface->info, surface->message) ||
        !read_values(plan, surface))
        return fail(surface, STUDY_INVALID, surface->message);
    surface->row = calloc((size_t)surface->count, sizeof *surface->row);
    if (!surface->row)
        return fail(surface, STUDY_FAILED, "out of memory");
    struct experiment_plan pilot = {.scenario = plan->scenario,
                                    .run = plan->run,
                                    .threads = plan->threads,
                                    .cut_s = plan->cut_s,
                                    .hook = plan->hook};
    double cut_s;
    enum study_status status = experiment_cut(&pilot, &cut_s, surface->message);
    if (status != STUDY_OK)
        return fail(surface, status, surface->message);
    struct relay context = {surface, plan->hook};
    while (surface->done < surface->count && surface->status != STUDY_INTERRUPTED)
        one_row(plan, surface, cut_s, &context);
    int usable = 0;
    for (int i = 0; i < surface->done; i++)
        usable += surface->row[i].status != STUDY_INVALID;
    if (surface->status == STUDY_OK && usable == 0)
        return fail(surface, STUDY_INVALID, surface->row[0].message);
    return surface->status;
}

void surface_clear(struct surface *surface)
{
    for (int i = 0; surface->row && i < surface->done; i++)
        breakeven_clear(&surface->row[i]);
    free(surface->row);
    free(surface->value);
    memset(surface, 0, sizeof *surface);
}
