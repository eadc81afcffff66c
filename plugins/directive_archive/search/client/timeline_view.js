// Words over time: bars by month and a table of the same numbers, for each sequence of the query.

import { chart, monthName, withBreaks } from "./chart.js";
import { count, element } from "./elements.js";
import { toCsv } from "./lines.js";
import { AROUND, amount, capital, instead, named, readAll, save } from "./studying.js";

/** @typedef {import("./chart.js").Bar} Bar */
/** @typedef {import("./sequences.js").Sequence} Sequence */
/** @typedef {import("./study.js").Series} Series */
/** @typedef {import("./study.js").Studied} Studied */
/** @typedef {import("./timeline.js").Month} Month */

/**
 * @typedef {object} Data
 * @property {string} key the same for the same query and filters
 * @property {Studied} studied
 * @property {(sequence: Sequence, documents: number[]) => Promise<{counts: Map<number, number>, unread: number}>} counted
 * @property {(counts: Map<number, number>[]) => Promise<Series>} months
 * @property {string} order what is measured, as the address has it
 * @property {boolean} apart
 * @property {(change: {order?: string, apart?: boolean, page?: number}) => string} href
 */

/** @typedef {{onNavigate: (change: {order?: string}) => void}} Wishes */

/** Sequences compared in one picture. */
export const MOST_SERIES = 4;
/** Texts that are read unasked to count a sequence of which the index does not know all. */
const UNASKED = 150;
/** Of fewer documents a share says little: its bar is faint. */
const FEW = 10;
/** Rows of the table above which it is folded. */
const FOLDED = 24;

/** @type {{value: string, label: string, of: (month: Month) => number}[]} */
const MEASURES = [
  { value: "", label: "số văn bản có chữ ấy", of: (month) => month.found },
  { value: "so-lan", label: "số lần chữ ấy đứng trong văn bản", of: (month) => month.occurrences },
  { value: "ty-le", label: "tỷ lệ trên số văn bản của tháng", of: (month) => share(month) },
];

/** Counts of one query. */
class Session {
  /** @param {Data} data */
  constructor({ key, studied }) {
    this.key = key;
    this.sequences = studied.sequences.slice(0, MOST_SERIES);
    this.counts = this.sequences.map((_, i) => {
      const each = studied.occurrences[i];
      return each?.exact ? each.counts : new Map();
    });
    /** Of each sequence the documents whose texts must be read. */
    this.waiting = this.sequences.map((_, i) => {
      const each = studied.occurrences[i];
      const found = each?.exact ? [] : studied.documents.filter((document) => !each || each.counts.has(document));
      return found.sort((one, other) => one - other); // neighbours share a file
    });
    this.unread = 0;
    this.failed = false;
    this.reading = false;
    this.stop = new AbortController();
    /** @type {Series | undefined} */
    this.series = undefined;
  }

  get left() {
    return this.waiting.reduce((sum, each) => sum + each.length, 0);
  }
}

/**
 * Show the view. With the same query and filters only the picture changes, so that nobody loses the place or the focus.
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

/** @type {View | undefined} */
let view;

class View {
  /**
   * @param {HTMLElement} container
   * @param {Session} session
   */
  constructor(container, session) {
    this.session = session;
    this.about = element("p", { class: "tl-summary" });
    this.status = element("p", { class: "tl-status", role: "status" });
    this.more = element("p", { class: "tl-more" });
    this.select = element("select", { id: "tl-measure" });
    this.choice = element("p", { class: "tl-measure" }, element("label", { for: "tl-measure" }, "Cột vẽ"), " ", this.select);
    this.pictures = element("div", { class: "tl-pictures" });
    this.notes = element("div", { class: "tl-notes" });
    this.numbers = element("div", { class: "tl-numbers" });
    for (const { value, label } of MEASURES) this.select.append(new Option(label, value));
    this.select.addEventListener("change", () => this.wishes?.onNavigate({ order: this.select.value }));
    this.width = 0;
    /** @type {Data | undefined} */
    this.data = undefined;
    /** @type {Wishes | undefined} */
    this.wishes = undefined;
    container.replaceChildren(this.about, this.status, this.more, this.choice, this.pictures, this.notes, this.numbers);
    // A phone that is turned has room for more months in a row.
    this.observer = new ResizeObserver(() => {
      if (!this.shown) return this.observer.disconnect();
      if (Math.abs(this.pictures.clientWidth - this.width) > 8) this.#draw();
    });
    this.observer.observe(this.pictures);
  }

  get shown() {
    return view === this && this.pictures.isConnected;
  }

  /**
   * @param {Data} data
   * @param {Wishes} wishes
   */
  update(data, wishes) {
    const again = this.data !== undefined;
    this.data = data;
    this.wishes = wishes;
    const { session } = this;
    const none = session.sequences.length === 0;
    for (const each of [this.status, this.more, this.choice, this.pictures, this.notes, this.numbers]) each.hidden = none;
    this.about.replaceChildren(...summary(data));
    if (none) return;
    const option = this.select.options[2];
    if (option) option.disabled = data.studied.limited;
    this.select.value = this.#measure().value;
    this.#tell(again ? `Cột vẽ ${this.#measure().label}.` : "");
    this.#buttons();
    if (session.series) this.#draw();
    else if (session.left === 0) void this.#finish();
    else if (session.left <= UNASKED && !session.reading) void this.#read();
  }

  #measure() {
    const { order = "", studied } = this.data ?? {};
    const found = MEASURES.find(({ value }) => value === order) ?? MEASURES[0];
    const usable = found?.value === "ty-le" && studied?.limited ? MEASURES[0] : found;
    return /** @type {typeof MEASURES[number]} */ (usable);
  }

  /** Read the texts that must be counted. */
  async #read() {
    const { session, data } = this;
    if (!data) return;
    session.reading = true;
    const stop = (session.stop = new AbortController());
    this.#buttons();
    this.#tell();
    try {
      for (const [i, sequence] of session.sequences.entries()) {
        await readAll(
          [.../** @type {number[]} */ (session.waiting[i])],
          (some) => data.counted(sequence, some),
          ({ counts, unread }, some) => {
            for (const [document, number] of counts) session.counts[i]?.set(document, number);
            session.unread += unread;
            session.waiting[i]?.splice(0, some.length);
            if (!this.shown) return stop.abort();
            this.#tell();
          },
          stop.signal,
        );
        if (stop.signal.aborted) break;
      }
      session.failed = false;
    } catch (error) {
      console.warn(error);
      session.failed = true;
    }
    if (session.stop !== stop) return;
    session.reading = false;
    if (!this.shown) return;
    this.#buttons();
    if (session.left === 0) await this.#finish();
    else this.#tell();
  }

  /** All is counted: put it into months. */
  async #finish() {
    const { session, data } = this;
    if (!data) return;
    try {
      session.series = await data.months(session.counts);
      session.failed = false;
    } catch (error) {
      console.warn(error);
      session.failed = true;
    }
    if (!this.shown) return;
    this.#tell();
    this.#draw();
  }

  /** @param {string} [done] what was just done */
  #tell(done = "") {
    const { session, data } = this;
    if (!data) return;
    const { left, reading, unread, failed, series } = session;
    const parts = [done];
    if (reading) parts.push(`Đang đọc, còn ${count(left)} văn bản …`);
    else if (left > 0)
      parts.push(`Mục lục không đếm sẵn cụm từ này, nên phải đọc ${count(left)} văn bản có thể có nó rồi mới vẽ được.`);
    if (unread > 0) parts.push(`Nội dung của ${count(unread)} văn bản không tải được nên không được đếm.`);
    if (failed) parts.push("Có dữ liệu không tải được; hãy thử lại.");
    if (data.studied.damaged) parts.push("Một phần dữ liệu tìm kiếm không tải được, nên có thể thiếu.");
    if (data.studied.lost.length > 0 || (series?.lost.length ?? 0) > 0)
      parts.push("Ngày ban hành hoặc bộ lọc không tải được, nên số liệu không đầy đủ.");
    this.status.textContent = parts.filter(Boolean).join(" ");
  }

  #buttons() {
    const { session, data } = this;
    if (!data) return;
    const held = this.more.contains(document.activeElement);
    /** @type {HTMLButtonElement[]} */
    const made = [];
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => {
      const each = element("button", { type: "button", class: "md-button" }, label);
      each.addEventListener("click", act);
      made.push(each);
    };
    if (session.reading) button("Dừng", () => session.stop.abort());
    else if (session.left > 0) button(`Đọc ${count(session.left)} văn bản (${amount(session.left, data.studied)})`, () => void this.#read());
    this.more.replaceChildren(...made);
    this.more.hidden = made.length === 0;
    if (held) (made[0] ?? this.select).focus();
  }

  /** Draw pictures and table. */
  #draw() {
    const { session, data } = this;
    if (!data || !session.series) return;
    const { series } = session.series;
    const measure = this.#measure();
    this.width = this.pictures.clientWidth;
    const dated = series.map((months) => months.filter(({ month }) => month));
    const highest = Math.max(0, ...dated.flat().map(measure.of));
    const isShare = measure.value === "ty-le";
    const written = (/** @type {number} */ value) => (isShare ? percent(value) : count(value));
    this.pictures.replaceChildren(
      ...dated.flatMap((months, i) => {
        const sequence = /** @type {Sequence} */ (session.sequences[i]);
        const name = `${capital(named([sequence]))}: ${measure.label}`;
        const bars = months.map((month) => barOf(month, measure.of(month), isShare, data.studied.limited));
        const label = `${name}, theo tháng. Số liệu ở bảng dưới đây.`;
        const all = totals(series[i] ?? []);
        return [
          element("h3", {}, name),
          element("p", { class: "tl-total" }, `Cả thảy ${count(all.occurrences)} lần trong ${count(all.found)} văn bản.`),
          ...(bars.length > 0 ? [chart(bars, this.width, highest, written, label, `tl-${i}`)] : []),
        ];
      }),
    );
    this.notes.replaceChildren(...notes(session, dated, isShare, data));
    this.numbers.replaceChildren(...this.#numbers(dated));
    this.choice.hidden = dated.every((months) => months.length === 0);
  }

  /** @param {Month[][]} dated */
  #numbers(dated) {
    const { session, data } = this;
    if (!data) return [];
    const rows = (dated[0] ?? []).filter(({ documents }) => documents > 0);
    if (rows.length === 0) return [];
    const open = this.numbers.querySelector("details")?.open ?? rows.length <= FOLDED;
    const details = element("details", {}, element("summary", {}, `Bảng số liệu (${count(rows.length)} tháng)`), numbers(session.sequences, dated, data.studied.limited));
    details.open = open;
    const button = element("button", { type: "button", class: "md-button" }, "CSV");
    button.addEventListener("click", () => {
      save("theo-thang.csv", "text/csv;charset=utf-8", csv(session.sequences, session.series?.series ?? []));
      this.#tell("Đã tải về bảng số liệu.");
    });
    return [details, element("p", { class: "tl-downloads" }, "Tải bảng về: ", button)];
  }
}

/** @param {Data} data */
function summary({ studied, apart, href }) {
  const { sequences } = studied;
  if (sequences.length === 0) return ["Hãy gõ một chữ hay một cụm từ trong nội dung văn bản để xem nó xuất hiện ra sao theo thời gian."];
  const several = sequences.some(({ words }) => words.length > 1);
  const other = apart
    ? element("a", { href: href({ apart: false }) }, "Đếm cả cụm từ")
    : several && element("a", { href: href({ apart: true }) }, "Đếm từng chữ");
  const more = sequences.length > MOST_SERIES ? ` Chỉ so ${count(MOST_SERIES)} cụm từ đầu.` : "";
  const hint = sequences.length === 1 ? " Muốn so nhiều cụm từ, gõ OR ở giữa: " : "";
  return [
    ...instead(studied),
    `${capital(named(sequences.slice(0, MOST_SERIES)))} theo tháng ban hành của văn bản.${more}`,
    ...(hint ? [hint, element("code", {}, '"cách ly" OR "giãn cách"'), "."] : []),
    ...(other ? [" ", other, "."] : []),
  ];
}

/**
 * @param {Month} month
 * @param {number} value
 * @param {boolean} isShare
 * @param {boolean} limited
 * @returns {Bar}
 */
function barOf(month, value, isShare, limited) {
  const { documents, found, occurrences } = month;
  const note =
    documents === 0
      ? "kho không có văn bản nào"
      : `${count(occurrences)} lần, trong ${count(found)}${limited ? "" : ` trên ${count(documents)}`} văn bản`;
  return { month: month.month, value, note, empty: documents === 0, faint: isShare && documents < FEW };
}

/**
 * What must be known to read the picture.
 *
 * @param {Session} session
 * @param {Month[][]} dated
 * @param {boolean} isShare
 * @param {Data} data
 */
function notes(session, dated, isShare, { studied }) {
  const texts = [];
  const [months = []] = dated;
  const breaks = withBreaks(months.map((month) => barOf(month, 0, false, true))).flatMap((each) => ("from" in each ? [each] : []));
  if (months.some(({ documents }) => documents === 0) && breaks.length < months.length)
    texts.push("Tháng có gạch chéo: kho không có văn bản nào ban hành tháng ấy. Tháng để trống: có văn bản, nhưng không văn bản nào có chữ đang đếm.");
  for (const { from, to } of breaks) texts.push(`Hình bỏ qua quãng từ ${monthName(from)} đến ${monthName(to)}, vì kho không có văn bản nào.`);
  if (isShare)
    texts.push(
      `Tỷ lệ là số văn bản có chữ ấy trên số văn bản của tháng mà kho có nội dung${studied.total ? ", theo các bộ lọc đang dùng" : ""}. Tháng có dưới ${FEW} văn bản vẽ nhạt: tỷ lệ ở đó chưa nói lên điều gì.`,
    );
  if (studied.limited) texts.push("Câu tìm có điều kiện khác (một mục như tinh:, hay dấu trừ), nên không tính tỷ lệ trên số văn bản của tháng.");
  session.series?.series.forEach((all, i) => {
    const undated = all.find(({ month }) => !month);
    if (undated && undated.found > 0)
      texts.push(
        `${count(undated.found)} văn bản không ghi ngày cũng có ${named(session.sequences.slice(i, i + 1))} (${count(undated.occurrences)} lần); hình và bảng không tính các văn bản này.`,
      );
  });
  if (studied.occurrences.some((each) => each?.exact)) texts.push(`${capital(AROUND)}.`);
  texts.push("Con số nói về những văn bản kho đang có, không phải mọi văn bản đã ban hành.");
  return texts.map((text) => element("p", {}, text));
}

/**
 * @param {Sequence[]} sequences
 * @param {Month[][]} dated
 * @param {boolean} limited
 */
function numbers(sequences, dated, limited) {
  const several = sequences.length > 1;
  const head = element("tr", {}, element("th", { scope: "col" }, "Tháng"));
  for (const { label } of sequences) {
    const of = several ? ` “${label}”` : "";
    head.append(element("th", { scope: "col" }, several ? `Văn bản có${of}` : "Văn bản có"), element("th", { scope: "col" }, `Số lần${of}`));
    if (!limited) head.append(element("th", { scope: "col" }, several ? `Tỷ lệ${of}` : "Tỷ lệ"));
  }
  head.append(element("th", { scope: "col" }, "Văn bản trong kho"));
  const body = element("tbody");
  (dated[0] ?? []).forEach(({ month, documents }, place) => {
    if (documents === 0) return;
    const row = element("tr", {}, element("th", { scope: "row" }, monthName(month)));
    for (const months of dated) {
      const each = /** @type {Month} */ (months[place]);
      row.append(element("td", {}, count(each.found)), element("td", {}, count(each.occurrences)));
      if (!limited) row.append(element("td", {}, percent(share(each))));
    }
    row.append(element("td", {}, count(documents)));
    body.append(row);
  });
  const caption = element("caption", {}, `${capital(named(sequences))}: số văn bản và số lần mỗi tháng, theo ngày ban hành`);
  const wrap = element("div", { class: "md-typeset__scrollwrap", tabindex: "0", role: "region", "aria-label": "Bảng số liệu theo tháng" });
  wrap.append(element("table", { class: "tl-table" }, caption, element("thead", {}, head), body));
  return wrap;
}

/**
 * A row a month and sequence; months without a document are there, too, with zeros, and the last row of a sequence is
 * of documents without a date.
 *
 * @param {Sequence[]} sequences
 * @param {Month[][]} series
 */
function csv(sequences, series) {
  const columns = ["sequence", "month", "documents_with", "occurrences", "documents_in_archive"];
  const rows = series.flatMap((months, i) =>
    months.map(({ month, documents, found, occurrences }) => [sequences[i]?.label ?? "", month || null, found, occurrences, documents]),
  );
  return toCsv(columns, rows);
}

/** @param {Month[]} months */
function totals(months) {
  return {
    found: months.reduce((sum, month) => sum + month.found, 0),
    occurrences: months.reduce((sum, month) => sum + month.occurrences, 0),
  };
}

/** @param {Month} month */
function share({ found, documents }) {
  return documents > 0 ? found / documents : 0;
}

/** @param {number} value */
function percent(value) {
  return value.toLocaleString("vi-VN", { style: "percent", maximumFractionDigits: value > 0 && value < 0.1 ? 1 : 0 });
}
