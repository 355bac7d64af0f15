# SPDX-License-Identifier: GPL-3.0-or-later
"""Of exhibit12_by_hand.py: what is reckoned from prices alone."""

import math

from by_hand_scenario import YEAR


def annuity(price, life, interest):
    """Equal yearly payments in arrears: what a price over a life costs, per second."""
    years, rate = life / YEAR, interest * YEAR
    if rate == 0:
        return price / life
    return price * rate / (1 - (1 + rate) ** -years) / YEAR


def unsettled(p):
    """Paid and not received, over what was: the mean difference of two weights, as far as it stays
    within the tolerance, by Simpson's rule over its distribution."""
    bias, spread, tolerance = p["weighing"], p["weighing_spread"], p["weighing_tolerance"]
    if tolerance == 0:
        return bias
    if spread == 0:
        return bias if abs(bias) <= tolerance else 0.0
    low, high = ((edge - bias) / spread for edge in (-tolerance, tolerance))
    slices = 100000
    step = (high - low) / slices
    weight = [1] + [4, 2] * (slices // 2 - 1) + [4, 1]
    at = [low + i * step for i in range(slices + 1)]
    height = [(bias + spread * x) * math.exp(-x * x / 2) for x in at]
    return math.fsum(w * h for w, h in zip(weight, height)) * step / 3 / math.sqrt(2 * math.pi)
