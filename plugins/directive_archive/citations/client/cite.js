// A text in, every cited document out: what `directives cite --json` does.
import { find } from "./find.js";
import { fetchHoldings } from "./holdings.js";
import { identifyIssuer } from "./issuers.js";
import { tidySpaces } from "./language.js";
import { formatNumber } from "./number.js";
import { readOwnHeader } from "./own_header.js";
import { constant } from "./pattern.js";
import { gather, headingOf, keysOf, settle } from "./resolve.js";

/** @typedef {import("./resolve.js").Citation} Citation */
/** @typedef {import("./cited_issuer.js").Citing} Citing */

/**
 * One cited document, with the keys of `directives cite --json`; what is not known is null. `start` and `end` count
 * characters, `spans` count UTF-16 units of all mentions.
 *
 * @typedef {{raw: string, start: number, end: number, type: string | null, number: string | null,
 *   symbol: string | null, canonical: string | null, date: string | null, issuer: string | null,
 *   issuer_id: string | null, relation: string | null, state: import("./resolve.js").State, id: string | null,
 *   kind: string, candidates: string[], linked: boolean, spans: [number, number][]}} Row
 */

/**
 * @typedef {{rows: Row[], doubts: string[],
 *   context: {issuer: string, number: string, day: string | null} | null}} Result
 */

/** What a human should look at, in words; {} is the cited document. */
const WORDS = new Map(
  /** @type {{code: string, vi: string}[]} */ (constant("doubts.DOUBTS")).map(({ code, vi }) => [code, vi]),
);

/**
 * Find and settle the references of a text.
 *
 * @param {string} text
 * @param {{issuer: string, day: string | null}} given what the reader says of the text's own issuer and day
 * @param {(file: string) => Promise<unknown>} fetchJson
 * @returns {Promise<Result>}
 */
export async function citeText(text, given, fetchJson) {
  const { references, own, doubts } = find(text);
  const citing = contextOf(text, given, own);
  const cited = gather(references, citing);
  const holdings = await fetchHoldings(cited.flatMap(keysOf), fetchJson);
  const citations = cited.map((each) => settle(each, citing, holdings));
  const count = characterCounter(text);
  const later = (/** @type {Citation} */ each) => each.issued !== null && citing.issued !== null && each.issued > citing.issued;
  return {
    rows: citations.map((each) => rowOf(each, text, count)),
    doubts: [
      ...citations.flatMap((each) => {
        const { start } = identifying(each, text);
        const words = each.doubts.map((code) => (WORDS.get(code) ?? code).replace("{}", headingOf(each)));
        if (later(each)) words.push(`${headingOf(each)} ghi ngày sau ngày của chính văn bản dẫn.`);
        return words.map((said) => ({ start, said }));
      }),
      ...doubts.map(({ start, end }) => {
        const words = tidySpaces(text.slice(start, end));
        return { start, said: `“${words}” có vẻ dẫn nhiều văn bản bằng một dãy số; không được nối.` };
      }),
    ]
      .sort((one, other) => one.start - other.start)
      .map(({ said }) => said),
    context: citing.issuerNamed
      ? { issuer: citing.issuer.name, number: formatNumber(citing.number), day: citing.issued }
      : null,
  };
}

/**
 * The document that the text is: what the reader says comes before what its header says.
 *
 * @param {string} text
 * @param {{issuer: string, day: string | null}} given
 * @param {import("./number.js").DocumentNumber | null} own
 * @returns {Citing}
 */
function contextOf(text, given, own) {
  const header = readOwnHeader(text);
  const number = header?.number ?? own ?? { number: "", symbol: "" };
  if (given.issuer.trim()) {
    const issued = given.day ?? header?.issued ?? null;
    return { issuerNamed: given.issuer, issuer: identifyIssuer(given.issuer, { day: issued }), number, issued };
  }
  if (header !== null) return { ...header, issued: given.day ?? header.issued };
  return { issuerNamed: "", issuer: identifyIssuer(""), number, issued: given.day };
}

/**
 * The first mention that shows what the document is identified by.
 *
 * @param {Citation} citation
 * @param {string} text
 */
function identifying({ number, mentions }, text) {
  const digits = number.number.split("/")[0] ?? "";
  const symbol = number.symbol.slice(-2);
  const shows = mentions.find(({ start, end }) => {
    const raw = text.slice(start, end);
    return raw.includes(digits) && raw.includes(symbol);
  });
  return shows ?? /** @type {import("./find.js").Reference} */ (mentions[0]);
}

/**
 * @param {Citation} citation
 * @param {string} text
 * @param {(position: number) => number} count
 * @returns {Row}
 */
function rowOf(citation, text, count) {
  const { start, end } = identifying(citation, text);
  const { number, issuer } = citation;
  return {
    raw: text.slice(start, end),
    start: count(start),
    end: count(end),
    type: citation.type?.name ?? null,
    number: number.number || null,
    symbol: number.symbol || null,
    canonical: formatNumber(number) || null,
    date: citation.issued,
    issuer: citation.issuerNamed || null,
    issuer_id: issuer ? issuer.path.join("/") : null,
    relation: citation.relation || null,
    state: citation.state,
    id: citation.target || null,
    kind: citation.kind,
    candidates: citation.candidates,
    linked: citation.linked,
    spans: citation.mentions.map((each) => [each.start, each.end]),
  };
}

/**
 * From positions in UTF-16 units to positions in characters, as Python counts.
 *
 * @param {string} text
 * @returns {(position: number) => number}
 */
function characterCounter(text) {
  const pairs = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map((match) => match.index);
  return (position) => position - pairs.filter((pair) => pair < position).length;
}
