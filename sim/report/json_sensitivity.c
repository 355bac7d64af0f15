/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/json_sensitivity.h"

#include <stdlib.h>

#include "sim/report/json_part.h"

typedef struct json_object json;

static json *input_object(const struct sensitivity *s, int k)
{
    const struct sensitivity_input *input = &s->input[k];
    json *object = json_object_new_object(), *range = json_object_new_array();
    json_object_array_add(range, json_number(input->low));
    json_object_array_add(range, json_number(input->high));
    json_put(object, "key", json_text(input->key));
    json_put(object, "unit", json_text(input->info.unit));
    json_put(object, "range", range);
    json_put(object, "value", json_number(input->info.value));
    json_put(object, "judgement", json_object_new_boolean(input->info.judgement));
    return object;
}

/* Inputs by rank, largest first. */
static json *output_object(const struct sensitivity *s, int id, int *order)
{
    const struct sensitivity_output *output = &s->output[id];
    json *object = json_object_new_object(), *effects = json_object_new_array();
    json_put(object, "unit", json_text(output->unit));
    json_put(object, "base", json_number(output->base));
    json_put(object, "missing", json_object_new_int(output->missing));
    if (id == SENSITIVITY_BREAKEVEN) {
        json_put(object, "at_least", json_object_new_int(output->at_least));
        json_put(object, "at_most", json_object_new_int(output->at_most));
    }
    if (output->figure)
        sensitivity_order(s, (enum sensitivity_id)id, order);
    for (int i = 0; output->figure && i < s->count; i++) {
        const double *figure = &output->figure[order[i] * EFFECT_FIGURES];
        json *effect = json_object_new_object();
        json_put(effect, "key", json_text(s->input[order[i]].key));
        for (int f = 0; f < EFFECT_FIGURES && s->method->figure[f]; f++)
            json_put(effect, s->method->figure[f], json_number(figure[f]));
        json_object_array_add(effects, effect);
    }
    json_put(object, "effects", effects);
    return object;
}

static json *hinge_object(const struct sensitivity *s)
{
    if (s->hangs_on < 0)
        return NULL;
    json *object = json_object_new_object();
    json_put(object, "key", json_text(s->input[s->hangs_on].key));
    json_put(object, "changes_the_cheaper_route", json_object_new_boolean(s->flips));
    return object;
}

char *json_sensitivity(const struct sensitivity *s)
{
    json *object = json_object_new_object(), *inputs = json_object_new_array();
    json *outputs = json_object_new_object(), *points = json_object_new_object();
    int *order = malloc((size_t)(s->count + 1) * sizeof *order);
    for (int k = 0; k < s->count; k++)
        json_object_array_add(inputs, input_object(s, k));
    for (int id = 0; order && id < SENSITIVITY_OUTPUTS; id++)
        if (s->output[id].asked)
            json_put(outputs, sensitivity_name(id), output_object(s, id, order));
    for (int state = POINT_FEASIBLE; state <= POINT_FAILED; state++)
        json_put(points, point_state_name((enum point_state)state),
                 json_object_new_int(s->number[state]));
    json_put(points, "all", json_object_new_int(s->points));
    json_put(points, "infeasible_because", json_lacking(s->lacking));
    json_put(object, "method", json_text(s->method->name));
    json_put(object, "samples", json_object_new_int(s->samples));
    json_put(object, "replications", json_object_new_int(s->replications));
    json_put(object, "points", points);
    json_put(object, "plan", json_text(plans_word(s->base_plan)));
    json_put(object, "hangs_on", hinge_object(s));
    json_put(object, "inputs", inputs);
    json_put(object, "outputs", outputs);
    free(order);
    return json_print(object);
}
