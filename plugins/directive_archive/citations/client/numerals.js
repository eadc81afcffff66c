// Vietnamese number words: ../../language/numerals.py.
import { compareKey, words } from "./language.js";
import { constant, pattern } from "./pattern.js";

/** @type {Record<string, number>} */
const DIGITS = constant("numerals.DIGITS");
/** @type {Record<string, number>} */
const LONE = constant("numerals.LONE");
/** @type {Record<string, number>} */
const WEIGHTS = constant("numerals.WEIGHTS");
const NUMERAL = pattern("numerals.NUMERAL");

/**
 * Value of a number written in words, 0 to 9999; null if it is not one.
 *
 * @param {string} text
 * @returns {number | null}
 */
export function parseNumeral(text) {
  const tokens = words(compareKey(text));
  const [only] = tokens;
  if (only === undefined) return null;
  if (tokens.length === 1 && Object.hasOwn(LONE, only)) return LONE[only] ?? null;
  const match = NUMERAL.fullMatch(tokens.map((token) => `${token} `).join(""));
  if (match === null) return null;
  const places = Object.entries(WEIGHTS);
  const sum = places.reduce((total, [place, weight]) => {
    const word = match.groups?.[place];
    return total + (word ? weight * (DIGITS[word] ?? 0) : 0);
  }, 0);
  return sum + (tokens.includes("mười") ? 10 : 0);
}
