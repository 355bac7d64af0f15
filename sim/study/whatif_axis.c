/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a grid and their values. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"
#include "sim/study/whatif.h"

int whatif_values(int keys)
{
    static const int values[] = {9, 9, 6, 5, 4, 3};
    return values[keys < 0 ? 0 : keys > WHATIF_KEYS ? WHATIF_KEYS : keys];
}

/* Twelve digits at most, as ends are read. */
static double rounded(double value, bool whole)
{
    double scale = value == 0 ? 1 : pow(10, 11 - floor(log10(fabs(value))));
    return whole ? round(value) : isfinite(scale) ? round(value * scale) / scale : value;
}

bool whatif_spread(const struct source *source, const struct scenario *scenario,
                   const char *setting, int count, char *text, size_t size, char message[240])
{
    const char *equals = strchr(setting, '=');
    struct key_info info;
    char key[200];
    double low, high;
    if (!equals || equals == setting || equals - setting >= (int)sizeof key) {
        snprintf(message, 240, "a range is written KEY=LOW..HIGH, not '%.80s'", setting);
        return false;
    }
    snprintf(key, sizeof key, "%.*s", (int)(equals - setting), setting);
    if (!source_key(source, scenario, key, &info, message) ||
        !source_range(key, &info, equals + 1, &low, &high, message))
        return false;
    bool inside = info.value > low && info.value < high;
    int nearest = inside ? (int)round((info.value - low) / (high - low) * (count - 1)) : 1;
    nearest = nearest < 1 ? 1 : nearest > count - 2 ? count - 2 : nearest;
    size_t used = (size_t)snprintf(text, size, "%s=", key);
    for (int i = 0; i < count && used < size; i++) {
        char number[NUMBER_ROOM];
        double value = low + (high - low) * i / (count - 1);
        number_format(inside && i == nearest ? info.value : rounded(value, info.integer), number);
        used += (size_t)snprintf(text + used, size - used, "%s%s", i ? "," : "", number);
    }
    if (used < size)
        used +=
            (size_t)snprintf(text + used, size - used, "%s%s", info.unit[0] ? " " : "", info.unit);
    if (used >= size)
        snprintf(message, 240, "the range of %.80s is too long a text", key);
    return used < size;
}

/* The values of a key, sorted, each once. */
static bool sort_axis(struct whatif_axis *axis)
{
    const struct vary *vary = &axis->vary;
    axis->value = malloc((size_t)vary->count * sizeof *axis->value);
    axis->place = malloc((size_t)vary->count * sizeof *axis->place);
    for (int i = 0; axis->value && axis->place && i < vary->count; i++) {
        double value = vary->number[i];
        int at = axis->count;
        for (; at > 0 && axis->value[at - 1] > value; at--)
            continue;
        if (isnan(value) || (at > 0 && axis->value[at - 1] == value))
            continue;
        size_t behind = (size_t)(axis->count - at);
        memmove(axis->value + at + 1, axis->value + at, behind * sizeof *axis->value);
        memmove(axis->place + at + 1, axis->place + at, behind * sizeof *axis->place);
        axis->value[at] = value;
        axis->place[at] = i;
        axis->count++;
    }
    return axis->count >= 2;
}

/* The scenario's own value of the axis's key, in its unit; NAN when that is another. */
static double own_value(const struct whatif_plan *plan, const struct scenario *scenario,
                        const struct vary *vary)
{
    struct key_info info;
    char message[240];
    return scenario && source_key(plan->source, scenario, vary->key, &info, message) &&
                   strcmp(info.unit, vary->unit) == 0
               ? info.value
               : NAN;
}

/* The plan's values, with the scenario's own behind them. fails: false without memory. */
static bool copy_vary(const struct vary *from, double own, struct whatif_axis *axis)
{
    struct vary *vary = &axis->vary;
    double low = HUGE_VAL, high = -HUGE_VAL;
    bool there = false;
    size_t room = (size_t)from->count + 1;
    const char **value = malloc(room * sizeof *value);
    double *number = malloc(room * sizeof *number);
    *vary = *from;
    vary->value = value;
    vary->number = number;
    for (int i = 0; value && number && i < from->count; i++) {
        value[i] = from->value[i];
        number[i] = from->number ? from->number[i] : NAN;
        low = fmin(low, number[i]);
        high = fmax(high, number[i]);
        there |= number[i] == own;
    }
    if (value && number && !there && own > low && own < high) {
        char text[NUMBER_ROOM];
        number_format(own, text);
        snprintf(axis->own, sizeof axis->own, "%s%s%.60s", text, from->unit[0] ? " " : "",
                 from->unit);
        value[vary->count] = axis->own;
        number[vary->count++] = own;
    }
    axis->start = isnan(own) ? low : fmin(fmax(own, low), high);
    return value && number;
}

static bool make_axis(const struct whatif_plan *plan, const struct scenario *scenario, int key,
                      struct whatif *w)
{
    const struct vary *vary = &plan->vary[key];
    struct whatif_axis *axis = &w->axis[key];
    axis->key = vary->key;
    axis->unit = vary->unit ? vary->unit : "";
    axis->whole = vary->whole;
    if (copy_vary(vary, own_value(plan, scenario, vary), axis) && sort_axis(axis))
        return true;
    snprintf(w->message, sizeof w->message, "%.80s needs two values or more, of numbers",
             vary->key);
    return false;
}

bool whatif_axes(const struct whatif_plan *plan, const struct scenario *scenario, struct whatif *w)
{
    double points = 1;
    if (plan->vary_count < 1 || plan->vary_count > WHATIF_KEYS) {
        snprintf(w->message, sizeof w->message, "what-if takes one to %d keys", WHATIF_KEYS);
        return false;
    }
    for (; w->axes < plan->vary_count; points *= w->axis[w->axes++].count)
        if (!make_axis(plan, scenario, w->axes, w)) {
            w->axes++;
            return false;
        }
    w->points = points <= WHATIF_POINTS ? (int)points : 0;
    if (w->points == 0)
        snprintf(w->message, sizeof w->message, "the grid has %.0f points, more than %d", points,
                 WHATIF_POINTS);
    return w->points > 0;
}
