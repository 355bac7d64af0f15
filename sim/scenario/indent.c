/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/indent.h"

#include <stdbool.h>
#include <string.h>

/* The first line behind the last one that is indented less than `mark`, that one itself when it is
 * the line before; 0 when there is none. Blank lines and comments do not count. */
static int section_line(const struct tree_input *input, const struct mark *mark, int *column)
{
    const char *at = input->text, *end = at + input->size;
    int first = 0, less = 0;
    for (int line = input->line; line < mark->line && at < end; line++) {
        int blanks = 0;
        while (at < end && *at == ' ') {
            at++;
            blanks++;
        }
        bool counts = at < end && *at != '#' && *at != '\n' && *at != '\r';
        if (counts && blanks + 1 < mark->column) {
            first = 0;
            less = line;
            *column = blanks + 1;
        } else if (counts && first == 0) {
            first = line;
            *column = blanks + 1;
        }
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
    }
    return first > 0 ? first : less;
}

void indent_help(struct diag *diag, const struct tree_input *input, const struct mark *mark)
{
    int column = 0, line = section_line(input, mark, &column);
    if (line > 0 && column != mark->column)
        diag_help(diag, "keys of one section start in the same column; line %d starts in column %d",
                  line, column);
    else
        diag_help(diag, "keys of one section start in the same column");
}
