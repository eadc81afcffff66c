// Answer a query: fetch the shards in which its words stand, find the documents that have them all, put what the
// index says of these together as a small lunr index, and let lunr rank.

import { parse, runs } from "./query.js";
import { rank, rareness } from "./rank.js";
import { Terms } from "./shards.js";
import { FORMS, PAIR, fold, hasTwoSpellings } from "./tokens.js";
import { Words } from "./words.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./rank.js").Clause} Clause */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./shards.js").List} List */
/** @typedef {import("./tokens.js").Word} Word */

/**
 * @typedef {object} Manifest
 * @property {number} documents
 * @property {{name: string, boost: number, average: number, prefixes: string[]}[]} fields
 * @property {number[]} lengths
 * @property {import("./files.js").Tree} terms
 * @property {import("./files.js").Sequence & {size: number}} store
 * @property {Record<string, string>} words
 */

/**
 * One way to satisfy a part of the query: a document must be in the lists of each of the sets.
 *
 * @typedef {object} Demand
 * @property {Entry[][]} sets
 * @property {number | undefined} field
 * @property {Entry[]} proof of cut lists: terms that stand only where this one does
 */

/**
 * @typedef {object} Wish
 * @property {number} [most] results wanted with their scores
 * @property {boolean} [complete] whether all documents must be counted and given
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
 * @property {string} suggestion what was probably meant, if nothing was found
 * @property {boolean} damaged whether a part of the index could not be read
 * @property {Clause[]} clauses what lunr was asked
 * @property {Uint8Array} tiers by document: those of a higher one come first
 */

// Who types diacritics means them: a word spelt so in a body (1 x 30) outranks a pair of words in the names that
// is only folded alike (5 x (1 + 1 + 3)). Who types none means nothing by it: the exact spelling is a hint.
const SPELT = 30;
const SPELT_WITHOUT_MARKS = 1;
// Of the exact spelling (uỷ), to add to that of the tone variant (ủy), as parts of the spelling's boost.
const SAME_TONE_PLACEMENT = 1 / 3;
const NEIGHBOURS = 3;
const NUMBER = 10;
// A prefix stands for many words, most of them rare and so of great weight: each must count for next to nothing.
const PREFIX = 0.01;
const SPELT_PREFIX = 1 / 30;
const PAIR_PREFIX = 1 / 2;
/** Most completions of a word, and of a pair. */
const COMPLETIONS = 5;
const PAIR_COMPLETIONS = 40;
/** Longest document number, in words: 287/CT-HCQT,TV,AC has five, 66.16/2026/NQ-CP too. */
const NUMBER_WORDS = 7;
/** With so many documents found in the heads of cut lists, nobody misses what was cut off. */
const ENOUGH = 100;

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
  async answer(text, { most = 50, complete = false, allowed } = {}) {
    const query = parse(text, this.prefixes);
    const asked = new Asked(this, query);
    await asked.lookUp();
    if (asked.failed > 0 && asked.failed === asked.looked) throw new Error("no file of the index could be read");
    const found = await asked.find(complete, allowed);
    const tiers = asked.tiers();
    const { clauses, marked, open } = asked;
    const ranked = rank(this.lunr, this.manifest, asked.weighed, clauses, found.documents, tiers, { most, complete });
    return {
      ...ranked,
      total: found.documents.length,
      counted: found.counted,
      marked,
      open,
      typed: query.groups.flat().flatMap(({ words }) => words.map((word) => word.exact)),
      suggestion: found.documents.length === 0 ? await asked.suggestion() : "",
      damaged: asked.failed > 0,
      clauses,
      tiers,
    };
  }
}

/** A query that is being answered. */
class Asked {
  /**
   * @param {Search} search
   * @param {Query} query
   */
  constructor(search, query) {
    this.search = search;
    this.query = query;
    this.spelt = query.marked ? SPELT : SPELT_WITHOUT_MARKS;
    /** @type {Demand[][]} */
    this.groups = [];
    /** @type {Demand[]} */
    this.excluded = [];
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {Map<string, Entry>} */
    this.weighed = new Map();
    /** @type {{folded: Entry[], spelt: Entry[]}[]} pairs of neighbours as typed, by the spellings that meet them */
    this.pairs = [];
    /** @type {Set<string>} */
    this.marked = new Set();
    this.open = "";
    /** @type {Word[]} */
    this.unknown = [];
    this.looked = 0;
    this.failed = 0;
    /** @type {Map<string, Promise<Entry[] | undefined>>} */
    this.found = new Map();
  }

  /**
   * Terms of a key; undefined if the index could not be read there.
   *
   * @param {string} key
   * @param {boolean} [open] those that only begin like it, too
   * @returns {Promise<Entry[] | undefined>}
   */
  entries(key, open = false) {
    const name = open ? `${key}*` : key;
    let found = this.found.get(name);
    if (!found) {
      this.looked++;
      const { terms } = this.search;
      found = (open ? terms.beginning(key) : terms.entries(key)).catch((error) => {
        console.warn(error);
        this.failed++;
        return undefined;
      });
      this.found.set(name, found);
    }
    return found;
  }

  /** Look up all words, pairs and numbers; work out what documents must have and what it weighs. */
  async lookUp() {
    const { query } = this;
    const numbers = await this.numbers();
    const covered = new Set(numbers.filter((each) => each.certain).flatMap((each) => each.words));
    const last = query.groups.at(-1)?.at(-1)?.words.at(-1);

    /** @type {Promise<void>[]} */
    const jobs = [];
    for (const number of numbers) {
      this.addAll(number.found, NUMBER, number.open ? (entry) => entry.key !== number.squashed : undefined, PREFIX);
      if (!number.certain) continue;
      this.groups.push([{ sets: [number.found], field: undefined, proof: [] }]);
      this.marked.add(number.squashed);
      if (number.open) this.open = number.squashed;
    }
    for (const squashed of query.wholes) {
      this.marked.add(squashed);
      jobs.push(this.entries(squashed).then((found) => this.addAll(found ?? [], NEIGHBOURS)));
    }
    for (const group of query.groups) {
      const units = group.filter((unit) => !unit.words.every((word) => covered.has(word)));
      if (units.length === 0) continue;
      /** @type {Demand[]} */
      const demands = [];
      const required = units.every((unit) => this.isRequired(unit, last));
      if (required) this.groups.push(demands);
      for (const unit of units) {
        const open = query.typing && unit.words.at(-1) === last;
        jobs.push(this.demand(unit, open, units.length === 1).then((demand) => void demands.push(demand)));
      }
    }
    for (const unit of query.excluded)
      jobs.push(this.demandOf(unit, false, false).then((demand) => void this.excluded.push(demand)));
    for (const run of runs(query))
      for (let i = 0; i + 1 < run.length; i++) {
        const [first, second] = /** @type {[Word, Word]} */ (run.slice(i, i + 2));
        if (covered.has(first) || covered.has(second)) continue;
        jobs.push(this.pair(first, second, query.typing && second === last));
      }
    await Promise.all(jobs);
    // A part of the index that cannot be read must not hide what the rest of it knows.
    this.groups = this.groups.filter((demands) => demands.length > 0 && demands.every((each) => !isUnread(each)));
  }

  /**
   * Whether a document must have it. One letter at the end of several words is the start of a word: what is typed
   * next will tell. And texts leave out the word in "số 353".
   *
   * @param {Unit} unit
   * @param {Word | undefined} last
   */
  isRequired({ words, field, together }, last) {
    const [word] = words;
    if (!word || words.length > 1 || field !== undefined || together) return true;
    const all = this.query.groups.flat().flatMap((unit) => unit.words);
    const next = all[all.indexOf(word) + 1];
    const started = this.query.typing && word === last && all.length > 1 && /^\p{L}$/u.test(word.folded);
    return !started && !(word.folded === "so" && next !== undefined && /^[0-9]/.test(next.folded));
  }

  /**
   * @param {Unit} unit
   * @param {boolean} open
   * @param {boolean} alone
   * @returns {Promise<Demand>}
   */
  async demand(unit, open, alone) {
    const demand = await this.demandOf(unit, open, true);
    for (const word of unit.words) {
      this.marked.add(word.folded);
      await this.weigh(word, unit.field);
    }
    const [word] = unit.words;
    if (!word || unit.words.length > 1) return demand;
    if (open && word.folded.length > 1) this.open = word.folded;
    else if (open && /^\p{L}$/u.test(word.folded) && this.query.groups.length > 1) this.marked.delete(word.folded);
    const [entries = []] = demand.sets;
    if (entries.length === 0 && !isUnread(demand)) this.unknown.push(word);
    // What is required is asked of lunr, too, where it can be said in one clause and no list is cut.
    const whole = entries.every((entry) => entry.key === word.folded && !isCut(entry));
    if (alone && !open && !unit.together && whole && entries.length > 0 && this.isRequired(unit, undefined)) {
      const { presence } = this.search.lunr.Query;
      this.clauses.push({
        term: `${word.folded}${FORMS}*`,
        boost: 0,
        presence: presence.REQUIRED,
        ...(unit.field === undefined ? {} : { fields: [this.nameOf(unit.field)] }),
      });
    }
    return demand;
  }

  /**
   * @param {Unit} unit
   * @param {boolean} open
   * @param {boolean} complete
   * @returns {Promise<Demand>}
   */
  async demandOf({ words, field, together }, open, complete) {
    const [word] = words;
    if (words.length === 1 && word) {
      const found = await this.entries(word.folded);
      if (!found) return { sets: [], field, proof: [] };
      // One word in quotes is meant as it is spelt.
      const exact = together && field === undefined && fold(word.exact) !== word.exact;
      const entries = exact ? found.filter((entry) => entry.normal === word.normal) : found;
      if (!open || !complete || word.folded.length < 2) return { sets: [entries], field, proof: [] };
      return { sets: [[...entries, ...(await this.complete(word))]], field, proof: [] };
    }
    const sets = [];
    for (let i = 0; i + 1 < words.length; i++) {
      const [first, second] = /** @type {[Word, Word]} */ (words.slice(i, i + 2));
      const found = await this.entries(pairKey(first, second));
      if (!found) return { sets: [], field, proof: [] };
      const spelling = `${first.normal} ${second.normal}`;
      const marked = field === undefined && fold(spelling) !== spelling;
      sets.push(marked ? found.filter((entry) => entry.normal === spelling) : found);
    }
    return { sets, field, proof: [] };
  }

  /**
   * The commonest words that begin like one that is being typed.
   *
   * @param {Word} word
   * @returns {Promise<Entry[]>}
   */
  async complete(word) {
    if (!/^[a-z]/.test(word.folded)) {
      const found = (await this.entries(word.folded, true)) ?? [];
      const longer = found.filter((entry) => entry.key !== word.folded).slice(0, PAIR_COMPLETIONS);
      this.addAll(longer, PREFIX);
      return longer;
    }
    const completions = await this.search.words.completions(word.folded, COMPLETIONS).catch(() => {
      this.failed++;
      return [];
    });
    const found = await Promise.all(completions.map((folded) => this.entries(folded)));
    for (const entries of found)
      this.addAll(entries ?? [], PREFIX, (entry) => entry.normal.startsWith(word.normal), this.spelt * SPELT_PREFIX);
    return found.flatMap((entries) => entries ?? []);
  }

  /**
   * Add what the spellings of a word weigh: alike, and more the nearer to what was typed.
   *
   * @param {Word} word
   * @param {number | undefined} field
   */
  async weigh(word, field) {
    const entries = (await this.entries(word.folded)) ?? [];
    const base = this.rarity(entries);
    const likeTyped = entries.filter((entry) => entry.normal === word.normal);
    const spelt = this.rarity(likeTyped);
    for (const entry of entries) {
      let boost = base(entry);
      if (likeTyped.includes(entry)) {
        const same = hasTwoSpellings(word.normal) && entry.exact === word.exact;
        boost += this.spelt * spelt(entry) * (same ? 1 + SAME_TONE_PLACEMENT : 1);
      }
      this.add(entry, boost, field);
    }
  }

  /**
   * Add what two neighbours weigh, folded and as spelt; if `open`, the second may be the beginning of a word.
   *
   * @param {Word} first
   * @param {Word} second
   * @param {boolean} open
   */
  async pair(first, second, open) {
    const key = pairKey(first, second);
    const spelling = `${first.normal} ${second.normal}`;
    const found = (await this.entries(key)) ?? [];
    const base = this.rarity(found);
    const pair = { folded: [...found], spelt: found.filter((entry) => entry.normal === spelling) };
    this.pairs.push(pair);
    for (const entry of found) {
      const spelt = this.query.marked && entry.normal === spelling;
      this.add(entry, NEIGHBOURS * (base(entry) + (spelt ? this.spelt : 0)));
    }
    if (!open) return;
    const longer = ((await this.entries(key, true)) ?? []).filter((entry) => entry.key !== key);
    longer.sort((one, other) => other.count - one.count || (one.term < other.term ? -1 : 1));
    for (const entry of longer.slice(0, PAIR_COMPLETIONS)) {
      const spelt = this.query.marked && entry.normal.startsWith(spelling);
      pair.folded.push(entry);
      if (spelt) pair.spelt.push(entry);
      this.add(entry, NEIGHBOURS * PAIR_PREFIX * (1 + (spelt ? this.spelt : 0)));
    }
  }

  /**
   * How much each spelling must be boosted so that all weigh as much as the folded word: a rare one is not meant more.
   *
   * @param {Entry[]} entries
   * @returns {(entry: Entry) => number}
   */
  rarity(entries) {
    const { documents } = this.search.manifest;
    const all = rareness(
      entries.reduce((sum, entry) => sum + entry.count, 0),
      documents,
    );
    return (entry) => Math.min(100, all / rareness(entry.count, documents));
  }

  /**
   * @param {Entry[]} entries
   * @param {number} boost
   * @param {(entry: Entry) => boolean} [other] which of them get
   * @param {number} [otherBoost] this instead
   */
  addAll(entries, boost, other, otherBoost = 0) {
    for (const entry of entries) this.add(entry, other?.(entry) ? otherBoost : boost);
  }

  /**
   * @param {Entry} entry
   * @param {number} boost
   * @param {number} [field]
   */
  add(entry, boost, field) {
    this.weighed.set(entry.term, entry);
    this.clauses.push({ term: entry.term, boost, ...(field === undefined ? {} : { fields: [this.nameOf(field)] }) });
  }

  /** @param {number} field */
  nameOf(field) {
    return /** @type {{name: string}} */ (this.search.manifest.fields[field]).name;
  }

  /**
   * The document numbers that the words spell, however they are separated: "1102-CV/TU", "1102 cv tu".
   *
   * One is certain from three words on, or from two if the first is already more than digits ("1102cv tu"); then it
   * stands for its words. "30 ngày" may meet a mistyped "30ngày" and is only a hint.
   */
  async numbers() {
    const { query } = this;
    const found = [];
    const plain = query.groups.map((group) => (group.length === 1 ? group[0] : undefined));
    const words = plain.map((unit) => (unit && unit.field === undefined && unit.words.length === 1 ? unit.words[0] : undefined));
    for (let start = 0; start < words.length; start++) {
      const first = words[start];
      if (!first || !/^[0-9]/.test(first.folded)) continue;
      const ways = [];
      for (let end = start + 2; end <= Math.min(start + NUMBER_WORDS, words.length) && words[end - 1]; end++) {
        const parts = /** @type {Word[]} */ (words.slice(start, end));
        const squashed = parts.map((word) => fold(word.exact)).join("").replace(/^0+(?=[0-9])/, "");
        if (/^[0-9]+$/.test(squashed)) continue; // a date, a range
        const open = query.typing && end === words.length;
        const certain = end > start + 2 || !/^[0-9]+$/.test(first.folded);
        ways.unshift({ squashed, end, open, certain, words: parts, entries: this.entries(squashed, open) });
      }
      for (const { entries, ...way } of ways) {
        const all = (await entries) ?? [];
        const exact = all.filter((entry) => entry.key === way.squashed);
        const met = exact.length > 0 ? exact : all.slice(0, PAIR_COMPLETIONS);
        if (met.length === 0) continue;
        found.push({ ...way, found: met });
        if (way.certain) start = way.end - 1;
        break;
      }
    }
    return found;
  }

  /**
   * The documents that have everything, in their order.
   *
   * @param {boolean} complete
   * @param {Wish["allowed"]} allowed
   * @returns {Promise<{documents: Uint32Array, counted: boolean}>}
   */
  async find(complete, allowed) {
    if (this.groups.length === 0) return { documents: new Uint32Array(), counted: true };
    const demands = [...this.groups.flat(), ...this.excluded];
    const cut = (/** @type {Demand[]} */ some) => some.some(({ sets }) => sets.flat().some(isCut));
    if (cut(this.excluded)) await this.load(this.excluded);
    if (!cut(demands)) return { documents: this.matching(allowed), counted: true };
    this.prove();
    const documents = this.matching(allowed);
    if (!complete && documents.length >= ENOUGH) return { documents, counted: false };
    await this.load(demands);
    return { documents: this.matching(allowed), counted: !cut(demands) };
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
          entry.lists = await Promise.all(entry.lists.map((list) => this.search.terms.whole(list)));
        } catch (error) {
          console.warn(error);
          this.failed++;
        }
      }),
    );
  }

  /** Let pairs prove that a document has a common word whose list is cut. */
  prove() {
    const pairs = [...this.weighed.values()].filter((entry) => entry.key.startsWith(PAIR));
    for (const demand of this.groups.flat())
      if (demand.field === undefined && demand.sets.length === 1) {
        const keys = new Set(demand.sets[0]?.map((entry) => entry.key));
        demand.proof = pairs.filter((pair) => pair.key.slice(PAIR.length).split(" ").some((key) => keys.has(key)));
      }
  }

  /**
   * @param {Wish["allowed"]} allowed
   * @returns {Uint32Array}
   */
  matching(allowed) {
    const size = this.search.manifest.documents;
    const seen = new Uint8Array(size);
    this.groups.forEach((demands, level) => {
      for (const demand of demands)
        for (const document of documentsOf(demand, size)) if (seen[document] === level) seen[document] = level + 1;
    });
    for (const demand of this.excluded) for (const document of documentsOf(demand, size)) seen[document] = 0;
    const found = new Uint32Array(size);
    let count = 0;
    for (let document = 0; document < size; document++)
      if (seen[document] === this.groups.length && (!allowed || allowed(document))) found[count++] = document;
    return found.slice(0, count);
  }

  /**
   * Of each document 2 if all neighbours stand side by side in it as they were spelt, 1 if they do so folded, else 0:
   * these come before others, whatever they weigh. Who types no diacritics spells nothing.
   */
  tiers() {
    const size = this.search.manifest.documents;
    const tiers = new Uint8Array(size);
    if (this.pairs.length === 0) return tiers;
    for (const [tier, spelling] of /** @type {const} */ (["folded", "spelt"]).entries()) {
      if (spelling === "spelt" && !this.query.marked) break;
      const sets = this.pairs.map((pair) => pair[spelling]);
      const all = sets.length === 1 ? [...sets, ...sets] : sets;
      for (const document of documentsOf({ sets: all, field: undefined, proof: [] }, size)) tiers[document] = tier + 1;
    }
    return tiers;
  }

  /** The query with unknown words replaced by what was probably meant; empty if there is nothing to propose. */
  async suggestion() {
    const { source } = this.query;
    let text = "";
    let done = 0;
    for (const word of [...this.unknown].sort((a, b) => a.start - b.start)) {
      const meant = await this.search.words.meant(word).catch(() => undefined);
      if (!meant) return "";
      text += source.slice(done, word.start) + meant;
      done = word.end;
    }
    return done ? text + source.slice(done) : "";
  }
}

/**
 * @param {Word} first
 * @param {Word} second
 */
function pairKey(first, second) {
  return `${PAIR}${first.folded} ${second.folded}`;
}

/** @param {Entry} entry */
function isCut(entry) {
  return entry.lists.some((list) => list.rest !== undefined);
}

/** @param {Demand} demand */
function isUnread(demand) {
  return demand.sets.length === 0;
}

/**
 * Documents that satisfy a demand; some may be given twice.
 *
 * @param {Demand} demand
 * @param {number} size
 */
function* documentsOf({ sets, field, proof }, size) {
  if (sets.length === 1) {
    for (const entry of [.../** @type {Entry[]} */ (sets[0]), ...proof])
      for (const list of entry.lists) if (field === undefined || list.field === field) yield* list.documents;
    return;
  }
  const seen = new Uint8Array(size);
  for (const [level, entries] of sets.entries())
    for (const entry of entries)
      for (const list of entry.lists)
        if (field === undefined || list.field === field)
          for (const document of list.documents)
            if (seen[document] === level) {
              seen[document] = level + 1;
              if (level + 1 === sets.length) yield document;
            }
}
