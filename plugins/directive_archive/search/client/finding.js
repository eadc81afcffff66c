// Which documents answer a query, and in what order before any weight.

import { at } from "./rank.js";
import { PAIR, WHOLE } from "./tokens.js";

/** @typedef {import("./asked.js").Asked} Asked */
/** @typedef {import("./shards.js").Entry} Entry */

/**
 * One way to meet a part of the query: a document must be in the lists of each of the sets.
 *
 * @typedef {object} Demand
 * @property {Entry[][]} sets none if the index could not be read
 * @property {number | undefined} field the one in which they must stand
 * @property {Entry[][]} [proof] of cut lists, by set: terms that stand only where one of the set does
 */

/** @typedef {(document: number) => boolean} Allowed */

/** Words from which on a document may lack some. */
const LONG = 6;
/** Steps from no neighbours to all. */
const STEPS = 8;
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

/**
 * The documents that meet every group, none that is excluded, in their order.
 *
 * @param {Demand[][]} groups
 * @param {Demand[]} excluded
 * @param {number} size documents of the index
 * @param {Allowed} [allowed]
 * @param {number} [without] a field that does not count
 */
export function matching(groups, excluded, size, allowed, without) {
  const seen = new Uint8Array(size);
  groups.forEach((demands, level) => {
    const visit = (/** @type {number} */ document) => {
      if (seen[document] === level) seen[document] = level + 1;
    };
    for (const demand of demands) visitDocuments(demand, size, without, visit);
  });
  for (const demand of excluded) visitDocuments(demand, size, undefined, (document) => (seen[document] = 255));
  return chosen(size, (document) => seen[document] === groups.length && (!allowed || allowed(document)));
}

/**
 * Show the documents that meet a demand, some of them twice. No generator: it would take most of the time of a query.
 *
 * @param {Demand} demand
 * @param {number} size
 * @param {number | undefined} without a field that does not count
 * @param {(document: number) => void} visit
 */
export function visitDocuments({ sets, field, proof = [] }, size, without, visit) {
  const several = sets.length > 1;
  const seen = several ? new Uint8Array(size) : undefined;
  for (const [level, entries] of sets.entries()) {
    const last = level + 1 === sets.length;
    for (const entry of [...entries, ...(proof[level] ?? [])])
      for (const list of entry.lists) {
        if (field === undefined ? list.field === without : list.field !== field) continue;
        const { documents } = list;
        for (let place = 0; place < documents.length; place++) {
          const document = /** @type {number} */ (documents[place]);
          if (seen) {
            if (seen[document] !== level) continue;
            seen[document] = level + 1;
          }
          if (last) visit(document);
        }
      }
  }
}

/** @param {Entry} entry */
export function isCut(entry) {
  return entry.lists.some((list) => list.rest !== undefined);
}

/** @param {Demand} demand */
export function isUnread(demand) {
  return demand.sets.length === 0;
}

/**
 * @param {number} size
 * @param {Allowed} fits
 */
export function chosen(size, fits) {
  const found = new Uint32Array(size);
  let count = 0;
  for (let document = 0; document < size; document++) if (fits(document)) found[count++] = document;
  return found.slice(0, count);
}
