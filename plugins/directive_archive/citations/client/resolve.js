// From mentions to documents: which one, held or only wanted, each reference means: ../resolve.py.
import { citedIssuer, printedIssuer } from "./cited_issuer.js";
import { formatDate } from "./dates.js";
import { directiveId } from "./identity.js";
import { compareKey } from "./language.js";
import { disagreeingDates, merged } from "./merge.js";
import { formatNumber, normalNumber, normalSymbol, numberKey } from "./number.js";
import { congressNumber, congressesOn, hasKnownTerms } from "./terms.js";

/** @typedef {import("./cited_issuer.js").Citing} Citing */
/** @typedef {import("./document_types.js").DocumentType} DocumentType */
/** @typedef {import("./find.js").Reference} Reference */
/** @typedef {import("./holdings.js").HeldRecord} HeldRecord */
/** @typedef {import("./holdings.js").Holdings} Holdings */
/** @typedef {import("./issuers.js").Issuer} Issuer */
/** @typedef {import("./merge.js").Found} Found */
/** @typedef {"resolved" | "wanted" | "ambiguous" | "unidentified"} State */

/**
 * What the mentions of one document say of it.
 *
 * @typedef {{type: DocumentType | null, number: import("./number.js").DocumentNumber, issued: string | null,
 *   issuer: Issuer | null, issuerNamed: string, relation: string, kind: string, name: string, year: number | null, term: string,
 *   doubts: string[], mentions: Reference[]}} Cited
 */

/**
 * A cited document, settled: `target` is its id, held or wanted; `linked` says whether the site has a page for it.
 *
 * @typedef {Cited & {state: State, target: string, candidates: string[], linked: boolean}} Citation
 */

/**
 * The documents that references mean, in order of first mention; the citing document itself left out.
 *
 * @param {Reference[]} references
 * @param {Citing} citing
 * @returns {Cited[]}
 */
export function gather(references, citing) {
  const found = references
    .filter((reference) => !isSelf(reference, citing))
    .map((reference) => {
      const issuer = citedIssuer(reference, citing);
      return { reference, issuer, path: issuer ? issuer.path.join("/") : null };
    });
  return merged(found).map((group) => together(group, citing));
}

/**
 * Whether a reference with the document's own number means itself: no other issuer or date is given.
 *
 * @param {Reference} reference
 * @param {Citing} citing
 */
function isSelf(reference, citing) {
  if (!reference.number.number || numberKey(reference.number) !== numberKey(citing.number)) return false;
  if (reference.issued !== null && citing.issued !== null && reference.issued !== citing.issued) return false;
  const issuer = citedIssuer(reference, citing);
  return issuer === null || !citing.issuerNamed || issuer.path.join("/") === citing.issuer.path.join("/");
}

/**
 * The first mention that says something counts, the fullest for the number.
 *
 * @param {Found[]} group
 * @param {Citing} citing
 * @returns {Cited}
 */
function together(group, citing) {
  const references = group.map((each) => each.reference);
  const best = references.reduce((one, other) => (isFuller(other, one) ? other : one));
  const printed = best.issuerPhrase ? best : (references.find((each) => each.issuerPhrase) ?? best);
  const doubts = new Set(references.flatMap((each) => each.doubts));
  if (disagreeingDates(group)) doubts.add("reference-dates");
  if (references.some((each) => each.issued)) doubts.delete("reference-date");
  const issued = references.find((each) => each.issued !== null)?.issued ?? null;
  if (issued !== null && citing.issued !== null && issued > citing.issued) doubts.add("reference-later");
  return {
    type: references.find((each) => each.type !== null)?.type ?? null,
    number: best.number,
    issued,
    issuer: group.find((each) => each.issuer !== null)?.issuer ?? null,
    issuerNamed: printedIssuer(printed),
    relation: references.find((each) => each.relation)?.relation ?? "",
    kind: best.kind,
    name: best.name,
    year: best.year,
    term: references.find((each) => each.term)?.term ?? "",
    doubts: [...doubts].sort(),
    mentions: references,
  };
}

/**
 * Whether a mention tells more of the number than another: a symbol, marks on its letters (NĐ-CP before ND-CP), a date,
 * an issuer.
 *
 * @param {Reference} one
 * @param {Reference} other
 */
function isFuller(one, other) {
  const [mine, others] = [one, other].map(({ number, issued, issuerPhrase }) => [
    Number(Boolean(number.symbol)),
    [...number.symbol].filter((letter) => !/[\x00-\x7F]/u.test(letter)).length,
    Number(issued !== null),
    Number(Boolean(issuerPhrase)),
  ]);
  const first = (mine ?? []).findIndex((value, index) => value !== others?.[index]);
  return first >= 0 && (mine?.[first] ?? 0) > (others?.[first] ?? 0);
}

/**
 * A cited document as people know it: Công văn 3195-CV/TU, Công điện ngày 28/7/2020, Luật Hộ tịch năm 2014.
 *
 * @param {Cited} cited
 */
export function headingOf({ kind, type, number, issued, year, name }) {
  const noun = type ? type.name : "Văn bản";
  const day = issued ? ` ngày ${formatDate(issued)}` : "";
  if (kind === "named") return `${noun} ${name}`.trim() + (year ? ` năm ${year}` : day);
  return kind === "dated" ? noun + day : `${noun} ${formatNumber(number)}`;
}

/**
 * Keys under which the candidates of a cited document lie: ../holdings.py.
 *
 * @param {Cited} cited
 * @returns {string[]}
 */
export function keysOf({ kind, type, name, number, issuer, issued }) {
  if (kind === "named") return [`law ${lawName(type ? type.name : "", name)}`];
  const path = issuer?.path.join("/");
  if (kind === "dated") return issued && path ? [`|${path}|${issued}`] : [];
  if (path) return [`${figures(number.number)}|${path}`];
  return issued ? [`${figures(number.number)}|${issued}`] : [];
}

/** @param {string} number */
function figures(number) {
  return normalNumber(number).split("/")[0] ?? "";
}

/**
 * Key of a law's name, with or without its type before it.
 *
 * @param {string} kind
 * @param {string} name
 */
function lawName(kind, name) {
  const key = compareKey(name);
  const type = compareKey(kind);
  return type && key.startsWith(type) ? key.slice(type.length).trim() : key;
}

/**
 * Settle a cited document against what the archive holds.
 *
 * @param {Cited} cited
 * @param {Citing} citing
 * @param {Holdings} holdings
 * @returns {Citation}
 */
export function settle(cited, citing, holdings) {
  const records = keysOf(cited).flatMap(holdings);
  const held = records.filter((record) => record[2] === 1);
  const candidates = [...new Set(fitting(cited, citing, held).map((record) => record[0]))].sort();
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) {
    return { ...cited, state: "resolved", target: only, candidates: [], linked: true };
  }
  if (only !== undefined) return { ...cited, state: "ambiguous", target: "", candidates, linked: false };
  const { issuer } = cited;
  if (issuer === null || (issuer.candidates.length > 0 && issuer.province === null) || cited.kind === "named") {
    return { ...cited, state: "unidentified", target: "", candidates: [], linked: false };
  }
  const target = directiveId(issuer, cited.number, cited.issued, cited.type);
  const known = records.find((record) => record[0] === target);
  const state = known?.[2] === 1 ? "resolved" : "wanted";
  return { ...cited, state, target, candidates: [], linked: known !== undefined };
}

/**
 * The held documents that a cited one can be. A number alone is no identity, and a year is never guessed.
 *
 * @param {Cited} cited
 * @param {Citing} citing
 * @param {HeldRecord[]} records
 * @returns {HeldRecord[]}
 */
function fitting({ kind, type, number, issued, year, issuer, term }, citing, records) {
  if (kind === "named") {
    return records.filter(([, day]) => day && (day === issued || Number(day.slice(0, 4)) === year));
  }
  let same = records;
  if (kind === "dated" || !number.symbol) same = same.filter((record) => type === null || record[5] === type.name);
  if (kind !== "dated") {
    const mine = normalNumber(number.number);
    same = number.symbol
      ? same.filter((record) => record[3] === mine && record[4] === normalSymbol(number.symbol))
      : same.filter((record) => mine === record[3] || mine === record[3].split("/")[0]);
  }
  if (issued !== null) return same.filter(([, day]) => day === issued);
  if (issuer === null) return [];
  if (term && hasKnownTerms(issuer)) same = same.filter(([, day]) => congressesOn(day).includes(congressNumber(term)));
  return same.filter(([, day]) => day && citing.issued !== null && day <= citing.issued);
}
