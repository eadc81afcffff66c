// Mark in a text what a query hit, in the letters in which it stands there.

import { nfc, tokenize } from "./tokens.js";

/**
 * What to mark.
 *
 * @typedef {object} Hits
 * @property {Set<string>} marked folded words and squashed wholes
 * @property {string} open beginning of words to mark, or empty
 */

/**
 * Text as safe HTML, the words that the query hit in `<mark>`.
 *
 * @param {string} text
 * @param {Hits} hits
 */
export function highlight(text, hits) {
  const source = nfc(text);
  const { words, wholes } = tokenize(source);
  const spans = [
    ...words.filter((word) => isHit(word.folded, hits)),
    ...wholes.filter((whole) => isHit(whole.squashed, hits)),
  ].sort((a, b) => a.start - b.start);

  /** @type {{start: number, end: number}[]} */
  const marks = [];
  for (const { start, end } of spans) {
    const before = marks.at(-1);
    // Neighbours share a mark, and so do the parts of a number.
    if (before && /^[\s\-/]{0,3}$/.test(source.slice(before.end, start))) before.end = Math.max(before.end, end);
    else marks.push({ start, end });
  }

  let html = "";
  let done = 0;
  for (const { start, end } of marks) {
    html += escapeHtml(source.slice(done, start));
    html += `<mark>${escapeHtml(source.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escapeHtml(source.slice(done));
}

/**
 * @param {string} folded
 * @param {Hits} hits
 */
function isHit(folded, { marked, open }) {
  return marked.has(folded) || (open !== "" && folded.startsWith(open));
}

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
