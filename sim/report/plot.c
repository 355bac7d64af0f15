/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/plot.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/report/helper.h"
#include "sim/scenario/embedded.h"
#include "sim/scenario/number.h"
#include "sim/scenario/utf8.h"

enum { PATH = 1400 };
#define LETTERS ".letters.part"

#define PLOT_ADDRESS(name) &plot_##name,
const struct plot_kind *plot_kind_at(int index)
{
    static const struct plot_kind *const all[] = {PLOT_KINDS(PLOT_ADDRESS)};
    return index < (int)(sizeof all / sizeof all[0]) ? all[index] : NULL;
}
#undef PLOT_ADDRESS

/* Octal escapes stand for everything that gnuplot reads specially in double quotes: the quote, the
 * backslash, and the backquote, which would run a command. Control characters become spaces; what
 * is no UTF-8, such as half a character at a cut end, is left out. */
void plot_key(struct plot_head *head, const char *key, const char *value)
{
    const char *end = value + utf8_invalid(value, strlen(value));
    fprintf(head->file, "%s = \"", key);
    for (; value < end; value++) {
        unsigned char c = (unsigned char)*value;
        if (c == '"' || c == '\\' || c == '`')
            fprintf(head->file, "\\%03o", c);
        else
            putc(c < ' ' || c == 127 ? ' ' : c, head->file);
    }
    fputs("\"\n", head->file);
}

void plot_label(const char *text, size_t most, char label[PLOT_LABEL])
{
    size_t used = 0, size = strlen(text);
    most = most < PLOT_LABEL - 8 ? most : PLOT_LABEL - 8;
    size_t end = size < most ? size : most;
    while (end > 0 && end < size && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--; /* not within a character */
    for (size_t i = 0; i < end; i++) {
        unsigned char c = (unsigned char)text[i];
        label[used++] = c < ' ' || c == 127 ? ' ' : text[i];
    }
    label[used] = '\0';
    size_t good = utf8_invalid(label, used);
    if (good < used || end < size)
        snprintf(label + good, PLOT_LABEL - good, "…");
}

void plot_key_number(struct plot_head *head, const char *key, double value)
{
    char text[NUMBER_ROOM] = "";
    if (isfinite(value))
        number_format(value, text);
    plot_key(head, key, text);
}

static bool has_file(const char *folder, const char *name, size_t length)
{
    char path[PATH];
    snprintf(path, sizeof path, "%s/%.*s", folder, (int)length, name);
    return access(path, R_OK) == 0;
}

/* Does the folder hold one of the files that the kind is drawn from? */
static bool suits(const struct plot_kind *kind, const char *folder)
{
    for (const char *name = kind->needs; *name; name += strspn(name, " ")) {
        size_t length = strcspn(name, " ");
        if (has_file(folder, name, length))
            return true;
        name += length;
    }
    return false;
}

/* Whether its data can be made of what the folder holds; nothing is written. */
static bool drawable(const struct plot_kind *kind, const char *folder)
{
    char unheard[PLOT_MESSAGE];
    FILE *nowhere = fopen("/dev/null", "wb");
    struct plot_head head = {nowhere};
    bool can = nowhere && suits(kind, folder) && kind->prepare(folder, nowhere, &head, unheard);
    if (nowhere)
        fclose(nowhere);
    return can;
}

/* The command whose result a kind is drawn from: that of the first file that it needs. */
static const char *made_by(const struct plot_kind *kind)
{
    static const char *const row[][2] = {
        {"sweep.csv", "sweep S.yaml"},
        {"cool.csv", "cool S.yaml"},
        {"sensitivity.csv", "sensitivity S.yaml"},
        {"surface.csv", "breakeven S.yaml --against 'KEY=LOW..HIGH'"},
        {"residuals.csv", "calibrate S.yaml LOG.csv"},
        {"trace.csv", "trace S.yaml"},
        {"trace_states.csv", "trace S.yaml"}};
    size_t length = strcspn(kind->needs, " ");
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
        if (strlen(row[i][0]) == length && strncmp(row[i][0], kind->needs, length) == 0)
            return row[i][1];
    return "run S.yaml";
}

/* Nothing there is called so: what there is of this folder, or of any. */
static void say_unknown(const char *folder, const char *name, char message[PLOT_MESSAGE])
{
    const struct plot_kind *kind;
    int used = snprintf(message, PLOT_MESSAGE, "no picture is called '%.60s'; ", name);
    bool any = false;
    for (int i = 0; (kind = plot_kind_at(i)); i++)
        any = any || drawable(kind, folder);
    used +=
        any ? snprintf(message + used, (size_t)(PLOT_MESSAGE - used), "of %.200s there are", folder)
            : snprintf(message + used, (size_t)(PLOT_MESSAGE - used), "there are");
    for (int i = 0; (kind = plot_kind_at(i)) && used < PLOT_MESSAGE; i++)
        if (!any || drawable(kind, folder))
            used += snprintf(message + used, (size_t)(PLOT_MESSAGE - used), " %s", kind->name);
}

static void say_no_result(const char *folder, char message[PLOT_MESSAGE])
{
    struct stat about;
    bool missing = stat(folder, &about) != 0;
    snprintf(message, PLOT_MESSAGE,
             "%.300s %s: give the folder that 'meltroute run S.yaml --out FOLDER' or another study "
             "wrote",
             folder,
             missing                  ? "is not there"
             : S_ISDIR(about.st_mode) ? "is no result folder, or holds nothing to draw"
                                      : "is a file, not a result folder");
}

/* fails: *kind is NULL; message. */
static enum plot_status choose(const char *folder, const char *name, const struct plot_kind **kind,
                               char message[PLOT_MESSAGE])
{
    for (int i = 0; (*kind = plot_kind_at(i)); i++)
        if (name ? strcmp((*kind)->name, name) == 0 : suits(*kind, folder))
            break;
    if (*kind && suits(*kind, folder))
        return PLOT_OK;
    if (name && !*kind) {
        say_unknown(folder, name, message);
        return PLOT_UNKNOWN;
    }
    char manifest[PATH];
    snprintf(manifest, sizeof manifest, "%.1000s/manifest.json", folder);
    if (*kind && access(manifest, R_OK) == 0)
        snprintf(message, PLOT_MESSAGE,
                 "%.300s holds nothing for %s: it is drawn of what `meltroute %s --out DIR` writes",
                 folder, (*kind)->name, made_by(*kind));
    else
        say_no_result(folder, message);
    *kind = NULL;
    return PLOT_NO_RESULT;
}

static bool add_template(FILE *script, const char *name)
{
    char path[120];
    snprintf(path, sizeof path, "scripts/plot/%s.gp", name);
    const struct embedded_file *file = embedded_find(path);
    if (file)
        fwrite(file->text, 1, file->size, script);
    return file != NULL;
}

/* Writes data and script beside their names, then renames them. */
static enum plot_status write_files(const struct plot_kind *kind, const char *folder,
                                    char message[PLOT_MESSAGE])
{
    char csv[PATH], gp[PATH], csv_part[PATH + 8], gp_part[PATH + 8], name[80];
    snprintf(csv, sizeof csv, "%s/%s.csv", folder, kind->name);
    snprintf(gp, sizeof gp, "%s/%s.gp", folder, kind->name);
    snprintf(csv_part, sizeof csv_part, "%s.part", csv);
    snprintf(gp_part, sizeof gp_part, "%s.part", gp);
    FILE *data = fopen(csv_part, "wb"), *script = fopen(gp_part, "wb");
    bool done = data && script, drawable = true;
    message[0] = '\0';
    if (done) {
        struct plot_head head = {script};
        snprintf(name, sizeof name, "%s.csv", kind->name);
        plot_key(&head, "data", name);
        plot_key(&head, "name", kind->name);
        drawable = kind->prepare(folder, data, &head, message);
        done = drawable && add_template(script, "house") &&
               add_template(script, kind->script ? kind->script : kind->name);
    }
    done = data && fclose(data) == 0 && done;
    done = script && fclose(script) == 0 && done;
    done = done && rename(csv_part, csv) == 0 && rename(gp_part, gp) == 0;
    if (!done) {
        unlink(csv_part);
        unlink(gp_part);
        if (!message[0])
            snprintf(message, PLOT_MESSAGE, "cannot write into %.400s", folder);
    }
    return done ? PLOT_OK : drawable ? PLOT_IO : PLOT_NOTHING;
}

/* One picture by the script. In letters it goes into a file, away from warnings. */
static enum plot_status draw_one(const struct plot_kind *kind, const char *folder,
                                 const char *format, char message[PLOT_MESSAGE])
{
    char script[80], set[160], said[400];
    snprintf(script, sizeof script, "%s.gp", kind->name);
    snprintf(set, sizeof set, "format = \"%.12s\"; letters = \"%s" LETTERS "\"", format,
             kind->name);
    const char *const argv[] = {"gnuplot", "-d", "-e", set, script, NULL};
    switch (helper_run(argv, folder, said, sizeof said)) {
    case HELPER_OK:
        return PLOT_OK;
    case HELPER_MISSING:
        snprintf(message, PLOT_MESSAGE,
                 "gnuplot is missing, so there is no picture yet; data and script are written: "
                 "%s.csv and %s in %.300s",
                 kind->name, script, folder);
        return PLOT_NO_HELPER;
    default:
        snprintf(message, PLOT_MESSAGE, "gnuplot failed on %s: %.400s", script, said);
        return PLOT_IO;
    }
}

/* Without the empty lines around it and the blanks behind every line; the file goes. */
static void take_letters(const struct plot_kind *kind, const char *folder, FILE *terminal)
{
    char path[PATH], line[1024];
    int empty = 0;
    bool begun = false;
    snprintf(path, sizeof path, "%s/%s" LETTERS, folder, kind->name);
    FILE *file = fopen(path, "rb");
    while (file && fgets(line, sizeof line, file)) {
        size_t used = strcspn(line, "\n");
        while (used > 0 && (line[used - 1] == ' ' || line[used - 1] == '\f'))
            used--;
        empty += used == 0;
        if (used == 0)
            continue;
        for (; begun && empty > 0; empty--)
            putc('\n', terminal);
        fprintf(terminal, "%.*s\n", (int)used, line);
        begun = true;
        empty = 0;
    }
    if (file)
        fclose(file);
    unlink(path);
}

static enum plot_status draw(const struct plot_kind *kind, const char *folder, const char *format,
                             FILE *terminal, char message[PLOT_MESSAGE])
{
    const char *const usual[] = {"svg", "png"};
    bool letters = format && strcmp(format, "terminal") == 0;
    enum plot_status status = PLOT_OK;
    for (int i = 0; status == PLOT_OK && i < (format ? 1 : 2); i++)
        status = draw_one(kind, folder, format ? format : usual[i], message);
    if (letters)
        take_letters(kind, folder, terminal);
    if (status == PLOT_OK)
        snprintf(message, PLOT_MESSAGE, "%.300s/%s.%s%s, data and script beside %s", folder,
                 kind->name,
                 letters  ? "csv"
                 : format ? format
                          : "svg",
                 format ? "" : " and .png", format ? "it" : "them");
    return status;
}

enum plot_status plot_draw(const char *folder, const char *name, const char *format, FILE *terminal,
                           char message[PLOT_MESSAGE])
{
    if (strlen(folder) > 1000) {
        snprintf(message, PLOT_MESSAGE, "the path of the folder is too long");
        return PLOT_IO;
    }
    char file[80] = "";
    for (size_t i = 0; name && name[i] && i + 1 < sizeof file; i++) {
        file[i] = name[i] == '-' ? '_' : name[i]; /* cost-distance is the same */
        file[i + 1] = '\0';
    }
    const struct plot_kind *kind;
    enum plot_status status = choose(folder, name ? file : NULL, &kind, message);
    if (status == PLOT_OK)
        status = write_files(kind, folder, message);
    if (status != PLOT_OK)
        return status;
    char remark[80];
    snprintf(remark, sizeof remark, "%.79s", message);
    status = draw(kind, folder, format, terminal, message);
    size_t used = strlen(message);
    if (status == PLOT_OK && remark[0])
        snprintf(message + used, PLOT_MESSAGE - used, "; %s", remark);
    return status;
}
