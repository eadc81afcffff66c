// A text as the reference forms read it, with the way back to every letter of the original: ../reading.py.
import { capitalFirst, unifyDashes } from "./language.js";
import { constant, pattern } from "./pattern.js";

const HAS_RARE = pattern("reading.HAS_RARE");
const PLAIN = pattern("reading.PLAIN");
const ANY = pattern("reading.ANY");
const RUN_ON_LEFT = pattern("reading.RUN_ON_LEFT");
const FULL_STOP = pattern("reading.FULL_STOP");
const ITEM = pattern("reading.ITEM");
const RUN_ON_RIGHT = pattern("reading.RUN_ON_RIGHT");
/** @type {number} */
const ROW = constant("reading.ROW");
const MISREAD = pattern("reading.MISREAD");
/** @type {Record<string, string>} */
const INTENDED = constant("reading.INTENDED");

/**
 * A text made even; `origin` carries spans of it back.
 *
 * @typedef {{text: string, origin: (start: number, end: number) => [number, number]}} Reading
 */

/** @typedef {{out: number, in: number, copied: boolean}} Stretch */

/**
 * Make a text even.
 *
 * @param {string} text
 * @returns {Reading}
 */
export function read(text) {
  const flat = unifyDashes(text.replaceAll("Ð", "Đ").replaceAll("ð", "đ")); // one character stays one
  /** @type {string[]} */
  const pieces = [];
  /** @type {Stretch[]} */
  const stretches = [];
  let length = 0;
  let done = 0;
  /**
   * @param {string} piece
   * @param {number} start
   * @param {boolean} copied
   */
  const add = (piece, start, copied) => {
    if (!piece) return;
    pieces.push(piece);
    stretches.push({ out: length, in: start, copied });
    length += piece.length;
  };
  for (const match of (HAS_RARE.search(flat) ? ANY : PLAIN).all(flat)) {
    add(flat.slice(done, match.index), done, true);
    done = match.index + match[0].length;
    if (match.groups?.["glued"] !== undefined) add(" ", done, false);
    else if (match.groups?.["space"] !== undefined) add(space(flat, match), match.index, false);
    else if (match.groups?.["marked"] !== undefined) {
      add(String.fromCodePoint(match[0].normalize("NFC").codePointAt(0) ?? 0), match.index, false);
    }
  }
  add(flat.slice(done), done, true);
  if (stretches.length === 0) stretches.push({ out: 0, in: 0, copied: true });

  /** @param {number} position */
  const stretchAt = (position) => {
    let low = 0;
    let high = stretches.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (/** @type {Stretch} */ (stretches[middle]).out <= position) low = middle;
      else high = middle;
    }
    return low;
  };
  /** @param {number} position */
  const begin = (position) => {
    const stretch = /** @type {Stretch} */ (stretches[stretchAt(position)]);
    return stretch.in + (stretch.copied ? position - stretch.out : 0);
  };
  /** @param {number} position */
  const end = (position) => {
    const index = stretchAt(position);
    const stretch = /** @type {Stretch} */ (stretches[index]);
    if (stretch.copied) return stretch.in + position - stretch.out + 1;
    return stretches[index + 1]?.in ?? flat.length;
  };
  const even = MISREAD.replace(pieces.join(""), (_, misread) => {
    const word = INTENDED[misread.toLowerCase()] ?? misread;
    return /^\p{Ll}/u.test(misread) ? word : capitalFirst(word);
  });
  return { text: even, origin: (from, to) => [begin(from), end(to - 1)] };
}

/**
 * A space where the sentence runs on over this white space, a line feed where it ends.
 *
 * @param {string} flat
 * @param {RegExpExecArray} match
 */
function space(flat, match) {
  const white = match[0];
  const lines = [...white].filter((each) => each === "\n" || each === "\f").length;
  if (/[|\t]/u.test(white) && !lines) return ", "; // cells of a table
  if (!lines) return " ";
  const end = match.index + white.length;
  const left = flat.slice(Math.max(0, match.index - 8), match.index).replace(/\*+$/u, "");
  const right = flat.slice(end, end + 12).replace(/^\*+/u, "");
  if (RUN_ON_LEFT.search(left)) return " ";
  const line = flat.slice(end, end + ROW).split("\n")[0] ?? "";
  if (line.includes("\t") || line.includes(" |") || ITEM.match(right) || FULL_STOP.search(left)) return "\n";
  const apart = (lines > 1 || white.includes("*")) && !white.includes("CÔNG BÁO");
  return apart && !RUN_ON_RIGHT.match(right) ? "\n" : " ";
}
