#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both cost sheets a second time, by hand.

    meltroute run S.yaml --out DIR
    meltroute run S.yaml --echo > echo.yaml
    tests/verify/exhibit12_by_hand.py echo.yaml DIR

Reads what was put in (the echo: every value with its unit) and what flowed (DIR/ledger.csv), and
nothing else, then works out every cost item, row and total of both routes and both boundaries, per
tonne of new metal, for every customer and for all of them together, and compares them with
DIR/costs.csv and DIR/replications.csv, carbon lines included. The reckoning follows
docs/models/cost.md and carbon.md, not the program's sources. Units are read by by_hand_scenario.py,
from a table of their own. Exit 1 when a figure differs by more than 1e-12 of itself.

python3 and python3-yaml.
"""

import csv
import os
import sys

from by_hand_customers import uses_of
from by_hand_price import Price
from by_hand_scenario import HOUR, read_ledger, read_scenario, si
from by_hand_sheet import Ingot, Molten, Whole, truth

TOLERANCE = 1e-12


class Comparison:
    def __init__(self):
        self.count, self.worst, self.far = 0, 0.0, []

    def take(self, what, here, there):
        """|here - there| against the larger of the two; what is far below a thousandth of money counts as nothing."""
        self.count += 1
        size = max(abs(here), abs(there), 1e-3)
        error = abs(here - there) / size
        self.worst = max(self.worst, error)
        if not error <= TOLERANCE:
            self.far.append(f"{what}: by hand {here:.9g}, program {there:.9g}")


def mean(values):
    return sum(values) / len(values)


def observed_s(scenario, folder):
    """Seconds after the cut; an automatic cut is read from the summary."""
    cut = scenario.warmup
    if cut == "auto":
        import json

        with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
            return scenario.window - json.load(file)["warmup_h"] * HOUR
    return scenario.window - si(cut)


def reckon(customers, folder):
    """[{route: {customer: Sheet}}] by replication, the sum of all under '', and the same pooled."""
    first = next(iter(customers.values()))
    seconds = observed_s(first, folder)
    ledger = read_ledger(os.path.join(folder, "ledger.csv"))
    count = 1 + max(replication for replication, _ in ledger)
    kinds = {"molten": Molten, "ingot": Ingot}

    def sheets(replication, route, pooled):
        uses = uses_of(customers, ledger[replication, route])
        price = Price(first, replication, seconds)
        own = {
            name: kinds[route](customer, uses[name], price, seconds, pooled)
            for name, customer in customers.items()
        }
        return {"": Whole(list(own.values()))} | own

    return [
        [{route: sheets(k, route, pooled) for route in kinds} for k in range(count)]
        for pooled in (truth(first.fleet["pooled"]), True)
    ]


def figures(sheet, pooled, boundary, year):
    """One route's part of a row of replications.csv."""
    cost = "cost_per_t."
    here = {
        cost + ("items_outside." if sheet.outside(i, boundary) else "items.") + i: v
        for i, v in sheet.items().items()
    }
    here |= {f"cost_per_year.items.{i}": v * year for i, v in sheet.items().items()}
    here |= {cost + "rows." + r: v for r, v in sheet.rows(boundary).items()}
    here[cost + "total"] = sheet.total(boundary)
    here["cost_per_t_pooled"] = pooled.total(boundary)
    here |= {f"carbon_kg_per_t.rows.{i}": kg / sheet.tonnes for i, kg in sheet.carbon().items()}
    for method in ("cut_off", "co_product"):
        here[f"carbon_kg_per_t.cradle.{method}"] = sheet.cradle(method) / sheet.tonnes
    here["carbon_kg_per_t.cbam_direct"] = sheet.direct_carbon() / sheet.tonnes
    return here


def compare_customer(name, there, sheets, pooled, result):
    """All figures of a customer, or of all of them together, in one replication."""
    prefix = f"customers.{name}." if name else ""
    boundary = sheets["molten"][name].boundary()
    here = {}
    for route in sheets:
        sheet = sheets[route][name]
        year = float(there[f"{prefix}routes.{route}.demanded_t_per_year"])
        own = figures(sheet, pooled[route][name], boundary, year)
        here |= {f"{prefix}routes.{route}.{figure}": value for figure, value in own.items()}
        for wide in ("exhibit", "supply_chain"):
            here[f"{prefix}boundaries.{wide}.{route}"] = sheet.total(wide)
    saving = sheets["ingot"][name].total(boundary) - sheets["molten"][name].total(boundary)
    here[prefix + "saving_per_t"] = saving
    for figure, value in here.items():
        if figure in there:
            result.take(figure, value, float(there[figure]))
        else:
            result.far.append(f"{figure}: not in replications.csv")
    return here


def compare_replications(path, sheets, pooled, result):
    """Every figure of every replication."""
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == len(sheets), "as many replications in both files"
    for k, row in enumerate(table):
        there = {name.split(" [")[0]: value for name, value in row.items()}
        here = {}
        for name in sheets[k]["molten"]:
            if name == "" or len(sheets[k]["molten"]) > 2:
                here |= compare_customer(name, there, sheets[k], pooled[k], result)
        for name in there:
            if ".items" in name and name not in here:
                result.far.append(f"replication {k}, {name}: not known by hand")


def compare_costs(path, sheets, result, say):
    """The table of means, of all customers together."""
    seen = set()
    boundary = sheets[0]["molten"][""].boundary()
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            amount = next(float(v) for k, v in line.items() if k.startswith("cost ["))
            route, row, item = line["route"], line["row"], line["item"]
            own = [replication[route][""] for replication in sheets]
            if item == "(total)":
                here = mean([sheet.total(boundary) for sheet in own])
            elif item == "(row)":
                here = mean([sheet.rows(boundary)[row] for sheet in own])
            elif item in own[0].line:
                here = mean([sheet.items()[item] for sheet in own])
                seen.add((route, item))
                wide = "supply_chain" if own[0].line[item][2] else "exhibit"
                if (own[0].line[item][0], wide) != (row, line["boundary"]):
                    result.far.append(f"{route} {item}: stands in {row}, {line['boundary']}")
            else:
                result.far.append(f"{route} {item}: not known by hand")
                continue
            result.take(f"costs.csv, {route} {row} {item}", here, amount)
            if say:
                print(f"{route:7}{row:20}{item:18}{here:13.6f}{amount:13.6f}")
    for route, own in sheets[0].items():
        for item in own[""].line:
            if (route, item) not in seen:
                result.far.append(f"{route} {item}: not in costs.csv")


def compare(echo, folder, say=False):
    sheets, pooled = reckon(read_scenario(echo), folder)
    result = Comparison()
    compare_costs(os.path.join(folder, "costs.csv"), sheets, result, say)
    replications = os.path.join(folder, "replications.csv")
    compare_replications(replications, sheets, pooled, result)
    return result


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    result = compare(sys.argv[1], sys.argv[2], say=True)
    for line in result.far:
        print("differs:", line)
    print(f"{result.count} figures, worst relative difference {result.worst:.2g}")
    sys.exit(1 if result.far else 0)


if __name__ == "__main__":
    main()
