// A query that is being answered: what its words, numbers and names are in the index, and what documents must have.

import { abbreviated, expansion } from "./abbreviations.js";
import { isCut, isUnread } from "./finding.js";
import { isBeforeNumber, runs } from "./query.js";
import { FORMS, fold, forms } from "./tokens.js";
import { NEIGHBOURS, PAIR_COMPLETIONS, Weighing, pairKey } from "./weighing.js";

/** @typedef {import("./finding.js").Demand} Demand */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./shards.js").Entry} Entry */
/** @typedef {import("./tokens.js").Word} Word */

const NUMBER = 10;
// A prefix stands for many words, most of them rare and so of great weight: each must count for next to nothing.
const PREFIX = 0.01;
const SPELT_PREFIX = 1 / 30;
/** Most completions of a word. */
const COMPLETIONS = 5;
/** Longest document number, in words: 287/CT-HCQT,TV,AC has five, 66.16/2026/NQ-CP too. */
const NUMBER_WORDS = 7;

/** A query that is being answered. */
export class Asked extends Weighing {
  /**
   * @param {Search} search
   * @param {Query} query
   */
  constructor(search, query) {
    super(search, query);
    /** @type {Demand[][]} */
    this.groups = [];
    /** @type {Unit[][]} what each of the groups was typed as */
    this.typed = [];
    /** @type {Demand[]} */
    this.excluded = [];
    /** @type {Set<string>} */
    this.marked = new Set();
    this.open = "";
    /** @type {Word[]} */
    this.unknown = [];
    /** @type {Entry[]} numbers that were typed whole */
    this.numbered = [];
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
      // At once, not one behind the other: each is a way to the server and back.
      const completed = open && last && last.folded.length > 1 ? this.complete(last, before) : [];
      const found = await Promise.all(words.map((word) => this.entries(word.folded)));
      const sets = [];
      for (const [place, entries] of found.entries()) {
        if (!entries) return { sets: [], field };
        const word = /** @type {Word} */ (words[place]);
        // One word in quotes is meant as it is spelt.
        const exact = together && field === undefined && fold(word.exact) !== word.exact;
        const longer = word === last ? await completed : [];
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
    const pairs = before ? this.longerPairs(before, word) : [];
    if (!/^[a-z]/.test(word.folded)) {
      const found = (await this.entries(word.folded, true)) ?? [];
      const longer = found.filter((entry) => entry.key !== word.folded).slice(0, PAIR_COMPLETIONS);
      this.addAll(longer, PREFIX);
      return [...longer, ...(await pairs)];
    }
    const completions = await this.search.words.completions(word.folded, COMPLETIONS).catch(() => {
      this.failed++;
      return [];
    });
    const found = await Promise.all(completions.map((folded) => this.entries(folded)));
    for (const entries of found)
      this.addAll(entries ?? [], PREFIX, (entry) => entry.normal.startsWith(word.normal), this.spelt * SPELT_PREFIX);
    return [...found.flatMap((entries) => entries ?? []), ...(await pairs)];
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
