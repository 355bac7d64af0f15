/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of a sweep from a CSV file: a heading "route.distance [km]" over each column. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "sim/scenario/csv_read.h"
#include "sim/scenario/custom.h"
#include "sim/scenario/reader.h"

/* From the folder of the scenario file, when the path is not from the root. */
static const char *beside(const struct reader *r, const char *name)
{
    const char *own = r->scenario->path, *slash = own ? strrchr(own, '/') : NULL;
    if (name[0] == '/' || !slash)
        return name;
    return arena_print(r->arena, "%.*s/%s", (int)(slash - own), own, name);
}

/* "route.distance [km]" -> "route.distance", "km"; "[-]" and nothing are no unit. */
static void split(struct arena *arena, const char *heading, const char **key, const char **unit)
{
    const char *open = strstr(heading, " ["), *close = open ? strrchr(open, ']') : NULL;
    *key = arena_copy(arena, heading, open ? (size_t)(open - heading) : strlen(heading));
    *unit = open && close && strcmp(open, " [-]") != 0
                ? arena_copy(arena, open + 2, (size_t)(close - open - 2))
                : "";
}

static bool take_column(struct reader *r, const struct node *node, const struct csv_file *file,
                        int column, struct vary *out)
{
    const char *key, *unit;
    const char **text = arena_take(r->arena, (size_t)(file->rows + 1) * sizeof *text);
    split(r->arena, csv_file_heading(file, column), &key, &unit);
    bool good = key && unit && text;
    for (int row = 0; good && row < file->rows; row++) {
        const char *cell = csv_file_text(file, row, column);
        good = (text[row] = arena_copy(r->arena, cell, strlen(cell))) != NULL;
    }
    return good && custom_vary_texts(r, node, key, unit, text, file->rows, out);
}

static bool take(struct reader *r, const struct node *node, const struct csv_file *file)
{
    struct vary *list = arena_take(r->arena, (size_t)file->columns * sizeof *list);
    int count = 0;
    bool good = list != NULL;
    for (int column = 0; good && column < file->columns; column++) {
        if (strcmp(csv_file_heading(file, column), "point") ==
            0) /* numbers of a table of results */
            continue;
        good = take_column(r, node, file, column, &list[count++]);
    }
    if (good && (count < 1 || file->rows < 1)) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE", "no points in this file");
        good = false;
    }
    r->scenario->sweep = list;
    r->scenario->sweep_count = good ? count : 0;
    return good;
}

bool custom_parse_points(struct reader *r, const struct node *node, void *member)
{
    struct csv_file file;
    const char *name = reader_scalar(r, node, "from");
    const char *path = name && !r->no_sweep ? beside(r, name) : NULL;
    if (!path)
        return name != NULL;
    if (access(path, R_OK) != 0) {
        diag_error(r->diag, reader_mark(r, node), "E-FILE", "%.150s: %s", path, strerror(errno));
        return false;
    }
    if (!csv_file_read(path, &file)) {
        diag_error(r->diag, reader_mark(r, node), "E-TYPE",
                   "%.150s is no CSV table: every line needs as many fields as the heading", path);
        return false;
    }
    const struct field *outer = r->field;
    bool good = take(r, node, &file);
    r->field = outer;
    csv_file_clear(&file);
    *(bool *)member = good;
    return good;
}
