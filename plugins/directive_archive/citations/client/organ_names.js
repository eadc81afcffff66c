// Names of organs in one spelling: ../../vocabulary/organ_names.py.
import { isCapitals, sentenceCase } from "./casing.js";
import { capitalFirst, compareKey, nfc, placeTones, strip, tidySpaces, unifyDashes } from "./language.js";
import { constant, once, pattern, remembered } from "./pattern.js";
import rules from "./rules.js";

/** @type {[string, string][]} */
const ABBREVIATIONS = constant("organ_names.ABBREVIATIONS");
const WRITTEN_SHORT = ABBREVIATIONS.map((_, index) => pattern(`organ_names.ABBREVIATIONS[${index}]`));
const TERM = pattern("organ_names.TERM");
const ACTING = pattern("organ_names.ACTING");
const ORGANISATION = pattern("organ_names.ORGANISATION");
const DOUBLED_UNIT = pattern("organ_names.DOUBLED_UNIT");
const PLACES_ABOVE = pattern("organ_names.PLACES_ABOVE");
/** @type {Record<string, string>} */
const COMMITTEE_OF = constant("organ_names.COMMITTEE_OF");
const SYMBOL = pattern("organ_names.SYMBOL");
/** @type {string} */
const AROUND = constant("organ_names.AROUND");

/** Names of central organs that running text shortens to their symbol: BTGTW, UBTVQH. */
const organsBySymbol = once(() => new Map([...rules.organs].reverse().map(([symbol, name]) => [symbol, name])));

/** @param {string} name */
function tidy(name) {
  return strip(tidySpaces(placeTones(unifyDashes(nfc(name)))), AROUND);
}

/**
 * The name as written, its abbreviations spelled out.
 *
 * @param {string} name
 */
export function spellOut(name) {
  let text = tidy(name);
  WRITTEN_SHORT.forEach((short, index) => {
    text = short.replace(text, () => ABBREVIATIONS[index]?.[1] ?? "");
  });
  return tidySpaces(SYMBOL.replace(text, (_, matched) => organsBySymbol().get(matched) ?? matched));
}

/**
 * Comparison key with abbreviations written out.
 *
 * @param {string} name
 */
export function expandName(name) {
  return compareKey(spellOut(name));
}

/** Name of the organ that is meant, in sentence case and with its abbreviations written out. */
export const committeeName = remembered((/** @type {string} */ name) => {
  let text = strip(TERM.replace(spellOut(name), () => ""), AROUND);
  for (let acting = ACTING.match(text); acting; acting = ACTING.match(text)) text = text.slice(acting[0].length);
  const organisation = ORGANISATION.match(text);
  if (organisation) {
    const unit = (organisation.groups?.["unit"] ?? "").toLowerCase();
    text = (COMMITTEE_OF[unit] ?? `Đảng ủy ${unit}`) + text.slice(organisation[0].length);
  }
  if (isCapitals(tidy(name))) return sentenceCase(text.toUpperCase()).text;
  return capitalFirst(text);
});

/**
 * Comparison key without what a name may say besides: a unit twice, the places above.
 *
 * @param {string} name
 */
export function shortKey(name) {
  const bare = PLACES_ABOVE.replace(compareKey(name), () => "");
  return DOUBLED_UNIT.replace(bare, ({ head = "" }) => `${head} `);
}
