/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/ledger_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/csv_read.h"
#include "sim/scenario/number.h"

/* Columns that are read, by their heading. */
enum column {
    REPLICATION,
    ROUTE,
    FLOW,
    UNIT,
    FROM,
    TO,
    CUSTOMER,
    PERIOD,
    OBSERVED,
    AMOUNT,
    COLUMNS
};
static const char *const heading[COLUMNS] = {[REPLICATION] = "replication",
                                             [ROUTE] = "route",
                                             [FLOW] = "flow",
                                             [UNIT] = "unit",
                                             [FROM] = "from",
                                             [TO] = "to",
                                             [CUSTOMER] = "customer",
                                             [PERIOD] = "period",
                                             [OBSERVED] = "observed",
                                             [AMOUNT] = "amount"};

enum { FIELDS = 16 };

struct reading {
    const struct source_text *source;
    struct finished *finished;
    struct diag *diag;
    int line, fields;
    char *field[FIELDS];
    int at[COLUMNS]; /* where each column stands */
};

static bool wrong(struct reading *reading, const char *what, const char *text)
{
    const struct mark mark = {reading->source, reading->line, 1, 0};
    diag_error(reading->diag, &mark, "E-RESULT", what, text);
    return false;
}

static void split(struct reading *reading, char *line)
{
    char end = ',';
    reading->fields = 0;
    while (end == ',' && reading->fields < FIELDS)
        reading->field[reading->fields++] = csv_next_field(&line, &end);
}

static bool find_columns(struct reading *reading)
{
    for (int c = 0; c < COLUMNS; c++) {
        reading->at[c] = -1;
        for (int i = 0; i < reading->fields; i++)
            if (strcmp(reading->field[i], heading[c]) == 0)
                reading->at[c] = i;
        if (reading->at[c] < 0)
            return wrong(reading, "no column '%s': another version of the program wrote it",
                         heading[c]);
    }
    return true;
}

static const char *cell(const struct reading *reading, enum column column)
{
    return reading->field[reading->at[column]];
}

static bool whole_number(const char *text, double *value)
{
    size_t used;
    return number_parse(text, value, &used) == NUMBER_OK && text[used] == '\0';
}

/* The kind of that name, when its unit is the one we know; FLOW_COUNT: told. */
static enum flow_kind kind_of(struct reading *reading)
{
    for (int k = 0; k < FLOW_COUNT; k++) {
        const struct flow_info *info = flow_info((enum flow_kind)k);
        if (strcmp(info->name, cell(reading, FLOW)) != 0)
            continue;
        if (strcmp(info->unit, cell(reading, UNIT)) == 0)
            return (enum flow_kind)k;
        wrong(reading, "the unit '%s' is not that of the flow", cell(reading, UNIT));
        return FLOW_COUNT;
    }
    wrong(reading, "there is no flow '%s'", cell(reading, FLOW));
    return FLOW_COUNT;
}

static bool take_row(struct reading *reading)
{
    struct finished *finished = reading->finished;
    struct finished_account row = {.kind = kind_of(reading)};
    double replication, period;
    int route = 0;
    if (row.kind == FLOW_COUNT)
        return false;
    while (route < ROUTES &&
           strcmp(cell(reading, ROUTE), route_name((enum supply_route)route)) != 0)
        route++;
    if (route == ROUTES)
        return wrong(reading, "there is no route '%s'", cell(reading, ROUTE));
    if (!whole_number(cell(reading, REPLICATION), &replication) || !(replication >= 0) ||
        !(replication < finished->replications))
        return wrong(reading, "there is no replication '%s'", cell(reading, REPLICATION));
    if (!whole_number(cell(reading, AMOUNT), &row.amount))
        return wrong(reading, "'%s' is no amount", cell(reading, AMOUNT));
    if (!whole_number(cell(reading, PERIOD), &period) || !(period >= 0 && period < 1e9))
        return wrong(reading, "'%s' is no period", cell(reading, PERIOD));
    row.period = (int)period;
    if (strcmp(cell(reading, OBSERVED), "0") == 0)
        return true;
    if (strcmp(cell(reading, OBSERVED), "1") != 0)
        return wrong(reading, "observed is 0 or 1, not '%s'", cell(reading, OBSERVED));
    row.from = finished_name(finished, cell(reading, FROM));
    row.to = finished_name(finished, cell(reading, TO));
    row.customer = *cell(reading, CUSTOMER) ? finished_name(finished, cell(reading, CUSTOMER)) : -1;
    return (row.from >= 0 && row.to >= 0 &&
            finished_post(finished, (int)replication, (enum supply_route)route, &row)) ||
           wrong(reading, "%s", "out of memory");
}

bool ledger_read(const char *path, struct finished *finished, struct diag *diag)
{
    const struct source_text source = {.name = path};
    struct reading reading = {.source = &source, .finished = finished, .diag = diag};
    FILE *file = fopen(path, "rb");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    bool good = true;
    if (!file)
        return wrong(&reading, "%s", "cannot be read: it is missing");
    int fields = 0;
    while (good && (length = getline(&line, &room, file)) > 0) {
        reading.line++;
        bool ended = line[length - 1] == '\n';
        split(&reading, line);
        if (reading.line == 1) {
            good = find_columns(&reading);
            fields = reading.fields;
        } else if (!ended || reading.fields != fields) {
            good = wrong(&reading, "%s", "the line is not whole");
        } else {
            good = take_row(&reading);
        }
    }
    if (good && (reading.line < 2 || ferror(file)))
        good = wrong(&reading, "%s", "holds no ledger");
    free(line);
    fclose(file);
    return good;
}
