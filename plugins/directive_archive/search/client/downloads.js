// Results to take away: CSV and JSON with the columns of the archive's catalogue, and BibTeX.
// ../../exports/catalogue.py writes the same of the whole archive.

/** @typedef {Record<string, unknown>} Row */
/** @typedef {"csv" | "json" | "bib"} Format */

/** Columns that the catalogue has not: whether the archive holds the document, and its page. */
const HELD = "held";
const URL_COLUMN = "url";
const SEPARATOR = "; ";
/** A spreadsheet would run a cell that begins so as a formula. */
const RISKY = /^[=+\-@\t\r\n]/;

/** @type {Record<Format, {type: string, write: (rows: Row[], home: string) => string}>} */
export const FORMATS = {
  csv: { type: "text/csv;charset=utf-8", write: toCsv },
  json: { type: "application/json", write: toJson },
  bib: { type: "application/x-bibtex;charset=utf-8", write: toBibtex },
};

/**
 * @param {Row[]} rows
 * @param {string} home address of the site
 */
export function toCsv(rows, home) {
  const keys = [...new Set(rows.flatMap(Object.keys)), URL_COLUMN];
  const lines = rows.map((row) => keys.map((key) => cell(key === URL_COLUMN ? address(row, home) : row[key])));
  // A byte order mark, since spreadsheets guess wrong without one.
  return `\uFEFF${[keys, ...lines].map((line) => line.map(quoted).join(",") + "\r\n").join("")}`;
}

/**
 * @param {Row[]} rows
 * @param {string} home
 */
export function toJson(rows, home) {
  return `${JSON.stringify(rows.map((row) => ({ ...row, [URL_COLUMN]: address(row, home) })), undefined, 1)}\n`;
}

/**
 * @param {Row[]} rows
 * @param {string} home
 */
export function toBibtex(rows, home) {
  return rows.map((row) => entry(row, home)).join("\n");
}

/**
 * An entry, its key the document's id, which is as lasting as the address.
 *
 * @param {Row} row
 * @param {string} home
 */
function entry(row, home) {
  const name = [row["type"], row["number_text"]].filter(Boolean).join(" ");
  const subject = text(row["title"]);
  const [year, month] = text(row["issued"]).split("-");
  /** @type {[string, string][]} */
  const facts = [
    ["author", text(row["issuer"]) && `{${latex(text(row["issuer"]))}}`],
    ["title", `{${latex([name, subject].filter(Boolean).join(": "))}}`],
    ["number", latex(text(row["number_text"]))],
    ["type", latex(text(row["type"]))],
    ["date", text(row["issued"])],
    ["year", year ?? ""],
    ["month", month ? String(Number(month)) : ""],
    ["address", latex(text(row["place"]))],
    ["url", address(row, home).replace(/[{}\\%\s]/g, encodeURIComponent)],
    ["langid", "vietnamese"],
    ["note", row[HELD] === false ? "Kho chưa có toàn văn" : "Bản chép không chính thức"],
  ];
  const lines = facts.filter(([, value]) => value !== "").map(([key, value]) => `  ${key} = {${value}},\n`);
  return `@misc{${text(row["id"]).replaceAll("/", ":")},\n${lines.join("")}}\n`;
}

/**
 * Text with what means something to LaTeX made harmless.
 *
 * @param {string} value
 */
function latex(value) {
  return value
    .replace(/\s+/g, " ")
    .replace(/[{}\\~^&%$#_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

/** @type {Record<string, string>} */
const LATEX = {
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * @param {Row} row
 * @param {string} home
 */
function address(row, home) {
  return `${home}van-ban/${text(row["id"])}/`;
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : "";
}

/**
 * A value as the catalogue writes it into a cell.
 *
 * @param {unknown} value
 * @returns {string}
 */
function cell(value) {
  const found = typeof value === "boolean" ? String(value) : texts(value).join(SEPARATOR);
  return RISKY.test(found) ? `'${found}` : found;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function texts(value) {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === "object") {
    const joined = Object.values(value).filter(Boolean).join(", ");
    return joined ? [joined] : [];
  }
  return [String(value)];
}

/** @param {string} value */
function quoted(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
