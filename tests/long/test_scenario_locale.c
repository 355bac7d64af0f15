/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are read and written the same where the decimal point is a comma. The locale is compiled
 * here, so that none needs to be installed. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/scenario/echo.h"
#include "sim/scenario/number.h"
#include "tests/scenario/text.h"
#include "tests/support/main.h"

static char *echo_of(const char *const *sets)
{
    struct scenario *s = text_scenario(NULL, sets);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    scenario_echo(s, out);
    fclose(out);
    scenario_free(&s);
    return text;
}

START_TEST(a_comma_locale_changes_nothing)
{
    static const char *const sets[] = {"route.distance=30.123456789012345 km",
                                       "route.speed.cv=0.155",
                                       "ladle.aspect=1.0000000000000002",
                                       "carbon.grid=0.5306 kg/kWh",
                                       "sweep.vary={ladle.aspect: 0.7..1.0 step 0.1}",
                                       NULL};
    char *plain = echo_of(sets), digits[NUMBER_ROOM];
    ck_assert_ptr_nonnull(setlocale(LC_ALL, "de_DE.UTF-8"));
    ck_assert_str_eq(localeconv()->decimal_point, ",");
    char *comma = echo_of(sets);
    ck_assert_str_eq(comma, plain);
    number_format(1234.5678901234567, digits);
    ck_assert_str_eq(digits, "1234.5678901234567");
    ck_assert_str_eq(setlocale(LC_ALL, NULL), "de_DE.UTF-8"); /* and the caller's locale is left */
    setlocale(LC_ALL, "C");
    free(plain);
    free(comma);
}
END_TEST

int main(void)
{
    const char *base = getenv("TMPDIR");
    char folder[400], command[900];
    snprintf(folder, sizeof folder, "%s/meltroute-locale-XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(folder))
        return 1;
    snprintf(command, sizeof command,
             "localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8' >/dev/null 2>&1", folder);
    bool made = system(command) == 0 && setenv("LOCPATH", folder, 1) == 0;
    int status = 0;
    if (made) {
        const TTest *const cases[] = {a_comma_locale_changes_nothing};
        status = support_run("locale", cases, 1);
    } else {
        puts("skip locale # localedef cannot make de_DE.UTF-8 (Debian: package locales)");
    }
    temp_dir_remove(folder);
    return status;
}
