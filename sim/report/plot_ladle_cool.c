/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One ladle over its steps, and through its wall; from cool.csv and profile.csv. */
#include <math.h>
#include <string.h>

#include "sim/report/csv.h"
#include "sim/report/plot.h"

enum { COLUMNS = 7, MOST_PROFILES = 5, LIST = 4000 };
static const char *const wanted[COLUMNS] = {"time",  "melt", "hot_face", "shell",
                                            "skull", "step", "action"};

/* A text as one word of a list: gnuplot's word() splits at blanks and minds quotes. */
static const char *as_word(const char *text, size_t most, char word[PLOT_LABEL])
{
    plot_label(text, most, word);
    for (char *c = word; *c; c++)
        *c = strchr(" \"'", *c) ? '_' : *c;
    return word;
}

/* An empty cell would join the line across the gap. */
static void put_number(FILE *data, double value)
{
    if (isnan(value))
        fputs("NaN", data);
    else
        csv_number(data, value);
}

static void write_curves(FILE *data, const struct csv_file *file, const int column[COLUMNS])
{
    fputs("h,melt,face,shell,skull\n", data);
    for (int row = 0; row < file->rows; row++)
        for (int k = 0; k < 5; k++) {
            put_number(data, csv_file_number(file, row, column[k]));
            putc(k < 4 ? ',' : '\n', data);
        }
}

/* "0:4:preheat 4:4.25:fill ...": hours from, to, and what is done. */
static void put_bands(struct plot_head *head, const struct csv_file *file,
                      const int column[COLUMNS])
{
    char list[LIST] = "", word[PLOT_LABEL];
    size_t used = 0;
    for (int row = 0; row < file->rows && used + 80 < sizeof list; row++) {
        double step = csv_file_number(file, row, column[5]);
        int end = row;
        while (end + 1 < file->rows && csv_file_number(file, end + 1, column[5]) == step)
            end++;
        if (step > 0)
            used += (size_t)snprintf(list + used, sizeof list - used, "%s%.5g:%.5g:%s",
                                     used ? " " : "", csv_file_number(file, row, column[0]),
                                     csv_file_number(file, end, column[0]),
                                     as_word(csv_file_text(file, row, column[6]), 12, word));
        row = end;
    }
    plot_key(head, "bands", list);
}

/* Steps whose profile is drawn: at most five, spread over the run, the first and last among them.
 */
static void put_profiles(struct plot_head *head, const struct csv_file *file, int step, int action,
                         int time)
{
    char list[200] = "", names[400] = "", word[PLOT_LABEL];
    double last = csv_file_number(file, file->rows - 1, step);
    int drawn = last < MOST_PROFILES ? (int)last : MOST_PROFILES;
    for (int i = 0; i < drawn; i++) {
        double wanted_step = drawn > 1 ? 1 + round((last - 1) * i / (drawn - 1)) : last;
        size_t used = strlen(list), named = strlen(names);
        for (int row = 0; row < file->rows; row++)
            if (csv_file_number(file, row, step) == wanted_step) {
                snprintf(list + used, sizeof list - used, "%s%.0f", used ? " " : "", wanted_step);
                snprintf(names + named, sizeof names - named, "%s%.3g_h,_%s", named ? " " : "",
                         csv_file_number(file, row, time),
                         as_word(csv_file_text(file, row, action), 12, word));
                break;
            }
    }
    plot_key(head, "profiles", list);
    plot_key(head, "profile_names", names);
}

/* "100:lcc_60_alumina 150:calsil ...": where each layer ends, mm. */
static void put_layers(struct plot_head *head, const struct csv_file *file, int layer, int material,
                       int depth)
{
    char list[600] = "", word[PLOT_LABEL];
    for (int row = 0; row < file->rows; row++) {
        size_t used = strlen(list);
        bool first_profile =
            row == 0 || csv_file_number(file, row, depth) >= csv_file_number(file, row - 1, depth);
        if (!first_profile)
            break;
        if (row + 1 == file->rows ||
            csv_file_number(file, row + 1, layer) != csv_file_number(file, row, layer) ||
            csv_file_number(file, row + 1, depth) < csv_file_number(file, row, depth))
            snprintf(list + used, sizeof list - used, "%s%.5g:%s", used ? " " : "",
                     csv_file_number(file, row, depth),
                     as_word(csv_file_text(file, row, material), 24, word));
    }
    plot_key(head, "layers", list);
}

static bool read_profile(const char *folder, struct plot_head *head)
{
    static const char *const names[] = {"time", "step", "action", "layer", "material", "depth"};
    struct csv_file file;
    char path[1400];
    int column[6];
    bool fine = true;
    snprintf(path, sizeof path, "%s/profile.csv", folder);
    if (!csv_file_read(path, &file))
        return false;
    for (int k = 0; k < 6; k++)
        fine = (column[k] = csv_file_column(&file, names[k])) >= 0 && fine;
    fine = fine && file.rows > 0;
    if (fine) {
        put_profiles(head, &file, column[1], column[2], column[0]);
        put_layers(head, &file, column[3], column[4], column[5]);
    }
    csv_file_clear(&file);
    return fine;
}

static bool prepare(const char *folder, FILE *data, struct plot_head *head,
                    char message[PLOT_MESSAGE])
{
    struct csv_file file;
    char path[1400];
    int column[COLUMNS];
    bool fine = true;
    snprintf(path, sizeof path, "%s/cool.csv", folder);
    if (!csv_file_read(path, &file)) {
        snprintf(message, PLOT_MESSAGE, "cannot read %.400s", path);
        return false;
    }
    for (int k = 0; k < COLUMNS; k++)
        fine = (column[k] = csv_file_column(&file, wanted[k])) >= 0 && fine;
    plot_key(head, "title_text", "One ladle: melt, lining and shell");
    plot_key(head, "y_label", "°C");
    plot_key(head, "width", "600");
    plot_key(head, "height", "1130");
    fine = fine && read_profile(folder, head);
    if (fine) {
        write_curves(data, &file, column);
        put_bands(head, &file, column);
    } else
        snprintf(message, PLOT_MESSAGE, "%.400s or its profile.csv has other columns than expected",
                 path);
    csv_file_clear(&file);
    return fine;
}

const struct plot_kind plot_ladle_cool = {.name = "ladle_cool",
                                          .summary = "one ladle over its steps, and its wall",
                                          .needs = "cool.csv",
                                          .prepare = prepare};
