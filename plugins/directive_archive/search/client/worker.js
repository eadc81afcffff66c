// The search worker of the site: a classic worker that answers the four messages of Material's search box.
// https://github.com/squidfunk/mkdocs-material: src/templates/assets/javascripts/integrations/search/worker/message
//
// Beside it lie tokens.js, query.js, lunr.js and index.json.
"use strict";

{
  const READY = 1;
  const RESULT = 3;
  const SETUP = 0;
  const QUERY = 2;

  /** Most results of a query; who wants more narrows it. */
  const LIMIT = 50;

  /** @typedef {{location: string, number: string, title: string, subtitle: string, lead: string}} Shown */
  /** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item */
  /** @typedef {(text: string) => Item[]} Search */

  const scope = /** @type {typeof globalThis & {lunr: {Index: {load: (serialized: object) => any}}}} */ (globalThis);

  /** @type {Promise<Search> | undefined} */
  let loading;

  /** @returns {Promise<Search>} */
  const load = async () => {
    importScripts("lunr.js");
    const [query, response] = await Promise.all([import("./query.js"), fetch("index.json")]);
    if (!response.ok) throw new Error(`index.json: ${response.status}`);
    /** @type {{lunr: object, documents: Shown[]}} */
    const tables = await response.json();
    const index = scope.lunr.Index.load(tables.lunr);

    return (text) => {
      const { query: asked, results } = query.search(index, text);
      const terms = Object.fromEntries(asked.typed.map((word) => [word, true]));
      return results.slice(0, LIMIT).map(({ ref, score }) => {
        const { location, number, title, subtitle, lead } = /** @type {Shown} */ (tables.documents[Number(ref)]);
        const facts = [title.includes(number) ? "" : number, subtitle].filter(Boolean).join(" · ");
        // Material puts title and text into the page as HTML.
        return {
          location,
          title: query.highlight(title, asked),
          text: [facts, lead].map((line) => line && `<p>${query.highlight(line, asked)}</p>`).join(""),
          score,
          terms,
        };
      });
    };
  };

  /**
   * @param {string} text
   * @returns {Promise<Item[]>}
   */
  const answer = async (text) => {
    if (!text.trim()) return [];
    try {
      // Loaded by the first query, not by every page that has a search box.
      loading ??= load();
      const search = await loading;
      return search(text);
    } catch (error) {
      loading = undefined; // the next key pressed tries again
      console.warn(error);
      const title = "Không tải được dữ liệu tìm kiếm – Search is not available";
      const text = "<p>Hãy thử lại, hoặc duyệt theo mục lục. Try again, or browse the lists.</p>";
      return [{ location: "", title, text, score: 0, terms: {} }];
    }
  };

  addEventListener("message", async ({ data: message }) => {
    if (message.type === SETUP) postMessage({ type: READY });
    if (message.type === QUERY) {
      const items = await answer(message.data);
      postMessage({ type: RESULT, data: { items: items.map((item) => [item]) } });
    }
  });
}
