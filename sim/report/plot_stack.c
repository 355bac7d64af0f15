/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of both routes, stacked: of the cost sheets, from costs.csv, and of carbon, from carbon.csv.
 */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

enum { MOST_BOXES = 48 };

struct box {
    int route, shade; /* 0 molten, 1 ingot; which of the route's shades */
    double bottom, top, label;
    char name[PLOT_LABEL];
};

struct stack {
    struct box box[MOST_BOXES];
    int count;
    double top[2], bottom[2]; /* where the next box goes: credits hang below zero */
};

static void add(struct stack *stack, int route, double amount, double least, const char *name)
{
    if (!(fabs(amount) >= least) || stack->count == MOST_BOXES)
        return;
    double *end = amount > 0 ? &stack->top[route] : &stack->bottom[route];
    struct box *box = &stack->box[stack->count++];
    *box = (struct box){.route = route, .bottom = *end, .top = *end + amount};
    for (const struct box *other = stack->box; other < box; other++)
        box->shade += other->route == route;
    plot_label(name, 20, box->name);
    for (char *c = box->name; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    *end = box->top;
}

/* Names stand beside the middle of their box, those of thin boxes a line apart: pushed up from
 * below, then down from the top. */
static void spread_labels(struct stack *stack, double line, double highest)
{
    for (int route = 0; route < 2; route++) {
        double last = -0.5 * line, next = highest + line;
        for (int i = 0; i < stack->count; i++) {
            struct box *box = &stack->box[i];
            if (box->route != route || box->top < box->bottom)
                continue;
            box->label = fmax((box->bottom + box->top) / 2, last + line);
            last = box->label;
        }
        for (int i = stack->count - 1; i >= 0; i--) {
            struct box *box = &stack->box[i];
            if (box->route != route || box->top < box->bottom)
                continue;
            box->label = fmin(box->label, next - line);
            next = box->label;
        }
    }
}

static void write_stack(FILE *data, const struct stack *stack)
{
    fputs("route,bottom,top,shade,name,label\n", data);
    for (int i = 0; i < stack->count; i++) {
        const struct box *box = &stack->box[i];
        fprintf(data, "%d,", box->route);
        csv_number(data, box->bottom);
        putc(',', data);
        csv_number(data, box->top);
        fprintf(data, ",%d,", box->shade);
        csv_text(data, box->name);
        putc(',', data);
        csv_number(data, box->label);
        putc('\n', data);
    }
}

static void write_head(struct plot_head *head, struct stack *stack, const char *title,
                       const char *unit)
{
    static const char *const route[] = {"molten", "ingot"};
    char key[24], text[40];
    plot_key(head, "title_text", title);
    plot_key(head, "y_label", unit);
    for (int r = 0; r < 2; r++) {
        snprintf(key, sizeof key, "%s_total", route[r]);
        snprintf(text, sizeof text, "%.0f", stack->top[r] + stack->bottom[r]);
        plot_key(head, key, text);
        snprintf(key, sizeof key, "%s_top", route[r]);
        plot_key_number(head, key, stack->top[r]);
    }
    double highest = fmax(fmax(stack->top[0], stack->top[1]), 1e-9);
    plot_key_number(head, "highest", highest);
    plot_key_number(head, "lowest", fmin(stack->bottom[0], stack->bottom[1]));
}

/* The unit in a heading, "cost [CNY/t]". */
static void unit_of_heading(const char *heading, char unit[PLOT_LABEL])
{
    char text[64];
    const char *open = strchr(heading, '[');
    snprintf(text, sizeof text, "%.*s", open ? (int)strcspn(open + 1, "]") : 0,
             open ? open + 1 : "");
    plot_label(text, 40, unit);
}

/* How a table becomes a stack. */
struct table {
    const char *file, *name, *amount; /* columns of the name and of the figure */
    const char *title, *unit;         /* unit NULL: the heading's */
    /* Does a row stand in the stack? rest: the rows of a route behind its total do not. */
    bool (*stacked)(const struct csv_file *file, int row, bool rest);
};

static bool prepare_stack(const struct table *table, const char *folder, FILE *data,
                          struct plot_head *head, char message[PLOT_MESSAGE])
{
    static struct stack const none;
    struct stack stack = none;
    struct csv_file file;
    char path[1400], unit[PLOT_LABEL];
    snprintf(path, sizeof path, "%s/%s", folder, table->file);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    int route = csv_file_column(&file, "route"), name = csv_file_column(&file, table->name);
    int amount = csv_file_column(&file, table->amount);
    bool fine = route >= 0 && name >= 0 && amount >= 0, rest[2] = {false, false};
    for (int i = 0; fine && i < file.rows; i++) {
        int r = strcmp(csv_file_text(&file, i, route), "molten") != 0;
        const char *text = csv_file_text(&file, i, name);
        if (table->stacked(&file, i, rest[r]))
            add(&stack, r, csv_file_number(&file, i, amount), 0.05, text);
        rest[r] |= strcmp(text, "(total)") == 0;
    }
    if (fine) {
        unit_of_heading(csv_file_heading(&file, amount), unit);
        write_head(head, &stack, table->title, table->unit ? table->unit : unit);
        spread_labels(&stack, 0.06 * fmax(stack.top[0], stack.top[1]),
                      fmax(stack.top[0], stack.top[1]));
        write_stack(data, &stack);
    } else
        snprintf(message, PLOT_MESSAGE, "%.400s has other columns than expected", path);
    csv_file_clear(&file);
    return fine;
}

static bool is_row(const struct csv_file *file, int row, bool rest)
{
    int item = csv_file_column(file, "item");
    (void)rest;
    return item >= 0 && strcmp(csv_file_text(file, row, item), "(row)") == 0;
}

static bool prepare_cost(const char *folder, FILE *data, struct plot_head *head,
                         char message[PLOT_MESSAGE])
{
    static const struct table costs = {
        "costs.csv", "row", "cost", "Cost of both routes per tonne of new metal", NULL, is_row};
    return prepare_stack(&costs, folder, data, head, message);
}

static bool is_line(const struct csv_file *file, int row, bool rest)
{
    int line = csv_file_column(file, "line");
    return !rest && csv_file_text(file, row, line)[0] != '(';
}

static bool prepare_carbon(const char *folder, FILE *data, struct plot_head *head,
                           char message[PLOT_MESSAGE])
{
    static const struct table carbon = {"carbon.csv", "line",
                                        "carbon",     "CO2 of both routes per tonne of new metal",
                                        "kg CO2/t",   is_line};
    return prepare_stack(&carbon, folder, data, head, message);
}

const struct plot_kind plot_stacked_rows = {.name = "stacked_rows",
                                            .summary = "rows of both cost sheets, stacked",
                                            .needs = "costs.csv",
                                            .script = "stack",
                                            .prepare = prepare_cost};

const struct plot_kind plot_carbon_stack = {.name = "carbon_stack",
                                            .summary = "CO2 of both routes by line, stacked",
                                            .needs = "carbon.csv",
                                            .script = "stack",
                                            .prepare = prepare_carbon};
