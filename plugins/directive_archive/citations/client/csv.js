// The table of references as CSV, with the columns of `directives cite --json`.

/** @typedef {import("./cite.js").Row} Row */

/** @type {(keyof Row)[]} */
const COLUMNS = [
  "raw",
  "start",
  "end",
  "type",
  "number",
  "symbol",
  "canonical",
  "date",
  "issuer",
  "issuer_id",
  "relation",
  "state",
  "id",
  "kind",
];

/**
 * CSV with a header row and a byte order mark, since spreadsheets guess wrong without one.
 *
 * @param {Row[]} rows
 */
export function toCsv(rows) {
  const lines = [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(","))];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** @param {unknown} value */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  // A spreadsheet would run a cell that begins so as a formula.
  const safe = typeof value === "string" && /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
