/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that stand in a scenario or a result, for the shells. */
#include <string.h>

#include "sim/api_handle.h"
#include "sim/report/result_rows.h"
#include "sim/scenario/load.h"
#include "sim/scenario/keys.h"

char *mr_scenario_variants(const struct mr_scenario *scenario)
{
    struct text_stream stream;
    const struct scenario *s = scenario ? scenario->scenario : NULL;
    if (!s || !text_stream_begin(&stream))
        return NULL;
    for (int i = 0; i < s->variant_count; i++) {
        fputs(s->variants[i].name, stream.file);
        for (int k = 0; k < s->variants[i].count; k++)
            fprintf(stream.file, "%s%s=%s", k > 0 ? ", " : " ", s->variants[i].key[k],
                    s->variants[i].value[k]);
        putc('\n', stream.file);
    }
    return text_stream_end(&stream);
}

struct naming {
    FILE *out;
    bool customers; /* several: each has keys of its own */
};

static void name_key(const struct scenario_visit *visit, void *data)
{
    const struct naming *naming = data;
    if (visit->entry->section->named ||
        (naming->customers && strncmp(visit->path, "customers.", 10) == 0))
        fprintf(naming->out, "%s %s\n", visit->path, visit->entry->field->help);
}

char *mr_scenario_keys(const struct mr_scenario *scenario)
{
    struct text_stream stream;
    const struct scenario *s = scenario ? scenario->scenario : NULL;
    if (!s || !text_stream_begin(&stream))
        return NULL;
    struct naming naming = {stream.file, s->customer_count > 1};
    scenario_for_each_field(s, name_key, &naming);
    return text_stream_end(&stream);
}

char *mr_result_rows(const char *folder)
{
    struct text_stream stream;
    if (!text_stream_begin(&stream))
        return NULL;
    result_rows(folder, stream.file);
    return text_stream_end(&stream);
}
