// A line or two of a text around the place where most of what was sought stands together.

import { escapeHtml } from "./marks.js";
import { Finder, writtenOffsets } from "./sequences.js";
import { tokenize } from "./tokens.js";

/** @typedef {import("./sequences.js").Sequence} Sequence */

/**
 * What to look for: what search answers, and the sequences of its query.
 *
 * @typedef {object} Sought
 * @property {Set<string>} marked folded words and squashed wholes
 * @property {string} open beginning of words, or empty
 * @property {Sequence[]} [sequences]
 */

/** @typedef {{start: number, end: number, key: string, value: number}} Span */

export const SNIPPET_LENGTH = 200;
/** A word spelt as it was typed counts twice, a sequence more than its words apart could. */
const SPELT = 2;
const SEQUENCE = 4;
/** What a word adds that stands there already. */
const AGAIN = 0.05;
/**
 * How much stands before the first word found, as parts of what there is room for: up to the beginning of a sentence,
 * or else. Two lines of a phone hold 90 letters, and the word must be among them.
 */
const TO_SENTENCE = 0.25;
const USUAL = 0.15;

/**
 * Safe HTML: the densest place, cut at words, what was found in `<mark>` in the letters of the text.
 *
 * @param {string} text
 * @param {Sought} sought
 * @param {number} [length] letters, or nearly so
 */
export function snippet(text, sought, length = SNIPPET_LENGTH) {
  const spans = spansOf(text, sought);
  const dense = densest(spans, length);
  const [from, to] = cut(text, dense ?? { start: 0, end: 0 }, length);
  let html = "";
  let done = from;
  for (const { start, end } of joined(text, spans)) {
    if (end <= done || start >= to) continue;
    const first = Math.max(start, done);
    const last = Math.min(end, to);
    html += `${written(text.slice(done, first))}<mark data-md-highlight>${written(text.slice(first, last))}</mark>`;
    done = last;
  }
  html += written(text.slice(done, to));
  const begins = text.slice(0, from).trim() === "";
  const ends = text.slice(to).trim() === "";
  return html.trim() && `${begins ? "" : "… "}${html.trim()}${ends ? "" : " …"}`;
}

/**
 * Words that were sought, in the order of the text. Of a word that stands there as it was spelt, other spellings are
 * left alone: who asks for "điện" is not shown "diễn" beside it.
 *
 * @param {string} text
 * @param {Sought} sought
 * @returns {Span[]}
 */
function spansOf(text, { marked, open, sequences = [] }) {
  /** @type {Map<string, Set<string>>} */
  const spellings = new Map();
  for (const { words, spelt } of sequences)
    for (const { folded, normal } of words)
      if (spelt) spellings.set(folded, (spellings.get(folded) ?? new Set()).add(normal));
  const { words, wholes } = tokenize(text);
  /** @type {(Span & {spelt: boolean})[]} */
  let found = [];
  for (const { start, end, folded, normal } of words) {
    const whole = marked.has(folded);
    if (!whole && !(open !== "" && folded.startsWith(open))) continue;
    const spelt = spellings.get(folded)?.has(normal) ?? false;
    found.push({ start, end, key: whole ? folded : open, value: spelt ? SPELT : 1, spelt });
  }
  const seen = new Set(found.filter(({ spelt }) => spelt).map(({ key }) => key));
  found = found.filter(({ key, spelt }) => spelt || !seen.has(key));
  for (const { start, end, squashed } of wholes)
    if (marked.has(squashed) || (open !== "" && squashed.startsWith(open)))
      found.push({ start, end, key: squashed, value: SEQUENCE, spelt: true });
  const back = writtenOffsets(text);
  const spans = found.map(({ start, end, key, value }) => ({ start: back(start), end: back(end), key, value }));
  const several = sequences.filter(({ words: parts }) => parts.length > 1);
  for (const { start, end, sequence } of several.length > 0 ? new Finder(several).find(text) : []) {
    const count = several[sequence]?.words.length ?? 0;
    spans.push({ start, end, key: `+${sequence}`, value: SEQUENCE * count });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The stretch of at most `length` letters whose spans are worth most; the first of several.
 *
 * @param {Span[]} spans
 * @param {number} length
 * @returns {{start: number, end: number} | undefined}
 */
function densest(spans, length) {
  /** @type {Map<string, number[]>} values of each key in the stretch */
  const inside = new Map();
  let value = 0;
  let best = 0;
  /** @type {{start: number, end: number} | undefined} */
  let found;
  let first = 0;
  const worth = (/** @type {string} */ key) => {
    const values = inside.get(key);
    return values && values.length > 0 ? Math.max(...values) * (1 + AGAIN * Math.min(values.length - 1, 4)) : 0;
  };
  for (const span of spans) {
    value -= worth(span.key);
    inside.set(span.key, [...(inside.get(span.key) ?? []), span.value].slice(-50));
    value += worth(span.key);
    for (let oldest = spans[first]; oldest && oldest !== span && span.end - oldest.start > length; oldest = spans[++first]) {
      value -= worth(oldest.key);
      inside.get(oldest.key)?.shift();
      value += worth(oldest.key);
    }
    const start = spans[first]?.start ?? span.start;
    if (value > best + 1e-9) {
      best = value;
      found = { start, end: Math.max(span.end, found?.start === start ? found.end : 0) };
    }
  }
  return found;
}

/**
 * Where the snippet begins and ends: not inside a word, if possible at the beginning of a sentence.
 *
 * @param {string} text
 * @param {{start: number, end: number}} dense
 * @param {number} length
 * @returns {[number, number]}
 */
function cut(text, { start, end }, length) {
  if (text.length <= length) return [0, text.length];
  const stop = Math.min(end, start + length);
  const room = Math.max(0, length - (stop - start));
  const earliest = Math.max(0, start - Math.round(room * TO_SENTENCE));
  const before = text.slice(earliest, start);
  const sentence = Math.max(...["\n", ". ", "; ", ": "].map((sign) => before.lastIndexOf(sign) + sign.length * +before.includes(sign)));
  let from = earliest;
  if (earliest > 0) {
    const usual = Math.max(earliest, start - Math.round(room * USUAL));
    from = sentence > 0 ? earliest + sentence : afterSpace(text, usual, start);
  }
  const to = beforeSpace(text, Math.min(text.length, from + Math.max(length, stop - from)), stop);
  return [from, to];
}

/**
 * The first beginning of a word at `at` or behind it, up to `limit`.
 *
 * @param {string} text
 * @param {number} at
 * @param {number} limit
 */
export function afterSpace(text, at, limit) {
  if (at <= 0 || /\s/u.test(text[at - 1] ?? "")) return Math.max(0, at);
  const found = text.slice(at, limit).search(/\s/u);
  if (found >= 0) return at + found + 1;
  // One long word: not between a letter and its marks.
  while (at < limit && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(at, at + 1))) at++;
  return at;
}

/**
 * The last end of a word at `at` or before it, down to `limit`.
 *
 * @param {string} text
 * @param {number} at
 * @param {number} limit
 */
export function beforeSpace(text, at, limit) {
  if (at >= text.length || /\s/u.test(text[at] ?? "")) return Math.min(text.length, at);
  for (let place = at; place > limit; place--) if (/\s/u.test(text[place - 1] ?? "")) return place - 1;
  while (at > limit && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(at, at + 1))) at--;
  return at;
}

/**
 * Spans put together where they overlap, or where only a space or a sign of numbers parts them.
 *
 * @param {string} text
 * @param {Span[]} spans
 */
function joined(text, spans) {
  /** @type {{start: number, end: number}[]} */
  const found = [];
  for (const { start, end } of spans) {
    const before = found.at(-1);
    if (before && (start <= before.end || /^[\s\-/]{1,3}$/.test(text.slice(before.end, start))))
      before.end = Math.max(before.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** @param {string} text */
function written(text) {
  return escapeHtml(text.replace(/\s+/gu, " "));
}
