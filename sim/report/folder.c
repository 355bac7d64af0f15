/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/folder.h"

#include <dirent.h>
#include <errno.h>
#include <json-c/json.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/report/plot.h"

/* Files that a result may hold and a new one must not inherit: these, and those of every picture.
 */
static const char *const tables[] = {
    "manifest.json",   "summary.json",     "costs.csv",        "who_pays.csv",     "carbon.csv",
    "kpis.csv",        "ledger.csv",       "replications.csv", "weekly.csv",       "sweep.csv",
    "breakeven.csv",   "breakeven.json",   "surface.csv",      "surface.json",     "roots.csv",
    "sensitivity.csv", "sensitivity.json", "points.csv",       "optimize.csv",     "optimize.json",
    "cool.csv",        "trace.csv",        "trace_states.csv", "report.html",      "profile.csv",
    "parameters.csv",  "correlation.csv",  "residuals.csv",    "calibration.json", "patch.yaml",
    "calibrated.yaml", "compare.csv",      "compare.json",     FOLDER_PRINTED};
enum { TABLES = sizeof tables / sizeof tables[0], NAME = 80 };

const char *folder_table(int index)
{
    return index < TABLES ? tables[index] : NULL;
}

/* Name number `index`; false past the last. */
static bool ours(int index, char name[NAME])
{
    static const char *const ending[] = {"gp", "csv", "svg", "png", "pdf"};
    enum { ENDINGS = sizeof ending / sizeof ending[0] };
    if (index < TABLES) {
        snprintf(name, NAME, "%s", tables[index]);
        return true;
    }
    const struct plot_kind *kind = plot_kind_at((index - TABLES) / ENDINGS);
    if (kind)
        snprintf(name, NAME, "%.60s.%s", kind->name, ending[(index - TABLES) % ENDINGS]);
    return kind != NULL;
}

static void join(char *text, size_t size, const char *folder, const char *name)
{
    snprintf(text, size, "%s/%s", folder, name);
}

static bool exists(const char *folder, const char *name)
{
    char path[FOLDER_ROOM + 300];
    join(path, sizeof path, folder, name);
    return access(path, F_OK) == 0;
}

/* Shards of a sweep stand in folders of their own in the one of the whole. */
static int is_content(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
           strncmp(entry->d_name, "shard-", 6) != 0;
}

static bool empty(const char *path)
{
    struct dirent **entry = NULL;
    int count = scandir(path, &entry, is_content, alphasort);
    for (int i = 0; entry && i < count; i++)
        free(entry[i]);
    free(entry);
    return count == 0;
}

/* What the result there is of: "sweep" too where a store is kept and no manifest yet; "" unknown.
 */
static void kind_there(const char *path, char kind[24])
{
    char name[FOLDER_ROOM + 20];
    json_object *said;
    join(name, sizeof name, path, tables[0]);
    json_object *manifest = json_object_from_file(name);
    snprintf(kind, 24, "%s", exists(path, FOLDER_STORE) ? "sweep" : "");
    if (json_object_is_type(manifest, json_type_object) &&
        json_object_object_get_ex(manifest, "kind", &said) &&
        json_object_is_type(said, json_type_string))
        snprintf(kind, 24, "%s", json_object_get_string(said));
    json_object_put(manifest);
}

/* A result of another kind would be lost, or half of each would stand there. */
static void check_kind(const char *path, const char *kind, char message[FOLDER_MESSAGE])
{
    char there[24];
    kind_there(path, there);
    if (kind && there[0] && strcmp(kind, there) != 0)
        snprintf(message, FOLDER_MESSAGE,
                 "%.120s holds a result of '%s', which one of '%s' does not replace: give --out "
                 "another folder, or remove this one first",
                 path, there, kind);
}

bool folder_check(const char *path, const char *kind, char message[FOLDER_MESSAGE])
{
    struct stat info;
    message[0] = '\0';
    if (strlen(path) >= FOLDER_ROOM - 300)
        snprintf(message, FOLDER_MESSAGE, "the path of the result folder is too long");
    else if (stat(path, &info) != 0)
        return true;
    else if (!S_ISDIR(info.st_mode))
        snprintf(message, FOLDER_MESSAGE, "%.200s is a file, not a folder", path);
    else if (!empty(path) && !exists(path, "manifest.json") && !exists(path, FOLDER_STORE))
        snprintf(message, FOLDER_MESSAGE,
                 "%.160s holds something that is no result: give another folder, or an empty one",
                 path);
    else
        check_kind(path, kind, message);
    return message[0] == '\0';
}

static bool complain(struct folder *folder, const char *what, const char *path)
{
    if (!folder->failed)
        snprintf(folder->message, sizeof folder->message, "cannot %s %.160s: %s", what, path,
                 strerror(errno));
    folder->failed = true;
    return false;
}

/* The folders above, as mkdir -p does. */
static void make_parents(const char *path)
{
    char part[FOLDER_ROOM];
    snprintf(part, sizeof part, "%s", path);
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(part, 0777);
        *slash = '/';
    }
}

bool folder_make(const char *path, char message[FOLDER_MESSAGE])
{
    struct stat info;
    if (!folder_check(path, "sweep", message))
        return false;
    make_parents(path);
    if (mkdir(path, 0777) == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    snprintf(message, FOLDER_MESSAGE, "cannot make the folder %.160s: %s", path, strerror(errno));
    return false;
}

static void remove_part(const char *part)
{
    char path[2 * FOLDER_ROOM + 300], name[NAME];
    for (int i = 0; ours(i, name); i++) {
        join(path, sizeof path, part, name);
        unlink(path);
    }
    rmdir(part);
}

/* Removes "DIR.part-PID" of processes that were killed while they wrote. */
static void sweep_parts(const char *path)
{
    struct dirent **entry = NULL;
    char parent[FOLDER_ROOM], part[2 * FOLDER_ROOM];
    snprintf(parent, sizeof parent, "%s", path);
    char *slash = strrchr(parent, '/');
    const char *name = slash ? path + (slash - parent) + 1 : path;
    if (slash)
        slash[slash == parent] = '\0';
    int count = scandir(slash ? parent : ".", &entry, is_content, alphasort);
    for (int i = 0; i < count; i++) {
        size_t length = strlen(name);
        const char *tail = entry[i]->d_name + length;
        long pid = strncmp(entry[i]->d_name, name, length) == 0 && strncmp(tail, ".part-", 6) == 0
                       ? strtol(tail + 6, NULL, 10)
                       : 0;
        if (pid > 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH) {
            join(part, sizeof part, slash ? parent : ".", entry[i]->d_name);
            remove_part(part);
        }
        free(entry[i]);
    }
    free(entry);
}

bool folder_begin(struct folder *folder, const char *path, const char *kind)
{
    memset(folder, 0, sizeof *folder);
    if (!folder_check(path, kind, folder->message)) {
        folder->failed = true;
        return false;
    }
    snprintf(folder->path, sizeof folder->path, "%s", path);
    size_t length = strlen(folder->path);
    while (length > 1 && folder->path[length - 1] == '/')
        folder->path[--length] = '\0';
    make_parents(folder->path);
    sweep_parts(folder->path);
    snprintf(folder->part, sizeof folder->part, "%s.part-%ld", folder->path, (long)getpid());
    if (mkdir(folder->part, 0777) != 0)
        return complain(folder, "make the folder", folder->part);
    return true;
}

FILE *folder_open(struct folder *folder, const char *name)
{
    char path[FOLDER_ROOM + 300];
    join(path, sizeof path, folder->part, name);
    FILE *file = fopen(path, "wb");
    if (!file)
        complain(folder, "write", path);
    return file;
}

void folder_close(struct folder *folder, FILE *file)
{
    if (!file)
        return;
    bool bad = ferror(file) != 0;
    if (fclose(file) != 0 || bad)
        complain(folder, "write into", folder->part);
}

void folder_copy(struct folder *folder, const char *from, const char *name)
{
    char path[FOLDER_ROOM + 300], block[1 << 14];
    size_t got;
    join(path, sizeof path, from, name);
    FILE *in = fopen(path, "rb");
    if (!in) {
        complain(folder, "read", path);
        return;
    }
    FILE *out = folder_open(folder, name);
    while (out && (got = fread(block, 1, sizeof block, in)) > 0)
        if (fwrite(block, 1, got, out) != got)
            break;
    if (ferror(in))
        complain(folder, "read", path);
    fclose(in);
    folder_close(folder, out);
}

static bool replace_file(struct folder *folder, const char *name)
{
    char from[FOLDER_ROOM + 300], to[FOLDER_ROOM + 300];
    join(from, sizeof from, folder->part, name);
    join(to, sizeof to, folder->path, name);
    if (access(from, F_OK) != 0)
        unlink(to);
    else if (rename(from, to) != 0)
        return complain(folder, "replace", to);
    return true;
}

/* Moves every file of the part folder into the folder that is there; the manifest, which is the
 * first name, last. */
static bool replace_files(struct folder *folder)
{
    char name[NAME];
    for (int i = 1; ours(i, name); i++)
        if (!replace_file(folder, name))
            return false;
    if (!replace_file(folder, tables[0]))
        return false;
    rmdir(folder->part);
    return true;
}

bool folder_commit(struct folder *folder)
{
    if (folder->failed) {
        folder_abandon(folder);
        return false;
    }
    if (access(folder->path, F_OK) == 0)
        return replace_files(folder);
    if (rename(folder->part, folder->path) != 0) {
        complain(folder, "make", folder->path);
        folder_abandon(folder);
        return false;
    }
    return true;
}

void folder_abandon(struct folder *folder)
{
    if (folder->part[0] != '\0')
        remove_part(folder->part);
}
