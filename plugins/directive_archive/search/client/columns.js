// What documents are filtered, counted and sorted by: ../columns.py says how it is written.

/** @typedef {import("./files.js").Files} Files */
/** @typedef {import("./state.js").State} State */

/**
 * What the manifest says.
 *
 * @typedef {object} Stated
 * @property {string} days
 * @property {{parameter: string, key: string, label: {vi: string, en: string}, file: string, time?: boolean}[]} facets
 */

/** @typedef {{slug: string, label: string, note: string}} Value */
/** @typedef {{values: Value[], sets: number[][], documents: Uint32Array}} Column */
/** @typedef {Value & {count: number, chosen: boolean}} Counted */
/** @typedef {{parameter: string, label: {vi: string, en: string}, values: Counted[]}} Facet */

/**
 * Conditions that documents must meet: of each facet in which something was chosen, and of the day.
 *
 * @typedef {object} Filter
 * @property {{parameter: string, column: Column, right: Uint8Array}[]} facets by set of values whether it will do
 * @property {((document: number) => boolean) | undefined} day
 * @property {string[]} lost parameters whose column could not be read: they filter nothing
 */

/** Day of a document that states none. */
export const UNKNOWN = -0x80000000;
/** Tells documents that the archive holds from those that are only cited. */
const HELD = { parameter: "kho", slug: "co" };

export class Columns {
  /**
   * @param {Stated} stated
   * @param {number} size
   * @param {Files} files
   */
  constructor(stated, size, files) {
    this.stated = stated;
    this.size = size;
    this.files = files;
  }

  /**
   * @param {string} parameter
   * @returns {Promise<Column>}
   */
  column(parameter) {
    const found = this.stated.facets?.find((facet) => facet.parameter === parameter);
    if (!found) return Promise.reject(new Error(`no column ${parameter}`));
    return this.files.get(found.file, (content) => readColumn(content, this.size));
  }

  /** Days since 1970 by document. */
  days() {
    return this.files.get(this.stated.days, (content) => readDays(content, this.size));
  }

  /**
   * What a state asks for. Without words it lists what the archive holds, unless it says otherwise.
   *
   * @param {State} state
   * @returns {Promise<Filter>}
   */
  async filter(state) {
    /** @type {Record<string, string[]>} */
    const chosen = { ...state.facets };
    if (!state.query && !chosen[HELD.parameter]?.length) chosen[HELD.parameter] = [HELD.slug];
    /** @type {string[]} */
    const lost = [];
    const known = (this.stated.facets ?? []).map((facet) => facet.parameter);
    const wanted = known.filter((parameter) => chosen[parameter]?.length);
    const facets = await Promise.all(
      wanted.map(async (parameter) => {
        try {
          const column = await this.column(parameter);
          return { parameter, column, right: rightSets(column, chosen[parameter] ?? []) };
        } catch (error) {
          console.warn(error);
          lost.push(parameter);
          return [];
        }
      }),
    );
    /** @type {Filter["day"]} */
    let day;
    if (state.from || state.to)
      try {
        const days = await this.days();
        const first = state.from ? dayOf(state.from) : UNKNOWN + 1;
        const last = state.to ? dayOf(state.to) : Infinity;
        day = (document) => {
          const issued = /** @type {number} */ (days[document]);
          return first <= issued && issued <= last;
        };
      } catch (error) {
        console.warn(error);
        lost.push("ngay");
      }
    return { facets: facets.flat(), day, lost };
  }

  /**
   * How many of the documents have each value, if nothing but what was chosen in the same facet is let go.
   *
   * @param {Iterable<number>} documents those that the words find
   * @param {Filter} filter
   * @param {State} state
   * @returns {Promise<{facets: Facet[], total: number, lost: string[]}>}
   */
  async count(documents, filter, state) {
    const lost = new Set(filter.lost);
    const stated = this.stated.facets ?? [];
    const columns = await Promise.all(
      stated.map(({ parameter }) =>
        this.column(parameter).catch((error) => {
          console.warn(error);
          lost.add(parameter);
          return undefined;
        }),
      ),
    );
    const counts = columns.map((column) => new Uint32Array(column?.sets.length ?? 0));
    const conditions = filter.facets.map(({ parameter, column, right }) => ({
      place: stated.findIndex((facet) => facet.parameter === parameter),
      sets: column.documents,
      right,
    }));
    let total = 0;
    for (const document of documents) {
      if (filter.day && !filter.day(document)) continue;
      let failed = -1;
      let fails = 0;
      for (const { place, sets, right } of conditions)
        if (!right[/** @type {number} */ (sets[document])]) {
          failed = place;
          if (++fails > 1) break;
        }
      if (fails > 1) continue;
      if (fails === 0) total++;
      for (let place = fails ? failed : 0; place < (fails ? failed + 1 : columns.length); place++) {
        const column = columns[place];
        const row = /** @type {Uint32Array} */ (counts[place]);
        if (column) bump(row, /** @type {number} */ (column.documents[document]));
      }
    }
    const facets = stated.flatMap(({ parameter, label, time = false }, place) => {
      const column = columns[place];
      if (!column) return [];
      const values = spread(column, /** @type {Uint32Array} */ (counts[place]));
      const chosen = state.facets[parameter] ?? [];
      return [{ parameter, label, values: marked(column, values, chosen, time) }];
    });
    return { facets, total, lost: [...lost] };
  }

  /**
   * Whether a document meets all conditions.
   *
   * @param {Filter} filter
   * @returns {((document: number) => boolean) | undefined} nothing if there are none
   */
  admitted({ facets, day }) {
    if (facets.length === 0 && !day) return undefined;
    return (document) =>
      (!day || day(document)) &&
      facets.every(({ column, right }) => right[/** @type {number} */ (column.documents[document])] === 1);
  }

  /**
   * Documents by day, newest first or oldest first; those without a day last. Equal days keep their order.
   *
   * @param {Uint32Array} documents
   * @param {boolean} oldestFirst
   */
  async byDay(documents, oldestFirst) {
    const days = await this.days();
    const rank = (/** @type {number} */ document) => {
      const day = /** @type {number} */ (days[document]);
      if (day === UNKNOWN) return Infinity;
      return oldestFirst ? day : -day;
    };
    const places = Float64Array.from(documents, rank);
    const order = Array.from(documents, (_, place) => place);
    order.sort((one, other) => compare(/** @type {number} */ (places[one]), /** @type {number} */ (places[other])) || one - other);
    return Uint32Array.from(order, (place) => /** @type {number} */ (documents[place]));
  }
}

/**
 * @param {number} one
 * @param {number} other
 */
function compare(one, other) {
  return one === other ? 0 : one < other ? -1 : 1;
}

/**
 * Days since 1970.
 *
 * @param {string} iso
 */
export function dayOf(iso) {
  return Date.parse(iso) / 86_400_000;
}

/**
 * Places of the values that a reader means: by slug, by its last part, or by name.
 *
 * @param {Column} column
 * @param {string} asked
 */
function meant({ values }, asked) {
  const places = (/** @type {(value: Value) => boolean} */ same) =>
    values.flatMap((value, place) => (same(value) ? [place] : []));
  const exact = places(({ slug }) => slug === asked);
  if (exact.length > 0) return exact;
  const wanted = asked.normalize("NFC").toLowerCase();
  return places(({ slug, label }) => slug.split("/").at(-1) === wanted || label.toLowerCase() === wanted);
}

/**
 * By set of values whether it has one of those asked for.
 *
 * @param {Column} column
 * @param {string[]} asked
 */
function rightSets(column, asked) {
  const places = new Set(asked.flatMap((slug) => meant(column, slug)));
  return Uint8Array.from(column.sets, (set) => (set.some((place) => places.has(place)) ? 1 : 0));
}

/**
 * @param {Column} column
 * @param {Uint32Array} counts by set
 */
function spread({ values, sets }, counts) {
  const found = new Uint32Array(values.length);
  sets.forEach((set, place) => {
    for (const value of set) bump(found, value, counts[place]);
  });
  return found;
}

/**
 * Values that occur or were chosen, the commonest or the last first; what was asked for and is nowhere, too.
 *
 * @param {Column} column
 * @param {Uint32Array} counts by value
 * @param {string[]} asked
 * @param {boolean} time the last first
 * @returns {Counted[]}
 */
function marked(column, counts, asked, time) {
  const chosen = new Set(asked.flatMap((slug) => meant(column, slug)));
  const found = column.values
    .map((value, place) => ({ ...value, count: counts[place] ?? 0, chosen: chosen.has(place) }))
    .filter((value) => value.count > 0 || value.chosen)
    .sort((one, other) => (time ? (one.slug < other.slug ? 1 : -1) : other.count - one.count));
  const strange = asked.filter((slug) => meant(column, slug).length === 0);
  return [...found, ...strange.map((slug) => ({ slug, label: slug, note: "", count: 0, chosen: true }))];
}

/**
 * @param {Uint32Array} counts
 * @param {number} place
 * @param {number} [by]
 */
function bump(counts, place, by = 1) {
  counts[place] = /** @type {number} */ (counts[place]) + by;
}

/**
 * @param {Uint8Array} content
 * @param {number} size
 * @returns {Column}
 */
function readColumn(content, size) {
  const next = varints(content);
  const length = next();
  const start = next.at();
  const head = JSON.parse(new TextDecoder().decode(content.subarray(start, start + length)));
  next.skip(length);
  const documents = Uint32Array.from({ length: size }, next);
  if (!next.done() || documents.some((set) => set >= head.sets.length)) throw new Error("a column is damaged");
  /** @type {[string, string, string?][]} */
  const rows = head.values;
  return { values: rows.map(([slug, label, note = ""]) => ({ slug, label, note })), sets: head.sets, documents };
}

/**
 * @param {Uint8Array} content
 * @param {number} size
 */
function readDays(content, size) {
  const next = varints(content);
  let last = 0;
  const days = Int32Array.from({ length: size }, () => {
    const packed = next();
    if (packed === 0) return UNKNOWN;
    const zigzag = packed - 1;
    last += zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    return last;
  });
  if (!next.done()) throw new Error("a column is damaged");
  return days;
}

/**
 * Reads one number after the other.
 *
 * @param {Uint8Array} content
 */
function varints(content) {
  let at = 0;
  const next = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = content[at++];
      if (byte === undefined) throw new Error("a column is damaged");
      number += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return number;
    }
  };
  return Object.assign(next, {
    at: () => at,
    /** @param {number} length */
    skip: (length) => {
      at += length;
    },
    done: () => at === content.length,
  });
}
