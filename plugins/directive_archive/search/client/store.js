// What the result list shows of a document.

import { readJson } from "./files.js";

/** @typedef {import("./files.js").Files} Files */
/** @typedef {[location: string, number: string, title: string, subtitle: string, lead: string]} Shown */

export class Store {
  /**
   * @param {import("./files.js").Tree & {size: number}} tree
   * @param {Files} files
   */
  constructor(tree, files) {
    this.tree = tree;
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
    const place = await this.files.find(this.tree, document);
    if (!place) return undefined;
    const rows = await this.files.get(place.file, readJson);
    return rows[document % this.tree.size];
  }
}
