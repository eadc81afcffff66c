// Understand what a reader types: words, "phrases", -exclusions, OR, field prefixes such as tinh: or loai:.
//
// Anything else is taken for text: an unbalanced quote, a colon behind a word that names no field, a minus within a
// number are no errors.

import { fold, nfc, tokenize, unify } from "./tokens.js";

/** @typedef {import("./tokens.js").Whole} Whole */
/** @typedef {import("./tokens.js").Word} Word */

/**
 * A stretch of words that belong together.
 *
 * @typedef {object} Unit
 * @property {Word[]} words
 * @property {boolean} together whether they must stand side by side; else they must only all be there
 * @property {boolean} excluded
 * @property {number | undefined} field the one in which they must stand
 * @property {number} start where it begins, signs included
 * @property {number} end
 */

/**
 * @typedef {object} Query
 * @property {Unit[][]} groups of each group one unit must be found
 * @property {Unit[]} excluded
 * @property {Whole[]} wholes joined names, `Covid-19`
 * @property {boolean} typing whether the last word may be only the beginning of one
 * @property {boolean} marked whether any word has diacritics
 * @property {Set<Word>} small words that a document need not have
 * @property {string} source the text to which offsets refer
 */

/** Longest query, in letters and in words: a long title fits. */
const MOST_LETTERS = 1_000;
const MOST_WORDS = 40;

const QUOTE = /["“”„«»]/u;
const PREFIX = /(?:^|(?<=[\s\-"“”„«»(]))([\p{L}\p{M}][\p{L}\p{M}\-]{1,14}):(?: ?)(?=[\p{L}\p{N}"“”„«»])/gu;
// "Covid -19", as papers print it, leaves nothing out.
const MINUS = /(?:^|(?<=\s))-(?=[\p{L}\p{N}"“”„«»])(?!(?<=[\p{L}\p{M}]\s-)[0-9]{1,2}(?![\p{L}\p{N}/-]))/gu;
// A day as computers write it; the index has it as people do.
const COMPUTER_DAY = /(?<![\p{L}\p{N}/-])([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![\p{L}\p{N}/-])/gu;
const OR = /(?<=^|\s)OR(?=\s|$)/gu;
// "V/v" stands before the subject on the paper and says nothing.
const REGARDING = /(?<![\p{L}\p{N}/\-])v\/v(?![\p{L}\p{N}/\-])/giu;
/** In queries of more words than this, a colon with a space behind it is one of a sentence. */
const SHORT = 12;
/** What stands in nearly every text, so that nobody asks for it, and is missing from titles and names. */
const SMALL = new Set("của về các và những trong tại cho với theo ở là để do việc".split(" ").map((word) => nfc(word)));
/** The same in a query without diacritics, where it is not the start of a word of two syllables either. */
const SMALL_FOLDED = new Set("cua cac nhung trong voi theo".split(" "));
/** Words that a query must have before such words count for little. */
const SOME = 3;
const MANY = 5;

/**
 * @param {string} text
 * @param {Map<string, number>} fields what may stand before a colon, folded, and the field it means
 * @returns {Query}
 */
export function parse(text, fields) {
  const source = unify(text.slice(0, MOST_LETTERS)).replace(COMPUTER_DAY, "$3/$2/$1");
  const tokens = tokenize(source);
  const inWhole = (/** @type {number} */ at) => tokens.wholes.some(({ start, end }) => start < at && at < end);

  /** @type {Map<number, {end: number, field?: number, excluded?: boolean, or?: boolean}>} */
  const signs = new Map();
  for (const { index, 0: found, 1: name = "" } of source.matchAll(PREFIX)) {
    const field = fields.get(fold(name.toLowerCase()));
    if (field === undefined || (found.endsWith(" ") && tokens.words.length > SHORT)) continue;
    signs.set(index, { end: index + found.length, field });
  }
  // "48 -CV/ĐU" is a number, not 48 without CV/ĐU.
  for (const { index } of source.matchAll(MINUS))
    if (!inWhole(index)) signs.set(index, { end: index + 1, excluded: true });
  for (const { index } of source.matchAll(OR)) signs.set(index, { end: index + 2, or: true });
  for (const { index } of source.matchAll(REGARDING)) signs.set(index, { end: index + 3 });
  const quoted = quotes(source);
  const signed = (/** @type {Word} */ word) => [...signs].some(([at, { end }]) => at <= word.start && word.end <= end);
  const words = tokens.words.filter((word) => !signed(word)).slice(0, MOST_WORDS);

  /** @type {{unit: Unit, or: boolean}[]} */
  const items = [];
  /** @type {Unit[]} */
  const excluded = [];
  let at = 0;
  let or = false;
  /** @type {{field: number | undefined, excluded: boolean, start: number | undefined}} */
  let coming = { field: undefined, excluded: false, start: undefined };
  for (let i = 0; i < words.length; ) {
    const word = /** @type {Word} */ (words[i]);
    for (; at < word.start; at++) {
      const sign = signs.get(at);
      if (!sign) continue;
      if (sign.or) or = true;
      if (sign.field !== undefined) coming.field = sign.field;
      if (sign.excluded) coming.excluded = true;
      if (sign.field !== undefined || sign.excluded) coming.start ??= at;
    }
    const quote = quoted.find(({ start, end }) => start <= word.start && word.end <= end);
    const special = coming.excluded || coming.field !== undefined;
    const end = quote ? quote.end : special ? nextSpace(source, word.start) : word.end;
    let next = i + 1;
    while (next < words.length && /** @type {Word} */ (words[next]).end <= end) next++;
    const start = coming.start ?? (quote ? quote.start - 1 : word.start);
    /** @type {Unit} */
    const unit = { words: words.slice(i, next), together: Boolean(quote) || special, ...coming, start, end };
    if (coming.excluded) excluded.push(unit);
    else items.push({ unit, or });
    coming = { field: undefined, excluded: false, start: undefined };
    or = false;
    i = next;
  }

  const groups = alternatives(items);
  const last = groups.at(-1)?.at(-1);
  const lastWord = words.at(-1);
  const marked = words.some((word) => fold(word.exact) !== word.exact);
  return {
    groups,
    excluded,
    wholes: tokens.wholes.filter(({ squashed }) => !/^[0-9]/.test(squashed)),
    typing: last !== undefined && last.words.at(-1) === lastWord && lastWord?.end === source.length && !last.together,
    marked,
    small: smallWords(words, marked),
    source,
  };
}

/**
 * Groups of which one unit must be found. OR stands between what is quoted or has a prefix, or else between all the
 * words on either side: a Vietnamese word is mostly two of them.
 *
 * @param {{unit: Unit, or: boolean}[]} items
 * @returns {Unit[][]}
 */
function alternatives(items) {
  /** @type {Unit[][]} */
  const groups = [];
  for (let i = 0; i < items.length; i++) {
    const { unit, or } = /** @type {{unit: Unit, or: boolean}} */ (items[i]);
    if (!or || groups.length === 0) {
      groups.push([unit]);
      continue;
    }
    let left = /** @type {Unit[]} */ (groups.pop());
    while (isPlain(left) && groups.length > 0 && isPlain(/** @type {Unit[]} */ (groups.at(-1))))
      left = [joined(/** @type {Unit[]} */ ([groups.pop()?.[0], left[0]]))];
    let right = unit;
    for (let next = items[i + 1]; isPlain([right]) && next && !next.or && isPlain([next.unit]); next = items[i + 1]) {
      right = joined([right, next.unit]);
      i++;
    }
    groups.push([...left, right]);
  }
  return groups;
}

/** @param {Unit[]} group */
function isPlain([unit, ...others]) {
  return others.length === 0 && unit !== undefined && !unit.together && unit.field === undefined;
}

/**
 * @param {Unit[]} units
 * @returns {Unit}
 */
function joined(units) {
  const [first, last] = /** @type {[Unit, Unit]} */ ([units[0], units.at(-1)]);
  return { ...first, words: units.flatMap(({ words }) => words), end: last.end };
}

/**
 * @param {Word[]} words
 * @param {boolean} marked
 * @returns {Set<Word>}
 */
function smallWords(words, marked) {
  const small = words.filter(({ normal, folded }) => (marked ? SMALL.has(normal) : SMALL_FOLDED.has(folded)));
  return new Set(words.length - small.length >= (marked ? SOME : MANY) ? small : []);
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
 * Runs of words that were typed side by side without a sign between them. "Số" before a number is passed over: titles
 * have none, and texts that cite the document do.
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
  return found
    .map((run) => run.filter((word, place) => !isBeforeNumber(word, run[place + 1])))
    .filter((run) => run.length > 0);
}

/**
 * Whether it is the word in "số 353", which texts may leave out.
 *
 * @param {Word} word
 * @param {Word | undefined} next
 */
export function isBeforeNumber(word, next) {
  return word.folded === "so" && next !== undefined && /^[0-9]/.test(next.folded);
}
