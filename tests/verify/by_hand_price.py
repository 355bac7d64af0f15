# SPDX-License-Identifier: GPL-3.0-or-later
"""Of exhibit12_by_hand.py: what is reckoned from prices alone."""

import math
import os
import statistics
import sys

from by_hand_scenario import HOUR, YEAR, seconds_into_run, si

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "kernel"))

import stream_reference  # noqa: E402


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


DAY = 24 * HOUR


def listed(market, start):
    """[(from when, price)] of a list of dates; each holds until the next."""
    return sorted((seconds_into_run(day, start), si(price)) for day, price in market.items())


def drawn(root, replication):
    """[(from when, price)] day by day: an Ornstein-Uhlenbeck process, stepped exactly, of the price or
    of its logarithm, with normal numbers from the stream 'metal price' by the inverse."""
    market, price = root["metal"]["market"], si(root["metal"]["price"])
    logarithm = market["process"] == "mean_reverting"
    speed = math.log(2) / si(market["half_life"])
    spread = si(market["volatility"]) * (1 if logarithm else price)
    variance = spread**2 / YEAR / (2 * speed)
    mean = math.log(price) - variance / 2 if logarithm else price
    first = price * si(market["start"])
    x = math.log(first) if logarithm else first
    stay = math.exp(-speed * DAY)
    seed = int(root["simulation"]["seed"])
    chance = stream_reference.stream(seed, replication, "metal price", 0)
    quotes = []
    for day in range(math.ceil(si(root["simulation"]["horizon"]) / DAY) + 1):
        quotes.append((day * DAY, math.exp(x) if logarithm else x))
        uniform = ((next(chance) >> 12) + 0.5) * 2.0**-52
        normal = statistics.NormalDist().inv_cdf(uniform)
        x = mean + (x - mean) * stay + math.sqrt(variance * (1 - stay**2)) * normal
    return quotes


class Price:
    """Of the metal: means over periods of the ledger, as far as they lie in the window observed."""

    def __init__(self, scenario, replication, seconds):
        root = scenario.root
        market = root["metal"]["market"]
        self.moves = market["process"] != "constant"
        if not self.moves:
            self.quotes = [(0.0, si(root["metal"]["price"]))]
        elif market["process"] == "series":
            self.quotes = listed(market["series"], scenario.start)
        else:
            self.quotes = drawn(root, replication)
        self.begin, self.end = scenario.window - seconds, scenario.window
        self.length = scenario.period
        self.first = math.floor(self.begin / self.length + 1e-9)
        self.last = math.ceil(self.end / self.length - 1e-9) - 1
        self.mean = self.over(self.begin, self.end)
        self.of = {p: self.over(*self.span(p)) for p in range(self.first, self.last + 1)}

    def over(self, begin, end):
        edges = [max(since, begin) for since, _ in self.quotes[1:]] + [end]
        total, at = 0.0, begin
        for (_, price), edge in zip(self.quotes, edges):
            edge = min(edge, end)
            total += price * max(edge - at, 0.0)
            at = max(at, edge)
        return total / (end - begin)

    def span(self, period):
        return (
            max(period * self.length, self.begin),
            min((period + 1) * self.length, self.end),
        )

    def in_period(self, period):
        """What is posted at the very end belongs to the last period."""
        return self.of[min(period, self.last)]

    def risk(self, stock_time):
        """Minus the integral of stock over price, by trapezoids. stock_time: {period: kg s}"""
        stock = {p: 0.0 for p in self.of}
        for period, amount in stock_time.items():
            period = min(period, self.last)
            begin, end = self.span(period)
            stock[period] += amount / (end - begin)
        return -math.fsum(
            (stock[p] + stock[p + 1]) / 2 * (self.of[p + 1] - self.of[p])
            for p in range(self.first, self.last)
        )
