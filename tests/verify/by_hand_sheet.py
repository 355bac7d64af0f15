# SPDX-License-Identifier: GPL-3.0-or-later
"""Of exhibit12_by_hand.py: both cost sheets of one customer, and of several together."""

import math

from by_hand_carbon import Carbon
from by_hand_customers import Sums
from by_hand_price import annuity, unsettled
from by_hand_scenario import si


def truth(value):
    return value in (True, "true", "yes")


class Sheet(Sums, Carbon):
    """One route in one replication. Lines are money over the window."""

    def __init__(self, scenario, use, price, seconds, pooled=False):
        self.s, self.p, self.flows, self.seconds = scenario, scenario.price, use.flows, seconds
        self.metal = price
        self.fleet_share, self.plant_share = scenario.manned(seconds)
        self.use, self.pooled = use, pooled
        self.tonnes = self.flow("metal.shot") / 1000
        self.line = {}  # item: (row, money, wide)

    def flow(self, *names):
        return sum(self.flows.get(name, 0.0) for name in names)

    def worth(self, *names):
        """Metal (or metal x time) at what it cost when it flowed, with the alloy's premium."""
        premium = self.s.metal_premium * self.metal.mean
        return math.fsum(
            amount * (self.metal.in_period(period) + premium)
            for (name, period), amount in self.use.dated.items()
            if name in names
        )

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
        oxidised, trapped = self.flow(source + ".oxidised"), self.flow(source + ".trapped")
        lost, worth = self.worth(source + ".oxidised"), self.worth(source + ".trapped")
        back = self.p["dross_recovery" if self.s.tolled else "dross_value"]
        oxide = oxidised * (2 * 26.9815384 + 3 * 15.999) / (2 * 26.9815384)
        fee = (trapped + oxide) * self.p["dross_toll"] if self.s.tolled else 0.0
        self.put(row, gross, lost + worth, wide)
        self.put(row, credit, -worth * back, wide)
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

    def boundary(self):
        return self.s.boundary


class Molten(Sheet):
    route = "molten"

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        s, p = self.s, self.p
        self.put("insulation", "preheat_gas", self.gas("gas.preheat") * p["gas"])
        self.put("insulation", "superheat_gas", self.gas("gas.superheat") * p["gas"])
        wear = self.flow("ladle.heat") * p["relining"] / p["relining_life"]
        self.put("insulation", "lining_wear", wear)
        ladles = self.use.ladles * si(s.ladle["count"]) * annuity(p["ladle"], p["ladle_life"], p["interest"])
        self.put("depreciation", "ladle_capital", ladles * self.seconds)
        heated = truth(s.producer["preheat"]["enabled"])
        stations = si(s.producer["preheat"]["stations"]) if heated else 0
        stations += si(s.producer["cleaning_stations"])
        stations = self.plant("station", self.use.ladles * stations)
        self.put("depreciation", "station_capital", stations)
        docks = self.plant("dock", self.use.docks * si(s.customer["docks"]))
        self.put("depreciation", "dock_capital", docks)
        taps = self.plant("tap", self.use.taps * si(s.producer["taps"]))
        self.put("depreciation", "tap_capital", taps)
        left = si(s.customer["stands"]["count"])  # no furnace stands there
        self.put("depreciation", "stand_capital", self.plant("stand", left), wide=True)
        self.loss("loss_and_transport")
        self.haulage()
        poured = self.flow("metal.pour")
        self.put("loss_and_transport", "receipt", poured * p["receipt"])
        km = self.flow("road.loaded", "road.empty")
        self.put("other", "incidents", km * si(s.fleet["incident_rate"]) * p["incident"])
        self.put("other", "refused_loads", self.flow("metal.refused") * p["refused"])
        self.put("other", "skull_remelt", self.flow("metal.skull") * p["refused"])
        self.put("other", "heel_return", self.flow("metal.heel") * p["heel_return"])
        surplus = self.flow("plant.surplus") * p["ingot_casting"]
        self.put("other", "surplus_casting", surplus, wide=True)
        relined = self.flow("plant.relining") * p["furnace_relining"]
        self.put("other", "plant_relining", relined, wide=True)
        transit = self.worth("metal.transit") * p["stock_interest"]
        self.put("other", "transit_stock", transit, wide=True)
        self.put("other", "premium", poured * p["molten_premium"])
        self.put("other", "wash", self.flow("ladle.wash") * p["wash"])
        self.put("other", "wash_metal", self.flow("ladle.wash_metal") * p["refused"])
        self.put("other", "take_or_pay", self.flow("contract.shortfall") * p["take_or_pay"])
        self.put("other", "weighing", self.worth("metal.pour") * unsettled(p))
        self.standby()
        self.both_routes(0.0 if left else sum(si(f["capacity"]) for f in s.furnaces))

    def standby(self):
        """Melters kept hot beside molten supply, and the ingots that they charge."""
        s, p = self.s, self.p
        rate = si(s.ingot["standby"]) * si(s.melter["rate"])
        stock = self.worth("metal.stock") * p["stock_interest"]
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
            return self.use.trucks * working, self.use.trucks * (working + spares)
        # A truck can be planned for its manned hours times the availability.
        hours = self.seconds * self.fleet_share * si(s.fleet["availability"])
        used = self.flow("truck.time") / hours
        return used, used * (1 + spares / working)

    def haulage(self):
        s, p = self.s, self.p
        working, owned = self.trucks()
        manned = self.seconds * self.fleet_share
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
                self.use.trucks * si(s.fleet["dispatchers"]) * manned * p["dispatcher"],
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
                self.worth("metal.pour", "metal.refused", "metal.spilled", "metal.heel") * p["cargo_insurance"],
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
        people = si(s.melter["workers"]) * self.seconds * self.plant_share * p["worker"]
        self.put("labour", "furnace_workers", people)
        self.put("labour", "overhead", people * p["overhead"])
        bought = self.flow("metal.charge")
        self.put("other", "ingot_freight", self.freight() * p["freight"], wide=True)
        lain = {}
        for (flow, period), amount in self.use.dated.items():
            if flow == "metal.stock":
                lain[period] = lain.get(period, 0.0) + amount
        self.put("other", "price_risk", self.metal.risk(lain), wide=True)
        self.put("other", "ingot_casting", bought * p["ingot_casting"], wide=True)
        self.put("other", "ingot_handling", bought * p["ingot_handling"], wide=True)
        stock = self.worth("metal.stock") * p["stock_interest"]
        self.put("other", "stock_interest", stock, wide=True)
        self.put("other", "premium", self.flow("metal.charge") * p["ingot_premium"])
        self.both_routes(sum(si(f["ingot_capacity"]) for f in s.furnaces))


class Whole(Sums, Carbon):
    """Sheets of several customers, added up."""

    def __init__(self, sheets):
        self.sheets = sheets
        self.route, self.s = sheets[0].route, sheets[0].s
        self.tonnes = sum(sheet.tonnes for sheet in sheets)
        self.line = {
            item: (row, sum(sheet.line[item][1] for sheet in sheets), wide)
            for item, (row, _, wide) in sheets[0].line.items()
        }

    def boundary(self):
        return self.s.boundary

    def carbon(self):
        every = [sheet.carbon() for sheet in self.sheets]
        return {line: sum(one[line] for one in every) for line in every[0]}

    def net_loss(self):
        return sum(sheet.net_loss() for sheet in self.sheets)
