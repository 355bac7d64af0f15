/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/layer.h"

#include <string.h>

#include "sim/scenario/keys.h"

struct layer *layer_create(struct arena *arena, const struct section *section)
{
    struct layer *layer = arena_take(arena, sizeof *layer);
    if (!layer)
        return NULL;
    layer->section = section;
    layer->leaves = arena_take(arena, (size_t)section->field_count * sizeof *layer->leaves);
    layer->children =
        arena_take(arena, (size_t)keys_child_count(section) * sizeof *layer->children);
    return layer->leaves && layer->children ? layer : NULL;
}

const char *layer_where(struct arena *arena, const struct layer *layer)
{
    const struct section *section = layer->section;
    const char *where = "the scenario";
    if (layer->name)
        where = arena_print(arena, "%s '%.40s'",
                            section->singular ? section->singular : section->key, layer->name);
    else if (section->key[0])
        where = section->key;
    return where ? where : section->key;
}

struct layer *layer_child(const struct layer *layer, const char *key)
{
    bool singular;
    int index = layer ? keys_child(layer->section, key, strlen(key), &singular) : -1;
    return index < 0 ? NULL : layer->children[index];
}

struct leaf *layer_leaf(const struct layer *layer, const char *key)
{
    int index = layer ? keys_field(layer->section, key, strlen(key)) : -1;
    return index < 0 ? NULL : &layer->leaves[index];
}

static bool name_char(unsigned char c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Names become parts of paths and columns of tables. */
static bool name_taken(struct layering *l, const char *name, const struct mark *mark)
{
    size_t good = 0;
    while (name_char((unsigned char)name[good]))
        good++;
    if (good > 0 && name[good] == '\0')
        return true;
    diag_error(l->diag, mark, "E-NAME", "'%.60s' is no name", name);
    diag_help(l->diag, "a name has letters, digits, '-' and '_', no spaces or points");
    return false;
}

/* The child section, or the element of that name in it, made when it is not there. */
static struct layer *open_child(struct layering *l, struct layer *parent, int index,
                                const char *name, const struct mark *mark)
{
    struct layer **place = &parent->children[index];
    while (*place && name && strcmp((*place)->name, name) != 0)
        place = &(*place)->next;
    if (!*place) {
        *place = layer_create(l->arena, parent->section->children[index]);
        if (*place) {
            (*place)->name = name;
            (*place)->mark = *mark;
        }
    }
    return *place;
}

static void merge_map(struct layering *l, struct layer *parent, int index, const struct node *node,
                      enum origin origin)
{
    for (int i = 0; i < node->count; i++) {
        const struct entry *entry = &node->entries[i];
        struct layer *element = name_taken(l, entry->key, &entry->mark)
                                    ? open_child(l, parent, index, entry->key, &entry->mark)
                                    : NULL;
        if (element)
            layer_merge(l, element, entry->value, origin);
    }
}

static bool is_empty(const struct node *node)
{
    return node->kind == NODE_SCALAR && !node->quoted && node->text[0] == '\0';
}

/* `mark` is the key's. */
static void merge_child(struct layering *l, struct layer *parent, const struct entry *entry,
                        int index, bool singular, enum origin origin)
{
    const struct section *section = parent->section->children[index];
    bool map = section->kind == SECTION_MAP;
    if (is_empty(entry->value))
        return; /* a section with every key commented out */
    if (entry->value->kind != NODE_MAPPING) {
        diag_error(l->diag, &entry->value->mark, "E-TYPE", "'%s' is a section of keys, not a %s",
                   entry->key, entry->value->kind == NODE_SCALAR ? "single value" : "list");
        return;
    }
    if (map && parent->children[index] && origin == ORIGIN_FILE)
        diag_error(l->diag, &entry->mark, "E-KEY", "'%s' and '%s' exclude each other",
                   section->singular, section->key);
    if (map && !singular) {
        merge_map(l, parent, index, entry->value, origin);
        return;
    }
    const char *name = map ? section->singular : NULL;
    struct layer *child = open_child(l, parent, index, name, &entry->mark);
    if (child)
        layer_merge(l, child, entry->value, origin);
}

static void put_leaf(struct layer *layer, int index, const struct mark *mark,
                     const struct node *value, enum origin origin)
{
    layer->leaves[index] = (struct leaf){.value = value, .mark = *mark, .origin = origin};
}

void layer_merge(struct layering *l, struct layer *layer, const struct node *node,
                 enum origin origin)
{
    if (is_empty(node))
        return;
    if (node->kind != NODE_MAPPING) {
        diag_error(l->diag, &node->mark, "E-TYPE", "%s is a section of keys, not a %s",
                   layer_where(l->arena, layer),
                   node->kind == NODE_SCALAR ? "single value" : "list");
        char path[KEYS_TEXT];
        keys_path(layer->section, layer->name, path);
        if (layer->section->singular)
            diag_help(l->diag, "set one of its keys, such as '%s.%s'", path,
                      layer->section->fields[0].key);
        return;
    }
    for (int i = 0; i < node->count; i++) {
        const struct entry *entry = &node->entries[i];
        size_t length = strlen(entry->key);
        bool singular = false;
        int field = keys_field(layer->section, entry->key, length);
        int child = field < 0 ? keys_child(layer->section, entry->key, length, &singular) : -1;
        if (field >= 0)
            put_leaf(layer, field, &entry->mark, entry->value, origin);
        else if (child >= 0)
            merge_child(l, layer, entry, child, singular, origin);
        else
            keys_unknown(l->diag, &entry->mark, layer->section, layer_where(l->arena, layer),
                         entry->key);
    }
}
