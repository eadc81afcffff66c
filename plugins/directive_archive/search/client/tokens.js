// Cut text into words and document numbers: the browser's half of ../tokens.py, which says what and why.
// tests/search/token_cases.json holds the two together, and a change here is a change there.

/**
 * One word; `start` and `end` are offsets into the NFC form of the text.
 *
 * @typedef {{start: number, end: number, exact: string, normal: string, folded: string}} Word
 */

/**
 * A document number or a joined name, its folded letters and digits in one piece.
 *
 * @typedef {{start: number, end: number, squashed: string}} Whole
 */

/** Between the folded word and its spellings in a term of the index; see ../tokens.py for this and the next two. */
export const FORMS = "/";
/** What stands for the spelling in the term of a whole. */
export const WHOLE = "#";
/** First character of the terms for two neighbours. */
export const PAIR = "+";

// [\p{L}\p{N}] is Python's [^\W_], and [\p{L}\p{Nl}\p{No}] its [^\W\d_].
const ALNUM = "(?![\\uE000-\\uFFFF])[\\p{L}\\p{N}]";
const WORD = `(?:${ALNUM})+(?:[\\u0300-\\u036F]+(?:${ALNUM})+)*[\\u0300-\\u036F]*`;
const LETTER = "[A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u1EA0-\\u1EF9]";
const CAPITAL = "[A-ZĐÂĂÔƠƯ]";
const PIECE = `${LETTER}{1,15}[0-9]{0,3}`;
const GAP = "[ \\t]{0,2}";
const START = `(?<!${ALNUM})(?<![\\u0300-\\u036F])`;
const END = `(?!${ALNUM})`;
const NUMBER =
  `${START}(?<!${ALNUM}[\\-\\/.])` +
  "[0-9]{1,6}(?:\\.[0-9]{1,3})?" +
  "(?:" +
  `\\/(?:19|20)[0-9]{2}${GAP}[\\-\\/]${GAP}${PIECE}(?:[\\-\\/&]${PIECE}){0,5}` +
  `|${GAP}[\\-\\/]${GAP}${PIECE}(?:[\\-\\/&]${PIECE}){1,5}` +
  `|[\\-\\/]${CAPITAL}{2,6}[a-z]?` +
  `)${END}(?:,${CAPITAL}{1,6}${END}){0,5}`;

const WORDS = new RegExp(WORD, "gu");
const NUMBERS = new RegExp(NUMBER, "gu");
const JOINED = new RegExp(`${START}${WORD}(?:[\\-'’]${WORD}){1,3}`, "gu");

const OLD_TONES = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![\p{L}\p{Nl}\p{No}])/gu;
const TWO_SPELLINGS = /(?:[òóỏõọ][ae]|[ùúủũụ]y)$/u;
const LEADING_ZEROS = /^0+(?=[0-9])/;
// All marks but the few that Unicode gives no combining class; Python's fold keeps those.
const MARKS = /(?![\u034F\u0BD7\u0FB5\u0FB7\u102E\u1B35])\p{M}/gu;

/**
 * Text in Unicode normal form C, with eth for đ (a frequent mistyping) mended.
 *
 * @param {string} text
 */
export function nfc(text) {
  return text.normalize("NFC").replaceAll("Ð", "Đ").replaceAll("ð", "đ");
}

/**
 * Lower-case text without tone and letter marks, đ as d. JavaScript has no case folding, but upper case and back
 * is the same for every script but Cherokee.
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("đ", "d")
    .normalize("NFC")
    .replace(/[^\x00-\x7Fı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll("ς", "σ");
}

/**
 * Text in normal form C with dashes of every shape as hyphens, the fraction slash as a slash, no-break spaces as spaces.
 *
 * @param {string} text
 */
export function unify(text) {
  return nfc(text)
    .replace(/[\u2010-\u2015\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D]/gu, "-")
    .replaceAll("\u2044", "/")
    .replace(/[\u00A0\u2007\u202F]/gu, " ");
}

/**
 * Find the words and the wholes of a text.
 *
 * @param {string} text
 * @returns {{words: Word[], wholes: Whole[]}}
 */
export function tokenize(text) {
  const source = unify(text);
  return { words: wordsOf(source), wholes: wholesOf(source) };
}

/**
 * Words of a text that went through `unify`.
 *
 * @param {string} source
 * @returns {Word[]}
 */
export function wordsOf(source) {
  return [...source.matchAll(WORDS)].map(toWord);
}

/**
 * Wholes of a text that went through `unify`.
 *
 * @param {string} source
 * @returns {Whole[]}
 */
export function wholesOf(source) {
  const wholes = [...source.matchAll(NUMBERS), ...[...source.matchAll(JOINED)].filter(isOneName)].map(toWhole);
  wholes.sort((a, b) => a.start - b.start || a.end - b.end);
  return wholes;
}

/**
 * Whether a word in normal form can carry its tone mark in two places, as ủy and hòa can.
 *
 * @param {string} normal
 */
export function hasTwoSpellings(normal) {
  return TWO_SPELLINGS.test(normal);
}

/**
 * @param {RegExpExecArray} match
 * @returns {Word}
 */
function toWord(match) {
  return { start: match.index, end: match.index + match[0].length, ...forms(match[0]) };
}

/** @typedef {{exact: string, normal: string, folded: string}} Forms */

/** Vietnamese has some 7,000 syllables, and texts repeat them. */
const MOST_KNOWN = 1 << 14;
/** @type {Map<string, Forms>} */
const known = new Map();

/**
 * The three forms of a word.
 *
 * @param {string} written
 * @returns {Forms}
 */
export function forms(written) {
  let found = known.get(written);
  if (!found) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = formsOf(written);
    known.set(written, found);
  }
  return found;
}

/**
 * @param {string} written
 * @returns {Forms}
 */
function formsOf(written) {
  const exact = nfc(written.toLowerCase());
  const normal = exact.replace(OLD_TONES, ([vowel, marked]) => {
    const [bare, tone] = String(marked).normalize("NFD");
    return `${vowel}${tone}`.normalize("NFC") + bare;
  });
  return { exact, normal, folded: fold(exact).replace(LEADING_ZEROS, "") };
}

/**
 * @param {RegExpExecArray} match
 * @returns {Whole}
 */
function toWhole(match) {
  const parts = [...match[0].matchAll(WORDS)].map((word) => fold(word[0].toLowerCase()));
  const squashed = parts.join("").replace(LEADING_ZEROS, "");
  return { start: match.index, end: match.index + match[0].length, squashed };
}

/**
 * Whether joined words are one name: by an apostrophe, or by a hyphen with a digit behind a letter.
 *
 * @param {RegExpExecArray} match
 */
function isOneName([text]) {
  return /['’]|^\P{Nd}.*\p{Nd}/su.test(text);
}
