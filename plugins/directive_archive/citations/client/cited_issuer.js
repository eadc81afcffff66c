// Which organ a reference names, seen from the document that cites: ../cited_issuer.py.
import { symbolParts } from "./document_types.js";
import { centralOrganOfSymbol, identifyCitedIssuer, identifyIssuer } from "./issuers.js";
import { fold, words } from "./language.js";
import { spellOut } from "./organ_names.js";
import { pattern } from "./pattern.js";

/** @typedef {import("./find.js").Reference} Reference */
/** @typedef {import("./issuers.js").Issuer} Issuer */

/**
 * The document that a text is, as far as it is known.
 *
 * @typedef {{issuerNamed: string, issuer: Issuer, number: import("./number.js").DocumentNumber,
 *   issued: string | null}} Citing
 */

const POST = pattern("cited_issuer.POST");
const FURTHER_ORGAN = pattern("cited_issuer.FURTHER_ORGAN");
const MEETING = pattern("cited_issuer.MEETING");

/**
 * The organ that a reference names, or that its symbol stands for; null if that leaves it open.
 *
 * @param {Reference} reference
 * @param {Citing} citing
 * @returns {Issuer | null}
 */
export function citedIssuer(reference, citing) {
  const phrase = POST.replace(reference.issuerPhrase, () => "");
  for (const organ of firstOrgans(MEETING.replace(phrase, () => ""))) {
    const issuer = identifyCitedIssuer(organ, citing.issuer, reference.issued ?? citing.issued);
    if (issuer !== null) return issuer;
  }
  const name = organOfSymbol(reference.number.symbol);
  // A name that a scanner misread (Bô Y tế) is the one that the symbol says.
  if (!name || (reference.issuerPhrase && !fold(reference.issuerPhrase).endsWith(fold(name)))) return null;
  return identifyIssuer(name, { day: reference.issued });
}

/**
 * Name of the central organ that a symbol says, empty if it says none or a local one.
 *
 * @param {string} symbol
 */
function organOfSymbol(symbol) {
  for (const group of symbolParts(symbol)) {
    const name = centralOrganOfSymbol(group);
    if (name) return name;
  }
  return "";
}

/**
 * The organ as the reference prints it, abbreviations spelled out; else the one that its symbol says.
 *
 * @param {Reference} reference
 */
export function printedIssuer(reference) {
  return reference.issuerPhrase ? spellOut(reference.issuerPhrase) : organOfSymbol(reference.number.symbol);
}

/**
 * The first of several organs, the phrase itself, then shorter beginnings of it.
 *
 * @param {string} phrase
 */
function* firstOrgans(phrase) {
  if (!phrase) return;
  for (const match of FURTHER_ORGAN.all(phrase)) yield phrase.slice(0, match.index);
  yield phrase;
  const parts = words(phrase);
  for (let end = parts.length - 1; end > 1; end -= 1) yield parts.slice(0, end).join(" ");
}
