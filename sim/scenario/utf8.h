/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCENARIO_UTF8_H
#define SIM_SCENARIO_UTF8_H

#include <stddef.h>

/* Number of characters in the first `size` bytes; a byte that starts none counts as one. */
int utf8_length(const char *text, size_t size);

/* Columns that the first `count` characters take on a screen: two for those of East Asia and for
 * pictures, one for all others (combining ones too). source: UAX11, by blocks */
int utf8_width(const char *text, int count);

/* Offset of the first byte that is not valid UTF-8 (shortest form, no surrogates, up to U+10FFFF);
 * `size` when all is valid. */
size_t utf8_invalid(const char *text, size_t size);

#endif
