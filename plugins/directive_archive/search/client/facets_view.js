// Filters: a group of check boxes for each facet, and what was chosen as chips that can be taken away.

import { count, element } from "./elements.js";

/** @typedef {import("./columns.js").Facet} Facet */
/** @typedef {import("./columns.js").Counted} Counted */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./results_view.js").Href} Href */

/** Values of a facet that are shown at once; the rest at a click. */
const SHOWN = 6;
/** With more than this many, a field helps to find one. */
const MANY = 20;
/** Most values that are put into the page. */
const MOST = 300;

/**
 * Groups of check boxes that keep their elements, their order and so the focus, while only counts change.
 */
export class FacetsView {
  /**
   * @param {HTMLElement} place
   * @param {string} form id of the form that the boxes belong to
   */
  constructor(place, form) {
    this.place = place;
    this.form = form;
    /** @type {Map<string, FacetView>} */
    this.views = new Map();
  }

  /**
   * @param {Facet[]} facets
   * @param {boolean} keepOrder whether values stay where they are: the words are the same, only filters changed
   */
  show(facets, keepOrder) {
    const shown = facets.filter(({ values }) => values.length > 0);
    const views = shown.map((facet) => {
      const view = this.views.get(facet.parameter) ?? new FacetView(facet, this.form);
      this.views.set(facet.parameter, view);
      view.show(facet.values, keepOrder);
      return view.element;
    });
    if (views.length !== this.place.children.length || views.some((each, place) => each !== this.place.children[place]))
      this.place.replaceChildren(...views);
  }

  /**
   * Names of what was chosen, where they are known.
   *
   * @param {string} parameter
   * @param {string} slug
   */
  label(parameter, slug) {
    const view = this.views.get(parameter);
    return { facet: view?.facet.label.vi ?? "", value: view?.label(slug) ?? slug };
  }
}

class FacetView {
  /**
   * @param {Facet} facet
   * @param {string} form
   */
  constructor(facet, form) {
    this.facet = facet;
    this.form = form;
    /** @type {Map<string, {element: HTMLLabelElement, box: HTMLInputElement, count: HTMLElement, value: Counted}>} */
    this.rows = new Map();
    /** @type {Counted[]} */
    this.values = [];
    this.open = false;
    this.list = element("div", { class: "facet-values" });
    this.more = element("button", { type: "button", class: "facet-more", "aria-expanded": "false" });
    this.finder = element("input", {
      type: "search",
      class: "facet-finder",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Lọc danh sách",
      "aria-label": `Lọc danh sách: ${facet.label.vi}`,
    });
    this.more.addEventListener("click", () => {
      this.open = !this.open;
      this.finder.value = "";
      this.#draw();
    });
    this.finder.addEventListener("input", () => this.#draw());
    this.finder.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.element = element("fieldset", { class: "facet", "data-facet": facet.parameter });
    this.element.append(element("legend", {}, facet.label.vi), this.finder, this.list, this.more);
  }

  /**
   * @param {Counted[]} values
   * @param {boolean} keepOrder
   */
  show(values, keepOrder) {
    if (keepOrder) {
      const places = new Map(this.values.map(({ slug }, place) => [slug, place]));
      const place = (/** @type {Counted} */ { slug }) => places.get(slug) ?? Infinity;
      const given = new Set(values.map(({ slug }) => slug));
      const gone = this.values.filter(({ slug }) => !given.has(slug));
      const all = [...values, ...gone.map((value) => ({ ...value, count: 0, chosen: false }))];
      this.values = all.sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
    } else this.values = values;
    this.#draw();
  }

  #draw() {
    const sought = plain(this.finder.value);
    const matching = sought ? this.values.filter(({ label, note }) => plain(`${label} ${note}`).includes(sought)) : this.values;
    const shown = matching.filter((value, place) => value.chosen || place < (this.open ? MOST : SHOWN));
    const rows = shown.map((value) => this.#row(value));
    if (rows.length !== this.list.children.length || rows.some((row, place) => row !== this.list.children[place])) {
      const focused = document.activeElement;
      this.list.replaceChildren(...rows);
      if (focused instanceof HTMLElement && this.list.contains(focused)) focused.focus({ preventScroll: true });
    }
    const hidden = this.values.length - SHOWN;
    this.finder.hidden = !this.open || this.values.length <= MANY;
    this.more.hidden = hidden <= 0;
    this.more.setAttribute("aria-expanded", String(this.open));
    this.more.textContent = this.open ? "Thu gọn" : `Xem thêm ${count(hidden)}`;
    this.more.setAttribute("aria-label", `${this.more.textContent}: ${this.facet.label.vi}`);
  }

  /** @param {Counted} value */
  #row(value) {
    let row = this.rows.get(value.slug);
    if (!row) {
      const box = element("input", { type: "checkbox", name: this.facet.parameter, value: value.slug });
      box.setAttribute("form", this.form);
      const name = element("span", { class: "facet-name" }, value.label);
      if (value.note) name.append(" ", element("small", {}, value.note));
      const number = element("span", { class: "n" });
      row = { element: element("label", { class: "facet-value" }, box, name, " ", number), box, count: number, value };
      this.rows.set(value.slug, row);
    }
    row.value = value;
    row.box.checked = value.chosen;
    row.count.textContent = count(value.count);
    row.element.classList.toggle("facet-none", value.count === 0);
    return row.element;
  }

  /** @param {string} slug */
  label(slug) {
    return this.values.find((value) => value.slug === slug)?.label;
  }
}

/**
 * Letters without marks, for finding.
 *
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase().trim();
}

/**
 * What was chosen, each as a link to the page without it.
 *
 * @param {HTMLElement} place
 * @param {State} state
 * @param {FacetsView} facets
 * @param {Href} href
 */
export function showChips(place, state, facets, href) {
  const chips = Object.entries(state.facets).flatMap(([parameter, chosen]) =>
    chosen.map((slug) => {
      const { facet, value } = facets.label(parameter, slug);
      const rest = { ...state.facets, [parameter]: chosen.filter((each) => each !== slug) };
      return chip([facet, value], href({ facets: rest, page: 1 }));
    }),
  );
  if (state.from) chips.push(chip(["Từ ngày", shownDay(state.from)], href({ from: "", page: 1 })));
  if (state.to) chips.push(chip(["Đến ngày", shownDay(state.to)], href({ to: "", page: 1 })));
  if (chips.length > 1) {
    const all = element("a", { href: href({ facets: {}, from: "", to: "", page: 1 }), class: "chips-none" }, "Bỏ hết bộ lọc");
    chips.push(element("li", {}, all));
  }
  place.hidden = chips.length === 0;
  if (chips.length === place.children.length && chips.every((each, at) => place.children[at]?.isEqualNode(each))) return;
  const focused = [...place.querySelectorAll("a")].findIndex((each) => each === document.activeElement);
  place.replaceChildren(...chips);
  if (focused >= 0) place.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
}

/**
 * @param {[string, string]} names
 * @param {string} href
 */
function chip([facet, value], href) {
  const name = [facet, value].filter(Boolean).join(": ");
  const link = element("a", { href, class: "chip", "aria-label": `Bỏ lọc ${name}` });
  if (facet) link.append(element("span", { class: "chip-facet" }, `${facet}:`), " ");
  link.append(value, " ", element("span", { class: "chip-x", "aria-hidden": "true" }, "×"));
  return element("li", {}, link);
}

/** @param {string} iso */
function shownDay(iso) {
  return iso.split("-").reverse().map(Number).join("/");
}
