/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/suggest.h"

#include <stddef.h>
#include <string.h>

#define LONGEST 48

static char fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c | 0x20);
    return c == '-' || c == ' ' ? '_' : c;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance, three rows kept. in: at most LONGEST characters each. */
static int distance(const char *a, int m, const char *b, int n)
{
    int row[3][LONGEST + 1];
    for (int j = 0; j <= n; j++)
        row[0][j] = j;
    for (int i = 1; i <= m; i++) {
        int *now = row[i % 3];
        const int *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= n; j++) {
            int replace = before[j - 1] + (fold(a[i - 1]) != fold(b[j - 1]));
            now[j] = least(replace, least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
                fold(a[i - 2]) == fold(b[j - 1]))
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return row[m % 3][n];
}

static int common_start(const char *a, const char *b)
{
    int count = 0;
    while (a[count] && fold(a[count]) == fold(b[count]))
        count++;
    return count;
}

void suggest_begin(struct suggestion *suggestion, const char *wanted)
{
    *suggestion = (struct suggestion){.wanted = wanted};
}

void suggest_offer(struct suggestion *suggestion, const char *candidate)
{
    size_t m = strlen(suggestion->wanted), n = strlen(candidate);
    if (m == 0 || m > LONGEST || n > LONGEST)
        return;
    int limit = m < 4 ? 1 : m < 8 ? 2 : 3;
    int found = distance(suggestion->wanted, (int)m, candidate, (int)n);
    /* The same beginning, cut or ended differently: dist_km for distance. */
    if (found > limit && common_start(suggestion->wanted, candidate) >= 4)
        found = limit;
    if (found > limit || (suggestion->best && found >= suggestion->distance))
        return;
    suggestion->best = candidate;
    suggestion->distance = found;
}
