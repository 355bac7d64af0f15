#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report in a browser: opened from its file, silent, asking for nothing; sliders moved and held
against the simulator; phone, paper, without JavaScript; what a reader with weak sight needs."""
import base64
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests/support")
from browser import Browser  # noqa: E402

PROGRAM = os.environ.get("MELTROUTE", "build/meltroute")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CASE = ["scenarios/exhibit12.yaml", "--no-limits", "--replications", "2", "--set", "simulation.horizon=3 wk",
        "--set", "simulation.warmup=1 wk", "--set", "ladle.model=constant_rate"]
SEVERAL = ["scenarios/pearl-river.yaml", *CASE[1:]]
SHOWN = ["saving_per_t", "routes.molten.cost_per_t.total", "routes.ingot.cost_per_t.total",
         "routes.molten.carbon_kg_per_t.total", "routes.ingot.carbon_kg_per_t.total",
         "routes.molten.arrival_temperature_C.mean", "routes.molten.service_frac"]
DECIMALS, SCALE = [1, 1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 1, 1, 100]
ROOM = os.environ.get("KEEP_SCREENSHOTS")  # a folder, to look at them


def check(name, good, why=""):
    print(("ok " if good else "not ok ") + name + ("" if good or not why else " # " + str(why)[:400]))


def meltroute(*words):
    return subprocess.run([PROGRAM, *words], check=True, capture_output=True, text=True).stdout


def simulated(distance, gas, case=CASE, key="route.distance"):
    """What the simulator says: mean and half-width of everything shown."""
    run = json.loads(meltroute("run", *case, "--set", f"{key}={distance} km", "--set",
                               f"prices.gas={gas} CNY/m3", "--json"))
    figures = []
    for path in SHOWN:
        figure = run
        for part in path.split("."):
            figure = figure[part]
        figures.append(figure)
    return [f["mean"] * s for f, s in zip(figures, SCALE)], [(f["half_width"] or 0) * s for f, s in zip(figures, SCALE)]


def shown(page):
    """The table of the page: values and intervals as they stand there."""
    cells = page.run("Array.from({length: 7}, (_, i) => ['value', 'interval'].map(w => "
                     "document.getElementById('whatif-' + w + '-' + i).textContent))")
    return [c[0] for c in cells], [c[1] for c in cells]


def put(page, distance, gas):
    page.type("whatif-0-number", str(distance))
    page.type("whatif-1-number", str(gas))


def printed(mean, half, decimals):
    """As the page shows it: two digits of the interval, no more decimals than the figure has."""
    if half > 1e-9:
        decimals = max(0, min(decimals, 1 - math.floor(math.log10(half))))
    return f"{mean:.{decimals}f}"


def state(page):
    return page.run("document.getElementById('whatif-state').textContent")


def check_points(page, on, between, *case):
    for distance, gas in on:  # of the grid, none of them the scenario's own
        put(page, distance, gas)
        values, _ = shown(page)
        means, halves = simulated(distance, gas, *case)
        expected = [printed(m, h, d) for m, h, d in zip(means, halves, DECIMALS)]
        check(f"at {distance} km and {gas} as printed", values == expected, f"{values} {expected}")
        check("said to be simulated", state(page) == "Simulated at this point.", state(page))
    for distance, gas in between:
        put(page, distance, gas)
        values, intervals = shown(page)
        means, halves = simulated(distance, gas, *case)
        bad = []
        for i, (value, interval, mean) in enumerate(zip(values, intervals, means)):
            unit = 10 ** -len(value.partition(".")[2])
            room = (float(interval[2:].lstrip("<")) if interval else 0) + unit  # both are rounded
            if not abs(float(value) - mean) <= room:
                bad.append(f"{SHOWN[i]}: {value} {interval}, simulated {mean:.3f}")
        check(f"at {distance} km and {gas} within the interval", not bad, bad)
        check("said to be between points", state(page) == "Between simulated points.", state(page))


def check_refused(page):
    put(page, 500, 4.2)
    check("nothing outside", "outside" in state(page) and set(shown(page)[0]) == {"–"}, state(page))
    put(page, "abc", 4.2)
    check("no number, no answer", "no number" in state(page) and set(shown(page)[0]) == {"–"}, state(page))


def check_moved(page, address):
    page.open(address)
    before, curve = shown(page)[0], page.run("document.getElementById('whatif-curve').innerHTML")
    page.run("document.getElementById('whatif-1').focus()")
    page.key("ArrowRight", 39)
    page.key("ArrowRight", 39)
    link = page.run("location.href")
    after = shown(page)
    check("a slider moves the figures", before[2] != after[0][2] and before != after[0], f"{before} {after}")
    check("and the curve", page.run("document.getElementById('whatif-curve').innerHTML") != curve)
    page.run("document.getElementById('whatif-over-1').click()")
    link = page.run("location.href")
    check("the curve goes along another input",
          "prices.gas" in page.run("document.getElementById('whatif-curve').getAttribute('aria-label')"))
    page.open(link)
    check("a link brings it back", shown(page) == after and page.run("document.getElementById('whatif-over-1').checked"),
          f"{link} {shown(page)} {after}")
    page.open(address + "#route.distance=<script>&prices.gas=%FF&over=x&y")
    check("a broken link gives no answer", set(shown(page)[0]) == {"–"})


def check_page(page, address, name):
    with open("tests/support/accessible.js", encoding="utf-8") as file:
        accessible = file.read()
    for width in (390, 1280):
        page.width(width)
        page.open(address)
        over = page.run("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        cut = page.run("Array.from(document.querySelectorAll('.wide')).filter(w => w.scrollWidth > w.clientWidth).length")
        check(f"{name}: nothing beyond {width} pixels, no table cut", over <= 0 and cut == 0, f"{over} {cut}")
        if ROOM:
            page.screenshot(os.path.join(ROOM, f"{name}-{width}.png"))
        wrong = page.run(accessible)
        check(f"{name}: accessible at {width} pixels", wrong == [], wrong[:5])
    page.run("document.querySelector('img').alt = ''; document.querySelector('th').removeAttribute('scope');"
             "document.querySelector('h2').outerHTML = '<h4>a<input></h4>';"
             "document.querySelector('main').style.setProperty('color', '#aaa')")
    spoilt = " ".join(page.run(accessible))
    check(f"{name}: the same check finds faults", all(w in spoilt for w in (
        "picture without text", "without scope", "level of heading", "without label", "contrast")), spoilt)
    pdf = page.pdf()
    check(f"{name}: it prints", pdf.startswith(b"%PDF") and len(pdf) > 30000)


def light(colour):
    parts = [v / 255 for v in colour]
    parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def check_pictures(html):
    """Letters of the pictures: dark enough on white, large enough on a phone."""
    pictures = re.findall(r'<img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)"', html)
    bad = []
    for name, data in pictures:
        svg = base64.b64decode(data).decode()
        for size, colour in re.findall(r'font-size="([\d.]+)"[^>]*?fill="rgb\(([^)]*)\)"', svg):
            contrast = 1.05 / (light([int(c) for c in colour.split(",")]) + 0.05)
            if contrast < 4.5 or float(size) < 14.5:
                bad.append(f"{name}: {size} px, contrast {contrast:.1f}")
    check("letters of the pictures", len(pictures) >= 3 and not bad, bad[:4] or pictures)


def main():
    if not CHROMIUM:
        print("skip report in a browser # chromium is not installed")
        return
    folder = tempfile.mkdtemp()
    page = None
    try:
        for name in ("plain", "moved"):
            meltroute("run", *CASE, "--quiet", "--out", f"{folder}/{name}")
        meltroute("report", f"{folder}/plain")
        meltroute("report", f"{folder}/moved", "--what-if", "route.distance=20 km..140 km step 20 km",
                  "--what-if", "prices.gas=3,3.6,4.2 CNY/m3", "--quiet")
        meltroute("run", *SEVERAL, "--quiet", "--out", f"{folder}/several")
        meltroute("report", f"{folder}/several", "--what-if", "customers.export.route.distance=80,118,160 km",
                  "--what-if", "prices.gas=3.5,4.5 CNY/m3", "--quiet")
        plain, moved, several = (f"file://{folder}/{name}/report.html" for name in ("plain", "moved", "several"))
        meltroute("cool", "scenarios/one-ladle.yaml", "--quiet", "--out", f"{folder}/cool")
        meltroute("report", f"{folder}/cool")
        page = Browser(CHROMIUM, folder + "/profile")
        check_page(page, plain, "plain")
        check_page(page, moved, "what-if")
        check_page(page, several, "several customers")
        check_page(page, f"file://{folder}/cool/report.html", "study")
        page.open(moved)
        check_points(page, ((20, 3), (80, 4.2)), ((33, 3.3), (95, 4.05), (131, 3.9)))
        check_refused(page)
        check_moved(page, moved)
        page.open(several)
        check_points(page, ((160, 3.5),), ((97, 4.1),), SEVERAL, "customers.export.route.distance")
        asked = [a for a in page.asked if not a.startswith(("file:", "data:", "about:"))]
        check("it asks for nothing", page.asked and not asked, asked)
        check("the console is silent", not page.said, page.said)
        page.call("Emulation.setScriptExecutionDisabled", value=True)
        page.call("Page.navigate", url=moved)
        page.width(1000)
        with open(f"{folder}/moved/report.html", encoding="utf-8") as file:
            html = file.read()
        check_pictures(html)
        means, halves = simulated(30, 4)
        check("without JavaScript it shows the scenario's own values",
              f'id="whatif-value-2">{printed(means[2], halves[2], 1)}<' in html and page.pdf().startswith(b"%PDF"))
    finally:
        if page:
            page.close()
        shutil.rmtree(folder, ignore_errors=True)


main()
