// What of a query can be found in texts: words, or sequences of words that stand side by side, and where they stand.

import { unify, wholesOf, wordsOf } from "./tokens.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./tokens.js").Word} Word */

/**
 * Words that must follow each other.
 *
 * @typedef {object} Sequence
 * @property {string} label as typed
 * @property {{folded: string, normal: string}[]} words
 * @property {boolean} spelt whether the diacritics must be those that were typed
 * @property {boolean} open whether the last word may be only the beginning of one
 */

/** @typedef {{start: number, end: number, sequence: number}} Found offsets into the text as it is written */

/** Conjoining jamo and marks make one letter with what stands before them. */
const LETTERS = /[\u1100-\u11FF]+\p{M}*|[^]\p{M}*/gu;

/**
 * Sequences that a query asks for in texts; those of a certain field and those excluded only choose documents.
 *
 * Words typed side by side are one sequence, and so is what stands in quotes; `OR` parts.
 *
 * @param {Query} query
 * @param {{apart?: boolean, open?: boolean}} [wish] each word for itself; the last word is perhaps not finished
 * @returns {Sequence[]}
 */
export function sequences(query, { apart = false, open = false } = {}) {
  /** @type {Word[][]} */
  const found = [];
  /** @type {Word[]} */
  let run = [];
  const end = () => {
    if (run.length > 0) found.push(run);
    run = [];
  };
  for (const group of query.groups) {
    const [unit] = group;
    if (group.length === 1 && unit && unit.field === undefined && !unit.together) {
      run.push(...unit.words);
      continue;
    }
    end();
    for (const each of group) if (each.field === undefined) found.push(each.words);
  }
  end();
  const last = query.groups.at(-1)?.at(-1)?.words.at(-1);
  const all = (apart ? found.flat().map((word) => [word]) : found).map((words) => ({
    label: query.source.slice(words[0]?.start, words.at(-1)?.end),
    words: words.map(({ folded, normal }) => ({ folded, normal })),
    spelt: words.some(({ folded, normal }) => !isNumber(folded) && folded !== normal),
    open: open && query.typing && words.at(-1) === last,
  }));
  const seen = new Set();
  return all.filter((sequence) => {
    const key = keyOf(sequence);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** @param {Sequence} sequence */
function keyOf({ words, spelt, open }) {
  return [...words.map(({ folded, normal }) => (spelt ? normal : folded)), open ? "*" : ""].join(" ");
}

/**
 * Whether a word of a text is the one that was typed. What begins with a digit has no diacritics to mind: 05 is 5.
 *
 * @param {{folded: string, normal: string}} word
 * @param {{folded: string, normal: string}} typed
 * @param {boolean} spelt
 * @param {boolean} open
 */
export function isWord(word, typed, spelt, open) {
  if (open) return spelt ? word.normal.startsWith(typed.normal) : word.folded.startsWith(typed.folded);
  return word.folded === typed.folded && (!spelt || word.normal === typed.normal || isNumber(typed.folded));
}

/** @param {string} folded */
function isNumber(folded) {
  return /^[0-9]/.test(folded);
}

/** Finds sequences in texts. */
export class Finder {
  /** @param {Sequence[]} wanted */
  constructor(wanted) {
    this.wanted = wanted;
    /** @type {Map<string, number[]>} sequences by their first word */
    this.first = new Map();
    /** @type {number[]} sequences whose first word is not finished */
    this.opened = [];
    wanted.forEach(({ words, open }, index) => {
      const [word] = words;
      if (!word) return;
      if (open && words.length === 1) this.opened.push(index);
      else this.first.set(word.folded, [...(this.first.get(word.folded) ?? []), index]);
    });
    // "Covid-19" is found by covid19, "1102-CV/TU" by 1102cvtu, "M'gar" by mgar.
    const alone = wanted.flatMap(({ words }) => (words.length === 1 ? words : []));
    this.wholes = alone.some(({ folded }) => /[0-9]/.test(folded)) ? /[0-9'’]/ : alone.length > 0 ? /['’]/ : undefined;
  }

  /**
   * Where the sequences stand, in the order of the text; some may overlap.
   *
   * @param {string} text
   * @returns {Found[]}
   */
  find(text) {
    const source = unify(text);
    const words = wordsOf(source);
    /** @type {Found[]} */
    const found = [];
    for (const [place, word] of words.entries()) {
      for (const sequence of this.first.get(word.folded) ?? []) {
        const wanted = /** @type {Sequence} */ (this.wanted[sequence]);
        const last = words[place + wanted.words.length - 1];
        if (last && follows(words, place, wanted)) found.push({ start: word.start, end: last.end, sequence });
      }
      for (const sequence of this.opened) {
        const { words: typed, spelt } = /** @type {Sequence} */ (this.wanted[sequence]);
        const [only] = typed;
        if (only && isWord(word, only, spelt, true)) found.push({ start: word.start, end: word.end, sequence });
      }
    }
    if (this.wholes?.test(source)) {
      let last = "";
      for (const { start, end, squashed } of wholesOf(source)) {
        const key = `${start} ${end}`;
        if (key === last) continue;
        last = key;
        for (const sequence of this.first.get(squashed) ?? [])
          if (this.wanted[sequence]?.words.length === 1) found.push({ start, end, sequence });
      }
      found.sort((a, b) => a.start - b.start || a.end - b.end || a.sequence - b.sequence);
    }
    if (found.length === 0) return found;
    const back = writtenOffsets(text);
    return found.map(({ start, end, sequence }) => ({ start: back(start), end: back(end), sequence }));
  }
}

/**
 * @param {Word[]} words
 * @param {number} place
 * @param {Sequence} wanted
 */
function follows(words, place, { words: typed, spelt, open }) {
  return typed.every((each, i) => {
    const word = words[place + i];
    return word !== undefined && isWord(word, each, spelt, open && i === typed.length - 1);
  });
}

/**
 * From offsets into `unify(text)`, where words are looked for, to offsets into the text as it is written.
 *
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function writtenOffsets(text) {
  if (text.normalize("NFC") === text) return (offset) => offset;
  /** @type {number[]} */
  const offsets = [];
  let at = 0;
  for (const [letter] of text.matchAll(LETTERS)) {
    // What is put together stands first in a letter, marks that stay apart behind it.
    const { length } = letter.normalize("NFC");
    offsets.push(at);
    for (let i = 1; i < length; i++) offsets.push(at + letter.length - length + i);
    at += letter.length;
  }
  offsets.push(at);
  return (offset) => offsets[offset] ?? at;
}
