// Names printed in capitals as they are written in a sentence: ../../vocabulary/casing.py.
import { capitalFirst, compareKey, fold, isAlpha, nfc, words } from "./language.js";
import { constant, once, pattern } from "./pattern.js";
import { DISTRICTS, PROVINCES, UNITS_OF_COMMUNES, UNITS_OF_DISTRICTS, UNITS_OF_PROVINCES } from "./places.js";
import rules from "./rules.js";

/** @type {string[]} */
const CONNECTORS = constant("casing.CONNECTORS");
/** @type {string[]} */
const ABBREVIATIONS = constant("casing.ABBREVIATIONS");
/** @type {number} */
const LONGEST_PHRASE = constant("casing.LONGEST_PHRASE");
/** @type {string[]} */
const VOWELS = constant("casing.VOWELS");
const WORD_AND_MARKS = pattern("casing.WORD_AND_MARKS");
const UNITS = new Set([...UNITS_OF_PROVINCES, ...UNITS_OF_DISTRICTS, ...UNITS_OF_COMMUNES]);

const placeNames = once(
  () =>
    new Set([
      ...[...PROVINCES, ...DISTRICTS].map((place) => place.name),
      ...PROVINCES.flatMap((place) => place.formerNames.map(([, name]) => name)),
      ...UNITS,
      ...ABBREVIATIONS,
    ]),
);

const phrases = once(() => {
  /** @type {Map<string, string>} */
  const known = new Map(rules.phrases.map((phrase) => [compareKey(phrase), phrase]));
  const places = [...PROVINCES, ...DISTRICTS].map((place) => place.name);
  const former = PROVINCES.flatMap((place) => place.formerNames.map(([, name]) => name));
  for (const name of [...places, ...former]) {
    const key = compareKey(name);
    if (!known.has(key)) known.set(key, name);
  }
  return known;
});

/**
 * Whether a text has letters and none of them is in lower case.
 *
 * @param {string} text
 */
export function isCapitals(text) {
  return text.toUpperCase() === text && text.toLowerCase() !== text;
}

/**
 * @param {string} token
 * @returns {[string, string]}
 */
function split(token) {
  const match = WORD_AND_MARKS.fullMatch(token);
  return match ? [match.groups?.["g1"] ?? "", match.groups?.["g2"] ?? ""] : [token, ""];
}

/**
 * A text as written in a sentence, if it is in capitals; doubtful where a word was covered by no known phrase.
 *
 * @param {string} text
 * @returns {{text: string, doubtful: boolean}}
 */
export function sentenceCase(text) {
  const tokens = words(nfc(text));
  if (!isCapitals(text)) return { text: tokens.join(" "), doubtful: false };
  const cased = [];
  let doubtful = false;
  let position = 0;
  let inName = false;
  while (position < tokens.length) {
    let length = matchLength(tokens, position, inName);
    if (length) {
      const phrase = phrases().get(key(tokens.slice(position, position + length))) ?? "";
      inName = UNITS.has(phrase);
      cased.push(phrase + split(tokens[position + length - 1] ?? "")[1]);
    } else {
      length = 1;
      const token = tokens[position] ?? "";
      doubtful ||= !(inName || !isAlpha(token));
      cased.push(token.split("-").map(capitalized).join("-"));
    }
    position += length;
  }
  return { text: capitalFirst(cased.join(" ")), doubtful };
}

/**
 * A word with its first letter a capital; one without a vowel is an abbreviation and stays.
 *
 * @param {string} word
 */
function capitalized(word) {
  const hasVowel = [...fold(word)].some((letter) => VOWELS.includes(letter));
  return hasVowel ? word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase() : word;
}

/** @param {string[]} tokens */
function key(tokens) {
  return compareKey([...tokens.slice(0, -1), split(tokens.at(-1) ?? "")[0]].join(" "));
}

/**
 * How many tokens from a position the longest known phrase covers; 0 if none.
 *
 * @param {string[]} tokens
 * @param {number} position
 * @param {boolean} inName
 */
function matchLength(tokens, position, inName) {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - position); length > 0; length -= 1) {
    const phrase = phrases().get(key(tokens.slice(position, position + length)));
    if (phrase !== undefined && !(inName && mayBeAName(phrase, length))) return length;
  }
  return 0;
}

/**
 * Whether a phrase right after a unit word is rather (a part of) a name that the vocabulary does not hold.
 *
 * @param {string} phrase
 * @param {number} length
 */
function mayBeAName(phrase, length) {
  if (placeNames().has(phrase)) return false;
  return CONNECTORS.includes(phrase) || length === 1 || (length === 2 && /^\p{Lu}/u.test(phrase));
}
