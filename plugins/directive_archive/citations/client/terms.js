// Terms of the central organs of the Party, in which their numbers run: ../../vocabulary/terms.py.
import { compareKey } from "./language.js";
import { constant, pattern } from "./pattern.js";

const OF_THE_CENTRE = pattern("terms.OF_THE_CENTRE");
const OTHERS = pattern("terms.OTHERS");
/** First and last day of each national congress, in order. @type {[string, string][]} */
const CONGRESSES = constant("terms.CENTRAL_CONGRESSES");
/** @type {number} */
const FIRST_CONGRESS = constant("terms.FIRST_CONGRESS");
/** @type {Record<string, number>} */
const ROMAN = constant("terms.ROMAN");

/**
 * Whether a central organ follows the congresses of the Party.
 *
 * @param {import("./issuers.js").Issuer} issuer
 */
export function hasKnownTerms(issuer) {
  const key = compareKey(issuer.name);
  if (issuer.system !== "party" || issuer.level !== "central" || OTHERS.match(key)) return false;
  return OF_THE_CENTRE.search(key) !== null;
}

/**
 * Number of a congress: XII is 12.
 *
 * @param {string} numeral
 */
export function congressNumber(numeral) {
  const values = [...numeral].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/**
 * The congresses whose term a day may belong to: two while one was held.
 *
 * @param {string} day
 * @returns {number[]}
 */
export function congressesOn(day) {
  const last = CONGRESSES.filter(([opens]) => opens <= day).length - 1;
  const found = CONGRESSES[last];
  if (!day || found === undefined) return [];
  const number = last + FIRST_CONGRESS;
  if (day > found[1]) return [number];
  return last > 0 ? [number - 1, number] : [];
}
