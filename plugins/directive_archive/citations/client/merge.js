// Mentions of one document, taken together: ../merge.py.
import { compareKey } from "./language.js";
import { foldedKey, normalNumber } from "./number.js";

/** @typedef {import("./document_types.js").DocumentType} DocumentType */
/** @typedef {import("./find.js").Reference} Reference */

/**
 * A reference and the organ it names.
 *
 * @typedef {{reference: Reference, issuer: import("./issuers.js").Issuer | null, path: string | null}} Found
 */

/** Mentions that can be one document, with what they say taken together, so that a thousand of them are no burden. */
class Group {
  constructor() {
    /** @type {Found[]} */
    this.members = [];
    /** In ascending order. @type {number[]} */
    this.places = [];
    /** @type {Set<string>} */
    this.paths = new Set();
    /** @type {Set<string>} */
    this.years = new Set();
    /** @type {Set<DocumentType>} */
    this.types = new Set();
    /** Numbers, with and without the year that they carry. @type {Set<string>} */
    this.figures = new Set();
    /** @type {Set<string>} */
    this.days = new Set();
    /** @type {Set<string>} */
    this.names = new Set();
  }

  /** @param {Found} found */
  add(found) {
    const { reference, path } = found;
    this.members.push(found);
    this.places.splice(this.before(reference.start), 0, reference.start);
    if (path !== null) this.paths.add(path);
    if (reference.issued !== null) this.years.add(reference.issued.slice(0, 4));
    if (reference.type !== null) this.types.add(reference.type);
    if (reference.number.number) {
      const full = normalNumber(reference.number.number);
      this.figures.add(full);
      this.figures.add(full.split("/")[0] ?? "");
    }
    this.days.add(dayOf(found));
    this.names.add(nameOf(reference));
  }

  /**
   * How many mentions stand before a place.
   *
   * @param {number} place
   */
  before(place) {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (this.places[middle]) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Whether a mention can be of this document: no other issuer, no other year. Dates in one year may be a slip, and a
   * number that carries its year is one document whatever the dates.
   *
   * @param {Found} found
   */
  agrees({ reference, path }) {
    if (path !== null && (this.paths.size > 1 || (this.paths.size === 1 && !this.paths.has(path)))) return false;
    if (reference.issued === null || reference.number.number.includes("/")) return true;
    return this.years.size === 0 || (this.years.size === 1 && this.years.has(reference.issued.slice(0, 4)));
  }

  /**
   * Whether a mention without a symbol can mean this document.
   *
   * @param {Found} found
   */
  mayBeMeantBy(found) {
    const { kind, type, number } = found.reference;
    if (kind === "named" && !this.names.has(nameOf(found.reference))) return false;
    if (kind === "dated" && !this.days.has(dayOf(found))) return false;
    if (kind === "numbered" && !this.figures.has(normalNumber(number.number))) return false;
    return (type === null || this.types.size === 0 || this.types.has(type)) && this.agrees(found);
  }
}

/** @param {Found} found */
function dayOf({ reference, path }) {
  return JSON.stringify([reference.issued, path]);
}

/** @param {Reference} reference */
function nameOf({ name, type, year, issued }) {
  return JSON.stringify([compareKey(name || (type ? type.name : "")), year, issued]);
}

/**
 * Groups of mentions, one group a document, in order of first mention.
 *
 * @param {Found[]} mentions
 * @returns {Found[][]}
 */
export function merged(mentions) {
  /** @type {Map<string, Found[]>} */
  const byNumber = new Map();
  for (const each of mentions) {
    if (!each.reference.number.symbol) continue;
    const key = foldedKey(each.reference.number);
    const same = byNumber.get(key);
    if (same) same.push(each);
    else byNumber.set(key, [each]);
  }
  const groups = [...byNumber.values()].flatMap(separate);
  for (const each of mentions) {
    if (each.reference.number.symbol) continue;
    put(each, groups, (group) => group.mayBeMeantBy(each));
  }
  groups.sort((one, other) => (one.places[0] ?? 0) - (other.places[0] ?? 0));
  return groups.map(({ members }) => members.sort((one, other) => one.reference.start - other.reference.start));
}

/**
 * Whether mentions of one document give two dates.
 *
 * @param {Found[]} group
 */
export function disagreeingDates(group) {
  return new Set(group.map((each) => each.reference.issued).filter(Boolean)).size > 1;
}

/**
 * Put a mention to the fitting group that was mentioned last before it, or else to the first, or to one of its own.
 *
 * @param {Found} found
 * @param {Group[]} groups
 * @param {(group: Group) => boolean} fits
 */
function put(found, groups, fits) {
  const place = found.reference.start;
  let latest = -1;
  /** @type {Group | undefined} */
  let chosen;
  for (const group of groups) {
    if (!fits(group)) continue;
    const last = group.places[group.before(place) - 1] ?? -1;
    if (chosen === undefined || last > latest) chosen = group;
    latest = Math.max(latest, last);
  }
  if (chosen === undefined) {
    chosen = new Group();
    groups.push(chosen);
  }
  chosen.add(found);
}

/**
 * Mentions of one number that are different documents: two issuers, or dates in two years.
 *
 * @param {Found[]} same
 * @returns {Group[]}
 */
function separate(same) {
  /** @type {Group[]} */
  const groups = [];
  /** @param {Found} each */
  const rank = (each) => (each.reference.issued === null ? 2 : 0) + (each.issuer === null ? 1 : 0);
  for (const found of [...same].sort((one, other) => rank(one) - rank(other))) {
    put(found, groups, (group) => group.agrees(found));
  }
  return groups;
}
