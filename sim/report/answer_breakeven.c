/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the answer about distance: where both routes cost the same, and what limits it. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/report/answer.h"
#include "sim/report/answer_part.h"
#include "sim/report/figure.h"
#include "sim/study/plans.h"

void answer_add(char text[ANSWER_ROOM], const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, ANSWER_ROOM - used, format, arguments);
    va_end(arguments);
}

/* What a limit of distance means: "beyond which ..", and "at no distance ..". */
struct limit_words {
    const char *what, *beyond, *never;
};

static const struct limit_words *limit_words(const char *what)
{
    static const struct limit_words table[] = {
        {"cost", "ingots are cheaper", "is molten supply cheaper"},
        {"arrival_temperature", "more than one load in twenty arrives too cold",
         "does the metal arrive warm enough"},
        {"order_lead", "loading, driving and pouring take longer than is ordered ahead",
         "do loading, driving and pouring fit into the time that is ordered ahead"},
        {"shift", "a round trip no longer fits into a shift", "does a round trip fit into a shift"},
        {"driving_hours", "a round trip exceeds the legal driving hours",
         "does a round trip fit into the legal driving hours"},
        {"buffer", "a lost load cannot be replaced before the furnace runs dry",
         "can a lost load be replaced before the furnace runs dry"},
        {"fleet", "these trucks and ladles no longer keep up",
         "do these trucks and ladles keep up"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].what, what) == 0)
            return &table[i];
    return NULL;
}

/* The break-even, or which route is cheaper everywhere. */
static void add_break_even(char text[ANSWER_ROOM], const struct breakeven *breakeven)
{
    static const char *const before[] = {"none in range: ", "none found: "};
    const struct root *root = breakeven_root(breakeven);
    const char *reason = breakeven->reason;
    char figure[FIGURE_ROOM];
    if (root) {
        figure_rounded(root->x, figure);
        answer_add(text, "; break-even at %s %s%s%s", figure, breakeven->info.unit,
                   root->falling ? "" : ", below which ingot is cheaper",
                   breakeven->root_count > 1 ? ", the last of several" : "");
        return;
    }
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (strncmp(reason, before[i], strlen(before[i])) == 0)
            reason += strlen(before[i]);
    if (*reason)
        answer_add(text, "; no break-even: %s", reason);
    else
        answer_add(text, "; no break-even from %g to %g %s", breakeven->low, breakeven->high,
                   breakeven->info.unit);
}

/* The break-even where the plan works, and the first limit in any case. */
void answer_add_root(char text[ANSWER_ROOM], const struct breakeven *breakeven, bool feasible)
{
    if (feasible)
        add_break_even(text, breakeven);
    const struct limits *limits = &breakeven->limits;
    if (!limits->known || limits->smallest < 0)
        return;
    const struct limit *limit = &limits->limit[limits->smallest];
    const struct limit_words *words = limit_words(limit->what);
    if (words && limit->never)
        answer_add(text, "; at no distance %s", words->never);
    else if (words)
        answer_add(text, "; the first limit of distance is %.0f %s, beyond which %s",
                   limit->value.mean, breakeven->info.unit, words->beyond);
}

void answer_breakeven(const struct breakeven *breakeven, char text[ANSWER_ROOM])
{
    const struct root *root = breakeven_root(breakeven), *pooled = breakeven_pooled(breakeven);
    char figure[FIGURE_ROOM];
    text[0] = '\0';
    if (root) {
        figure_rounded(root->x, figure);
        answer_add(text, "Both routes cost the same at %s = %s %s; %s is cheaper %sbelow, %s above",
                   breakeven->key, figure, breakeven->info.unit, root->falling ? "molten" : "ingot",
                   breakeven->root_count > 1 ? "just " : "", root->falling ? "ingot" : "molten");
        if (breakeven->root_count > 1)
            answer_add(text, " (%s)", breakeven->reason);
        const char *plan = curve_plan(&breakeven->curve, root->x.mean);
        if (*plan && strcmp(plan, plans_word(PLANS_FEASIBLE)) != 0)
            answer_add(text, ", but there the plan does not hold: %s", plan);
    } else {
        answer_add(text, "Break-even over %s: %s", breakeven->key, breakeven->reason);
    }
    if (pooled) {
        figure_rounded(pooled->x, figure);
        answer_add(text, "; with trucks charged by the hour used, at %s %s", figure,
                   breakeven->info.unit);
    }
    answer_add(text, ".");
}
