/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_REPORT_HTML_H
#define SIM_REPORT_HTML_H

#include <stddef.h>
#include <stdio.h>

/* Pieces of an HTML page that needs nothing but itself. */

#define HTML_HASH 64

/* Text as text, in an element or in an attribute with double quotes. */
void html_text(FILE *out, const char *text);
/* A figure with its interval, "330.1 ± 1.2": a line may end before the ± only. */
void html_figure(FILE *out, const char *text);
/* The same with '_' as a space, for names of rows. */
void html_words(FILE *out, const char *text);
/* printf of numbers and of texts that are written in this program. */
void html_put(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "data:TYPE;base64,..." of bytes, and of a file. fails: false, nothing written, when it cannot be
 * read. */
void html_data(FILE *out, const char *type, const void *bytes, size_t size);
int html_data_file(FILE *out, const char *type, const char *path);

/* "sha256-..." of a style or script, for the content security policy. */
void html_hash(const char *text, size_t size, char hash[HTML_HASH]);

#endif
