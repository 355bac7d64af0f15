# SPDX-License-Identifier: GPL-3.0-or-later
"""The carbon sheet by hand, for exhibit12_by_hand.py: lines, both methods of counting scrap, and what
the CBAM looks at, from the flows and factors of one route in one replication."""

from by_hand_scenario import si


class Carbon:
    """Needs flow(), gas(), s (the scenario), p (its prices), tonnes, route of the sheet."""

    def burnt(self):
        """What the trucks take: diesel in m3, gas in kg, electricity in J."""
        diesel, fuel = self.flow("road.fuel"), self.s.fleet["fuel"]
        return (
            diesel if fuel == "diesel" else 0.0,
            diesel * si(self.s.fleet["lng_use"]) if fuel == "lng" else 0.0,
            diesel * si(self.s.fleet["power_use"]) if fuel == "electric" else 0.0,
        )

    def net_loss(self):
        """Metal that is made again, kg."""
        trapped = self.flow("metal.trapped", "return.trapped")
        oxidised = self.flow("metal.oxidised", "return.oxidised")
        back = self.p["dross_recovery" if self.s.tolled else "dross_value"]
        return oxidised + trapped * (1 - back)

    def metal_carbon(self, method):
        """kg of CO2 per kg of metal."""
        f = self.s.factor
        scrap = f["pre_consumer"] * f["pre_consumer_metal"]
        return f["metal"] + (scrap if method == "co_product" else 0)

    def direct_carbon(self):
        """kg of CO2 from the stacks of producer and die-caster, and of making the metal."""
        stacks = sum(kg for line, kg in self.carbon().items() if line.endswith("_gas"))
        metal = self.tonnes * 1000 + self.net_loss()
        return stacks + metal * self.s.factor["metal_direct"]

    def cradle(self, method):
        """kg of CO2 from cradle to machine."""
        metal = self.tonnes * 1000 + self.net_loss()
        chain = sum(kg for line, kg in self.carbon().items() if line != "replaced_metal")
        return chain + metal * self.metal_carbon(method)

    def own_carbon(self):
        """kg of CO2 of the fuel and power that somebody in the chain buys."""
        return sum(kg for line, kg in self.carbon().items() if line != "replaced_metal")

    def freight(self):
        """kg times m of ingots that were charged."""
        return self.flow("metal.charge") * self.s.distance

    def carbon(self):
        f, gas, power = self.s.factor, self.s.factor["gas"], self.s.factor["grid"]
        lines = {
            "holding_gas": self.gas("gas.hold") * gas,
            "returns_gas": self.gas("gas.return") * gas,
            "holding_power": self.flow("power.hold") * power,
            "replaced_metal": self.net_loss() * self.metal_carbon(self.s.method),
            # of melters, those of a standby beside molten supply too
            "melt_gas": self.gas("gas.melt") * gas,
            "melt_power": self.flow("power.melt") * power,
            "auxiliary_power": self.flow("power.auxiliary") * power,
            # loads of 30 t, 44 L/100 km there and, empty, back
            "ingot_freight_diesel": self.freight() / 30e3 * 2 * si("44 L/100km") * f["diesel"],
        }
        if self.route == "molten":
            lines["preheat_gas"] = self.gas("gas.preheat") * gas
            lines["superheat_gas"] = self.gas("gas.superheat") * gas
            diesel, lng, charged = self.burnt()
            lines["diesel"] = diesel * f["diesel"]
            lines["lng"] = lng * f["lng"]
            lines["truck_power"] = charged * power
        return lines
