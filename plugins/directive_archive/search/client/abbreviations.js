// Abbreviations that officials and readers use in place of the words, and the words in place of them.
//
// Letters of document types (CV, CT, QĐ) are none of these: they stand in the numbers, where they are found as they are.

import { forms } from "./tokens.js";

/** @typedef {import("./tokens.js").Word} Word */
/** @typedef {{exact: string, normal: string, folded: string}} Forms */

/** By the folded abbreviation, how it is spelt in full. */
const FULL = {
  atgt: "an toàn giao thông",
  bcd: "ban chỉ đạo",
  bch: "ban chấp hành",
  bhxh: "bảo hiểm xã hội",
  bhyt: "bảo hiểm y tế",
  btv: "ban thường vụ",
  cbcc: "cán bộ công chức",
  cchc: "cải cách hành chính",
  cntt: "công nghệ thông tin",
  gpmb: "giải phóng mặt bằng",
  hcm: "hồ chí minh",
  hdnd: "hội đồng nhân dân",
  mttq: "mặt trận tổ quốc",
  ntm: "nông thôn mới",
  pccc: "phòng cháy chữa cháy",
  pctn: "phòng chống tham nhũng",
  pctt: "phòng chống thiên tai",
  ptnt: "phát triển nông thôn",
  tkcn: "tìm kiếm cứu nạn",
  tp: "thành phố",
  tphcm: "thành phố hồ chí minh",
  tthc: "thủ tục hành chính",
  ttg: "thủ tướng",
  tw: "trung ương",
  ubkt: "ủy ban kiểm tra",
  ubnd: "ủy ban nhân dân",
  vpcp: "văn phòng chính phủ",
  vptw: "văn phòng trung ương",
};

/** @type {Map<string, Forms[]>} */
const EXPANSIONS = new Map(Object.entries(FULL).map(([short, full]) => [short, full.split(" ").map(forms)]));
/** By the folded words, the abbreviation; but not where only a part may be shortened ("Văn phòng TW", "TP. Hồ Chí Minh"). */
const ABBREVIATIONS = new Map(
  Object.entries(FULL)
    .filter(([, full]) => Object.values(FULL).every((other) => other === full || !` ${full} `.includes(` ${other} `)))
    .map(([short]) => [EXPANSIONS.get(short)?.map(({ folded }) => folded).join(" "), short]),
);
const LONGEST = 5;

/**
 * The words that an abbreviation stands for.
 *
 * @param {string} folded
 */
export function expansion(folded) {
  return EXPANSIONS.get(folded);
}

/**
 * The longest name that begins with the first of these words and has an abbreviation.
 *
 * @param {Word[]} words
 * @returns {{words: Word[], short: string} | undefined}
 */
export function abbreviated(words) {
  for (let count = Math.min(LONGEST, words.length); count > 1; count--) {
    const name = words.slice(0, count);
    const short = ABBREVIATIONS.get(name.map(({ folded }) => folded).join(" "));
    if (short !== undefined) return { words: name, short };
  }
  return undefined;
}
