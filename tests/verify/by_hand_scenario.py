# SPDX-License-Identifier: GPL-3.0-or-later
"""The resolved scenario (`meltroute run S.yaml --echo`) for exhibit12_by_hand.py: values with units,
read from a table of its own, shift calendars, and look-up by path."""

import csv
import datetime
import re

import yaml


HOUR = 3600.0
YEAR = 8760 * HOUR

# --- values with units -----------------------------------------------------------------------------

UNITS = {
    "%": 0.01, "kg": 1.0, "g": 1e-3, "t": 1e3, "kt": 1e6,
    "m": 1.0, "km": 1e3, "mm": 1e-3, "cm": 1e-2, "m2": 1.0, "m3": 1.0, "L": 1e-3, "mL": 1e-6,
    "s": 1.0, "min": 60.0, "h": HOUR, "d": 24 * HOUR, "wk": 168 * HOUR, "a": YEAR,
    "K": 1.0, "J": 1.0, "kJ": 1e3, "MJ": 1e6, "GJ": 1e9,
    "W": 1.0, "kW": 1e3, "MW": 1e6, "Wh": 3.6e3, "kWh": 3.6e6, "MWh": 3.6e9, "GWh": 3.6e12,
}  # fmt: skip
TOKEN = re.compile(r"\s*([()/*·]|(?:\d+(?:\.\d+)?)?[A-Za-z%]+\d?|\d+(?:\.\d+)?)")


def unit_factor(text):
    """SI value of one `text`: a product of units with one or more '/' and brackets."""
    tokens, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError(f"cannot read the unit '{text}'")
        tokens.append(match.group(1))
        at = match.end()

    def product(i):
        value, over = 1.0, False
        while i < len(tokens) and tokens[i] != ")":
            token = tokens[i]
            if token in "/*·":
                over = token == "/"
                i += 1
                continue
            if token == "(":
                factor, i = product(i + 1)
                i += 1
            else:
                factor, i = atom(token), i + 1
            value, over = (value / factor if over else value * factor), False
        return value, i

    def atom(token):
        number, name = re.fullmatch(r"([\d.]*)(.*)", token).groups()
        if re.fullmatch("[A-Z]{3}", name):
            return 1.0  # a currency; one per file
        if name and name not in UNITS:
            raise ValueError(f"unknown unit '{name}' in '{text}'")
        return float(number or 1) * UNITS.get(name, 1.0)  # 100km: one thing

    return product(0)[0]


def si(value):
    """'20000 CNY/t' -> 20.0. A distribution gives its mean."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, dict):
        return si(value.get("mean", value.get("value")))
    match = re.fullmatch(r"\s*([-+]?[\d_.]+(?:[eE][-+]?\d+)?)\s*(.*?)\s*", str(value))
    if not match:
        raise ValueError(f"'{value}' is no number with a unit")
    number, unit = float(match.group(1)), match.group(2)
    if unit in ("degC", "°C"):
        return number + 273.15
    return number * unit_factor(unit)


DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def days_of(text):
    if isinstance(text, list):
        return [day for part in text for day in days_of(part)]
    first, _, last = str(text).partition("-")
    a, b = DAYS.index(first), DAYS.index(last or first)
    return [d % 7 for d in range(a, b + 1 + (7 if b < a else 0))]


WEEK = 7 * 24 * 60  # min


def working_week(shifts):
    """[is work done in it?] of every minute of the week."""
    if shifts == "24x7":
        return [True] * WEEK
    week = [False] * WEEK
    for pattern in shifts if isinstance(shifts, list) else [shifts]:
        hour, minute = str(pattern["start"]).split(":")
        for day in days_of(pattern["days"]):
            begin = (day * 24 + int(hour)) * 60 + int(minute)
            for i in range(round(si(pattern["hours"]) / 60)):
                week[(begin + i) % len(week)] = True
    return week


def manned_share(shifts):
    return sum(working_week(shifts)) / WEEK


def seconds_into_run(date, start):
    """A date of the file counts from the Monday on which the run begins."""
    day = datetime.date.fromisoformat(str(date).strip())
    return (day - datetime.date.fromisoformat(start)).days * 24 * HOUR


def holiday_share(shifts, holidays, start, from_s, to_s):
    """Share of a window in which there would be work but for holidays, minute by minute."""
    if holidays == "none":
        return 0.0
    week, lost = working_week(shifts), set()
    for span in holidays:
        first, _, last = str(span).partition("..")
        begin = seconds_into_run(first, start)
        end = seconds_into_run(last or first, start) + 24 * HOUR
        minutes = range(round(max(begin, from_s) / 60), round(min(end, to_s) / 60))
        lost.update(minute for minute in minutes if week[minute % WEEK])
    return len(lost) * 60 / (to_s - from_s)


# --- the scenario and the flows --------------------------------------------------------------------


def read_scenario(path):
    """{name: Scenario} of every customer, in the order of the file."""
    with open(path, encoding="utf-8") as file:
        root = yaml.load(file, Loader=yaml.BaseLoader)
    customers = root.get("customers") or {"customer": root["customer"]}
    return {name: Scenario(root, customer) for name, customer in customers.items()}


def distance(route):
    """In whichever of three ways the road is written."""
    if route.get("segments"):
        return sum(si(piece["length"]) for piece in route["segments"].values())
    traced = isinstance(route.get("trace"), list)
    return si(route["trace"][-1][0] if traced else route["distance"])


class Scenario:
    """What of the echo the sheets of one customer need."""

    def __init__(self, root, customer):
        self.root, self.customer = root, customer
        self.price = {k: si(v) for k, v in root["prices"].items() if k not in ("set", "dross")}
        self.tolled = root["prices"]["dross"] == "tolled"
        self.metal_premium = si(customer["metal_premium"])
        words = ("method", "smelter", "year")
        self.factor = {k: si(v) for k, v in root["carbon"].items() if k not in words}
        self.method = root["carbon"]["method"]
        self.fleet, self.ladle, self.producer = root["fleet"], root["ladle"], root["producer"]
        self.route = customer.get("route") or root["route"]
        self.distance = distance(self.route)
        self.ingot = customer.get("ingot") or root["ingot"]
        self.melter = self.ingot["melter"]
        self.furnaces = self.things("furnace")
        self.machines = self.things("machine")
        self.boundary = root["sheet"]["boundary"]
        self.window = si(root["simulation"]["horizon"])
        self.period = si(root["simulation"]["ledger_period"])
        self.warmup = root["simulation"]["warmup"]
        self.start = str(root["simulation"]["start"])

    def manned(self, seconds):
        """Shares of the last so many seconds in which the fleet and the customer are manned: of a
        week, less the holidays that fall into them."""
        window = (self.start, self.window - seconds, self.window)
        return tuple(
            manned_share(who["shifts"]) - holiday_share(who["shifts"], who["holidays"], *window)
            for who in (self.fleet, self.customer)
        )

    def things(self, name):
        plural = self.customer.get(name + "s")
        if plural:
            return list(plural.values())
        return [self.customer[name]] if name in self.customer else []

    def returns_rate(self):
        """Returns that come back while every machine runs, kg/s."""
        share = si(self.customer["returns"])
        if self.machines:
            shots = sum(
                si(m["count"]) * si(m["shot"]) / si(m["cycle"]) * si(m["utilisation"])
                for m in self.machines
            )
        else:
            shots = si(self.customer["demand"]) / (1 - share) / manned_share(self.customer["shifts"])
        return shots * share


def read_ledger(path):
    """{(replication, route): {customer: {(flow, period): sum after the cut}}}; whose account is
    nobody's stands under ''. What happens in the very instant of the cut still belongs to the time
    before it; with a warm-up of 0 that is what the run begins with."""
    sums = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["observed"] != "1":
                continue
            customers = sums.setdefault((int(row["replication"]), row["route"]), {})
            flows = customers.setdefault(row["customer"], {})
            key = row["flow"], int(row["period"])
            flows[key] = flows.get(key, 0.0) + float(row["amount"])
    return sums
