// Answer a query: fetch the shards in which its words stand, find the documents that have them all, put what the
// index says of these together as a small lunr index, and let lunr rank.

import { Asked } from "./asked.js";
import { Finding } from "./finding.js";
import { parse } from "./query.js";
import { rank } from "./rank.js";
import { Terms, Words } from "./shards.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./rank.js").Clause} Clause */

/**
 * @typedef {object} Manifest
 * @property {number} documents
 * @property {{name: string, boost: number, average: number, prefixes: string[]}[]} fields
 * @property {number[]} lengths
 * @property {import("./files.js").Tree} terms
 * @property {import("./files.js").Sequence & {size: number}} store
 * @property {import("./files.js").Tree} words
 * @property {[number, number][]} wanted documents that the archive does not hold: the first, and the first behind
 */

/**
 * @typedef {object} Wish
 * @property {number} [most] results wanted with their scores
 * @property {boolean} [complete] whether all documents must be counted and given
 * @property {boolean} [ranked] whether it matters in what order; counts take half as long without
 * @property {(document: number) => boolean} [allowed] whether a document may be found at all: filters
 */

/**
 * @typedef {object} Answer
 * @property {{document: number, score: number}[]} results the best, best first
 * @property {Uint32Array} documents all found, best first, if asked for with `complete`; else those of `results`
 * @property {number} total documents found; at least so many, unless `counted`
 * @property {boolean} counted
 * @property {Set<string>} marked folded words and wholes to mark
 * @property {string} open beginning of words to mark, or empty
 * @property {string[]} typed words as typed, in lower case
 * @property {"" | "spelling" | "most"} relaxed no document has all that was typed, so these have what was probably meant,
 *   or most of it
 * @property {string} suggestion what was probably meant, if no document has what was typed
 * @property {{text: string, total: number}[]} offers if nothing was found, queries that ask for less
 * @property {boolean} damaged whether a part of the index could not be read
 * @property {Clause[]} clauses what lunr was asked
 * @property {Uint8Array | Uint16Array} tiers by document: those of a higher one come first
 */

const NO_TIERS = new Uint8Array();

export class Search {
  /**
   * @param {Manifest} manifest
   * @param {Files} files
   * @param {any} lunr
   */
  constructor(manifest, files, lunr) {
    this.manifest = manifest;
    this.lunr = lunr;
    this.terms = new Terms(manifest.terms, files);
    this.words = new Words(manifest.words, files);
    this.prefixes = new Map(manifest.fields.flatMap(({ prefixes }, field) => prefixes.map((name) => [name, field])));
  }

  /**
   * @param {string} text
   * @param {Wish} [wish]
   * @returns {Promise<Answer>}
   */
  async answer(text, { most = 50, complete = false, ranked = true, allowed } = {}) {
    const asked = await this.#ask(text);
    const finding = new Finding(asked);
    const wish = { most, complete, ranked, allowed };
    const found = await finding.find(complete, allowed);
    const answer = this.#ranked(asked, found, ranked ? finding.tiers() : NO_TIERS, wish);
    if (found.documents.length > 0 || asked.groups.length === 0) return answer;
    // What a filter leaves nothing of is not misspelt.
    if (allowed && (await finding.find(false, undefined)).documents.length > 0) return answer;
    return { ...answer, ...(await this.#mended(asked, finding, wish)) };
  }

  /**
   * What to say if no document has everything: documents with what was probably meant, or with most of a long query, or
   * else ways to ask for less.
   *
   * @param {Asked} asked
   * @param {Finding} finding
   * @param {{most: number, complete: boolean, ranked: boolean, allowed: Wish["allowed"]}} wish
   * @returns {Promise<Partial<Answer>>}
   */
  async #mended(asked, finding, wish) {
    const { complete, allowed } = wish;
    const suggestion = asked.unknown.length > 0 && !finding.isLong ? await this.#meant(asked) : "";
    if (suggestion) {
      const meant = await this.#ask(suggestion);
      const better = new Finding(meant);
      const found = await better.find(complete, allowed);
      if (found.documents.length > 0)
        return { ...this.#ranked(meant, found, wish.ranked ? better.tiers() : NO_TIERS, wish), relaxed: "spelling", suggestion };
    }
    const relaxing = await import("./relaxing.js").catch((error) => void console.warn(error));
    if (!relaxing) return { suggestion };
    if (!finding.isLong) return { suggestion, offers: relaxing.offers(finding, allowed) };
    const { documents, tiers } = relaxing.most(finding, allowed);
    if (documents.length === 0) return {};
    return { ...this.#ranked(asked, { documents, counted: true }, tiers, wish), relaxed: "most" };
  }

  /** @param {string} text */
  async #ask(text) {
    const asked = new Asked(this, parse(text, this.prefixes));
    await asked.lookUp();
    if (asked.failed > 0 && asked.failed === asked.looked) throw new Error("no file of the index could be read");
    return asked;
  }

  /**
   * @param {Asked} asked
   * @param {{documents: Uint32Array, counted: boolean}} found
   * @param {Uint8Array | Uint16Array} tiers
   * @param {{most: number, complete: boolean, ranked: boolean}} wish
   * @returns {Answer}
   */
  #ranked({ query, clauses, weighed, marked, open, failed }, { documents, counted }, tiers, wish) {
    const order = wish.ranked
      ? rank(this.lunr, this.manifest, weighed, clauses, documents, tiers, wish)
      : { results: [], documents };
    return {
      ...order,
      total: documents.length,
      counted,
      marked,
      open,
      typed: query.groups.flat().flatMap(({ words }) => words.map((word) => word.exact)),
      relaxed: "",
      suggestion: "",
      offers: [],
      damaged: failed > 0,
      clauses,
      tiers,
    };
  }

  /**
   * The query as it was probably meant; empty if that is not known. Fetched when it is wanted: most words are spelt well.
   *
   * @param {Asked} asked
   */
  async #meant(asked) {
    try {
      const { mended } = await import("./mending.js");
      return await mended(asked);
    } catch (error) {
      console.warn(error);
      return "";
    }
  }
}
