/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-c/json.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/data_rows.h"
#include "sim/scenario/schema.h"

typedef struct json_object json;

/* Makes {"properties": ...} of data rows; each a value or {value, low, high, ...}. */
static json *data_map(const struct field *rows, int count, const char *const *also)
{
    json *object = schema_parse("{\"type\": \"object\", \"additionalProperties\": false}");
    json *keys = json_object_new_object();
    for (int i = 0; i < count; i++)
        json_object_object_add(keys, rows[i].key,
                               rows[i].type == FIELD_NUMBER
                                   ? schema_number(rows[i].dim, rows[i].low, rows[i].high)
                                   : schema_parse("{\"enum\": [\"linear\", \"scheil\"]}"));
    for (int i = 0; also[i]; i++)
        json_object_object_add(keys, also[i], schema_parse("{\"type\": \"string\"}"));
    json_object_object_add(object, "properties", keys);
    return object;
}

static json *any_of(json *first, json *second)
{
    json *list = json_object_new_array(), *any = json_object_new_object();
    json_object_array_add(list, first);
    json_object_array_add(list, second);
    json_object_object_add(any, "anyOf", list);
    return any;
}

static json *alloy(void)
{
    static const char *const also[] = {"name", "summary", "base", "source", "tag", NULL};
    int count;
    const struct field *rows = data_alloy_rows(&count);
    return any_of(schema_parse("{\"type\": \"string\"}"), data_map(rows, count, also));
}

static json *lining(void)
{
    static const char *const also[] = {"name", "summary", "source", "tag", NULL};
    static const char *const walls[] = {"side", "bottom", "lid"};
    int count;
    const struct field *rows = data_material_rows(&count);
    json *layer = schema_parse("{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2}");
    json *pair = json_object_new_array();
    json_object_array_add(
        pair, any_of(schema_parse("{\"type\": \"string\"}"), data_map(rows, count, also)));
    json_object_array_add(pair, schema_number(DIM_LENGTH, NULL, NULL));
    json_object_object_add(layer, "items", pair);
    json *stack = schema_parse("{\"type\": \"array\", \"minItems\": 1, \"maxItems\": 6}");
    json_object_object_add(stack, "items", layer);
    json *map = schema_parse("{\"type\": \"object\", \"additionalProperties\": false, "
                             "\"required\": [\"side\", \"bottom\", \"lid\"]}");
    json *keys = json_object_new_object();
    for (int i = 0; i < 3; i++)
        json_object_object_add(keys, walls[i], json_object_get(stack));
    json_object_put(stack);
    for (int i = 0; also[i]; i++)
        json_object_object_add(keys, also[i], schema_parse("{\"type\": \"string\"}"));
    json_object_object_add(map, "properties", keys);
    return any_of(schema_parse("{\"type\": \"string\"}"), map);
}

static json *shifts(void)
{
    json *map =
        schema_parse("{\"type\": \"object\", \"additionalProperties\": false, \"required\": "
                     "[\"days\", \"start\", "
                     "\"hours\"], \"properties\": {\"start\": {\"type\": \"string\", \"pattern\": "
                     "\"^([01][0-9]|2[0-3]):[0-5][0-9]$\"}}}");
    json *keys = json_object_object_get(map, "properties");
    json *day =
        schema_parse("{\"type\": \"string\", \"pattern\": "
                     "\"^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$\"}");
    json *days = schema_parse("{\"type\": \"array\", \"minItems\": 1}");
    json_object_object_add(days, "items", json_object_get(day));
    json_object_object_add(keys, "days", any_of(day, days));
    json_object_object_add(keys, "hours", schema_number(DIM_TIME, NULL, NULL));
    json_object_object_add(keys, "shift", schema_number(DIM_TIME, NULL, NULL));
    json *list = schema_parse("{\"type\": \"array\", \"minItems\": 1}");
    json_object_object_add(list, "items", json_object_get(map));
    return any_of(schema_parse("{\"const\": \"24x7\"}"), any_of(map, list));
}

static json *holidays(void)
{
    json *day = schema_parse("{\"type\": \"string\", \"pattern\": "
                             "\"^(none|[0-9]{4}-[0-9]{2}-[0-9]{2}([.]{2}[0-9]{4}-[0-9]{2}-[0-9]{2})"
                             "?)$\"}");
    json *list = schema_parse("{\"type\": \"array\"}");
    json_object_object_add(list, "items", json_object_get(day));
    return any_of(day, list);
}

static json *trace(void)
{
    json *point = schema_parse("{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2}");
    json *list = schema_parse("{\"type\": \"array\", \"minItems\": 2}");
    json *both = schema_parse("[]");
    json_object_array_add(both, schema_number(DIM_LENGTH, NULL, NULL));
    json_object_array_add(both, schema_number(DIM_TIME, NULL, NULL));
    json_object_object_add(point, "items", both);
    json_object_object_add(list, "items", point);
    return any_of(schema_parse("{\"type\": \"string\"}"), list);
}

static json *durations(void)
{
    json *list = schema_parse("{\"type\": \"array\", \"minItems\": 1}");
    json_object_object_add(list, "items", schema_number(DIM_TIME, NULL, NULL));
    return any_of(schema_parse("{\"type\": \"string\"}"), list);
}

static json *replications(void)
{
    json *map = schema_parse(
        "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"min\", \"max\", "
        "\"half_width\"], \"properties\": {\"min\": {\"type\": \"integer\", \"minimum\": 2}, "
        "\"max\": {\"type\": \"integer\", \"minimum\": 2}}}");
    json_object_object_add(json_object_object_get(map, "properties"), "half_width",
                           schema_number(DIM_MONEY_PER_MASS, NULL, NULL));
    return any_of(schema_parse("{\"type\": \"integer\", \"minimum\": 1}"), map);
}

static json *cool_steps(void)
{
    static const char *const times[] = {"fill", "stand", "drive", "pour", "preheat", "clean"};
    json *list = schema_parse("{\"type\": \"array\", \"minItems\": 1}");
    json *step =
        schema_parse("{\"type\": \"object\", \"additionalProperties\": false, "
                     "\"properties\": {\"name\": {\"type\": \"string\"}}, \"oneOf\": ["
                     "{\"required\": [\"fill\", \"temperature\"]}, {\"required\": [\"stand\"]}, "
                     "{\"required\": [\"drive\", \"speed\"]}, {\"required\": [\"pour\"]}, "
                     "{\"required\": [\"preheat\"]}, {\"required\": [\"clean\"]}]}");
    json *keys = json_object_object_get(step, "properties");
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
        json_object_object_add(keys, times[i], schema_number(DIM_TIME, NULL, NULL));
    json_object_object_add(keys, "temperature", schema_number(DIM_TEMPERATURE, NULL, NULL));
    json_object_object_add(keys, "mass", schema_number(DIM_MASS, NULL, NULL));
    json_object_object_add(keys, "speed", schema_number(DIM_SPEED, NULL, NULL));
    json_object_object_add(keys, "open", schema_number(DIM_FRACTION, "0", "1"));
    json_object_object_add(list, "items", step);
    return list;
}

static json *series(void)
{
    json *map = schema_parse("{\"type\": \"object\", \"minProperties\": 1, \"propertyNames\": "
                             "{\"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}}");
    json_object_object_add(map, "additionalProperties",
                           schema_number(DIM_MONEY_PER_MASS, "0", NULL));
    return any_of(schema_parse("{\"type\": \"string\"}"), map);
}

json *schema_custom(const struct field *field)
{
    if (field->parse == custom_parse_alloy)
        return alloy();
    if (field->parse == custom_parse_lining)
        return lining();
    if (field->parse == custom_parse_shifts)
        return shifts();
    if (field->parse == custom_parse_hours)
        return any_of(schema_parse("{\"const\": \"never\"}"), shifts());
    if (field->parse == custom_parse_trace)
        return trace();
    if (field->parse == custom_parse_durations)
        return durations();
    if (field->parse == custom_parse_holidays)
        return holidays();
    if (field->parse == custom_parse_replications)
        return replications();
    if (field->parse == custom_parse_cool_steps)
        return cool_steps();
    if (field->parse == custom_parse_series)
        return series();
    if (field->parse == custom_parse_currency)
        return schema_parse("{\"type\": \"string\", \"pattern\": \"^[A-Z]{3}$\"}");
    if (field->parse == custom_parse_start)
        return schema_parse("{\"type\": \"string\", \"pattern\": "
                            "\"^[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00)?$\"}");
    if (field->parse == custom_parse_seed)
        return schema_parse("{\"type\": \"integer\", \"minimum\": 0}");
    if (field->parse == custom_parse_points)
        return schema_parse("{\"type\": \"string\", \"minLength\": 1}");
    if (field->parse == custom_parse_vary)
        return schema_parse(
            "{\"type\": \"object\", \"additionalProperties\": {\"type\": [\"string\", "
            "\"number\", \"array\"]}}");
    if (field->parse == custom_parse_variants)
        return schema_parse(
            "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"object\"}}");
    if (field->parse == custom_parse_expect)
        return schema_parse(
            "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"object\", "
            "\"additionalProperties\": false, \"minProperties\": 1, \"properties\": "
            "{\"low\": {\"type\": [\"string\", \"number\"]}, \"high\": {\"type\": "
            "[\"string\", \"number\"]}}}}");
    return NULL;
}
