// Python's patterns and constants in the browser. What is asked for here by name, ../rules.py writes into rules.js:
// pattern("issuers.PARTY") is _PARTY of vocabulary/issuers.py.
import rules from "./rules.js";

/** A regular expression with the methods of Python's. */
export class Pattern {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
    this.global = new RegExp(source, "gu");
    /** @type {RegExp | undefined} */
    this.sticky = undefined;
    /** @type {RegExp | undefined} */
    this.whole = undefined;
  }

  /**
   * The first match at or after a position.
   *
   * @param {string} text
   * @param {number} [from]
   */
  search(text, from = 0) {
    this.global.lastIndex = from;
    return this.global.exec(text);
  }

  /**
   * The match that begins at a position, with the places of its groups.
   *
   * @param {string} text
   * @param {number} [at]
   */
  match(text, at = 0) {
    this.sticky ??= new RegExp(this.source, "duy");
    this.sticky.lastIndex = at;
    return this.sticky.exec(text);
  }

  /**
   * The match that covers all of the text.
   *
   * @param {string} text
   */
  fullMatch(text) {
    this.whole ??= new RegExp(`^(?:${this.source})$`, "u");
    return this.whole.exec(text);
  }

  /**
   * Every match that lies between two positions; what stands before the first can be looked back at.
   *
   * @param {string} text
   * @param {number} from
   * @param {number} to
   */
  *between(text, from, to) {
    const seen = text.slice(0, to);
    for (let at = from; at <= to; ) {
      const match = this.search(seen, at);
      if (match === null) return;
      yield match;
      at = match.index + Math.max(match[0].length, 1);
    }
  }

  /**
   * Every match, left to right.
   *
   * @param {string} text
   */
  all(text) {
    this.global.lastIndex = 0; // the copy that matchAll makes would begin where the last search ended
    return text.matchAll(this.global);
  }

  /**
   * @param {string} text
   * @param {(groups: Record<string, string | undefined>, matched: string) => string} replacement
   */
  replace(text, replacement) {
    return text.replace(this.global, (matched, ...rest) => {
      const last = rest.at(-1);
      return replacement(typeof last === "object" ? last : {}, matched);
    });
  }

  /** @param {string} text */
  split(text) {
    return text.split(this.global);
  }
}

/**
 * A pattern of the Python modules, by module and name.
 *
 * @param {string} name
 */
export function pattern(name) {
  const source = rules.patterns[name];
  if (source === undefined) throw new Error(`rules.js has no pattern ${name}`);
  return new Pattern(source);
}

/**
 * A constant of the Python modules: text, number, list, or mapping.
 *
 * @param {string} name
 * @returns {any}
 */
export function constant(name) {
  if (!(name in rules.constants)) throw new Error(`rules.js has no constant ${name}`);
  return rules.constants[name];
}

/**
 * A function that works its value out once, when it is first asked for.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export function once(make) {
  /** @type {{value: T} | undefined} */
  let made;
  return () => (made ??= { value: make() }).value;
}

/**
 * A function of texts that remembers its latest answers.
 *
 * @template {(string | null)[]} A
 * @template T
 * @param {(...texts: A) => T} work
 * @param {number} [most]
 * @returns {(...texts: A) => T}
 */
export function remembered(work, most = 4096) {
  /** @type {Map<string, T>} */
  const answers = new Map();
  return (...texts) => {
    const key = JSON.stringify(texts);
    if (!answers.has(key)) {
      if (answers.size >= most) answers.clear();
      answers.set(key, work(...texts));
    }
    return /** @type {T} */ (answers.get(key));
  };
}
