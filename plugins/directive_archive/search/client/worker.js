// The search worker: a classic one, since lunr.js is a classic script.
//
// Beside it lie the modules that it imports, lunr.js, and the index: manifest.json and the files that this names.
// asking.js tells what can be asked. Every question gets one answer, whatever happens.
"use strict";

{
  /** @typedef {import("./engine.js").Engine} Engine */
  /** @typedef {{id: number, ask: string, state: any, query: string, most: number, format: "csv" | "json" | "bib", home: string} & import("./study.js").Asked} Question */

  const scope = /** @type {typeof globalThis & {lunr: any}} */ (globalThis);

  /** @type {Promise<Engine> | undefined} */
  let loading;

  /** @type {WeakMap<Engine, Promise<import("./study.js").Study>>} */
  const studies = new WeakMap();

  /** @returns {Promise<Engine>} */
  const load = async () => {
    // A browser may keep the manifest, but must ask whether it is still the one.
    const response = fetch("manifest.json", { cache: "no-cache" });
    response.catch(() => undefined); // awaited below, if the scripts come
    // All at once: a module that is found only in another one is fetched after it.
    const [{ Engine }, { Files }] = await Promise.all([
      import("./engine.js"),
      import("./files.js"),
      import("./abbreviations.js"),
      import("./asked.js"),
      import("./finding.js"),
      import("./marks.js"),
      import("./query.js"),
      import("./rank.js"),
      import("./search.js"),
      import("./shards.js"),
      import("./state.js"),
      import("./tokens.js"),
      import("./weighing.js"),
      Promise.resolve().then(() => importScripts("lunr.js")),
    ]);
    const manifest = await (await response).json();
    return new Engine(manifest, new Files(new URL("./", location.href).href), scope.lunr);
  };

  /**
   * @param {Engine} engine
   * @param {Question} question
   */
  const answer = async (engine, question) => {
    const { id, ask, state, query, most, format, home } = question;
    switch (ask) {
      case "open":
        return query ? engine.prepare(query) : undefined;
      case "find":
        return engine.find(state);
      case "count":
        return engine.count(state);
      case "suggest":
        return engine.suggest(query, most);
      case "collect": {
        const { FORMATS } = await import("./downloads.js");
        const { records, lost } = await engine.collect(state, (done, all) => postMessage({ id, done, all }));
        const { type, write } = FORMATS[format];
        return { content: new Blob([write(records, home)], { type }), count: records.length, lost };
      }
      default: {
        // What needs texts is fetched with its first question, so that no list waits for it.
        const study = studies.get(engine) ?? import("./study.js").then(({ Study }) => new Study(engine));
        studies.set(engine, study);
        study.catch(() => studies.delete(engine));
        return (await study).answer(question);
      }
    }
  };

  addEventListener("message", async ({ data: question }) => {
    const { id } = question;
    try {
      loading ??= load();
      const engine = await loading;
      const found = await answer(engine, question);
      // Perhaps the site was published anew: the next question asks for the new manifest.
      if (found && "damaged" in found && found.damaged) loading = undefined;
      postMessage({ id, answer: found });
    } catch (error) {
      loading = undefined; // the next question tries again
      console.warn(error);
      postMessage({ id, reason: navigator.onLine ? "missing" : "offline" });
    }
  });
}
