/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scenario/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/unit.h"
#include "tests/support/support.h"

typedef void row_visit(const struct section *, const struct field *, const char *, void *);

static void walk(const struct section *section, const char *above, row_visit *visit, void *context)
{
    char path[200];
    snprintf(path, sizeof path, "%s%s%s", above, above[0] ? "." : "", section->key);
    for (int i = 0; i < section->field_count; i++)
        visit(section, &section->fields[i], path, context);
    for (int i = 0; section->children && section->children[i]; i++)
        walk(section->children[i], path, visit, context);
}

void rows_walk(row_visit *visit, void *context)
{
    walk(&scenario_section, "", visit, context);
}

double rows_number(const struct field *field, const char *text)
{
    const struct unit_want want = {.dim = field->dim, .key = field->key};
    struct unit_problem problem;
    char mean[100];
    double value = 0;

    if (text[0] == '{') {
        const char *from = strstr(text, "mean: ");
        ck_assert_msg(from != NULL, "%s: no mean in %s", field->key, text);
        snprintf(mean, sizeof mean, "%.*s", (int)strcspn(from + 6, ",}"), from + 6);
        text = mean;
    }
    ck_assert_msg(unit_parse(text, &want, &value, &problem), "%s: '%s' is refused: %s", field->key,
                  text, problem.sentence);
    return value;
}

bool rows_source_known(const char *key)
{
    char *bib = file_read("docs/sources.bib");
    char wanted[100];
    snprintf(wanted, sizeof wanted, "{%s,", key);
    bool known = strstr(bib, wanted) != NULL;
    free(bib);
    return known;
}
