/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text as a tree of nodes that know where they stand. Only what cannot be misread is taken:
 * one document, no tags, no duplicate keys, at most TREE_DEPTH levels, aliases that do not explode.
 */
#ifndef SIM_SCENARIO_TREE_H
#define SIM_SCENARIO_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/diag.h"

#define TREE_DEPTH 32
#define TREE_NODES 200000     /* with aliases written out */
#define TREE_KEYS  4096       /* in one mapping */
#define TREE_SIZE  (4u << 20) /* bytes of a file */

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct entry {
    const char *key;
    struct mark mark; /* of the key */
    const struct node *value;
};

struct node {
    enum node_kind kind;
    struct mark mark;
    bool quoted;      /* scalar in quotes, or a block scalar */
    bool wrapped;     /* plain text that goes on in the next line */
    const char *text; /* scalar; "" when nothing stands there */
    int count;        /* of items or entries */
    const struct node **items;
    struct entry *entries;
    int weight; /* nodes below, aliases written out */
};

/* Part of a source text that is one YAML document. */
struct tree_input {
    const struct source_text *source;
    const char *text;
    size_t size;
    int line, column; /* of its first character, from 1 */
};

/* The root node, of any kind; what could be read when the text is broken. Everything is in the
 * arena; texts are copied, marks point to the source. out: *broken true when a part could not be
 * read, so that missing keys mean nothing. fails: NULL when there is nothing, with a diagnostic. */
const struct node *tree_parse(struct arena *, const struct tree_input *, struct diag *,
                              bool *broken);

/* Value of a key; NULL when the node is no mapping or has no such key. */
const struct node *tree_get(const struct node *, const char *key);
/* Its text; "" when it is no scalar or is not there. */
const char *tree_text(const struct node *, const char *key);
const struct entry *tree_entry(const struct node *, const char *key);

/* The node in flow style on one line, quoted where plain text would be read differently. */
const char *tree_write(struct arena *, const struct node *);
void tree_write_to(const struct node *, FILE *);

#endif
