// The address that a document's facts ask for: ../../identity.py.
import { slugify } from "./language.js";
import { numberSlug } from "./number.js";
import { constant } from "./pattern.js";

/** @type {string} */
const UNKNOWN_DATE = constant("identity.UNKNOWN_DATE");
/** @type {string} */
const UNNUMBERED = constant("identity.UNNUMBERED");

/**
 * The id of a document: bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu. Without a symbol the type stands in its place.
 *
 * @param {import("./issuers.js").Issuer} issuer
 * @param {import("./number.js").DocumentNumber} number
 * @param {string | null} issued
 * @param {import("./document_types.js").DocumentType | null} [kind]
 */
export function directiveId(issuer, number, issued, kind = null) {
  const name = numberSlug(number) || UNNUMBERED;
  const told = kind !== null && !number.symbol ? `${slugify(kind.name)}-${name}` : name;
  return [...issuer.path, `${issued ?? UNKNOWN_DATE}-${told}`].join("/");
}
