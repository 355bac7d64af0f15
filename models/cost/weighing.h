/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_WEIGHING_H
#define MODELS_COST_WEIGHING_H

/*
 * What is paid for: a load is weighed by the producer and again by the die-caster. The contract
 * pays by the producer's scales as long as the two weights agree within a tolerance, and by the
 * die-caster's for a load on which they do not. The die-caster's are right on the mean.
 *
 * The difference of the two weights of a load, over the load, is d = N(bias, spread). Paid above
 * what was received is, on the mean over loads, the difference that is not settled:
 *
 *   E[paid - received] / load = E[d; |d| <= tolerance]
 *
 * whoever's scales scatter, since what the producer's read within the tolerance and what the
 * die-caster's read beyond it add up to that. source: assumption
 */
struct weighing {
    double bias_frac;      /* producer's weight less the die-caster's, mean over loads */
    double spread_frac;    /* standard deviation of that difference, >= 0 */
    double tolerance_frac; /* >= 0; 0: nobody weighs again, the producer's scales decide */
};

/* Share of the metal received that is paid for beyond it.
 *   b (F(u) - F(l)) - s (f(u) - f(l)),  u, l = (+-t - b) / s,  F, f of the standard normal
 * spread 0: the bias, or nothing when it is above the tolerance. */
double weighing_unsettled_frac(const struct weighing *);

/* Share of loads that are paid for by the die-caster's scales: 1 - F(u) + F(l). */
double weighing_settled_frac(const struct weighing *);

#endif
