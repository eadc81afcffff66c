// What the two views of texts share on the page: reading some documents after the other, words for what is read, files
// to take away.

import { count, element } from "./elements.js";

/** @typedef {import("./sequences.js").Sequence} Sequence */

/** Documents asked for at a time. */
const AT_ONCE = 24;
/** What compression leaves of a text. */
const PACKED = 0.36;
/** What numbers of the index count, and lines do not show. */
export const AROUND = "tính cả chữ ở nơi gửi, nơi nhận và chức vụ người ký";

/**
 * Read documents, a few at a time, until all are read or `stop` says so.
 *
 * @template Part
 * @param {number[]} documents
 * @param {(some: number[]) => Promise<Part>} read
 * @param {(part: Part, some: number[]) => void} take
 * @param {AbortSignal} stop
 */
export async function readAll(documents, read, take, stop) {
  let coming = documents.length > 0 ? read(documents.slice(0, AT_ONCE)) : undefined;
  for (let at = 0; coming; at += AT_ONCE) {
    const part = await coming;
    if (stop.aborted) return;
    const next = documents.slice(at + AT_ONCE, at + 2 * AT_ONCE);
    // The next are fetched while these are shown.
    coming = next.length > 0 ? read(next) : undefined;
    coming?.catch(() => undefined);
    take(part, documents.slice(at, at + AT_ONCE));
  }
}

/**
 * The sequences in words: “cách ly”, “mua sắm”.
 *
 * @param {Sequence[]} sequences
 */
export function named(sequences) {
  const labels = sequences.map(({ label, open }) => `“${label}${open ? "…" : ""}”`);
  const text = labels.length > 1 ? `${labels.slice(0, -1).join(", ")} và ${labels.at(-1)}` : (labels[0] ?? "");
  const kind = sequences.every(({ words }) => words.length === 1) ? "chữ" : "cụm từ";
  return `${kind} ${text}`;
}

/**
 * What is said where something else is shown than was typed.
 *
 * @param {import("./inquiry.js").Inquiry} inquiry
 */
export function instead({ instead: meant }) {
  return meant ? [`Không văn bản nào có đúng chữ đã gõ; dưới đây là “${meant}”. `] : [];
}

/**
 * About how much must come to read so many documents, some of which share a file: `khoảng 0,9 MB`.
 *
 * @param {number} documents
 * @param {{bytes: number, files: number}} texts
 */
export function amount(documents, { bytes, files }) {
  const packed = files ? (1 - (1 - 1 / files) ** documents) * bytes * PACKED : 0;
  const megabytes = packed / 1e6;
  if (megabytes < 0.1) return `khoảng ${count(Math.max(1, Math.round(packed / 1e3)))} kB`;
  return `khoảng ${megabytes.toLocaleString("vi-VN", { maximumFractionDigits: megabytes < 10 ? 1 : 0 })} MB`;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * @param {string} day `2020-07-30`
 * @returns {string} `30/7/2020`
 */
export function writtenDay(day) {
  return day.split("-").reverse().map(Number).join("/");
}

/**
 * Hand a text to the reader as a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function save(name, type, content) {
  const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
