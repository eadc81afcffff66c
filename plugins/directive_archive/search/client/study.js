// The worker's side of what is studied in texts: snippets, words in context, words over time. Loaded when the first of
// them is asked for, so that no list of results waits for it.

import { UNKNOWN } from "./columns.js";
import { concordance } from "./concordance.js";
import { inquire } from "./inquiry.js";
import { parse } from "./query.js";
import { sequences } from "./sequences.js";
import { snippet } from "./snippet.js";
import { Texts } from "./texts.js";
import { counted, timeline } from "./timeline.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./inquiry.js").Inquiry} Inquiry */
/** @typedef {import("./sequences.js").Sequence} Sequence */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./timeline.js").Month} Month */

/**
 * What a view begins with.
 *
 * @typedef {Inquiry & {days: string[], bytes: number, files: number, lost: string[]}} Studied days of the documents,
 *   empty for those without one; about how large texts are; filters that could not be read
 */

/**
 * What may stand in a question beside its name.
 *
 * @typedef {{state: State, documents: number[], sequences: Sequence[], counts: Map<number, number>[], hits: import("./marks.js").Hits}} Asked
 */

/** A month's counts for each of the sequences. */
/** @typedef {{series: Month[][], lost: string[]}} Series */

/** Safe HTML by document; those whose text cannot be read are not there. */
/** @typedef {{snippets: Map<number, string>}} Snippets */

/**
 * So few documents are read to count in them. The index counts words of addressees, recipients and offices with those
 * of the text; nobody reads thousands of texts to tell them apart, so a view says that these are counted, too.
 */
export const COUNTED_IN_TEXTS = 150;

export class Study {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    this.texts = new Texts(engine.manifest.texts, engine.files);
  }

  /**
   * What a question of the page gives; asking.js names them.
   *
   * @param {{ask: string} & Asked} question
   */
  answer({ ask, state, documents, sequences: wanted, counts, hits }) {
    switch (ask) {
      case "snippets":
        return this.snippets(state.query, documents, hits);
      case "inquire":
        return this.inquire(state);
      case "lines":
        return this.lines(wanted, documents);
      case "shown":
        return this.shown(documents);
      case "counted":
        return this.counted(wanted, documents);
      case "months":
        return this.months(state, counts);
      default:
        return undefined;
    }
  }

  /**
   * @param {State} state
   * @returns {Promise<Studied>}
   */
  async inquire(state) {
    const { search } = this.engine;
    const columns = await this.engine.columns();
    const filter = await columns.filter(state);
    const allowed = columns.admitted(filter);
    const { documents: end, bytes, files } = this.texts.stated;
    const found = await inquire(search, end, state.query, { apart: state.apart, ...(allowed ? { allowed } : {}) });
    const { dayOf, lost } = await this.#days();
    const least = found.occurrences.reduce((sum, each) => sum + (each ? each.counts.size : found.documents.length), 0);
    if (least <= COUNTED_IN_TEXTS) found.occurrences = found.occurrences.map((each) => each && { ...each, exact: false });
    return { ...found, days: found.documents.map(dayOf), bytes, files, lost: [...filter.lost, ...lost] };
  }

  /**
   * Lines of some documents.
   *
   * @param {Sequence[]} wanted
   * @param {number[]} documents
   * @returns {Promise<import("./concordance.js").Part>}
   */
  async lines(wanted, documents) {
    /** @type {import("./concordance.js").Part} */
    const all = { lines: [], read: 0, unread: 0 };
    for await (const { lines, read, unread } of concordance(this.texts, wanted, documents)) {
      for (const line of lines) all.lines.push(line);
      all.read += read;
      all.unread += unread;
    }
    return all;
  }

  /**
   * @param {Sequence[]} wanted the first is counted
   * @param {number[]} documents
   */
  async counted([sequence], documents) {
    return sequence ? counted(this.texts, sequence, documents) : { counts: new Map(), unread: 0 };
  }

  /**
   * @param {State} state whose filters choose the documents of a month
   * @param {Map<number, number>[]} counts of each sequence
   * @returns {Promise<Series>}
   */
  async months(state, counts) {
    const columns = await this.engine.columns();
    const filter = await columns.filter(state);
    const { dayOf, lost } = await this.#days();
    const allowed = columns.admitted(filter);
    const { documents } = this.texts.stated;
    return {
      series: counts.map((each) => timeline(documents, dayOf, each, allowed)),
      lost: [...filter.lost, ...lost],
    };
  }

  /**
   * @param {string} query
   * @param {number[]} documents
   * @param {import("./marks.js").Hits} hits
   * @returns {Promise<Snippets>}
   */
  async snippets(query, documents, { marked, open }) {
    const sought = { marked, open, sequences: sequences(parse(query, this.engine.search.prefixes)) };
    /** @type {Map<number, string>} */
    const snippets = new Map();
    for await (const [document, row] of this.texts.each(documents))
      if (row) snippets.set(document, snippet(row[0], sought));
    return { snippets };
  }

  /** What the lists show of documents. @param {number[]} documents */
  shown(documents) {
    return this.engine.store.get(documents);
  }

  /** Day by document as YYYY-MM-DD, empty if there is none. */
  async #days() {
    try {
      const days = await (await this.engine.columns()).days();
      const dayOf = (/** @type {number} */ document) => {
        const day = days[document] ?? UNKNOWN;
        return day === UNKNOWN ? "" : new Date(day * 86_400_000).toISOString().slice(0, 10);
      };
      return { dayOf, lost: [] };
    } catch (error) {
      console.warn(error);
      return { dayOf: () => "", lost: ["ngay"] };
    }
  }
}
