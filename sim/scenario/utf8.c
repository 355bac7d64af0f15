/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/utf8.h"

int utf8_length(const char *text, size_t size)
{
    int count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
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
