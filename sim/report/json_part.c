/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/json_part.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"

struct json_object *json_number(double value)
{
    char text[NUMBER_ROOM];
    if (!isfinite(value))
        return NULL;
    number_format(value, text);
    return json_object_new_double_s(value, text);
}

struct json_object *json_text(const char *text)
{
    return text ? json_object_new_string(text) : NULL;
}

void json_put(struct json_object *object, const char *key, struct json_object *value)
{
    json_object_object_add(object, key, value);
}

struct json_object *json_quantity(struct estimate estimate)
{
    struct json_object *q = json_object_new_object();
    json_put(q, "mean", json_number(estimate.mean));
    json_put(q, "half_width", json_number(estimate.half_width));
    json_put(q, "n", json_object_new_int(estimate.n));
    return q;
}

struct json_object *json_lacking(const int number[PLANS_STATES])
{
    struct json_object *object = json_object_new_object();
    for (int state = PLANS_FEASIBLE + 1; state < PLANS_STATES; state++)
        if (number[state] > 0)
            json_put(object, plans_word((enum plans_state)state),
                     json_object_new_int(number[state]));
    return object;
}

void json_put_path(struct json_object *object, const char *path, struct json_object *value)
{
    char key[96];
    for (const char *point = strchr(path, '.'); point; point = strchr(path, '.')) {
        snprintf(key, sizeof key, "%.*s", (int)(point - path), path);
        struct json_object *next;
        if (!json_object_object_get_ex(object, key, &next)) {
            next = json_object_new_object();
            json_put(object, key, next);
        }
        object = next;
        path = point + 1;
    }
    json_put(object, path, value);
}

char *json_print(struct json_object *object)
{
    int flags = JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE;
    const char *text = object ? json_object_to_json_string_ext(object, flags) : NULL;
    size_t size = text ? strlen(text) + 2 : 0;
    char *copy = text ? malloc(size) : NULL;
    if (copy)
        snprintf(copy, size, "%s\n", text);
    json_object_put(object);
    return copy;
}
