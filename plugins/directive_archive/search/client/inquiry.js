// What a query asks of texts: the sequences to find, and the documents that may have them, worked out from the index
// so that no text is fetched for nothing.

import { parse } from "./query.js";
import { sequences } from "./sequences.js";
import { occurrences } from "./timeline.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./sequences.js").Sequence} Sequence */
/** @typedef {import("./timeline.js").Occurrences} Occurrences */

/**
 * @typedef {object} Inquiry
 * @property {Sequence[]} sequences
 * @property {(Occurrences | undefined)[]} occurrences of each in the documents found, as far as the index knows
 * @property {number[]} documents that may have any of them, best first
 * @property {number} total documents that the query finds, those without a text among them
 * @property {boolean} limited whether the query asks for more than the sequences: a field, or words that must not be there
 * @property {string} instead what was probably meant and is looked for, since nothing has what was typed; else empty
 * @property {boolean} damaged
 */

/**
 * @param {Search} search
 * @param {number} texts documents from this one on have no text
 * @param {string} text of the query
 * @param {{apart?: boolean, allowed?: (document: number) => boolean}} [wish] each word for itself; filters
 * @returns {Promise<Inquiry>}
 */
export async function inquire(search, texts, text, { apart = false, allowed } = {}) {
  const query = parse(text, search.prefixes);
  const answer = await search.answer(text, { most: 1, complete: true, ...(allowed ? { allowed } : {}) });
  if (answer.relaxed === "spelling" && answer.suggestion && answer.suggestion !== text) {
    const meant = await inquire(search, texts, answer.suggestion, { apart, ...(allowed ? { allowed } : {}) });
    return { ...meant, instead: answer.suggestion };
  }
  let { damaged } = answer;
  const last = query.groups.at(-1)?.at(-1)?.words.at(-1);
  // A word that stands nowhere as it is was not typed to its end.
  const known = query.typing && last ? await search.terms.entries(last.folded).catch(() => [undefined]) : [];
  const wanted = sequences(query, { apart, open: known.length === 0 });
  const inTexts = answer.documents.filter((document) => document < texts);
  const found = new Set(inTexts);
  const counted = await Promise.all(
    wanted.map((sequence) =>
      occurrences(search, sequence).then(
        (each) => each && { ...each, counts: new Map([...each.counts].filter(([document]) => found.has(document))) },
        (error) => {
          console.warn(error);
          damaged = true;
          return undefined;
        },
      ),
    ),
  );
  return {
    sequences: wanted,
    occurrences: counted,
    documents: wanted.length
      ? [...inTexts].filter((document) => counted.some((each) => !each || each.counts.has(document)))
      : [],
    total: answer.total,
    instead: "",
    limited: query.excluded.length > 0 || query.groups.flat().some((unit) => unit.field !== undefined),
    damaged,
  };
}
