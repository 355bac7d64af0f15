/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Implements the studies of meltroute.h that ask what moves the answer and what is best. */
#include <math.h>
#include <string.h>

#include "sim/api_handle.h"
#include "sim/chain/replication.h"

/* "saving,carbon" -> bits; 0 for a name that is none. */
static unsigned outputs_of(const char *text)
{
    unsigned outputs = 0;
    while (*text) {
        size_t length = strcspn(text, ",");
        int id = 0;
        const char *name;
        for (; (name = sensitivity_name(id)); id++)
            if (strlen(name) == length && strncmp(name, text, length) == 0)
                break;
        if (!name)
            return 0;
        outputs |= 1u << id;
        text += length;
        text += *text == ',';
    }
    return outputs;
}

enum mr_status mr_sensitivity(const struct mr_scenario *scenario,
                              const struct mr_sensitivity_request *request, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_SENSITIVITY, &status);
    if (status != MR_OK)
        return status;
    const struct effect_method *method =
        effect_method_find(request->method ? request->method : "oat");
    if (!method)
        return results_end(results, MR_USAGE, "the method is oat, morris or sobol");
    const char *of = request->of             ? request->of
                     : method == &effect_oat ? "saving,breakeven,carbon,service"
                                             : "saving,carbon,service";
    struct sensitivity_plan plan = {.source = &scenario->source,
                                    .scenario = scenario->scenario,
                                    .run = replication_run,
                                    .method = method,
                                    .samples = request->samples,
                                    .replications = request->replications,
                                    .keys = request->keys,
                                    .key_count = request->key_count,
                                    .most = request->most,
                                    .outputs = outputs_of(of),
                                    .threads = scenario->threads,
                                    .cut_s = NAN,
                                    .hook = results_hook(scenario)};
    if (!plan.outputs)
        return results_end(
            results, MR_USAGE,
            "outputs are saving, breakeven, carbon and service, with commas between");
    if (method == &effect_sobol && plan.key_count < 1 && plan.most < 1)
        plan.most = MR_SOBOL_INPUTS;
    status = results_status(sensitivity_run(&plan, &results->sensitivity));
    return results_end(results, status, results->sensitivity.message);
}

enum mr_status mr_breakeven_against(const struct mr_scenario *scenario, const char *key,
                                    const char *range, const char *against, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_SURFACE, &status);
    if (status != MR_OK)
        return status;
    results->key = strdup(key);
    struct surface_plan plan = {.source = &scenario->source,
                                .scenario = scenario->scenario,
                                .key = results->key ? results->key : "",
                                .range = range,
                                .against = against,
                                .run = replication_run,
                                .threads = scenario->threads,
                                .cut_s = NAN,
                                .hook = results_hook(scenario)};
    status = results_status(surface_run(&plan, &results->surface));
    return results_end(results, status, results->surface.message);
}

enum mr_status mr_optimize(const struct mr_scenario *scenario, double indifference,
                           int replications, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_OPTIMIZE, &status);
    if (status != MR_OK)
        return status;
    bool own = scenario->vary_count > 0; /* the file's sweep is about something else */
    struct optimize_plan plan = {.source = &scenario->source,
                                 .scenario = scenario->scenario,
                                 .vary = own ? scenario->scenario->sweep : NULL,
                                 .vary_count = own ? scenario->scenario->sweep_count : 0,
                                 .run = replication_run,
                                 .indifference = indifference,
                                 .most = replications,
                                 .threads = scenario->threads,
                                 .cut_s = NAN,
                                 .hook = results_hook(scenario)};
    status = results_status(optimize_run(&plan, &results->optimize));
    return results_end(results, status, results->optimize.message);
}

enum mr_status mr_compare(const struct mr_scenario *scenario, const char *const *names,
                          int name_count, struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_COMPARE, &status);
    if (status != MR_OK)
        return status;
    const struct compare_plan plan = {.source = &scenario->source,
                                      .scenario = scenario->scenario,
                                      .name = names,
                                      .name_count = name_count,
                                      .run = replication_run,
                                      .threads = scenario->threads,
                                      .hook = results_hook(scenario)};
    char message[sizeof results->message];
    status = results_status(compare_run(&plan, &results->compare));
    snprintf(message, sizeof message, "%.230s%s%s", status == MR_INVALID ? scenario->path : "",
             status == MR_INVALID ? ": " : "", results->compare.message);
    return results_end(results, status, message);
}

enum mr_status mr_trace(const struct mr_scenario *scenario, const struct mr_trace_window *window,
                        struct mr_results **out)
{
    enum mr_status status;
    struct mr_results *results = *out = results_begin_study(scenario, RESULT_TRACE, &status);
    if (status != MR_OK)
        return status;
    const struct trace_plan plan = {.scenario = scenario->scenario,
                                    .run = replication_run,
                                    .begin = window->begin,
                                    .length = window->length,
                                    .ladle = window->ladle - 1};
    status = results_status(trace_run(&plan, &results->trace));
    return results_end(results, status, results->trace.message);
}
