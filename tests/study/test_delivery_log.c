/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logs as people keep them: other names, units, separators, gaps, mistakes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/study/delivery_log.h"
#include "sim/study/log_cell.h"
#include "tests/support/main.h"

static struct arena *arena;
static struct delivery_log log_read;

/* What is said of a log; "" nothing. owns: the caller frees. */
static char *read_log(const char *text, size_t size, const char *mapping, bool good)
{
    struct diag *diag = diag_create();
    arena = arena_create();
    bool done = delivery_log_read("log.csv", text, size, mapping, arena, diag, &log_read);
    char *said = diag_text(diag, 0);
    ck_assert_msg(done == good, "%s", said);
    diag_free(&diag);
    return said;
}

static void read_good(const char *text, const char *mapping)
{
    free(read_log(text, strlen(text), mapping, true));
}

static double value(int row, enum log_quantity quantity)
{
    return log_read.row[row].value[quantity];
}

START_TEST(a_plain_log_is_read)
{
    read_good("tap_temperature,arrival_temperature,tap_time,arrival_time,distance,standing\n"
              "755,702.5,2025-01-06 06:10,2025-01-06 08:05,45,55\n"
              "\n"
              "760,,2025-01-06T23:10,2025-01-07T01:05:30,45,\n",
              NULL);
    ck_assert_int_eq(log_read.count, 2);
    ck_assert_double_eq(value(0, LOG_TAP), 755 + 273.15);
    ck_assert_double_eq(value(0, LOG_DISTANCE), 45e3);
    ck_assert_double_eq(value(0, LOG_STANDING), 3300);
    ck_assert_double_eq(log_read.row[0].duration_s, 6900);
    ck_assert_double_eq(log_read.row[1].duration_s, 6930);
    ck_assert_double_nan(value(1, LOG_ARRIVAL));
    ck_assert_int_eq(log_read.missing[LOG_ARRIVAL], 1);
    ck_assert_int_eq(log_read.missing[LOG_STANDING], 1);
    ck_assert_int_eq(log_read.row[1].line, 4);
    arena_free(&arena);
}
END_TEST

/* A byte-order mark, semicolons, decimal commas, quotes, CR LF, Fahrenheit, clocks past midnight.
 */
START_TEST(a_log_of_another_land_is_read)
{
    read_good("\xEF\xBB\xBF"
              "\"Tap-Temp (\xC2\xB0"
              "F)\";Arrival temp [degC];Tap Time;arrival time;km;Driver\r\n"
              "1391,0;\"702,5\";22:50;00:20;45,5;\"Li; Wang\"\r\n"
              "n/a;701,25;06:10:30;7,5;-;x\r\n",
              NULL);
    ck_assert(log_read.decimal_comma);
    ck_assert_int_eq(log_read.table.delimiter, ';');
    ck_assert_double_eq_tol(value(0, LOG_TAP), 755 + 273.15, 1e-9);
    ck_assert_double_eq(value(0, LOG_ARRIVAL), 702.5 + 273.15);
    ck_assert_double_eq(log_read.row[0].duration_s, 5400);
    ck_assert_double_eq(value(0, LOG_DISTANCE), 45.5e3);
    ck_assert_double_nan(value(1, LOG_TAP));
    ck_assert_double_eq(log_read.row[1].duration_s, 7.5 * 3600 - (6 * 3600 + 630));
    ck_assert_str_eq(log_read.ignored, "Driver");
    arena_free(&arena);
}
END_TEST

START_TEST(columns_can_be_mapped)
{
    read_good("T1,T2,Way [mi],Dauer\n1391,1295.6,10,90\n",
              "tap_temperature=T1 [F], arrival_temperature = T2 [F], distance=Way, "
              "duration=Dauer [min]");
    ck_assert_double_eq_tol(value(0, LOG_TAP), 755 + 273.15, 1e-9);
    ck_assert_double_eq_tol(value(0, LOG_ARRIVAL), 702 + 273.15, 1e-9);
    ck_assert_double_eq(value(0, LOG_DISTANCE), 16093.44);
    ck_assert_double_eq(log_read.row[0].duration_s, 5400);
    ck_assert_str_eq(log_read.ignored, "");
    arena_free(&arena);
}
END_TEST

static void check_refused(const char *text, const char *mapping, const char *expected)
{
    char *said = read_log(text, strlen(text), mapping, false);
    ck_assert_msg(strstr(said, expected) != NULL, "%s\n--- lacks\n%s", said, expected);
    free(said);
    arena_free(&arena);
}

START_TEST(bad_cells_are_located)
{
    check_refused("tap_temperature,duration\n755,1\n  hot,1\n", NULL,
                  "log.csv:3:3: error: 'hot' is no number [E-NUMBER]");
    check_refused("tap_temperature,duration\n755,\"1.234,5\"\n", NULL,
                  "log.csv:2:5: error: '1.234,5' is no number");
    check_refused("tap_time,distance\n2025-02-30 06:10,3\n", NULL,
                  "log.csv:2:1: error: '2025-02-30 06:10' is no time such as");
    check_refused("tap_temperature [km],duration\n755,1\n", NULL,
                  "log.csv:1:1: error: 'km' is no unit of tap_temperature [E-UNIT]");
    check_refused("tap_temperature,Tap temp,duration\n755,754,1\n", NULL,
                  "log.csv:1:17: error: a second column for tap_temperature");
    check_refused("tap_temperature,duration\n755,1,9\n", NULL,
                  "log.csv:2:7: error: this row has more cells than the header has names");
    check_refused("tap_temperature,duration\n\"755,1\n", NULL,
                  "error: a quotation mark is not closed");
    check_refused("", NULL, "log.csv:1:1: error: the log is empty");
    check_refused("tap_temperature\xFF\n755\n", NULL, "is not UTF-8");
    check_refused("a,b\n1,2\n", "tap_temperature=c", "the log has no column 'c'");
    check_refused("a,b\n1,2\n", "heat=a", "'heat=a' is not QUANTITY=NAME OF A COLUMN");
    /* all of them in one pass */
    static const char wrong[] = "tap_temperature,duration\nx,y\n755,z\n";
    char *said = read_log(wrong, strlen(wrong), NULL, false);
    ck_assert(strstr(said, "log.csv:2:1:") && strstr(said, "log.csv:2:3:") &&
              strstr(said, "log.csv:3:5:"));
    free(said);
    arena_free(&arena);
}
END_TEST

START_TEST(impossible_rows_are_set_aside)
{
    static const char text[] =
        "tap_temperature,arrival_temperature,tap_time,arrival_time,standing,mass_loaded,"
        "mass_received\n"
        "755,702,06:00,07:30,10,4,3.98\n"
        "755,790,06:00,07:30,10,4,3.98\n"
        "7550,702,06:00,07:30,10,4,3.98\n"
        "755,702,2025-01-06 06:00,2025-01-05 07:30,10,4,3.98\n"
        "755,702,06:00,07:30,200,4,3.98\n"
        "755,702,06:00,07:30,10,4,4.5\n";
    char *said = read_log(text, strlen(text), NULL, true);
    ck_assert_int_eq(log_read.count, 1);
    ck_assert_int_eq(log_read.set_aside, 5);
    ck_assert_ptr_nonnull(strstr(said, "log.csv:3:1: warning: the metal arrives hotter"));
    ck_assert_ptr_nonnull(strstr(said, "log.csv:4:1: warning: '7550' cannot be tap_temperature"));
    ck_assert_ptr_nonnull(strstr(said, "log.csv:5:1: warning: it arrives no later"));
    ck_assert_ptr_nonnull(strstr(said, "log.csv:6:1: warning: it stood longer"));
    ck_assert_ptr_nonnull(strstr(said, "log.csv:7:1: warning: more metal was received"));
    free(said);
    arena_free(&arena);
}
END_TEST

START_TEST(days_count_as_the_calendar_does)
{
    struct log_unit clock;
    double a, b;
    bool comma;
    ck_assert(log_unit_find("clock", LOG_CLOCK, &clock));
    ck_assert(log_cell_read("1970-01-01 00:00", &clock, &a, &comma));
    ck_assert_double_eq(a, 0);
    ck_assert(log_cell_read("2024-02-29 12:00", &clock, &a, &comma)); /* 19782 days */
    ck_assert_double_eq(a, 19782 * 86400.0 + 43200);
    ck_assert(log_cell_read("01.03.2024 12:00", &clock, &b, &comma));
    ck_assert_double_eq(b - a, 86400);
    ck_assert(!log_cell_read("2025-02-29 12:00", &clock, &a, &comma));
    ck_assert(!log_cell_read("25:10", &clock, &a, &comma));
}
END_TEST

RUN_SUITE("delivery log", a_plain_log_is_read, a_log_of_another_land_is_read, columns_can_be_mapped,
          bad_cells_are_located, impossible_rows_are_set_aside, days_count_as_the_calendar_does)
