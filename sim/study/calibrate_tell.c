/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "sim/study/calibrate_job.h"

static void say(struct calibration *out, const char *sentence)
{
    size_t used = strlen(out->untold);
    snprintf(out->untold + used, sizeof out->untold - used, "%s%s", used ? " " : "", sentence);
}

static void tell_direction(const struct calibrate_job *job, const double *direction)
{
    char parts[200] = "", names[120] = "", sentence[480];
    int count = 0;
    for (int i = 0; i < job->chosen_count; i++) {
        int p = job->chosen[i];
        double step =
            0.5 * direction[i] *
            calibrate_believed(p, calibrate_inside(p, calibrate_before(job->scenario, p)));
        size_t used = strlen(parts), named = strlen(names);
        if (fabs(direction[i]) < 0.1)
            continue;
        snprintf(names + named, sizeof names - named, "%s%s", count ? " from " : "",
                 calibrate_parameters[p].name);
        if (p == FIT_LINING)
            snprintf(parts + used, sizeof parts - used, "%s%s by %+.0f %%", count ? " and " : "",
                     calibrate_parameters[p].name, 100 * (exp(step) - 1));
        else
            snprintf(parts + used, sizeof parts - used, "%s%s by %+.3g %s", count ? " and " : "",
                     calibrate_parameters[p].name, step,
                     p == FIT_HOT_FACE ? "K" : calibrate_parameters[p].unit);
        count++;
    }
    if (count > 1)
        snprintf(sentence, sizeof sentence,
                 "This log cannot tell %s: changing %s fits it as well. Deliveries of clearly "
                 "different duration, or a measured hot face, would.",
                 names, parts);
    else
        snprintf(sentence, sizeof sentence,
                 "This log cannot tell %s: its interval is wider than what is believed of it.",
                 names);
    say(job->out, sentence);
}

void calibrate_tell_block(struct calibrate_job *job, const struct calibrate_plan *plan,
                          enum calibrate_block block)
{
    const struct calibrated_block *result = &job->out->block[block];
    char sentence[320], names[120] = "";
    calibrate_choose(job, plan, block);
    for (int i = 0; i < job->chosen_count; i++)
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i ? ", " : "",
                 calibrate_parameters[job->chosen[i]].name);
    if (!result->fitted && job->chosen_count > 0 && (plan->fit || result->rows > 0)) {
        snprintf(sentence, sizeof sentence, "This log cannot tell %s: %d usable row%s, %s.", names,
                 result->rows, result->rows == 1 ? "" : "s", result->message);
        say(job->out, sentence);
    }
    if (result->fitted && block == BLOCK_TEMPERATURE)
        calibrate_drop_measured_face(job);
    if (result->fitted && result->fit.untold == job->chosen_count) {
        char apart[120] = "";
        for (int i = 0; i < job->chosen_count; i++)
            snprintf(apart + strlen(apart), sizeof apart - strlen(apart), "%s%s", i ? " from " : "",
                     calibrate_parameters[job->chosen[i]].name);
        snprintf(sentence, sizeof sentence,
                 "This log cannot tell %s%s wider than what is believed.", apart,
                 job->chosen_count > 1 ? ", nor one of them alone: all intervals are"
                                       : ": its interval is");
        say(job->out, sentence);
        return;
    }
    for (int k = 0; result->fitted && k < result->fit.untold; k++)
        tell_direction(job, result->fit.direction[k]);
}
