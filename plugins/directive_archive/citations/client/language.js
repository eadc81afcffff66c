// Vietnamese text: what ../../language/ does, as far as citations need it. Names and results are Python's.
import { constant, pattern } from "./pattern.js";

/** What Python's str.split and \s take for a space. */
const SPACES = /[\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/u;
const MARKS = /(?!\u034F)[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F]/gu;
const MARKED_LAST = pattern("normalize.MARKED_LAST");
const OTHER = pattern("slug.OTHER");
/** @type {Record<string, string>} */
const TONES = constant("normalize.TONES");
/** @type {Map<string, string>} */
const DASHES = new Map([
  ...[...constant("normalize.HYPHENS")].map((hyphen) => /** @type {[string, string]} */ ([hyphen, "-"])),
  ...[...constant("normalize.NO_BREAK_SPACES")].map((space) => /** @type {[string, string]} */ ([space, " "])),
  ["\u2044", "/"],
]);
const ANY_DASH = new RegExp(`[${[...DASHES.keys()].join("")}]`, "gu");

/**
 * Text in Unicode normal form C, with eth for đ (a frequent mistyping) mended.
 *
 * @param {string} text
 */
export function nfc(text) {
  return text.normalize("NFC").replaceAll("Ð", "Đ").replaceAll("ð", "đ");
}

/**
 * Python's casefold: through upper case, since JavaScript has no folding of its own.
 *
 * @param {string} text
 */
export function casefold(text) {
  return text
    .toLowerCase()
    .replace(/[^\x00-\x7Fı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll("ς", "σ");
}

/**
 * Lower-case text without tone and letter marks, đ as d.
 *
 * @param {string} text
 */
export function fold(text) {
  const bare = text.normalize("NFD").replace(MARKS, "").replace(/[đð]/gu, "d").replace(/[ĐÐ]/gu, "D");
  return casefold(bare.normalize("NFC"));
}

/**
 * The words of a text, as Python's split() gives them.
 *
 * @param {string} text
 */
export function words(text) {
  return text.split(SPACES).filter(Boolean);
}

/**
 * A text with single spaces and none at its ends.
 *
 * @param {string} text
 */
export function tidySpaces(text) {
  return words(text).join(" ");
}

/**
 * A text without the given characters at its ends.
 *
 * @param {string} text
 * @param {string} characters
 */
export function strip(text, characters) {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * Hyphens and dashes of every shape as "-", the fraction slash as "/", no-break spaces as spaces.
 *
 * @param {string} text
 */
export function unifyDashes(text) {
  return text.replace(ANY_DASH, (character) => DASHES.get(character) ?? character);
}

/**
 * A letter without its tone, and the tone.
 *
 * @param {string} letter
 * @returns {[string, string]}
 */
export function decompose(letter) {
  const parts = [...letter.normalize("NFD")];
  const bare = parts.filter((part) => !(part in TONES)).join("");
  return [bare.normalize("NFC"), parts.filter((part) => part in TONES).join("")];
}

/**
 * Text in NFC with tones placed as in ủy and hòa.
 *
 * @param {string} text
 */
export function placeTones(text) {
  return MARKED_LAST.replace(nfc(text), ({ g1 = "", g2 = "" }) => {
    const [last, tone] = decompose(g2);
    return (g1 + tone).normalize("NFC") + last;
  });
}

/**
 * Key under which two spellings of a name are the same name.
 *
 * @param {string} text
 */
export function compareKey(text) {
  return tidySpaces(placeTones(casefold(unifyDashes(nfc(text)))));
}

/**
 * ASCII, lower case, words joined by hyphens: part of addresses.
 *
 * @param {string} text
 */
export function slugify(text) {
  return strip(OTHER.replace(fold(text), () => "-"), "-");
}

/**
 * Whether there is something in the text, and nothing but letters.
 *
 * @param {string} text
 */
export function isAlpha(text) {
  return /^\p{L}+$/u.test(text);
}

/**
 * Whether a text begins with a capital or a digit, as a name does.
 *
 * @param {string} text
 */
export function beginsName(text) {
  return /^[\p{Lu}\p{Nd}]/u.test(text);
}

/**
 * A text with its first letter a capital.
 *
 * @param {string} text
 */
export function capitalFirst(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * A text as part of a pattern.
 *
 * @param {string} text
 */
export function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|\/]/gu, "\\$&");
}
