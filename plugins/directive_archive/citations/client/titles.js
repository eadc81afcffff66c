// Date and issuer that stand after a document's subject: ../titles.py.
import { symbolAgrees } from "./initials.js";
import { nameAt } from "./organs.js";
import { dateOf } from "./parts.js";
import { constant, pattern } from "./pattern.js";

/** @typedef {import("./find.js").Reference} Reference */
/** @typedef {import("./pattern.js").Pattern} Pattern */

const DATED_OF = pattern("titles.DATED_OF");
const OF = pattern("titles.OF");
const BEGINS_LIKE_ONE = pattern("titles.BEGINS_LIKE_ONE");
const SUBJECT = pattern("titles.SUBJECT");
const ENDS = pattern("titles.ENDS");
const LINE_ENDS = pattern("titles.LINE_ENDS");
const IN_CAPITALS = pattern("titles.IN_CAPITALS");
/** @type {number} */
const FARTHEST = constant("titles.FARTHEST");
/** @type {number} */
const NEAR = constant("titles.NEAR");
/** @type {string[]} */
const LAW_NOUNS = constant("parts.LAW_NOUNS");

/**
 * References with what stands after their subjects; only those that tell neither date nor issuer are looked at.
 *
 * @param {string} text
 * @param {Reference[]} references
 * @returns {Reference[]}
 */
export function readPastTitles(text, references) {
  const found = [...references];
  /** @type {Set<number>} */
  const taken = new Set();
  // Of two that could have one date, it is the nearer one's.
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const read = pastTitle(text, found, index, taken);
    found[index] = read;
    if (read.issued === null) takeBack(text, found, index);
  }
  return found;
}

/**
 * Give a reference what a document named in its title has, if the symbols say that it is its own.
 *
 * @param {string} text
 * @param {Reference[]} found
 * @param {number} index
 */
function takeBack(text, found, index) {
  const reference = /** @type {Reference} */ (found[index]);
  if (!reference.number.symbol || !begins(text, reference)) return;
  for (let other = index + 1; other < found.length; other += 1) {
    const named = /** @type {Reference} */ (found[other]);
    if (text.slice(reference.end, named.start).includes("\n") || named.end - reference.end > FARTHEST) return;
    const { issued, issuerPhrase } = named;
    if (issued === null || !named.number.symbol || symbolAgrees(named.number.symbol, issuerPhrase)) continue;
    const year = Number(issued.slice(0, 4));
    if (
      symbolAgrees(reference.number.symbol, issuerPhrase) &&
      isItsOwn(text, reference, year, issuerPhrase, false)
    ) {
      found[index] = { ...reference, issued, issuerPhrase };
      found[other] = { ...named, issued: null, issuerPhrase: "", doubts: [] };
      return;
    }
  }
}

/**
 * @param {string} text
 * @param {Reference[]} references
 * @param {number} index
 * @param {Set<number>} taken
 * @returns {Reference}
 */
function pastTitle(text, references, index, taken) {
  const reference = /** @type {Reference} */ (references[index]);
  if (reference.issued !== null || reference.issuerPhrase || !reference.number.symbol) return reference;
  if (text.charAt(reference.end) !== " ") return reference;
  const inTitle = Boolean(reference.number.number.split("/")[1]) && begins(text, reference);
  const farthest = Math.min(text.length, reference.end + FARTHEST);
  const stop = (inTitle ? LINE_ENDS : ENDS).search(text.slice(0, farthest), reference.end);
  const end = stop ? stop.index : farthest;
  const first = references[index + 1]?.start ?? end;
  for (const match of free(DATED_OF, text, references, index, end)) {
    const from = match.index + match[0].length;
    const issuer = text.slice(from, nameAt(text, from));
    const issued = dateOf(match.groups?.["date"] ?? "").value;
    if (taken.has(match.index) || !issuer || !issued) continue;
    if (!isItsOwn(text, reference, Number(issued.slice(0, 4)), issuer, from < first)) continue;
    taken.add(match.index);
    const to = from + issuer.length;
    return { ...reference, issued, issuerPhrase: issuer, end: to > first ? reference.end : to };
  }
  if (SUBJECT.match(text, reference.end)) {
    for (const match of free(OF, text, references, index, Math.min(end, reference.end + NEAR, first))) {
      const from = match.index + match[0].length;
      const issuer = text.slice(from, nameAt(text, from));
      // the reference itself ends before its subject
      if (issuer && symbolAgrees(reference.number.symbol, issuer)) return { ...reference, issuerPhrase: issuer };
    }
  }
  return reference;
}

/**
 * Whether date and issuer after a subject are those of the document, not of something the subject speaks of.
 *
 * @param {string} text
 * @param {Reference} reference
 * @param {number} issued
 * @param {string} issuer
 * @param {boolean} alone
 */
function isItsOwn(text, reference, issued, issuer, alone) {
  const year = reference.number.number.split("/")[1] ?? "";
  const likeATitle = begins(text, reference);
  if (!year) return likeATitle && alone;
  return issued === Number(year) && (likeATitle || symbolAgrees(reference.number.symbol, issuer));
}

/**
 * Whether a title follows a reference; after the number of a law, any words in capitals are one.
 *
 * @param {string} text
 * @param {Reference} reference
 */
function begins(text, { type, number, end }) {
  if (BEGINS_LIKE_ONE.match(text, end)) return true;
  if (type !== null && LAW_NOUNS.includes(type.name) && IN_CAPITALS.match(text, end)) return true;
  return number.number.includes("/") && SUBJECT.match(text, end) !== null;
}

/**
 * Matches after a reference that belong to no other one.
 *
 * @param {Pattern} pattern
 * @param {string} text
 * @param {Reference[]} references
 * @param {number} index
 * @param {number} end
 */
function* free(pattern, text, references, index, end) {
  let following = index + 1;
  for (const match of pattern.between(text, references[index]?.end ?? 0, end)) {
    while ((references[following]?.end ?? Infinity) <= match.index) following += 1;
    const next = references[following];
    if (next === undefined || next.start >= match.index + match[0].length) yield match;
  }
}
