/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/csv_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/number.h"

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = 0, room = 1 << 16, got;
    char *text = malloc(room);
    while (text && (got = fread(text + size, 1, room - size - 1, file)) > 0) {
        size += got;
        if (room - size < 2) {
            char *larger = realloc(text, room *= 2);
            if (!larger)
                free(text);
            text = larger;
        }
    }
    fclose(file);
    if (text)
        text[size] = '\0';
    return text;
}

char *csv_next_field(char **at, char *end)
{
    char *read = *at, *field = *at, *write = *at;
    if (*read == '"') {
        for (read++; *read && !(read[0] == '"' && read[1] != '"'); read++) {
            if (*read == '"')
                read++;
            *write++ = *read;
        }
        if (*read == '"')
            read++;
    }
    while (*read && *read != ',' && *read != '\n')
        *write++ = *read++;
    *end = *read;
    *at = *read ? read + 1 : read;
    *write = '\0';
    return field;
}

static int count_char(const char *text, char what)
{
    int count = 0;
    for (; *text; text++)
        count += *text == what;
    return count;
}

static bool split(struct csv_file *file)
{
    int room = count_char(file->text, ',') + count_char(file->text, '\n') + 2, count = 0;
    file->cell = malloc((size_t)room * sizeof *file->cell);
    if (!file->cell)
        return false;
    char *at = file->text, end = '\n';
    int in_line = 0, lines = 0;
    while (*at) {
        file->cell[count++] = csv_next_field(&at, &end);
        in_line++;
        if (end == ',')
            continue;
        if (lines == 0)
            file->columns = in_line;
        else if (in_line != file->columns)
            return false;
        in_line = 0;
        lines++;
    }
    file->rows = lines - 1;
    return lines > 0;
}

bool csv_file_read(const char *path, struct csv_file *file)
{
    memset(file, 0, sizeof *file);
    file->text = slurp(path);
    if (file->text && split(file))
        return true;
    csv_file_clear(file);
    return false;
}

void csv_file_clear(struct csv_file *file)
{
    free(file->text);
    free(file->cell);
    memset(file, 0, sizeof *file);
}

const char *csv_file_heading(const struct csv_file *file, int column)
{
    return file->cell[column];
}

int csv_file_column(const struct csv_file *file, const char *path)
{
    size_t length = strlen(path);
    for (int i = 0; i < file->columns; i++)
        if (strncmp(file->cell[i], path, length) == 0 &&
            (file->cell[i][length] == '\0' || strncmp(file->cell[i] + length, " [", 2) == 0))
            return i;
    return -1;
}

const char *csv_file_text(const struct csv_file *file, int row, int column)
{
    return file->cell[(row + 1) * file->columns + column];
}

double csv_file_number(const struct csv_file *file, int row, int column)
{
    double value;
    size_t used;
    if (column < 0)
        return NAN;
    const char *text = file->cell[(row + 1) * file->columns + column];
    return number_parse(text, &value, &used) == NUMBER_OK ? value : NAN;
}
