// Words over time: in how many documents of each month a sequence stands, and how often.

import { Finder, isWord } from "./sequences.js";
import { PAIR, WHOLE } from "./tokens.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./sequences.js").Sequence} Sequence */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * Documents with a sequence.
 *
 * @typedef {object} Occurrences
 * @property {Map<number, number>} counts how often it stands in each; at most so often unless `exact`
 * @property {boolean} exact
 */

/**
 * @typedef {object} Month
 * @property {string} month `2020-07`, empty for documents without a date
 * @property {number} documents all documents of the month
 * @property {number} found those with the sequence
 * @property {number} occurrences
 */

const BODY = "body";

/**
 * Where a sequence stands, as far as the index knows: of a word or a pair all, of a longer sequence the documents that
 * have all its pairs. Texts are not needed; undefined if the index cannot tell, since the last word is not finished.
 *
 * @param {Search} search
 * @param {Sequence} sequence
 * @returns {Promise<Occurrences | undefined>}
 */
export async function occurrences(search, { words, spelt, open }) {
  const body = search.manifest.fields.findIndex(({ name }) => name === BODY);
  if (open || words.length === 0) return undefined;
  /** @type {Map<number, number> | undefined} */
  let found;
  for (let i = 0; i < Math.max(1, words.length - 1); i++) {
    const typed = words.slice(i, i + 2);
    const counts = await countsOf(search, typed, spelt, body);
    /** @type {Map<number, number>} */
    const both = new Map();
    if (found) for (const [document, count] of counts) if (found.has(document)) both.set(document, Math.min(count, /** @type {number} */ (found.get(document))));
    found = found ? both : counts;
  }
  return { counts: /** @type {Map<number, number>} */ (found), exact: words.length <= 2 };
}

/**
 * How often one or two neighbours stand in the body of each document that has them.
 *
 * @param {Search} search
 * @param {Sequence["words"]} typed
 * @param {boolean} spelt
 * @param {number} body
 */
async function countsOf({ terms }, typed, spelt, body) {
  const folded = typed.map((word) => word.folded).join(" ");
  const entries = await terms.entries(typed.length > 1 ? PAIR + folded : folded);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const entry of entries) {
    if (!isSpelt(entry, typed, spelt)) continue;
    for (const list of entry.lists) {
      if (list.field !== body) continue;
      const { documents, frequencies } = await terms.whole(list);
      documents.forEach((document, i) => counts.set(document, (counts.get(document) ?? 0) + (frequencies[i] ?? 0)));
    }
  }
  return counts;
}

/**
 * @param {Entry} entry
 * @param {Sequence["words"]} typed
 * @param {boolean} spelt
 */
function isSpelt({ normal }, typed, spelt) {
  if (!spelt || normal === WHOLE) return true;
  const parts = normal.split(" ");
  return typed.every((word, i) => isWord({ folded: word.folded, normal: parts[i] ?? "" }, word, true, false));
}

/**
 * Count a sequence in the texts of some documents, for those sequences of which the index does not know all.
 *
 * @param {Texts} texts
 * @param {Sequence} sequence
 * @param {Iterable<number>} documents
 * @param {(read: number) => void} [progress]
 * @param {AbortSignal} [signal]
 * @returns {Promise<{counts: Map<number, number>, unread: number}>}
 */
export async function counted(texts, sequence, documents, progress = () => undefined, signal) {
  const finder = new Finder([sequence]);
  /** @type {Map<number, number>} */
  const counts = new Map();
  let read = 0;
  let unread = 0;
  for await (const [document, row] of texts.each(documents, signal)) {
    const count = row ? finder.find(row[0]).length : 0;
    if (count > 0) counts.set(document, count);
    if (row === undefined) unread++;
    progress(++read);
  }
  return { counts, unread };
}

/**
 * Months in their order, with all between the first and the last; those of documents without a date at the end.
 *
 * @param {number} documents how many have a text
 * @param {(document: number) => string | undefined} dayOf `2020-07-30`
 * @param {Map<number, number>} counts
 * @param {(document: number) => boolean} [allowed] documents that are looked at
 * @returns {Month[]}
 */
export function timeline(documents, dayOf, counts, allowed = () => true) {
  /** @type {Map<string, Month>} */
  const months = new Map();
  for (let document = 0; document < documents; document++) {
    if (!allowed(document)) continue;
    const month = (dayOf(document) ?? "").slice(0, 7);
    let row = months.get(month);
    if (!row) months.set(month, (row = { month, documents: 0, found: 0, occurrences: 0 }));
    const count = counts.get(document) ?? 0;
    row.documents++;
    row.occurrences += count;
    if (count > 0) row.found++;
  }
  const dated = [...months.keys()].filter(Boolean).sort();
  const [first, last] = [dated[0], dated.at(-1)];
  const found = [];
  for (let month = first; month && last && month <= last; month = next(month))
    found.push(months.get(month) ?? { month, documents: 0, found: 0, occurrences: 0 });
  const undated = months.get("");
  return undated ? [...found, undated] : found;
}

/** @param {string} month */
function next(month) {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const [y, m] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}`;
}
