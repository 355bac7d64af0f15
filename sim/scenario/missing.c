/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/missing.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/scenario/suggest.h"

enum { PATH = 1200 };

static bool there(const char *path)
{
    return access(path, R_OK) == 0;
}

static bool is_yaml(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* plant.yml -> plant.yaml, and the other way; plant -> plant.yaml */
static bool other_ending(const char *path, char found[PATH])
{
    static const char *const endings[] = {"yaml", "yml"};
    const char *dot = is_yaml(path) ? strrchr(path, '.') : path + strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(found, PATH, "%.*s.%s", (int)(dot - path), path, endings[i]);
        if (there(found))
            return true;
    }
    return false;
}

/* Where the shipped ones lie: here, in a folder beside this one, or installed. */
static bool shipped(const char *name, char found[PATH])
{
    static const char *const folders[] = {"scenarios", "../scenarios", "../../scenarios",
                                          "/usr/local/share/meltroute/scenarios",
                                          "/usr/share/meltroute/scenarios"};
    char path[PATH];
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(path, sizeof path, "%s/%.200s", folders[i], name);
        snprintf(found, PATH, "%s", path);
        if (there(path) || other_ending(path, found))
            return true;
    }
    return false;
}

static int yaml_alone(const struct dirent *entry)
{
    return is_yaml(entry->d_name);
}

/* The name most like it in its folder. */
static bool like_it(const char *path, const char *name, char found[PATH])
{
    struct dirent **entry = NULL;
    struct suggestion nearest;
    char folder[PATH];
    int before = (int)(name - path);
    snprintf(folder, sizeof folder, "%.*s", before > 0 ? before : 1, before > 0 ? path : ".");
    int count = scandir(folder, &entry, yaml_alone, alphasort);
    suggest_begin(&nearest, name);
    for (int i = 0; i < count; i++)
        suggest_offer(&nearest, entry[i]->d_name);
    snprintf(found, PATH, "%.*s%s", before, path, nearest.best ? nearest.best : "");
    for (int i = 0; i < count; i++)
        free(entry[i]);
    free(entry);
    return nearest.best != NULL;
}

static void help_folder(const char *path, struct diag *diag)
{
    char manifest[PATH];
    snprintf(manifest, sizeof manifest, "%.1000s/manifest.json", path);
    if (there(manifest))
        diag_help(diag,
                  "it holds a result: 'meltroute report %.120s' and 'meltroute plot %.120s' read "
                  "it, 'meltroute cost' if it is of a run",
                  path, path);
    else
        diag_help(diag, "give a file in it, such as %.200s/plant.yaml", path);
}

void missing_report(const char *path, int error, const struct mark *mark, struct diag *diag)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char found[PATH];
    if (error == EISDIR) {
        diag_error(diag, mark, "E-READ", "this is a folder, not a scenario file");
        help_folder(path, diag);
        return;
    }
    diag_error(diag, mark, "E-READ", "%s", strerror(error));
    if (error != ENOENT || strlen(path) > 1000)
        return;
    if (!name[0])
        diag_help(diag, "give the file of a scenario");
    else if (other_ending(path, found) || shipped(name, found) || like_it(path, name, found))
        diag_help(diag, "did you mean '%.300s'?", found);
    else
        diag_help(diag, "shipped scenarios are in the folder scenarios/ of the source; 'meltroute "
                        "init FILE' writes one to start from");
}
