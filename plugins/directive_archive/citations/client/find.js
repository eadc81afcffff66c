// Find references in a text; what they mean is not asked here: ../find.py.
import { documentTypeOfSymbol, documentTypesOfSymbol, isDocumentSymbol, symbolParts } from "./document_types.js";
import {
  DATED,
  LAW_OF_DAY,
  LAW_OF_YEAR,
  LISTED,
  UNSYMBOLED,
  firstHead,
  headOfNumber,
  isOwnNumber,
  lawNounsBefore,
  listHead,
  namesNoDocument,
  newHead,
  nounsBefore,
  openedList,
} from "./heads.js";
import { issuingGroups, sameOrgan, symbolAgrees } from "./initials.js";
import { fold, nfc, strip, tidySpaces } from "./language.js";
import { JOIN, share } from "./lists.js";
import { tidyNumber, tidySymbol } from "./number.js";
import { issuerBefore } from "./organs.js";
import { dateOf } from "./parts.js";
import { constant, pattern } from "./pattern.js";
import { read } from "./reading.js";
import { newTail, readTail } from "./tail.js";
import { readPastTitles } from "./titles.js";

/** @typedef {import("./document_types.js").DocumentType} DocumentType */
/** @typedef {import("./heads.js").Head} Head */
/** @typedef {import("./number.js").DocumentNumber} DocumentNumber */
/** @typedef {import("./tail.js").Tail} Tail */

/**
 * One mention of another document at `text.slice(start, end)`.
 *
 * @typedef {{start: number, end: number, text: string, form: string, kind: string, type: DocumentType | null,
 *   number: DocumentNumber, issued: string | null, issuerPhrase: string, relation: string, name: string,
 *   year: number | null, term: string, doubts: string[]}} Reference
 */

const RELATION = pattern("find.RELATION");
const SYMBOL_ANCHOR = pattern("find.SYMBOL_ANCHOR");
const DIGITS_ANCHOR = pattern("find.DIGITS_ANCHOR");
const BEFORE_DIGITS = pattern("find.BEFORE_DIGITS");
const BEFORE_YEAR = pattern("find.BEFORE_YEAR");
const DATE_ANCHOR = pattern("find.DATE_ANCHOR");
const YEAR_ANCHOR = pattern("find.YEAR_ANCHOR");
const SPLIT_NUMBER = pattern("find.SPLIT_NUMBER");
const FOOTNOTE = pattern("find.FOOTNOTE");
const JOINED = pattern("find.JOINED");
const YEAR = pattern("find.YEAR");
const NOT_FIRST = pattern("find.NOT_FIRST");
const COUNTED = pattern("find.COUNTED");
const MANY = pattern("find.MANY");
const SENTENCE_ENDS = pattern("find.SENTENCE_ENDS");
const DATE_BEFORE = pattern("find.DATE_BEFORE");
/** @type {string[]} */
const SLIPS = constant("find.SLIPS");
/** @type {string[]} */
const WITHOUT_SO = constant("find.WITHOUT_SO");
/** @type {string[]} */
const CLEAR_SYMBOLS = constant("find.CLEAR_SYMBOLS");
/** @type {number} */
const BEFORE = constant("find.BEFORE");
/** @type {number} */
const REACH = constant("find.REACH");
/** @type {number} */
const LIST_REACH = constant("find.LIST_REACH");
/** @type {number} */
const LIST_LENGTH = constant("find.LIST_LENGTH");
/** @type {number} */
const FIGURES_OF_A_COUNT = constant("find.FIGURES_OF_A_COUNT");
/** @type {DocumentNumber} */
const NO_NUMBER = { number: "", symbol: "" };

/**
 * All that one text says of documents: references from left to right, none overlapping another; the number that its
 * header gives the text itself; spans that look like references and are left alone, with the code of the reason.
 *
 * @typedef {{references: Reference[], own: DocumentNumber | null,
 *   doubts: {start: number, end: number, code: string}[]}} Findings
 */

/**
 * Read a text for references, its own number, and what looks like references and cannot be read.
 *
 * @param {string} text
 * @returns {Findings}
 */
export function find(text) {
  const reading = read(text);
  const finder = new Finder(reading.text);
  /**
   * @template {{start: number, end: number}} T
   * @param {T} each
   * @returns {T}
   */
  const placed = (each) => {
    const [start, end] = reading.origin(each.start, each.end);
    return { ...each, start, end };
  };
  const references = finder.run().map((each) => {
    const reference = placed(each);
    return { ...reference, text: tidySpaces(nfc(text.slice(reference.start, reference.end))) };
  });
  return { references, own: finder.own, doubts: finder.doubts.map(placed) };
}

/** One pass over one even text. */
class Finder {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {Reference[]} */
    this.found = [];
    /** @type {{start: number, end: number, code: string}[]} */
    this.doubts = [];
    /** @type {DocumentNumber | null} */
    this.own = null;
    /** @type {Set<number>} */
    this.sameDay = new Set();
    /** Issuer named before a list, and the symbol of its first item. @type {[string, string]} */
    this.opened = ["", ""];
    /** Issuer and date said before the last reference. @type {[string, string]} */
    this.doing = ["", ""];
  }

  run() {
    this.withSymbol();
    this.found = readPastTitles(this.text, this.found);
    this.each(DIGITS_ANCHOR, (match, low) => this.withoutSymbol(match, low));
    this.each(DATE_ANCHOR, (match, low) => this.ofDay(match, low));
    this.each(YEAR_ANCHOR, (match, low) => this.ofYear(match, low));
    return share(this.text, this.found, this.sameDay);
  }

  /**
   * @param {import("./pattern.js").Pattern} anchors
   * @param {(match: RegExpExecArray, low: number) => void} readOne
   */
  each(anchors, readOne) {
    const claimed = this.found.map(({ start, end }) => ({ start, end }));
    let place = 0;
    for (const match of anchors.all(this.text)) {
      const end = endOf(match);
      while (place < claimed.length && (claimed[place]?.start ?? 0) < end) place += 1;
      const low = place ? (claimed[place - 1]?.end ?? 0) : 0;
      if (match.index >= low) readOne(match, low);
    }
    this.found.sort((one, other) => one.start - other.start);
  }

  /**
   * Where the line's part before a position begins, no further back than `low`, and the part.
   *
   * @param {number} low
   * @param {number} end
   * @param {number} [reach]
   * @returns {[number, string]}
   */
  line(low, end, reach = REACH) {
    let begin = Math.max(low, end - reach);
    begin = Math.max(begin, begin + this.text.slice(begin, end).lastIndexOf("\n") + 1);
    return [begin, this.text.slice(begin, end)];
  }

  withSymbol() {
    for (const match of SYMBOL_ANCHOR.all(this.text)) {
      let start = match.index;
      const end = endOf(match);
      const groups = match.groups ?? {};
      const low = this.found.at(-1)?.end ?? 0;
      if (start < low || !this.beginsNumber(start)) continue;
      let written = tidyNumber(groups["number"] || groups["loose"] || groups["small"] || "");
      let [begin, line] = this.line(low, start);
      const split = SPLIT_NUMBER.search(line); // số 1 7709/BTC-TCHQ
      if (split) {
        const first = split.groups?.["begin"] ?? "";
        written = first.replaceAll(" ", "") + written;
        line = line.slice(0, line.length - 1 - first.length);
        start = begin + line.length;
      }
      const letters = (groups["symbol"] || groups["party"] || groups["letters"] || "") + (groups["of_year"] ?? "");
      const symbol = FOOTNOTE.replace(tidySymbol(letters), ({ organ = "" }) => organ);
      const number = { number: written, symbol };
      const before = this.text.slice(Math.max(0, start - 60), start);
      if (
        isOwnNumber(before, this.text.slice(end, end + 40)) &&
        !listHead(this.text.slice(Math.max(0, start - REACH), start)) &&
        !this.goesOn(start, number)
      ) {
        this.own ??= number;
        continue;
      }
      const noun = headOfNumber(line, begin, symbol.toUpperCase());
      const head = noun ?? (groups["loose"] ? null : this.item(line, begin, number));
      if (head !== null) this.add(head, readTail(this.text, end), number);
    }
  }

  /**
   * Whether the digits at a position are not the end of something longer.
   *
   * @param {number} start
   */
  beginsNumber(start) {
    const before = this.text.slice(Math.max(0, start - 2), start);
    if (NOT_FIRST.search(before) || /^\p{Lu}.?:$/u.test(before)) return false;
    return !/\p{L}$/u.test(before) || /(?:so|se)$/u.test(fold(before));
  }

  /**
   * Whether a number on a new line goes on with the list that the last reference is an item of.
   *
   * @param {number} start
   * @param {DocumentNumber} number
   */
  goesOn(start, number) {
    const last = this.found.at(-1);
    if (!last) return false;
    const before = this.text.slice(Math.max(0, start - 8), start).trimStart();
    const same = sameOrgan(last.number.symbol, number.symbol);
    return same && start - last.end < LIST_REACH && ";,.-+".includes(before.slice(0, 1));
  }

  /**
   * A number that no noun stands right before: it must be an item of a list, or its symbol must be known.
   *
   * @param {string} line
   * @param {number} begin
   * @param {DocumentNumber} number
   * @returns {Head | null}
   */
  item(line, begin, number) {
    const match = LISTED.head.search(line);
    if (match === null || namesNoDocument(line)) return null;
    const so = Boolean(match.groups?.["so"]);
    const start = begin + match.index;
    const end = begin + line.length;
    const opened = so ? listHead(this.text.slice(Math.max(0, begin - REACH), end)) : null;
    if (opened) {
      this.opened = [opened.issuer, number.symbol];
      return newHead(LISTED, start, { type: opened.type, so, issuer: opened.issuer });
    }
    const known = isDocumentSymbol(number.symbol);
    const last = this.found.at(-1);
    if (last && last.number.symbol) {
      const between = this.text.slice(last.end, start);
      const same = sameOrgan(last.number.symbol, number.symbol);
      const type = last.type && documentTypesOfSymbol(number.symbol).includes(last.type) ? last.type : null;
      const alike = same && symbolParts(last.number.symbol)[0] === symbolParts(number.symbol)[0];
      const joined = (known || same) && JOIN.fullMatch(between);
      if (joined || (so && same && (known || alike) && between.length < LIST_REACH)) {
        return newHead(LISTED, start, { type, so, issuer: so ? this.ofList(number) : "" });
      }
    }
    if (so && known) return newHead(LISTED, start, { so, issuer: this.ofList(number) });
    return known && tellsItself(number) && start > 0 ? newHead(LISTED, start, {}) : null;
  }

  /**
   * The issuer that the opening words of a list give to one of its items.
   *
   * @param {DocumentNumber} number
   */
  ofList(number) {
    const [issuer, symbol] = this.opened;
    return symbol && sameOrgan(symbol, number.symbol) ? issuer : "";
  }

  /**
   * @param {RegExpExecArray} match
   * @param {number} low
   */
  withoutSymbol(match, low) {
    const [digits] = match;
    const start = match.index;
    const end = endOf(match);
    if (!BEFORE_DIGITS.search(this.text.slice(Math.max(0, start - 12), start))) return;
    const [begin, line] = this.line(low, start, 100);
    const head = firstHead(UNSYMBOLED, line, begin, nounsBefore(line));
    if (head === null) return;
    const number = { number: digits, symbol: "" };
    const tail = readTail(this.text, end);
    const told = Boolean(tail.issuer || tail.date || tail.term || head.issuer);
    const plain =
      (head.type !== null && WITHOUT_SO.includes(head.type.name) && /^\p{Lu}/u.test(head.noun)) ||
      (digits.length > FIGURES_OF_A_COUNT && !head.abbreviated && !YEAR.fullMatch(digits));
    const letter = head.type === null || !SLIPS.includes(head.type.name);
    if (!told && (!((head.so && !head.abbreviated && letter) || plain) || COUNTED.match(this.text, end))) return;
    if (MANY.match(this.text, end)) {
      this.doubts.push({ start: head.start, end, code: "reference-shared" });
      return;
    }
    this.add(head, tail, number);
  }

  /**
   * @param {RegExpExecArray} match
   * @param {number} low
   */
  ofDay(match, low) {
    const date = match.groups?.["date"] ?? "";
    if (dateOf(date).value === null) return;
    const [begin, line] = this.line(low, match.index, 160);
    const tail = { ...readTail(this.text, endOf(match)), date };
    const law = firstHead(LAW_OF_DAY, line, begin, lawNounsBefore(line));
    if (law !== null) {
      this.add(law, tail, NO_NUMBER);
      return;
    }
    const head = firstHead(DATED, line, begin, nounsBefore(line));
    if (head && !head.abbreviated && (head.issuer || tail.issuer || this.before(head.start, "")[0])) {
      this.add(head, tail, NO_NUMBER);
    }
  }

  /**
   * @param {RegExpExecArray} match
   * @param {number} low
   */
  ofYear(match, low) {
    const before = BEFORE_YEAR.search(this.text.slice(Math.max(0, match.index - 8), match.index));
    if (before === null) return;
    const [begin, line] = this.line(low, match.index - before[0].length + 2, 160);
    const head = firstHead(LAW_OF_YEAR, line, begin, lawNounsBefore(line));
    if (head !== null) this.add(head, newTail(endOf(match)), NO_NUMBER, Number(match[0]));
  }

  /**
   * Issuer and date said before a reference.
   *
   * @param {number} start
   * @param {string} symbol
   * @returns {[string, string]}
   */
  before(start, symbol) {
    let low = Math.max(0, start - REACH);
    const last = this.found.at(-1);
    if (last && last.start < start) {
      if (JOINED.fullMatch(this.text.slice(last.end, start))) {
        return sameOrgan(last.number.symbol, symbol) ? this.doing : ["", ""];
      }
      low = Math.max(low, last.end);
    }
    for (const mark of SENTENCE_ENDS.between(this.text, low, start)) low = endOf(mark);
    const found = issuerBefore(this.text, low, start);
    if (found === null) return ["", ""];
    const name = this.text.slice(found.begin, found.end);
    if (!found.issues && !(symbol && symbolAgrees(symbol, name))) return ["", ""];
    let written = found.date;
    if (!written) {
      const near = Math.max(found.begin - 60, last && last.start < start ? last.end : 0, 0);
      const dated = DATE_BEFORE.search(this.text.slice(near, found.begin));
      written = dated?.groups?.["date"] ?? "";
    }
    return [name, found.issues ? written : ""];
  }

  /**
   * Where a reference ends, with the bracket that closes one inside it.
   *
   * @param {number} start
   * @param {number} end
   */
  closed(start, end) {
    const inside = this.text.slice(start, end);
    const open = inside.split("(").length - inside.split(")").length;
    return this.text.charAt(end) === ")" && open > 0 ? end + 1 : end;
  }

  /**
   * @param {Head} head
   * @param {Tail} tail
   * @param {DocumentNumber} number
   * @param {number | null} [year]
   */
  add(head, tail, number, year = null) {
    let issuer = tail.issuer || head.issuer;
    if (head.issuer && !tail.issuer) this.opened = [head.issuer, number.symbol];
    else if (head.form !== LISTED && sameOrgan(this.opened[1], number.symbol)) this.opened = ["", ""];
    this.doing = issuer ? ["", ""] : this.before(head.start, number.symbol);
    issuer ||= this.doing[0];
    if (!issuer && number.symbol) {
      const opened = openedList(this.text.slice(Math.max(0, head.start - LIST_LENGTH), head.start));
      issuer = symbolAgrees(number.symbol, opened) ? opened : "";
    }
    const written = tail.date || head.date || this.doing[1];
    const { value, impossible } = written ? dateOf(written) : { value: null, impossible: false };
    const issued = value ?? (tail.dayBefore ? (this.found.at(-1)?.issued ?? null) : null);
    if (tail.sameDay) this.sameDay.add(head.start);
    const doubts = [...head.doubts];
    if (impossible || tail.unreadable) doubts.push("reference-date");
    if (issuer && contradicts(number.symbol, issuer)) doubts.push("reference-issuer");
    const named = head.abbreviated && number.symbol ? documentTypeOfSymbol(number.symbol) : null;
    this.found.push({
      start: head.start,
      end: this.closed(head.start, tail.end),
      text: "", // put in with the original's letters
      form: head.form.name,
      kind: head.form.kind,
      type: named ?? head.type ?? documentTypeOfSymbol(number.symbol),
      number,
      issued,
      issuerPhrase: strip(issuer, " ,"),
      relation: relationBefore(this.text, head.start),
      name: head.name,
      year,
      term: tail.term,
      doubts,
    });
  }
}

/** @param {RegExpExecArray} match */
function endOf(match) {
  return match.index + match[0].length;
}

/**
 * Whether a number without noun and without "số" can be nothing else than a document's.
 *
 * @param {DocumentNumber} number
 */
function tellsItself({ number, symbol }) {
  const groups = issuingGroups(symbol);
  if (number.includes("/")) return true;
  return CLEAR_SYMBOLS.includes(groups[0] ?? "") && groups.every((each) => [...each].length > 1);
}

/**
 * Whether a symbol of a well-known organ stands beside the name of another one.
 *
 * @param {string} symbol
 * @param {string} issuer
 */
function contradicts(symbol, issuer) {
  const [first] = issuingGroups(symbol);
  return first !== undefined && CLEAR_SYMBOLS.includes(first) && !symbolAgrees(symbol, issuer);
}

/**
 * Key of the relation that the words before a reference say, or nothing.
 *
 * @param {string} text
 * @param {number} start
 */
function relationBefore(text, start) {
  const match = RELATION.search(text.slice(Math.max(0, start - BEFORE), start));
  return Object.entries(match?.groups ?? {}).find(([, words]) => words !== undefined)?.[0] ?? "";
}
