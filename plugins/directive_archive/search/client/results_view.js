// The list of results, the pages of it, and what is said where there is none.

import { count, element, inBoth, withHtml } from "./elements.js";

/** @typedef {import("./engine.js").Found} Found */
/** @typedef {import("./engine.js").Row} Row */
/** @typedef {(change: Partial<import("./state.js").State>) => string} Href address of the page with something changed */

/**
 * @param {HTMLOListElement} list
 * @param {Found} found
 * @param {string} home
 */
export function showResults(list, { rows, first }, home) {
  list.start = first;
  list.replaceChildren(...rows.map((row) => item(row, home)));
}

/**
 * @param {Row} row
 * @param {string} home
 */
function item(row, home) {
  const link = element("a", { class: "doc-link", href: home + row.location });
  if (row.headingHtml) link.append(withHtml("span", "doc-number", row.headingHtml), " ");
  if (row.titleHtml) link.append(withHtml("span", "doc-subject", row.titleHtml));
  const made = element("li", { class: "doc", "data-id": row.id }, link);
  if (row.factsHtml) made.append(withHtml("p", "doc-facts", row.factsHtml));
  if (row.excerptHtml) made.append(withHtml("p", "doc-excerpt", row.excerptHtml));
  return made;
}

/**
 * Put the places of the texts where the words stand into the list, once they are there.
 *
 * @param {HTMLOListElement} list
 * @param {Found} found what the list shows
 * @param {Map<number, string>} snippets
 */
export function showSnippets(list, { rows }, snippets) {
  rows.forEach(({ document }, place) => {
    const html = snippets.get(document);
    const made = list.children[place];
    if (!html || !made) return;
    made.querySelector(".doc-excerpt")?.remove();
    made.append(withHtml("p", "doc-excerpt", html));
  });
}

/**
 * The one document whose number was typed.
 *
 * @param {HTMLElement} place
 * @param {Row | undefined} row
 * @param {string} home
 */
export function showDirect(place, row, home) {
  place.hidden = !row;
  place.replaceChildren();
  if (!row) return;
  const link = withHtml("a", "", [row.headingHtml, row.titleHtml].filter(Boolean).join(": "));
  link.setAttribute("href", home + row.location);
  place.append("Đi thẳng tới văn bản: ", link);
}

/**
 * Links to the pages, written as those of the archive's lists are.
 *
 * @param {HTMLElement} place
 * @param {Found} found
 * @param {Href} href
 */
export function showPager(place, { page, pages }, href) {
  place.hidden = pages < 2;
  if (pages < 2) return place.replaceChildren();
  const list = element("ul");
  const link = (/** @type {number} */ to, /** @type {string} */ label, /** @type {Record<string, string>} */ more) =>
    list.append(element("li", {}, element("a", { href: href({ page: to }), ...more }, label)));
  if (page > 1) link(page - 1, "‹ Trước", { rel: "prev" });
  const near = [page - 2, page - 1, page, page + 1, page + 2].filter((each) => each > 0 && each <= pages);
  const shown = [...new Set([1, ...near, pages])];
  shown.forEach((number, place_) => {
    if (place_ > 0 && number - /** @type {number} */ (shown[place_ - 1]) > 1)
      list.append(element("li", {}, element("span", {}, "…")));
    if (number === page) list.append(element("li", {}, element("span", { "aria-current": "page" }, count(number))));
    else link(number, count(number), { "aria-label": `Trang ${count(number)}` });
  });
  if (page < pages) link(page + 1, "Sau ›", { rel: "next" });
  place.replaceChildren(list);
}

/**
 * What to try when nothing was found.
 *
 * @param {{suggestion: string, offers: Found["offers"], filtered: boolean, words: number, turned: boolean}} about
 * @param {number | undefined} unfiltered documents that the words alone find, if that is known
 * @param {Href} href
 * @returns {Node[]}
 */
export function nothingFound({ suggestion, offers, filtered, words, turned }, unfiltered, href) {
  const said = [inBoth("Không tìm thấy văn bản nào.", "Nothing was found.")];
  const tries = element("ul");
  const without = { facets: {}, from: "", to: "", page: 1 };
  if (turned)
    tries.append(element("li", {}, "“Đến ngày” sớm hơn “Từ ngày”: hãy xem lại hai ngày. ", english("The last day lies before the first.")));
  if (suggestion)
    tries.append(
      element(
        "li",
        {},
        "Có phải ý bạn là ",
        element("a", { href: href({ query: suggestion, page: 1 }), class: "search-meant" }, suggestion),
        "? ",
        english("Did you mean this?"),
      ),
    );
  if (filtered && unfiltered !== 0) {
    const all = unfiltered === undefined ? "Bỏ hết bộ lọc" : `Bỏ hết bộ lọc để xem ${count(unfiltered)} văn bản`;
    tries.append(element("li", {}, element("a", { href: href(without) }, all), ". ", english("Remove the filters.")));
  }
  for (const { text, total } of offers) {
    const link = element("a", { href: href({ query: text, page: 1 }) }, text);
    tries.append(element("li", {}, "Bớt chữ: ", link, ` (${count(total)} văn bản). `, english("With fewer words.")));
  }
  if (words > 1 && offers.length === 0) tries.append(element("li", {}, "Bớt chữ đi: văn bản phải có đủ mọi chữ đã gõ. ", english("Use fewer words.")));
  if (words > 0)
    tries.append(
      element("li", {}, "Thử viết cách khác, gõ không dấu, hay chỉ gõ phần số của văn bản. ", english("Try another spelling, or the number alone.")),
    );
  tries.append(
    element("li", {}, "Duyệt theo ", element("a", { href: "#search-ways" }, "mục lục dưới đây"), ". ", english("Browse the lists below.")),
  );
  return [...said, tries];
}

/**
 * What is said above results that are not quite what was typed.
 *
 * @param {Found} found
 * @param {string} query
 * @param {Href} href
 * @returns {Node[]}
 */
export function notQuite({ relaxed, suggestion }, query, href) {
  if (relaxed === "most")
    return [
      inBoth(
        "Không văn bản nào có đủ mọi chữ đã gõ; đây là những văn bản có nhiều chữ nhất.",
        "No document has every word; these have most of them.",
      ),
    ];
  if (relaxed !== "spelling") return [];
  const said = element("p", {}, `Không văn bản nào có “${query.trim()}”. Đang hiện kết quả cho “`);
  said.append(element("a", { href: href({ query: suggestion, page: 1 }), class: "search-meant" }, suggestion), "”. ");
  said.append(english("Nothing has what was typed; these have what was probably meant."));
  return [said];
}

/** @param {string} text */
function english(text) {
  return element("span", { lang: "en" }, text);
}
