// What the result list shows of a document.

import { readJson } from "./files.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {[location: string, number: string, title: string, subtitle: string, lead: string]} Shown */

export class Store {
  /**
   * @param {import("./files.js").Sequence & {size: number}} sequence documents a file
   * @param {Files} files
   */
  constructor(sequence, files) {
    this.sequence = sequence;
    this.files = files;
  }

  /**
   * Rows of the documents, in the order asked for; undefined where the index cannot be read.
   *
   * @param {number[]} documents
   * @returns {Promise<(Shown | undefined)[]>}
   */
  get(documents) {
    return Promise.all(documents.map((document) => this.#row(document).catch(() => undefined)));
  }

  /**
   * @param {number} document
   * @returns {Promise<Shown | undefined>}
   */
  async #row(document) {
    const { size } = this.sequence;
    const file = await this.files.nth(this.sequence, Math.floor(document / size));
    const rows = file && (await this.files.get(file, readJson));
    return rows && rows[document % size];
  }
}
