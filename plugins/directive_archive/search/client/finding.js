// Which documents answer a query, and in what order before any weight.

import { isCut, lackingOne, matching, meetingMost, visitDocuments } from "./found.js";
import { at, rareness } from "./rank.js";
import { PAIR, WHOLE } from "./tokens.js";

/** @typedef {import("./asked.js").Asked} Asked */
/** @typedef {import("./found.js").Allowed} Allowed */
/** @typedef {import("./found.js").Demand} Demand */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./tokens.js").Word} Word */

/** Words from which on a document may lack some; the part it must have of them, and of what the best document has. */
const LONG = 6;
const MOST = 0.6;
const NEARLY = 0.85;
/** Steps from no neighbours to all. */
const STEPS = 8;
/** Most ways proposed to ask for less. */
const OFFERS = 3;
/** With so many documents found in the heads of cut lists, nobody misses what was cut off. */
const ENOUGH = 100;

/** Finds the documents of a query that was looked up. */
export class Finding {
  /** @param {Asked} asked */
  constructor(asked) {
    this.asked = asked;
    this.size = asked.search.manifest.documents;
  }

  /**
   * The documents that have everything, in their order.
   *
   * @param {boolean} complete
   * @param {Allowed | undefined} allowed
   * @returns {Promise<{documents: Uint32Array, counted: boolean}>}
   */
  async find(complete, allowed) {
    if (this.asked.groups.length === 0) return { documents: new Uint32Array(), counted: true };
    const demands = [...this.asked.groups.flat(), ...this.asked.excluded];
    if (hasCut(this.asked.excluded)) await this.load(this.asked.excluded);
    const all = () => matching(this.asked.groups, this.asked.excluded, this.size, allowed);
    if (!hasCut(demands)) return { documents: all(), counted: true };
    this.prove();
    const documents = all();
    if (!complete && documents.length >= ENOUGH) return { documents, counted: false };
    await this.load(demands);
    return { documents: all(), counted: !hasCut(demands) };
  }

  /**
   * Fetch what was cut off.
   *
   * @param {Demand[]} demands
   */
  async load(demands) {
    const entries = new Set(demands.flatMap(({ sets }) => sets.flat()).filter(isCut));
    await Promise.all(
      [...entries].map(async (entry) => {
        try {
          entry.lists = await Promise.all(entry.lists.map((list) => this.asked.search.terms.whole(list)));
        } catch (error) {
          console.warn(error);
          this.asked.failed++;
        }
      }),
    );
  }

  /** Let pairs prove that a document has a common word whose list is cut. */
  prove() {
    const pairs = [...this.asked.weighed.values()].filter((entry) => entry.key.startsWith(PAIR));
    for (const demand of this.asked.groups.flat())
      if (demand.field === undefined)
        demand.proof = demand.sets.map((set) => {
          const keys = new Set(set.map((entry) => entry.key));
          return pairs.filter((pair) => pair.key.slice(PAIR.length).split(" ").some((key) => keys.has(key)));
        });
  }

  /**
   * Of each document, what comes before any weight, the first above all others:
   * its own number was typed; of the neighbours as typed, so many stand side by side in it, and spelt so; so many do so
   * in its facts, not only in its body; all words stand in its facts. Who types no diacritics spells nothing.
   */
  tiers() {
    const { size } = this;
    const { marked } = this.asked.query;
    const body = this.asked.search.manifest.fields.findIndex(({ name }) => name === "body");
    const { folded, spelt, inFacts } = this.beside(body);
    const tiers = new Uint16Array(size);
    for (let document = 0; document < size; document++)
      tiers[document] = (at(folded, document) + at(marked ? spelt : folded, document)) * 32 + at(inFacts, document) * 2;
    for (const document of this.factual(body)) tiers[document] = at(tiers, document) + 1;
    for (const document of this.own()) tiers[document] = at(tiers, document) + 1024;
    return tiers;
  }

  /**
   * Of each document, how many of the neighbours stand side by side in it, in parts of STEPS: folded, spelt, and outside
   * its body.
   *
   * @param {number} body
   */
  beside(body) {
    const { pairs, query } = this.asked;
    const [folded, spelt, inFacts] = [new Uint8Array(this.size), new Uint8Array(this.size), new Uint8Array(this.size)];
    const known = new Uint8Array(this.size); // of the pair at hand: a document may come in several lists
    const count = (/** @type {Uint8Array} */ counts, /** @type {number} */ document, /** @type {number} */ bit) => {
      if (at(known, document) & bit) return;
      known[document] = at(known, document) | bit;
      counts[document] = at(counts, document) + 1;
    };
    for (const pair of pairs) {
      known.fill(0);
      const exact = new Set(pair.spelt);
      for (const entry of new Set(pair.folded)) {
        const isExact = exact.has(entry);
        for (const { field, documents } of entry.lists) {
          const isFact = field !== body && (isExact || !query.marked);
          for (let place = 0; place < documents.length; place++) {
            const document = at(documents, place);
            count(folded, document, 1);
            if (isExact) count(spelt, document, 2);
            if (isFact) count(inFacts, document, 4);
          }
        }
      }
    }
    // All of them is more than nearly all.
    const parts = Array.from({ length: pairs.length + 1 }, (_, n) => Math.floor((n / pairs.length) * (STEPS - 1)));
    parts[pairs.length] = pairs.length > 0 ? STEPS : 0;
    for (const counts of [folded, spelt, inFacts])
      for (let document = 0; document < this.size; document++)
        if (counts[document]) counts[document] = at(parts, at(counts, document));
    return { folded, spelt, inFacts };
  }

  /**
   * The documents that have all words in their facts, spelt as typed.
   *
   * @param {number} body
   */
  factual(body) {
    const { groups, query } = this.asked;
    const words = query.groups.flat().flatMap((unit) => unit.words);
    const typed = new Set(words.map(({ normal, folded }) => (query.marked ? normal : folded)));
    const meant = (/** @type {Entry} */ { normal, key }) => !isOneWord(normal) || typed.has(query.marked ? normal : key);
    const facts = groups.map((demands) =>
      demands.map(({ sets, field }) => ({ sets: sets.map((entries) => preferred(entries, meant)), field })),
    );
    return facts.length > 0 ? matching(facts, [], this.size, undefined, body) : new Uint32Array();
  }

  /** The documents whose own number was typed. */
  own() {
    const [number, title] = ["so", "tieu-de"].map((name) => this.asked.search.prefixes.get(name));
    /** @type {Set<number>} */
    const own = new Set();
    visitDocuments({ sets: [this.asked.numbered], field: number }, this.size, undefined, (document) => own.add(document));
    for (const { figures, pair } of this.asked.figures) {
      /** @type {Set<number>} */
      const titled = new Set();
      visitDocuments({ sets: [pair], field: title }, this.size, undefined, (document) => titled.add(document));
      visitDocuments({ sets: [figures], field: number }, this.size, undefined, (document) => {
        if (titled.has(document)) own.add(document);
      });
    }
    return own;
  }

  /** Whether so much was typed that a document may lack some of it: a sentence, perhaps with slips. */
  get isLong() {
    return this.asked.groups.length >= LONG;
  }

  /**
   * The documents that have most of what was typed, and of each how much. What is quoted or has a prefix they must have.
   *
   * @param {Allowed | undefined} allowed
   */
  most(allowed) {
    const groups = this.asked.groups.map((demands, place) => {
      const entries = new Set(demands.flatMap(({ sets }) => sets.flat()));
      const count = [...entries].reduce((sum, entry) => sum + entry.count, 0);
      const required = this.asked.typed[place]?.some((unit) => unit.together) ?? false;
      return { demands, weight: count > 0 ? rareness(Math.min(count, this.size), this.size) : 0, required };
    });
    // lunr would leave out what lacks a word.
    this.asked.clauses = this.asked.clauses.filter(({ presence }) => presence === undefined);
    const pairs = this.asked.pairs.map(({ folded }) => ({ sets: [folded], field: undefined }));
    return meetingMost(groups, pairs, this.asked.excluded, this.size, allowed, MOST, NEARLY);
  }

  /**
   * What would be found if one thing less were asked for: the query without it, and how many documents.
   *
   * @param {Allowed | undefined} allowed
   */
  offers(allowed) {
    if (this.asked.groups.length < 2 || this.isLong) return [];
    const counts = lackingOne(this.asked.groups, this.asked.excluded, this.size, allowed);
    const { source } = this.asked.query;
    return counts
      .flatMap((total, place) => {
        const units = this.asked.typed[place] ?? [];
        const [first, last] = [units[0], units.at(-1)];
        // Without its figures a number is none.
        if (total === 0 || !first || !last || units.some(({ words }) => words.some(hasFigures))) return [];
        const text = `${source.slice(0, first.start)} ${source.slice(last.end).replace(/^["“”„«»]/u, "")}`;
        return [{ text: text.replace(/\s+/gu, " ").trim(), total }];
      })
      .sort((a, b) => b.total - a.total)
      .slice(0, OFFERS);
  }
}

/** @param {Demand[]} demands */
function hasCut(demands) {
  return demands.some(({ sets }) => sets.some((entries) => entries.some(isCut)));
}

/**
 * Those that fit, or all if none does: a word that is being typed is none yet.
 *
 * @param {Entry[]} entries
 * @param {(entry: Entry) => boolean} fits
 */
function preferred(entries, fits) {
  const found = entries.filter(fits);
  return found.length > 0 ? found : entries;
}

/** @param {string} normal spelling of a term */
function isOneWord(normal) {
  return normal !== WHOLE && !normal.includes(" ");
}

/** @param {Word} word */
function hasFigures({ folded }) {
  return /[0-9]/.test(folded);
}
