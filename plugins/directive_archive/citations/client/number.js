// Document numbers: ../../number.py.
import { systemOfSymbol } from "./document_types.js";
import { casefold, fold, nfc, slugify, strip, unifyDashes } from "./language.js";
import { pattern } from "./pattern.js";

/** @typedef {{number: string, symbol: string}} DocumentNumber */

const WHOLE = pattern("number.WHOLE");
const SPACES = pattern("number.SPACES");
const LEADING_ZEROS = pattern("number.LEADING_ZEROS");
const SEPARATORS = pattern("number.SEPARATORS");
const SPACED_SEPARATOR = pattern("number.SPACED_SEPARATOR");

/**
 * As the rules write it: a hyphen before Party symbols, a slash before State ones.
 *
 * @param {DocumentNumber} of
 */
export function formatNumber({ number, symbol }) {
  if (!symbol) return number;
  if (!number) return symbol;
  const party = !number.includes("/") && systemOfSymbol(symbol) === "party";
  return `${number}${party ? "-" : "/"}${symbol}`;
}

/**
 * Equal for two spellings of one number.
 *
 * @param {DocumentNumber} of
 */
export function numberKey({ number, symbol }) {
  return `${normalNumber(number)} ${normalSymbol(symbol)}`;
}

/**
 * Key without diacritics.
 *
 * @param {DocumentNumber} of
 */
export function foldedKey({ number, symbol }) {
  return `${normalNumber(number)} ${fold(normalSymbol(symbol))}`;
}

/**
 * Part of addresses, 1102-cv-tu.
 *
 * @param {DocumentNumber} of
 */
export function numberSlug({ number, symbol }) {
  return slugify(`${number}-${normalSymbol(symbol)}`);
}

/**
 * Number without spaces and leading zeros, in lower case.
 *
 * @param {string} number
 */
export function normalNumber(number) {
  return LEADING_ZEROS.replace(withoutSpaces(number), () => "");
}

/**
 * Symbol in one spelling: no spaces, TƯ as TW, every separator a hyphen, lower case.
 *
 * @param {string} symbol
 */
export function normalSymbol(symbol) {
  return strip(SEPARATORS.replace(withoutSpaces(symbol).replaceAll("tư", "tw"), () => "-"), "-");
}

/** @param {string} text */
function withoutSpaces(text) {
  return nfc(casefold(SPACES.replace(unifyDashes(text), () => "")));
}

/**
 * Number without its spaces.
 *
 * @param {string} text
 */
export function tidyNumber(text) {
  return SPACES.replace(text, () => "");
}

/**
 * Symbol without stray spaces: "CV / TU" to "CV/TU"; the letters stay.
 *
 * @param {string} text
 */
export function tidySymbol(text) {
  const tight = SPACED_SEPARATOR.replace(unifyDashes(nfc(text)).trim(), ({ g1 = "" }) => g1);
  return strip(tight, " -/,.");
}

/**
 * The first document number in a text, or null.
 *
 * @param {string} text
 * @returns {DocumentNumber | null}
 */
export function parseNumber(text) {
  const match = WHOLE.search(nfc(text));
  if (match === null) return null;
  return { number: tidyNumber(match.groups?.["number"] ?? ""), symbol: tidySymbol(match.groups?.["symbol"] ?? "") };
}
