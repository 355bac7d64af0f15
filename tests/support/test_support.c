/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/main.h"

START_TEST(a_folder_comes_and_goes)
{
    char folder[512], child[600], path[700];
    struct stat info;
    temp_dir_make(folder, sizeof folder);
    snprintf(child, sizeof child, "%s/sub", folder);
    ck_assert_int_eq(mkdir(child, 0700), 0);
    snprintf(path, sizeof path, "%s/note.txt", child);
    file_write(path, "7 t");
    ck_assert_int_eq(stat(path, &info), 0);
    temp_dir_remove(folder);
    ck_assert_int_ne(stat(folder, &info), 0);
}
END_TEST

START_TEST(a_long_file_reads_as_it_was_written)
{
    char folder[512], path[600], text[10000];
    temp_dir_make(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/long.txt", folder);
    for (size_t i = 0; i + 1 < sizeof text; i++)
        text[i] = (char)('a' + i % 23);
    text[sizeof text - 1] = '\0';
    file_write(path, text);
    char *back = file_read(path);
    ck_assert_str_eq(back, text);
    free(back);
    file_write(path, "");
    back = file_read(path);
    ck_assert_str_eq(back, "");
    free(back);
    temp_dir_remove(folder);
}
END_TEST

START_TEST(close_is_relative)
{
    ck_assert_close(930.4, 930.0, 0.001);
    ck_assert_close(-2.0, -2.0, 0.0);
}
END_TEST

RUN_SUITE("support", a_folder_comes_and_goes, a_long_file_reads_as_it_was_written,
          close_is_relative)
