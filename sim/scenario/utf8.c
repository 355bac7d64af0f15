/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/utf8.h"

int utf8_length(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static int wide(unsigned long c)
{
    static const struct {
        unsigned long low, high;
    } range[] = {{0x1100, 0x115F},  {0x2E80, 0x303E}, {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},
                 {0xA960, 0xA97F},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                 {0xFF01, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF},
                 {0x20000, 0x3FFFD}};
    for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
        if (c >= range[i].low && c <= range[i].high)
            return 1;
    return 0;
}

int utf8_width(const char *text, int count)
{
    const unsigned char *at = (const unsigned char *)text;
    int columns = 0;
    for (; count > 0 && *at; count--) {
        unsigned long c = *at < 0xC0   ? *at
                          : *at < 0xE0 ? *at & 0x1F
                          : *at < 0xF0 ? *at & 0x0F
                                       : *at & 0x07;
        for (at++; (*at & 0xC0) == 0x80; at++)
            c = c << 6 | (*at & 0x3F);
        columns += wide(c) ? 2 : 1;
    }
    return columns;
}

/* Bytes that follow this first byte; -1 when none may start with it. */
static int following(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

/* The second byte is narrower after E0, ED, F0 and F4 (Unicode standard, table 3-7). */
static int second_valid(unsigned char first, unsigned char second)
{
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

size_t utf8_invalid(const char *text, size_t size)
{
    const unsigned char *at = (const unsigned char *)text;
    for (size_t i = 0; i < size;) {
        int rest = following(at[i]);
        if (rest < 0 || (size_t)rest >= size - i)
            return i;
        if (rest > 0 && !second_valid(at[i], at[i + 1]))
            return i;
        for (int k = 2; k <= rest; k++)
            if ((at[i + (size_t)k] & 0xC0) != 0x80)
                return i;
        i += (size_t)rest + 1;
    }
    return size;
}
