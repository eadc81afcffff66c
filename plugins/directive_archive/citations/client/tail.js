// What follows a number: date, issuer, term of the committee: ../tail.py.
import { nameAt } from "./organs.js";
import { pattern } from "./pattern.js";

/**
 * What stands after an anchor; `end` is where the reference ends.
 *
 * @typedef {{end: number, date: string, issuer: string, term: string, sameDay: boolean, dayBefore: boolean,
 *   isCell: boolean, unreadable: boolean}} Tail
 */

const HEAD = pattern("organs.HEAD");
const NEXT_CELL = pattern("tail.NEXT_CELL");
const DATED = pattern("tail.DATED");
const THE_SAME_DAY = pattern("tail.THE_SAME_DAY");
const OF = pattern("tail.OF");
const IN_BRACKETS = pattern("tail.IN_BRACKETS");
const DATE_INSIDE = pattern("tail.DATE_INSIDE");
const BY = pattern("tail.BY");
const ON = pattern("tail.ON");
const YEAR_SAID = pattern("tail.YEAR_SAID");
const NO_DATE = pattern("tail.NO_DATE");
const OF_MEETING = pattern("tail.OF_MEETING");
const OF_TERM = pattern("tail.OF_TERM");
const NO_ORGAN = pattern("tail.NO_ORGAN");
const ISSUED_BY = pattern("tail.ISSUED_BY");

/**
 * A tail that ends where it begins.
 *
 * @param {number} end
 * @returns {Tail}
 */
export function newTail(end) {
  return { end, date: "", issuer: "", term: "", sameDay: false, dayBefore: false, isCell: false, unreadable: false };
}

/**
 * Read on as far as date, issuer and term go, in any order.
 *
 * @param {string} text
 * @param {number} end
 * @returns {Tail}
 */
export function readTail(text, end) {
  const tail = newTail(end);
  let position = end;
  for (let after = step(text, position, tail); after !== position; after = step(text, position, tail)) position = after;
  return tail;
}

/** @param {RegExpExecArray} match */
function endOf(match) {
  return match.index + match[0].length;
}

/**
 * Read one more part; the position itself if there is none.
 *
 * @param {string} text
 * @param {number} position
 * @param {Tail} tail
 * @returns {number}
 */
function step(text, position, tail) {
  for (const readPart of PARTS) {
    const after = readPart(text, position, tail);
    if (after !== position) return after;
  }
  return position;
}

/** @typedef {(text: string, position: number, tail: Tail) => number} ReadPart */

/** The issuer in the cell after the date. @type {ReadPart} */
const cell = (text, position, tail) => {
  const match = tail.isCell && !tail.issuer ? NEXT_CELL.match(text, position) : null;
  if (match && HEAD.match(text, endOf(match))) {
    const end = nameAt(text, endOf(match));
    if ([",", "\n", ""].includes(text.charAt(end))) tail.issuer = text.slice(endOf(match), end);
  }
  return position;
};

/** @type {ReadPart} */
const date = (text, position, tail) => {
  const dated = tail.date ? null : DATED.match(text, position);
  if (!dated) {
    const same = tail.date || tail.dayBefore ? null : THE_SAME_DAY.match(text, position);
    if (!same) return position;
    tail.dayBefore = true;
    tail.end = endOf(same);
    return tail.end;
  }
  tail.date = dated.groups?.["date"] || dated.groups?.["bare"] || "";
  tail.sameDay = Boolean(dated.groups?.["same"]);
  tail.isCell = Boolean(dated.groups?.["bare"]);
  tail.end = endOf(dated);
  return tail.end;
};

/** @type {ReadPart} */
const term = (text, position, tail) => {
  const match = tail.term ? null : OF_TERM.match(text, position);
  if (!match) return position;
  tail.term = match.groups?.["term"] ?? "";
  tail.end = endOf(match);
  return tail.end;
};

/** @type {ReadPart} */
const issuer = (text, position, tail) => {
  const of = tail.issuer ? null : OF.match(text, position);
  if (!of || NO_ORGAN.match(text, endOf(of))) return position;
  const end = nameAt(text, endOf(of));
  if (end <= endOf(of) || (of.groups?.["by"] && !ISSUED_BY.match(text, end))) return position;
  tail.issuer = text.slice(endOf(of), end);
  tail.end = end;
  return end;
};

/** @type {ReadPart} */
const meeting = (text, position, tail) => {
  const match = tail.date && !tail.issuer ? OF_MEETING.match(text, position) : null;
  if (!match) return position;
  tail.end = nameAt(text, endOf(match));
  tail.issuer = text.slice(endOf(match), tail.end);
  return tail.end;
};

/** @type {ReadPart} */
const doneBy = (text, position, tail) => {
  const by = tail.issuer ? null : BY.match(text, position);
  if (!by) return position;
  const end = nameAt(text, endOf(by));
  const on = ON.match(text, end);
  if (!on || end <= endOf(by)) return position;
  tail.issuer = text.slice(endOf(by), end);
  tail.date ||= on.groups?.["date"] ?? "";
  tail.end = endOf(on);
  return tail.end;
};

/** Pass over "năm 2020" in "Nghị định 117 năm 2020 của Chính phủ": a year is no date. @type {ReadPart} */
const year = (text, position, tail) => {
  const said = position === tail.end ? YEAR_SAID.match(text, position) : null;
  return said ? endOf(said) : position;
};

/** @type {ReadPart} */
const unreadable = (text, position, tail) => {
  const match = tail.date ? null : NO_DATE.match(text, position);
  if (!match) return position;
  tail.unreadable = true;
  return endOf(match);
};

/** Take date and organ from brackets; pass over others if date or issuer follows. @type {ReadPart} */
const brackets = (text, position, tail) => {
  const match = IN_BRACKETS.match(text, position);
  if (!match) return position;
  const after = endOf(match);
  const inside = tail.date ? null : DATE_INSIDE.match(match.groups?.["inside"] ?? "");
  if (!inside) return DATED.match(text, after) || OF.match(text, after) ? after : position;
  tail.date = inside.groups?.["date"] ?? "";
  tail.sameDay = Boolean(inside.groups?.["same"]);
  tail.end = after;
  const named = inside.groups?.["by"] || inside.groups?.["of"] || "";
  if (named && !tail.issuer && nameAt(named, 0) === named.length) tail.issuer = named;
  return after;
};

/** Tried in this order. */
const PARTS = [cell, date, term, issuer, meeting, doneBy, year, unreadable, brackets];
