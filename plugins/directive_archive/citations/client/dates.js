// Dates in figures and in words: ../../language/dates.py. A date is its ISO text ("2020-07-30") or null.
import { nfc } from "./language.js";
import { parseNumeral } from "./numerals.js";
import { constant, pattern } from "./pattern.js";

/**
 * A place in a text that is written like a date; no value where no such day exists.
 *
 * @typedef {{start: number, end: number, value: string | null}} DateMention
 */

const DATE = pattern("dates.DATE");
/** @type {[string, string, string][]} */
const FIGURES = constant("dates.FIGURES");
/** @type {Record<string, number>} */
const MONTH_NAMES = constant("dates.MONTH_NAMES");
/** @type {number} */
const EARLIEST_YEAR = constant("dates.EARLIEST_YEAR");
const LETTER_WITH_MARKS = pattern("dates.LETTER_WITH_MARKS");
const LAST_YEAR = 9999;

/**
 * The date, or null if it does not exist or lies too far back.
 *
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {string | null}
 */
export function makeDate(year, month, day) {
  if (!(year >= EARLIEST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * @param {Record<string, string | undefined>} groups
 * @returns {string | null}
 */
function valueOf(groups) {
  for (const [year, month, day] of FIGURES) {
    if (groups[year]) return makeDate(Number(groups[year]), Number(groups[month]), Number(groups[day]));
  }
  const monthWords = (groups["month_s"] ?? "").toLowerCase();
  const year = parseNumeral(groups["year_s"] ?? "");
  const month = MONTH_NAMES[monthWords] ?? parseNumeral(monthWords);
  const day = parseNumeral(groups["day_s"] ?? "");
  return year === null || month === null || day === null ? null : makeDate(year, month, day);
}

/**
 * The text in NFC, and for every position in it (its end too) the position in the original.
 *
 * @param {string} text
 * @returns {{composed: string, position: (index: number) => number}}
 */
export function compose(text) {
  if (text === text.normalize("NFC")) return { composed: text, position: (index) => index };
  /** @type {string[]} */
  const letters = [];
  /** @type {number[]} */
  const positions = [];
  for (const match of LETTER_WITH_MARKS.all(text)) {
    const letter = nfc(match[0]);
    const end = match.index + match[0].length;
    letters.push(letter);
    positions.push(match.index);
    for (let at = end - letter.length + 1; at < end; at += 1) positions.push(at);
  }
  positions.push(text.length);
  return { composed: letters.join(""), position: (index) => positions[index] ?? text.length };
}

/**
 * Every date with day, month and year, left to right, impossible ones with no value.
 *
 * @param {string} text
 * @returns {DateMention[]}
 */
export function findDates(text) {
  const { composed, position } = compose(text);
  return [...DATE.all(composed)].map((match) => ({
    start: position(match.index),
    end: position(match.index + match[0].length),
    value: valueOf(match.groups ?? {}),
  }));
}

/**
 * The first date of a text, or null if there is none or it does not exist.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function parseDate(text) {
  const match = DATE.search(text.normalize("NFC") === text ? text : compose(text).composed);
  return match ? valueOf(match.groups ?? {}) : null;
}

/**
 * Date for reading, 30/7/2020.
 *
 * @param {string} value
 */
export function formatDate(value) {
  const [year, month, day] = value.split("-").map(Number);
  return `${day}/${month}/${year}`;
}
