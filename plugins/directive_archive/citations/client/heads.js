// Which words before a number belong to it: ../heads.py, with the forms of ../forms.py.
import { documentTypeNamed, documentTypesOfSymbol, isDocumentSymbol } from "./document_types.js";
import { compareKey, fold, tidySpaces } from "./language.js";
import { nameAt } from "./organs.js";
import { constant, once, pattern } from "./pattern.js";

/** @typedef {import("./document_types.js").DocumentType} DocumentType */

/**
 * One way of writing a reference; `head` is searched in the text before its anchor, up to it.
 *
 * @typedef {{name: string, kind: string, anchor: string, head: import("./pattern.js").Pattern,
 *   agreeing_type: boolean}} Form
 */

/**
 * What stands before a number or date and belongs to it.
 *
 * @typedef {{form: Form, start: number, type: DocumentType | null, noun: string, abbreviated: string, so: boolean,
 *   issuer: string, date: string, name: string, doubts: string[]}} Head
 */

/** @type {Form[]} */
const FORMS = /** @type {Form[]} */ (constant("forms.FORMS")).map((form, index) => ({
  ...form,
  head: pattern(`forms.FORMS[${index}]`),
}));

/** @param {string} name */
function formNamed(name) {
  const form = FORMS.find((each) => each.name === name);
  if (form === undefined) throw new Error(`no form ${name}`);
  return form;
}

export const NUMBERED = formNamed("numbered");
export const LISTED = formNamed("listed");
export const UNSYMBOLED = formNamed("unsymboled");
export const DATED = formNamed("dated");
export const LAW_OF_DAY = formNamed("law_of_day");
export const LAW_OF_YEAR = formNamed("law_of_year");
const SYMBOL_FORMS = FORMS.filter((form) => form.anchor === "symbol" && form !== LISTED);

const NOUN = pattern("heads.NOUN");
const LAW_NOUN = pattern("heads.LAW_NOUN");
/** @type {number} */
const NEAREST = constant("heads.NEAREST");
const FOLDED_HEAD = pattern("heads.FOLDED_HEAD");
const NO_DOCUMENT = pattern("heads.NO_DOCUMENT");
const LIST_HEAD = pattern("heads.LIST_HEAD");
const SHARED = pattern("heads.SHARED");
const OWN_NUMBER = pattern("heads.OWN_NUMBER");
const OWN_COLON = pattern("heads.OWN_COLON");
const OWN_TYPE = pattern("heads.OWN_TYPE");
const LINE_OF_ITS_OWN = pattern("heads.LINE_OF_ITS_OWN");
const OF = pattern("heads.OF");
const OF_AT_END = pattern("heads.OF_AT_END");
const DATED_TITLE = pattern("heads.DATED_TITLE");
const ITEM_BEGINS = pattern("heads.ITEM_BEGINS");
const OPENING = pattern("heads.OPENING");
/** @type {Record<string, string>} */
const ABBREVIATIONS = constant("parts.ABBREVIATIONS");
/** @type {Record<string, string>} */
const OTHER_NOUNS = constant("parts.OTHER_NOUNS");
/** @type {string[]} */
const NOUN_NAMES = constant("parts.NOUN_NAMES");
const otherNouns = once(() => new Map(Object.entries(OTHER_NOUNS).map(([name, kind]) => [compareKey(name), kind])));
const foldedTypes = once(() => {
  /** @type {Map<string, DocumentType>} */
  const types = new Map();
  for (const name of NOUN_NAMES) {
    const kind = documentTypeNamed(OTHER_NOUNS[name] ?? name);
    if (kind) types.set(fold(name), kind);
  }
  return types;
});

/**
 * Where type nouns begin, the nearest to the end first.
 *
 * @param {string} line
 */
export function nounsBefore(line) {
  return [...NOUN.all(line)]
    .map((match) => match.index)
    .slice(-NEAREST)
    .reverse();
}

/**
 * Where nouns of laws begin, the first one first: a law may have another's name in its own.
 *
 * @param {string} line
 */
export function lawNounsBefore(line) {
  return [...LAW_NOUN.all(line)].map((match) => match.index);
}

/**
 * The head of a form at the first of the nouns that fits; an organ named in it must be one.
 *
 * @param {Form} form
 * @param {string} line
 * @param {number} begin
 * @param {number[]} nouns
 * @returns {Head | null}
 */
export function firstHead(form, line, begin, nouns) {
  for (const noun of nouns) {
    const match = form.head.match(line, noun);
    const head = match ? headOf(form, line, begin, match) : null;
    if (head) return head;
  }
  return null;
}

/**
 * @param {Form} form
 * @param {string} line
 * @param {number} begin
 * @param {RegExpExecArray} match
 * @returns {Head | null}
 */
function headOf(form, line, begin, match) {
  const groups = match.groups ?? {};
  let issuer = groups["before"] ?? "";
  const [from, to] = match.indices?.groups?.["before"] ?? [0, 0];
  if (issuer && nameAt(line, from) !== to) return null;
  const title = groups["title"] ?? "";
  const dated = DATED_TITLE.search(title); // công văn gửi các sở ngày 22/8/2022 (số
  const of = OF.match(title);
  if (of) issuer = title.slice(of[0].length, nameAt(title, of[0].length)); // Quyết định của Chủ tịch UBND tỉnh về … số
  const ending = title ? OF_AT_END.search(title) : null;
  const named = ending ? ending.index + ending[0].length : 0;
  if (named && nameAt(title, named) === title.length) issuer = title.slice(named);
  if (groups["noun"] === "điện") return null; // electricity; a telegram is written with a capital
  const noun = groups["noun"] || groups["constitution"] || "";
  return newHead(form, begin + match.index, {
    type: namedType(noun, groups["abbreviated"] ?? ""),
    noun,
    abbreviated: groups["abbreviated"] ?? "",
    so: Boolean(groups["so"]),
    issuer,
    date: dated?.groups?.["date"] ?? groups["date"] ?? "",
    name: groups["name"] ?? "",
  });
}

/**
 * @param {Form} form
 * @param {number} start
 * @param {Partial<Head>} facts
 * @returns {Head}
 */
export function newHead(form, start, facts) {
  const nothing = { type: null, noun: "", abbreviated: "", so: false, issuer: "", date: "", name: "", doubts: [] };
  return { form, start, ...nothing, ...facts };
}

/**
 * The type noun that belongs to a number, with what stands between them.
 *
 * @param {string} line
 * @param {number} begin
 * @param {string} symbol
 * @returns {Head | null}
 */
export function headOfNumber(line, begin, symbol) {
  const nouns = nounsBefore(line);
  const kinds = documentTypesOfSymbol(symbol);
  let direct = null;
  for (const form of SYMBOL_FORMS) {
    for (const noun of nouns) {
      const head = firstHead(form, line, begin, [noun]);
      if (head === null || (form !== NUMBERED && namesNoDocument(line))) continue;
      if (head.type === null ? !form.agreeing_type : kinds.includes(head.type)) return head;
      if (!form.agreeing_type) {
        direct = head;
        break;
      }
    }
  }
  if (direct !== null) return direct;
  const shared = SHARED.search(line);
  if (shared !== null) {
    const type = namedType(shared.groups?.["noun"] ?? "", shared.groups?.["abbreviated"] ?? "");
    return newHead(LISTED, begin + line.length, { type, doubts: ["reference-shared"] });
  }
  const folded = fold(line);
  if (folded.length === line.length && isDocumentSymbol(symbol) && !namesNoDocument(line)) {
    const match = FOLDED_HEAD.search(folded);
    return match ? headOf(NUMBERED, folded, begin, match) : null;
  }
  return null;
}

/**
 * Whether a number is the document's own, in its header.
 *
 * @param {string} before
 * @param {string} after
 */
export function isOwnNumber(before, after) {
  if (OWN_NUMBER.search(before) || OWN_COLON.search(before)) return true;
  return OWN_TYPE.search(before) !== null && LINE_OF_ITS_OWN.match(after) !== null;
}

/**
 * Whether the words before a number say that it is a form's, a contract's, an account's.
 *
 * @param {string} line
 */
export function namesNoDocument(line) {
  return NO_DOCUMENT.search(line) !== null;
}

/**
 * The issuer named in the line above a list, for an item that begins where the text ends; empty if there is none.
 *
 * @param {string} before
 */
export function openedList(before) {
  const lines = before.split("\n");
  if (!ITEM_BEGINS.fullMatch(lines.pop() ?? "")) return "";
  for (const line of lines.reverse()) {
    const name = OPENING.search(line)?.groups?.["before"];
    if (name !== undefined) return nameAt(name, 0) === name.length ? name : "";
    if (!ITEM_BEGINS.match(line)) return "";
  }
  return "";
}

/**
 * Type and issuer named before a list, or null if none is opened.
 *
 * @param {string} before
 * @returns {{type: DocumentType | null, issuer: string} | null}
 */
export function listHead(before) {
  const match = LIST_HEAD.search(before);
  if (match === null) return null;
  const { noun = "", abbreviated = "", before: issuer = "" } = match.groups ?? {};
  return { type: namedType(noun, abbreviated), issuer };
}

/**
 * Type that a noun names; null for a general one or an abbreviation of several.
 *
 * @param {string} noun
 * @param {string} abbreviated
 * @returns {DocumentType | null}
 */
function namedType(noun, abbreviated) {
  if (noun) {
    const name = tidySpaces(noun);
    return documentTypeNamed(otherNouns().get(compareKey(name)) ?? name) ?? foldedTypes().get(name) ?? null;
  }
  return abbreviated ? documentTypeNamed(ABBREVIATIONS[abbreviated] ?? "") : null;
}
