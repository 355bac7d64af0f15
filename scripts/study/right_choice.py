#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often does `optimize` choose the right plan? Against every plan of a set simulated at length.

    scripts/study/right_choice.py [SEEDS [REPLICATIONS]]        40, 200; MELTROUTE: the program

The set: exhibit12.yaml at 110 km, constant-rate ladle, ten days of which three are warm-up; one to three
trucks, five or seven ladles, no or one hour of safety in the reorder level, tapped at 731 or 735 degC, which
the customer accepts at 650 degC (colder loads than it accepts are no plan); 99.5 %
service, which some plans miss and others keep by a third of a percent. Right is a plan that serves and costs
at most the indifference amount more than the best that does. Exit 1: of the choices that promise it, fewer
are right than promised.
"""
import csv
import io
import json
import os
import subprocess
import sys

PROGRAM = os.environ.get("MELTROUTE", "build/meltroute")
LEVEL, INDIFFERENCE = 0.995, 0.3
SETTINGS = ["ladle.model=constant_rate", "simulation.horizon=10 d", "simulation.warmup=3 d",
            "simulation.limits=false", "route.distance=110 km", "customer.acceptance_temperature=650 degC",
            f"sheet.service_level={LEVEL}"]
VARY = ["fleet.trucks=1,2,3", "ladle.count=5,7", "molten.safety=0 h,1 h",
        "producer.tap_temperature=731,735 degC"]
KEYS = [values.split("=")[0] for values in VARY]
COST, SERVICE = "routes.molten.cost_per_t.total [CNY/t]", "routes.molten.service_frac [-]"


def program(command, *options):
    line = [PROGRAM, command, "scenarios/exhibit12.yaml", "--quiet", "--progress", "never", *options]
    for setting in SETTINGS:
        line += ["--set", setting]
    for values in VARY:
        line += ["--vary", values]
    return subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True).stdout


def key(text):
    return float(str(text).split()[0])


def enumerate_plans(replications):
    """{values varied: (cost, half-width, service)} of every plan, by a seed of its own, so that nothing is shared."""
    table = csv.DictReader(io.StringIO(program("sweep", "--csv", "--seed", "1000001",
                                               "--replications", str(replications))))
    plans = {}
    for row in table:
        plan = tuple(key(row[name]) for name in row if name.split(" ")[0] in KEYS)
        plans[plan] = (float(row[COST]), float(row[COST.replace(" [", ".half_width [")]), float(row[SERVICE]))
    return plans


def main():
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    replications = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    plans = enumerate_plans(replications)
    serving = sorted((plan for plan in plans if plans[plan][2] >= LEVEL), key=lambda plan: plans[plan][0])
    best = serving[0]
    print(f"{len(plans)} plans, {len(serving)} of them keep {100 * LEVEL:g} % ({replications} replications of each)")
    for plan in sorted(plans, key=lambda plan: plans[plan][0])[:5]:
        cost, half, service = plans[plan]
        print(f"  {plan[0]:.0f} trucks, {plan[1]:.0f} ladles, {plan[2]:g} h safety, {plan[3]:g} degC: {cost:.2f} ± {half:.2f} CNY/t, "
              f"service {100 * service:.2f} %{', the best' if plan == best else ''}")
    same = right = decided = used = 0
    for seed in range(1, seeds + 1):
        answer = json.loads(program("optimize", "--json", "--seed", str(seed), "--indifference", str(INDIFFERENCE)))
        chosen = tuple(key(value) for value in answer["best"]["settings"].values())
        same += chosen == best
        promised = answer["probability_of_right_choice"] is not None
        decided += promised
        right += promised and chosen in serving and plans[chosen][0] <= plans[best][0] + INDIFFERENCE
        used += answer["replications"]
    print(f"{seeds} seeds: {decided} choices with 95 % promised, {right} of them right; the best plan itself {same} "
          f"times; {used / seeds:.0f} replications a choice")
    return 0 if decided > 0 and right >= 0.95 * decided else 1


if __name__ == "__main__":
    sys.exit(main())
