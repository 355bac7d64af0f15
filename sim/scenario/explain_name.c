/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `explain` of what is no key: a line or row of a cost sheet, a price set, a factor that has a
 * name, the code of a message. */
#include "sim/scenario/explain_name.h"

#include <string.h>

#include "models/cost/cost.h"
#include "sim/scenario/embedded.h"
#include "sim/scenario/factors.h"

#define MESSAGES "docs/faq.md"

/* --- cost sheets ------------------------------------------------------------------------------ */

static void show_item(const struct cost_item *item, const char *route, FILE *out)
{
    fprintf(out, "%s.%s\n  A line of the cost sheet: %s.\n", route, item->name, item->summary);
    fprintf(out, "  %-12s %s.%s\n", "row", route, cost_row_name(item->row));
    fprintf(out, "  %-12s %s\n", "grows", cost_driver_name(item->driver));
    fprintf(out, "  %-12s %s, to %s\n", "paid by", cost_party_name(item->payer),
            cost_party_name(item->payee));
    fprintf(out, "  %-12s %s\n", "counted",
            item->exhibit ? "in both boundaries" : "in that of the supply chain alone");
    if (item->keys && item->keys[0])
        fprintf(out, "  %-12s %s\n", "reads", item->keys);
    fprintf(out, "  %-12s %s\n", "source", item->source);
}

/* A row, with the lines that it is the sum of. */
static bool show_row(enum supply_route of, const char *route, const char *name, FILE *out)
{
    bool shown = false;
    for (const struct cost_item *const *item = cost_items(); *item; item++) {
        enum cost_row row = (*item)->row;
        if (cost_row_route(row) != of || strcmp(cost_row_name(row), name) != 0)
            continue;
        if (!shown)
            fprintf(out, "%s.%s\n  A row of the cost sheet, the sum of\n", route, name);
        fprintf(out, "  %-24s %s\n", (*item)->name, (*item)->summary);
        shown = true;
    }
    return shown;
}

static bool show_sheet(const char *name, FILE *out)
{
    static const struct {
        const char *prefix;
        enum supply_route route;
    } sheets[] = {{"molten", ROUTE_MOLTEN}, {"ingot", ROUTE_INGOT}};
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
        size_t length = strlen(sheets[i].prefix);
        if (strncmp(name, sheets[i].prefix, length) != 0 || name[length] != '.')
            continue;
        const char *line = name + length + 1;
        const struct cost_item *item = cost_item_find(sheets[i].route, line);
        if (item)
            show_item(item, sheets[i].prefix, out);
        else if (!show_row(sheets[i].route, sheets[i].prefix, line, out))
            return false;
        fprintf(out, "  What is behind it in a run: `meltroute audit RESULT %s`.\n", name);
        return true;
    }
    return false;
}

/* --- price sets ------------------------------------------------------------------------------- */

static bool show_prices(const struct library *library, const char *name, FILE *out)
{
    const struct node *set = library_find(library, LIBRARY_PRICES, name);
    if (!set)
        return false;
    fprintf(out, "%s\n  A price set, for prices.set: %s.\n", name, tree_text(set, "about"));
    for (int i = 0; i < set->count; i++) {
        const struct node *section = set->entries[i].value;
        for (int k = 0; section->kind == NODE_MAPPING && k < section->count; k++) {
            const struct node *entry = section->entries[k].value;
            char path[80];
            snprintf(path, sizeof path, "%s.%s", set->entries[i].key, section->entries[k].key);
            fprintf(out, "  %-28s %-18s %s to %s; %s\n", path, tree_text(entry, "value"),
                    tree_text(entry, "low"), tree_text(entry, "high"), tree_text(entry, "source"));
        }
    }
    return true;
}

/* --- codes of messages ------------------------------------------------------------------------ */

/* A line of the page: code as it stands, text without its marks and no wider than a screen. */
static void show_line(const char *line, size_t length, bool code, FILE *out)
{
    enum { WIDTH = 96 };
    int column = 0;
    if (code) {
        fprintf(out, "    %.*s\n", (int)length, line);
        return;
    }
    for (size_t i = 0; i < length; i++) {
        if (column == 0 ||
            (line[i] == ' ' && column + 1 + (int)strcspn(line + i + 1, " \n") > WIDTH)) {
            fputs(column > 0 ? "\n  " : "  ", out);
            column = 2;
            if (line[i] == ' ')
                continue;
        }
        if (line[i] != '*' && line[i] != '`')
            column += fputc(line[i], out) != EOF;
    }
    putc('\n', out);
}

/* From its heading to the next one. */
static bool show_code(const char *name, FILE *out)
{
    const struct embedded_file *page = embedded_find(MESSAGES);
    char heading[40];
    if (!page || strlen(name) > 24 || !((name[0] == 'E' || name[0] == 'W') && name[1] == '-'))
        return false;
    snprintf(heading, sizeof heading, "\n### %s\n\n", name);
    const char *at = strstr(page->text, heading);
    if (!at)
        return false;
    bool code = false;
    fprintf(out, "%s\n", name);
    for (at += strlen(heading); *at && strncmp(at, "## ", 3) != 0 && strncmp(at, "### ", 4) != 0;) {
        size_t length = strcspn(at, "\n");
        bool fence = strncmp(at, "```", 3) == 0;
        bool last = strncmp(at + length, "\n\n##", 4) == 0; /* not the empty line behind it */
        code ^= fence;
        if (!fence)
            show_line(at, length, code, out);
        at += length + (at[length] ? 1 : 0);
        if (last)
            break;
    }
    return true;
}

bool explain_name(const struct library *library, const char *name, FILE *out)
{
    return show_sheet(name, out) || show_code(name, out) || show_prices(library, name, out) ||
           factors_show(library, name, out);
}
