// The page's side of the worker: questions, and the answers that come back.

/** @typedef {import("./state.js").State} State */

/**
 * What can be asked, and what comes back.
 *
 * @typedef {object} Questions
 * @property {[{state: State}, import("./engine.js").Found]} find
 * @property {[{state: State}, import("./engine.js").Counts]} count
 * @property {[{query: string, most: number}, Awaited<ReturnType<import("./engine.js").Engine["suggest"]>>]} suggest
 * @property {[{state: State, format: import("./downloads.js").Format, home: string}, {content: Blob, count: number, lost: number}]} collect
 * @property {[{state: State, documents: number[], hits: import("./marks.js").Hits}, import("./study.js").Snippets]} snippets
 * @property {[{state: State}, import("./study.js").Studied]} inquire
 * @property {[{sequences: import("./sequences.js").Sequence[], documents: number[]}, import("./concordance.js").Part]} lines
 * @property {[{documents: number[]}, (import("./files.js").Shown | undefined)[]]} shown
 * @property {[{sequences: import("./sequences.js").Sequence[], documents: number[]}, {counts: Map<number, number>, unread: number}]} counted
 * @property {[{state: State, counts: Map<number, number>[]}, import("./study.js").Series]} months
 */

/** Why a question has no answer: no connection, or no index that can be read. */
export class Unanswered extends Error {
  /** @param {"offline" | "missing"} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export class Asking {
  /** @param {string} script address of worker.js */
  constructor(script) {
    this.script = script;
    this.count = 0;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void, tell: (done: number, all: number) => void}>} */
    this.open = new Map();
    /** @type {Worker | undefined} */
    this.worker = undefined;
  }

  /** Start the worker, so that it is there when something is asked; the search page started one before any script came. */
  start() {
    if (this.worker) return this.worker;
    const scope = /** @type {{archiveSearch?: Worker}} */ (globalThis);
    const worker = scope.archiveSearch ?? new Worker(this.script);
    delete scope.archiveSearch;
    worker.addEventListener("message", ({ data }) => {
      const waiting = this.open.get(data.id);
      if (!waiting) return;
      if ("done" in data) return waiting.tell(data.done, data.all);
      this.open.delete(data.id);
      if (!("reason" in data)) return waiting.resolve(data.answer);
      // A module that came damaged stays so in its worker: "try again" must begin with another one.
      if (data.reason === "missing" && this.open.size === 0) this.#stop(worker);
      waiting.reject(new Unanswered(data.reason));
    });
    worker.addEventListener("error", (event) => {
      // Its script did not come, or is not one: a page of the server's own instead. That is said, and no exception.
      event.preventDefault();
      this.#stop(worker);
      for (const { reject } of this.open.values()) reject(new Unanswered(navigator.onLine ? "missing" : "offline"));
      this.open.clear();
    });
    this.worker = worker;
    worker.postMessage({ id: 0, ask: "open" });
    return worker;
  }

  /** @param {Worker} worker */
  #stop(worker) {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }

  /**
   * @template {keyof Questions} Ask
   * @param {Ask} ask
   * @param {Questions[Ask][0]} about
   * @param {(done: number, all: number) => void} [tell] how far a long one has come
   * @returns {Promise<Questions[Ask][1]>}
   */
  ask(ask, about, tell = () => undefined) {
    const worker = this.start();
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject, tell });
      worker.postMessage({ id, ask, ...about });
    });
  }
}
