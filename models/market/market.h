/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_MARKET_MARKET_H
#define MODELS_MARKET_MARKET_H

#include <stdbool.h>

/*
 * The price of the metal over time: quotes that each hold until the next one. Chance comes from
 * outside as standard normal numbers, one per quote.
 */

struct price_process;

/* A list of quotes; quote i holds from from_s[i] to from_s[i + 1], the last one for ever. */
struct price_path {
    int count; /* at least 1 */
    const double *from_s, *per_kg;
};

struct price_market {
    const struct price_process *process;
    double mean_per_kg;       /* long-run mean */
    double start_per_kg;      /* first quote of a random process */
    double half_life_s;       /* in which half of a deviation from the mean is gone */
    double volatility_frac;   /* standard deviation over one year if nothing drew it back / mean */
    struct price_path series; /* of a listed process */
};

struct price_process {
    const char *name, *summary, *source;
    bool listed; /* the quotes are market->series */
    /* The quote dt_s after one of per_kg; NULL: the price never moves.
     * in: normal, a standard normal number. */
    double (*next_per_kg)(const struct price_market *, double per_kg, double dt_s, double normal);
    /* Standard deviation of one quote, long after the first. */
    double (*long_run_sd_per_kg)(const struct price_market *);
};

const struct price_process *const *price_processes(void); /* NULL-terminated */
const struct price_process *price_process_find(const char *name);

/* Quotes 0, dt_s, 2 dt_s .. of a process that is not listed, from the start price on.
 * in: normal, count numbers; number i makes quote i + 1. out: from_s, per_kg, count each. */
void price_quotes(const struct price_market *, double dt_s, int count, const double *normal,
                  double *from_s, double *per_kg);

/* Mean over a period: the integral of the steps over its length. in: to_s > from_s >= the first
 * quote's time (before it, the first quote holds). */
double price_mean_per_kg(const struct price_path *, double from_s, double to_s);

#endif
