// A query that is being answered: what its words, pairs and numbers are in the index, which documents must have them, and
// what each weighs.

import { abbreviated, expansion } from "./abbreviations.js";
import { documentsOf, isCut, isUnread, lackingOne, matching, meetingMost } from "./found.js";
import { isBeforeNumber, runs } from "./query.js";
import { rareness } from "./rank.js";
import { FORMS, PAIR, WHOLE, fold, forms, hasTwoSpellings } from "./tokens.js";

/** @typedef {import("./found.js").Allowed} Allowed */
/** @typedef {import("./found.js").Demand} Demand */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Unit} Unit */
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
const NEIGHBOURS = 3;
const NUMBER = 10;
// A prefix stands for many words, most of them rare and so of great weight: each must count for next to nothing.
const PREFIX = 0.01;
const SPELT_PREFIX = 1 / 30;
const PAIR_PREFIX = 1 / 2;
/** Most completions of a word, and of a pair. */
const COMPLETIONS = 5;
const PAIR_COMPLETIONS = 40;
/** Words of a query that can be no sentence, and words that stand before a number at most: "Thông tư liên tịch số". */
const FEW = 12;
const BEFORE_NUMBER = 4;
/** Longest document number, in words: 287/CT-HCQT,TV,AC has five, 66.16/2026/NQ-CP too. */
const NUMBER_WORDS = 7;
/** Words from which on a document may lack some; the part it must have of them, and of what the best document has. */
const LONG = 6;
const MOST = 0.6;
const NEARLY = 0.85;
/** Most ways proposed to ask for less. */
const OFFERS = 3;
/** With so many documents found in the heads of cut lists, nobody misses what was cut off. */
const ENOUGH = 100;

/** A query that is being answered. */
export class Asked {
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
    /** @type {Map<Word, import("./abbreviations.js").Forms>} words of names, and the abbreviation of the name */
    this.shortened = new Map();
    /** @type {Entry[]} numbers that were typed whole */
    this.numbered = [];
    /** @type {{figures: Entry[], pair: Entry[]}[]} figures behind another word: "công văn 1102" */
    this.figures = [];
    /** @type {Unit[][]} what each of the groups was typed as */
    this.typed = [];
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
    const all = runs(query);

    /** @type {Promise<void>[]} */
    const jobs = [];
    for (const number of numbers) {
      this.addAll(number.found, NUMBER, number.open ? (entry) => entry.key !== number.squashed : undefined, PREFIX);
      if (!number.certain) continue;
      this.require(query.groups.filter((group) => holds(number.words, group)), [{ sets: [number.found], field: undefined }]);
      if (this.refers(number.words)) this.numbered.push(...number.found);
      this.marked.add(number.squashed);
      if (number.open) this.open = number.squashed;
    }
    for (const whole of query.wholes) {
      this.marked.add(whole.squashed);
      jobs.push(this.entries(whole.squashed).then((found) => this.addAll(found ?? [], NEIGHBOURS)));
    }
    const before = (/** @type {Word | undefined} */ word) => {
      const run = all.find((each) => word !== undefined && each.includes(word));
      return run?.[run.indexOf(/** @type {Word} */ (word)) - 1];
    };
    const open = (/** @type {Unit} */ unit) => query.typing && unit.words.at(-1) === last;
    for (const { groups, whole, short } of this.names(covered)) {
      const units = groups.flat();
      const words = units.flatMap((unit) => unit.words);
      const name = short === undefined ? undefined : forms(short);
      for (const word of words) {
        covered.add(word);
        if (name) this.shortened.set(word, name);
      }
      /** @type {Demand[]} */
      const demands = [];
      if (units.every((unit) => this.isRequired(unit, undefined))) this.require(groups, demands);
      const joined = { .../** @type {Unit} */ (units[0]), words };
      jobs.push(this.nameDemands(joined, open(joined), before(last), whole, short).then((found) => void demands.push(...found)));
    }
    for (const group of query.groups) {
      const units = group.filter((unit) => !unit.words.every((word) => covered.has(word)));
      if (units.length === 0) continue;
      /** @type {Demand[]} */
      const demands = [];
      if (units.every((unit) => this.isRequired(unit, last))) this.require([group], demands);
      for (const unit of units) {
        jobs.push(
          this.demand(unit, open(unit), units.length === 1, before(last)).then((demand) => void demands.push(demand)),
        );
        if (isWord(unit)) jobs.push(this.inFull(unit.words[0]).then((found) => void demands.push(...found)));
      }
    }
    for (const unit of query.excluded)
      jobs.push(this.demandOf(unit, false).then((demand) => void this.excluded.push(demand)));
    for (const number of numbers) if (number.certain) for (const word of number.words) covered.add(word);
    const numeric = new Set(numbers.filter((each) => each.certain).flatMap((each) => each.words));
    for (const run of all)
      for (let i = 0; i + 1 < run.length; i++) {
        const [first, second] = /** @type {[Word, Word]} */ (run.slice(i, i + 2));
        if (numeric.has(first) || numeric.has(second)) continue;
        jobs.push(this.pair(first, second, query.typing && second === last));
      }
    await Promise.all(jobs);
    // A part of the index that cannot be read must not hide what the rest of it knows.
    const read = this.groups.map((demands) => demands.length > 0 && demands.every((each) => !isUnread(each)));
    this.groups = this.groups.filter((_, place) => read[place]);
    this.typed = this.typed.filter((_, place) => read[place]);
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

  /**
   * @param {Unit[][]} typed
   * @param {Demand[]} demands
   */
  require(typed, demands) {
    this.groups.push(demands);
    this.typed.push(typed.flat());
  }

  /**
   * Names that may be written in two ways, of words that are not numbers: joined ones (Covid-19, covid 19) and those
   * that have an abbreviation (Ủy ban nhân dân, UBND).
   *
   * @param {Set<Word>} covered
   */
  names(covered) {
    /** @type {{groups: Unit[][], whole: string | undefined, short: string | undefined}[]} */
    const found = [];
    const free = (/** @type {Unit[] | undefined} */ group) =>
      group !== undefined && group.length === 1 && isWord(group[0]) && !covered.has(/** @type {Word} */ (group[0]?.words[0]));
    const { groups, wholes } = this.query;
    for (let at = 0; at < groups.length; ) {
      let behind = at;
      while (free(groups[behind])) behind++;
      const words = groups.slice(at, behind).flatMap((group) => group[0]?.words ?? []);
      const [first] = words;
      const whole = wholes.find(({ start, end }) => first && first.start === start && words.some((word) => word.end === end));
      const count = whole ? words.findIndex((word) => word.end === whole.end) + 1 : 0;
      const name = abbreviated(words);
      if (count > 1) found.push({ groups: groups.slice(at, at + count), whole: whole?.squashed, short: undefined });
      else if (name) found.push({ groups: groups.slice(at, at + name.words.length), whole: undefined, short: name.short });
      at += count > 1 ? count : (name?.words.length ?? 1);
    }
    return found;
  }

  /**
   * @param {Unit} unit all the words of the name
   * @param {boolean} open
   * @param {Word | undefined} before
   * @param {string | undefined} whole
   * @param {string | undefined} short
   * @returns {Promise<Demand[]>}
   */
  async nameDemands(unit, open, before, whole, short) {
    const other = /** @type {string} */ (whole ?? short);
    const [demand, found] = await Promise.all([this.demand(unit, open, false, before), this.entries(other)]);
    if (short !== undefined) {
      this.marked.add(short);
      this.addAll(found ?? [], 1 + this.spelt);
    }
    if (!found?.length)
      unit.words.forEach((word, place) => {
        if (demand.sets[place]?.length === 0) this.unknown.push(word);
      });
    return found ? [demand, { sets: [found], field: undefined }] : [demand];
  }

  /**
   * What stands for an abbreviation when it is written in full.
   *
   * @param {Word | undefined} word
   * @returns {Promise<Demand[]>}
   */
  async inFull(word) {
    const words = word && expansion(word.folded);
    if (!words) return [];
    const pairs = words.slice(1).map((second, place) => {
      const first = /** @type {typeof second} */ (words[place]);
      return { key: pairKey(first, second), spelling: `${first.normal} ${second.normal}` };
    });
    const found = await Promise.all(pairs.map(({ key }) => this.entries(key)));
    if (found.includes(undefined)) return [];
    const sets = found.map((entries = [], place) => entries.filter(({ normal }) => normal === pairs[place]?.spelling));
    for (const entries of sets) this.addAll(entries, 1 + this.spelt);
    for (const { folded } of words) this.marked.add(folded);
    this.unknown = this.unknown.filter((each) => each !== word || sets.some((entries) => entries.length === 0));
    return [{ sets, field: undefined }];
  }

  /**
   * Whether a document must have it. One letter at the end of several words is the start of a word: what is typed
   * next will tell. And texts leave out the word in "số 353".
   *
   * @param {Unit} unit
   * @param {Word | undefined} last
   */
  isRequired(unit, last) {
    const [word] = unit.words;
    if (!word || !isWord(unit)) return true;
    const all = this.query.groups.flat().flatMap((each) => each.words);
    const started = this.query.typing && word === last && all.length > 1 && /^\p{L}$/u.test(word.folded);
    return !started && !this.query.small.has(word) && !isBeforeNumber(word, all[all.indexOf(word) + 1]);
  }

  /**
   * @param {Unit} unit
   * @param {boolean} open
   * @param {boolean} alone
   * @param {Word | undefined} before the word before the last one
   * @returns {Promise<Demand>}
   */
  async demand(unit, open, alone, before) {
    const demand = await this.demandOf(unit, open, before);
    for (const word of unit.words) {
      this.marked.add(word.folded);
      await this.weigh(word, unit.field);
    }
    const word = unit.words.at(-1);
    if (!word || (unit.words.length > 1 && unit.together)) return demand;
    if (open && word.folded.length > 1) this.open = word.folded;
    else if (open && /^\p{L}$/u.test(word.folded) && this.query.groups.length > 1) this.marked.delete(word.folded);
    if (unit.words.length > 1) return demand;
    const [entries = []] = demand.sets;
    if (entries.length === 0 && !isUnread(demand)) this.unknown.push(word);
    // What is required is asked of lunr, too, where it can be said in one clause and no list is cut.
    const whole = entries.every((entry) => entry.key === word.folded && !isCut(entry));
    const single = alone && !open && !unit.together && !expansion(word.folded);
    if (single && whole && entries.length > 0 && this.isRequired(unit, undefined)) {
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
   * @param {boolean} open whether the last word may be the beginning of one
   * @param {Word} [before] the word before that
   * @returns {Promise<Demand>}
   */
  async demandOf({ words, field, together }, open, before) {
    const last = words.at(-1);
    if (!together || words.length === 1) {
      const found = await Promise.all(words.map((word) => this.entries(word.folded)));
      const sets = [];
      for (const [place, entries] of found.entries()) {
        if (!entries) return { sets: [], field };
        const word = /** @type {Word} */ (words[place]);
        // One word in quotes is meant as it is spelt.
        const exact = together && field === undefined && fold(word.exact) !== word.exact;
        const longer = open && word === last && word.folded.length > 1 ? await this.complete(word, before) : [];
        sets.push([...(exact ? entries.filter((entry) => entry.normal === word.normal) : entries), ...longer]);
      }
      return { sets, field };
    }
    const sets = [];
    for (let i = 0; i + 1 < words.length; i++) {
      const [first, second] = /** @type {[Word, Word]} */ (words.slice(i, i + 2));
      const found = await this.entries(pairKey(first, second));
      if (!found) return { sets: [], field };
      const spelling = `${first.normal} ${second.normal}`;
      const marked = field === undefined && fold(spelling) !== spelling;
      sets.push(marked ? found.filter((entry) => entry.normal === spelling) : found);
    }
    return { sets, field };
  }

  /**
   * The commonest words that begin like one that is being typed, and pairs that prove that one stands behind another.
   *
   * @param {Word} word
   * @param {Word | undefined} before
   * @returns {Promise<Entry[]>}
   */
  async complete(word, before) {
    const pairs = before ? await this.longerPairs(before, word) : [];
    if (!/^[a-z]/.test(word.folded)) {
      const found = (await this.entries(word.folded, true)) ?? [];
      const longer = found.filter((entry) => entry.key !== word.folded).slice(0, PAIR_COMPLETIONS);
      this.addAll(longer, PREFIX);
      return [...longer, ...pairs];
    }
    const completions = await this.search.words.completions(word.folded, COMPLETIONS).catch(() => {
      this.failed++;
      return [];
    });
    const found = await Promise.all(completions.map((folded) => this.entries(folded)));
    for (const entries of found)
      this.addAll(entries ?? [], PREFIX, (entry) => entry.normal.startsWith(word.normal), this.spelt * SPELT_PREFIX);
    return [...found.flatMap((entries) => entries ?? []), ...pairs];
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
    this.pairs.push(pair);
    if (/^[0-9]+$/.test(second.folded) && this.refers([second]))
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
   * @param {Allowed | undefined} allowed
   * @returns {Promise<{documents: Uint32Array, counted: boolean}>}
   */
  async find(complete, allowed) {
    if (this.groups.length === 0) return { documents: new Uint32Array(), counted: true };
    const demands = [...this.groups.flat(), ...this.excluded];
    if (hasCut(this.excluded)) await this.load(this.excluded);
    const all = () => matching(this.groups, this.excluded, this.size, allowed);
    if (!hasCut(demands)) return { documents: all(), counted: true };
    this.prove();
    const documents = all();
    if (!complete && documents.length >= ENOUGH) return { documents, counted: false };
    await this.load(demands);
    return { documents: all(), counted: !hasCut(demands) };
  }

  get size() {
    return this.search.manifest.documents;
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
      if (demand.field === undefined)
        demand.proof = demand.sets.map((set) => {
          const keys = new Set(set.map((entry) => entry.key));
          return pairs.filter((pair) => pair.key.slice(PAIR.length).split(" ").some((key) => keys.has(key)));
        });
  }

  /**
   * Of each document, what comes before any weight: its own number was typed (16); all neighbours stand side by side in
   * it as they were spelt (8), or do so folded (4); and do so in its facts, not only in its body (2); all words stand in
   * its facts as they were spelt (1). Who types no diacritics spells nothing.
   */
  tiers() {
    const { size } = this;
    const tiers = new Uint8Array(size);
    const raise = (/** @type {Iterable<number>} */ documents, /** @type {number} */ by) => {
      for (const document of new Set(documents)) tiers[document] = (tiers[document] ?? 0) + by;
    };
    const body = this.search.manifest.fields.findIndex(({ name }) => name === "body");
    const [folded, spelt] = [this.neighbours("folded"), this.neighbours("spelt")];
    if (this.pairs.length > 0) {
      raise(documentsOf(folded, size), 4);
      if (this.query.marked) raise(documentsOf(spelt, size), 4);
      raise(documentsOf(this.query.marked ? spelt : folded, size, body), 2);
    }
    const words = this.query.groups.flat().flatMap((unit) => unit.words);
    const typed = new Set(words.map(({ normal, folded }) => (this.query.marked ? normal : folded)));
    const meant = (/** @type {Entry} */ { normal, key }) => !isOneWord(normal) || typed.has(this.query.marked ? normal : key);
    const facts = this.groups.map((demands) =>
      demands.map(({ sets, field }) => ({ sets: sets.map((entries) => preferred(entries, meant)), field })),
    );
    if (facts.length > 0) raise(matching(facts, [], size, undefined, body), 1);
    raise(this.own(), 16);
    return tiers;
  }

  /**
   * @param {"folded" | "spelt"} spelling
   * @returns {Demand}
   */
  neighbours(spelling) {
    return { sets: this.pairs.map((pair) => pair[spelling]), field: undefined };
  }

  /** The documents whose own number was typed. */
  own() {
    const [number, title] = ["so", "tieu-de"].map((name) => this.search.prefixes.get(name));
    const own = new Set(documentsOf({ sets: [this.numbered], field: number }, this.size));
    for (const { figures, pair } of this.figures) {
      const titled = new Set(documentsOf({ sets: [pair], field: title }, this.size));
      for (const document of documentsOf({ sets: [figures], field: number }, this.size))
        if (titled.has(document)) own.add(document);
    }
    return own;
  }

  /** Whether so much was typed that a document may lack some of it: a sentence, perhaps with slips. */
  get isLong() {
    return this.groups.length >= LONG;
  }

  /**
   * The documents that have most of what was typed, and of each how much. What is quoted or has a prefix they must have.
   *
   * @param {Allowed | undefined} allowed
   */
  most(allowed) {
    const groups = this.groups.map((demands, place) => {
      const entries = new Set(demands.flatMap(({ sets }) => sets.flat()));
      const count = [...entries].reduce((sum, entry) => sum + entry.count, 0);
      const required = this.typed[place]?.some((unit) => unit.together) ?? false;
      return { demands, weight: count > 0 ? rareness(Math.min(count, this.size), this.size) : 0, required };
    });
    // lunr would leave out what lacks a word.
    this.clauses = this.clauses.filter(({ presence }) => presence === undefined);
    const pairs = this.pairs.map(({ folded }) => ({ sets: [folded], field: undefined }));
    return meetingMost(groups, pairs, this.excluded, this.size, allowed, MOST, NEARLY);
  }

  /**
   * What would be found if one thing less were asked for: the query without it, and how many documents.
   *
   * @param {Allowed | undefined} allowed
   */
  offers(allowed) {
    if (this.groups.length < 2 || this.isLong) return [];
    const counts = lackingOne(this.groups, this.excluded, this.size, allowed);
    const { source } = this.query;
    return counts
      .flatMap((total, place) => {
        const units = this.typed[place] ?? [];
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

/**
 * @param {{folded: string}} first
 * @param {{folded: string}} second
 */
export function pairKey(first, second) {
  return `${PAIR}${first.folded} ${second.folded}`;
}

/** @param {Demand[]} demands */
function hasCut(demands) {
  return demands.some(({ sets }) => sets.some((entries) => entries.some(isCut)));
}

/**
 * Whether a unit is a word by itself, without a sign.
 *
 * @param {Unit | undefined} unit
 */
function isWord(unit) {
  return unit !== undefined && unit.words.length === 1 && unit.field === undefined && !unit.together;
}

/**
 * @param {Word[]} words
 * @param {Unit[]} group
 */
function holds(words, group) {
  return group.some((unit) => unit.words.some((word) => words.includes(word)));
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
