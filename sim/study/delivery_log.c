/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/study/delivery_log.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "sim/scenario/suggest.h"
#include "sim/study/log_cell.h"

enum { NAME = 80 };

static const struct quantity {
    struct log_quantity_info info;
    enum log_kind kind;
    double low, high;    /* SI, what a cell can be */
    const char *also[6]; /* other names, letters and digits only */
} quantities[LOG_QUANTITIES] = {
    [LOG_TAP] = {{"tap_temperature", "degC", "metal in the producer's furnace at the tap"},
                 LOG_TEMPERATURE,
                 773.15,
                 1373.15,
                 {"taptemp", "ttap", "temptap", "temperaturetap"}},
    [LOG_FILLED] = {{"filled_temperature", "degC", "metal in the ladle after filling"},
                    LOG_TEMPERATURE,
                    773.15,
                    1373.15,
                    {"filledtemp", "tfilled", "ladletemperature"}},
    [LOG_ARRIVAL] = {{"arrival_temperature", "degC", "metal in the opened ladle at the customer"},
                     LOG_TEMPERATURE,
                     673.15,
                     1373.15,
                     {"arrivaltemp", "tarrival", "temparrival", "arrtemp", "temperaturearrival"}},
    [LOG_TAP_TIME] = {{"tap_time", "clock", "end of filling"},
                      LOG_CLOCK,
                      0,
                      0,
                      {"tapped", "timetap", "tappedat", "departure", "tapclock"}},
    [LOG_ARRIVAL_TIME] = {{"arrival_time", "clock", "lid opened"},
                          LOG_CLOCK,
                          0,
                          0,
                          {"arrived", "timearrival", "arrivedat", "arrival", "opened"}},
    [LOG_DURATION] = {{"duration", "h", "tap to arrival, instead of both times"},
                      LOG_TIME,
                      0,
                      30 * 86400.0,
                      {"elapsed", "triptime", "hours"}},
    [LOG_DISTANCE] = {{"distance", "km", "driven with metal"},
                      LOG_LENGTH,
                      0,
                      3e6,
                      {"km", "kilometres", "kilometers", "dist"}},
    [LOG_STANDING] = {{"standing", "min", "standing with metal, between tap and arrival"},
                      LOG_TIME,
                      0,
                      30 * 86400.0,
                      {"stand", "stood", "waiting", "standingtime"}},
    [LOG_LOADED] = {{"mass_loaded", "t", "metal weighed in the ladle before it leaves"},
                    LOG_MASS,
                    1,
                    1e5,
                    {"loaded", "massload", "netload", "mass", "load"}},
    [LOG_RECEIVED] = {{"mass_received", "t", "metal weighed into the customer's furnace"},
                      LOG_MASS,
                      1,
                      1e5,
                      {"received", "poured", "masspoured"}},
    [LOG_HOT_FACE] = {{"hot_face", "degC", "hot face of the empty ladle before the tap"},
                      LOG_TEMPERATURE,
                      253.15,
                      1573.15,
                      {"hotface", "lining", "facetemperature"}},
    [LOG_AIR] = {{"air_temperature", "degC", "air outside"},
                 LOG_TEMPERATURE,
                 213.15,
                 333.15,
                 {"air", "ambient", "outside", "airtemp"}},
};

const struct log_quantity_info *log_quantity_info(enum log_quantity quantity)
{
    return &quantities[quantity].info;
}

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct delivery_log *log;
    struct log_unit unit[LOG_QUANTITIES];
};

/* --- columns ---------------------------------------------------------------------------------- */

/* Letters and digits in lower case: "Tap-Temp " is "taptemp". */
static void plain(const char *text, size_t length, char out[NAME])
{
    size_t used = 0;
    for (size_t i = 0; i < length && used + 1 < NAME; i++)
        if (isalnum((unsigned char)text[i]))
            out[used++] = (char)tolower((unsigned char)text[i]);
    out[used] = '\0';
}

/* "tap_temp [F]": the name before the bracket, the unit in it ("" none). */
static void split_heading(const char *text, char name[NAME], char unit[NAME])
{
    size_t length = strcspn(text, "[("), end;
    plain(text, length, name);
    unit[0] = '\0';
    if (text[length]) {
        end = strcspn(text + length + 1, "])");
        snprintf(unit, NAME, "%.*s", (int)end, text + length + 1);
    }
}

static int find_quantity(const char *name)
{
    char own[NAME];
    for (int q = 0; q < LOG_QUANTITIES; q++) {
        plain(quantities[q].info.name, strlen(quantities[q].info.name), own);
        if (!strcmp(own, name))
            return q;
        for (int i = 0; i < 6 && quantities[q].also[i]; i++)
            if (!strcmp(quantities[q].also[i], name))
                return q;
    }
    return -1;
}

static bool set_column(struct reading *r, int q, int column, const char *unit)
{
    struct delivery_log *log = r->log;
    const struct log_cell *cell = &log->table.header[column];
    struct mark mark = log_table_mark(&log->table, cell);
    const char *own = *unit ? unit : quantities[q].info.unit;
    if (log->column[q] >= 0) {
        diag_error(r->diag, &mark, "E-KEY", "a second column for %s", quantities[q].info.name);
        diag_help(r->diag, "say which one holds: --columns '%s=NAME'", quantities[q].info.name);
        return false;
    }
    if (!log_unit_find(own, quantities[q].kind, &r->unit[q])) {
        diag_error(r->diag, &mark, "E-UNIT", "'%.40s' is no unit of %s", own,
                   quantities[q].info.name);
        diag_help(r->diag, "such as '%s [%s]'", quantities[q].info.name, quantities[q].info.unit);
        return false;
    }
    log->column[q] = column;
    return true;
}

static int find_heading(const struct log_table *table, const char *wanted)
{
    char name[NAME], unit[NAME];
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < table->columns; i++) {
            split_heading(table->header[i].text, name, unit);
            if (pass == 0 ? !strcmp(table->header[i].text, wanted) : !strcmp(name, wanted))
                return i;
        }
    return -1;
}

/* One "quantity=heading [unit]" of the mapping. */
static bool map_one(struct reading *r, const char *part, bool *taken)
{
    static const struct source_text source = {.name = "--columns", .order = 2};
    const struct mark mark = {.source = &source};
    const char *equals = strchr(part, '=');
    char name[NAME], heading[NAME], unit[NAME];
    plain(part, equals ? (size_t)(equals - part) : strlen(part), name);
    int q = find_quantity(name);
    if (!equals || q < 0) {
        diag_error(r->diag, &mark, "E-KEY", "'%.60s' is not QUANTITY=NAME OF A COLUMN", part);
        diag_help(r->diag, "such as 'arrival_temperature=T an [F], distance=Way'");
        return false;
    }
    for (equals++; *equals == ' ';)
        equals++;
    split_heading(equals, heading, unit);
    int column = find_heading(&r->log->table, equals);
    if (column < 0)
        column = find_heading(&r->log->table, heading);
    if (column < 0) {
        diag_error(r->diag, &mark, "E-NAME", "the log has no column '%.60s'", equals);
        return false;
    }
    char own_name[NAME], own_unit[NAME];
    split_heading(r->log->table.header[column].text, own_name, own_unit);
    taken[column] = true;
    return set_column(r, q, column, *unit ? unit : own_unit);
}

static bool map_columns(struct reading *r, const char *mapping, bool *taken)
{
    char *text = mapping ? arena_copy(r->arena, mapping, strlen(mapping)) : NULL, *rest = NULL;
    bool good = true;
    for (char *part = text ? strtok_r(text, ",;", &rest) : NULL; part;
         part = strtok_r(NULL, ",;", &rest)) {
        while (*part == ' ')
            part++;
        size_t length = strlen(part);
        while (length > 0 && part[length - 1] == ' ')
            part[--length] = '\0';
        good &= map_one(r, part, taken);
    }
    return good;
}

static bool find_columns(struct reading *r, const char *mapping)
{
    struct delivery_log *log = r->log;
    bool *taken = arena_take(r->arena, (size_t)log->table.columns + 1);
    bool good = taken != NULL;
    for (int q = 0; q < LOG_QUANTITIES; q++)
        log->column[q] = -1;
    good = good && map_columns(r, mapping, taken);
    for (int i = 0; good && i < log->table.columns; i++) {
        char name[NAME], unit[NAME];
        size_t used = strlen(log->ignored);
        split_heading(log->table.header[i].text, name, unit);
        int q = taken[i] ? -1 : find_quantity(name);
        if (q >= 0 && mapping && log->column[q] >= 0)
            q = -1; /* the mapping named another */
        if (q >= 0)
            good &= set_column(r, q, i, unit);
        else if (!taken[i])
            snprintf(log->ignored + used, sizeof log->ignored - used, "%s%.60s", used ? ", " : "",
                     log->table.header[i].text);
    }
    return good;
}

/* --- rows ------------------------------------------------------------------------------------- */

static void read_cell(struct reading *r, int q, const struct log_cell *cell, struct delivery *row)
{
    struct delivery_log *log = r->log;
    const struct quantity *quantity = &quantities[q];
    struct mark mark = log_table_mark(&log->table, cell);
    double value;
    if (log_cell_missing(cell->text)) {
        log->missing[q]++;
        return;
    }
    bool comma = false;
    if (!log_cell_read(cell->text, &r->unit[q], &value, &comma)) {
        diag_error(r->diag, &mark, "E-NUMBER", "'%.40s' is no %s", cell->text,
                   quantity->kind == LOG_CLOCK ? "time such as 2025-01-06 07:35 or 07:35"
                                               : "number");
        diag_help(r->diag, "%s: leave the cell empty when it is not known", quantity->info.help);
        return;
    }
    log->decimal_comma |= comma;
    if (quantity->kind != LOG_CLOCK && !(value >= quantity->low && value <= quantity->high)) {
        diag_warn(r->diag, &mark, "W-LOG", "'%.40s' cannot be %s: the row is set aside", cell->text,
                  quantity->info.name);
        row->line = 0;
        return;
    }
    row->value[q] = value;
}

/* Clocks without a date run over midnight. */
static void find_duration(struct delivery *row)
{
    double tap_s = row->value[LOG_TAP_TIME], arrival_s = row->value[LOG_ARRIVAL_TIME];
    row->duration_s = row->value[LOG_DURATION];
    if (!isnan(row->duration_s) || isnan(tap_s) || isnan(arrival_s))
        return;
    row->duration_s = arrival_s - tap_s;
    if (row->duration_s < 0 && tap_s < 86400 && arrival_s < 86400)
        row->duration_s += 86400;
}

static void check_row(struct reading *r, struct delivery *row, const struct log_cell *first)
{
    struct mark mark = log_table_mark(&r->log->table, first);
    const double *v = row->value;
    double start_K = isnan(v[LOG_FILLED]) ? v[LOG_TAP] : v[LOG_FILLED];
    const char *why = NULL;
    find_duration(row);
    if (row->duration_s <= 0 || row->duration_s > 30 * 86400.0)
        why = "it arrives no later than it was tapped, or a month later";
    else if (v[LOG_ARRIVAL] > start_K + 1)
        why = "the metal arrives hotter than it was tapped";
    else if (v[LOG_STANDING] > row->duration_s + 60)
        why = "it stood longer than it was under way";
    else if (v[LOG_RECEIVED] > 1.02 * v[LOG_LOADED])
        why = "more metal was received than loaded";
    if (!why)
        return;
    diag_warn(r->diag, &mark, "W-LOG", "%s: the row is set aside", why);
    row->line = 0;
}

static void read_rows(struct reading *r)
{
    struct delivery_log *log = r->log;
    for (int i = 0; i < log->table.rows; i++) {
        const struct log_cell *first = log_table_cell(&log->table, i, 0);
        struct delivery *row = &log->row[log->count];
        *row = (struct delivery){.line = first->line, .duration_s = NAN};
        for (int q = 0; q < LOG_QUANTITIES; q++)
            row->value[q] = NAN;
        for (int q = 0; q < LOG_QUANTITIES; q++)
            if (log->column[q] >= 0)
                read_cell(r, q, log_table_cell(&log->table, i, log->column[q]), row);
        if (row->line > 0)
            check_row(r, row, first);
        log->set_aside += row->line == 0;
        log->count += row->line > 0;
    }
}

bool delivery_log_read(const char *name, const char *text, size_t size, const char *mapping,
                       struct arena *arena, struct diag *diag, struct delivery_log *out)
{
    struct reading r = {.arena = arena, .diag = diag, .log = out};
    memset(out, 0, sizeof *out);
    if (!log_table_read(name, text, size, arena, diag, &out->table) || !find_columns(&r, mapping))
        return false;
    out->row = arena_take(arena, (size_t)(out->table.rows + 1) * sizeof *out->row);
    if (!out->row) {
        diag_error(diag, NULL, "E-MEMORY", "out of memory");
        return false;
    }
    read_rows(&r);
    return diag_error_count(diag) == 0;
}
