// Everything that the search page and the box in the header ask of the index: lists of results, counts, records.

import { Files, Store, readJson } from "./files.js";
import { escapeHtml, highlight } from "./marks.js";
import { Search } from "./search.js";
import { PAGE_SIZE, tidy } from "./state.js";
import { WHOLE, fold, tokenize, unify } from "./tokens.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./columns.js").Facet} Facet */
/** @typedef {import("./columns.js").Filter} Filter */
/** @typedef {import("./search.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */

/**
 * A result as the page shows it. What ends in `Html` is safe to be put into the page as it is.
 *
 * @typedef {object} Row
 * @property {number} document
 * @property {string} id that of the document: its address under /van-ban/
 * @property {string} location address from the site's root
 * @property {string} headingHtml type and number
 * @property {string} titleHtml what it is about
 * @property {string} factsHtml issuer and date
 * @property {string} excerptHtml
 */

/**
 * A page of results.
 *
 * @typedef {object} Found
 * @property {Row[]} rows
 * @property {number} first number of the first of them, from 1
 * @property {number} total documents found; at least so many, unless `counted`
 * @property {boolean} counted
 * @property {number} page
 * @property {number} pages
 * @property {import("./marks.js").Hits} hits what is marked
 * @property {Answer["relaxed"]} relaxed no document has all that was typed: these have what was probably meant, or most of it
 * @property {string} suggestion what was probably meant, if no document has what was typed
 * @property {Answer["offers"]} offers if nothing was found, queries that ask for less
 * @property {Row | undefined} direct the one document whose number the query is
 * @property {string[]} lost parameters that filter nothing, since their columns could not be read
 * @property {boolean} damaged whether a part of the index could not be read
 */

/**
 * What there is beside a list.
 *
 * @typedef {object} Counts
 * @property {Facet[]} facets
 * @property {number} total documents found, exactly
 * @property {number} unfiltered documents that the words find without any filter
 * @property {string[]} lost
 */

/** Results whose scores are lunr's own, whatever page is asked for, so that pages fit together. */
const SCORED = 50;
const DOCUMENTS = "van-ban/";

export class Engine {
  /**
   * @param {any} manifest
   * @param {Files} files
   * @param {any} lunr
   */
  constructor(manifest, files, lunr) {
    this.manifest = manifest;
    this.size = manifest.documents;
    this.files = files;
    this.records = manifest.records;
    this.search = new Search(manifest, files, lunr);
    this.store = new Store(manifest.store, files);
    /** @type {Columns | undefined} */
    this.opened = undefined;
    /** @type {{key: string, answer: Promise<Ranked>} | undefined} */
    this.last = undefined;
    /** @type {{query: string, answer: Promise<Answer>} | undefined} */
    this.prepared = undefined;
  }

  /** What filters and dates need; its script is fetched with the first question for it, so that no plain list waits. */
  async columns() {
    const { Columns } = await import("./columns.js");
    this.opened ??= new Columns(this.manifest.columns ?? {}, this.size, this.files);
    return this.opened;
  }

  /**
   * Fetch and rank what a query needs that stands in the address of the page, before the page itself can ask.
   *
   * @param {string} text
   */
  async prepare(text) {
    const query = tidy(text);
    const answer = this.#answer(query, false);
    this.prepared = { query, answer };
    try {
      const { results } = await answer;
      await this.store.get(results.slice(0, PAGE_SIZE).map(({ document }) => document));
    } catch {
      this.prepared = undefined; // who asks will be told
    }
  }

  /**
   * A page of what a state finds. Without filters, and by relevance, it needs no columns.
   *
   * @param {State} state
   * @returns {Promise<Found>}
   */
  async find(state) {
    const [ranked, direct] = await Promise.all([this.#ranked(state, state.page > 1), this.#direct(state.query)]);
    const pages = Math.max(1, Math.ceil(ranked.total / PAGE_SIZE));
    const page = Math.min(state.page, pages);
    const start = (page - 1) * PAGE_SIZE;
    const wanted = ranked.documents.slice(start, start + PAGE_SIZE);
    const asked = [...wanted, ...direct];
    const shown = await this.store.get(asked);
    const rows = shown.map((row, i) => row && toRow(/** @type {number} */ (asked[i]), row, ranked.answer));
    const beside = direct.length > 0 ? rows.splice(wanted.length) : [];
    return {
      rows: rows.flatMap((row) => row ?? []),
      first: start + 1,
      total: ranked.total,
      counted: ranked.counted,
      page,
      pages,
      hits: { marked: ranked.answer?.marked ?? new Set(), open: ranked.answer?.open ?? "" },
      relaxed: ranked.answer?.relaxed ?? "",
      suggestion: ranked.answer?.suggestion ?? "",
      offers: ranked.answer?.offers ?? [],
      direct: beside[0],
      lost: ranked.lost,
      damaged: (ranked.answer?.damaged ?? false) || shown.includes(undefined),
    };
  }

  /**
   * Exact total and facets with counts.
   *
   * @param {State} state
   * @returns {Promise<Counts>}
   */
  async count(state) {
    const columns = await this.columns();
    const filter = await columns.filter(state);
    const { documents } = state.query
      ? await this.search.answer(state.query, { complete: true, ranked: false })
      : { documents: range(this.size) };
    const counts = await columns.count(documents, filter, state);
    return { ...counts, unfiltered: state.query ? documents.length : counts.total };
  }

  /**
   * Rows of the catalogue of all that a state finds, in its order.
   *
   * @param {State} state
   * @param {(done: number, all: number) => void} tell how far it has come
   * @returns {Promise<{records: Record<string, unknown>[], lost: number}>} and how many could not be read
   */
  async collect(state, tell) {
    const { documents } = await this.#ranked(state, true);
    /** @type {Map<number, (Record<string, unknown> | null)[]>} */
    const read = new Map();
    const { size } = this.records;
    const groups = [...new Set(Array.from(documents, (document) => Math.floor(document / size)))];
    let lost = 0;
    let next = 0;
    const work = async () => {
      while (next < groups.length) {
        const group = /** @type {number} */ (groups[next++]);
        try {
          const place = await this.files.find(this.records, group * size);
          // Not kept: nobody takes the same away twice, and of a large archive it is a lot.
          read.set(group, place ? await this.files.once(place.file, readJson) : []);
        } catch (error) {
          console.warn(error);
        }
        tell(next, groups.length);
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    /** @type {Record<string, unknown>[]} */
    const records = [];
    for (const document of documents) {
      const rows = read.get(Math.floor(document / size));
      const row = rows?.[document % size];
      if (row) records.push(row);
      else if (!rows) lost++;
    }
    return { records, lost };
  }

  /**
   * The best few for the box in the header.
   *
   * @param {string} query
   * @param {number} most
   */
  async suggest(query, most) {
    const [answer, direct] = await Promise.all([this.#answer(query, false), this.#direct(query)]);
    const best = answer.results.slice(0, most).map(({ document }) => document);
    const asked = [...best, ...direct];
    const shown = await this.store.get(asked);
    const rows = shown.map((row, i) => row && toRow(/** @type {number} */ (asked[i]), row, answer));
    return {
      rows: rows.slice(0, best.length).flatMap((row) => row ?? []),
      direct: rows[best.length],
      total: answer.total,
      counted: answer.counted,
      relaxed: answer.relaxed,
      suggestion: answer.suggestion,
      damaged: answer.damaged || shown.includes(undefined),
    };
  }

  /**
   * @typedef {object} Ranked
   * @property {Uint32Array} documents as many as are needed, or all
   * @property {number} total
   * @property {boolean} counted
   * @property {string[]} lost
   * @property {Answer | undefined} answer
   */

  /**
   * Documents of a state in its order.
   *
   * @param {State} state
   * @param {boolean} complete
   * @returns {Promise<Ranked>}
   */
  async #ranked(state, complete) {
    const { query, facets, from, to, sort } = state;
    const plain = query && !from && !to && !sort && Object.keys(facets).length === 0;
    if (plain && !complete) {
      const answer = await this.#answer(query, false);
      const { documents, total, counted } = answer;
      return { documents, total, counted, lost: [], answer };
    }
    const key = JSON.stringify([query, facets, from, to, sort]);
    if (this.last?.key !== key) {
      const answer = this.#sorted(state);
      this.last = { key, answer };
      answer.then(
        ({ lost, answer: found }) => {
          if (lost.length > 0 || found?.damaged) this.last = undefined;
        },
        () => {
          this.last = undefined;
        },
      );
    }
    return this.last.answer;
  }

  /**
   * All documents of a state, by relevance or by date.
   *
   * @param {State} state
   * @returns {Promise<Ranked>}
   */
  async #sorted(state) {
    const columns = await this.columns();
    const filter = await columns.filter(state);
    const allowed = columns.admitted(filter);
    const { lost } = filter;
    const answer = state.query ? await this.#answer(state.query, true, allowed) : undefined;
    let documents = answer?.documents ?? range(this.size).filter(allowed ?? (() => true));
    if (state.sort || !answer)
      try {
        documents = await columns.byDay(documents, state.sort === "cu");
      } catch (error) {
        console.warn(error);
        lost.push("sap");
      }
    return { documents, total: documents.length, counted: answer?.counted ?? true, lost, answer };
  }

  /**
   * @param {string} query
   * @param {boolean} complete
   * @param {(document: number) => boolean} [allowed]
   */
  #answer(query, complete, allowed) {
    const { prepared } = this;
    this.prepared = undefined;
    if (prepared?.query === query && !complete && !allowed) return prepared.answer;
    return this.search.answer(query, { most: SCORED, complete, ...(allowed ? { allowed } : {}) });
  }

  /**
   * The one document whose number the query is, if there is one and it can be nothing else.
   *
   * @param {string} query
   * @returns {Promise<number[]>} one document or none
   */
  async #direct(query) {
    const squashed = wholeNumber(query);
    if (!squashed) return [];
    const entries = await this.search.terms.entries(squashed).catch(() => []);
    const own = entries
      .filter((entry) => entry.normal === WHOLE)
      .flatMap((entry) => entry.lists.filter((list) => list.field === this.search.prefixes.get("so")))
      .flatMap((list) => [...list.documents]);
    return own.length === 1 ? own : [];
  }
}

/**
 * The document number that a query is and nothing beside it, squashed as the index has it; else nothing.
 *
 * @param {string} query
 */
function wholeNumber(query) {
  const source = unify(query).trim();
  if (!/^(?:số\s|so\s)?\s*[0-9][\p{L}\p{M}\p{N}\s\-/&,.]*$/iu.test(source)) return "";
  const words = tokenize(source).words.filter((word) => word.folded !== "so");
  const squashed = words.map((word) => fold(word.exact)).join("").replace(/^0+(?=[0-9])/, "");
  return /[a-z]/.test(squashed) ? squashed : "";
}

/** @param {number} size */
function range(size) {
  return Uint32Array.from({ length: size }, (_, document) => document);
}

/**
 * @param {number} document
 * @param {import("./files.js").Shown} shown
 * @param {Answer | undefined} answer
 * @returns {Row}
 */
function toRow(document, [location, number, title, subtitle, lead], answer) {
  const mark = (/** @type {string} */ text) => (answer ? highlight(text, answer) : escapeHtml(text));
  const cut = title.indexOf(": ");
  const named = number !== "" && cut > 0 && title.slice(0, cut).includes(number);
  const bare = !named && number !== "" && title.includes(number);
  return {
    document,
    id: (location.startsWith(DOCUMENTS) ? location.slice(DOCUMENTS.length) : location).replace(/^\/+|\/+$/g, ""),
    location,
    headingHtml: mark(named ? title.slice(0, cut) : bare ? title : number),
    titleHtml: mark(named ? title.slice(cut + 2) : bare ? "" : title),
    factsHtml: mark(subtitle),
    excerptHtml: mark(lead),
  };
}
