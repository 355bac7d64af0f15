/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/report/figure.h"
#include "sim/report/text.h"

static void each(FILE *out, const struct split *split, enum profile_heat heat)
{
    const struct profile *profile = &split->profile;
    if (profile->heat_calls[heat] > 0)
        fprintf(out, "%10.2f us each of %llu",
                profile->heat_s[heat] * 1e6 / (double)profile->heat_calls[heat],
                (unsigned long long)profile->heat_calls[heat]);
}

void text_split(FILE *out, const struct run *run)
{
    const struct split *split = &run->split;
    if (!run->has_split)
        return;
    fprintf(
        out,
        "\nWhere %.2f s of processor time went (%llu replications of both routes, %llu events)\n",
        split->whole_s, (unsigned long long)split->profile.replications,
        (unsigned long long)split->profile.events);
    for (int i = 0; i < SPLIT_PARTS; i++) {
        fputs("  ", out);
        text_pad(out, split_part_info(i)->label, 36);
        fprintf(out, "%10.3f s%7.1f %%", split->part_s[i], 100 * split->part_s[i] / split->whole_s);
        if (i == SPLIT_LADLES)
            each(out, split, PROFILE_LADLES);
        if (i == SPLIT_FURNACES)
            each(out, split, PROFILE_FURNACES);
        putc('\n', out);
    }
    fprintf(out, "  outside heat and calendar%31.1f %%\n", 100 * split_outside_frac(split));
}
