/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <string.h>

#include "sim/report/figure.h"
#include "sim/report/text.h"
#include "sim/scenario/utf8.h"

int text_columns(const char *text)
{
    return utf8_width(text, INT_MAX);
}

void text_pad(FILE *out, const char *text, int width)
{
    int spaces = (width < 0 ? -width : width) - text_columns(text);
    if (width < 0)
        fprintf(out, "%*s", spaces > 0 ? spaces : 0, "");
    fputs(text, out);
    if (width > 0)
        fprintf(out, "%*s", spaces > 0 ? spaces : 0, "");
}

void text_pair(FILE *out, const char *name, double molten, double ingot)
{
    static const int width[] = {-9, -10, -18};
    const double value[] = {molten, ingot, ingot - molten};
    fputs("  ", out);
    text_pad(out, name, 44);
    for (int i = 0; i < 3; i++) {
        char text[FIGURE_ROOM];
        figure_text(value[i], 1, text);
        text_pad(out, text, width[i]);
    }
    putc('\n', out);
}

void text_wrap(FILE *out, const char *text, int width, int indent)
{
    int column = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        char word[256];
        snprintf(word, sizeof word, "%.*s", (int)(length < 255 ? length : 255), text);
        int columns = text_columns(word);
        if (column > 0 && column + 1 + columns > width) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > 0) {
            putc(' ', out);
            column++;
        }
        fputs(word, out);
        column += columns;
        text += length;
        while (*text == ' ')
            text++;
    }
    putc('\n', out);
}
