// Understand what a reader types: words, "phrases", -exclusions, OR, field prefixes such as tinh: or loai:.
//
// Anything else is taken for text: an unbalanced quote, a colon behind a word that names no field, a minus within a
// number are no errors.

import { fold, tokenize, unify } from "./tokens.js";

/** @typedef {import("./tokens.js").Word} Word */

/**
 * A stretch of words that belong together.
 *
 * @typedef {object} Unit
 * @property {Word[]} words
 * @property {boolean} together whether they must stand side by side
 * @property {boolean} excluded
 * @property {number | undefined} field the one in which they must stand
 * @property {number} start
 * @property {number} end
 */

/**
 * @typedef {object} Query
 * @property {Unit[][]} groups of each group one unit must be found
 * @property {Unit[]} excluded
 * @property {string[]} wholes squashed joined names, `covid19`
 * @property {boolean} typing whether the last word may be only the beginning of one
 * @property {boolean} marked whether any word has diacritics
 * @property {string} source the text to which offsets refer
 */

/** Longest query, in letters and in words: a long title fits. */
const MOST_LETTERS = 1_000;
const MOST_WORDS = 40;

const QUOTE = /["“”„«»]/u;
const PREFIX = /(?:^|(?<=[\s\-"“”„«»(]))([\p{L}\p{M}][\p{L}\p{M}\-]{1,14}):(?=[\p{L}\p{N}"“”„«»])/gu;
const MINUS = /(?:^|(?<=\s))-(?=[\p{L}\p{N}"“”„«»])/gu;
const OR = /(?<=^|\s)OR(?=\s|$)/gu;

/**
 * @param {string} text
 * @param {Map<string, number>} fields what may stand before a colon, folded, and the field it means
 * @returns {Query}
 */
export function parse(text, fields) {
  const source = unify(text.slice(0, MOST_LETTERS));
  const tokens = tokenize(source);
  const inWhole = (/** @type {number} */ at) => tokens.wholes.some(({ start, end }) => start < at && at < end);

  /** @type {Map<number, {end: number, field?: number, excluded?: boolean, or?: boolean}>} */
  const signs = new Map();
  for (const { index, 0: found, 1: name = "" } of source.matchAll(PREFIX)) {
    const field = fields.get(fold(name.toLowerCase()));
    if (field !== undefined) signs.set(index, { end: index + found.length, field });
  }
  // "48 -CV/ĐU" is a number, not 48 without CV/ĐU.
  for (const { index } of source.matchAll(MINUS))
    if (!inWhole(index)) signs.set(index, { end: index + 1, excluded: true });
  for (const { index } of source.matchAll(OR)) signs.set(index, { end: index + 2, or: true });
  const quoted = quotes(source);
  const signed = (/** @type {Word} */ word) => [...signs].some(([at, { end }]) => at <= word.start && word.end <= end);
  const words = tokens.words.filter((word) => !signed(word)).slice(0, MOST_WORDS);

  /** @type {Unit[][]} */
  const groups = [];
  /** @type {Unit[]} */
  const excluded = [];
  let at = 0;
  let or = false;
  /** @type {{field: number | undefined, excluded: boolean}} */
  let coming = { field: undefined, excluded: false };
  for (let i = 0; i < words.length; ) {
    const word = /** @type {Word} */ (words[i]);
    for (; at < word.start; at++) {
      const sign = signs.get(at);
      if (!sign) continue;
      if (sign.or) or = true;
      if (sign.field !== undefined) coming.field = sign.field;
      if (sign.excluded) coming.excluded = true;
    }
    const quote = quoted.find(({ start, end }) => start <= word.start && word.end <= end);
    const special = coming.excluded || coming.field !== undefined;
    const end = quote ? quote.end : special ? nextSpace(source, word.start) : word.end;
    let next = i + 1;
    while (next < words.length && /** @type {Word} */ (words[next]).end <= end) next++;
    /** @type {Unit} */
    const unit = { words: words.slice(i, next), together: Boolean(quote) || special, ...coming, start: word.start, end };
    if (coming.excluded) excluded.push(unit);
    else if (or && groups.length > 0) groups.at(-1)?.push(unit);
    else groups.push([unit]);
    coming = { field: undefined, excluded: false };
    or = false;
    i = next;
  }

  const last = groups.at(-1)?.at(-1);
  const lastWord = words.at(-1);
  return {
    groups,
    excluded,
    wholes: tokens.wholes.map((whole) => whole.squashed).filter((squashed) => !/^[0-9]/.test(squashed)),
    typing: last !== undefined && last.words.at(-1) === lastWord && lastWord?.end === source.length && !last.together,
    marked: words.some((word) => fold(word.exact) !== word.exact),
    source,
  };
}

/**
 * What stands between quotation marks; one that is never closed counts for nothing.
 *
 * @param {string} source
 */
function quotes(source) {
  const found = [];
  /** @type {number | undefined} */
  let open;
  for (let at = 0; at < source.length; at++) {
    if (!QUOTE.test(/** @type {string} */ (source[at]))) continue;
    if (open === undefined) open = at;
    else {
      found.push({ start: open + 1, end: at });
      open = undefined;
    }
  }
  return found;
}

/**
 * @param {string} source
 * @param {number} from
 */
function nextSpace(source, from) {
  const found = source.slice(from).search(/\s/u);
  return found < 0 ? source.length : from + found;
}

/**
 * Runs of words that were typed side by side without a sign between them; offsets of neighbours in pairs.
 *
 * @param {Query} query
 * @returns {Word[][]}
 */
export function runs(query) {
  /** @type {Word[][]} */
  const found = [[]];
  for (const group of query.groups) {
    const [unit] = group;
    if (group.length > 1 || !unit || unit.field !== undefined) found.push([]);
    else found.at(-1)?.push(...unit.words);
  }
  for (const group of query.groups)
    for (const unit of group)
      if (unit.words.length > 1 && (group.length > 1 || unit.field !== undefined)) found.push(unit.words);
  return found.filter((run) => run.length > 0);
}

