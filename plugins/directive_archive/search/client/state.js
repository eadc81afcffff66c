// What a reader asks, as it stands in the address of the search page.

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} facets what was chosen, by parameter
 * @property {string} from first day of issue, YYYY-MM-DD or empty
 * @property {string} to last day of issue
 * @property {"" | "moi" | "cu"} sort by relevance (without words: newest first), newest first, oldest first
 * @property {number} page from 1
 * @property {string} view how results are shown: empty for the list
 * @property {string} order what lines are sorted by, or months measured by, in a view; its own values
 * @property {boolean} apart whether a view looks for each word by itself
 */

/** Results a page. */
export const PAGE_SIZE = 10;
/** Most values of a facet, and letters of one: an address holds no more. */
const MOST_VALUES = 100;
const MOST_LETTERS = 200;
const MOST_PAGES = 100_000;
/** Longest query that an address holds. */
const MOST_QUERY = 1_000;
/** Slugs with commas between them, as people write addresses by hand; names of values have spaces and capitals. */
const SLUGS = /^[a-z0-9/-]+(?:,[a-z0-9/-]+)+$/;
const VIEWS = new Set(["ngu-canh", "thoi-gian"]);

/**
 * The state that an address tells; what makes no sense in it counts for nothing.
 *
 * @param {string} search `location.search`
 * @param {Iterable<string>} parameters of facets
 * @returns {State}
 */
export function readState(search, parameters) {
  const given = new URLSearchParams(search);
  /** @type {Record<string, string[]>} */
  const facets = {};
  for (const parameter of parameters) {
    const values = given.getAll(parameter).flatMap(parted).map((value) => value.trim().slice(0, MOST_LETTERS));
    const known = [...new Set(values.filter(Boolean))].slice(0, MOST_VALUES);
    if (known.length > 0) facets[parameter] = known;
  }
  const sort = given.get("sap");
  const page = Number(given.get("trang"));
  const view = given.get("xem") ?? "";
  return {
    query: tidy(given.get("q") ?? ""),
    facets,
    from: readFirst(given.get("tu")),
    to: readLast(given.get("den")),
    sort: sort === "moi" || sort === "cu" ? sort : "",
    page: Number.isInteger(page) && page > 1 ? Math.min(page, MOST_PAGES) : 1,
    view: VIEWS.has(view) ? view : "",
    order: VIEWS.has(view) ? (given.get("xep") ?? "").slice(0, MOST_LETTERS) : "",
    apart: VIEWS.has(view) && given.get("roi") === "1",
  };
}

/**
 * The part of the address behind `?`, in one order; the same state has one address.
 *
 * @param {State} state
 */
export function writeState({ query, facets, from, to, sort, page, view, order, apart }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const [parameter, values] of Object.entries(facets)) for (const value of values) given.append(parameter, value);
  if (from) given.set("tu", from);
  if (to) given.set("den", to);
  if (sort) given.set("sap", sort);
  if (view) given.set("xem", view);
  if (view && apart) given.set("roi", "1");
  if (view && order) given.set("xep", order);
  if (page > 1) given.set("trang", String(page));
  // A slash may stand in a query as it is, and document numbers are full of them.
  return given.toString().replaceAll("%2F", "/");
}

/**
 * A query without what no keyboard writes, at a length that an address holds. A space at its end stays: it says that
 * the last word is not the beginning of one.
 *
 * @param {string} text
 */
export function tidy(text) {
  return text
    .replace(/[\p{Cc}\p{Cs}\p{Co}\uFFFD\s]+/gu, " ")
    .trimStart()
    .slice(0, MOST_QUERY)
    .replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * Whether it says more than nothing: else the page greets.
 *
 * @param {State} state
 */
export function asksAnything(state) {
  return state.query !== "" || isFiltered(state) || state.sort !== "" || state.page > 1;
}

/** @param {State} state */
export function isFiltered({ facets, from, to }) {
  return from !== "" || to !== "" || Object.values(facets).some((values) => values.length > 0);
}

/** @param {string} value */
function parted(value) {
  return SLUGS.test(value) ? value.split(",") : [value];
}

/**
 * The first day of what an address says, which may be but a year or a month: 2020, 2020-07.
 *
 * @param {string | null} text
 */
function readFirst(text) {
  const { year, month } = /^(?<year>\d{4})(?:-(?<month>\d{2}))?$/.exec(text ?? "")?.groups ?? {};
  return readDay(year ? `${year}-${month ?? "01"}-01` : text);
}

/**
 * The last day of it.
 *
 * @param {string | null} text
 */
function readLast(text) {
  const { year, month } = /^(?<year>\d{4})(?:-(?<month>\d{2}))?$/.exec(text ?? "")?.groups ?? {};
  if (!year) return readDay(text);
  if (!month) return readDay(`${year}-12-31`);
  return [31, 30, 29, 28].map((day) => readDay(`${year}-${month}-${day}`)).find(Boolean) ?? "";
}

/**
 * A day that there is, as YYYY-MM-DD, else nothing.
 *
 * @param {string | null} text
 */
export function readDay(text) {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return "";
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : "";
}
