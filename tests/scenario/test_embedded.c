/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/build_version.h"
#include "sim/scenario/embedded.h"
#include "tests/support/main.h"

START_TEST(every_file_is_found_by_its_name)
{
    for (size_t i = 0; i < embedded_count; i++)
        ck_assert_ptr_eq(embedded_find(embedded_files[i].name), &embedded_files[i]);
}
END_TEST

START_TEST(an_unknown_name_is_null)
{
    ck_assert_ptr_null(embedded_find(""));
    ck_assert_ptr_null(embedded_find("models/none.yaml"));
    ck_assert_ptr_null(embedded_find("zzz"));
}
END_TEST

/* Tests run in the root of the repository, so the files themselves are the judge. */
START_TEST(the_text_is_the_file)
{
    for (size_t i = 0; i < embedded_count; i++) {
        char *text = file_read(embedded_files[i].name);
        ck_assert_uint_eq(embedded_files[i].size, strlen(embedded_files[i].text));
        ck_assert_str_eq(embedded_files[i].text, text);
        free(text);
    }
}
END_TEST

START_TEST(the_model_version_is_a_hash)
{
    ck_assert_uint_eq(strlen(mr_build_model_version), 64);
    ck_assert_uint_eq(strspn(mr_build_model_version, "0123456789abcdef"), 64);
    ck_assert_uint_ge(strlen(mr_build_version), 5);
    ck_assert_uint_ge(strlen(mr_build_commit), 7);
}
END_TEST

RUN_SUITE("embedded", every_file_is_found_by_its_name, an_unknown_name_is_null,
          the_text_is_the_file, the_model_version_is_a_hash)
