// Bars by month as an SVG, in as many rows as the width of the page needs.

/** @typedef {{month: string, value: number, note: string, empty: boolean, faint: boolean}} Bar */
/** @typedef {{from: string, to: string}} Break months in a row of which the archive has no document */

const NAMESPACE = "http://www.w3.org/2000/svg";
const LEFT = 40;
const RIGHT = 6;
const TOP = 8;
const HEIGHT = 110;
const BELOW = 26;
/** Narrowest and widest place of a bar, and the room that a label of the axis needs. */
const NARROW = 11;
const WIDE = 34;
const LABEL = 92;
/** More empty months in a row than these are left out. */
const LONGEST_GAP = 18;

/**
 * The bars without long stretches of empty months, and what was left out.
 *
 * @param {Bar[]} bars
 * @returns {(Bar | Break)[]}
 */
export function withBreaks(bars) {
  /** @type {(Bar | Break)[]} */
  const found = [];
  for (let at = 0; at < bars.length; ) {
    let end = at;
    while (bars[end]?.empty) end++;
    const [first, last] = [bars[at], bars[end - 1]];
    if (first && last && end - at > LONGEST_GAP) found.push({ from: first.month, to: last.month });
    else for (const bar of bars.slice(at, Math.max(end, at + 1))) found.push(bar);
    at = Math.max(end, at + 1);
  }
  return found;
}

/**
 * @param {Bar[]} bars
 * @param {number} width of the page, in pixels
 * @param {number} highest value of the axis
 * @param {(value: number) => string} written
 * @param {string} label what the picture shows, for those who do not see it
 * @param {string} id of the pattern that marks empty months
 */
export function chart(bars, width, highest, written, label, id) {
  const items = withBreaks(bars);
  const room = Math.max(200, width) - LEFT - RIGHT;
  const inRow = Math.max(12, Math.floor(room / NARROW / 12) * 12);
  const rows = [];
  for (let at = 0; at < items.length; at += inRow) rows.push(items.slice(at, at + inRow));
  const longest = Math.max(1, ...rows.map((row) => row.length));
  const slot = Math.min(WIDE, room / longest);
  const total = LEFT + RIGHT + slot * longest;
  const steps = axis(highest);
  const top = steps.at(-1) ?? 1;
  const full = Math.ceil(Math.max(total, LEFT + LABEL));
  const svg = made("svg", { class: "tl-chart", role: "img", "aria-label": label, viewBox: `0 0 ${full} ${rows.length * (TOP + HEIGHT + BELOW)}`, width: full });
  const pattern = made("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(made("rect", { class: "tl-hatch", width: 1.2, height: 5 }));
  svg.append(wrapped("defs", pattern));
  rows.forEach((row, number) => {
    const base = number * (TOP + HEIGHT + BELOW) + TOP + HEIGHT;
    const end = LEFT + slot * row.length;
    for (const step of steps) {
      const y = round(base - (HEIGHT * step) / top);
      svg.append(made("line", { class: step ? "tl-grid" : "tl-base", x1: LEFT, x2: round(end), y1: y, y2: y }));
      svg.append(text(LEFT - 5, y + 4, written(step), "tl-value"));
    }
    let free = -Infinity;
    row.forEach((item, place) => {
      const x = LEFT + slot * place;
      if ("from" in item) {
        const path = `M${round(x + slot / 2 - 3)} ${base + 5}l4 -10m2 10l4 -10`;
        svg.append(wrapped("g", titled(`Không có văn bản nào từ ${monthName(item.from)} đến ${monthName(item.to)}`), made("path", { class: "tl-break", d: path })));
        free = -Infinity;
        return;
      }
      svg.append(bar(item, round(x), base, slot, top, id));
      const begins = place === 0 || "from" in (row[place - 1] ?? {}) || item.month.endsWith("-01") || (bars.length <= 18 && longest <= 18);
      if (!begins || x < free || x + LABEL > full + 2) return;
      svg.append(made("line", { class: "tl-base", x1: round(x + slot / 2), x2: round(x + slot / 2), y1: base, y2: base + 5 }));
      svg.append(text(x + slot / 2 - 4, base + 18, monthName(item.month), "tl-month"));
      free = x + LABEL;
    });
  });
  return svg;
}

/**
 * @param {Bar} item
 * @param {number} x
 * @param {number} base
 * @param {number} slot
 * @param {number} top
 * @param {string} id
 */
function bar(item, x, base, slot, top, id) {
  const group = wrapped("g", titled(`${capitalMonth(item.month)}: ${item.note}`));
  if (item.empty) {
    group.append(made("rect", { x, y: base - HEIGHT, width: round(slot), height: HEIGHT, fill: `url(#${id})` }));
    return group;
  }
  // The whole height can be pointed at, not only the bar.
  group.append(made("rect", { x, y: base - HEIGHT, width: round(slot), height: HEIGHT, fill: "transparent" }));
  if (item.value > 0) {
    const height = round(Math.max(1.5, (HEIGHT * item.value) / top));
    const gap = slot > 14 ? 2 : 1;
    group.append(
      made("rect", { class: item.faint ? "tl-bar tl-faint" : "tl-bar", x: x + gap / 2, y: round(base - height), width: round(slot - gap), height }),
    );
  }
  return group;
}

/**
 * Values of the axis, round ones, from 0 to the first not below the highest.
 *
 * @param {number} highest
 * @returns {number[]}
 */
export function axis(highest) {
  if (!(highest > 0)) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(highest / 2));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((each) => highest / each <= 3) ?? highest;
  const whole = highest >= 2 ? Math.max(1, Math.ceil(step)) : highest > 1 || highest === 1 ? 1 : step;
  const count = Math.ceil(highest / whole - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * whole).toPrecision(10)));
}

/**
 * @param {string} month `2020-07`
 * @returns {string} `tháng 7/2020`
 */
export function monthName(month) {
  const [year, number] = month.split("-");
  return `tháng ${Number(number)}/${year}`;
}

/** @param {string} month */
function capitalMonth(month) {
  return monthName(month).replace("t", "T");
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 */
function made(name, attributes = {}) {
  const found = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, String(value));
  return found;
}

/**
 * @param {string} name
 * @param {...Node} children
 */
function wrapped(name, ...children) {
  const found = made(name);
  found.append(...children);
  return found;
}

/** @param {string} words */
function titled(words) {
  const found = made("title");
  found.textContent = words;
  return found;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {string} className
 */
function text(x, y, words, className) {
  const found = made("text", { x: round(x), y: round(y), class: className });
  found.textContent = words;
  return found;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
