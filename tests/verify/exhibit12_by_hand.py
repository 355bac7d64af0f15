#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both cost sheets a second time, by hand.

    meltroute run S.yaml --out DIR
    meltroute run S.yaml --echo > echo.yaml
    tests/verify/exhibit12_by_hand.py echo.yaml DIR

Reads what was put in (the echo: every value with its unit) and what flowed (DIR/ledger.csv), and
nothing else, then works out every cost item, row and total of both routes and both boundaries, per
tonne of new metal, and compares them with DIR/costs.csv, DIR/replications.csv and, when it is
there, DIR/carbon.csv. The reckoning follows docs/models/cost.md and carbon.md, not the program's
sources. Units are read by by_hand_scenario.py, from a table of their own. Exit 1 when a figure
differs by more than 1e-12 of itself.

python3 and python3-yaml.
"""

import csv
import os
import sys

from by_hand_carbon import Carbon
from by_hand_price import annuity, unsettled
from by_hand_scenario import HOUR, Scenario, read_ledger, si

TOLERANCE = 1e-12


def truth(value):
    return value in (True, "true", "yes")


# --- the reckoning ---------------------------------------------------------------------------------


class Sheet(Carbon):
    """One route in one replication. Lines are money over the window."""

    def __init__(self, scenario, flows, seconds, pooled=False):
        self.s, self.p, self.flows, self.seconds = scenario, scenario.price, flows, seconds
        self.pooled = pooled
        self.tonnes = self.flow("metal.shot") / 1000
        self.line = {}  # item: (row, money, wide)

    def flow(self, *names):
        return sum(self.flows.get(name, 0.0) for name in names)

    def put(self, row, item, money, wide=False):
        self.line[item] = (row, money, wide)

    def gas(self, *names):
        return self.flow(*names) / self.p["gas_heat"]  # m3

    def plant(self, name, count, life=None):
        """Fixed plant: annuity and upkeep of `count` (or t, or t/h) over the window."""
        p = self.p
        yearly = annuity(p[name], p[life or name + "_life"], p["interest"])
        return count * (yearly + p["asset_maintenance"] * p[name]) * self.seconds

    def loss(
        self, row, source="metal", gross="metal_loss", credit="dross_credit", wide=False
    ):
        """Bought again at the metal price; the dross is sold for a share of what is trapped in it,
        or gives its yield back for a fee on all of it, oxide (Al2O3) included."""
        price = self.s.metal_price
        oxidised, trapped = self.flow(source + ".oxidised"), self.flow(source + ".trapped")
        back = self.p["dross_recovery" if self.s.tolled else "dross_value"]
        oxide = oxidised * (2 * 26.9815384 + 3 * 15.999) / (2 * 26.9815384)
        fee = (trapped + oxide) * self.p["dross_toll"] if self.s.tolled else 0.0
        self.put(row, gross, (oxidised + trapped) * price, wide)
        self.put(row, credit, -trapped * back * price, wide)
        self.put(row, "dross_toll" if source == "metal" else "returns_toll", fee, wide)

    def both_routes(self, holder_kg):
        """What stands in either sheet."""
        s, p = self.s, self.p
        holding = "insulation" if self.route == "molten" else "energy"
        self.put(holding, "holding_power", self.flow("power.hold") * p["power"])
        self.put(holding, "holding_gas", self.gas("gas.hold") * p["gas"])
        self.put("depreciation", "holding_capital", self.plant("holder", holder_kg), wide=True)
        self.put(
            "miscellaneous", "miscellaneous", self.tonnes * 1000 * p[self.route + "_miscellaneous"]
        )
        self.put("other", "downtime", self.flow("downtime") * p["downtime"])
        relined = self.flow("furnace.relining") * p["furnace_relining"]
        self.put("other", "furnace_relining", relined, wide=True)
        emptied = self.flow("metal.drained") * p["refused"]
        self.put("other", "emptied", emptied, wide=True)
        self.put("other", "returns_gas", self.gas("gas.return") * p["gas"], wide=True)
        self.loss("other", "return", "returns_loss", "returns_credit", wide=True)
        sent = si(s.customer["scrap_back"]) if self.route == "molten" else 0.0
        returns = self.plant("melter", s.returns_rate() * (1 - sent))
        self.put("other", "returns_capital", returns, wide=True)
        self.put("other", "carbon_price", self.own_carbon() * p["carbon"])
        self.put("other", "cbam", self.direct_carbon() * p["cbam"])

    # totals, all per tonne

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


class Molten(Sheet):
    route = "molten"

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        s, p = self.s, self.p
        self.put("insulation", "preheat_gas", self.gas("gas.preheat") * p["gas"])
        self.put("insulation", "superheat_gas", self.gas("gas.superheat") * p["gas"])
        wear = self.flow("ladle.heat") * p["relining"] / p["relining_life"]
        self.put("insulation", "lining_wear", wear)
        ladles = si(s.ladle["count"]) * annuity(p["ladle"], p["ladle_life"], p["interest"])
        self.put("depreciation", "ladle_capital", ladles * self.seconds)
        heated = truth(s.producer["preheat"]["enabled"])
        stations = si(s.producer["preheat"]["stations"]) if heated else 0
        stations += si(s.producer["cleaning_stations"])
        self.put("depreciation", "station_capital", self.plant("station", stations))
        self.put("depreciation", "dock_capital", self.plant("dock", si(s.customer["docks"])))
        self.put("depreciation", "tap_capital", self.plant("tap", si(s.producer["taps"])))
        self.loss("loss_and_transport")
        self.haulage()
        poured = self.flow("metal.pour")
        self.put("loss_and_transport", "receipt", poured * p["receipt"])
        km = self.flow("road.loaded", "road.empty")
        self.put("other", "incidents", km * si(s.fleet["incident_rate"]) * p["incident"])
        self.put("other", "refused_loads", self.flow("metal.refused") * p["refused"])
        self.put("other", "skull_remelt", self.flow("metal.skull") * p["refused"])
        surplus = self.flow("plant.surplus") * p["ingot_casting"]
        self.put("other", "surplus_casting", surplus, wide=True)
        relined = self.flow("plant.relining") * p["furnace_relining"]
        self.put("other", "plant_relining", relined, wide=True)
        transit = self.flow("metal.transit") * s.metal_price * p["stock_interest"]
        self.put("other", "transit_stock", transit, wide=True)
        self.put("other", "premium", poured * p["molten_premium"])
        self.put("other", "wash", self.flow("ladle.wash") * p["wash"])
        self.put("other", "wash_metal", self.flow("ladle.wash_metal") * p["refused"])
        self.put("other", "take_or_pay", self.flow("contract.shortfall") * p["take_or_pay"])
        self.put("other", "weighing", poured * s.metal_price * unsettled(p))
        self.standby()
        self.both_routes(sum(si(f["capacity"]) for f in s.furnaces))

    def standby(self):
        """Melters kept hot beside molten supply, and the ingots that they charge."""
        s, p = self.s, self.p
        rate = si(s.ingot["standby"]) * si(s.melter["rate"])
        stock = self.flow("metal.stock") * s.metal_price * p["stock_interest"]
        charged = self.flow("metal.charge")
        self.put("other", "standby_gas", self.gas("gas.melt") * p["gas"])
        self.put("other", "standby_power", self.flow("power.melt", "power.auxiliary") * p["power"])
        self.put("other", "standby_capital", self.plant("melter", rate))
        self.put("other", "standby_stock", stock, wide=True)
        self.put("other", "standby_freight", self.freight() * p["freight"], wide=True)
        self.put("other", "standby_casting", charged * p["ingot_casting"], wide=True)
        self.put("other", "standby_handling", charged * p["ingot_handling"], wide=True)
        self.put("other", "standby_premium", charged * p["ingot_premium"])

    def trucks(self):
        """Working trucks, and all of them, as they are charged."""
        s = self.s
        working, spares = si(s.fleet["trucks"]), si(s.fleet["spares"])
        if not self.pooled:
            return working, working + spares
        # A truck can be planned for its manned hours times the availability.
        hours = self.seconds * s.fleet_share * si(s.fleet["availability"])
        used = self.flow("truck.time") / hours
        return used, used * (1 + spares / working)

    def haulage(self):
        s, p = self.s, self.p
        working, owned = self.trucks()
        manned = self.seconds * s.fleet_share
        road = self.flow("road.loaded", "road.empty")
        diesel, lng, charged = self.burnt()
        haulier = {
            "fuel": ("loss_and_transport", diesel * p["diesel"]),
            "lng": ("loss_and_transport", lng * p["lng"]),
            "charging": ("loss_and_transport", charged * p["charging"]),
            "toll": ("loss_and_transport", road * p["toll"]),
            "tyres": ("loss_and_transport", road * p["tyre"]),
            "crew": ("loss_and_transport", working * si(s.fleet["crew"]) * manned * p["driver"]),
            "dispatch": (
                "loss_and_transport",
                si(s.fleet["dispatchers"]) * manned * p["dispatcher"],
            ),
            "truck_capital": (
                "special_vehicle",
                owned * self.seconds * annuity(p["truck"], p["truck_life"], p["interest"]),
            ),
            "truck_maintenance": ("special_vehicle", road * p["truck_maintenance"]),
            "truck_insurance": ("special_vehicle", owned * self.seconds * p["truck_insurance"]),
            "truck_inspection": ("special_vehicle", owned * self.seconds * p["truck_inspection"]),
            "cargo_insurance": (
                "special_vehicle",
                self.flow("metal.pour", "metal.refused") * s.metal_price * p["cargo_insurance"],
            ),
        }
        for item, (row, money) in haulier.items():
            self.put(row, item, money)
        margin = p["haulier_margin"] * sum(money for _, money in haulier.values())
        self.put("special_vehicle", "haulier_margin", margin)


class Ingot(Sheet):
    route = "ingot"

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        s, p = self.s, self.p
        self.put("energy", "melt_gas", self.gas("gas.melt") * p["gas"])
        self.put("energy", "melt_power", self.flow("power.melt") * p["power"])
        self.put("energy", "auxiliary_power", self.flow("power.auxiliary") * p["power"])
        rate = si(s.melter["count"]) * si(s.melter["rate"])
        self.put("depreciation", "melter_capital", self.plant("melter", rate))
        self.loss("burn_loss")
        people = si(s.melter["workers"]) * self.seconds * s.plant_share * p["worker"]
        self.put("labour", "furnace_workers", people)
        self.put("labour", "overhead", people * p["overhead"])
        bought = self.flow("metal.charge")
        self.put("other", "ingot_freight", self.freight() * p["freight"], wide=True)
        self.put("other", "price_risk", 0.0, wide=True)  # the price is constant
        self.put("other", "ingot_casting", bought * p["ingot_casting"], wide=True)
        self.put("other", "ingot_handling", bought * p["ingot_handling"], wide=True)
        stock = self.flow("metal.stock") * s.metal_price * p["stock_interest"]
        self.put("other", "stock_interest", stock, wide=True)
        self.put("other", "premium", self.flow("metal.charge") * p["ingot_premium"])
        self.both_routes(sum(si(f["ingot_capacity"]) for f in s.furnaces))


# --- comparison ------------------------------------------------------------------------------------


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


def warmup_periods(scenario, folder):
    """Ledger periods before the cut; an automatic cut is read from the summary."""
    cut = scenario.warmup
    if cut == "auto":
        import json

        with open(os.path.join(folder, "summary.json"), encoding="utf-8") as file:
            cut = json.load(file)["warmup_h"] * HOUR
    else:
        cut = si(cut)
    periods = cut / scenario.period
    assert abs(periods - round(periods)) < 1e-9, "the cut must end a ledger period"
    return round(periods), scenario.window - cut


def reckon(scenario, folder):
    """[{route: Sheet}] by replication, and the same pooled."""
    skipped, seconds = warmup_periods(scenario, folder)
    ledger = read_ledger(os.path.join(folder, "ledger.csv"), skipped)
    count = 1 + max(replication for replication, _ in ledger)
    kinds = {"molten": Molten, "ingot": Ingot}
    pooled_too = truth(scenario.fleet["pooled"])

    def sheets(pooled):
        return [
            {r: kind(scenario, ledger[k, r], seconds, pooled) for r, kind in kinds.items()}
            for k in range(count)
        ]

    return sheets(pooled_too), sheets(True)


def compare_replications(path, scenario, sheets, pooled, result):
    """Every figure of every replication."""
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == len(sheets), "as many replications in both files"
    for k, row in enumerate(table):
        there = {name.split(" [")[0]: value for name, value in row.items()}
        here = {}
        for route, sheet in sheets[k].items():
            cost = f"routes.{route}.cost_per_t."
            here |= {
                cost + ("items_outside." if sheet.outside(i, scenario.boundary) else "items.") + i: v
                for i, v in sheet.items().items()
            }
            year = float(there[f"routes.{route}.demanded_t_per_year"])
            here |= {
                f"routes.{route}.cost_per_year.items.{i}": v * year
                for i, v in sheet.items().items()
            }
            here |= {cost + "rows." + r: v for r, v in sheet.rows(scenario.boundary).items()}
            here[cost + "total"] = sheet.total(scenario.boundary)
            here[f"routes.{route}.cost_per_t_pooled"] = pooled[k][route].total(scenario.boundary)
            for boundary in ("exhibit", "supply_chain"):
                here[f"boundaries.{boundary}.{route}"] = sheet.total(boundary)
            for line, kg in sheet.carbon().items():
                here[f"routes.{route}.carbon_kg_per_t.rows.{line}"] = kg / sheet.tonnes
            for method in ("cut_off", "co_product"):
                here[f"routes.{route}.carbon_kg_per_t.cradle.{method}"] = (
                    sheet.cradle(method) / sheet.tonnes
                )
            here[f"routes.{route}.carbon_kg_per_t.cbam_direct"] = (
                sheet.direct_carbon() / sheet.tonnes
            )
        both = sheets[k]["ingot"], sheets[k]["molten"]
        here["saving_per_t"] = both[0].total(scenario.boundary) - both[1].total(scenario.boundary)
        for name in there:
            if ".items" in name and name not in here:
                result.far.append(f"replication {k}, {name}: not known by hand")
        for name, value in here.items():
            if name in there:
                result.take(f"replication {k}, {name}", value, float(there[name]))
            else:
                result.far.append(f"replication {k}, {name}: not in replications.csv")


def compare_costs(path, scenario, sheets, result, say):
    """The table of means."""
    seen = set()
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            amount = next(float(v) for k, v in line.items() if k.startswith("cost ["))
            route, row, item = line["route"], line["row"], line["item"]
            own = [replication[route] for replication in sheets]
            if item == "(total)":
                here = mean([sheet.total(scenario.boundary) for sheet in own])
            elif item == "(row)":
                here = mean([sheet.rows(scenario.boundary)[row] for sheet in own])
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
    for route, sheet in sheets[0].items():
        for item in sheet.line:
            if (route, item) not in seen:
                result.far.append(f"{route} {item}: not in costs.csv")


def compare(echo, folder, say=False):
    scenario = Scenario(echo)
    sheets, pooled = reckon(scenario, folder)
    result = Comparison()
    compare_costs(os.path.join(folder, "costs.csv"), scenario, sheets, result, say)
    replications = os.path.join(folder, "replications.csv")
    compare_replications(replications, scenario, sheets, pooled, result)
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
