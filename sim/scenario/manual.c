/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/manual.h"

#include <string.h>

#include "sim/scenario/explain.h"
#include "sim/scenario/keys.h"
#include "sim/scenario/roff.h"

static void sentence(const char *before, const char *text, const char *after, FILE *out)
{
    if (!text || !*text)
        return;
    fputs(before, out);
    roff_text(text, out);
    fputs(after, out);
}

static void show_limits(const struct field *field, FILE *out)
{
    if (!field->low && !field->high)
        return;
    sentence("Limits: ", field->low ? field->low : "none", " to ", out);
    sentence("", field->high ? field->high : "none", ".\n", out);
}

static void show_field(const struct field *field, FILE *out)
{
    char what[KEYS_TEXT];
    keys_describe(field, NULL, what);
    fputs(".TP\n.B ", out);
    roff_text(field->key, out);
    fputs("\n", out);
    sentence("", what, ".\n", out);
    sentence("", field->help, "\n", out);
    sentence("Default: ", field->deflt, ".\n", out);
    if (field->flags & FIELD_PRICE_SET)
        fputs("Default: that of the price set.\n", out);
    if (field->flags & FIELD_REQUIRED)
        fputs("Must be given.\n", out);
    show_limits(field, out);
    sentence("Source: ", field->source, ".\n", out);
}

/* A customer's own route, molten and ingot are the sections on top once more. */
static void show_key(const char *path, const struct section *section, const struct field *field,
                     void *out)
{
    if (section->inherits && strncmp(path, "customer", 8) == 0)
        return;
    if (field) {
        show_field(field, out);
        return;
    }
    fputs(".SS ", out);
    roff_text(path, out);
    putc('\n', out);
    sentence("", section->help, "\n", out);
    if (section->kind == SECTION_MAP) {
        sentence("A map of names, ", section->key, "; ", out);
        sentence("", section->singular ? section->singular : section->key,
                 " is short for a map of one.\n", out);
    }
    if (section->inherits)
        fputs("A default for every customer; a customer may have its own.\n", out);
}

void scenario_manual(const char *version, FILE *out)
{
    fprintf(out, ".TH MELTROUTE-SCENARIO 5 \"\" \"meltroute %s\" \"meltroute manual\"\n", version);
    fputs(".SH NAME\nmeltroute\\-scenario \\- the scenario file of meltroute\n.SH DESCRIPTION\n"
          "A YAML file with schema: meltroute/1 on top. Every value that has a dimension carries "
          "its unit. A number that varies may be a distribution where its row says so, such as "
          "{dist: lognormal, mean: 50 km/h, cv: 0.15}. A path such as route.distance is what "
          "\\-\\-set, \\-\\-vary and meltroute explain take.\n.SH KEYS\n",
          out);
    scenario_each_key(show_key, out);
    fputs(".SH SEE ALSO\n.BR meltroute (1),\n.BR meltroute\\-explain (1),\n"
          ".BR meltroute\\-init (1)\n",
          out);
}
