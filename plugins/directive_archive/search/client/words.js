// The words of the index: complete one that is being typed, or find what was meant by one that is not there.

import { forms } from "./tokens.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {{folded: string, normal: string, count: number}} Known */

export class Words {
  /**
   * @param {Record<string, string>} names file by first letter
   * @param {Files} files
   */
  constructor(names, files) {
    this.names = names;
    this.files = files;
  }

  /**
   * The commonest folded words that begin like this, itself not among them.
   *
   * @param {string} folded
   * @param {number} most
   * @returns {Promise<string[]>}
   */
  async completions(folded, most) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const word of await this.#beginningLike(folded))
      if (word.folded.startsWith(folded) && word.folded !== folded)
        counts.set(word.folded, (counts.get(word.folded) ?? 0) + word.count);
    return [...counts]
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, most)
      .map(([word]) => word);
  }

  /**
   * Words that were perhaps meant, each in its commonest spelling, the likeliest first.
   *
   * @param {import("./tokens.js").Word} word
   * @param {number} most
   * @returns {Promise<Known[]>}
   */
  async meant({ folded, normal: typed }, most) {
    if (!/^[a-z]{2,12}$/.test(folded)) return [];
    const slips = folded.length > 5 ? 2 : 1;
    /** @type {Map<string, {known: Known, rank: number}>} */
    const likely = new Map();
    for (const known of await this.all()) {
      const far = distance(folded, known.folded, slips);
      if (far > slips) continue;
      const rank = known.count / 100 ** far / 4 ** distance(typed, known.normal, 3);
      if (rank > (likely.get(known.folded)?.rank ?? 0)) likely.set(known.folded, { known, rank });
    }
    return [...likely.values()]
      .sort((a, b) => b.rank - a.rank)
      .slice(0, most)
      .map(({ known }) => known);
  }

  /** All words of letters a to z, in every spelling. */
  async all() {
    return (await Promise.all(Object.keys(this.names).map((letter) => this.#beginningLike(letter)))).flat();
  }

  /**
   * @param {string} folded
   * @returns {Promise<Known[]>}
   */
  async #beginningLike(folded) {
    const name = this.names[folded.charAt(0)];
    return name === undefined ? [] : this.files.get(name, readWords);
  }
}

/**
 * @param {Uint8Array} content
 * @returns {Known[]}
 */
function readWords(content) {
  const lines = new TextDecoder().decode(content).split("\n");
  return lines.map((line) => {
    const [word = "", count] = line.split(" ");
    const { normal, folded } = forms(word);
    return { folded, normal, count: Number(count) };
  });
}

/**
 * Letters to add, to leave out, to exchange or to swap with the next; more than `most` counts as `most + 1`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
