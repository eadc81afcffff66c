// What a pasted text says of itself in its header: organ, number, place and day. The full reading is Python's
// (../../importing/header.py); this one knows the usual layouts, and says nothing where it is not sure.
import { isCapitals, sentenceCase } from "./casing.js";
import { findDates } from "./dates.js";
import { documentTypeNamed } from "./document_types.js";
import { identifyIssuer } from "./issuers.js";
import { beginsName, compareKey, nfc, tidySpaces, unifyDashes } from "./language.js";
import { parseNumber } from "./number.js";
import { pattern } from "./pattern.js";
import { UNITS_OF_COMMUNES, UNITS_OF_DISTRICTS, UNITS_OF_PROVINCES } from "./places.js";

/** @typedef {import("./cited_issuer.js").Citing} Citing */

const MOTTO =
  /ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc|ĐOÀN TNCS HỒ CHÍ MINH$/iu;
const PLACE_AND_DAY = /^(?<place>\p{Lu}[^,\d]{1,60}?)\s*,\s*ng[àa]y(?<date>[\s\d./tháhngnăm…-]+)/iu;
const NUMBER_LINE = /^(?:(?<type>\p{Lu}[\p{L} ]{2,30}) s[ốô]\s*:|S[ốôoỐ]\s*:?)\s*\d/u;
const GOES_ON = new RegExp(
  `^(?:${[...UNITS_OF_PROVINCES, ...UNITS_OF_DISTRICTS, ...UNITS_OF_COMMUNES, "và", "khóa"].join("|")})(?!\\p{L})`,
  "u",
);
const HEAD = pattern("organs.HEAD");
const LINES = 40;

/**
 * Organ, number and day of the document that a text is; null if its header does not tell number and organ.
 *
 * @param {string} text
 * @returns {Citing | null}
 */
export function readOwnHeader(text) {
  const cells = headerCells(text);
  const at = cells.findIndex(isNumberLine);
  const number = parseNumber(cells[at] ?? "");
  if (number === null) return null;
  const organs = organsIn(cells.slice(0, at + 6));
  const issuerNamed = organs.at(-1) ?? "";
  if (!issuerNamed) return null;
  const { place, issued } = placeAndDay(cells);
  const issuer = identifyIssuer(issuerNamed, { parent: organs.at(-2) ?? "", place, day: issued });
  return issuer.level === null ? null : { issuerNamed, issuer, number, issued };
}

/**
 * Whether a line is that of the number: "Số: 12-CV/TU", "Nghị quyết số: 89/2025/UBTVQH15".
 *
 * @param {string} cell
 */
function isNumberLine(cell) {
  const match = NUMBER_LINE.exec(cell);
  const type = match?.groups?.["type"];
  return match !== null && (type === undefined || documentTypeNamed(type) !== null);
}

/**
 * The cells of the first lines: two columns may stand on one line, parted by wide gaps, tabs or bars.
 *
 * @param {string} text
 */
function headerCells(text) {
  return nfc(text)
    .slice(0, 8000)
    .split(/\r?\n/u)
    .slice(0, LINES)
    .flatMap((line) => unifyDashes(line).split(/\t|\s*\|\s*| {3,}/u))
    .map((cell) => tidySpaces(cell.replace(/^[\s*_#>-]+|[\s*_]+$/gu, "")));
}

/**
 * The names of organs printed in capitals, from the highest down; a name broken over two lines in one piece.
 *
 * @param {string[]} cells
 */
function organsIn(cells) {
  /** @type {string[]} */
  const organs = [];
  let open = false;
  for (const cell of cells) {
    const bare = tidySpaces(cell.replace(MOTTO, " "));
    if (documentTypeNamed(bare) !== null) break;
    if (!bare && cell) continue; // the motto, in the other column
    if (!isCapitals(bare) || isNumberLine(bare)) {
      open = false;
      continue;
    }
    const named = sentenceCase(bare).text;
    if (organs.length && (GOES_ON.test(compareKey(named)) || (open && !HEAD.match(named)))) {
      organs.push(`${organs.pop()} ${bare}`);
    } else if (HEAD.match(named)) organs.push(bare);
    open = true;
  }
  return organs.filter((organ, index) => compareKey(organ) !== compareKey(organs[index + 1] ?? ""));
}

/** @param {string[]} cells */
function placeAndDay(cells) {
  for (const cell of cells) {
    const match = PLACE_AND_DAY.exec(cell);
    const place = match?.groups?.["place"] ?? "";
    if (match && beginsName(place)) return { place, issued: findDates(cell)[0]?.value ?? null };
  }
  return { place: "", issued: null };
}
