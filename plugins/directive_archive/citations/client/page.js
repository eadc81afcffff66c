// The page "Tra cứu trích dẫn": hands the pasted text to the worker and shows what comes back.
import { toCsv } from "./csv.js";

/** @typedef {import("./cite.js").Row} Row */
/** @typedef {import("./cite.js").Result} Result */

const STATES = {
  resolved: "có trong kho",
  wanted: "kho chưa có",
  ambiguous: "chưa rõ văn bản nào",
  unidentified: "chưa xác định được",
};
const MOST_ROWS = 500;
const MOST_TEXT = 200_000;
const LARGEST_FILE = 5_000_000;

/**
 * An element with attributes and children; text is always text, never markup.
 *
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 */
function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}

const form = byId("lookup", HTMLFormElement);
const text = byId("lookup-text", HTMLTextAreaElement);
const file = byId("lookup-file", HTMLInputElement);
const issuer = byId("lookup-issuer", HTMLInputElement);
const day = byId("lookup-day", HTMLInputElement);
const status = byId("lookup-status", HTMLElement);
const result = byId("lookup-result", HTMLElement);
/** @type {Record<string, string>} */
const relations = JSON.parse(form.dataset["relations"] ?? "{}");
const home = new URL(form.dataset["home"] ?? "./", location.href);

/** @param {number} value */
const count = (value) => value.toLocaleString("vi-VN");

/** @param {string} id */
const addressOf = (id) => new URL(`van-ban/${id}/`, home).href;

/** @param {string | null} iso */
const shownDay = (iso) => (iso ? iso.split("-").reverse().map(Number).join("/") : "");

/** @type {Worker | undefined} */
let worker;

/**
 * Ask the worker; a question that is still open is given up.
 *
 * @param {import("./worker.js").Question} question
 * @returns {Promise<import("./worker.js").Answer>}
 */
function ask(question) {
  worker?.terminate();
  const asked = new Worker(new URL(form.dataset["script"] ?? "", location.href), { type: "module" });
  worker = asked;
  return new Promise((resolve) => {
    asked.onmessage = ({ data }) => resolve(data);
    asked.onerror = (event) => resolve({ error: event.message || "worker" });
    asked.postMessage(question);
  });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = text.value;
  result.hidden = true;
  result.replaceChildren();
  if (!given.trim()) {
    status.textContent = "Hãy dán văn bản cần tra vào ô trên.";
    text.focus();
    return;
  }
  status.textContent = "Đang tìm …";
  const holdings = new URL(form.dataset["holdings"] ?? "", location.href).href;
  const answer = await ask({ text: given, issuer: issuer.value, day: day.value, holdings });
  if ("error" in answer) {
    status.textContent = "Không tải được dữ liệu tra cứu. Hãy thử lại.";
    console.warn(answer.error);
    return;
  }
  show(answer, given);
});

/**
 * @param {Result} answer
 * @param {string} given
 */
function show(answer, given) {
  const { rows } = answer;
  const places = rows.reduce((sum, row) => sum + row.spans.length, 0);
  status.textContent = rows.length
    ? `Tìm thấy ${count(places)} chỗ dẫn ${count(rows.length)} văn bản khác.`
    : "Không thấy chỗ nào dẫn văn bản khác.";
  if (!rows.length && !answer.doubts.length) return;
  result.replaceChildren(
    element("h2", { id: "lookup-heading" }, "Kết quả"),
    ...aboutContext(answer),
    counts(rows),
    ...doubts(answer),
    ...(rows.length ? [download(rows), table(rows), ...highlighted(rows, given)] : []),
  );
  result.hidden = false;
}

/** @param {Result} answer */
function aboutContext({ context }) {
  if (!context) return [];
  const parts = [context.number && `số ${context.number}`, context.day && `ngày ${shownDay(context.day)}`];
  const told = [context.issuer, ...parts.filter(Boolean)].join(", ");
  return [element("p", {}, `Văn bản bạn dán là của: ${told}.`)];
}

/** @param {Row[]} rows */
function counts(rows) {
  const list = element("ul", { class: "counts" });
  for (const [state, label] of Object.entries(STATES)) {
    const found = rows.filter((row) => row.state === state).length;
    if (found) list.append(element("li", {}, `${label}: `, element("strong", {}, count(found))));
  }
  return list;
}

/** @param {Result} answer */
function doubts(answer) {
  if (!answer.doubts.length) return [];
  const list = element("ul", { class: "doubts" });
  for (const said of answer.doubts.slice(0, MOST_ROWS)) list.append(element("li", {}, said));
  return [element("h3", {}, "Cần xem lại"), list];
}

/** @param {Row[]} rows */
function download(rows) {
  const button = element("button", { type: "button", class: "md-button md-button--primary" }, "Tải CSV");
  button.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([toCsv(rows)], { type: "text/csv;charset=utf-8" }));
    element("a", { href: address, download: "trich-dan.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
  return element("p", {}, button);
}

/** @param {Row[]} rows */
function table(rows) {
  const heads = ["Chỗ dẫn", "Loại", "Số, ký hiệu", "Cơ quan ban hành", "Ngày", "Quan hệ", "Trong kho"];
  const body = element("tbody");
  for (const row of rows.slice(0, MOST_ROWS)) {
    const cells = [
      row.raw,
      row.type ?? "",
      row.canonical ?? "",
      row.issuer ?? "",
      shownDay(row.date),
      relations[row.relation ?? ""] ?? "dẫn",
      state(row),
    ];
    const line = element("tr");
    cells.forEach((cell, index) => line.append(element("td", { "data-label": heads[index] ?? "" }, cell)));
    body.append(line);
  }
  const left = rows.length - MOST_ROWS;
  const note = left > 0 ? ` (${count(MOST_ROWS)} văn bản đầu; tệp CSV có đủ ${count(rows.length)})` : "";
  return element(
    "table",
    { class: "citations" },
    element("caption", {}, `Các văn bản được dẫn${note}`),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    body,
  );
}

/** @param {Row} row */
function state(row) {
  const cell = element("span", {}, STATES[row.state]);
  const ids = row.state === "ambiguous" ? row.candidates : row.linked && row.id ? [row.id] : [];
  ids.forEach((id, index) => {
    const words = row.state === "ambiguous" ? id : row.state === "resolved" ? "đọc văn bản" : "xem trang";
    cell.append(index ? ", " : ": ", element("a", { href: addressOf(id) }, words));
  });
  return cell;
}

/**
 * The text with its references marked.
 *
 * @param {Row[]} rows
 * @param {string} given
 */
function highlighted(rows, given) {
  const shown = element("div", { class: "pasted", role: "region", tabindex: "0", "aria-labelledby": "lookup-marked" });
  const places = rows.flatMap((row) => row.spans.map(([from, to]) => ({ row, from, to })));
  places.sort((one, other) => one.from - other.from);
  let done = 0;
  for (const { row, from, to } of places) {
    if (from < done || to > MOST_TEXT) continue;
    const words = given.slice(from, to);
    const inside = row.linked && row.id ? element("a", { href: addressOf(row.id) }, words) : words;
    shown.append(
      given.slice(done, from),
      element("mark", { class: `cite-${row.state}`, title: STATES[row.state] }, inside),
    );
    done = to;
  }
  shown.append(given.slice(done, Math.max(done, MOST_TEXT)));
  const cut = given.length > MOST_TEXT ? [element("p", {}, `Chỉ hiện ${count(MOST_TEXT)} ký tự đầu.`)] : [];
  return [element("h3", { id: "lookup-marked" }, "Văn bản với các chỗ dẫn"), shown, ...cut];
}

/** @param {File | undefined} chosen */
async function take(chosen) {
  if (!chosen) return;
  if (chosen.size > LARGEST_FILE) {
    status.textContent = "Tệp lớn quá 5 MB. Hãy chia nhỏ tệp.";
    return;
  }
  const content = await chosen.text().catch(() => "\0");
  if (content.includes("\0")) {
    status.textContent = "Đây không phải tệp văn bản thuần (.txt). Hãy mở tệp, chép chữ và dán vào ô trên.";
    return;
  }
  text.value = content;
  status.textContent = content.includes("\uFFFD")
    ? `Đã mở ${chosen.name}, nhưng tệp không dùng mã UTF-8 nên có chữ bị hỏng.`
    : `Đã mở ${chosen.name}.`;
}

file.addEventListener("change", () => take(file.files?.[0]));
form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});
form.addEventListener("dragleave", () => form.classList.remove("dropping"));
form.addEventListener("drop", (event) => {
  form.classList.remove("dropping");
  const dropped = event.dataTransfer?.files[0];
  if (!dropped) return; // text that is dragged goes where it is dropped
  event.preventDefault();
  take(dropped);
});
form.hidden = false;
