/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/dist.h"
#include "sim/scenario/number.h"

struct writer {
    enum dimension dim;
    const char *currency, *like;
    FILE *out;
};

static void write_part(const struct writer *w, const char *key, double value, enum dimension dim)
{
    char text[UNIT_ROOM];
    if (!isfinite(value))
        return; /* a normal without a cut */
    unit_format(value, dim, w->currency, dim == w->dim ? w->like : NULL, text);
    fprintf(w->out, ", %s: %s", key, text);
}

/* The cv when it gives the same sd again, else the sd. */
static void write_spread(const struct writer *w, const struct dist *d)
{
    bool heat = w->dim == DIM_TEMPERATURE;
    if (!heat && d->cv * d->mean == d->sd)
        write_part(w, "cv", d->cv, DIM_NONE);
    else
        write_part(w, "sd", d->sd, heat ? DIM_TEMPERATURE_DIFF : w->dim);
}

static void write_values(const struct writer *w, const struct dist *d)
{
    char text[UNIT_ROOM];
    fputs(", values: [", w->out);
    for (int i = 0; i < d->count; i++) {
        unit_format(d->value[i], w->dim, w->currency, w->like, text);
        fprintf(w->out, "%s%s", i ? ", " : "", text);
    }
    fputc(']', w->out);
}

void dist_write(const struct dist *d, enum dimension dim, const char *currency, const char *like,
                FILE *out)
{
    static const char *const names[] = {
        [DIST_CONSTANT] = "constant",     [DIST_UNIFORM] = "uniform",
        [DIST_TRIANGULAR] = "triangular", [DIST_NORMAL] = "normal",
        [DIST_LOGNORMAL] = "lognormal",   [DIST_EXPONENTIAL] = "exponential",
        [DIST_GAMMA] = "gamma",           [DIST_EMPIRICAL] = "empirical"};
    const struct writer w = {dim, currency, like, out};
    char text[UNIT_ROOM];
    if (d->kind == DIST_CONSTANT) {
        unit_format(d->mean, dim, currency, like, text);
        fputs(text, out);
        return;
    }
    fprintf(out, "{dist: %s", names[d->kind]);
    bool given = d->kind == DIST_LOGNORMAL || d->kind == DIST_GAMMA || d->kind == DIST_NORMAL;
    if (given || d->kind == DIST_EXPONENTIAL)
        write_part(&w, "mean", d->mean, dim);
    if (given)
        write_spread(&w, d);
    if (d->kind == DIST_UNIFORM || d->kind == DIST_TRIANGULAR || d->kind == DIST_NORMAL)
        write_part(&w, "low", d->low, dim);
    if (d->kind == DIST_TRIANGULAR)
        write_part(&w, "mode", d->mode, dim);
    if (d->kind == DIST_UNIFORM || d->kind == DIST_TRIANGULAR || d->kind == DIST_NORMAL)
        write_part(&w, "high", d->high, dim);
    if (d->kind == DIST_EMPIRICAL)
        write_values(&w, d);
    fputc('}', out);
}
