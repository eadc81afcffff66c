// What the terms of a query weigh: clauses for lunr, for words, their spellings, their being neighbours.

import { expansion } from "./abbreviations.js";
import { rareness } from "./rank.js";
import { PAIR, hasTwoSpellings } from "./tokens.js";

/** @typedef {import("./abbreviations.js").Forms} Forms */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./rank.js").Clause} Clause */
/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./tokens.js").Word} Word */

// Who types diacritics means them: a word spelt so in a body (1 x 30) outranks a pair of words in the names that
// is only folded alike (5 x (1 + 1 + 3)). Who types none means nothing by it: the exact spelling is a hint.
const SPELT = 30;
const SPELT_WITHOUT_MARKS = 1;
// Of the exact spelling (uỷ), to add to that of the tone variant (ủy), as parts of the spelling's boost.
const SAME_TONE_PLACEMENT = 1 / 3;
export const NEIGHBOURS = 3;
const PAIR_PREFIX = 1 / 2;
/** Most completions of the second word of a pair. */
export const PAIR_COMPLETIONS = 40;
/** Words of a query that can be no sentence, and words that stand before a number at most: "Thông tư liên tịch số". */
const FEW = 12;
const BEFORE_NUMBER = 4;

/** What stands before the figures of a date. */
const OF_DATES = /^(?:[0-9]+|ngay|thang|nam|quy)$/;

/** Looks up the terms of a query and notes what each weighs. */
export class Weighing {
  /**
   * @param {Search} search
   * @param {Query} query
   */
  constructor(search, query) {
    this.search = search;
    this.query = query;
    this.spelt = query.marked ? SPELT : SPELT_WITHOUT_MARKS;
    /** @type {Clause[]} */
    this.clauses = [];
    /** @type {Map<string, Entry>} */
    this.weighed = new Map();
    /** @type {{folded: Entry[], spelt: Entry[]}[]} pairs of neighbours as typed, by the spellings that meet them */
    this.pairs = [];
    /** @type {Map<Word, Forms>} words of names, and the abbreviation of the name */
    this.shortened = new Map();
    /** @type {{figures: Entry[], pair: Entry[]}[]} figures behind another word: "công văn 1102" */
    this.figures = [];
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

  /**
   * The commonest pairs whose second word begins so and goes on.
   *
   * @param {Word} first
   * @param {Word} second
   */
  async longerPairs(first, second) {
    const key = pairKey(first, second);
    const longer = ((await this.entries(key, true)) ?? []).filter((entry) => entry.key !== key);
    longer.sort((one, other) => other.count - one.count || (one.term < other.term ? -1 : 1));
    return longer.slice(0, PAIR_COMPLETIONS);
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
    if (this.mustBeside(first, second)) this.pairs.push(pair);
    if (/^[0-9]+$/.test(second.folded) && !OF_DATES.test(first.folded) && this.refers([second]))
      this.figures.push({ figures: (await this.entries(second.folded)) ?? [], pair: found });
    for (const other of this.otherPairs(first, second)) {
      const entries = (await this.entries(other.key)) ?? [];
      pair.folded.push(...entries);
      pair.spelt.push(...entries.filter((entry) => entry.normal === other.spelling));
    }
    for (const entry of found) {
      const spelt = this.query.marked && entry.normal === spelling;
      this.add(entry, NEIGHBOURS * (base(entry) + (spelt ? this.spelt : 0)));
    }
    if (!open) return;
    for (const entry of await this.longerPairs(first, second)) {
      const spelt = this.query.marked && entry.normal.startsWith(spelling);
      pair.folded.push(entry);
      if (spelt) pair.spelt.push(entry);
      this.add(entry, NEIGHBOURS * PAIR_PREFIX * (1 + (spelt ? this.spelt : 0)));
    }
  }

  /**
   * Whether neighbours are expected to stand side by side: not with a small word, nor on one side of an OR.
   *
   * @param {Word} first
   * @param {Word} second
   */
  mustBeside(first, second) {
    const { groups, small } = this.query;
    const either = groups.some((group) => group.length > 1 && group.some((unit) => unit.words.includes(first)));
    return !either && !small.has(first) && !small.has(second);
  }

  /**
   * The terms that stand in a text where one of two neighbours is an abbreviation written in full, or is in a name that
   * is abbreviated there.
   *
   * @param {Word} first
   * @param {Word} second
   */
  otherPairs(first, second) {
    const [one, other] = [this.shortened.get(first), this.shortened.get(second)];
    if (one && one === other) return [{ key: one.folded, spelling: one.normal }];
    const firsts = [expansion(first.folded)?.at(-1), one].flatMap((each) => each ?? []);
    const seconds = [expansion(second.folded)?.[0], other].flatMap((each) => each ?? []);
    return [
      ...firsts.map((each) => ({ key: pairKey(each, second), spelling: `${each.normal} ${second.normal}` })),
      ...seconds.map((each) => ({ key: pairKey(first, each), spelling: `${first.normal} ${each.normal}` })),
    ];
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
   * Whether a number is what is looked for, not a part of a sentence that was pasted.
   *
   * @param {Word[]} number
   */
  refers(number) {
    const words = this.query.groups.flat().flatMap((unit) => unit.words);
    return words.length <= FEW || words.indexOf(/** @type {Word} */ (number[0])) <= BEFORE_NUMBER;
  }
}

/**
 * @param {{folded: string}} first
 * @param {{folded: string}} second
 */
export function pairKey(first, second) {
  return `${PAIR}${first.folded} ${second.folded}`;
}
