/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/survey.h"

#include <gsl/gsl_version.h>
#include <json-c/json.h>
#include <yaml.h>

#include "sim/report/helper.h"
#include "sim/scenario/build_version.h"

bool survey_doctor(FILE *out)
{
    char gnuplot[80];
    bool found = helper_version("gnuplot", gnuplot, sizeof gnuplot);
    fprintf(out, "meltroute %s, commit %s\nmodel version %.16s\n", mr_build_version,
            mr_build_commit, mr_build_model_version);
    fprintf(out, "GSL %s, libyaml %s, json-c %s\n", gsl_version, yaml_get_version_string(),
            json_c_version());
    if (found)
        fprintf(out, "ok       %s (pictures)\n", gnuplot);
    else
        fputs("missing  gnuplot (pictures): on Debian, apt install gnuplot-nox\n", out);
    return found;
}
