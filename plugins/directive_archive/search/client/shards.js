// Look terms and words up in the index: ../shards.py says how a shard is written.

import { FORMS, PAIR, WHOLE, forms } from "./tokens.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./files.js").Tree} Tree */
/** @typedef {{folded: string, normal: string, count: number}} Known */

/**
 * The postings of a term in one field: parallel arrays in order of documents.
 *
 * @typedef {object} List
 * @property {number} field
 * @property {Uint32Array} documents
 * @property {Uint8Array} lengths steps of the scale of lengths
 * @property {Uint32Array} frequencies
 * @property {{count: number, name: string} | undefined} rest what was cut off, in a file of its own
 */

/**
 * A term of the index.
 *
 * @typedef {object} Entry
 * @property {string} term
 * @property {string} key the folded word or pair, or the squashed whole
 * @property {string} normal the spelling, in the newer tone placement; `#` for a whole
 * @property {string} exact
 * @property {number} count postings in all fields, the cut-off ones, too
 * @property {List[]} lists
 */

const ESCAPE = 7;
const NAME_BYTES = 6;

export class Terms {
  /**
   * @param {Tree} tree
   * @param {Files} files
   */
  constructor(tree, files) {
    this.tree = tree;
    this.files = files;
  }

  /**
   * All spellings of a folded word, a folded pair or a squashed whole.
   *
   * @param {string} key
   * @returns {Promise<Entry[]>}
   */
  async entries(key) {
    const place = await this.files.find(this.tree, key);
    if (!place) return [];
    const shard = await this.files.get(place.file, (content) => new Shard(content));
    return shard.entries(key, key);
  }

  /**
   * Terms whose key begins like this, from two shards at most.
   *
   * @param {string} prefix
   * @returns {Promise<Entry[]>}
   */
  async beginning(prefix) {
    const end = `${prefix}\u{10FFFF}`;
    const place = await this.files.find(this.tree, prefix);
    const next = place ? place.next : this.tree.keys[0];
    const found = [];
    if (place) found.push(this.files.get(place.file, (content) => new Shard(content)));
    if (typeof next === "string" && next <= end) {
      const second = await this.files.find(this.tree, next);
      if (second) found.push(this.files.get(second.file, (content) => new Shard(content)));
    }
    return (await Promise.all(found)).flatMap((shard) => shard.entries(prefix, end));
  }

  /**
   * The list with what was cut off.
   *
   * @param {List} list
   * @returns {Promise<List>}
   */
  async whole(list) {
    if (!list.rest) return list;
    const { count, name } = list.rest;
    const rest = await this.files.get(name, (content) => readRest(content, count, list.field));
    return merged(list, rest);
  }
}

/** The words of the index: complete one that is being typed, or look through all of them. */
export class Words {
  /**
   * @param {Tree} tree files by the first letters of their words
   * @param {Files} files
   */
  constructor(tree, files) {
    this.tree = tree;
    this.files = files;
  }

  /**
   * The commonest folded words that begin like this, itself not among them.
   *
   * @param {string} folded two letters or more: those with the same two stand in one file
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

  /** All words of letters a to z, in every spelling. */
  async all() {
    return (await Promise.all(this.tree.keys.map((letters) => this.#beginningLike(String(letters))))).flat();
  }

  /**
   * @param {string} folded
   * @returns {Promise<Known[]>}
   */
  async #beginningLike(folded) {
    const place = await this.files.find(this.tree, folded);
    return place ? this.files.get(place.file, readWords) : [];
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

class Shard {
  /** @param {Uint8Array} content */
  constructor(content) {
    const reader = new Reader(content);
    const sizes = [0, 0, 0, 0, 0].map(() => reader.next());
    const parts = sizes.map((size) => reader.part(size));
    const [names, lists, gaps, counts, more] = /** @type {[Reader, Reader, Reader, Reader, Reader]} */ (parts);
    this.names = names.text().split("\n");
    /** @type {{heads: Head[], gaps: number, counts: number, more: number}[]} */
    this.places = [];
    this.gaps = gaps;
    this.counts = counts;
    this.more = more;
    let place = { heads: /** @type {Head[]} */ ([]), gaps: 0, counts: 0, more: 0 };
    while (!lists.done) {
      const flags = lists.next();
      const count = flags >>> 5;
      if (flags & 1) {
        place = { heads: [], gaps: gaps.at, counts: counts.at, more: more.at };
        this.places.push(place);
      }
      const rest = flags & 2 ? { count: lists.next(), name: lists.hex(NAME_BYTES) } : undefined;
      place.heads.push({ field: (flags >>> 2) & 7, count, rest });
      gaps.skip(count);
      more.skip(counts.escaped(count));
    }
    if (this.places.length !== this.names.length) throw new Error("a shard is damaged");
  }

  /**
   * Terms with keys from `first` to `last`.
   *
   * @param {string} first
   * @param {string} last
   * @returns {Entry[]}
   */
  entries(first, last) {
    let low = 0;
    let high = this.names.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#key(middle) < first) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.names.length && this.#key(low) <= last; low++) found.push(this.#entry(low));
    return found;
  }

  /** @param {number} place */
  #key(place) {
    return spelt(/** @type {string} */ (this.names[place])).key;
  }

  /**
   * @param {number} place
   * @returns {Entry}
   */
  #entry(place) {
    const { heads, gaps, counts, more } = /** @type {Shard["places"][number]} */ (this.places[place]);
    this.gaps.at = gaps;
    this.counts.at = counts;
    this.more.at = more;
    const lists = heads.map((head) => readList(head, this.gaps, this.counts, this.more));
    const count = heads.reduce((sum, head) => sum + head.count + (head.rest?.count ?? 0), 0);
    return { ...spelt(/** @type {string} */ (this.names[place])), count, lists };
  }
}

/** @typedef {{field: number, count: number, rest: {count: number, name: string} | undefined}} Head */

/**
 * What a written name stands for.
 *
 * @param {string} name
 * @returns {{term: string, key: string, normal: string, exact: string}}
 */
function spelt(name) {
  if (name.startsWith(WHOLE)) {
    const key = name.slice(WHOLE.length);
    return { term: key + FORMS + WHOLE, key, normal: WHOLE, exact: WHOLE };
  }
  const [first, second] = name.split(" ");
  const one = forms(/** @type {string} */ (first));
  if (second === undefined) {
    const { exact, normal, folded } = one;
    const term = folded + FORMS + normal + (exact === normal ? "" : FORMS + exact);
    return { term, key: folded, normal, exact };
  }
  const key = `${PAIR}${one.folded} ${forms(second).folded}`;
  return { term: key + FORMS + name, key, normal: name, exact: name };
}

/**
 * @param {Head} head
 * @param {Reader} gaps
 * @param {Reader} counts
 * @param {Reader} more
 * @returns {List}
 */
function readList({ field, count, rest }, gaps, counts, more) {
  const documents = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  const frequencies = new Uint32Array(count);
  for (let i = 0, last = 0; i < count; i++) {
    last += gaps.next();
    documents[i] = last;
    const packed = counts.byte();
    lengths[i] = packed >> 3;
    frequencies[i] = packed & ESCAPE || more.next();
  }
  return { field, documents, lengths, frequencies, rest };
}

/**
 * @param {Uint8Array} content
 * @param {number} count
 * @param {number} field
 */
function readRest(content, count, field) {
  const reader = new Reader(content);
  const sizes = [reader.next(), reader.next(), reader.next()];
  const [gaps, counts, more] = sizes.map((size) => reader.part(size));
  return readList(
    { field, count, rest: undefined },
    /** @type {Reader} */ (gaps),
    /** @type {Reader} */ (counts),
    /** @type {Reader} */ (more),
  );
}

/**
 * @param {List} one
 * @param {List} other
 * @returns {List}
 */
function merged(one, other) {
  const count = one.documents.length + other.documents.length;
  const documents = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  const frequencies = new Uint32Array(count);
  for (let i = 0, a = 0, b = 0; i < count; i++) {
    const fromOne = (one.documents[a] ?? Infinity) < (other.documents[b] ?? Infinity);
    const list = fromOne ? one : other;
    const at = fromOne ? a++ : b++;
    documents[i] = /** @type {number} */ (list.documents[at]);
    lengths[i] = /** @type {number} */ (list.lengths[at]);
    frequencies[i] = /** @type {number} */ (list.frequencies[at]);
  }
  return { field: one.field, documents, lengths, frequencies, rest: undefined };
}

/** Reads bytes one after the other; what is damaged gives an error, not zeros. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error("a file of the index is damaged");
    return byte;
  }

  /** The next varint. */
  next() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return number;
    }
  }

  /**
   * Go past some varints.
   *
   * @param {number} count
   */
  skip(count) {
    for (; count > 0; count--) while (this.byte() >= 0x80);
  }

  /**
   * Go past some counts; how many of them stand elsewhere.
   *
   * @param {number} count
   */
  escaped(count) {
    let found = 0;
    for (; count > 0; count--) if ((this.byte() & ESCAPE) === 0) found++;
    return found;
  }

  /** @param {number} size */
  part(size) {
    const start = this.at;
    this.at += size;
    if (this.at > this.bytes.length) throw new Error("a file of the index is damaged");
    return new Reader(this.bytes.subarray(start, this.at));
  }

  /** @param {number} size */
  hex(size) {
    let text = "";
    for (; size > 0; size--) text += this.byte().toString(16).padStart(2, "0");
    return text;
  }

  text() {
    return new TextDecoder().decode(this.bytes);
  }
}
