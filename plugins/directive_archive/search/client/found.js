// The documents that have what was asked for: groups of which each must be met, by one of its demands.

/** @typedef {import("./shards.js").Entry} Entry */

/**
 * One way to meet a part of the query: a document must be in the lists of each of the sets.
 *
 * @typedef {object} Demand
 * @property {Entry[][]} sets none if the index could not be read
 * @property {number | undefined} field the one in which they must stand
 * @property {Entry[][]} [proof] of cut lists, by set: terms that stand only where one of the set does
 */

/** @typedef {(document: number) => boolean} Allowed */

/**
 * The documents that meet every group, none that is excluded, in their order.
 *
 * @param {Demand[][]} groups
 * @param {Demand[]} excluded
 * @param {number} size documents of the index
 * @param {Allowed} [allowed]
 * @param {number} [without] a field that does not count
 */
export function matching(groups, excluded, size, allowed, without) {
  const seen = new Uint8Array(size);
  groups.forEach((demands, level) => {
    const visit = (/** @type {number} */ document) => {
      if (seen[document] === level) seen[document] = level + 1;
    };
    for (const demand of demands) visitDocuments(demand, size, without, visit);
  });
  for (const demand of excluded) visitDocuments(demand, size, undefined, (document) => (seen[document] = 255));
  return chosen(size, (document) => seen[document] === groups.length && (!allowed || allowed(document)));
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
export function meetingMost(groups, pairs, excluded, size, allowed, least, near) {
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
export function lackingOne(groups, excluded, size, allowed) {
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

/**
 * Show the documents that meet a demand, some of them twice. No generator: it would take most of the time of a query.
 *
 * @param {Demand} demand
 * @param {number} size
 * @param {number | undefined} without a field that does not count
 * @param {(document: number) => void} visit
 */
export function visitDocuments({ sets, field, proof = [] }, size, without, visit) {
  const several = sets.length > 1;
  const seen = several ? new Uint8Array(size) : undefined;
  for (const [level, entries] of sets.entries()) {
    const last = level + 1 === sets.length;
    for (const entry of [...entries, ...(proof[level] ?? [])])
      for (const list of entry.lists) {
        if (field === undefined ? list.field === without : list.field !== field) continue;
        const { documents } = list;
        for (let place = 0; place < documents.length; place++) {
          const document = /** @type {number} */ (documents[place]);
          if (seen) {
            if (seen[document] !== level) continue;
            seen[document] = level + 1;
          }
          if (last) visit(document);
        }
      }
  }
}

/** @param {Entry} entry */
export function isCut(entry) {
  return entry.lists.some((list) => list.rest !== undefined);
}

/** @param {Demand} demand */
export function isUnread(demand) {
  return demand.sets.length === 0;
}

/**
 * @param {number} size
 * @param {Allowed} fits
 */
function chosen(size, fits) {
  const found = new Uint32Array(size);
  let count = 0;
  for (let document = 0; document < size; document++) if (fits(document)) found[count++] = document;
  return found.slice(0, count);
}
