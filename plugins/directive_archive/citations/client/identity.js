// The address that a document's facts ask for: ../../identity.py.
import { numberSlug } from "./number.js";
import { constant } from "./pattern.js";

/** @type {string} */
const UNKNOWN_DATE = constant("identity.UNKNOWN_DATE");
/** @type {string} */
const UNNUMBERED = constant("identity.UNNUMBERED");
/** @type {string} */
const ADDRESS_ROOT = constant("identity.ADDRESS_ROOT");

/**
 * The id of a document: bac-kan/thanh-uy-bac-kan/2020-07-30-1102-cv-tu.
 *
 * @param {import("./issuers.js").Issuer} issuer
 * @param {import("./number.js").DocumentNumber} number
 * @param {string | null} issued
 */
export function directiveId(issuer, number, issued) {
  return [...issuer.path, `${issued ?? UNKNOWN_DATE}-${numberSlug(number) || UNNUMBERED}`].join("/");
}

/**
 * Site-root-relative address of a directive.
 *
 * @param {string} id
 */
export function address(id) {
  return `${ADDRESS_ROOT}/${id}/`;
}
