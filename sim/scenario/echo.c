/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/echo.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/book.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/data_rows.h"
#include "sim/scenario/date.h"
#include "sim/scenario/dist.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/number.h"
#include "sim/scenario/unit.h"

#define COMMENT_COLUMN 44
#define LINE_WIDTH     100

void echo_text(const char *text, FILE *out)
{
    fputc('"', out);
    for (const char *at = text ? text : ""; *at; at++) {
        if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else if (*at == '\n')
            fputs("\\n", out);
        else if ((unsigned char)*at < 0x20 || *at == 0x7f)
            fprintf(out, "\\x%02X", (unsigned)(unsigned char)*at);
        else
            fputc(*at, out);
    }
    fputc('"', out);
}

/* --- values ----------------------------------------------------------------------------------- */

static void write_choice(const struct field *field, const void *member, FILE *out)
{
    struct choice choice;
    for (int i = 0; field->choices(i, &choice); i++)
        if (choice.pointer ? choice.pointer == *(const void *const *)member
                           : choice.value == *(const int *)member) {
            fputs(choice.name, out);
            return;
        }
}

/* The rows of a data file in flow style, without the brackets. */
static void write_data(const struct field *rows, int count, const void *base, FILE *out)
{
    char text[UNIT_ROOM];
    for (int i = 0; i < count; i++) {
        const void *member = (const char *)base + rows[i].offset;
        fprintf(out, ", %s: ", rows[i].key);
        if (rows[i].type == FIELD_CHOICE) {
            write_choice(&rows[i], member, out);
            continue;
        }
        unit_format(*(const double *)member, rows[i].dim, NULL,
                    rows[i].dim == DIM_FRACTION ? "1 %" : NULL, text);
        fputs(text, out);
    }
}

static void write_alloy(const struct alloy *alloy, FILE *out)
{
    int count;
    const struct field *rows = data_alloy_rows(&count);
    fputs("{name: ", out);
    echo_text(alloy->name, out);
    write_data(rows, count, alloy, out);
    fputc('}', out);
}

static void write_stack(const struct refractory_stack *stack, FILE *out)
{
    int count;
    const struct field *rows = data_material_rows(&count);
    char text[UNIT_ROOM];
    fputc('[', out);
    for (int i = 0; i < stack->count; i++) {
        fprintf(out, "%s[{name: ", i ? ", " : "");
        echo_text(stack->layer[i].material.name, out);
        write_data(rows, count, &stack->layer[i].material, out);
        unit_format(stack->layer[i].thickness_m, DIM_LENGTH, NULL, "1 mm", text);
        fprintf(out, "}, %s]", text);
    }
    fputc(']', out);
}

static void write_lining(const struct ladle_params *params, FILE *out)
{
    fputs("{side: ", out);
    write_stack(&params->side, out);
    fputs(", bottom: ", out);
    write_stack(&params->bottom, out);
    fputs(", lid: ", out);
    write_stack(&params->lid, out);
    fputc('}', out);
}

static void write_sweep(const struct scenario *s, FILE *out)
{
    fputc('{', out);
    for (int i = 0; i < s->sweep_count; i++) {
        const struct vary *vary = &s->sweep[i];
        fputs(i ? ", " : "", out);
        echo_text(vary->key, out);
        if (vary->range) {
            fprintf(out, ": %s..%s", vary->value[0], vary->value[1]);
            continue;
        }
        fputs(": [", out);
        for (int k = 0; k < vary->count; k++) {
            fputs(k ? ", " : "", out);
            echo_text(vary->value[k], out);
        }
        fputc(']', out);
    }
    fputc('}', out);
}

/* As a map, wherever it came from, so that the echo needs no other file. */
static void write_series(const struct scenario *s, const struct price_path *series, FILE *out)
{
    long start = 0;
    char date[DATE_ROOM], text[UNIT_ROOM];
    date_parse(s->simulation.start, &start);
    fputc('{', out);
    for (int i = 0; i < series->count; i++) {
        date_format(start + lround(series->from_s[i] / 86400), date);
        unit_format(series->per_kg[i], DIM_MONEY_PER_MASS, s->currency, NULL, text);
        fprintf(out, "%s%s: %s", i ? ", " : "", date, text);
    }
    fputc('}', out);
}

/* Neither does it need the files of a recorded road. */
static void write_trace(const struct road_trace *trace, FILE *out)
{
    char distance[UNIT_ROOM], time[UNIT_ROOM];
    for (int i = 0; i < trace->count; i++) {
        unit_format(trace->at_m[i], DIM_LENGTH, NULL, "1 km", distance);
        unit_format(trace->at_s[i], DIM_TIME, NULL, "1 min", time);
        fprintf(out, "%s[%s, %s]", i ? ", " : "[", distance, time);
    }
    fputs(trace->count ? "]" : "none", out);
}

static void write_durations(const struct road_durations *durations, FILE *out)
{
    char text[UNIT_ROOM];
    for (int i = 0; i < durations->count; i++) {
        unit_format(durations->drive_s[i], DIM_TIME, NULL, "1 min", text);
        fprintf(out, "%s%s", i ? ", " : "[", text);
    }
    fputs(durations->count ? "]" : "none", out);
}

static void write_custom(const struct scenario *s, const struct scenario_value *value, FILE *out)
{
    const struct field *field = value->field;
    if (field->parse == custom_parse_alloy)
        write_alloy(value->member, out);
    else if (field->parse == custom_parse_lining)
        write_lining(&s->ladle.params, out);
    else if (field->parse == custom_parse_vary)
        write_sweep(s, out);
    else if (field->parse == custom_parse_series)
        write_series(s, value->member, out);
    else if (field->parse == custom_parse_trace)
        write_trace(value->member, out);
    else if (field->parse == custom_parse_durations)
        write_durations(value->member, out);
    else if (field->parse == custom_parse_seed)
        fprintf(out, "%" PRIu64, *(const uint64_t *)value->member);
    else if (value->node)
        tree_write_to(value->node, out);
    else
        fputs(field->deflt, out);
}

/* A text in whose unit the value is shown: as it was written, else as the default is. */
static const char *written_like(const struct scenario_value *value, char text[KEYS_TEXT])
{
    const struct node *node = value->node;
    const struct node *mean = tree_get(node, "mean");
    if (mean && mean->kind == NODE_SCALAR)
        return mean->text;
    if (node && node->kind == NODE_SCALAR && unit_of(node->text))
        return node->text;
    return keys_number(value->field, text) ? text : NULL;
}

void echo_value(const struct scenario *s, const struct scenario_value *value, FILE *out)
{
    const struct field *field = value->field;
    const void *member = value->member;
    char text[UNIT_ROOM], like[KEYS_TEXT];
    switch (field->type) {
    case FIELD_NUMBER:
        unit_format(*(const double *)member, field->dim, s->currency, written_like(value, like),
                    text);
        fputs(isnan(*(const double *)member) ? "auto" : text, out);
        break;
    case FIELD_INTEGER:
        if (*(const int *)member < 0 && field->flags & FIELD_AUTO)
            fputs("auto", out);
        else
            fprintf(out, "%d", *(const int *)member);
        break;
    case FIELD_BOOL:
        fputs(*(const bool *)member ? "true" : "false", out);
        break;
    case FIELD_CHOICE:
        write_choice(field, member, out);
        break;
    case FIELD_TEXT:
        echo_text(*(const char *const *)member, out);
        break;
    case FIELD_DIST:
        dist_write(member, field->dim, s->currency, written_like(value, like), out);
        break;
    case FIELD_CUSTOM:
        write_custom(s, value, out);
        break;
    }
}

/* --- where it comes from ---------------------------------------------------------------------- */

static void write_source(const struct scenario_value *value, FILE *out)
{
    static const char *const tags[] = {"", ", read in ", ", derived from ", ", judgement, "};
    const char *source;
    enum source_tag tag = book_source(value, &source);
    if (source)
        fprintf(out, "%s%s", tag == TAG_NONE ? ", " : tags[tag], source);
}

void echo_origin(const struct scenario *s, const struct scenario_value *value, FILE *out)
{
    const struct mark *mark = &value->mark;
    switch (value->origin) {
    case ORIGIN_DEFAULT:
        fputs("default", out);
        break;
    case ORIGIN_PRICE_SET:
        fprintf(out, "price set %s", s->price_set_name);
        break;
    case ORIGIN_FILE:
        fprintf(out, "file, line %d", mark->line);
        break;
    case ORIGIN_VARIANT:
        fprintf(out, "variant %s, line %d", s->book->variant, mark->line);
        break;
    case ORIGIN_SETTING:
        fprintf(out, "--set %d", mark->line);
        break;
    }
    if (value->automatic)
        fputs(", auto", out);
    else
        write_source(value, out);
}

/* --- layout ----------------------------------------------------------------------------------- */

static int depth_of(const char *prefix)
{
    int depth = 0;
    for (const char *at = prefix; *at; at++)
        depth += *at == '.';
    return depth;
}

/* Opens the sections of the new prefix that the last one does not share. */
static void write_heads(const char *before, const char *prefix, FILE *out)
{
    size_t shared = 0;
    for (size_t i = 0; before[i] && before[i] == prefix[i]; i++)
        if (prefix[i] == '.')
            shared = i + 1;
    int depth = 0;
    for (size_t i = 0; i < shared; i++)
        depth += prefix[i] == '.';
    for (const char *at = prefix + shared; *at; at += strcspn(at, ".") + 1, depth++)
        fprintf(out, "%s%*s%.*s:\n", depth == 0 ? "\n" : "", 2 * depth, "", (int)strcspn(at, "."),
                at);
}

static void write_row(const struct scenario *s, const struct scenario_value *value, FILE *out)
{
    char *line = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&line, &size);
    if (!memory)
        return;
    fprintf(memory, "%*s%s: ", 2 * depth_of(value->prefix), "", value->field->key);
    echo_value(s, value, memory);
    if (fclose(memory) == 0) {
        bool wide = strlen(line) > LINE_WIDTH; /* its comment stands in front of it */
        if (wide)
            fprintf(out, "%*s# ", 2 * depth_of(value->prefix), "");
        else
            fprintf(out, "%-*s # ", COMMENT_COLUMN, line);
        echo_origin(s, value, out);
        fprintf(out, "\n%s%s", wide ? line : "", wide ? "\n" : "");
    }
    free(line);
}

void scenario_echo(const struct scenario *s, FILE *out)
{
    const char *before = "";
    fprintf(out, "# Resolved scenario '%s', hash %s.\n# Behind each value: where it comes from.\n",
            s->name, s->hash);
    for (int i = 0; i < s->book->count; i++) {
        const struct scenario_value *value = &s->book->values[i];
        if (value->field->parse == custom_parse_variants)
            continue;
        if (strcmp(before, value->prefix) != 0)
            write_heads(before, value->prefix, out);
        before = value->prefix;
        write_row(s, value, out);
    }
}
