/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"

/* A step is a map whose first word is what happens, with the time it takes:
 *   {fill: 15 min, temperature: 740 degC, mass: 4 t}   {drive: 1 h, speed: 50 km/h}   {stand: 2 h}
 */
static const struct action {
    const char *name;
    enum cool_action action;
    const char *needs, *keys[6];
} actions[] = {
    {"fill", COOL_FILL, "temperature", {"name", "temperature", "mass", "open"}},
    {"stand", COOL_STAND, NULL, {"name", "open"}},
    {"drive", COOL_DRIVE, "speed", {"name", "speed"}},
    {"pour", COOL_POUR, NULL, {"name", "mass", "open"}},
    {"preheat", COOL_PREHEAT, NULL, {"name", "temperature"}},
    {"clean", COOL_CLEAN, NULL, {"name", "open"}},
};
#define ACTION_COUNT (sizeof actions / sizeof actions[0])

static const struct number_want duration = {
    .key = "duration", .dim = DIM_TIME, .low = "0 s", .high = "1 a", .example = "15 min"};
static const struct number_want temperature = {.key = "temperature",
                                               .dim = DIM_TEMPERATURE,
                                               .low = "0 degC",
                                               .high = "1300 degC",
                                               .example = "740 degC"};
static const struct number_want mass = {
    .key = "mass", .dim = DIM_MASS, .low = "1 kg", .high = "100 t", .example = "4 t"};
static const struct number_want speed = {
    .key = "speed", .dim = DIM_SPEED, .low = "0 km/h", .high = "130 km/h", .example = "50 km/h"};
static const struct number_want open_share = {
    .key = "open", .dim = DIM_FRACTION, .low = "0", .high = "1"};

static const struct action *find_action(struct reader *r, const struct node *node)
{
    for (size_t i = 0; i < ACTION_COUNT; i++)
        if (tree_entry(node, actions[i].name))
            return &actions[i];
    diag_error(r->diag, &node->mark, "E-MISSING", "the step does not say what happens");
    diag_help(r->diag, "one of fill, stand, drive, pour, preheat, clean with its duration, such as "
                       "{drive: 1 h, speed: 50 km/h}");
    return NULL;
}

static bool optional(struct reader *r, const struct node *step, const struct number_want *want,
                     double *out)
{
    const struct node *node = tree_get(step, want->key);
    return !node || reader_number(r, node, want, out);
}

static bool read_step(struct reader *r, const struct node *node, struct cool_step *out)
{
    const char *keys[8];
    int count = 0;
    if (node->kind != NODE_MAPPING) {
        diag_error(r->diag, &node->mark, "E-TYPE", "a step is a map, such as {stand: 30 min}");
        return false;
    }
    const struct action *action = find_action(r, node);
    if (!action)
        return false;
    keys[count++] = action->name;
    for (int i = 0; action->keys[i]; i++)
        keys[count++] = action->keys[i];
    keys[count] = NULL;
    *out = (struct cool_step){.name = action->name,
                              .action = action->action,
                              .temperature_K = NAN,
                              .mass_kg = NAN,
                              .open_frac = NAN};
    bool good = reader_only(r, node, action->name, keys);
    good &= reader_number(r, tree_get(node, action->name), &duration, &out->duration_s);
    good &= optional(r, node, &temperature, &out->temperature_K);
    good &= optional(r, node, &mass, &out->mass_kg);
    good &= optional(r, node, &speed, &out->speed_m_per_s);
    good &= optional(r, node, &open_share, &out->open_frac);
    const struct node *name = tree_get(node, "name");
    if (name && (out->name = reader_scalar(r, name, "name")) == NULL)
        return false;
    if (action->needs && !tree_entry(node, action->needs)) {
        diag_error(r->diag, &node->mark, "E-MISSING", "'%s' needs '%s'", action->name,
                   action->needs);
        return false;
    }
    return good;
}

bool custom_parse_cool_steps(struct reader *r, const struct node *node, void *member)
{
    struct cool *cool = (struct cool *)(void *)((char *)member - offsetof(struct cool, steps));
    bool good = true;
    if (node->kind != NODE_SEQUENCE || node->count == 0) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "steps are a list of one or more");
        diag_help(r->diag, "one line each, such as '- {drive: 1 h, speed: 50 km/h}'");
        return false;
    }
    struct cool_step *steps = arena_take(r->arena, (size_t)node->count * sizeof *steps);
    for (int i = 0; steps && i < node->count; i++)
        good &= read_step(r, node->items[i], &steps[i]);
    cool->steps = steps;
    cool->step_count = steps ? node->count : 0;
    return good && steps;
}
