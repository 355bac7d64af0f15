/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/cut.h"
#include "sim/report/text.h"

void text_cut(FILE *out, const struct run *run, enum cut_kind kind)
{
    struct cut cut;
    cut_make(&cut, run, kind);
    putc('\n', out);
    text_pad(out, cut.title, 46);
    fputs("   molten     ingot            saving\n", out);
    for (int i = 0; i < cut.lines; i++) {
        char name[72];
        snprintf(name, sizeof name, "%s%s", cut.line[i].part ? "  " : "", cut.line[i].name);
        text_pair(out, name, cut.line[i].molten, cut.line[i].ingot);
    }
    for (int i = 0; i < 2; i++)
        if (cut.note[i][0])
            fprintf(out, "  %s\n", cut.note[i]);
}

void text_investment(FILE *out, const struct run *run)
{
    struct cut_amount amount[CUT_INVESTMENT];
    cut_investment(amount, run);
    fprintf(out, "\nInvestment, molten less ingot, million %s\n", run->scenario->currency);
    for (int i = 0; i < CUT_INVESTMENT; i++) {
        fputs("  ", out);
        text_pad(out, amount[i].name, 45);
        fprintf(out, text_columns(amount[i].value) > 10 ? "  %s\n" : "%10s\n", amount[i].value);
    }
}
