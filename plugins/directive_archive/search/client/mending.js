// What was probably meant by words that are in no document: written apart or together, or with a slip.

import { forms } from "./tokens.js";
import { pairKey } from "./weighing.js";

/** @typedef {import("./asked.js").Asked} Asked */
/** @typedef {import("./tokens.js").Word} Word */
/** @typedef {import("./shards.js").Known} Known */
/** @typedef {{start: number, end: number, text: string}} Change */

/** Most words looked at for one. */
const CANDIDATES = 8;
/** Fewest letters of a part, most parts of a word, and most ways to part one. */
const SHORTEST = 2;
const PARTS = 4;
const WAYS = 6;

/**
 * The query with unknown words replaced; empty if there is one for which nothing is to be proposed.
 *
 * @param {Asked} asked
 * @returns {Promise<string>}
 */
export async function mended(asked) {
  const { source } = asked.query;
  const words = asked.query.groups.flat().flatMap((unit) => unit.words);
  let text = "";
  let done = 0;
  for (const word of [...new Set(asked.unknown)].sort((a, b) => a.start - b.start)) {
    if (word.end <= done) continue; // joined with the one before
    const place = words.indexOf(word);
    const change =
      (await together(asked, words, place)) ?? (await apart(asked, word)) ?? (await slip(asked, words, place));
    if (!change || change.start < done) return "";
    text += source.slice(done, change.start) + change.text;
    done = change.end;
  }
  return done ? text + source.slice(done) : "";
}

/**
 * The word and its neighbours in one piece, if that is known: "sars cov 2".
 *
 * @param {Asked} asked
 * @param {Word[]} words
 * @param {number} place
 * @returns {Promise<Change | undefined>}
 */
async function together(asked, words, place) {
  for (const [from, to] of /** @type {const} */ ([[-1, 2], [0, 3], [-1, 1], [0, 2], [-2, 1]])) {
    if (place + from < 0 || place + to > words.length) continue;
    const parts = words.slice(place + from, place + to);
    const text = parts.map((word) => word.folded).join("");
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || !(await asked.entries(text))?.length) continue;
    return { start: first.start, end: last.end, text };
  }
  return undefined;
}

/**
 * The word in two to four parts that stand side by side somewhere, "vacxin", "kontum"; or letters and a number, "cv1102".
 *
 * @param {Asked} asked
 * @param {Word} word
 * @returns {Promise<Change | undefined>}
 */
async function apart(asked, { folded, start, end }) {
  const [, letters, digits] = /^([a-z]{2,6})([0-9]{1,6})$/.exec(folded) ?? [];
  if (letters && digits && (await asked.entries(letters))?.length && (await asked.entries(digits))?.length)
    return { start, end, text: `${letters} ${digits}` };
  if (!/^[a-z]{4,24}$/.test(folded)) return undefined;
  const known = new Set((await asked.search.words.all()).map((each) => each.folded));
  /** @type {{text: string, count: number} | undefined} */
  let best;
  for (const parts of ways(folded, known).sort((a, b) => a.length - b.length).slice(0, WAYS)) {
    const pairs = parts.slice(1).map((second, at) => pairKey({ folded: /** @type {string} */ (parts[at]) }, { folded: second }));
    const found = await Promise.all(pairs.map((key) => asked.entries(key)));
    const count = Math.min(...found.map((entries = []) => entries.reduce((sum, entry) => sum + entry.count, 0)));
    if (count > (best?.count ?? 0)) best = { text: parts.join(" "), count };
  }
  return best && { start, end, text: best.text };
}

/**
 * Ways to part letters into known words.
 *
 * @param {string} letters
 * @param {Set<string>} known
 * @param {number} [most]
 * @returns {string[][]}
 */
function ways(letters, known, most = PARTS) {
  const found = [];
  for (let at = SHORTEST; at <= letters.length - SHORTEST; at++) {
    const [first, rest] = [letters.slice(0, at), letters.slice(at)];
    if (!known.has(first)) continue;
    if (known.has(rest)) found.push([first, rest]);
    if (most > 2) for (const more of ways(rest, known, most - 1)) found.push([first, ...more]);
  }
  return found;
}

/**
 * The known word that is nearest; of several, one that stands beside the neighbours elsewhere.
 *
 * @param {Asked} asked
 * @param {Word[]} words
 * @param {number} place
 * @returns {Promise<Change | undefined>}
 */
async function slip(asked, words, place) {
  const word = /** @type {Word} */ (words[place]);
  const candidates = await meant(asked, word, CANDIDATES);
  const [before, behind] = [words[place - 1], words[place + 1]];
  const fits = await Promise.all(
    candidates.map(async ({ normal }) => {
      const candidate = forms(normal);
      const keys = [...(before ? [pairKey(before, candidate)] : []), ...(behind ? [pairKey(candidate, behind)] : [])];
      const found = await Promise.all(keys.map((key) => asked.entries(key)));
      return found.filter((entries) => entries && entries.length > 0).length;
    }),
  );
  const most = Math.max(...fits);
  const best = candidates[fits.indexOf(most)];
  return best && { start: word.start, end: word.end, text: best.normal };
}

/**
 * Words that were perhaps meant, each in its commonest spelling, the likeliest first.
 *
 * @param {Asked} asked
 * @param {Word} word
 * @param {number} most
 * @returns {Promise<Known[]>}
 */
async function meant({ search }, { folded, normal: typed }, most) {
  if (!/^[a-z]{2,12}$/.test(folded)) return [];
  const slips = folded.length > 5 ? 2 : 1;
  /** @type {Map<string, {known: Known, rank: number}>} */
  const likely = new Map();
  for (const known of await search.words.all()) {
    const far = distance(folded, known.folded, slips);
    if (far > slips) continue;
    const rank = known.count / 100 ** far / 4 ** distance(typed, known.normal, 3);
    if (rank > (likely.get(known.folded)?.rank ?? 0)) likely.set(known.folded, { known, rank });
  }
  return [...likely.values()]
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ known }) => known);
}

/**
 * Letters to add, to leave out, to exchange or to swap with the next; more than `most` counts as `most + 1`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
