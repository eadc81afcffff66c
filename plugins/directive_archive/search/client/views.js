// The three ways to see what was found: list, words in context, words over time. What the last two need is fetched when
// one of them is opened.

import { element } from "./elements.js";

/** @typedef {import("./asking.js").Asking} Asking */
/** @typedef {import("./state.js").State} State */
/** @typedef {(change: Partial<State>) => string} Href */

/** @type {{view: State["view"], label: string}[]} */
const VIEWS = [
  { view: "", label: "Danh sách" },
  { view: "ngu-canh", label: "Ngữ cảnh" },
  { view: "thoi-gian", label: "Theo thời gian" },
];

/**
 * Links to the views of the same query.
 *
 * @param {HTMLElement} place
 * @param {State} state
 * @param {Href} href
 */
export function showViews(place, state, href) {
  const list = element("ul");
  for (const { view, label } of VIEWS) {
    const link = element("a", { href: href({ view, order: "", page: 1 }) }, label);
    if (view === state.view) link.setAttribute("aria-current", "page");
    list.append(element("li", {}, link));
  }
  place.replaceChildren(list);
  place.hidden = state.query.trim() === "";
}

/** @type {Promise<unknown> | undefined} */
let styles;

/** @param {string} address */
function loadStyles(address) {
  styles ??= new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href: address });
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve); // plain is better than nothing
    document.head.append(link);
  });
  return styles;
}

/** @type {{key: string, studied: import("./study.js").Studied} | undefined} of the query and filters shown last */
let last;

/**
 * Show words in context or words over time.
 *
 * @param {HTMLElement} place
 * @param {State} state
 * @param {{asking: Asking, home: string, href: Href, go: (state: State) => void, isCurrent: () => boolean}} page
 * @returns {Promise<number>} documents that the query finds
 */
export async function showView(place, state, { asking, home, href, go, isCurrent }) {
  const { query, facets, from, to, apart } = state;
  const key = JSON.stringify([query, facets, from, to, apart]);
  if (last?.key !== key) place.replaceChildren(element("p", { role: "status" }, "Đang tra …"));
  const [module, studied] = await Promise.all([
    state.view === "thoi-gian" ? import("./timeline_view.js") : import("./concordance_view.js"),
    last?.key === key ? last.studied : asking.ask("inquire", { state }),
    loadStyles(`${home}assets/archive/texts.css`),
  ]);
  if (!isCurrent()) return studied.total;
  // What could not be read is asked for again the next time.
  last = studied.damaged || studied.lost.length > 0 ? undefined : { key, studied };
  const { sequences } = studied;
  module.render(
    place,
    {
      key,
      studied,
      order: state.order,
      page: state.page,
      apart,
      home,
      href,
      lines: (documents) => asking.ask("lines", { sequences, documents }),
      shown: (documents) => asking.ask("shown", { documents }),
      counted: (sequence, documents) => asking.ask("counted", { sequences: [sequence], documents }),
      months: (counts) => asking.ask("months", { state, counts }),
    },
    { onNavigate: (change) => go({ ...state, ...change }) },
  );
  return studied.total;
}
