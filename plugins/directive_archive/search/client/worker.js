// The search worker of the site: a classic worker that answers the four messages of Material's search box.
// https://github.com/squidfunk/mkdocs-material: src/templates/assets/javascripts/integrations/search/worker/message
//
// Beside it lie the modules that it imports, lunr.js, and the index: manifest.json and the files that this names.
"use strict";

{
  const READY = 1;
  const RESULT = 3;
  const SETUP = 0;
  const QUERY = 2;

  /** Most results of a query; who wants more narrows it. */
  const LIMIT = 10;

  /** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item */
  /** @typedef {(text: string) => Promise<Item[]>} Search */

  const scope = /** @type {typeof globalThis & {lunr: any}} */ (globalThis);

  /** @type {Promise<Search> | undefined} */
  let loading;

  /** @returns {Promise<Search>} */
  const load = async () => {
    // A browser may keep the manifest, but must ask whether it is still the one.
    const response = fetch("manifest.json", { cache: "no-cache" });
    response.catch(() => undefined); // awaited below, if the scripts come
    // All at once: a module that is found only in another one is fetched after it.
    const [{ Files }, { Search }, { Store }, { highlight, escapeHtml }] = await Promise.all([
      import("./files.js"),
      import("./search.js"),
      import("./store.js"),
      import("./marks.js"),
      import("./query.js"),
      import("./rank.js"),
      import("./shards.js"),
      import("./tokens.js"),
      import("./words.js"),
      Promise.resolve().then(() => importScripts("lunr.js")),
    ]);
    const found = await (await response).json();
    const opened = new Files(new URL("./", location.href).href);
    const search = new Search(found, opened, scope.lunr);
    const store = new Store(found.store, opened);

    return async (text) => {
      const answer = await search.answer(text, { most: LIMIT });
      const terms = Object.fromEntries(answer.typed.map((word) => [word, true]));
      const shown = await store.get(answer.results.map(({ document }) => document));
      /** @type {Item[]} */
      const items = [];
      answer.results.forEach(({ score }, place) => {
        const row = shown[place];
        if (!row) return;
        const [location, number, title, subtitle, lead] = row;
        const facts = [title.includes(number) ? "" : number, subtitle].filter(Boolean).join(" · ");
        // Material puts title and text into the page as HTML.
        items.push({
          location,
          title: highlight(title, answer),
          text: [facts, lead].map((line) => line && `<p>${highlight(line, answer)}</p>`).join(""),
          score,
          terms,
        });
      });
      if (answer.suggestion)
        items.push({
          location: `?q=${encodeURIComponent(answer.suggestion)}`,
          title: `Có phải ý bạn là “${escapeHtml(answer.suggestion)}”?`,
          text: "<p>Không có từ đã gõ trong kho. – Did you mean this?</p>",
          score: 0,
          terms: {},
        });
      if (answer.damaged || shown.includes(undefined)) {
        // Perhaps the site was published anew: the next key pressed asks for the new manifest.
        loading = undefined;
        items.push(notice(DAMAGED));
      }
      return items;
    };
  };

  const MISSING = "Không tải được dữ liệu tìm kiếm – Search is not available";
  const DAMAGED = "Một phần dữ liệu tìm kiếm không tải được – Parts of the index could not be read";

  /**
   * @param {string} title
   * @returns {Item}
   */
  const notice = (title) => {
    const text = "<p>Hãy thử lại, hoặc duyệt theo mục lục. Try again, or browse the lists.</p>";
    return { location: "", title, text, score: 0, terms: {} };
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
      return await search(text);
    } catch (error) {
      loading = undefined; // the next key pressed tries again
      console.warn(error);
      return [notice(MISSING)];
    }
  };

  let last = Promise.resolve();
  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) postMessage({ type: READY });
    if (message.type === QUERY) {
      // In the order of the questions: the answer to the last key pressed is the one that stays.
      const items = answer(message.data);
      last = last.then(async () => {
        postMessage({ type: RESULT, data: { items: (await items).map((item) => [item]) } });
      });
    }
  });
}
