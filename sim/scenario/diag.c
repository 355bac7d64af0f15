/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/diag.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/arena.h"
#include "sim/scenario/utf8.h"

#define MOST_PRINTED 20
#define MOST_KEPT    2000 /* a hostile file must not fill the memory with messages */
#define LINE_SHOWN   400  /* bytes of a source line */

struct diag {
    struct arena *arena;
    struct diagnostic *list;
    int count, sorted;
    int errors, warnings;
    int errors_seen;           /* with repetitions */
    int muted;                 /* warnings are dropped */
    struct diagnostic *newest; /* gets the help; NULL after a repetition */
};

struct diag *diag_create(void)
{
    struct diag *diag = calloc(1, sizeof *diag);
    if (diag && !(diag->arena = arena_create())) {
        free(diag);
        diag = NULL;
    }
    return diag;
}

void diag_free(struct diag **diag)
{
    if (!*diag)
        return;
    arena_free(&(*diag)->arena);
    free(*diag);
    *diag = NULL;
}

static char *format_text(struct arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, list);
    char *text = length < 0 ? NULL : arena_take(arena, (size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    for (char *at = text; at && *at; at++) /* sentences quote what users typed */
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            *at = ' ';
    return text;
}

/* A copy in which every byte that is no UTF-8 is a question mark. */
static const char *readable(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_copy(arena, text, length);
    for (size_t i = 0; copy && (i += utf8_invalid(copy + i, length - i)) < length;)
        copy[i] = '?';
    return copy;
}

/* A copy of the mark's line without its end. */
static const char *copy_line(struct arena *arena, const struct mark *mark)
{
    const char *at = mark->source->text, *end = at + mark->source->size;
    for (int line = 1; line < mark->line && at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop ? stop + 1 : end;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((stop ? stop : end) - at);
    if (length > 0 && at[length - 1] == '\r')
        length--;
    return readable(arena, at, length < LINE_SHOWN ? length : LINE_SHOWN);
}

static int same(const struct diagnostic *a, const struct diagnostic *b)
{
    return a->severity == b->severity && a->order == b->order && a->line == b->line &&
           a->column == b->column && !strcmp(a->code, b->code) &&
           !strcmp(a->sentence, b->sentence) &&
           !strcmp(a->file ? a->file : "", b->file ? b->file : "");
}

void diag_add(struct diag *diag, enum severity severity, const struct mark *mark, const char *code,
              const char *format, ...)
{
    va_list list;
    diag->newest = NULL;
    if (severity == SEVERITY_WARNING && diag->muted)
        return;
    diag->errors_seen += severity == SEVERITY_ERROR;
    va_start(list, format);
    struct diagnostic new = {.severity = severity, .code = code, .order = -1};
    new.sentence = format_text(diag->arena, format, list);
    va_end(list);
    if (!new.sentence)
        new.sentence = "out of memory";
    if (mark && mark->source) {
        new.file = arena_copy(diag->arena, mark->source->name, strlen(mark->source->name));
        new.order = mark->source->order;
        new.line = mark->line;
        new.column = mark->column;
        new.length = mark->length;
        if (mark->line > 0 && mark->source->text)
            new.line_text = copy_line(diag->arena, mark);
    }
    for (int i = 0; i < diag->count; i++)
        if (same(&diag->list[i], &new))
            return;
    *(severity == SEVERITY_ERROR ? &diag->errors : &diag->warnings) += 1;
    struct diagnostic *grown = diag->count < MOST_KEPT ? arena_grow(diag->arena, diag->list,
                                                                    diag->count, sizeof *diag->list)
                                                       : NULL;
    if (!grown)
        return; /* counted, not kept */
    diag->list = grown;
    diag->newest = &grown[diag->count];
    *diag->newest = new;
    diag->count++;
    diag->sorted = 0;
}

void diag_help(struct diag *diag, const char *format, ...)
{
    if (!diag->newest)
        return;
    va_list list;
    va_start(list, format);
    diag->newest->help = format_text(diag->arena, format, list);
    va_end(list);
}

void diag_mute_warnings(struct diag *diag, int muted)
{
    diag->muted = muted;
}

int diag_error_count(const struct diag *diag)
{
    return diag->errors;
}

int diag_errors_seen(const struct diag *diag)
{
    return diag->errors_seen;
}

int diag_warning_count(const struct diag *diag)
{
    return diag->warnings;
}

int diag_count(const struct diag *diag)
{
    return diag->count;
}

static int compare(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    return strcmp(a->sentence, b->sentence);
}

static void sort(struct diag *diag)
{
    if (!diag->sorted && diag->count > 1)
        qsort(diag->list, (size_t)diag->count, sizeof *diag->list, compare);
    diag->sorted = 1;
    diag->newest = NULL;
}

const struct diagnostic *diag_get(struct diag *diag, int index)
{
    sort(diag);
    return index >= 0 && index < diag->count ? &diag->list[index] : NULL;
}

#define TAB "<tab>"

/* Columns that so many characters of a source line take as it is shown. */
static int shown_width(const char *text, int characters)
{
    int width = utf8_width(text, characters), count = 0;
    for (const char *at = text; *at; at++) {
        count += ((unsigned char)*at & 0xC0) != 0x80;
        if (count > characters)
            break;
        width += *at == '\t' ? (int)strlen(TAB) - utf8_width("\t", 1) : 0;
    }
    return width;
}

/* The source line with its number, and the underline: a caret and tildes as wide as the text, not
 * past the end of the line. A tab is shown, other control characters are spaces. */
static void print_line(const struct diagnostic *one, FILE *out)
{
    int length = utf8_length(one->line_text, strlen(one->line_text));
    int before = one->column - 1 < length ? one->column - 1 : length;
    int last = before + one->length < length ? before + one->length : length;
    int begin = shown_width(one->line_text, before), end = shown_width(one->line_text, last);
    fprintf(out, "%5d | ", one->line);
    for (const char *at = one->line_text; *at; at++)
        if (*at == '\t')
            fputs(TAB, out);
        else
            fputc((unsigned char)*at < 0x20 || *at == 0x7f ? ' ' : *at, out);
    fprintf(out, "\n      | ");
    fprintf(out, "%*s^", begin, "");
    for (int i = begin + 1; i < end; i++)
        fputc('~', out);
    fputc('\n', out);
}

/* What nobody wrote, such as a default, is placed at the top of the file; a comment there has
 * nothing to do with it. */
static bool in_comment(const struct diagnostic *one)
{
    return one->line == 1 && one->column == 1 && one->line_text[0] == '#';
}

static void print_one(const struct diagnostic *one, FILE *out)
{
    if (one->file)
        fprintf(out, "%s:", one->file);
    if (one->file && one->line > 0)
        fprintf(out, "%d:%d:", one->line, one->column);
    fprintf(out, "%s%s: %s [%s]\n", one->file ? " " : "",
            one->severity == SEVERITY_ERROR ? "error" : "warning", one->sentence, one->code);
    if (one->line_text && one->line > 0 && !in_comment(one))
        print_line(one, out);
    if (one->help)
        fprintf(out, "   = help: %s\n", one->help);
}

void diag_print(struct diag *diag, FILE *out, int most)
{
    sort(diag);
    int shown = most > 0 ? most : MOST_PRINTED;
    for (int i = 0; i < diag->count && i < shown; i++)
        print_one(&diag->list[i], out);
    int rest = diag->errors + diag->warnings - (shown < diag->count ? shown : diag->count);
    if (rest > 0)
        fprintf(out, "and %d more\n", rest);
}

char *diag_text(struct diag *diag, int most)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    diag_print(diag, out, most);
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}
