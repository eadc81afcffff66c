// The search page: what is typed and chosen goes into the address and to the worker, what comes back is shown.

import { Asking, Unanswered } from "./asking.js";
import { byId, count, element, inBoth } from "./elements.js";
import { FacetsView, showChips } from "./facets_view.js";
import { notQuite, nothingFound, showDirect, showPager, showResults, showSnippets } from "./results_view.js";
import { PAGE_SIZE, asksAnything, isFiltered, readDay, readState, tidy, writeState } from "./state.js";
import { takeStraight } from "./straight.js";
import { showView, showViews } from "./views.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Counts} Counts */

/** Milliseconds without a key pressed until an answer is asked for, until all is counted, and until it is read out. */
const TYPING = 120;
const COUNTING = 350;
const SETTLED = 700;
/** A view reads texts: it waits until a word is there. */
const TYPING_IN_VIEW = 600;

const form = byId("search-form", HTMLFormElement);
const field = byId("search-query", HTMLInputElement);
const body = byId("search-body", HTMLElement);
const filters = byId("search-filters", HTMLDetailsElement);
const filterCount = byId("search-filter-count", HTMLElement);
const from = byId("search-from", HTMLInputElement);
const to = byId("search-to", HTMLInputElement);
const sort = byId("search-sort", HTMLSelectElement);
const heading = byId("search-heading", HTMLElement);
const total = byId("results-count", HTMLElement);
const chips = byId("search-chips", HTMLElement);
const notice = byId("search-notice", HTMLElement);
const direct = byId("search-direct", HTMLElement);
const list = byId("results", HTMLOListElement);
const pager = byId("search-pager", HTMLElement);
const downloads = byId("search-downloads", HTMLElement);
const downloadState = byId("search-download-state", HTMLElement);
const said = byId("search-said", HTMLElement);
const ways = byId("search-ways", HTMLElement);
const views = byId("search-views", HTMLElement);
const view = byId("search-view", HTMLElement);

/** @type {string[]} */
const parameters = JSON.parse(form.dataset["parameters"] ?? "[]");
const home = new URL(form.dataset["home"] ?? "./", location.href).href;
const asking = new Asking(new URL(form.dataset["script"] ?? "", location.href).href);
const facets = new FacetsView(byId("search-facets", HTMLElement), form.id);

let state = readState(location.search, parameters);
/** Address of the entry of the history that what is being typed stands in for. */
let settledAddress = location.href;
let typing = false;
let turn = 0;
/** What the facets were last counted for: with the same words, values keep their places. */
let counted = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

/** Whether the next list is that of a form that was sent: a certain number then leads straight to its document. */
let straight = false;
/** How far down the page to be when the list stands there. */
let scroll = 0;
/** Whether lines or months are shown instead of the list. */
let wasViewing = false;
const title = document.title;

/** @param {State} of */
function address(of) {
  const search = writeState(of);
  return new URL(search ? `?${search}` : location.pathname, location.href).href;
}

/** @param {Partial<State>} change */
const href = (change) => address({ ...state, ...change });

/**
 * Go to another state.
 *
 * @param {State} next
 * @param {boolean} [byKey] a key pressed has no entry of its own in the history; all else has
 */
function go(next, byKey = false) {
  if (byKey) {
    if (!typing) settledAddress = location.href;
    typing = true;
    history.replaceState({}, "", address(next));
  } else {
    settle();
    if (address(next) !== location.href) history.pushState({}, "", address(next));
  }
  state = next;
  scroll = 0;
  refresh();
}

/** What was typed becomes an entry of its own, and the one before it is again what it was. */
function settle() {
  clearTimeout(waiting);
  if (!typing) return;
  typing = false;
  const typed = location.href;
  if (typed === settledAddress) return;
  history.replaceState({}, "", settledAddress);
  history.pushState({}, "", typed);
}

/** Put the state into the fields, but not under the hands of who is typing. */
function fill() {
  if (tidy(field.value) !== state.query) field.value = state.query;
  if (document.activeElement !== from || readDay(from.value) !== state.from) from.value = state.from;
  if (document.activeElement !== to || readDay(to.value) !== state.to) to.value = state.to;
  sort.value = state.sort;
  const chosen = Object.values(state.facets).flat().length + Number(state.from !== "") + Number(state.to !== "");
  filterCount.hidden = chosen === 0;
  filterCount.textContent = String(chosen);
  showChips(chips, state, facets, href);
}

/** Ask for what the state wants and show it: the list first, then counts and facets. */
async function refresh() {
  const asked = ++turn;
  const wanted = state;
  const isCurrent = () => asked === turn;
  const sent = straight;
  straight = false;
  fill();
  body.hidden = false;
  document.title = wanted.query.trim() ? `${wanted.query.trim()} – ${title}` : title;
  const anything = asksAnything(wanted);
  body.classList.toggle("search-greeting", !anything);
  list.setAttribute("aria-busy", String(anything));
  downloadState.textContent = "";
  if (anything) {
    ways.hidden = true;
    if (!list.hasChildNodes()) total.textContent = "Đang tìm …";
  }
  showViews(views, wanted, href);
  const viewing = wanted.view !== "" && wanted.query.trim() !== "";
  if (!viewing) view.replaceChildren();
  /** @type {Found | undefined} */
  let found;
  try {
    show(viewing);
    if (viewing) {
      const number = await showView(view, wanted, { asking, home, href, go, isCurrent });
      if (!isCurrent()) return;
      show(number > 0);
      if (number > 0) {
        clear();
        showTotal(number, true);
        ways.hidden = true;
        list.setAttribute("aria-busy", "false");
        const counts = await asking.ask("count", { state: wanted });
        if (isCurrent()) showCounts(counts, wanted, undefined);
        return;
      }
      view.replaceChildren(); // the list says what to try
    }
    if (anything) {
      found = await asking.ask("find", { state: wanted });
      if (!isCurrent()) return;
      if (sent && found.direct && !isFiltered(wanted)) return location.assign(home + found.direct.location);
      showFound(found, wanted);
      void quote(found, wanted, isCurrent);
    } else greet();
    // Not for every key: who types on must not wait for the counts of half a word.
    if (typing) await new Promise((resolve) => setTimeout(resolve, COUNTING));
    if (!isCurrent()) return;
    const counts = await asking.ask("count", { state: wanted });
    if (isCurrent()) showCounts(counts, wanted, found);
  } catch (error) {
    if (isCurrent()) trouble(error, found);
  }
}

/**
 * Make room for lines and months, or for the list.
 *
 * @param {boolean} viewing
 */
function show(viewing) {
  if (body.classList.toggle("search-viewing", viewing) !== wasViewing) unfold();
  wasViewing = viewing;
}

/**
 * Show where in the texts the words stand; until then, and without that, the list has the beginning of each.
 *
 * @param {Found} found
 * @param {State} wanted
 * @param {() => boolean} isCurrent
 */
async function quote(found, wanted, isCurrent) {
  const documents = found.rows.map(({ document }) => document);
  if (documents.length === 0 || wanted.query.trim() === "") return;
  try {
    const { snippets } = await asking.ask("snippets", { state: wanted, documents, hits: found.hits });
    if (isCurrent()) showSnippets(list, found, snippets);
  } catch (error) {
    console.warn(error);
  }
}

/** Nothing is asked yet: the lists of the archive, and filters to begin with. */
function greet() {
  clear();
  total.textContent = "";
  delete total.dataset["count"];
  ways.hidden = false;
}

function clear() {
  list.replaceChildren();
  notice.replaceChildren();
  for (const each of [direct, pager, downloads]) each.hidden = true;
}

/**
 * @param {Found} found
 * @param {State} wanted
 */
function showFound(found, wanted) {
  if (found.damaged && !navigator.onLine) return trouble(new Unanswered("offline"), undefined);
  clear();
  showResults(list, found, home);
  showDirect(direct, found.page === 1 ? found.direct : undefined, home);
  showPager(pager, found, href);
  showTotal(found.total, found.counted);
  if (found.total === 0) notice.replaceChildren(...nothing(found, wanted, undefined));
  else notice.append(...notQuite(found, wanted.query, href));
  if (found.lost.length > 0) notice.append(lostFilters());
  if (found.damaged)
    notice.append(
      inBoth("Một phần dữ liệu tìm kiếm không tải được, nên có thể thiếu kết quả.", "Parts of the index could not be read; results may be missing."),
    );
  ways.hidden = found.total > 0;
  downloads.hidden = found.total === 0;
  list.setAttribute("aria-busy", "false");
  if (scroll > 0) scrollTo(0, scroll);
  scroll = 0;
  say(found);
}

/**
 * @param {Counts} counts
 * @param {State} wanted
 * @param {Found | undefined} found
 */
function showCounts(counts, wanted, found) {
  facets.show(counts.facets, counted === wanted.query);
  counted = wanted.query;
  showChips(chips, wanted, facets, href);
  if (!found) return;
  if (!found.counted) {
    const pages = Math.max(1, Math.ceil(counts.total / PAGE_SIZE));
    showTotal(counts.total, true);
    showPager(pager, { ...found, pages: found.page === 1 ? pages : found.pages }, href);
    say({ ...found, total: counts.total, counted: true });
  }
  if (found.total === 0 && !notice.contains(document.activeElement))
    notice.replaceChildren(...nothing(found, wanted, counts.unfiltered));
  if (counts.lost.length > 0 && found.lost.length === 0) notice.append(lostFilters());
}

/**
 * @param {Found} found
 * @param {State} wanted
 * @param {number | undefined} unfiltered
 */
function nothing(found, wanted, unfiltered) {
  const words = wanted.query.split(/\s+/u).filter(Boolean).length;
  const turned = wanted.from !== "" && wanted.to !== "" && wanted.to < wanted.from;
  const { suggestion, offers } = found;
  return nothingFound({ suggestion, offers, filtered: isFiltered(wanted), words, turned }, unfiltered, href);
}

function lostFilters() {
  return inBoth("Một số bộ lọc không tải được nên chưa có tác dụng.", "Some filters could not be loaded and have no effect.");
}

/**
 * @param {number} number
 * @param {boolean} exact
 */
function showTotal(number, exact) {
  total.textContent = `${exact ? "" : "Hơn "}${count(number)} văn bản`;
  total.dataset["count"] = String(number);
  byId("search-download-count", HTMLElement).textContent = exact ? count(number) : "";
}

/**
 * Tell those who do not see the list, once nothing changes any more.
 *
 * @param {Found} found
 */
function say({ total: number, page, pages, counted: exact, relaxed, suggestion }) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    if (number === 0) said.textContent = suggestion ? `Không tìm thấy. Có phải ý bạn là ${suggestion}?` : "Không tìm thấy văn bản nào.";
    else {
      const instead = relaxed === "spelling" ? ` cho ${suggestion}` : relaxed === "most" ? " có nhiều chữ nhất" : "";
      const place = pages > 1 ? `, trang ${count(page)} trên ${count(pages)}` : "";
      said.textContent = `${exact ? "" : "Hơn "}${count(number)} văn bản${instead}${place}.`;
    }
  }, SETTLED);
}

/**
 * @param {unknown} error
 * @param {Found | undefined} found what was found before
 */
function trouble(error, found) {
  console.warn(error);
  list.setAttribute("aria-busy", "false");
  if (found) return notice.append(lostFilters());
  clear();
  total.textContent = "Chưa tìm được"; // a heading is never empty
  delete total.dataset["count"];
  const offline = error instanceof Unanswered && error.reason === "offline";
  const message = offline
    ? inBoth("Không có kết nối mạng. Trang sẽ tự tìm lại khi có mạng.", "You are offline. The search goes on once you are connected.")
    : inBoth(
        "Không tải được dữ liệu tìm kiếm. Hãy thử lại, hoặc duyệt theo mục lục dưới đây.",
        "The search index could not be loaded. Try again, or browse the lists below.",
      );
  const again = element("button", { type: "button", class: "md-button" }, "Thử lại");
  again.addEventListener("click", () => {
    field.focus();
    refresh();
  });
  notice.replaceChildren(message, element("p", {}, again));
  ways.hidden = false;
  clearTimeout(speaking);
  said.textContent = offline ? "Không có kết nối mạng." : "Không tải được dữ liệu tìm kiếm.";
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  list.setAttribute("aria-busy", "true");
  waiting = setTimeout(() => go({ ...state, query: tidy(field.value), page: 1 }, true), state.view ? TYPING_IN_VIEW : TYPING);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  straight = true;
  go({ ...state, query: tidy(field.value), page: 1 });
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || target.form !== form) return;
  if (target === field) return;
  const next = { ...state, query: tidy(field.value), page: 1 };
  if (target === sort) return go({ ...next, sort: target.value === "moi" || target.value === "cu" ? target.value : "" });
  if (target === from || target === to) {
    // A year that is being typed is out of range for a while.
    if (!target.validity.valid) return;
    return go({ ...next, [target === from ? "from" : "to"]: readDay(target.value) });
  }
  const chosen = new Set(state.facets[target.name]);
  if (target instanceof HTMLInputElement && target.checked) chosen.add(target.value);
  else chosen.delete(target.value);
  go({ ...next, facets: { ...state.facets, [target.name]: [...chosen] } });
});

byId("search-skip", HTMLAnchorElement).addEventListener("click", (event) => {
  event.preventDefault(); // not a step of the history
  heading.focus();
});

// Links to other states of this page are followed without loading it anew.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const aim = new URL(link.href);
  if (!body.contains(link) || aim.origin !== location.origin || aim.pathname !== location.pathname || aim.hash) return;
  event.preventDefault();
  const paging = pager.contains(link);
  const tab = views.contains(link);
  const inView = view.contains(link);
  const inViewPager = link.closest(".pager") !== null;
  const chip = [...chips.querySelectorAll("a")].indexOf(link);
  go(readState(aim.search, parameters));
  if (paging) {
    // The link is gone: who reads on goes on where the list begins.
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  } else if (chip >= 0) {
    const rest = chips.querySelectorAll("a");
    (rest[Math.min(chip, rest.length - 1)] ?? heading).focus({ preventScroll: true });
  } else if (tab) /** @type {HTMLElement | null} */ (views.querySelector("[aria-current]"))?.focus({ preventScroll: true });
  else if (inView) {
    // Who turns pages of lines is led on by the view itself.
    if (!inViewPager) heading.focus({ preventScroll: true });
  } else field.focus({ preventScroll: true });
});

addEventListener("popstate", (event) => {
  clearTimeout(waiting);
  typing = false;
  if (address(state) === location.href) return; // a place on this page
  state = readState(location.search, parameters);
  field.value = state.query;
  scroll = Number(event.state?.scroll) || 0;
  refresh();
});

addEventListener("online", () => {
  if (notice.querySelector("button")) refresh();
});

for (const button of downloads.querySelectorAll("button"))
  button.addEventListener("click", async () => {
    const wanted = state;
    const format = /** @type {import("./downloads.js").Format} */ (button.dataset["format"]);
    button.disabled = true;
    try {
      const { content, count: rows, lost } = await asking.ask("collect", { state: wanted, format, home }, (done, all) => {
        downloadState.textContent = `${Math.round((100 * done) / all)}%`;
      });
      const link = element("a", { href: URL.createObjectURL(content), download: `ket-qua.${format}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      downloadState.textContent =
        lost > 0 ? `Đã tải ${count(rows)} văn bản; ${count(lost)} văn bản không tải được.` : `Đã tải ${count(rows)} văn bản.`;
    } catch (error) {
      console.warn(error);
      downloadState.textContent = "Không tải được. Hãy thử lại.";
    } finally {
      button.disabled = false;
    }
  });

// Where the reader was on the page is kept with its entry, for the way back.
history.scrollRestoration = "manual";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let scrolling;
addEventListener("scroll", () => {
  clearTimeout(scrolling);
  scrolling = setTimeout(() => history.replaceState({ ...history.state, scroll: Math.round(scrollY) }, ""), 200);
});

const wide = matchMedia("(min-width: 60em)");
const unfold = () => {
  filters.open = wide.matches && !body.classList.contains("search-viewing");
};
wide.addEventListener("change", unfold);
unfold();

scroll = Number(history.state?.scroll) || 0;
straight = takeStraight() === state.query && state.query !== "";
if (location.hash === `#${field.id}`) field.focus();
refresh();
