/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/scenario/custom.h"
#include "sim/scenario/dist.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/number.h"

#define MOST_VALUES 1000000

/* One key with its values on the way into struct vary. */
struct sweep_key {
    struct reader *r;
    const struct field *field;
    const struct node *at; /* where it is written */
    const char *unit;      /* of the values before this one */
    struct vary out;
    const char **values;
    double *numbers;
};

static bool numeric(const struct field *field)
{
    return field->type == FIELD_NUMBER || field->type == FIELD_DIST || field->type == FIELD_INTEGER;
}

static const char *trimmed(struct arena *arena, const char *from, const char *to)
{
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    const char *text = arena_copy(arena, from, (size_t)(to - from));
    return text ? text : "";
}

static bool refuse(struct sweep_key *k, const char *code, const char *sentence, const char *text)
{
    diag_error(k->r->diag, reader_mark(k->r, k->at), code, "%s: '%.80s'", sentence, text);
    diag_help(k->r->diag, "write '5 km..160 km step 5 km', '18000,20000 CNY/t' or a list");
    return false;
}

/* Adds one value: its number checked against the row, its text as it will stand in --set. */
static bool add(struct sweep_key *k, const char *text)
{
    const char **values = arena_grow(k->r->arena, k->values, k->out.count, sizeof *values);
    double *numbers = arena_grow(k->r->arena, k->numbers, k->out.count, sizeof *numbers);
    if (!values || !numbers || k->out.count >= MOST_VALUES)
        return refuse(k, "E-LIMIT", "too many values", text);
    k->values = values;
    k->numbers = numbers;
    size_t used;
    double number = NAN, value;
    int whole;
    struct node node = {.kind = NODE_SCALAR, .text = text, .mark = k->at->mark};
    const struct number_want want = {.key = k->field->key,
                                     .dim = k->field->dim,
                                     .low = k->field->low,
                                     .high = k->field->high,
                                     .example = keys_example(k->field)};
    if (k->field->type == FIELD_INTEGER ? !reader_integer(k->r, &node, &want, &whole)
        : numeric(k->field)             ? !reader_number(k->r, &node, &want, &value)
                                        : false)
        return false;
    if (numeric(k->field) && number_parse(text, &number, &used) != NUMBER_OK)
        return false;
    values[k->out.count] = text;
    numbers[k->out.count] = number;
    k->out.count++;
    return true;
}

/* The text with the unit behind it when it has none of its own. */
static const char *with_unit(struct sweep_key *k, const char *text, const char *unit)
{
    const char *own = unit_of(text);
    if (!own || *own || !unit || !*unit)
        return text;
    const char *whole = arena_print(k->r->arena, "%s %s", text, unit);
    return whole ? whole : text;
}

/* Reads the numbers of a range into number[count]; the unit of a later part serves the others. */
static bool range_numbers(struct sweep_key *k, const char *text, const char *const *part, int count,
                          double *number)
{
    size_t used;
    for (int i = 0; i < count; i++) {
        if (number_parse(part[i], &number[i], &used) != NUMBER_OK)
            return refuse(k, "E-NUMBER", "not a number in a range", part[i]);
        const char *own = unit_of(part[i]);
        if (*own && k->unit && strcmp(own, k->unit) != 0)
            return refuse(k, "E-UNIT", "two units in one range", text);
        if (*own)
            k->unit = own;
    }
    return true;
}

/* "5 km..160 km", for a design that puts its points between the ends. */
static bool add_ends(struct sweep_key *k, const char *text, const char *dots)
{
    struct arena *arena = k->r->arena;
    const char *part[2] = {trimmed(arena, text, dots),
                           trimmed(arena, dots + 2, text + strlen(text))};
    double number[2];
    if (!range_numbers(k, text, part, 2, number))
        return false;
    if (!(number[0] < number[1]))
        return refuse(k, "E-RANGE", "the low end must be below the high end", text);
    k->out.range = true;
    return add(k, with_unit(k, part[0], k->unit)) && add(k, with_unit(k, part[1], k->unit));
}

/* "5 km..160 km step 5 km"; the unit of the last part serves the others. Numbers are a + i x step,
 * rounded to 12 digits so that 0.1 x 3 is 0.3. */
static bool add_range(struct sweep_key *k, const char *text, const char *dots)
{
    const char *step = strstr(dots, " step ");
    struct arena *arena = k->r->arena;
    if (!step) {
        const char *low = trimmed(arena, text, dots);
        const char *high = trimmed(arena, dots + 2, text + strlen(text));
        diag_error(k->r->diag, reader_mark(k->r, k->at), "E-TYPE",
                   "a range without its step: '%.80s'", text);
        diag_help(k->r->diag, "put the step behind it, as in '5 km..160 km step 5 km', or name the "
                              "values, '18000,20000 CNY/t'");
        (void)add(k, with_unit(k, low, unit_of(high))); /* a missing unit is told with it */
        return false;
    }
    const char *part[3] = {trimmed(arena, text, dots), trimmed(arena, dots + 2, step),
                           trimmed(arena, step + 6, text + strlen(text))};
    double number[3];
    if (!range_numbers(k, text, part, 3, number))
        return false;
    double steps = (number[1] - number[0]) / number[2];
    if (!(number[2] != 0) || !(steps >= 0) || steps > MOST_VALUES)
        return refuse(k, "E-RANGE", "the step does not lead from one end to the other", text);
    bool good = true;
    for (int i = 0; good && i <= (int)floor(steps + 1e-9); i++) {
        char digits[NUMBER_ROOM];
        double value = number[0] + i * number[2];
        double scale = value == 0 ? 1 : pow(10, 11 - floor(log10(fabs(value))));
        number_format(isfinite(scale) ? round(value * scale) / scale : value, digits);
        const char *one = arena_copy(arena, digits, strlen(digits));
        good = one && add(k, with_unit(k, one, k->unit));
    }
    return good;
}

/* "10,20": all of it is said once, with the unit behind the last. */
static bool refuse_bare_list(struct sweep_key *k, const char *text)
{
    const struct dimension_info *info = dimension_info(k->field->dim);
    const char *like = keys_example(k->field);
    char unit[UNIT_ROOM];
    unit_with_currency(unit_of(like ? like : info->example), k->r->currency, unit);
    diag_error(k->r->diag, reader_mark(k->r, k->at), "E-UNIT", "%s is %s and needs a unit",
               k->field->key, info->name);
    diag_help(k->r->diag, "write '%.60s %s', if that is meant", text, unit);
    return false;
}

/* "18000,20000 CNY/t": the unit of the last serves those that have none. */
static bool add_list(struct sweep_key *k, const char *text)
{
    const char *last = strrchr(text, ',');
    const char *unit = unit_of(trimmed(k->r->arena, last ? last + 1 : text, text + strlen(text)));
    bool good = true, bare = last && unit && !*unit && numeric(k->field);
    if (bare && k->field->type != FIELD_INTEGER && k->field->dim > DIM_FRACTION)
        return refuse_bare_list(k, text);
    for (const char *at = text; at;) {
        const char *comma = strchr(at, ',');
        const char *one = trimmed(k->r->arena, at, comma ? comma : at + strlen(at));
        good &= add(k, numeric(k->field) ? with_unit(k, one, unit) : one);
        at = comma ? comma + 1 : NULL;
    }
    k->unit = unit;
    return good;
}

/* Does the design put its points between the ends of ranges? */
static bool in_ranges(const struct reader *r)
{
    return r->scenario->sweep_choice.kind >= SWEEP_LATIN;
}

static bool add_node(struct sweep_key *k, const struct node *node)
{
    k->at = node;
    if (node->kind == NODE_MAPPING)
        return refuse(k, "E-TYPE", "values to vary are no map", "");
    bool good = true;
    if (node->kind == NODE_SEQUENCE) {
        for (int i = 0; i < node->count; i++) {
            const struct node *item = node->items[i];
            k->at = item;
            const char *text = reader_scalar(k->r, item, k->field->key);
            good &= text && add(k, text);
            k->unit = text ? unit_of(text) : k->unit;
        }
        return good;
    }
    const char *text = reader_scalar(k->r, node, k->field->key);
    const char *dots = text ? strstr(text, "..") : NULL;
    if (!text)
        return false;
    if (!dots || !numeric(k->field))
        return add_list(k, text);
    return strstr(dots, " step ") || !in_ranges(k->r) ? add_range(k, text, dots)
                                                      : add_ends(k, text, dots);
}

/* A design in ranges has nothing else, any other has values. */
static bool suits(struct sweep_key *k)
{
    if (!in_ranges(k->r) || k->out.range)
        return true;
    diag_error(k->r->diag, reader_mark(k->r, k->at), "E-TYPE",
               "a hypercube or sequence takes ranges, and these are single values");
    diag_help(k->r->diag, "write '5 km..160 km', or choose 'design: grid' or 'design: list'");
    return false;
}

/* The row of a path; "route.speed.mean" is the row route.speed. */
static const struct field *find_row(struct reader *r, const char *path)
{
    const struct field *field = scenario_field_find(path, NULL);
    const char *last = strrchr(path, '.');
    if (field || !last)
        return field;
    const char *shorter = arena_copy(r->arena, path, (size_t)(last - path));
    field = shorter ? scenario_field_find(shorter, NULL) : NULL;
    return field && field->type == FIELD_DIST ? field : NULL;
}

static const struct field *need_row(struct reader *r, const struct mark *mark, const char *key)
{
    const struct section *section;
    const struct field *field = find_row(r, key);
    if (field)
        return field;
    scenario_field_find(key, &section);
    if (section)
        diag_error(r->diag, mark, "E-KEY", "'%.60s' is a section and cannot be varied", key);
    else
        keys_unknown(r->diag, mark, &scenario_section, "the scenario", key);
    return NULL;
}

static void finish(struct sweep_key *k, const char *key, struct vary *out)
{
    const char *last = strrchr(key, '.');
    k->out.key = key;
    k->out.value = k->values;
    k->out.number = k->numbers;
    k->out.unit = numeric(k->field) && k->unit ? k->unit : "";
    k->out.whole = k->field->type == FIELD_INTEGER;
    k->out.spread = k->field->type == FIELD_DIST && !(last && strcmp(last, ".mean") == 0);
    *out = k->out;
}

static bool read_key(struct reader *r, const struct entry *entry, struct vary *out)
{
    struct sweep_key key = {
        .r = r, .field = need_row(r, &entry->mark, entry->key), .at = entry->value};
    if (!key.field)
        return false;
    bool good = add_node(&key, entry->value) && suits(&key);
    finish(&key, entry->key, out);
    return good;
}

bool custom_vary_texts(struct reader *r, const struct node *at, const char *key, const char *unit,
                       const char *const *texts, int count, struct vary *out)
{
    struct sweep_key k = {.r = r, .field = need_row(r, reader_mark(r, at), key), .at = at};
    if (!k.field)
        return false;
    k.unit = unit;
    bool good = true;
    for (int i = 0; good && i < count; i++)
        good = add(&k, numeric(k.field) ? with_unit(&k, texts[i], unit) : texts[i]);
    finish(&k, key, out);
    return good;
}

/* A list goes through its keys in step. */
static bool in_step(struct reader *r, const struct node *node, const struct vary *list)
{
    for (int i = 1; r->scenario->sweep_choice.kind == SWEEP_LIST && i < node->count; i++) {
        if (list[i].count == list[0].count)
            continue;
        diag_error(r->diag, &node->entries[i].mark, "E-TYPE",
                   "a list takes as many values of each key: %d here, %d of '%.60s'", list[i].count,
                   list[0].count, list[0].key);
        return false;
    }
    return true;
}

bool custom_parse_vary(struct reader *r, const struct node *node, void *member)
{
    (void)member;
    if (r->no_sweep || r->scenario->sweep_choice.from_file) /* a table takes the place of values */
        return true;
    if (node->kind != NODE_MAPPING) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "vary is a map of keys and values");
        diag_help(r->diag, "such as 'route.distance: 5 km..160 km step 5 km'");
        return false;
    }
    bool good = true;
    struct vary *list = arena_take(r->arena, (size_t)node->count * sizeof *list);
    const struct field *outer = r->field;
    for (int i = 0; list && i < node->count; i++)
        good &= read_key(r, &node->entries[i], &list[i]);
    good = good && list && in_step(r, node, list);
    r->field = outer;
    r->scenario->sweep = list;
    r->scenario->sweep_count = list ? node->count : 0;
    return good && list;
}
