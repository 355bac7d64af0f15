/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_HTML_PART_H
#define SIM_REPORT_HTML_PART_H

#include <json-c/json.h>
#include <stdio.h>

#include "sim/scenario/embedded.h"

/* What the page of a run and that of another study share. */

/* A file of the folder. fails: NULL; message. owns: json_object_put. */
json_object *html_json(const char *folder, const char *name, char message[320]);
/* A text or number below the object, as text; "" when it is not there. */
const char *html_said(json_object *object, const char *key);

/* Up to <body>, with a policy that allows the style and the script (NULL: none); from </main> on.
 */
void html_head(FILE *out, const char *title, const struct embedded_file *style,
               const struct embedded_file *script);
void html_foot(FILE *out, const struct embedded_file *script);

/* Pictures of the folder by their kinds, NULL-terminated. */
void html_pictures(FILE *out, const char *folder, const char *const *pictures);
/* A row of a table: a name of this program, a text of anybody. */
void html_pair(FILE *out, const char *name, const char *value);
/* A section of those that the manifest has, and of loads that arrive too cold (run NULL: another
 * study); none without any. */
struct run;
void html_warnings(FILE *out, json_object *manifest, const struct run *run);
void html_scenario(FILE *out, const char *path, const char *text);

/* The files of the folder, to save; what is too large to be mailed is named only. Others follow. */
void html_data_begin(FILE *out, const char *folder);
void html_link(FILE *out, const char *name, const char *type, const void *bytes, size_t size);
void html_data_end(FILE *out);

#endif
