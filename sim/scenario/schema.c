/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/schema.h"

#include <json-c/json.h>
#include <string.h>

#include "sim/scenario/keys.h"
#include "sim/scenario/unit.h"

#define NUMBER "[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?"
#define NAMES  "{\"pattern\": \"^[A-Za-z0-9_\\u0080-\\uffff-]+$\"}"

typedef struct json_object json;

json *schema_parse(const char *text)
{
    return json_tokener_parse(text);
}

static void add(json *object, const char *key, json *value)
{
    if (value)
        json_object_object_add(object, key, value);
}

static json *text(const char *value)
{
    return json_object_new_string(value);
}

/* {"anyOf": [first, second]} of those that are there. */
static json *either(json *first, json *second)
{
    if (!first || !second)
        return first ? first : second;
    json *list = json_object_new_array(), *any = json_object_new_object();
    json_object_array_add(list, first);
    json_object_array_add(list, second);
    add(any, "anyOf", list);
    return any;
}

/* Limits can be said only where the value is a plain number. */
static void add_limits(json *object, const char *low, const char *high)
{
    const struct unit_want want = {.dim = DIM_FRACTION, .key = "limit"};
    double value;
    if (low && unit_parse(low, &want, &value, NULL))
        add(object, "minimum", json_object_new_double(value));
    if (high && unit_parse(high, &want, &value, NULL))
        add(object, "maximum", json_object_new_double(value));
}

json *schema_number(enum dimension dim, const char *low, const char *high)
{
    json *plain = NULL, *united = NULL;
    char pattern[600];
    if (dim <= DIM_FRACTION) {
        plain = schema_parse("{\"type\": \"number\"}");
        add_limits(plain, low, high);
    }
    if (dim >= DIM_FRACTION) {
        snprintf(pattern, sizeof pattern, "^" NUMBER " *%s$", dimension_info(dim)->pattern);
        united = schema_parse("{\"type\": \"string\"}");
        add(united, "pattern", text(pattern));
    }
    return either(plain, united);
}

static json *choices(const struct field *field)
{
    json *list = json_object_new_array(), *object = json_object_new_object();
    struct choice choice;
    for (int i = 0; field->choices(i, &choice); i++) {
        json_object_array_add(list, text(choice.name));
        if (strspn(choice.name, "0123456789") == strlen(choice.name)) /* YAML's 400 is a number */
            json_object_array_add(list, schema_parse(choice.name));
    }
    add(object, "enum", list);
    return object;
}

/* One kind of distribution: its name, and its parts with their schemas. */
static json *dist_kind(const struct field *field, const char *name, const char *needs,
                       const char *may)
{
    json *object = schema_parse("{\"type\": \"object\", \"additionalProperties\": false}");
    json *keys = json_object_new_object(), *required = json_object_new_array(),
         *kind = json_object_new_object();
    bool heat = field->dim == DIM_TEMPERATURE;
    add(kind, "const", text(name));
    add(keys, "dist", kind);
    json_object_array_add(required, text("dist"));
    for (int list = 0; list < 2; list++) {
        for (const char *at = list ? may : needs; *at;
             at += strcspn(at, " ") + (strchr(at, ' ') != NULL)) {
            char key[16];
            snprintf(key, sizeof key, "%.*s", (int)strcspn(at, " "), at);
            json *part = !strcmp(key, "cv") ? schema_number(DIM_FRACTION, "0", "10")
                         : !strcmp(key, "sd")
                             ? schema_number(heat ? DIM_TEMPERATURE_DIFF : field->dim, "0", NULL)
                             : schema_number(field->dim, field->low, field->high);
            if (!strcmp(key, "values")) {
                json *array = schema_parse("{\"type\": \"array\", \"minItems\": 1}");
                add(array, "items", part);
                part = array;
            }
            add(keys, key, part);
            if (!list)
                json_object_array_add(required, text(key));
        }
    }
    add(object, "properties", keys);
    add(object, "required", required);
    return object;
}

static json *distribution(const struct field *field)
{
    json *list = json_object_new_array(), *any = json_object_new_object();
    json_object_array_add(list, schema_number(field->dim, field->low, field->high));
    json_object_array_add(list, dist_kind(field, "constant", "mean", ""));
    json_object_array_add(list, dist_kind(field, "uniform", "low high", ""));
    json_object_array_add(list, dist_kind(field, "triangular", "low mode high", ""));
    json_object_array_add(list, dist_kind(field, "normal", "mean", "cv sd low high"));
    json_object_array_add(list, dist_kind(field, "lognormal", "mean", "cv sd"));
    json_object_array_add(list, dist_kind(field, "exponential", "mean", ""));
    json_object_array_add(list, dist_kind(field, "gamma", "mean", "cv sd"));
    json_object_array_add(list, dist_kind(field, "empirical", "values", ""));
    add(any, "anyOf", list);
    return any;
}

static json *value_of(const struct field *field)
{
    json *value = NULL;
    switch (field->type) {
    case FIELD_NUMBER:
        value = schema_number(field->dim, field->low, field->high);
        if (field->table)
            value =
                either(value, schema_parse("{\"type\": \"string\", \"pattern\": \"^[A-Za-z]\"}"));
        break;
    case FIELD_INTEGER:
        value = schema_parse("{\"type\": \"integer\"}");
        add_limits(value, field->low, field->high);
        break;
    case FIELD_BOOL:
        value = schema_parse("{\"type\": \"boolean\"}");
        break;
    case FIELD_CHOICE:
        value = choices(field);
        break;
    case FIELD_TEXT:
        value = schema_parse("{\"type\": [\"string\", \"number\"]}");
        break;
    case FIELD_DIST:
        value = distribution(field);
        break;
    case FIELD_CUSTOM:
        value = schema_custom(field);
        break;
    }
    if (field->flags & FIELD_AUTO && field->type != FIELD_TEXT)
        value = either(value, schema_parse("{\"const\": \"auto\"}"));
    return value ? value : json_object_new_object();
}

static json *property(const struct field *field)
{
    json *value = value_of(field);
    add(value, "description", text(field->help));
    if (field->deflt)
        add(value, "default", text(field->deflt));
    return value;
}

static json *section_schema(const struct section *section);

/* A map of names, and the singular form. */
static void add_child(json *keys, const struct section *section)
{
    json *child = section_schema(section);
    if (section->kind == SECTION_MAP) {
        json *map = schema_parse("{\"type\": [\"object\", \"null\"]}");
        add(map, "propertyNames", schema_parse(NAMES));
        add(map, "additionalProperties", json_object_get(child));
        add(map, "description", text(section->help));
        add(keys, section->key, map);
        add(keys, section->singular, child);
    } else {
        add(keys, section->key, child);
    }
}

static json *section_schema(const struct section *section)
{
    json *object =
        schema_parse("{\"type\": [\"object\", \"null\"], \"additionalProperties\": false}");
    json *keys = json_object_new_object(), *required = json_object_new_array();
    for (int i = 0; i < section->field_count; i++) {
        add(keys, section->fields[i].key, property(&section->fields[i]));
        if (section->fields[i].flags & FIELD_REQUIRED)
            json_object_array_add(required, text(section->fields[i].key));
    }
    for (int i = 0; i < keys_child_count(section); i++)
        add_child(keys, section->children[i]);
    add(object, "description", text(section->help));
    add(object, "properties", keys);
    if (json_object_array_length(required) > 0)
        add(object, "required", required);
    else
        json_object_put(required);
    return object;
}

bool scenario_schema(FILE *out)
{
    json *root = section_schema(&scenario_section);
    add(root, "$schema", text("http://json-schema.org/draft-07/schema#"));
    add(root, "title", text("meltroute scenario, schema meltroute/1"));
    add(root, "type", text("object"));
    const char *written = json_object_to_json_string_ext(root, JSON_C_TO_STRING_PRETTY |
                                                                   JSON_C_TO_STRING_NOSLASHESCAPE);
    bool good = written && fputs(written, out) >= 0 && fputc('\n', out) >= 0;
    json_object_put(root);
    return good;
}
