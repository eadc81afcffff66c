// What the items of a list share: ../lists.py.
import { sameOrgan } from "./initials.js";
import { pattern } from "./pattern.js";

/** @typedef {import("./find.js").Reference} Reference */

/** What stands between two items and nothing more. */
export const JOIN = pattern("lists.JOIN");

/**
 * Give issuer and date said once for a list to all its items.
 *
 * @param {string} text
 * @param {Reference[]} references
 * @param {Set<number>} sameDay
 * @returns {Reference[]}
 */
export function share(text, references, sameDay) {
  const shared = [...references];
  const days = new Set(sameDay);
  /** @param {number} index */
  const at = (index) => /** @type {Reference} */ (shared[index]);
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const [first, second] = [at(index), at(index + 1)];
    if (second.issuerPhrase && !first.issuerPhrase && joined(text, first, second)) {
      shared[index] = { ...first, issuerPhrase: second.issuerPhrase };
    }
  }
  for (let index = 1; index < shared.length; index += 1) {
    const [first, second] = [at(index - 1), at(index)];
    const bare = second.form === "listed";
    if (bare && first.issuerPhrase && !second.issuerPhrase && joined(text, first, second)) {
      shared[index] = { ...second, issuerPhrase: first.issuerPhrase };
    }
  }
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const [first, second] = [at(index), at(index + 1)];
    if (first.issued === null && days.has(second.start) && joined(text, first, second)) {
      shared[index] = { ...first, issued: second.issued };
      days.add(first.start);
    }
  }
  return shared;
}

/**
 * @param {string} text
 * @param {Reference} first
 * @param {Reference} second
 */
function joined(text, first, second) {
  if (first.number.symbol && second.number.symbol) {
    if (!sameOrgan(first.number.symbol, second.number.symbol)) return false;
  } else if (first.type !== second.type && second.type !== null && first.type !== null) return false;
  return JOIN.fullMatch(text.slice(first.end, second.start)) !== null;
}
