/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/manifest.h"

#include <json-c/json.h>
#include <math.h>
#include <time.h>

#include "sim/scenario/build_version.h"

static void put(json_object *object, const char *key, const char *text)
{
    json_object_object_add(object, key, text ? json_object_new_string(text) : NULL);
}

static void put_time(json_object *object, double seconds)
{
    time_t now = time(NULL);
    struct tm utc;
    char text[32] = "";
    if (gmtime_r(&now, &utc))
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    put(object, "finished", text);
    json_object_object_add(object, "seconds", json_object_new_double(seconds));
}

static json_object *texts(const char *const *text, int count)
{
    json_object *array = json_object_new_array();
    for (int i = 0; i < count; i++)
        json_object_array_add(array, json_object_new_string(text[i]));
    return array;
}

void manifest_write(FILE *out, const struct manifest *manifest)
{
    json_object *object = json_object_new_object();
    put(object, "schema", "meltroute-manifest/1");
    put(object, "kind", manifest->kind);
    put(object, "version", mr_build_version);
    put(object, "commit", mr_build_commit);
    put(object, "model_version", mr_build_model_version);
    put(object, "command", manifest->command);
    put(object, "scenario", manifest->scenario->name);
    put(object, "scenario_hash", manifest->scenario->hash);
    put(object, "path", manifest->path);
    put(object, "variant", manifest->source->variant);
    json_object_object_add(object, "overrides",
                           texts(manifest->source->sets, manifest->source->set_count));
    char seed[32];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)manifest->scenario->simulation.seed);
    put(object, "seed", seed);
    json_object_object_add(object, "threads", json_object_new_int(manifest->threads));
    json_object_object_add(object, "complete", json_object_new_boolean(manifest->complete));
    if (isfinite(manifest->warmup_s))
        json_object_object_add(object, "warmup_s", json_object_new_double(manifest->warmup_s));
    put_time(object, manifest->seconds);
    if (manifest->note[0])
        put(object, "note", manifest->note);
    json_object_object_add(object, "warnings", texts(manifest->warnings, manifest->warning_count));
    put(object, "text", manifest->text);
    fputs(json_object_to_json_string_ext(object, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
                                                     JSON_C_TO_STRING_NOSLASHESCAPE),
          out);
    putc('\n', out);
    json_object_put(object);
}
