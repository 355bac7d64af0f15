/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_JSON_PART_H
#define SIM_REPORT_JSON_PART_H

#include <json-c/json.h>

#include "sim/study/plans.h"

/* What the JSON writers share: numbers by digits that read back, null for what does not exist. */

struct json_object *json_number(double value);
struct json_object *json_text(const char *text);
/* {"mean":, "half_width":, "n":} */
struct json_object *json_quantity(struct estimate estimate);
/* {"loads too cold": 12, ..}, only what there is. */
struct json_object *json_lacking(const int number[PLANS_STATES]);
void json_put(struct json_object *object, const char *key, struct json_object *value);
/* At a path of keys, making the objects on the way. */
void json_put_path(struct json_object *object, const char *path, struct json_object *value);
/* The text, owned by the caller; the object is let go. NULL without memory. */
char *json_print(struct json_object *object);

#endif
