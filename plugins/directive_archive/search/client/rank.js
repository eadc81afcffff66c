// Rank documents by lunr: its own index, made of a few documents and a few terms with the weights that they have in the
// index of everything, gives the scores that it would give there.

/** @typedef {import("./search.js").Manifest} Manifest */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./shards.js").List} List */

/**
 * A clause of a lunr query.
 *
 * @typedef {{term: string, boost: number, presence?: number, fields?: string[]}} Clause
 */

// lunr's defaults; ../scoring.py has them, too.
const B = 0.75;
const K1 = 1.2;
/** More than any score. */
const HIGHER = 1e4;
/** What a document that the archive does not hold is worth: who reads wants a text. */
const WANTED = 0.25;

/**
 * The best of the documents with their scores, and the order of all if they are to be complete.
 *
 * @param {any} lunr
 * @param {Manifest} manifest
 * @param {Map<string, Entry>} entries terms of the clauses
 * @param {Clause[]} clauses
 * @param {Uint32Array} documents
 * @param {Uint8Array | Uint16Array} tiers by document: those of a higher one come first
 * @param {{most: number, complete: boolean}} wish
 * @returns {{results: {document: number, score: number}[], documents: Uint32Array}}
 */
export function rank(lunr, manifest, entries, clauses, documents, tiers, { most, complete }) {
  const weights = new Weights(manifest);
  const tierOf = (/** @type {{document: number}} */ { document }) => /** @type {number} */ (tiers[document]);
  const worth = (/** @type {number} */ document) =>
    manifest.wanted?.some(([first, behind]) => first <= document && document < behind) ? WANTED : 1;
  let chosen = documents;
  let others = new Uint32Array();
  if (documents.length > most) {
    const scores = sums(manifest, weights, entries, clauses, documents, tiers, worth);
    if (complete) {
      const all = documents.slice().sort((a, b) => at(scores, b) - at(scores, a) || a - b);
      chosen = all.slice(0, most).sort();
      others = all.subarray(most);
    } else chosen = best(scores, documents, most);
  }
  const index = smallIndex(lunr, manifest, weights, entries, chosen);
  /** @type {{ref: string, score: number}[]} */
  const scored = index.query((/** @type {{clause: (clause: object) => void}} */ query) => {
    for (const clause of clauses) query.clause({ ...clause, usePipeline: false });
  });
  const results = scored
    // Rounded, so that documents of one score stay in their order however their fields were added up.
    .map(({ ref, score }) => ({ document: Number(ref), score: Number((score * worth(Number(ref))).toPrecision(10)) }))
    .sort((a, b) => tierOf(b) - tierOf(a) || b.score - a.score || a.document - b.document);
  const order = new Uint32Array(results.length + others.length);
  order.set(results.map(({ document }) => document));
  order.set(others, results.length);
  return { results, documents: order };
}

/**
 * lunr's measure of how rare a term is.
 *
 * @param {number} count
 * @param {number} documents
 */
export function rareness(count, documents) {
  return Math.log(1 + Math.abs((documents - count + 0.5) / (count + 0.5)));
}

/** What a term weighs in a document, as lunr's builder works it out. */
class Weights {
  /** @param {Manifest} manifest */
  constructor(manifest) {
    this.manifest = manifest;
  }

  /**
   * @param {Entry} entry
   * @param {List} list
   * @returns {(place: number) => number} weight by place in the list
   */
  of(entry, list) {
    const { documents, fields, lengths } = this.manifest;
    const { average, boost } = /** @type {Manifest["fields"][number]} */ (fields[list.field]);
    const rare = rareness(entry.count, documents);
    /** @type {Map<number, number>} */
    const known = new Map();
    return (place) => {
      const step = /** @type {number} */ (list.lengths[place]);
      const frequency = /** @type {number} */ (list.frequencies[place]);
      const key = frequency * 32 + step;
      let weight = known.get(key);
      if (weight === undefined) {
        const length = /** @type {number} */ (lengths[step]);
        const full = (rare * ((K1 + 1) * frequency)) / (K1 * (1 - B + B * (length / average)) + frequency);
        weight = Math.round(full * boost * 1000) / 1000;
        known.set(key, weight);
      }
      return weight;
    };
  }
}

/**
 * Score and tier of each document in one number: the same sums as lunr's, without all that lunr keeps beside them.
 *
 * @param {Manifest} manifest
 * @param {Weights} weights
 * @param {Map<string, Entry>} entries
 * @param {Clause[]} clauses
 * @param {Uint32Array} documents
 * @param {Uint8Array | Uint16Array} tiers
 * @param {(document: number) => number} worth
 */
function sums({ documents: size, fields }, weights, entries, clauses, documents, tiers, worth) {
  /** @type {Map<string, Float64Array>} */
  const boosts = new Map();
  for (const { term, boost, fields: only } of clauses) {
    const row = boosts.get(term) ?? new Float64Array(fields.length);
    fields.forEach(({ name }, field) => {
      if (!only || only.includes(name)) row[field] = at(row, field) + boost;
    });
    boosts.set(term, row);
  }
  const lengths = fields.map((_, field) => {
    let sum = 0;
    for (const [term, row] of boosts) if (entries.has(term)) sum += at(row, field) ** 2;
    return Math.sqrt(sum) || 1;
  });
  const scores = new Float64Array(size);
  for (const entry of entries.values())
    for (const list of entry.lists) {
      const factor = (boosts.get(entry.term)?.[list.field] ?? 0) / /** @type {number} */ (lengths[list.field]);
      const weight = weights.of(entry, list);
      for (let place = 0; place < list.documents.length; place++) {
        const document = at(list.documents, place);
        scores[document] = at(scores, document) + factor * weight(place);
      }
    }
  for (const document of documents) 
    scores[document] = at(scores, document) * worth(document) + at(tiers, document) * HIGHER;
  return scores;
}

/**
 * So many of the documents, those of the highest scores.
 *
 * @param {Float64Array} scores
 * @param {Uint32Array} documents
 * @param {number} most
 */
function best(scores, documents, most) {
  const sorted = Float64Array.from(documents, (document) => at(scores, document)).sort();
  const least = at(sorted, sorted.length - most);
  // Sums that were made in another order than lunr's may differ in their last digits.
  const above = documents.filter((document) => at(scores, document) > least * (1 + 1e-12));
  const level = documents.filter((document) => Math.abs(at(scores, document) - least) <= least * 1e-12);
  return Uint32Array.of(...above, ...level.subarray(0, Math.max(0, most - above.length))).sort();
}

/**
 * @param {ArrayLike<number>} numbers
 * @param {number} place one that there is
 */
export function at(numbers, place) {
  return /** @type {number} */ (numbers[place]);
}

/**
 * @param {any} lunr
 * @param {Manifest} manifest
 * @param {Weights} weights
 * @param {Map<string, Entry>} entries
 * @param {Uint32Array} documents
 */
function smallIndex(lunr, { documents: size, fields }, weights, entries, documents) {
  const chosen = new Uint8Array(size);
  for (const document of documents) chosen[document] = 1;
  const names = fields.map(({ name }) => name);
  /** @type {Record<string, any>} */
  const invertedIndex = Object.create(null);
  /** @type {Record<string, number[]>} */
  const elements = Object.create(null);
  const terms = [...entries.keys()].sort();
  terms.forEach((term, position) => {
    const entry = /** @type {Entry} */ (entries.get(term));
    /** @type {Record<string, any>} */
    const posting = Object.create(null);
    posting._index = position;
    for (const name of names) posting[name] = Object.create(null);
    for (const list of entry.lists) {
      const name = /** @type {string} */ (names[list.field]);
      const weight = weights.of(entry, list);
      for (let place = 0; place < list.documents.length; place++) {
        const document = /** @type {number} */ (list.documents[place]);
        if (!chosen[document]) continue;
        posting[name][document] = {};
        (elements[`${name}/${document}`] ??= []).push(position, weight(place));
      }
    }
    invertedIndex[term] = posting;
  });
  /** @type {Record<string, any>} */
  const fieldVectors = Object.create(null);
  for (const ref of Object.keys(elements)) fieldVectors[ref] = new lunr.Vector(elements[ref]);
  const tokenSet = lunr.TokenSet.fromArray(terms);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields: names, pipeline: new lunr.Pipeline() });
}
