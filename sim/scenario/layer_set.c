/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/keys.h"
#include "sim/scenario/layer.h"
#include "sim/scenario/suggest.h"

/* Walks a dotted path down the layers. */
struct walk {
    struct layering *l;
    struct layer *layer;
    const char *path, *at; /* at: the part that is looked up */
    struct mark mark;
    const struct node *value;
    enum origin origin;
    struct layer *element; /* the first named thing on the way: a customer */
};

static size_t part_length(const struct walk *w)
{
    return strcspn(w->at, ".");
}

static struct mark part_mark(const struct walk *w)
{
    struct mark mark = w->mark;
    if (mark.length != (int)strlen(w->path))
        return mark; /* written in quotes: the whole key */
    mark.column += (int)(w->at - w->path);
    mark.length = (int)part_length(w);
    return mark;
}

static const char *part_text(const struct walk *w)
{
    const char *text = arena_copy(w->l->arena, w->at, part_length(w));
    return text ? text : "";
}

/* Moves behind the part; false when it was the last. */
static bool next_part(struct walk *w)
{
    w->at += part_length(w);
    if (*w->at == '\0')
        return false;
    w->at++;
    return true;
}

/* --- distributions: one of their keys --------------------------------------------------------- */

static const struct node *default_node(struct layering *l, const char *text)
{
    struct source_text *source = arena_take(l->arena, sizeof *source);
    bool broken;
    if (!source)
        return NULL;
    *source = (struct source_text){.name = "default", .text = text, .size = strlen(text)};
    struct tree_input input = {source, text, source->size, 1, 1};
    return tree_parse(l->arena, &input, l->diag, &broken);
}

static const struct node *replace_key(struct layering *l, const struct node *map, const char *key,
                                      const struct mark *mark, const struct node *value)
{
    struct node *copy = arena_take(l->arena, sizeof *copy);
    struct entry *entries = arena_take(l->arena, ((size_t)map->count + 1) * sizeof *entries);
    if (!copy || !entries)
        return NULL;
    *copy = *map;
    copy->entries = entries;
    if (map->count > 0)
        memcpy(entries, map->entries, (size_t)map->count * sizeof *entries);
    int index = 0;
    while (index < map->count && strcmp(entries[index].key, key) != 0)
        index++;
    entries[index] = (struct entry){.key = key, .mark = *mark, .value = value};
    copy->count = index == map->count ? index + 1 : map->count;
    copy->mark = value->mark;
    return copy;
}

static void set_spread(struct walk *w, const struct field *field, struct leaf *leaf,
                       const char *key)
{
    struct mark mark = part_mark(w);
    static const char *const keys[] = {"mean", "cv", "sd", "low", "mode", "high", "dist", "values"};
    struct suggestion nearest;
    suggest_begin(&nearest, key);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        suggest_offer(&nearest, keys[i]);
    if (!nearest.best || nearest.distance > 0) {
        diag_error(w->l->diag, &mark, "E-KEY", "unknown key '%.60s' of a distribution", key);
        if (nearest.best)
            diag_help(w->l->diag, "did you mean '%s'?", nearest.best);
        return;
    }
    if (!strcmp(key, "mean")) {
        leaf->mean = w->value;
        leaf->mark = w->mark;
        leaf->origin = w->origin;
        return;
    }
    const struct node *now = leaf->value;
    if (!now && field->deflt)
        now = default_node(w->l, field->deflt);
    if (!now || now->kind != NODE_MAPPING) {
        diag_error(w->l->diag, &mark, "E-KEY", "%s is one number, without '%.60s'", field->key,
                   key);
        diag_help(w->l->diag,
                  "write the distribution as a whole: '{dist: lognormal, mean: ..., cv: 0.15}'");
        return;
    }
    leaf->value = replace_key(w->l, now, key, &mark, w->value);
    leaf->mark = w->mark;
    leaf->origin = w->origin;
}

/* --- fields ----------------------------------------------------------------------------------- */

/* What is set on top for all customers is no longer their own. */
static void clear_own(struct layering *l, const struct section *section, int index)
{
    for (int i = 0; i < keys_child_count(l->root->section); i++) {
        if (l->root->section->children[i]->kind != SECTION_MAP)
            continue;
        for (struct layer *element = l->root->children[i]; element; element = element->next) {
            struct layer *own = layer_child(element, section->key);
            if (own && own->section == section)
                own->leaves[index] = (struct leaf){0};
        }
    }
}

static bool inherited(const struct walk *w)
{
    return w->layer->section->inherits && !w->element;
}

/* A customer's own distribution, when the spread of all is moved and none stands on top. */
static void adopt_own(struct walk *w, const struct field *field, struct leaf *leaf)
{
    const struct section *section = w->layer->section;
    struct layer *element = layer_child(w->l->root, "customers");
    for (; element && !leaf->value; element = element->next) {
        const struct leaf *own = layer_leaf(layer_child(element, section->key), field->key);
        if (own && own->value)
            *leaf = *own;
    }
}

static void set_field(struct walk *w, int index)
{
    const struct field *field = &w->layer->section->fields[index];
    struct leaf *leaf = &w->layer->leaves[index];
    if (!next_part(w)) {
        *leaf = (struct leaf){.value = w->value, .mark = w->mark, .origin = w->origin};
    } else if (field->type == FIELD_DIST && !strchr(w->at, '.')) {
        if (inherited(w))
            adopt_own(w, field, leaf);
        set_spread(w, field, leaf, part_text(w));
    } else {
        struct mark mark = part_mark(w);
        char path[KEYS_TEXT];
        keys_path(w->layer->section, w->layer->name, path);
        diag_error(w->l->diag, &mark, "E-KEY", "'%s' is a value, without '%.60s' in it", field->key,
                   part_text(w));
        diag_help(w->l->diag, "set it whole; 'meltroute explain %s%s%s' shows what it takes", path,
                  *path ? "." : "", field->key);
    }
    if (inherited(w))
        clear_own(w->l, w->layer->section, index);
}

/* --- sections --------------------------------------------------------------------------------- */

static void set_section(struct walk *w, const struct entry *entry)
{
    struct node map = {.kind = NODE_MAPPING, .count = 1, .mark = entry->mark, .text = ""};
    struct entry copy = *entry;
    map.entries = &copy;
    layer_merge(w->l, w->layer, &map, w->origin);
}

static void unknown_name(struct walk *w, const struct section *section, const struct layer *first)
{
    struct mark mark = part_mark(w);
    const char *name = part_text(w);
    struct suggestion nearest;
    suggest_begin(&nearest, name);
    const char *list = "";
    for (const struct layer *e = first; e; e = e->next) {
        suggest_offer(&nearest, e->name);
        list = arena_print(w->l->arena, "%s%s'%s'", list, *list ? ", " : "", e->name);
        if (!list)
            return;
    }
    diag_error(w->l->diag, &mark, "E-NAME", "no %s '%.60s' in this scenario", section->singular,
               name);
    if (nearest.best)
        diag_help(w->l->diag, "did you mean '%s'?", nearest.best);
    else if (*list)
        diag_help(w->l->diag, "there is %s", list);
}

/* Steps into the only element, made when there is none. */
static bool enter_single(struct walk *w, int index)
{
    const struct section *section = w->layer->section->children[index];
    struct layer **first = &w->layer->children[index];
    struct mark mark = part_mark(w);
    if (*first && (*first)->next) {
        diag_error(w->l->diag, &mark, "E-NAME", "there are several %s: which one?", section->key);
        int before = (int)(w->at - w->path);
        diag_help(w->l->diag, "write '%.*s%s.%s%s'", before, w->path, section->key, (*first)->name,
                  w->at + part_length(w));
        return false;
    }
    if (!*first && (*first = layer_create(w->l->arena, section)) != NULL) {
        (*first)->name = section->singular;
        (*first)->mark = mark;
    }
    w->layer = *first;
    w->element = w->element ? w->element : w->layer;
    return w->layer != NULL;
}

/* Steps into the element of a map section that the next part names. */
static bool enter_named(struct walk *w, int index)
{
    const struct section *section = w->layer->section->children[index];
    struct layer *element = w->layer->children[index];
    while (element && (strlen(element->name) != part_length(w) ||
                       memcmp(element->name, w->at, part_length(w)) != 0))
        element = element->next;
    if (!element && !w->layer->children[index] && section->one_by_default &&
        strlen(section->singular) == part_length(w) &&
        !memcmp(section->singular, w->at, part_length(w)))
        return enter_single(w, index); /* the one that is there by default */
    if (!element) {
        unknown_name(w, section, w->layer->children[index]);
        return false;
    }
    w->layer = element;
    w->element = element;
    return true;
}

static bool enter_one(struct walk *w, int index)
{
    struct layer **place = &w->layer->children[index];
    if (!*place && (*place = layer_create(w->l->arena, w->layer->section->children[index])) != NULL)
        (*place)->mark = part_mark(w);
    w->layer = *place;
    return w->layer != NULL;
}

/* The child of the root that holds this part itself: `furnace` is short for `customer.furnace`.
 * -1: none. */
static int owner_of(const struct walk *w)
{
    const struct section *root = w->layer->section;
    bool unused;
    for (int i = 0; w->layer == w->l->root && i < keys_child_count(root); i++)
        if (root->children[i]->kind == SECTION_MAP &&
            keys_child(root->children[i], w->at, part_length(w), &unused) >= 0)
            return i;
    return -1;
}

/* One part below a section. Gives false when the path ended, well or badly. */
static bool step(struct walk *w)
{
    const struct section *section = w->layer->section;
    struct entry entry = {.key = part_text(w), .mark = part_mark(w), .value = w->value};
    bool singular = false, last = w->at[part_length(w)] == '\0';
    int field = keys_field(section, w->at, part_length(w));
    if (field >= 0) {
        set_field(w, field);
        return false;
    }
    int child = keys_child(section, w->at, part_length(w), &singular);
    if (child < 0 && owner_of(w) >= 0)
        return enter_single(w, owner_of(w));
    if (child < 0) {
        keys_unknown(w->l->diag, &entry.mark, section, layer_where(w->l->arena, w->layer),
                     entry.key);
        return false;
    }
    bool map = section->children[child]->kind == SECTION_MAP;
    if (map && !singular && last) {
        set_section(w, &entry);
        return false;
    }
    if (map && !singular)
        next_part(w);
    if (!(!map ? enter_one(w, child) : singular ? enter_single(w, child) : enter_named(w, child)))
        return false;
    if (next_part(w))
        return true;
    layer_merge(w->l, w->layer, w->value, w->origin);
    return false;
}

void layer_set(struct layering *l, const char *path, const struct mark *mark,
               const struct node *value, enum origin origin)
{
    struct walk walk = {.l = l,
                        .layer = l->root,
                        .path = path,
                        .at = path,
                        .mark = *mark,
                        .value = value,
                        .origin = origin};
    while (step(&walk))
        ;
}
