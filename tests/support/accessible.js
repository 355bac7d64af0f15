// SPDX-License-Identifier: GPL-3.0-or-later
// What a page keeps from a reader who does not see it, or sees little: an array of sentences.
(function () {
  const wrong = [], all = (what) => Array.from(document.querySelectorAll(what));
  const tell = (what, element) => wrong.push(what + ": " + element.outerHTML.slice(0, 120));
  if (!document.documentElement.lang) wrong.push("no language");
  if (!document.title.trim()) wrong.push("no title");
  if (!document.querySelector("main")) wrong.push("no main part");
  const heads = all("h1, h2, h3, h4, h5, h6");
  if (all("h1").length !== 1) wrong.push("not one first heading");
  heads.reduce((before, head) => {
    const level = Number(head.tagName[1]);
    if (level > before + 1) tell("a level of heading is left out", head);
    if (!head.textContent.trim()) tell("an empty heading", head);
    return level;
  }, 0);
  all("img").forEach((e) => e.alt.trim() || tell("a picture without text", e));
  all("svg").forEach((e) => (e.getAttribute("role") === "img" && (e.getAttribute("aria-label") || "").trim()) || tell("a drawing without text", e));
  all("input, select, textarea").forEach((e) => (e.labels && e.labels.length > 0) || e.getAttribute("aria-label") || tell("a field without label", e));
  all("th").forEach((e) => e.hasAttribute("scope") || tell("a heading cell without scope", e));
  all("a[href]").forEach((e) => e.textContent.trim() || tell("a link without text", e));
  const ids = all("[id]").map((e) => e.id);
  ids.forEach((id, i) => ids.indexOf(id) === i || wrong.push("an id twice: " + id));

  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = (c) => c.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = numbers(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0.99) return c;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (seen.has(e) || !node.data.trim() || e.closest("script, style, noscript") || e.getClientRects().length === 0) continue;
    seen.add(e);
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const drawn = e.namespaceURI.endsWith("svg") ? style.fill : style.color;
    const [a, b] = [light(numbers(drawn)), light(ground(e))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) tell("contrast of " + contrast.toFixed(2), e);
    if (size < 12) tell("letters of " + size + " px", e);
  }
  return wrong;
})()
