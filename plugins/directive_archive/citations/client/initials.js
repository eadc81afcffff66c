// Whether a symbol fits the name of an organ, by the initials of its words: ../../vocabulary/initials.py.
import { symbolParts } from "./document_types.js";
import { centralOrganOfSymbol } from "./issuers.js";
import { fold, words } from "./language.js";
import { committeeName, expandName } from "./organ_names.js";
import { constant, pattern, remembered } from "./pattern.js";

/** @type {string[]} */
const SKIPPED = constant("initials.SKIPPED");
/** @type {Record<string, string[]>} */
const OTHERWISE = constant("initials.OTHERWISE");
const TYPE_CODES = new Set(/** @type {string[]} */ (constant("initials.TYPE_CODES")));
/** @type {string[]} */
const HEADS = constant("initials.HEADS");
/** @type {string} */
const DEPUTY = constant("initials.DEPUTY");
/** @type {number} */
const SHORTEST = constant("initials.SHORTEST");
const NO_LETTERS = pattern("initials.NO_LETTERS");

/**
 * Groups of a symbol that stand for organs: QĐ/TWĐTN-VP gives TWĐTN, VP.
 *
 * @param {string} symbol
 */
export function issuingGroups(symbol) {
  const parts = symbolParts(symbol);
  return parts.length > 1 && TYPE_CODES.has(parts[0] ?? "") ? parts.slice(1) : parts;
}

/**
 * Whether two symbols begin with the same organ: STTTT-CNTT and BC-STTTT.
 *
 * @param {string} one
 * @param {string} other
 */
export function sameOrgan(one, other) {
  return issuingGroups(one)[0] === issuingGroups(other)[0];
}

/**
 * Whether an organ, as named in a text, can be the issuer that a symbol stands for.
 *
 * @param {string} symbol
 * @param {string} organ
 */
export function symbolAgrees(symbol, organ) {
  return issuingGroups(symbol).some((group) => standsFor(group, organ));
}

const standsFor = remembered((/** @type {string} */ group, /** @type {string} */ organ) => {
  const letters = NO_LETTERS.replace(fold(group.replaceAll("TƯ", "TW")).toUpperCase(), () => "");
  const named = [expandName(organ), expandName(committeeName(organ))];
  const keys = [...named, ...named.map((key) => (key.startsWith(DEPUTY) ? key.slice(DEPUTY.length) : key))];
  const otherwise = Object.hasOwn(OTHERWISE, letters) ? (OTHERWISE[letters] ?? []) : [];
  if (keys.some((key) => otherwise.some((name) => key.startsWith(name)))) return true;
  const central = centralOrganOfSymbol(group);
  if (central !== null && keys.some((key) => key.startsWith(expandName(central)))) return true;
  return [...letters].length >= SHORTEST && keys.some((key) => abbreviates(letters, key));
});

/**
 * Whether letters are the initials of a name, or of what it is a department of (TNMT: Phòng Tài nguyên …).
 *
 * @param {string} letters
 * @param {string} key
 */
function abbreviates(letters, key) {
  if (initials(key).startsWith(letters)) return true;
  const [head = "", ...rest] = key.split(" ");
  return HEADS.includes(head) && initials(rest.join(" ")).startsWith(letters);
}

/** @param {string} key */
function initials(key) {
  const parts = words(key.replaceAll(",", " ").replaceAll("trung ương", "t w"));
  const first = parts.filter((word) => !SKIPPED.includes(word)).map((word) => [...word][0]);
  return fold(first.join("")).toUpperCase();
}
