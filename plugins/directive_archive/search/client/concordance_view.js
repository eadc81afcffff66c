// Words in context: a line for each place, the words sought below each other; on a phone a running line.

import { count, element } from "./elements.js";
import { sorted, toCsv } from "./lines.js";
import { AROUND, amount, capital, instead, named, readAll, save, writtenDay } from "./studying.js";

/** @typedef {import("./concordance.js").Line} Line */
/** @typedef {import("./concordance.js").Part} Part */
/** @typedef {import("./files.js").Shown} Shown */
/** @typedef {import("./study.js").Studied} Studied */

/**
 * @typedef {object} Data
 * @property {string} key the same for the same query and filters
 * @property {Studied} studied
 * @property {(documents: number[]) => Promise<Part>} lines
 * @property {(documents: number[]) => Promise<(Shown | undefined)[]>} shown
 * @property {string} order as the address has it
 * @property {number} page
 * @property {boolean} apart
 * @property {(change: {order?: string, page?: number, apart?: boolean}) => string} href
 * @property {string} home
 */

/** @typedef {{onNavigate: (change: {order?: string, page?: number, apart?: boolean}) => void}} Wishes */

export const LINES_ON_PAGE = 50;
/** Documents read unasked, and by one press of a button. */
const FIRST = 48;
const MORE = 240;
/** More lines than this no browser should hold. */
const MOST_LINES = 50_000;

/** @type {{value: string, by: import("./lines.js").Order | "", label: string}[]} */
const ORDERS = [
  { value: "", by: "", label: "văn bản phù hợp nhất trước" },
  { value: "truoc", by: "left", label: "chữ đứng trước" },
  { value: "chu", by: "word", label: "chữ tìm được" },
  { value: "sau", by: "right", label: "chữ đứng sau" },
  { value: "ngay", by: "date", label: "ngày ban hành" },
  { value: "kho", by: "document", label: "nơi ban hành, như trong kho" },
];

/** Lines of one query, as far as they are read. */
class Session {
  /** @param {Data} data */
  constructor({ key, studied }) {
    this.key = key;
    this.documents = studied.documents;
    this.days = new Map(studied.documents.map((document, i) => [document, studied.days[i] ?? ""]));
    /** @type {Line[]} */
    this.lines = [];
    this.read = 0;
    this.unread = 0;
    /** whether reading was cut off by an error, and whether there are as many lines as can be held */
    this.failed = false;
    this.full = false;
    this.stop = new AbortController();
    this.reading = false;
    /** @type {{order: string, size: number, lines: Line[]} | undefined} */
    this.sorted = undefined;
  }

  get done() {
    return this.read + this.unread;
  }

  get left() {
    return this.documents.length - this.done;
  }

  /** @param {string} order */
  inOrder(order) {
    if (this.sorted?.order !== order || this.sorted.size !== this.lines.length) {
      const by = ORDERS.find((each) => each.value === order)?.by;
      const lines = by ? sorted(this.lines, by, (document) => this.days.get(document)) : this.lines;
      this.sorted = { order, size: this.lines.length, lines };
    }
    return this.sorted.lines;
  }
}

/**
 * Show the view. With the same query and filters only the lines change, so that nobody loses the place or the focus.
 *
 * @param {HTMLElement} container
 * @param {Data} data
 * @param {Wishes} wishes
 */
export function render(container, data, wishes) {
  if (view && (view.session.key !== data.key || !container.contains(view.status))) {
    view.session.stop.abort();
    view.session.reading = false;
    view = new View(container, view.session.key === data.key ? view.session : new Session(data));
  }
  view ??= new View(container, new Session(data));
  view.update(data, wishes);
}

/** @type {View | undefined} what was read stays when lines are sorted, or when the reader comes back */
let view;

/** The elements that show a session. */
class View {
  /**
   * @param {HTMLElement} container
   * @param {Session} session
   */
  constructor(container, session) {
    this.session = session;
    this.about = element("p", { class: "kwic-summary" });
    this.status = element("p", { class: "kwic-status", role: "status" });
    this.more = element("p", { class: "kwic-more" });
    this.select = element("select", { id: "kwic-order" });
    this.choice = element("p", { class: "kwic-order" }, element("label", { for: "kwic-order" }, "Xếp dòng theo"), " ", this.select);
    this.place = element("div", { class: "kwic-lines", role: "region", "aria-label": "Các dòng", tabindex: "-1" });
    this.pager = element("nav", { class: "pager", "aria-label": "Các trang dòng" });
    this.downloads = element("p", { class: "kwic-downloads" });
    for (const { value, label } of ORDERS) this.select.append(new Option(label, value));
    this.select.addEventListener("change", () => this.wishes?.onNavigate({ order: this.select.value, page: 1 }));
    this.turn = 0;
    this.order = "";
    /** @type {Data | undefined} */
    this.data = undefined;
    /** @type {Wishes | undefined} */
    this.wishes = undefined;
    container.replaceChildren(this.about, this.status, this.more, this.choice, this.place, this.pager, this.downloads);
    this.#offer();
  }

  get shown() {
    return view === this && this.place.isConnected;
  }

  /**
   * @param {Data} data
   * @param {Wishes} wishes
   */
  update(data, wishes) {
    const before = this.data;
    const order = ORDERS.some(({ value }) => value === data.order) ? data.order : "";
    const sortedAnew = before !== undefined && order !== this.order;
    const turned = before !== undefined && data.page !== before.page && !sortedAnew;
    this.data = data;
    this.wishes = wishes;
    this.order = order;
    this.select.value = order;
    this.about.replaceChildren(...summary(data));
    const asks = data.studied.sequences.length > 0;
    if (!asks) {
      for (const each of [this.status, this.more, this.choice, this.pager, this.downloads]) each.hidden = true;
      return;
    }
    const { session } = this;
    this.#buttons();
    this.#tell(sortedAnew ? `Đã xếp theo ${labelOf(order)}.` : "");
    void this.#draw().then(() => {
      if (turned) this.place.focus();
    });
    if (session.done === 0 && session.documents.length > 0 && !session.reading) void this.#read(FIRST);
  }

  /** Show the page of lines that the address asks for. */
  async #draw() {
    const { session, data } = this;
    if (!data) return;
    const now = ++this.turn;
    const lines = session.inOrder(this.order);
    const pages = Math.max(1, Math.ceil(lines.length / LINES_ON_PAGE));
    const page = Math.min(data.page, pages);
    const start = (page - 1) * LINES_ON_PAGE;
    const some = lines.slice(start, start + LINES_ON_PAGE);
    const documents = [...new Set(some.map(({ document }) => document))];
    const rows = await data.shown(documents).catch(() => []);
    if (now !== this.turn || !this.shown) return;
    const shown = new Map(documents.map((document, i) => [document, rows[i]]));
    const { activeElement } = document;
    const held = activeElement instanceof HTMLElement && this.place.contains(activeElement) ? activeElement.dataset["order"] : undefined;
    const made =
      lines.length > 0
        ? [table(some, start, lines.length, this.order, session, shown, data.home, (order) => this.wishes?.onNavigate({ order, page: 1 }))]
        : nothing(session, data);
    this.place.replaceChildren(...made);
    if (held) /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-order="${held}"]`))?.focus();
    turnPages(this.pager, page, pages, data);
    this.choice.hidden = lines.length < 2;
    this.downloads.hidden = lines.length === 0;
  }

  /** @param {string} [done] what was just done */
  #tell(done = "") {
    if (this.data) this.status.textContent = [done, progress(this.session, this.data)].filter(Boolean).join(" ");
  }

  /**
   * Read the next documents.
   *
   * @param {number} most
   */
  async #read(most) {
    const { session, data } = this;
    if (!data) return;
    session.reading = true;
    const stop = (session.stop = new AbortController());
    this.#buttons();
    this.#tell();
    let drawn = -1;
    try {
      await readAll(
        session.documents.slice(session.done, session.done + most),
        data.lines,
        (part) => {
          for (const line of part.lines) session.lines.push(line);
          session.read += part.read;
          session.unread += part.unread;
          if (session.lines.length >= MOST_LINES) {
            session.full = true;
            stop.abort();
          }
          if (!this.shown) return stop.abort();
          this.#tell();
          // A page that is full stands still while more is being read.
          if (drawn < LINES_ON_PAGE) void this.#draw();
          drawn = session.lines.length;
        },
        stop.signal,
      );
      session.failed = false;
    } catch (error) {
      console.warn(error);
      session.failed = true;
    }
    if (session.stop !== stop) return;
    session.reading = false;
    if (!this.shown) return;
    this.#tell();
    this.#buttons();
    await this.#draw();
  }

  /** What can be done about documents that are not read yet. */
  #buttons() {
    const { session, data } = this;
    if (!data) return;
    const held = this.more.contains(document.activeElement);
    /** @type {(Node | string)[]} */
    const made = [];
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => {
      const each = element("button", { type: "button", class: "md-button" }, label);
      each.addEventListener("click", act);
      made.push(each, " ");
    };
    const { left } = session;
    if (session.reading) {
      button("Dừng", () => session.stop.abort());
    } else if (left > 0 && !session.full) {
      if (left > MORE) button(`Đọc tiếp ${count(MORE)} văn bản (${amount(MORE, data.studied)})`, () => void this.#read(MORE));
      button(`Đọc hết ${count(left)} văn bản còn lại (${amount(left, data.studied)})`, () => void this.#read(left));
    }
    this.more.replaceChildren(...made);
    this.more.hidden = made.length === 0;
    if (held) (this.more.querySelector("button") ?? this.select).focus();
  }

  #offer() {
    const made = ["csv", "json"].map((format) => {
      const button = element("button", { type: "button", class: "md-button", "data-format": format }, format.toUpperCase());
      button.addEventListener("click", async () => {
        button.disabled = true;
        await this.#save(format);
        button.disabled = false;
        button.focus();
      });
      return button;
    });
    this.downloads.append("Tải về mọi dòng đã đọc: ", ...made.flatMap((each) => [each, " "]));
  }

  /** @param {string} format */
  async #save(format) {
    const { session, data } = this;
    if (!data) return;
    const lines = session.inOrder(this.order);
    const documents = [...new Set(lines.map(({ document }) => document))];
    /** @type {Map<number, Shown | undefined>} */
    const rows = new Map();
    try {
      await readAll(
        documents,
        data.shown,
        (part, some) => {
          some.forEach((document, i) => rows.set(document, part[i]));
          this.status.textContent = `Đang soạn tệp: ${count(rows.size)} trong ${count(documents.length)} văn bản …`;
        },
        new AbortController().signal,
      );
      const records = lines.map((line) => record(line, rows.get(line.document), session.days.get(line.document) ?? "", data.home));
      const cells = records.map((each) => Object.values(each));
      if (format === "csv") save("ngu-canh.csv", "text/csv;charset=utf-8", toCsv(Object.keys(records[0] ?? {}), cells));
      else save("ngu-canh.json", "application/json", `${JSON.stringify(records, undefined, 1)}\n`);
      this.#tell(`Đã tải về ${count(lines.length)} dòng${session.left > 0 ? ", chỉ gồm những văn bản đã đọc" : ""}.`);
    } catch (error) {
      console.warn(error);
      this.#tell("Không soạn được tệp. Hãy thử lại.");
    }
  }
}

/** @param {string} order */
function labelOf(order) {
  return ORDERS.find(({ value }) => value === order)?.label ?? "";
}

/** @param {Data} data */
function summary({ studied, apart, href }) {
  const { sequences, occurrences, documents } = studied;
  if (sequences.length === 0)
    return [
      "Hãy gõ một chữ hay một cụm từ trong nội dung văn bản. Chữ gõ sau tên mục (như tinh: hay so:) và chữ bị trừ chỉ dùng để chọn văn bản.",
    ];
  const exact = occurrences.every((each) => each?.exact);
  const places = occurrences.reduce((sum, each) => sum + [...(each?.counts.values() ?? [])].reduce((a, b) => a + b, 0), 0);
  const text = exact
    ? `${capital(named(sequences))} đứng ở ${count(places)} chỗ, trong ${count(documents.length)} văn bản, ${AROUND}.`
    : `${count(documents.length)} văn bản có thể có ${named(sequences)}; đọc tới đâu, các chỗ ấy hiện ra tới đó.`;
  const several = sequences.some(({ words }) => words.length > 1);
  const other = apart
    ? element("a", { href: href({ apart: false, page: 1 }) }, "Xem cả cụm từ")
    : several && element("a", { href: href({ apart: true, page: 1 }) }, "Xem từng chữ");
  return [...instead(studied), text, ...(other ? [" ", other, "."] : [])];
}

/**
 * @param {Session} session
 * @param {Data} data
 */
function progress(session, { studied }) {
  const { lines, read, unread, reading, left } = session;
  if (studied.documents.length === 0) return "";
  const parts = [
    left > 0 || reading
      ? `${reading ? "Đang đọc" : "Đã đọc"} ${count(read)} trong ${count(session.documents.length)} văn bản: ${count(lines.length)} dòng.`
      : `Đã đọc hết ${count(read)} văn bản: ${count(lines.length)} dòng.`,
  ];
  if (unread > 0) parts.push(`Nội dung của ${count(unread)} văn bản không tải được.`);
  if (session.failed) parts.push("Việc đọc bị ngắt; hãy bấm đọc tiếp.");
  if (session.full) parts.push(`Quá ${count(MOST_LINES)} dòng nên dừng ở đây; hãy thêm chữ hoặc bộ lọc.`);
  if (studied.damaged) parts.push("Một phần dữ liệu tìm kiếm không tải được, nên có thể thiếu.");
  if (studied.lost.length > 0) parts.push("Một số bộ lọc không tải được nên chưa có tác dụng.");
  return parts.join(" ");
}

/**
 * @param {Session} session
 * @param {Data} data
 */
function nothing(session, { studied, apart, href }) {
  if (session.reading || session.left > 0) return [];
  const text = `Không có chỗ nào trong nội dung văn bản có ${named(studied.sequences)}.`;
  const several = studied.sequences.some(({ words }) => words.length > 1);
  const hint = several && !apart ? [" Các chữ ấy có thể đứng rời nhau: ", element("a", { href: href({ apart: true, page: 1 }) }, "xem từng chữ"), "."] : [];
  return [element("p", { class: "notice" }, text, ...hint)];
}

/** Columns and the orders that their headings give. */
const COLUMNS = [
  { label: "Chữ đứng trước", order: "truoc", name: "left" },
  { label: "Chữ tìm", order: "chu", name: "word" },
  { label: "Chữ đứng sau", order: "sau", name: "right" },
  { label: "Văn bản", order: "kho", name: "doc" },
];

/**
 * @param {Line[]} lines
 * @param {number} start
 * @param {number} all
 * @param {string} order
 * @param {Session} session
 * @param {Map<number, Shown | undefined>} shown
 * @param {string} home
 * @param {(order: string) => void} choose
 */
function table(lines, start, all, order, session, shown, home, choose) {
  const caption = `Dòng ${count(start + 1)}–${count(start + lines.length)} trong ${count(all)} dòng, xếp theo ${labelOf(order)}`;
  const head = element("tr", { role: "row" });
  for (const column of COLUMNS) {
    const button = element("button", { type: "button", "data-order": column.order }, column.label);
    button.addEventListener("click", () => choose(column.order === order ? "" : column.order));
    const cell = element("th", { scope: "col", role: "columnheader", class: `kwic-${column.name}` }, button);
    if (column.order === order) cell.setAttribute("aria-sort", "ascending");
    head.append(cell);
  }
  const rows = lines.map((line) => {
    const row = shown.get(line.document);
    const day = session.days.get(line.document) ?? "";
    const [location = "", number = "", title = "", subtitle = ""] = row ?? [];
    const link = row
      ? element("a", { href: `${home}${location}${line.anchor ? `#${line.anchor}` : ""}`, title: [title, subtitle].filter(Boolean).join(" · ") }, number || title)
      : "không tải được tên";
    return element(
      "tr",
      { role: "row" },
      element("td", { role: "cell", class: "kwic-left" }, element("span", {}, line.left)),
      element("td", { role: "cell", class: "kwic-word" }, element("mark", {}, line.word)),
      element("td", { role: "cell", class: "kwic-right" }, element("span", {}, line.right)),
      element("td", { role: "cell", class: "kwic-doc" }, link, ...(day ? [" ", element("small", {}, writtenDay(day))] : [])),
    );
  });
  return element(
    "table",
    { class: "kwic", role: "table" },
    element("caption", {}, caption),
    element("thead", { role: "rowgroup" }, head),
    element("tbody", { role: "rowgroup" }, ...rows),
  );
}

/**
 * @param {HTMLElement} pager
 * @param {number} page
 * @param {number} pages
 * @param {Data} data
 */
function turnPages(pager, page, pages, { href }) {
  const item = (/** @type {string} */ label, /** @type {number} */ to, /** @type {string} */ rel) =>
    element("li", {}, element("a", { href: href({ page: to }), rel }, label));
  const list = element("ul");
  if (page > 1) list.append(item("‹ Trước", page - 1, "prev"));
  list.append(element("li", {}, element("span", { "aria-current": "page" }, `Trang ${count(page)} / ${count(pages)}`)));
  if (page < pages) list.append(item("Sau ›", page + 1, "next"));
  pager.replaceChildren(list);
  pager.hidden = pages < 2;
}

/**
 * @param {Line} line
 * @param {Shown | undefined} shown
 * @param {string} day
 * @param {string} home
 * @returns {Record<string, string | number | null>}
 */
function record({ left, word, right, position, anchor }, shown, day, home) {
  const [location, number, title, subtitle] = shown ?? ["", "", "", ""];
  return {
    left,
    keyword: word,
    right,
    number_text: number,
    title,
    issuer: subtitle.split(" · ")[0] ?? "",
    issued: day || null,
    position: position + 1,
    id: location.replace(/^van-ban\/|\/$/g, ""),
    url: location && `${home}${location}${anchor ? `#${anchor}` : ""}`,
  };
}
