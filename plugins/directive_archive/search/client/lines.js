// Sort the lines of a concordance, and write them down for spreadsheets and programs.

/** @typedef {import("./concordance.js").Line} Line */
/** @typedef {"document" | "left" | "word" | "right" | "date"} Order */

/** The order of the archive: ../../language/collate.py is held equal to it. */
const COLLATOR = new Intl.Collator("vi");

/**
 * Vietnamese alphabetical order; texts that it holds equal stand in the order of their letters' codes.
 *
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  const found = COLLATOR.compare(one, other);
  if (found !== 0) return found;
  const [a, b] = [one.normalize("NFC"), other.normalize("NFC")];
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The lines in another order; those that it rates alike stay as they stand in the archive.
 *
 * @param {Line[]} lines
 * @param {Order} by `left` compares the word next to the hit first, then the one before it
 * @param {(document: number) => string | undefined} dayOf `2020-07-30`; documents without one come last
 * @returns {Line[]}
 */
export function sorted(lines, by, dayOf = () => undefined) {
  const place = (/** @type {Line} */ a, /** @type {Line} */ b) => a.document - b.document || a.position - b.position;
  if (by === "document") return [...lines].sort(place);
  if (by === "date") {
    const day = (/** @type {Line} */ line) => dayOf(line.document) || "9999";
    return [...lines].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : place(a, b)));
  }
  const keyed = lines.map((line) => ({ line, keys: keysOf(line, by) }));
  keyed.sort((a, b) => {
    for (const [i, key] of a.keys.entries()) {
      const found = compare(key, b.keys[i] ?? "");
      if (found !== 0) return found;
    }
    return place(a.line, b.line);
  });
  return keyed.map(({ line }) => line);
}

/**
 * @param {Line} line
 * @param {"left" | "word" | "right"} by
 */
function keysOf({ left, word, right }, by) {
  const before = wordsOf(left).reverse().join(" ");
  const behind = wordsOf(right).join(" ");
  if (by === "left") return [before, wordsOf(word).join(" "), behind];
  if (by === "right") return [behind, wordsOf(word).join(" "), before];
  return [word, behind, before];
}

/**
 * Words in lower case: punctuation and capitals do not part what stands together.
 *
 * @param {string} text
 */
function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/**
 * A table as CSV, with a header row and a byte order mark, since spreadsheets guess wrong without one.
 *
 * @param {string[]} columns
 * @param {(string | number | null)[][]} rows
 */
export function toCsv(columns, rows) {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** @param {string | number | null} value */
function cell(value) {
  const text = value === null ? "" : String(value);
  // A spreadsheet would run a cell that begins so as a formula, behind spaces, too.
  const safe = typeof value === "string" && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
