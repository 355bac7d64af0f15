/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/tree.h"

#include <string.h>
#include <yaml.h>

#include "sim/scenario/indent.h"
#include "sim/scenario/quote.h"
#include "sim/scenario/utf8.h"

#define LINE_REST 1000 /* more than a line shown: the underline ends with it */

struct anchor {
    const char *name;
    const struct node *node; /* NULL while it is being read */
};

struct builder {
    yaml_parser_t yaml;
    struct arena *arena;
    const struct tree_input *input;
    struct diag *diag;
    struct anchor *anchors;
    int anchor_count, depth, nodes;
    bool broken; /* stop: what follows cannot be read */
};

static struct mark mark_at(const struct builder *b, yaml_mark_t from, yaml_mark_t to)
{
    struct mark mark = {.source = b->input->source,
                        .line = (int)from.line + b->input->line,
                        .column = (int)from.column + 1,
                        .length = 1};
    if (from.line == 0)
        mark.column += b->input->column - 1;
    if (to.line == from.line && to.column > from.column)
        mark.length = (int)(to.column - from.column);
    else if (to.line > from.line)
        mark.length = LINE_REST;
    return mark;
}

/* libyaml sees the end of the text on the line behind the last: the end of the last is meant. */
static struct mark end_mark(const struct builder *b, yaml_mark_t at)
{
    const char *text = b->input->text, *end = text + b->input->size;
    while (end > text && (end[-1] == '\n' || end[-1] == '\r'))
        end--;
    yaml_mark_t last = {0, 0, 0};
    const char *begin = text;
    for (const char *c = text; c < end; c++) {
        if (*c == '\n') {
            last.line++;
            begin = c + 1;
        }
    }
    last.column = (size_t)utf8_length(begin, (size_t)(end - begin));
    return at.line > last.line ? mark_at(b, last, last) : mark_at(b, at, at);
}

/* libyaml's own complaint. */
static void syntax_error(struct builder *b)
{
    const yaml_parser_t *yaml = &b->yaml;
    struct mark mark = end_mark(b, yaml->problem_mark);
    const char *problem = yaml->problem ? yaml->problem : "cannot be read";
    b->broken = true;
    if (yaml->error == YAML_MEMORY_ERROR) {
        diag_error(b->diag, NULL, "E-MEMORY", "out of memory");
        return;
    }
    if (yaml->error == YAML_READER_ERROR) {
        mark.line = 0;
        diag_error(b->diag, &mark, "E-FILE", "%s (byte %zu)", problem, yaml->problem_offset);
        return;
    }
    bool inside = yaml->context && strstr(yaml->context, "quoted scalar") != NULL;
    if (quote_blame(b->diag, b->input, (int)yaml->problem_mark.line + 1, inside))
        return;
    bool no_colon = strstr(problem, "could not find expected ':'") != NULL;
    if (no_colon) /* what is no key stands before the place where the reader gave up */
        mark = mark_at(b, yaml->context_mark, yaml->context_mark);
    diag_error(b->diag, &mark, "E-SYNTAX", "not YAML: %s%s%s", problem, yaml->context ? " " : "",
               yaml->context ? yaml->context : "");
    if (no_colon)
        diag_help(b->diag, "a ':' and a blank stand behind every key, as in 'gas: 4.8 CNY/m3'");
    if (strstr(problem, "cannot start any token"))
        diag_help(b->diag,
                  "indent with spaces, not tabs; put text with special characters in quotes");
    else if (strstr(problem, "mapping values are not allowed"))
        diag_help(b->diag, "one 'key: value' per line; a value that holds ': ' needs quotes");
    else if (yaml->context && strstr(yaml->context, "block mapping"))
        indent_help(b->diag, b->input, &mark);
}

static bool next(struct builder *b, yaml_event_t *event)
{
    if (b->broken)
        return false;
    if (yaml_parser_parse(&b->yaml, event))
        return true;
    syntax_error(b);
    return false;
}

static bool refuse(struct builder *b, const yaml_event_t *event, const char *sentence)
{
    struct mark mark = mark_at(b, event->start_mark, event->end_mark);
    diag_error(b->diag, &mark, "E-SYNTAX", "%s", sentence);
    return false;
}

static struct node *new_node(struct builder *b, const yaml_event_t *event, enum node_kind kind)
{
    struct node *node = arena_take(b->arena, sizeof *node);
    if (!node || ++b->nodes > TREE_NODES) {
        b->broken = true;
        if (node)
            refuse(b, event, "too many values");
        return NULL;
    }
    node->kind = kind;
    node->text = "";
    node->weight = 1;
    node->mark = mark_at(b, event->start_mark, event->end_mark);
    return node;
}

static void refuse_tag(struct builder *b, const yaml_event_t *event, const yaml_char_t *tag)
{
    if (!tag)
        return;
    static const char yaml[] = "tag:yaml.org,2002:";
    const char *name = (const char *)tag;
    bool own = !strncmp(name, yaml, sizeof yaml - 1);
    refuse(b, event, "tags are not taken");
    diag_help(b->diag, "leave out '%s%.40s': every key knows the kind of its value",
              own ? "!!" : "", own ? name + sizeof yaml - 1 : name);
}

/* Remembers the name; the place is filled when its node is complete. -1: no name. */
static int open_anchor(struct builder *b, const yaml_char_t *name)
{
    if (!name || b->broken)
        return -1;
    struct anchor *grown = arena_grow(b->arena, b->anchors, b->anchor_count, sizeof *grown);
    if (!grown)
        return -1;
    b->anchors = grown;
    grown[b->anchor_count] = (struct anchor){
        .name = arena_copy(b->arena, (const char *)name, strlen((const char *)name))};
    return b->anchor_count++;
}

static const struct node *find_alias(struct builder *b, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    for (int i = b->anchor_count - 1; i >= 0; i--) {
        if (!b->anchors[i].name || strcmp(b->anchors[i].name, name) != 0)
            continue;
        const struct node *node = b->anchors[i].node;
        if (!node)
            refuse(b, event, "an alias inside the value that it stands for");
        else if (node->weight > TREE_NODES - b->nodes) {
            refuse(b, event, "aliases that stand for too many values");
            b->broken = true;
        } else {
            b->nodes += node->weight;
            return node;
        }
        return NULL;
    }
    refuse(b, event, "an alias without an anchor before it");
    return NULL;
}

static const struct node *read_node(struct builder *b, yaml_event_t *event);

static const struct node *read_next(struct builder *b)
{
    yaml_event_t event;
    if (!next(b, &event))
        return NULL;
    const struct node *node = read_node(b, &event);
    yaml_event_delete(&event);
    return node;
}

static void read_sequence(struct builder *b, struct node *node)
{
    yaml_event_t event;
    while (next(b, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        const struct node *item = end ? NULL : read_node(b, &event);
        yaml_event_delete(&event);
        if (end)
            return;
        const struct node **grown =
            item ? arena_grow(b->arena, node->items, node->count, sizeof *grown) : NULL;
        if (!grown)
            continue;
        node->items = grown;
        grown[node->count++] = item;
        node->weight += item->weight;
    }
}

static void add_entry(struct builder *b, struct node *node, const struct node *key,
                      const struct node *value)
{
    const struct entry *earlier = tree_entry(node, key->text);
    if (earlier) {
        diag_error(b->diag, &key->mark, "E-KEY",
                   "key '%.60s' stands twice in this section, first in line %d", key->text,
                   earlier->mark.line);
        diag_help(b->diag, "keep one of them");
        return;
    }
    struct entry *grown = arena_grow(b->arena, node->entries, node->count, sizeof *grown);
    if (!grown)
        return;
    node->entries = grown;
    grown[node->count++] = (struct entry){.key = key->text, .mark = key->mark, .value = value};
    node->weight += value->weight;
}

static void read_mapping(struct builder *b, struct node *node)
{
    yaml_event_t event;
    while (next(b, &event)) {
        bool end = event.type == YAML_MAPPING_END_EVENT;
        const struct node *key = end ? NULL : read_node(b, &event);
        if (key && key->kind != NODE_SCALAR) {
            refuse(b, &event, "a key is one word, not a list or a map");
            key = NULL;
        }
        if (!end && node->count >= TREE_KEYS) {
            refuse(b, &event, "too many keys in one section");
            b->broken = true;
        }
        yaml_event_delete(&event);
        if (end)
            return;
        const struct node *value = read_next(b);
        if (key && value)
            add_entry(b, node, key, value);
    }
}

static const struct node *read_collection(struct builder *b, yaml_event_t *event,
                                          enum node_kind kind, const yaml_char_t *anchor)
{
    struct node *node = new_node(b, event, kind);
    if (!node)
        return NULL;
    if (++b->depth > TREE_DEPTH) {
        refuse(b, event, "nested too deeply");
        b->broken = true;
        return NULL;
    }
    node->mark.length = 1;
    int place = open_anchor(b, anchor);
    if (kind == NODE_SEQUENCE)
        read_sequence(b, node);
    else
        read_mapping(b, node);
    if (place >= 0)
        b->anchors[place].node = node;
    b->depth--;
    return node;
}

static const struct node *read_scalar(struct builder *b, yaml_event_t *event)
{
    struct node *node = new_node(b, event, NODE_SCALAR);
    if (!node)
        return NULL;
    refuse_tag(b, event, event->data.scalar.tag);
    size_t length = event->data.scalar.length;
    const char *text = (const char *)event->data.scalar.value;
    if (memchr(text, '\0', length))
        refuse(b, event, "a zero character inside a text");
    node->text = arena_copy(b->arena, text, length);
    if (!node->text)
        node->text = "";
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->wrapped = !node->quoted && event->end_mark.line > event->start_mark.line;
    int place = open_anchor(b, event->data.scalar.anchor);
    if (place >= 0)
        b->anchors[place].node = node;
    return node;
}

static const struct node *read_node(struct builder *b, yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT:
        refuse_tag(b, event, event->data.sequence_start.tag);
        return read_collection(b, event, NODE_SEQUENCE, event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        refuse_tag(b, event, event->data.mapping_start.tag);
        return read_collection(b, event, NODE_MAPPING, event->data.mapping_start.anchor);
    case YAML_ALIAS_EVENT:
        return find_alias(b, event);
    default:
        return NULL;
    }
}

static const struct node *read_stream(struct builder *b)
{
    const struct node *root = NULL;
    yaml_event_t event;
    for (bool end = false; !end && next(b, &event);) {
        end = event.type == YAML_STREAM_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT && root) {
            refuse(b, &event, "a second document in one file");
            diag_help(b->diag, "one file is one scenario; use 'scenarios:' for variants");
            end = true;
        } else if (event.type != YAML_STREAM_START_EVENT &&
                   event.type != YAML_DOCUMENT_START_EVENT &&
                   event.type != YAML_DOCUMENT_END_EVENT && !end) {
            root = read_node(b, &event);
        }
        yaml_event_delete(&event);
    }
    return root;
}

/* What libyaml need not even see. */
static bool readable(const struct tree_input *input, struct diag *diag)
{
    struct mark mark = {.source = input->source};
    if (input->size > TREE_SIZE) {
        diag_error(diag, &mark, "E-FILE", "larger than %u MB", TREE_SIZE >> 20);
        return false;
    }
    size_t wrong = utf8_invalid(input->text, input->size);
    if (wrong == input->size)
        return true;
    mark.line = input->line;
    const char *begin = input->text;
    for (const char *at = begin; at < input->text + wrong; at++) {
        if (*at == '\n') {
            mark.line++;
            begin = at + 1;
        }
    }
    mark.column = 1 + utf8_length(begin, (size_t)(input->text + wrong - begin));
    struct mark place = mark;
    place.length = 1;
    diag_error(diag, &place, "E-FILE", "byte 0x%02X is not UTF-8",
               (unsigned char)input->text[wrong]);
    diag_help(diag, "save the file as UTF-8");
    return false;
}

const struct node *tree_parse(struct arena *arena, const struct tree_input *input,
                              struct diag *diag, bool *broken)
{
    struct builder b = {.arena = arena, .input = input, .diag = diag};
    *broken = true;
    if (!readable(input, diag))
        return NULL;
    if (!yaml_parser_initialize(&b.yaml)) {
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
        return NULL;
    }
    yaml_parser_set_encoding(&b.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b.yaml, (const unsigned char *)input->text, input->size);
    const struct node *root = read_stream(&b);
    yaml_parser_delete(&b.yaml);
    *broken = b.broken;
    if (arena_exhausted(arena))
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
    return root;
}

const struct entry *tree_entry(const struct node *node, const char *key)
{
    if (node && node->kind == NODE_MAPPING)
        for (int i = 0; i < node->count; i++)
            if (!strcmp(node->entries[i].key, key))
                return &node->entries[i];
    return NULL;
}

const struct node *tree_get(const struct node *node, const char *key)
{
    const struct entry *entry = tree_entry(node, key);
    return entry ? entry->value : NULL;
}

const char *tree_text(const struct node *node, const char *key)
{
    const struct node *value = tree_get(node, key);
    return value && value->kind == NODE_SCALAR ? value->text : "";
}
