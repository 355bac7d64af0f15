/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/roff.h"

#include <stdbool.h>

void roff_text(const char *text, FILE *out)
{
    bool line_begins = true;
    for (; *text; text++) {
        if (line_begins && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            putc(*text, out);
        line_begins = *text == '\n';
    }
}
