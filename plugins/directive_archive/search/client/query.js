// Turn what a reader types into a lunr query, and mark what it hit.
//
// lunr's query objects are used, not its query language: `:`, `~`, `^`, `+`, `-` and `*` mean nothing here.

import { EXACT, FOLDED, PAIR, fold, hasTwoSpellings, nfc, tokenize } from "./tokens.js";

/** @typedef {import("./tokens.js").Word} Word */

/** @typedef {{term: string, boost: number, presence?: number}} Clause */

/**
 * What the index holds.
 *
 * @typedef {{has: (term: string) => boolean, hasPrefix: (prefix: string) => boolean}} Vocabulary
 */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses for lunr; none if nothing can be searched for
 * @property {string[]} typed the words as typed, in lower case
 * @property {Set<string>} marked folded words and squashed wholes to mark in a result
 * @property {string} open the last of them if it may be only the beginning of a word, else empty
 */

/**
 * The parts of a `lunr.Index` that are used here.
 *
 * @typedef {object} LunrIndex
 * @property {Record<string, unknown>} invertedIndex
 * @property {(build: (query: {clause: (clause: Clause) => void}) => void) => {ref: string, score: number}[]} query
 */

/** `lunr.Query.presence.REQUIRED` */
const REQUIRED = 2;

// Who types diacritics means them: a word spelt so in a body (1 x 30) outranks a pair of words in the names that
// is only folded alike (5 x (1 + 1 + 3)). Who types none means nothing by it: the exact spelling is a hint.
const SPELT = 30;
const SPELT_WITHOUT_MARKS = 1;
// Of the exact spelling (uỷ), to add to that of the tone variant (ủy), as parts of the spelling's boost.
const SAME_TONE_PLACEMENT = 1 / 3;
const NEIGHBOURS = 3;
const NUMBER = 10;
// A prefix stands for many words, most of them rare and so of great weight: each must count for next to nothing.
const PREFIX = 0.01;
const SPELT_PREFIX = 1 / 30;
const PAIR_PREFIX = 1 / 2;

/** Longest query, in words: a long title fits. */
const MOST_WORDS = 100;
/** Longest document number, in words: 287/CT-HCQT,TV,AC has five, 66.16/2026/NQ-CP too. */
const NUMBER_WORDS = 7;

/**
 * The documents for a text, best first: every word must occur, folded; spelling, neighbourhood and field decide
 * the order, and at last the order of the index.
 *
 * @param {LunrIndex} index
 * @param {string} text
 * @returns {{query: Query, results: {ref: string, score: number}[]}}
 */
export function search(index, text) {
  const query = buildQuery(text, vocabularyOf(index));
  if (query.clauses.length === 0) return { query, results: [] };
  const results = index.query((lunr) => query.clauses.forEach((clause) => lunr.clause(clause)));
  results.sort((a, b) => b.score - a.score || Number(a.ref) - Number(b.ref));
  return { query, results };
}

/**
 * @param {LunrIndex} index
 * @returns {Vocabulary}
 */
function vocabularyOf({ invertedIndex }) {
  return {
    has: (term) => term in invertedIndex,
    hasPrefix: (prefix) => Object.keys(invertedIndex).some((term) => term.startsWith(prefix)),
  };
}

/**
 * The query for a text. A last word that nothing follows is taken for the beginning of one, too.
 *
 * @param {string} text
 * @param {Vocabulary} vocabulary
 * @returns {Query}
 */
export function buildQuery(text, vocabulary) {
  const tokens = tokenize(text);
  const words = tokens.words.slice(0, MOST_WORDS);
  const last = words.at(-1);
  const typing = last !== undefined && last.end === nfc(text).length;
  const spelt = words.some((word) => fold(word.exact) !== word.exact) ? SPELT : SPELT_WITHOUT_MARKS;

  /** @type {Query} */
  const query = { clauses: [], typed: words.map((word) => word.exact), marked: new Set(), open: "" };
  const { clauses, marked } = query;

  for (let i = 0; i < words.length; i++) {
    const number = numberAt(words, i, typing, vocabulary);
    if (number?.certain) {
      addTerm(clauses, FOLDED + number.squashed, number.open, NUMBER, true);
      marked.add(number.squashed);
      if (number.open) query.open = number.squashed;
      i = number.end - 1;
      continue;
    }
    if (number) addTerm(clauses, FOLDED + number.squashed, number.open, NUMBER, false);

    const word = /** @type {Word} */ (words[i]);
    const next = words[i + 1];
    const open = typing && word === last && word.folded.length > 1;
    // One letter at the end of several words is the start of a word; what is typed next will tell.
    const started = typing && word === last && i > 0 && /^\p{L}$/u.test(word.folded);
    // "số 353": texts leave the word out.
    const label = word.folded === "so" && next !== undefined && /^[0-9]/.test(next.folded);

    addTerm(clauses, FOLDED + word.folded, open, 1, !started && !label);
    clauses.push({ term: word.normal, boost: spelt });
    if (open && spelt === SPELT) clauses.push({ term: `${word.normal}*`, boost: spelt * SPELT_PREFIX });
    if (hasTwoSpellings(word.normal)) clauses.push({ term: EXACT + word.exact, boost: spelt * SAME_TONE_PLACEMENT });
    if (next !== undefined) addPair(clauses, word, next, typing && next === last, spelt);

    if (!started) marked.add(word.folded);
    if (open) query.open = word.folded;
  }
  // Joined names; numbers have been dealt with.
  for (const whole of tokens.wholes)
    if (!/^[0-9]/.test(whole.squashed)) {
      clauses.push({ term: FOLDED + whole.squashed, boost: NEIGHBOURS });
      marked.add(whole.squashed);
    }
  return query;
}

/**
 * Add a term of the index; if `open`, also the terms that begin like it.
 *
 * @param {Clause[]} clauses
 * @param {string} term
 * @param {boolean} open
 * @param {number} boost
 * @param {boolean} required
 */
function addTerm(clauses, term, open, boost, required) {
  const presence = required ? { presence: REQUIRED } : {};
  if (!open) clauses.push({ term, boost, ...presence });
  else clauses.push({ term, boost }, { term: `${term}*`, boost: boost * PREFIX, ...presence });
}

/**
 * Add a pair of neighbours, folded and as spelt; if `open`, the second may be the beginning of a word.
 *
 * @param {Clause[]} clauses
 * @param {Word} first
 * @param {Word} second
 * @param {boolean} open
 * @param {number} spelt
 */
function addPair(clauses, first, second, open, spelt) {
  const pairs = new Map([[`${PAIR}${first.folded} ${second.folded}`, NEIGHBOURS]]);
  if (spelt === SPELT) pairs.set(`${PAIR}${first.normal} ${second.normal}`, NEIGHBOURS * spelt);
  for (const [term, boost] of pairs) {
    clauses.push({ term, boost });
    if (open) clauses.push({ term: `${term}*`, boost: boost * PAIR_PREFIX });
  }
}

/**
 * The longest document number of the index that the words from `start` on spell, however they are separated:
 * "1102-CV/TU", "1102 cv tu".
 *
 * It is certain from three words on, or from two if the first is already more than digits ("1102cv tu"); then it
 * stands for its words. "30 ngày" may meet a mistyped "30ngày" and is only a hint.
 *
 * @param {Word[]} words
 * @param {number} start
 * @param {boolean} typing
 * @param {Vocabulary} vocabulary
 * @returns {{squashed: string, end: number, open: boolean, certain: boolean} | undefined}
 */
function numberAt(words, start, typing, vocabulary) {
  const first = words[start]?.folded ?? "";
  if (!/^[0-9]/.test(first)) return undefined;
  for (let end = Math.min(start + NUMBER_WORDS, words.length); end > start + 1; end--) {
    const squashed = words
      .slice(start, end)
      .map((word) => fold(word.exact))
      .join("")
      .replace(/^0+(?=[0-9])/, "");
    if (/^[0-9]+$/.test(squashed)) continue; // a date, a range
    const open = typing && end === words.length;
    if (vocabulary.has(FOLDED + squashed) || (open && vocabulary.hasPrefix(FOLDED + squashed)))
      return { squashed, end, open, certain: end > start + 2 || !/^[0-9]+$/.test(first) };
  }
  return undefined;
}

/**
 * Text as safe HTML, the words that the query hit in `<mark>`, in the letters in which they stand there.
 *
 * @param {string} text
 * @param {Query} query
 */
export function highlight(text, query) {
  const source = nfc(text);
  const { words, wholes } = tokenize(source);
  const spans = [
    ...words.filter((word) => isHit(word.folded, query)),
    ...wholes.filter((whole) => isHit(whole.squashed, query)),
  ].sort((a, b) => a.start - b.start);

  /** @type {{start: number, end: number}[]} */
  const marks = [];
  for (const { start, end } of spans) {
    const before = marks.at(-1);
    // Neighbours share a mark, and so do the parts of a number.
    if (before && /^[\s\-/]{0,3}$/.test(source.slice(before.end, start))) before.end = Math.max(before.end, end);
    else marks.push({ start, end });
  }

  let html = "";
  let done = 0;
  for (const { start, end } of marks) {
    html += escapeHtml(source.slice(done, start));
    html += `<mark data-md-highlight>${escapeHtml(source.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escapeHtml(source.slice(done));
}

/**
 * @param {string} folded
 * @param {Query} query
 */
function isHit(folded, { marked, open }) {
  return marked.has(folded) || (open !== "" && folded.startsWith(open));
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
