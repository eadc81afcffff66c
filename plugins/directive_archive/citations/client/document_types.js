// Types of documents and how they are told from one another: ../../vocabulary/document_types.py.
import { compareKey, nfc, strip } from "./language.js";
import { constant, once, pattern } from "./pattern.js";
import rules from "./rules.js";

/** @typedef {{name: string, party: string, state: string}} DocumentType */

/** @typedef {"party" | "state" | "front" | "mass"} System */

/** @type {DocumentType[]} */
export const DOCUMENT_TYPES = rules.documentTypes.map(([name, party, state]) => ({ name, party, state }));

const OFFICIAL_LETTER = /** @type {DocumentType} */ (DOCUMENT_TYPES.find((kind) => kind.name === "Công văn"));
/** @type {string[]} */
const ALSO_ORGANS = constant("document_types.ALSO_ORGANS");
const PARTS = pattern("document_types.PARTS");
const CONGRESS = pattern("document_types.CONGRESS");
const COUNCIL = pattern("document_types.COUNCIL");
const ORGAN_HEAD = pattern("document_types.ORGAN_HEAD");
/** @type {string[]} */
const UNMARKED_CODES = constant("document_types.UNMARKED_CODES");
/** @type {string[]} */
const PAPERS = constant("document_types.PAPERS");
const DEPARTMENT = pattern("document_types.DEPARTMENT");
const DIGITS_AT_END = pattern("document_types.DIGITS_AT_END");
const KNOWN_HEAD = pattern("document_types.KNOWN_HEAD");
const byName = once(() => new Map([...DOCUMENT_TYPES].reverse().map((kind) => [compareKey(kind.name), kind])));

/**
 * Type of that name in any case and tone placement, or null.
 *
 * @param {string} name
 */
export function documentTypeNamed(name) {
  return byName().get(compareKey(strip(name, " :.*"))) ?? null;
}

/**
 * Types that use an abbreviation in a system, in either when none is given; case counts.
 *
 * @param {string} abbreviation
 * @param {System} [system]
 */
export function documentTypesAbbreviated(abbreviation, system) {
  const letters = nfc(abbreviation);
  if (!letters) return [];
  return DOCUMENT_TYPES.filter(
    (kind) => (system !== "state" && letters === kind.party) || (system !== "party" && letters === kind.state),
  );
}

/**
 * Groups of a symbol: QĐ/TWĐTN-VP is QĐ, TWĐTN, VP.
 *
 * @param {string} symbol
 */
export function symbolParts(symbol) {
  return PARTS.split(nfc(symbol)).filter(Boolean);
}

/** @param {string} symbol */
function isOrgan(symbol) {
  return Object.hasOwn(rules.organSymbols, symbol);
}

/**
 * Party where a type and a slash come first (CV/TU), otherwise State (TB-VPCP).
 *
 * @param {string} symbol
 * @returns {System}
 */
export function systemOfSymbol(symbol) {
  const written = nfc(symbol).replaceAll(" ", "");
  const slash = written.indexOf("/");
  const head = written.slice(0, slash);
  if (slash < 0 || !DOCUMENT_TYPES.some((kind) => kind.party && kind.party === head)) return "state";
  const issuer = symbolParts(written.slice(slash + 1))[0] ?? "";
  return (isOrgan(issuer) && rules.organSymbols[issuer] === "state") || issuer === "UB" ? "state" : "party";
}

/**
 * Every type that a symbol may stand for; empty if it names none.
 *
 * @param {string} symbol
 * @returns {DocumentType[]}
 */
export function documentTypesOfSymbol(symbol) {
  const parts = symbolParts(symbol);
  const [first] = parts;
  if (first === undefined || !/^\p{L}/u.test(first)) return [];
  if (systemOfSymbol(symbol) === "party") return documentTypesAbbreviated(first, "party");
  const congress = CONGRESS.fullMatch(first);
  if (congress) {
    const resolutions = documentTypesAbbreviated("NQ", "state");
    return [...documentTypesAbbreviated(congress.groups?.["g1"] ?? "", "state"), ...resolutions];
  }
  const [head, ...rest] = parted(first, parts.slice(1));
  const kinds = documentTypesAbbreviated(head, "state");
  const isOther = kinds.length > 0 && ALSO_ORGANS.includes(head) && !isIssuerOf(head, rest);
  return kinds.length > 0 && !isOther ? kinds : [OFFICIAL_LETTER];
}

/**
 * A type glued to its organ in two groups: TBMTTQ is TB, MTTQ.
 *
 * @param {string} head
 * @param {string[]} rest
 * @returns {[string, ...string[]]}
 */
function parted(head, rest) {
  if (isOrgan(head)) return [head, ...rest];
  for (const { state } of DOCUMENT_TYPES) {
    if (state && head.startsWith(state) && isOrgan(head.slice(state.length))) {
      return [state, head.slice(state.length), ...rest];
    }
  }
  return [head, ...rest];
}

/**
 * Whether the organ named next issues the type before it.
 *
 * @param {string} kind
 * @param {string[]} parts
 */
function isIssuerOf(kind, parts) {
  const head = parts[0] ?? "";
  if (kind === "TT" && COUNCIL.match(head)) return false;
  return isOrgan(head) || head.toUpperCase() === "TTG" || ORGAN_HEAD.match(head) !== null;
}

/**
 * The one type that a symbol stands for, or null if it admits several or none.
 *
 * @param {string} symbol
 */
export function documentTypeOfSymbol(symbol) {
  const kinds = documentTypesOfSymbol(symbol);
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

/**
 * Whether a symbol alone tells that it is a directive's: it begins with a known type, or with a known organ.
 *
 * @param {string} symbol
 */
export function isDocumentSymbol(symbol) {
  const parts = symbolParts(symbol);
  const [first] = parts;
  if (first === undefined || PAPERS.includes(first)) return false;
  const kinds = documentTypesOfSymbol(symbol);
  if (kinds.length > 0 && !(kinds.length === 1 && kinds[0] === OFFICIAL_LETTER)) {
    return parts.length > 1 || kinds.some((kind) => ["QH", "UBTVQH"].includes(kind.state));
  }
  if (parts.length > 1 && UNMARKED_CODES.includes(first) && isOrgan(DIGITS_AT_END.replace(parts[1] ?? "", () => ""))) {
    return true;
  }
  const head = DIGITS_AT_END.replace(first, () => "");
  if (first === "CV" || isOrgan(head) || KNOWN_HEAD.match(head)) return true;
  return parts.length > 1 && DEPARTMENT.fullMatch(head) !== null;
}
