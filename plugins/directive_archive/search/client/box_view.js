// Suggestions below the box in the header: a combobox as WAI-ARIA has it. The focus stays in the field.

import { Asking } from "./asking.js";
import { count, element, withHtml } from "./elements.js";
import { tidy } from "./state.js";

/** @typedef {import("./engine.js").Row} Row */
/** @typedef {{href: string, option: HTMLLIElement}} Choice */

const MOST = 8;
const TYPING = 120;
const SETTLED = 600;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 */
export function suggestTo(form, input) {
  const home = new URL(form.dataset["home"] ?? "./", location.href).href;
  const asking = new Asking(new URL(form.dataset["script"] ?? "", location.href).href);
  const list = element("ul", { class: "archive-box-list", id: "archive-box-list", role: "listbox", "aria-label": "Văn bản tìm thấy" });
  const said = element("p", { class: "archive-hidden", role: "status" });
  const message = element("p", { class: "archive-box-message" });
  const panel = element("div", { class: "archive-box-panel" }, list, message);
  panel.hidden = true;
  form.append(panel, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    input.setAttribute(name, value);

  /** @type {Choice[]} */
  let choices = [];
  let chosen = -1;
  let turn = 0;
  let shownFor = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;

  const close = () => {
    turn++;
    clearTimeout(waiting);
    clearTimeout(speaking);
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const open = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(choices.length > 0));
  };

  /** @param {number} place */
  const choose = (place) => {
    choices[chosen]?.option.setAttribute("aria-selected", "false");
    chosen = place;
    const choice = choices[place];
    if (!choice) return input.removeAttribute("aria-activedescendant");
    choice.option.setAttribute("aria-selected", "true");
    choice.option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", choice.option.id);
  };

  /** @param {string} text */
  const say = (text) => {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      said.textContent = text.trim();
    }, SETTLED);
  };

  /** @param {string} query */
  const ask = async (query) => {
    const asked = ++turn;
    try {
      const found = await asking.ask("suggest", { query, most: MOST });
      if (asked !== turn) return;
      const rows = found.direct ? [found.direct, ...found.rows.filter(({ id }) => id !== found.direct?.id)] : found.rows;
      const last = found.total === 0 && found.suggestion
        ? { words: `Có phải ý bạn là “${found.suggestion}”?`, query: found.suggestion }
        : { words: `Xem tất cả ${found.counted ? "" : "hơn "}${count(found.total)} kết quả`, query };
      const page = new URL(form.action);
      page.search = new URLSearchParams({ q: last.query }).toString();
      choices = rows.slice(0, MOST).map((row) => ({ href: home + row.location, option: option(row) }));
      if (found.total > 0 || found.suggestion) choices.push({ href: page.href, option: all(last.words) });
      choices.forEach((choice, place) => {
        choice.option.id = `archive-box-option-${place}`;
      });
      list.replaceChildren(...choices.map((choice) => choice.option));
      chosen = -1;
      choose(-1);
      shownFor = query;
      message.textContent = found.total === 0 ? "Không tìm thấy văn bản nào." : instead(found);
      if (found.damaged) message.textContent += " Một phần dữ liệu tìm kiếm không tải được.";
      open();
      say(found.total === 0 ? message.textContent : `${message.textContent} ${count(found.total)} văn bản, ${rows.length} gợi ý. Dùng phím mũi tên để chọn.`);
    } catch (error) {
      if (asked !== turn) return;
      console.warn(error);
      choices = [];
      list.replaceChildren();
      message.textContent = navigator.onLine ? "Không tải được dữ liệu tìm kiếm." : "Không có kết nối mạng.";
      open();
      say(message.textContent);
    }
  };

  const change = () => {
    clearTimeout(waiting);
    const query = tidy(input.value);
    if (!query) return close();
    waiting = setTimeout(() => ask(query), TYPING);
  };

  input.addEventListener("input", change);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = chosen < 0 ? choices.length : chosen;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) {
        if (shownFor && shownFor === tidy(input.value)) open();
        else return change();
      }
      // Past either end comes the field itself.
      const next = (place + (event.key === "ArrowDown" ? 1 : choices.length)) % (choices.length + 1);
      choose(next === choices.length ? -1 : next);
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(/** @type {Choice} */ (choices[chosen]).href);
    }
  });
  // The field keeps the focus while an option is clicked.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const found = choices.find(({ option: each }) => event.target instanceof Node && each.contains(event.target));
    if (!found) return;
    if (event.ctrlKey || event.metaKey) window.open(found.href);
    else location.assign(found.href);
  });
  form.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) close();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && close());

  asking.start();
  if (input.value) change();
}

/**
 * @param {Row} row
 * @returns {HTMLLIElement}
 */
function option(row) {
  const made = element("li", { role: "option", "aria-selected": "false" });
  if (row.headingHtml) made.append(withHtml("span", "doc-number", row.headingHtml), " ");
  if (row.titleHtml) made.append(withHtml("span", "doc-subject", row.titleHtml), " ");
  made.append(withHtml("span", "doc-facts", row.factsHtml));
  return made;
}

/**
 * What is said of suggestions that are not quite what was typed.
 *
 * @param {{relaxed: string, suggestion: string}} found
 */
function instead({ relaxed, suggestion }) {
  if (relaxed === "spelling") return `Gợi ý cho “${suggestion}”.`;
  return relaxed === "most" ? "Không văn bản nào có đủ mọi chữ đã gõ." : "";
}

/**
 * @param {string} words
 * @returns {HTMLLIElement}
 */
function all(words) {
  return element("li", { role: "option", "aria-selected": "false", class: "archive-box-all" }, words);
}
