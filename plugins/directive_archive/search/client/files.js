// Fetch the files of the index, each once, and unpack them: ../files.py writes them.

const EXTENSION = ".bin";

/** Letters of a name in a list of files, which stands in base64. */
const NAME = 8;

/** @typedef {{levels: number, keys: (string | number)[], files: string}} Tree */
/** @typedef {{levels: number, fan: number, files: string}} Sequence */
/** @typedef {[location: string, number: string, title: string, subtitle: string, lead: string]} Shown */

export class Files {
  /** @param {string} base address of their folder, with a slash at its end */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * What `read` makes of a file. It is kept; a failure is not, so that the next query tries again.
   *
   * @template T
   * @param {string} name
   * @param {(content: Uint8Array) => T} read
   * @returns {Promise<T>}
   */
  get(name, read) {
    let found = this.kept.get(name);
    if (!found) {
      found = this.once(name, read);
      this.kept.set(name, found);
      found.catch(() => this.kept.delete(name));
    }
    return found;
  }

  /**
   * The same, not kept.
   *
   * @template T
   * @param {string} name
   * @param {(content: Uint8Array) => T} read
   * @param {AbortSignal} [signal]
   * @returns {Promise<T>}
   */
  async once(name, read, signal) {
    return read(await this.#fetch(name, signal));
  }

  /**
   * @param {string} name
   * @param {AbortSignal} [signal]
   */
  async #fetch(name, signal) {
    const response = await fetch(this.base + name + EXTENSION, signal ? { signal } : {});
    if (!response.ok || !response.body) throw new Error(`${name}${EXTENSION}: ${response.status}`);
    const unpacked = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  }

  /**
   * The place of a key in a tree: the file whose keys begin at it or last before it, and the first key behind.
   *
   * @param {Tree} tree
   * @param {string | number} key
   * @returns {Promise<{file: string, next: string | number | undefined} | undefined>}
   */
  async find(tree, key) {
    let { keys, files } = tree;
    /** @type {string | number | undefined} */
    let next;
    for (let level = tree.levels; ; level--) {
      const place = lastNotAbove(keys, key);
      if (place < 0) return undefined;
      next = keys[place + 1] ?? next;
      const file = nameAt(files, place);
      if (level === 0) return { file, next };
      ({ keys, files } = await this.get(file, readJson));
    }
  }

  /**
   * The file at a place of a sequence.
   *
   * @param {Sequence} sequence
   * @param {number} place
   * @returns {Promise<string | undefined>}
   */
  async nth({ levels, fan, files }, place) {
    for (let level = levels; level > 0; level--) {
      const file = nameAt(files, Math.floor(place / fan ** level));
      if (!file) return undefined;
      place %= fan ** level;
      files = await this.get(file, readJson);
    }
    return nameAt(files, place) || undefined;
  }
}

/** What the result list shows of documents. */
export class Store {
  /**
   * @param {Sequence & {size: number}} sequence documents a file
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

/**
 * @param {Uint8Array} content
 * @returns {any}
 */
export function readJson(content) {
  return JSON.parse(new TextDecoder().decode(content));
}

/**
 * The name at a place of a list; empty behind its end.
 *
 * @param {string} files
 * @param {number} place
 */
function nameAt(files, place) {
  const bytes = atob(files.slice(place * NAME, (place + 1) * NAME));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/**
 * Position of the last of the sorted keys that is not above `key`, -1 if there is none.
 *
 * @param {(string | number)[]} keys
 * @param {string | number} key
 */
export function lastNotAbove(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {string | number} */ (keys[middle]) <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
