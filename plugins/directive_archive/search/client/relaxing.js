// What is answered when no document has all that was typed: those that have most of it, or ways to ask for less.

import { chosen, visitDocuments } from "./finding.js";
import { rareness } from "./rank.js";

/** @typedef {import("./finding.js").Allowed} Allowed */
/** @typedef {import("./finding.js").Demand} Demand */
/** @typedef {import("./finding.js").Finding} Finding */
/** @typedef {import("./tokens.js").Word} Word */

/** The part of the words that a document must have, and of what the best document has. */
const MOST = 0.6;
const NEARLY = 0.85;
/** Most ways proposed to ask for less. */
const OFFERS = 3;

/**
 * The documents that have most of what was typed, and of each how much. What is quoted or has a prefix they must have.
 *
 * @param {Finding} finding
 * @param {Allowed | undefined} allowed
 */
export function most({ asked, size }, allowed) {
  const groups = asked.groups.map((demands, place) => {
    const entries = new Set(demands.flatMap(({ sets }) => sets.flat()));
    const count = [...entries].reduce((sum, entry) => sum + entry.count, 0);
    const required = asked.typed[place]?.some((unit) => unit.together) ?? false;
    return { demands, weight: count > 0 ? rareness(Math.min(count, size), size) : 0, required };
  });
  // lunr would leave out what lacks a word.
  asked.clauses = asked.clauses.filter(({ presence }) => presence === undefined);
  const pairs = asked.pairs.map(({ folded }) => ({ sets: [folded], field: undefined }));
  return meetingMost(groups, pairs, asked.excluded, size, allowed, MOST, NEARLY);
}

/**
 * What would be found if one thing less were asked for: the query without it, and how many documents.
 *
 * @param {Finding} finding
 * @param {Allowed | undefined} allowed
 */
export function offers({ asked, size, isLong }, allowed) {
  if (asked.groups.length < 2 || isLong) return [];
  const counts = lackingOne(asked.groups, asked.excluded, size, allowed);
  const { source } = asked.query;
  return counts
    .flatMap((total, place) => {
      const units = asked.typed[place] ?? [];
      const [first, last] = [units[0], units.at(-1)];
      // Without its figures a number is none.
      if (total === 0 || !first || !last || units.some(({ words }) => words.some(hasFigures))) return [];
      const text = `${source.slice(0, first.start)} ${source.slice(last.end).replace(/^["“”„«»]/u, "")}`;
      return [{ text: text.replace(/\s+/gu, " ").trim(), total }];
    })
    .sort((a, b) => b.total - a.total)
    .slice(0, OFFERS);
}

/**
 * The documents that meet most of what the groups weigh together; and of each how much it meets of these and of the
 * pairs, as a number up to 200.
 *
 * @param {{demands: Demand[], weight: number, required: boolean}[]} groups
 * @param {Demand[]} pairs neighbours as typed
 * @param {Demand[]} excluded
 * @param {number} size
 * @param {Allowed | undefined} allowed
 * @param {number} least part that a document must meet
 * @param {number} near part of what the best one meets
 */
function meetingMost(groups, pairs, excluded, size, allowed, least, near) {
  const met = new Float32Array(size);
  const seen = new Uint8Array(size);
  groups.forEach(({ demands, weight }, level) => {
    const visit = (/** @type {number} */ document) => {
      if (seen[document] === level + 1) return;
      seen[document] = level + 1;
      met[document] = (met[document] ?? 0) + weight;
    };
    for (const demand of demands) visitDocuments(demand, size, undefined, visit);
  });
  for (const { demands } of groups.filter(({ required }) => required)) {
    const having = new Uint8Array(size);
    for (const demand of demands) visitDocuments(demand, size, undefined, (document) => (having[document] = 1));
    for (let document = 0; document < size; document++) if (!having[document]) met[document] = 0;
  }
  for (const demand of excluded) visitDocuments(demand, size, undefined, (document) => (met[document] = 0));
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
  let best = 0;
  for (let document = 0; document < size; document++)
    if (!allowed || allowed(document)) best = Math.max(best, met[document] ?? 0);
  const enough = Math.max(whole * least, best * near);
  const documents = chosen(size, (document) => best > 0 && (met[document] ?? 0) >= enough && (!allowed || allowed(document)));
  const tiers = new Uint8Array(size);
  const beside = new Uint16Array(size);
  for (const pair of pairs) {
    const counted = new Uint8Array(size); // a document may come twice
    visitDocuments(pair, size, undefined, (document) => {
      if (!counted[document]) beside[document] = (beside[document] ?? 0) + 1;
      counted[document] = 1;
    });
  }
  for (const document of documents)
    tiers[document] = Math.round(100 * ((met[document] ?? 0) / whole + (beside[document] ?? 0) / (pairs.length || 1)));
  return { documents, tiers };
}

/**
 * By group, how many documents lack this one alone.
 *
 * @param {Demand[][]} groups at most 32
 * @param {Demand[]} excluded
 * @param {number} size
 * @param {Allowed | undefined} allowed
 */
function lackingOne(groups, excluded, size, allowed) {
  const met = new Uint32Array(size);
  groups.forEach((demands, place) => {
    const visit = (/** @type {number} */ document) => {
      met[document] = ((met[document] ?? 0) | (1 << place)) >>> 0;
    };
    for (const demand of demands) visitDocuments(demand, size, undefined, visit);
  });
  for (const demand of excluded) visitDocuments(demand, size, undefined, (document) => (met[document] = 0));
  const whole = 2 ** groups.length - 1;
  const counts = new Map(groups.map((_, place) => [whole - 2 ** place, 0]));
  for (let document = 0; document < size; document++) {
    const count = counts.get(met[document] ?? 0);
    if (count !== undefined && (!allowed || allowed(document))) counts.set(met[document] ?? 0, count + 1);
  }
  return [...counts.values()];
}

/** @param {Word} word */
function hasFigures({ folded }) {
  return /[0-9]/.test(folded);
}
