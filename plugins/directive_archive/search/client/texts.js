// The texts of documents: ../texts.py writes them, a few documents a file.

import { lastNotAbove, readJson } from "./files.js";

/** @typedef {import("./files.js").Files} Files */

/**
 * What the manifest says of them.
 *
 * @typedef {object} Stated
 * @property {number} documents those before this one may have a text, and no others
 * @property {number} files
 * @property {number} bytes of all texts, before compression
 * @property {string} root name of the list of lists, empty if there are no texts
 */

/** @typedef {[text: string, anchors: string] | null} Row */
/** @typedef {{keys: number[], files: string[]}} List */

/** Files held at a time, most of them by documents that are asked for together. */
const MOST_KEPT = 64;
/** Files asked for at a time: HTTP/1.1 has six connections to a host. */
const AT_A_TIME = 6;

export class Texts {
  /**
   * @param {Stated} stated
   * @param {Files} files
   */
  constructor(stated, files) {
    this.stated = stated;
    this.files = files;
    /** @type {Map<string, Promise<Row[]>>} */
    this.kept = new Map();
  }

  /**
   * The text of a document, empty if it has none.
   *
   * @param {number} document
   * @param {AbortSignal} [signal]
   * @returns {Promise<string>}
   */
  async get(document, signal) {
    return (await this.row(document, signal))?.[0] ?? "";
  }

  /**
   * Text and anchors of a document, null if it has none.
   *
   * @param {number} document
   * @param {AbortSignal} [signal]
   * @returns {Promise<Row>}
   */
  async row(document, signal) {
    const place = await this.#find(document);
    if (!place) return null;
    let rows = this.kept.get(place.file);
    if (rows) this.kept.delete(place.file);
    else {
      rows = this.files.once(place.file, readRows, signal);
      rows.catch(() => this.kept.delete(place.file));
      for (const oldest of this.kept.keys()) {
        if (this.kept.size < MOST_KEPT) break;
        this.kept.delete(oldest);
      }
    }
    this.kept.set(place.file, rows); // again at the end: what was not asked for the longest time goes first
    return (await rows)[document - place.first] ?? null;
  }

  /**
   * Rows of documents, in the order asked for, some of them fetched ahead. A document whose text cannot be read is
   * undefined; stopping by `signal` ends it.
   *
   * @param {Iterable<number>} documents
   * @param {AbortSignal} [signal]
   * @returns {AsyncGenerator<[document: number, row: Row | undefined]>}
   */
  async *each(documents, signal) {
    /** @type {[number, Promise<Row | undefined>][]} */
    const coming = [];
    for (const document of documents) {
      const row = this.row(document, signal).catch((error) => {
        if (!signal?.aborted) console.warn(error);
        return undefined;
      });
      coming.push([document, row]);
      if (coming.length < AT_A_TIME) continue;
      const [next, found] = /** @type {[number, Promise<Row | undefined>]} */ (coming.shift());
      const read = await found;
      if (signal?.aborted) return;
      yield [next, read];
    }
    for (const [next, found] of coming) {
      const read = await found;
      if (signal?.aborted) return;
      yield [next, read];
    }
  }

  /**
   * @param {number} document
   * @returns {Promise<{file: string, first: number} | undefined>}
   */
  async #find(document) {
    const { root, documents } = this.stated;
    if (!root || document >= documents) return undefined;
    const list = place(await this.files.get(root, readJson), document);
    if (!list) return undefined;
    const file = place(await this.files.get(list.file, readJson), document - list.first);
    return file && { file: file.file, first: list.first + file.first };
  }
}

/**
 * @param {List} list
 * @param {number} document
 */
function place({ keys, files }, document) {
  const at = lastNotAbove(keys, document);
  return at < 0 ? undefined : { first: /** @type {number} */ (keys[at]), file: /** @type {string} */ (files[at]) };
}

/**
 * @param {Uint8Array} content
 * @returns {Row[]}
 */
function readRows(content) {
  const rows = readJson(content);
  if (!Array.isArray(rows)) throw new Error("a file of texts is damaged");
  return rows;
}

/**
 * Where paragraphs begin in a text, and their anchors on the document's page.
 *
 * @param {string} text
 * @param {string} anchors `1 3muc-1 5`: line and anchor, or only the line if the anchor counts paragraphs
 * @returns {{start: number, anchor: string}[]}
 */
export function paragraphs(text, anchors) {
  const found = [];
  let line = 1;
  let start = 0;
  for (const [index, written] of anchors.split(" ").entries()) {
    const [, begins, name] = /^(\d+)(.*)$/su.exec(written) ?? [];
    for (; line < Number(begins); line++) {
      const end = text.indexOf("\n", start);
      if (end < 0) return found;
      start = end + 1;
    }
    if (begins !== undefined) found.push({ start, anchor: name || `doan-${index + 1}` });
  }
  return found;
}
