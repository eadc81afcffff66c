// The parts that references are made of: ../parts.py.
import { makeDate, parseDate } from "./dates.js";
import { constant, pattern } from "./pattern.js";

const NUMERIC = pattern("parts.NUMERIC");
const WHOLE = pattern("parts.WHOLE");
/** @type {Record<string, number>} */
const MONTH_NAMES = constant("parts.MONTH_NAMES");

/**
 * Value of a date as references write it, and whether it is impossible.
 *
 * @param {string} written
 * @returns {{value: string | null, impossible: boolean}}
 */
export function dateOf(written) {
  const parts = NUMERIC.fullMatch(written) ? WHOLE.fullMatch(written) : null;
  if (parts) {
    const [day = "", month = "", year = ""] = Object.values(parts.groups ?? {}).filter(Boolean);
    const value = makeDate(toNumber(year), MONTH_NAMES[month.toLowerCase()] ?? toNumber(month), toNumber(day));
    return { value, impossible: value === null };
  }
  if (/^\p{Nd}/u.test(written)) return { value: null, impossible: false };
  return { value: parseDate(`ngày ${written}`), impossible: false };
}

/** @param {string} digits */
function toNumber(digits) {
  return Number(digits.replaceAll(" ", ""));
}
