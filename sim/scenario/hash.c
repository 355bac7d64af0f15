/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/hash.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/book.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/data_rows.h"

/* Eight bytes, least significant first, whatever the machine. */
static void add_word(struct sha256_ctx *hash, uint64_t word)
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)(word >> (8 * i));
    sha256_update(hash, sizeof bytes, bytes);
}

/* The bits of the double; one pattern for zero and one for NaN. */
static void add_number(struct sha256_ctx *hash, double value)
{
    uint64_t bits = 0;
    if (value != value)
        bits = UINT64_C(0x7ff8000000000000);
    else if (value != 0)
        memcpy(&bits, &value, sizeof bits);
    add_word(hash, bits);
}

/* With its zero byte, so that "ab","c" and "a","bc" differ. */
static void add_text(struct sha256_ctx *hash, const char *text)
{
    const char *known = text ? text : "";
    sha256_update(hash, strlen(known) + 1, (const uint8_t *)known);
}

static void add_dist(struct sha256_ctx *hash, const struct dist *d)
{
    add_word(hash, (uint64_t)d->kind);
    add_number(hash, d->mean);
    add_number(hash, d->sd);
    add_number(hash, d->low);
    add_number(hash, d->mode);
    add_number(hash, d->high);
    add_word(hash, (uint64_t)d->count);
    for (int i = 0; i < d->count; i++)
        add_number(hash, d->value[i]);
}

static void add_data(struct sha256_ctx *hash, const struct field *rows, int count, const void *base)
{
    for (int i = 0; i < count; i++) {
        const void *member = (const char *)base + rows[i].offset;
        if (rows[i].type == FIELD_NUMBER)
            add_number(hash, *(const double *)member);
        else
            add_word(hash, (uint64_t) * (const int *)member);
    }
}

static void add_lining(struct sha256_ctx *hash, const struct ladle_params *params)
{
    const struct refractory_stack *stacks[] = {&params->side, &params->bottom, &params->lid};
    int count;
    const struct field *rows = data_material_rows(&count);
    for (int i = 0; i < 3; i++) {
        add_word(hash, (uint64_t)stacks[i]->count);
        for (int k = 0; k < stacks[i]->count; k++) {
            add_data(hash, rows, count, &stacks[i]->layer[k].material);
            add_number(hash, stacks[i]->layer[k].thickness_m);
        }
    }
}

static void add_shifts(struct sha256_ctx *hash, const struct shift_calendar *shifts)
{
    add_word(hash, (uint64_t)shifts->count);
    for (int i = 0; i < shifts->count; i++) {
        add_number(hash, shifts->span[i].start_s);
        add_number(hash, shifts->span[i].end_s);
    }
    add_number(hash, shifts->longest_shift_s);
}

static void add_holidays(struct sha256_ctx *hash, const struct shift_holidays *holidays)
{
    add_word(hash, (uint64_t)holidays->count);
    for (int i = 0; i < holidays->count; i++) {
        add_number(hash, holidays->span[i].start_s);
        add_number(hash, holidays->span[i].end_s);
    }
}

static void add_trace(struct sha256_ctx *hash, const struct road_trace *trace)
{
    add_word(hash, (uint64_t)trace->count);
    for (int i = 0; i < trace->count; i++) {
        add_number(hash, trace->at_m[i]);
        add_number(hash, trace->at_s[i]);
    }
}

static void add_durations(struct sha256_ctx *hash, const struct road_durations *durations)
{
    add_word(hash, (uint64_t)durations->count);
    for (int i = 0; i < durations->count; i++)
        add_number(hash, durations->drive_s[i]);
}

static void add_cool(struct sha256_ctx *hash, const struct cool *cool)
{
    add_word(hash, (uint64_t)cool->step_count);
    for (int i = 0; i < cool->step_count; i++) {
        const struct cool_step *step = &cool->steps[i];
        add_word(hash, (uint64_t)step->action);
        add_number(hash, step->duration_s);
        add_number(hash, step->temperature_K);
        add_number(hash, step->mass_kg);
        add_number(hash, step->speed_m_per_s);
        add_number(hash, step->open_frac);
    }
}

static void add_series(struct sha256_ctx *hash, const struct price_path *series)
{
    add_word(hash, (uint64_t)series->count);
    for (int i = 0; i < series->count; i++) {
        add_number(hash, series->from_s[i]);
        add_number(hash, series->per_kg[i]);
    }
}

static void add_custom(struct sha256_ctx *hash, const struct scenario *scenario,
                       const struct scenario_value *value)
{
    int count;
    if (value->field->parse == custom_parse_alloy) {
        const struct field *rows = data_alloy_rows(&count);
        add_data(hash, rows, count, value->member);
    } else if (value->field->parse == custom_parse_lining) {
        add_lining(hash, &scenario->ladle.params);
    } else if (value->field->parse == custom_parse_shifts ||
               value->field->parse == custom_parse_hours) {
        add_shifts(hash, value->member);
    } else if (value->field->parse == custom_parse_holidays) {
        add_holidays(hash, value->member);
    } else if (value->field->parse == custom_parse_trace) {
        add_trace(hash, value->member);
    } else if (value->field->parse == custom_parse_durations) {
        add_durations(hash, value->member);
    } else if (value->field->parse == custom_parse_cool_steps) {
        add_cool(hash, &scenario->cool);
    } else if (value->field->parse == custom_parse_series) {
        add_series(hash, value->member);
    } else if (value->field->parse == custom_parse_seed) {
        add_word(hash, *(const uint64_t *)value->member);
    } else if (value->field->parse == custom_parse_start) {
        add_text(hash, *(const char *const *)value->member);
    } else if (value->field->parse == custom_parse_currency) {
        add_text(hash, value->member);
    }
}

static void add_choice(struct sha256_ctx *hash, const struct field *field, const void *member)
{
    struct choice choice;
    for (int i = 0; field->choices(i, &choice); i++)
        if (choice.pointer ? choice.pointer == *(const void *const *)member
                           : choice.value == *(const int *)member)
            add_text(hash, choice.name);
}

static void add_value(struct sha256_ctx *hash, const struct scenario *scenario,
                      const struct scenario_value *value)
{
    const void *member = value->member;
    add_text(hash, value->prefix);
    add_text(hash, value->field->key);
    switch (value->field->type) {
    case FIELD_NUMBER:
        add_number(hash, *(const double *)member);
        break;
    case FIELD_INTEGER:
        add_word(hash, (uint64_t) * (const int *)member);
        break;
    case FIELD_BOOL:
        add_word(hash, *(const bool *)member);
        break;
    case FIELD_TEXT:
        add_text(hash, *(const char *const *)member);
        break;
    case FIELD_CHOICE:
        add_choice(hash, value->field, member);
        break;
    case FIELD_DIST:
        add_dist(hash, member);
        break;
    case FIELD_CUSTOM:
        add_custom(hash, scenario, value);
        break;
    }
}

/* The name of a price set is no value: its prices are. */
static bool counts(const struct scenario *scenario, const struct scenario_value *value)
{
    return !(value->field->flags & FIELD_NOT_HASHED) &&
           value->member != (const void *)&scenario->price_set_name;
}

const char *scenario_hash(const struct scenario *scenario)
{
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char *text = arena_take(scenario->book->arena, 2 * sizeof digest + 1);
    if (!text)
        return NULL;
    sha256_init(&hash);
    for (int i = 0; i < scenario->book->count; i++)
        if (counts(scenario, &scenario->book->values[i]))
            add_value(&hash, scenario, &scenario->book->values[i]);
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return text;
}
