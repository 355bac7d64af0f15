// SPDX-License-Identifier: GPL-3.0-or-later
// The sliders of a report: answers on and between the points of a simulated grid, as
// sim/study/whatif.c gives them; the state is in the part of the address behind '#'.
"use strict";
(function () {
  const grid = JSON.parse(document.getElementById("whatif-data").textContent);
  const keys = grid.keys, outputs = grid.outputs;
  const real = (v) => v === null ? NaN : v;
  outputs.forEach((output) => { output.mean = output.mean.map(real); output.half = output.half.map(real); });
  const at = (id) => document.getElementById("whatif-" + id);
  const stride = keys.map((key, k) => keys.slice(k + 1).reduce((n, other) => n * other.values.length, 1));
  const first = (key) => key.values[0], last = (key) => key.values[key.values.length - 1];
  let x = keys.map((key) => key.start), over = 0;

  // --- answers ---

  // Where a value stands between two of its key's; null outside.
  function spot(key, value) {
    if (!(value >= first(key) && value <= last(key))) return null;
    let i = 0;
    while (i + 1 < key.values.length && key.values[i + 1] <= value) i++;
    return { at: i, part: key.values[i] < value ? (value - key.values[i]) / (key.values[i + 1] - key.values[i]) : 0 };
  }

  function kink(values, mean, i, point, step) {
    if (i < 1 || i + 1 >= values.length) return NaN;
    const part = (values[i] - values[i - 1]) / (values[i + 1] - values[i - 1]);
    return Math.abs(mean[point] - (mean[point - step] + (mean[point + step] - mean[point - step]) * part));
  }

  function bend(values, mean, i, point, step) {
    const left = kink(values, mean, i, point, step), right = kink(values, mean, i + 1, point + step, step);
    if (isNaN(left) && isNaN(right)) return Math.abs(mean[point + step] - mean[point]);
    return isNaN(left) ? 2 * right : isNaN(right) ? 2 * left : left + right;
  }

  // {simulated, value, interval, plan}; value NaN where there is no answer.
  function answer(output, where) {
    const spots = keys.map((key, k) => spot(key, where[k]));
    const out = { simulated: true, value: NaN, interval: NaN, plan: "" };
    if (spots.includes(null)) return out;
    const worst = keys.map(() => 0);
    let value = 0, noise = 0, known = true, missing = false;
    for (let corner = 0; corner < 1 << keys.length; corner++) {
      let weight = 1, point = 0;
      spots.forEach((s, k) => {
        const far = corner >> k & 1;
        weight *= far ? s.part : 1 - s.part;
        point += (s.at + far) * stride[k];
      });
      if (weight === 0) continue;
      if (grid.plan[point]) out.plan = grid.plan[point];
      if (isNaN(output.mean[point])) { missing = true; continue; }
      value += weight * output.mean[point];
      if (isNaN(output.half[point])) known = false;
      else noise = Math.max(noise, output.half[point]);
      spots.forEach((s, k) => {
        if (s.part > 0 && !(corner >> k & 1)) {
          const b = bend(keys[k].values, output.mean, s.at, point, stride[k]);
          worst[k] = Math.max(worst[k], isNaN(b) ? 0 : b);
        }
      });
    }
    out.simulated = spots.every((s) => s.part === 0);
    if (missing) return out;
    out.value = value;
    out.interval = out.simulated ? (known ? noise : NaN) : noise + worst.reduce((a, b) => a + b, 0) + output.pad;
    return out;
  }

  // --- what is shown ---

  function plain(value, decimals) {
    const text = value.toFixed(decimals);
    return Number(text) === 0 ? text.replace("-", "") : text;
  }

  function half(interval, decimals) {
    const unit = Math.pow(10, -decimals);
    if (isNaN(interval) || interval <= 1e-9) return "";
    return interval < 0.5 * unit ? "± <" + unit.toFixed(decimals) : "± " + interval.toFixed(decimals);
  }

  // Two digits of the interval, and no more than the figure has. html_whatif.c does the same.
  function digits(interval, most) {
    return interval > 0 ? Math.max(0, Math.min(most, 1 - Math.floor(Math.log10(interval)))) : most;
  }

  const named = (k) => keys[k].key + (keys[k].unit ? ", " + keys[k].unit : "");
  const short = (value) => String(Number(value.toPrecision(6)));

  function state() {
    const wrong = keys.findIndex((key, k) => !spot(key, x[k]));
    if (wrong >= 0 && isNaN(x[wrong])) return named(wrong) + ": this is no number. No answer.";
    if (wrong >= 0)
      return named(wrong) + ": " + short(x[wrong]) + " is outside of what was simulated, " + short(first(keys[wrong])) +
        " to " + short(last(keys[wrong])) + ". No answer.";
    const a = answer(outputs[0], x);
    if (isNaN(a.value)) return "No answer here: " + (a.plan || "not simulated") + (a.simulated ? "." : " at a neighbouring point.");
    return a.simulated ? "Simulated at this point." : "Between simulated points.";
  }

  function show() {
    const a = answer(outputs[0], x), text = state();
    at("state").textContent = text;
    at("state").className = a.simulated && !isNaN(a.value) ? "" : "interpolated";
    outputs.forEach((output, o) => {
      const figure = answer(output, x), decimals = digits(figure.interval, output.decimals);
      at("value-" + o).textContent = isNaN(figure.value) ? "–" : plain(figure.value, decimals);
      at("interval-" + o).textContent = isNaN(figure.value) ? "" : half(figure.interval, decimals);
    });
    keys.forEach((key, k) => {
      at(k + "-number").setAttribute("aria-invalid", spot(key, x[k]) ? "false" : "true");
    });
    draw();
  }

  // --- the curve ---

  const svg = at("curve"), box = { left: 64, right: 505, top: 30, bottom: 306 };

  function add(name, attributes, text) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach((key) => element.setAttribute(key, attributes[key]));
    if (text !== undefined) element.textContent = text;
    svg.appendChild(element);
  }

  function ticks(low, high) {
    const rough = (high - low) / 5, size = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = size * [1, 2, 5, 10].find((m) => m * size >= rough), list = [];
    for (let v = Math.ceil(low / step) * step; v <= high + 1e-9 * step; v += step) list.push(Number(v.toPrecision(12)));
    return list;
  }

  function along(output) {
    const key = keys[over], list = [];
    const places = key.values.slice();
    for (let i = 0; i <= 80; i++) places.push(first(key) + (last(key) - first(key)) * i / 80);
    places.sort((a, b) => a - b).forEach((place) => {
      const where = x.slice();
      where[over] = place;
      const a = answer(output, where);
      if (!isNaN(a.value)) list.push({ x: place, y: a.value, d: isNaN(a.interval) ? 0 : a.interval, node: key.values.includes(place) && a.simulated });
    });
    return list;
  }

  function draw() {
    const key = keys[over], curves = outputs.filter((o) => o.curve).map((o) => ({ output: o, points: along(o) }));
    const all = curves.flatMap((c) => c.points);
    svg.textContent = "";
    if (all.length === 0) { svg.setAttribute("aria-label", "no answer along " + named(over)); return; }
    const high = Math.max(...all.map((p) => p.y + p.d)) * 1.05, low = Math.min(0, ...all.map((p) => p.y - p.d));
    const px = (v) => box.left + (box.right - box.left) * (v - first(key)) / (last(key) - first(key));
    const py = (v) => box.bottom - (box.bottom - box.top) * (v - low) / (high - low || 1);
    const path = (points) => points.map((p, i) => (i ? "L" : "M") + px(p[0]).toFixed(1) + " " + py(p[1]).toFixed(1)).join("");
    ticks(low, high).forEach((v) => {
      add("line", { x1: box.left, x2: box.right, y1: py(v), y2: py(v), class: "grid" });
      add("text", { x: box.left - 8, y: py(v) + 5, class: "end" }, short(v));
    });
    ticks(first(key), last(key)).forEach((v) => add("text", { x: px(v), y: box.bottom + 22, class: "middle" }, short(v)));
    add("text", { x: (box.left + box.right) / 2, y: box.bottom + 50, class: "middle" }, named(over));
    add("path", { d: "M" + box.left + " " + box.top + "V" + box.bottom + "H" + box.right, class: "axis" });
    add("text", { x: 6, y: 16 }, curves[0].output.unit);
    let used = [];
    curves.forEach((c) => {
      const p = c.points;
      if (p.length === 0) return;
      add("path", { d: path(p.map((q) => [q.x, q.y + q.d]).concat(p.slice().reverse().map((q) => [q.x, q.y - q.d]))) + "Z", class: "band " + c.output.route });
      add("path", { d: path(p.map((q) => [q.x, q.y])), class: "curve " + c.output.route });
      p.filter((q) => q.node).forEach((q) => add("circle", { cx: px(q.x), cy: py(q.y), r: 4, class: "node " + c.output.route }));
      let y = py(p[p.length - 1].y) + 5;
      if (used.some((other) => Math.abs(other - y) < 24)) y = used[0] + (y < used[0] ? -24 : 24);
      used.push(y);
      add("text", { x: box.right + 8, y: y, class: c.output.route }, c.output.route);
    });
    if (spot(key, x[over])) add("line", { x1: px(x[over]), x2: px(x[over]), y1: box.top, y2: box.bottom, class: "here" });
    svg.setAttribute("aria-label", "Cost along " + named(over) + ": " + curves.map((c) => c.output.route + " from " +
      (c.points.length ? short(c.points[0].y) + " to " + short(c.points[c.points.length - 1].y) : "nothing")).join(", "));
  }

  // --- moving ---

  // Near a simulated value a slider goes onto it.
  function snap(key, value) {
    const reach = 0.012 * (last(key) - first(key));
    const near = key.values.find((v) => Math.abs(v - value) <= reach);
    return near === undefined ? Number(value.toPrecision(4)) : near;
  }

  function number(text) {
    const clean = text.trim().replace(",", ".");
    return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(clean) ? Number(clean) : NaN;
  }

  function put(k, value) {
    x[k] = value;
    if (!isNaN(value)) at(String(k)).value = value;
  }

  function remember() {
    const parts = keys.map((key, k) => encodeURIComponent(key.key) + "=" + (isNaN(x[k]) ? "" : x[k]));
    if (keys.length > 1) parts.push("over=" + encodeURIComponent(keys[over].key));
    history.replaceState(null, "", "#" + parts.join("&"));
  }

  function recall() {
    location.hash.slice(1).split("&").forEach((part) => {
      const [name, value] = part.split("=").map((text) => { try { return decodeURIComponent(text); } catch (e) { return ""; } });
      if (value === undefined) return;
      const k = keys.findIndex((key) => key.key === name), o = keys.findIndex((key) => key.key === value);
      if (k >= 0) {
        put(k, number(value));
        at(k + "-number").value = isNaN(x[k]) ? value : short(x[k]);
      } else if (name === "over" && o >= 0) over = o;
    });
    keys.forEach((key, k) => { const radio = at("over-" + k); if (radio) radio.checked = k === over; });
    show();
  }

  keys.forEach((key, k) => {
    at(String(k)).addEventListener("input", (event) => {
      x[k] = snap(key, Number(event.target.value));
      at(k + "-number").value = short(x[k]);
      show();
      remember();
    });
    at(k + "-number").addEventListener("input", (event) => {
      put(k, number(event.target.value));
      show();
      remember();
    });
    if (keys.length < 2) return;
    const label = document.createElement("label"), radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "whatif-over";
    radio.id = "whatif-over-" + k;
    radio.addEventListener("change", () => { over = k; show(); remember(); });
    label.append(radio, " " + key.key);
    at("over").append(label);
  });
  at("inputs").hidden = false;
  at("figure").hidden = false;
  if (keys.length > 1) {
    at("over").prepend("Curve along: ");
    at("over").hidden = false;
  }
  window.addEventListener("hashchange", recall);
  recall();
})();
