# SPDX-License-Identifier: GPL-3.0-or-later
"""Of exhibit12_by_hand.py: what one of several customers uses of the things that all use, and the sums
of a sheet."""


class Use:
    """A customer's flows by period, nobody's shared out, and its shares of trucks, ladles, taps and
    docks."""

    def __init__(self, dated):
        self.dated = dated
        self.flows = whole(dated)
        self.trucks = self.ladles = self.taps = self.docks = 1.0


def whole(dated):
    """{flow: sum} of {(flow, period): amount}."""
    flows = {}
    for (flow, _), amount in dated.items():
        flows[flow] = flows.get(flow, 0.0) + amount
    return flows


def share(own, name, among):
    """By a flow, evenly where nothing flowed."""
    everyone = sum(own[one].get(name, 0.0) for one in among)
    return lambda one: own[one].get(name, 0.0) / everyone if everyone else 1 / len(among)


def loads(flows):
    return flows.get("load.poured", 0.0) + flows.get("load.refused", 0.0)


def uses_of(customers, ledger):
    """{customer: Use}. Trucks by the hours of its trips, ladles and what is nobody's by the hours that
    ladles were away for it, taps by fills, docks of a common address by loads."""
    own = {name: whole(ledger.get(name, {})) for name in customers}
    trucks = share(own, "truck.time", own)
    ladles = share(own, "ladle.time", own)
    taps = share(own, "ladle.heat", own)
    uses = {}
    for name, customer in customers.items():
        dated = dict(ledger.get(name, {}))
        for key, amount in ledger.get("", {}).items():
            dated[key] = dated.get(key, 0.0) + ladles(name) * amount
        use = uses[name] = Use(dated)
        use.trucks, use.ladles, use.taps = trucks(name), ladles(name), taps(name)
        site = customer.customer.get("site")
        if site:
            there = [n for n, c in customers.items() if c.customer.get("site") == site]
            every = sum(loads(own[n]) for n in there)
            use.docks = loads(own[name]) / every if every else 1 / len(there)
    return uses


class Sums:
    """Totals of the lines of a sheet, {item: (row, money, wide)}, all per tonne."""

    def outside(self, item, boundary):
        return boundary == "exhibit" and self.line[item][2]

    def items(self):
        return {item: money / self.tonnes for item, (_, money, _) in self.line.items()}

    def rows(self, boundary):
        rows = {}
        for row, money, wide in self.line.values():
            counts = boundary == "supply_chain" or not wide
            rows[row] = rows.get(row, 0.0) + (money / self.tonnes if counts else 0.0)
        return rows

    def total(self, boundary):
        return sum(self.rows(boundary).values())
