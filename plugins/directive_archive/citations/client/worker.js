// Finds and settles the references of a text beside the page, so that a long text does not freeze it.
import { citeText } from "./cite.js";

/**
 * @typedef {{text: string, issuer: string, day: string, holdings: string}} Question
 * @typedef {import("./cite.js").Result | {error: string}} Answer
 */

/** @param {string} folder */
const fetchFrom = (folder) => async (/** @type {string} */ file) => {
  const response = await fetch(new URL(file, folder));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.json();
};

addEventListener("message", async (event) => {
  const { text, issuer, day, holdings } = /** @type {Question} */ (event.data);
  /** @type {Answer} */
  let answer;
  try {
    answer = await citeText(text, { issuer, day: day || null }, fetchFrom(holdings));
  } catch (error) {
    answer = { error: String(error) };
  }
  postMessage(answer);
});
