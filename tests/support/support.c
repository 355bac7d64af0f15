/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int support_run(const char *name, const TTest *const *cases, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, cases[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}

void temp_dir_make(char *path, size_t size)
{
    const char *base = getenv("TMPDIR");
    int length = snprintf(path, size, "%s/meltroute-XXXXXX", base && *base ? base : "/tmp");
    ck_assert_msg(length > 0 && (size_t)length < size, "no room for the path of a folder");
    ck_assert_msg(mkdtemp(path) != NULL, "cannot make the folder %s", path);
}

void temp_dir_remove(const char *path)
{
    DIR *dir = opendir(path);
    if (!dir)
        return;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        char child[4096];
        struct stat info;
        int length = snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
        if (length < 0 || (size_t)length >= sizeof child || lstat(child, &info))
            continue;
        if (S_ISDIR(info.st_mode))
            temp_dir_remove(child);
        else
            unlink(child);
    }
    closedir(dir);
    rmdir(path);
}

void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "cannot write %s", path);
    size_t written = fwrite(text, 1, strlen(text), file);
    ck_assert_msg(fclose(file) == 0 && written == strlen(text), "cannot write %s", path);
}

char *file_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot read %s", path);
    size_t size = 0, room = 4096;
    char *text = malloc(room);
    ck_assert_ptr_nonnull(text);
    for (size_t got = 1; got > 0; size += got) {
        if (room - size < 2) {
            text = realloc(text, room *= 2);
            ck_assert_ptr_nonnull(text);
        }
        got = fread(text + size, 1, room - size - 1, file);
    }
    fclose(file);
    text[size] = '\0';
    return text;
}
