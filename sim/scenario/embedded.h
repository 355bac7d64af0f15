/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the repository that are compiled into the library: data YAML, price sets, plot
 * templates, the page of messages. The table is made by scripts/embed at build time. */
#ifndef SIM_SCENARIO_EMBEDDED_H
#define SIM_SCENARIO_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *name; /* path from the root of the repository: "models/alloy/data/x.yaml" */
    const char *text; /* the content, closed by a zero byte; the last line ends in a newline */
    size_t size;      /* bytes of text without the zero byte */
};

/* embedded_count files sorted by name; iterate by index. */
extern const struct embedded_file embedded_files[];
extern const size_t embedded_count;

/* The file of that name, or NULL. */
const struct embedded_file *embedded_find(const char *name);

#endif
