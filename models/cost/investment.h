/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COST_INVESTMENT_H
#define MODELS_COST_INVESTMENT_H

#include "models/cost/cost.h"

/*
 * What each side must buy before the first tonne, and what that is worth. The same assets, prices
 * and lives as the annuities of the sheets, seen as cash.
 */
struct investment {
    double party[PARTIES];
    double total;
    double annuity_per_s; /* what the sheets charge for it, upkeep excluded */
};

/* The assets of view->route at their prices. */
void investment_evaluate(const struct cost_view *view, struct investment *investment);

/* Present value of all that is paid for the assets of view->route over a span, at the interest of
 * the price set: each is bought at the start and again whenever its life ends, and what is left of
 * the last one counts at the annuities that its remaining life would take:
 *
 *   sum over assets, k = 0 .. while k L < n:  p (1 + i)^(-k L)
 *     - p (1 - (1 + i)^-r) / (1 - (1 + i)^-L) (1 + i)^-n,   r what is left of the life L at n
 *
 * in: span_s > 0 */
double investment_outlay(const struct cost_view *view, double span_s);

/* Present value of a steady payment over a span, yearly in arrears, as the annuities are. */
double investment_present(double per_s, double span_s, double interest_per_s);

/* Time in which a steady surplus pays an outlay back, without interest. 0 when there is nothing to
 * pay back; infinite when there is and nothing comes back. */
double investment_payback_s(double outlay, double surplus_per_s);

#endif
