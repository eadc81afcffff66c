// Where the name of an organ begins and ends in running text: ../organs.py.
import { decompose, fold } from "./language.js";
import { constant, pattern } from "./pattern.js";

const HEAD = pattern("organs.HEAD");
const BEGINS = pattern("organs.BEGINS");
const STOP = pattern("organs.STOP");
const ACTING = pattern("organs.ACTING");
const STILL_NAMED = pattern("organs.STILL_NAMED");
const BOTH_POSTS = pattern("organs.BOTH_POSTS");
const ISSUES = pattern("organs.ISSUES");
const SAYS_IN = pattern("organs.SAYS_IN");
const SMALL_WORD = pattern("organs.SMALL_WORD");
const PLACE_ABOVE = pattern("organs.PLACE_ABOVE");
const OF_ABOVE = pattern("organs.OF_ABOVE");
const LIES_IN_A_PLACE = pattern("organs.LIES_IN_A_PLACE");
const NAME_WORDS = new Set(/** @type {string[]} */ (constant("organs.NAME_WORDS")));
const UNMARKED = new Set([...NAME_WORDS].map(fold));
const TONELESS = new Set([...NAME_WORDS].map(toneless));
/** @type {number} */
const LONGEST = constant("organs.LONGEST");

/**
 * Where the organ's name that begins at a position ends.
 *
 * @param {string} text
 * @param {number} start
 */
function nameEnd(text, start) {
  const window = text.slice(start, start + LONGEST);
  const stop = STOP.search(window);
  let end = stop ? stop.index : window.length;
  for (const word of SMALL_WORD.between(window, 0, end)) {
    if (isOfNames(word[0])) continue;
    end = word.index;
    break;
  }
  const above = PLACE_ABOVE.search(window.slice(0, end));
  if (above && !LIES_IN_A_PLACE.search(window.slice(0, above.index))) end = above.index;
  const acting = ACTING.search(window.slice(0, end));
  if (acting && !STILL_NAMED.match(text, start + end) && !BOTH_POSTS.match(window)) end = acting.index;
  const further = OF_ABOVE.match(window, end);
  return start + end + (further ? further[0].length : 0);
}

/** @param {string} word */
function toneless(word) {
  return [...word].map((letter) => decompose(letter)[0]).join("");
}

/**
 * Whether names have a syllable, as scanners read it: without any mark (chinh), or with a wrong tone (phù for phủ).
 *
 * @param {string} word
 */
function isOfNames(word) {
  return NAME_WORDS.has(word) || (word === fold(word) ? UNMARKED.has(word) : TONELESS.has(toneless(word)));
}

/**
 * End of the organ's name that begins at a position; the position itself if none does.
 *
 * @param {string} text
 * @param {number} start
 */
export function nameAt(text, start) {
  if (!BEGINS.match(text, start)) return start;
  let end = nameEnd(text, start);
  while (end > start && " ,-".includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * The organ whose doing the document at `start` is: its span, whether the words say that it issued the document (or
 * only speaks in it), and the date between name and verb.
 *
 * @param {string} text
 * @param {number} low
 * @param {number} start
 * @returns {{begin: number, end: number, issues: boolean, date: string} | null}
 */
export function issuerBefore(text, low, start) {
  const window = text.slice(low, start);
  for (const head of HEAD.all(window)) {
    const end = nameAt(window, head.index);
    if (end <= head.index) continue;
    const issues = ISSUES.match(window, end);
    if (issues) {
      const date = issues.groups?.["date"] || issues.groups?.["when"] || "";
      return { begin: low + head.index, end: low + end, issues: true, date };
    }
    if (SAYS_IN.match(window, end)) return { begin: low + head.index, end: low + end, issues: false, date: "" };
  }
  return null;
}
