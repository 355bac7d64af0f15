/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/result_read.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/scenario/csv_read.h"
#include "sim/report/folder.h"
#include "sim/report/ledger_read.h"

enum { PATH = FOLDER_ROOM + 40 };

static bool wrong(struct diag *diag, const char *path, const char *why)
{
    const struct source_text source = {.name = path};
    const struct mark mark = {.source = &source};
    diag_error(diag, &mark, "E-RESULT", "%s", why);
    return false;
}

/* --- JSON ---------------------------------------------------------------------------------------
 */

/* The object of a file, when its `schema` is this one; NULL: told. */
static json_object *open_json(const char *path, const char *schema, struct diag *diag)
{
    json_object *object = json_object_from_file(path), *is;
    if (!object) {
        wrong(diag, path, "cannot be read: it is missing, or no JSON");
        diag_help(diag, "give the folder that `meltroute run S.yaml --out FOLDER` wrote");
    } else if (!json_object_object_get_ex(object, "schema", &is) ||
               strcmp(json_object_get_string(is), schema) != 0) {
        wrong(diag, path, "is of another kind, or of another version of the program");
        json_object_put(object);
        object = NULL;
    }
    return object;
}

/* Copy of a text member; NULL when it is none. */
static char *text_of(json_object *object, const char *key)
{
    json_object *value;
    if (!json_object_object_get_ex(object, key, &value) ||
        !json_object_is_type(value, json_type_string))
        return NULL;
    return strdup(json_object_get_string(value));
}

static double number_of(json_object *object, const char *key)
{
    json_object *value;
    if (!json_object_object_get_ex(object, key, &value) ||
        !(json_object_is_type(value, json_type_double) ||
          json_object_is_type(value, json_type_int)))
        return NAN;
    return json_object_get_double(value);
}

static bool read_sets(json_object *manifest, struct result_file *file)
{
    json_object *array;
    if (!json_object_object_get_ex(manifest, "overrides", &array) ||
        !json_object_is_type(array, json_type_array))
        return false;
    int count = (int)json_object_array_length(array);
    file->sets = calloc((size_t)count + 1, sizeof *file->sets);
    for (int i = 0; file->sets && i < count; i++) {
        const char *text = json_object_get_string(json_object_array_get_idx(array, (size_t)i));
        if (!text || !(file->sets[i] = strdup(text)))
            return false;
        file->set_count++;
    }
    return file->sets != NULL;
}

static bool read_manifest(const char *path, struct result_file *file, struct diag *diag)
{
    json_object *manifest = open_json(path, "meltroute-manifest/1", diag), *complete;
    if (!manifest)
        return false;
    char *kind = text_of(manifest, "kind");
    file->text = text_of(manifest, "text");
    file->path = text_of(manifest, "path");
    file->variant = text_of(manifest, "variant");
    file->finished.cut_s = number_of(manifest, "warmup_s");
    bool whole = file->text && file->path && read_sets(manifest, file);
    bool done = json_object_object_get_ex(manifest, "complete", &complete) &&
                json_object_get_boolean(complete);
    bool run = kind && strcmp(kind, "run") == 0;
    free(kind);
    json_object_put(manifest);
    if (!run)
        return wrong(diag, path, "is not of a `run`: other studies keep no ledger");
    if (!done)
        return wrong(diag, path, "is of a run that was interrupted");
    if (!whole || isnan(file->finished.cut_s))
        return wrong(diag, path, "lacks the scenario, its settings or the warm-up");
    return true;
}

static bool read_summary(const char *path, struct finished *finished, struct diag *diag)
{
    json_object *summary = open_json(path, "meltroute-result/1", diag), *books, *part, *settled;
    if (!summary)
        return false;
    bool whole = json_object_object_get_ex(summary, "books", &books) &&
                 json_object_object_get_ex(summary, "simulation", &part) &&
                 json_object_object_get_ex(part, "warmup_settled", &settled);
    if (whole) {
        finished->books.metal = number_of(books, "metal");
        finished->books.energy = number_of(books, "energy");
        finished->books.activity = number_of(books, "activity");
        finished->cut_settled = json_object_get_boolean(settled);
        whole = !isnan(finished->books.metal + finished->books.energy + finished->books.activity);
    }
    json_object_put(summary);
    return whole || wrong(diag, path, "lacks the books or the warm-up");
}

/* --- the result table ---------------------------------------------------------------------------
 */

/* "path [unit]" as a row without values. */
static void put_row(struct metric_table *table, const char *heading, double value)
{
    const char *bracket = strstr(heading, " [");
    int length = bracket ? (int)(bracket - heading) : (int)strlen(heading);
    metric_put(table, 0, "", value, "%.*s", length, heading);
}

static bool read_table(const char *path, struct finished *finished, struct diag *diag)
{
    struct csv_file csv;
    if (!csv_file_read(path, &csv))
        return wrong(diag, path, "cannot be read: it is missing, or its lines differ in length");
    bool good = csv.rows > 0 && strcmp(csv_file_heading(&csv, 0), "replication") == 0;
    for (int row = 0; good && row < csv.rows; row++) {
        struct metric_table one = {0};
        good = csv_file_number(&csv, row, 0) == row;
        for (int column = 1; column < csv.columns; column++)
            put_row(&one, csv_file_heading(&csv, column), csv_file_number(&csv, row, column));
        metric_table_append(&finished->table, &one);
    }
    finished->replications = csv.rows;
    csv_file_clear(&csv);
    good = good && !finished->table.failed;
    return good || wrong(diag, path, "is not the table of replications that a run writes");
}

/* --- the folder ---------------------------------------------------------------------------------
 */

/* Is there a folder? */
static bool is_folder(const char *path, struct diag *diag)
{
    struct stat about;
    const char *dot = strrchr(path, '.');
    bool missing = stat(path, &about) != 0;
    if (!missing && S_ISDIR(about.st_mode))
        return true;
    wrong(diag, path,
          missing ? "there is no such folder" : "is a file, not the folder of a result");
    if (!missing && dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0))
        diag_help(diag, "'meltroute run %.200s --out result' makes one, in the folder result",
                  path);
    else
        diag_help(diag, "give the folder that 'meltroute run S.yaml --out FOLDER' wrote");
    return false;
}

bool result_file_read(const char *folder, struct result_file *file, struct diag *diag)
{
    static const char *const name[] = {"manifest.json", "summary.json", "replications.csv",
                                       "ledger.csv"};
    char path[4][PATH];
    struct finished *finished = &file->finished;
    memset(file, 0, sizeof *file);
    if (strlen(folder) >= FOLDER_ROOM)
        return wrong(diag, "the result folder", "has too long a name");
    for (int i = 0; i < 4; i++)
        snprintf(path[i], sizeof path[i], "%s/%s", folder, name[i]);
    if (!is_folder(folder, diag) || !read_manifest(path[0], file, diag) ||
        !read_summary(path[1], finished, diag) || !read_table(path[2], finished, diag))
        return false;
    finished->route = calloc((size_t)finished->replications * ROUTES, sizeof *finished->route);
    if (!finished->route)
        return wrong(diag, path[3], "cannot be kept: out of memory");
    return ledger_read(path[3], finished, diag);
}

void result_file_clear(struct result_file *file)
{
    for (int i = 0; i < file->set_count; i++)
        free(file->sets[i]);
    free(file->sets);
    free(file->text);
    free(file->path);
    free(file->variant);
    finished_clear(&file->finished);
    memset(file, 0, sizeof *file);
}
