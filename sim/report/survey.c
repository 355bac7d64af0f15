/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/survey.h"

#include <gsl/gsl_version.h>
#include <glob.h>
#include <json-c/json.h>
#include <sqlite3.h>
#include <yaml.h>

#include "sim/report/helper.h"
#include "sim/scenario/build_version.h"

/* Any font file where Linux keeps them; elsewhere nobody looks. */
static bool fonts(void)
{
    static const char *const place[] = {"/usr/share/fonts/*/*.[to]tf",
                                        "/usr/share/fonts/*/*/*.[to]t[fc]",
                                        "/usr/local/share/fonts/*.[to]tf"};
    glob_t folders;
    bool linux_like = glob("/usr/share", GLOB_NOSORT, NULL, &folders) == 0;
    bool found = !linux_like;
    globfree(&folders);
    for (size_t i = 0; !found && i < sizeof place / sizeof place[0]; i++) {
        glob_t files;
        found = glob(place[i], GLOB_NOSORT, NULL, &files) == 0;
        globfree(&files);
    }
    return found;
}

bool survey_doctor(FILE *out)
{
    char gnuplot[80];
    bool found = helper_version("gnuplot", gnuplot, sizeof gnuplot);
    fprintf(out, "meltroute %s, commit %s\nmodel version %.16s\n", mr_build_version,
            mr_build_commit, mr_build_model_version);
    fprintf(out, "GSL %s, libyaml %s, json-c %s, SQLite %s\n", gsl_version,
            yaml_get_version_string(), json_c_version(), sqlite3_libversion());
    if (found)
        fprintf(out, "ok       %s (pictures)\n", gnuplot);
    else
        fputs("missing  gnuplot (pictures): apt install gnuplot-nox, dnf install gnuplot-minimal,\n"
              "         pacman -S gnuplot or brew install gnuplot; all else works without it\n",
              out);
    if (found && !fonts())
        fputs(
            "hint     no fonts below /usr/share/fonts: PNG pictures may come without letters; apt "
            "install fonts-dejavu-core\n",
            out);
    return found;
}
