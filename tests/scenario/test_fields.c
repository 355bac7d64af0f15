/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows themselves: what a contributor can get wrong in one. */
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/explain.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/unit.h"
#include "tests/scenario/rows.h"
#include "tests/support/main.h"

static bool is_number(const struct field *field)
{
    return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER || field->type == FIELD_DIST;
}

static bool has_number(const struct field *field)
{
    return is_number(field) && field->deflt && strcmp(field->deflt, "auto") != 0;
}

static void check_words(const struct section *section, const struct field *field, const char *path,
                        void *context)
{
    (void)section;
    ++*(int *)context;
    ck_assert_msg(strspn(field->key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(field->key),
                  "%s.%s: keys are lower case with underscores", path, field->key);
    ck_assert_msg(field->help && strlen(field->help) > 15, "%s.%s: no help", path, field->key);
    ck_assert_msg(field->help[strlen(field->help) - 1] == '.', "%s.%s: help is no sentence", path,
                  field->key);
    ck_assert_msg(field->member != NULL, "%s.%s fills no member", path, field->key);
    ck_assert_msg((field->type == FIELD_CHOICE) == (field->choices != NULL), "%s.%s: choices", path,
                  field->key);
    ck_assert_msg((field->type == FIELD_CUSTOM) == (field->parse != NULL), "%s.%s: parser", path,
                  field->key);
    ck_assert_msg((field->type == FIELD_DIST) == (field->drawn != DRAW_NEVER),
                  "%s.%s: a distribution, and only one, is drawn at some time", path, field->key);
}

START_TEST(every_row_is_whole)
{
    int rows = 0;
    rows_walk(check_words, &rows);
    ck_assert_int_gt(rows, 150);
}
END_TEST

static void check_suffix(const struct section *section, const struct field *field, const char *path,
                         void *context)
{
    (void)section, (void)context;
    if (field->type != FIELD_NUMBER && field->type != FIELD_DIST)
        return;
    const char *suffix = dimension_info(field->dim)->suffix;
    size_t length = strlen(field->member), tail = strlen(suffix);
    ck_assert_msg(length >= tail && strcmp(field->member + length - tail, suffix) == 0,
                  "%s.%s: member %s does not end in %s", path, field->key, field->member, suffix);
}

START_TEST(members_are_named_by_their_si_unit)
{
    rows_walk(check_suffix, NULL);
}
END_TEST

static void check_order(const struct field *field, const char *path, const char *low,
                        const char *middle, const char *high)
{
    if (low)
        ck_assert_msg(rows_number(field, low) <= rows_number(field, middle), "%s.%s: %s > %s", path,
                      field->key, low, middle);
    if (high)
        ck_assert_msg(rows_number(field, middle) <= rows_number(field, high), "%s.%s: %s > %s",
                      path, field->key, middle, high);
}

static void check_ranges(const struct section *section, const struct field *field, const char *path,
                         void *context)
{
    (void)section, (void)context;
    if (!is_number(field))
        return;
    ck_assert_msg(!field->believe_low == !field->believe_high, "%s.%s: half a range", path,
                  field->key);
    if (field->believe_low) {
        check_order(field, path, field->low, field->believe_low, field->high);
        check_order(field, path, field->believe_low, field->believe_high, field->high);
    }
    if (!has_number(field))
        return;
    check_order(field, path, field->low, field->deflt, field->high);
    check_order(field, path, field->believe_low, field->deflt, field->believe_high);
}

/* What is shown of a key can be asked for. */
static void find_again(const char *path, const struct section *section, const struct field *field,
                       void *context)
{
    const struct section *found = NULL;
    const struct field *same = scenario_field_find(path, &found);
    char own[KEYS_TEXT];
    ck_assert_msg(same == field && found == section, "%s is not found", path);
    ck_assert_msg(!strstr(path, "milk_run.") && !strstr(path, "fleet.type.") &&
                      !strstr(path, "stop.") && !strstr(path, "segment."),
                  "%s: files name each", path);
    keys_path(section, NULL, own);
    ck_assert_msg(scenario_field_find(own, &found) == NULL && (!*own || found == section), "%s",
                  own);
    ++*(int *)context;
}

START_TEST(every_path_that_is_shown_is_understood)
{
    int count = 0;
    char path[KEYS_TEXT];
    const struct section *section;
    scenario_each_key(find_again, &count);
    ck_assert_int_gt(count, 300);
    scenario_field_find("fleet.types", &section);
    keys_path(section, "small", path);
    ck_assert_str_eq(path, "fleet.types.small");
    keys_path(section, NULL, path);
    ck_assert_str_eq(path, "fleet.types.NAME");
    scenario_field_find("customer.furnace", &section);
    keys_path(section, "f1", path);
    ck_assert_str_eq(path, "customer.furnace");
}
END_TEST

START_TEST(defaults_are_inside_ranges_inside_limits)
{
    rows_walk(check_ranges, NULL);
}
END_TEST

static void check_source(const struct section *section, const struct field *field, const char *path,
                         void *context)
{
    (void)section, (void)context;
    if (!field->deflt)
        return;
    if (!field->source) {
        ck_assert_msg(!is_number(field), "%s.%s: a default without a source", path, field->key);
        return;
    }
    bool assumed = strcmp(field->source, "assumption") == 0;
    ck_assert_msg(assumed || rows_source_known(field->source), "%s.%s: source %s is unknown", path,
                  field->key, field->source);
    ck_assert_msg(assumed == (field->tag == TAG_JUDGEMENT || field->tag == TAG_NONE),
                  "%s.%s: source %s and its tag disagree", path, field->key, field->source);
    ck_assert_msg(field->tag != TAG_JUDGEMENT || !has_number(field) || field->believe_low,
                  "%s.%s: a judgement without a range", path, field->key);
}

START_TEST(every_default_has_a_source_and_a_judgement_a_range)
{
    rows_walk(check_source, NULL);
}
END_TEST

static void check_price(const struct section *section, const struct field *field, const char *path,
                        void *context)
{
    (void)section, (void)context;
    bool money = field->type == FIELD_NUMBER && field->dim >= DIM_MONEY &&
                 field->dim <= DIM_MONEY_PER_MASS_RATE;
    ck_assert_msg(!money || (field->flags & FIELD_PRICE_SET), "%s.%s: money outside price sets",
                  path, field->key);
    ck_assert_msg(!(field->flags & FIELD_PRICE_SET) || !field->deflt, "%s.%s: priced twice", path,
                  field->key);
}

START_TEST(money_has_no_default_of_its_own)
{
    rows_walk(check_price, NULL);
}
END_TEST

struct seen {
    int count;
    const void *section[400];
    const char *path[400], *key[400];
};

static void check_once(const struct section *section, const struct field *field, const char *path,
                       void *context)
{
    struct seen *seen = context;
    for (int i = 0; i < seen->count; i++)
        ck_assert_msg(seen->section[i] != section || strcmp(seen->path[i], path) != 0 ||
                          strcmp(seen->key[i], field->key) != 0,
                      "%s.%s stands twice", path, field->key);
    ck_assert_int_lt(seen->count, 400);
    seen->section[seen->count] = section;
    seen->path[seen->count] = strdup(path);
    seen->key[seen->count++] = field->key;
}

START_TEST(no_key_stands_twice)
{
    struct seen seen = {0};
    rows_walk(check_once, &seen);
    for (int i = 0; i < seen.count; i++)
        free((char *)seen.path[i]);
}
END_TEST

static void check_choices(const struct section *section, const struct field *field,
                          const char *path, void *context)
{
    (void)section, (void)context;
    if (field->type != FIELD_CHOICE)
        return;
    struct choice choice;
    bool found = field->deflt == NULL;
    int count = 0;
    for (; field->choices(count, &choice); count++) {
        ck_assert_msg(choice.name && choice.help, "%s.%s: choice %d", path, field->key, count);
        found |= field->deflt && strcmp(field->deflt, choice.name) == 0;
    }
    ck_assert_msg(count > 0 && !field->choices(-1, &choice), "%s.%s: bounds", path, field->key);
    ck_assert_msg(found, "%s.%s: default %s is no choice", path, field->key, field->deflt);
}

START_TEST(default_choices_exist)
{
    rows_walk(check_choices, NULL);
}
END_TEST

RUN_SUITE("fields", every_row_is_whole, members_are_named_by_their_si_unit,
          defaults_are_inside_ranges_inside_limits, every_path_that_is_shown_is_understood,
          every_default_has_a_source_and_a_judgement_a_range, money_has_no_default_of_its_own,
          no_key_stands_twice, default_choices_exist)
