/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/quote.h"

#include <string.h>

#include "sim/scenario/utf8.h"

/* Where the reader stands: line from 1, and the begin of that line. */
struct place {
    const char *at, *line_begin;
    int line;
};

static void step(struct place *p)
{
    if (*p->at++ == '\n') {
        p->line++;
        p->line_begin = p->at;
    }
}

/* A quote opens a text only where a value or key may begin; in "don't" it is a letter. */
static bool may_open(const struct place *p)
{
    const char *before = p->at;
    while (before > p->line_begin && before[-1] == ' ')
        before--;
    return before == p->line_begin || strchr(":,[{-?", before[-1]) != NULL;
}

static bool comment(const struct place *p)
{
    return *p->at == '#' && (p->at == p->line_begin || p->at[-1] == ' ');
}

/* Past the closing quote; false: the text ends before. */
static bool close_quote(struct place *p, const char *end)
{
    const char quote = *p->at;
    for (step(p); p->at < end; step(p)) {
        bool pair = quote == '\'' && *p->at == quote && p->at + 1 < end && p->at[1] == quote;
        if (pair || (quote == '"' && *p->at == '\\' && p->at + 1 < end)) {
            step(p);
        } else if (*p->at == quote) {
            step(p);
            return true;
        }
    }
    return false;
}

/* out: where, and on which line it is closed; 0: nowhere. */
static bool find_opened(const struct tree_input *input, int line, struct mark *opened,
                        int *closed_line)
{
    const char *end = input->text + input->size;
    struct place p = {input->text, input->text, 1};
    while (p.at < end && p.line <= line) {
        struct place open = p;
        if (comment(&p)) {
            while (p.at < end && *p.at != '\n')
                step(&p);
            continue;
        }
        if ((*p.at != '"' && *p.at != '\'') || !may_open(&p)) {
            step(&p);
            continue;
        }
        bool closed = close_quote(&p, end);
        if (closed && (p.line == open.line || p.line != line))
            continue;
        int column = utf8_length(open.line_begin, (size_t)(open.at - open.line_begin)) + 1;
        *opened = (struct mark){.source = input->source,
                                .line = open.line + input->line - 1,
                                .column = column + (open.line == 1 ? input->column - 1 : 0),
                                .length = 1};
        *closed_line = closed ? p.line + input->line - 1 : 0;
        return true;
    }
    return false;
}

bool quote_blame(struct diag *diag, const struct tree_input *input, int line, bool inside)
{
    struct mark opened;
    int closed_line;
    if (!find_opened(input, line, &opened, &closed_line) || (inside && closed_line > 0))
        return false;
    if (closed_line == 0)
        diag_error(diag, &opened, "E-SYNTAX", "not YAML: this quote is not closed");
    else
        diag_error(diag, &opened, "E-SYNTAX",
                   "not YAML: this quote is closed only in line %d, where what follows makes no "
                   "sense",
                   closed_line);
    diag_help(diag, "close it at the end of its text, in the line in which it is opened");
    return true;
}
