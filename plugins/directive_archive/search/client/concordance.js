// Keyword in context: every place where the sequences of a query stand, a line each.

import { Finder } from "./sequences.js";
import { afterSpace, beforeSpace } from "./snippet.js";
import { paragraphs } from "./texts.js";

/** @typedef {import("./sequences.js").Sequence} Sequence */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @typedef {object} Line
 * @property {number} document
 * @property {string} left what stands before, cut at words
 * @property {string} word what was found, as it is written
 * @property {string} right what stands behind
 * @property {number} position place among the hits of the document, from 0
 * @property {string} anchor of the paragraph, on the document's page
 */

/**
 * What reading some documents brought.
 *
 * @typedef {object} Part
 * @property {Line[]} lines
 * @property {number} read documents
 * @property {number} unread documents whose text could not be read
 */

/** Letters of context on each side. */
export const CONTEXT = 80;
/** Documents after which what was found is handed over. */
const AT_ONCE = 20;

/**
 * Lines of the documents, in their order; handed over from time to time.
 *
 * @param {Texts} texts
 * @param {Sequence[]} wanted
 * @param {Iterable<number>} documents
 * @param {AbortSignal} [signal]
 * @returns {AsyncGenerator<Part>}
 */
export async function* concordance(texts, wanted, documents, signal) {
  const finder = new Finder(wanted);
  /** @type {Part} */
  let part = { lines: [], read: 0, unread: 0 };
  for await (const [document, row] of texts.each(documents, signal)) {
    if (row === undefined) part.unread++;
    else {
      part.read++;
      if (row) for (const line of linesOf(finder, document, row[0], row[1])) part.lines.push(line);
    }
    if (part.read + part.unread < AT_ONCE) continue;
    yield part;
    part = { lines: [], read: 0, unread: 0 };
  }
  if (part.read + part.unread > 0) yield part;
}

/**
 * @param {Finder} finder
 * @param {number} document
 * @param {string} text
 * @param {string} [anchors]
 * @returns {Line[]}
 */
export function linesOf(finder, document, text, anchors = "") {
  const begun = paragraphs(text, anchors);
  let paragraph = -1;
  return finder.find(text).map(({ start, end }, position) => {
    while ((begun[paragraph + 1]?.start ?? Infinity) <= start) paragraph++;
    const from = Math.max(0, start - 2 * CONTEXT);
    const before = flat(text.slice(from, start));
    const behind = flat(text.slice(end, end + 2 * CONTEXT));
    const left = before.slice(afterSpace(before, before.length - CONTEXT, before.length));
    return {
      document,
      left: left.trimStart(),
      word: flat(text.slice(start, end)),
      right: behind.slice(0, beforeSpace(behind, CONTEXT, 0)).trimEnd(),
      position,
      anchor: begun[paragraph]?.anchor ?? "",
    };
  });
}

/** @param {string} text */
function flat(text) {
  return text.replace(/\s+/gu, " ");
}
