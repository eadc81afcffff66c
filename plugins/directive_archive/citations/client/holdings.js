// What the archive holds, in small files by a hash of what references say of a document: ../holdings.py.

/**
 * Id, day of issue (empty if unknown), 1 if the archive holds it and 0 if it is wanted and has a page, normal number and
 * symbol, name of the type.
 *
 * @typedef {[id: string, issued: string, held: number, number: string, symbol: string, type: string]} HeldRecord
 */

/** @typedef {(key: string) => HeldRecord[]} Holdings */

const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;
const AT_ONCE = 8;

/**
 * FNV-1a of a text's UTF-8, 32 bits.
 *
 * @param {string} key
 */
export function keyHash(key) {
  let value = FNV_START;
  for (const byte of new TextEncoder().encode(key)) value = Math.imul(value ^ byte, FNV_PRIME);
  return value >>> 0;
}

/**
 * The records of some keys; only the files in which they lie are fetched.
 *
 * @param {Iterable<string>} keys
 * @param {(file: string) => Promise<unknown>} fetchJson
 * @returns {Promise<Holdings>}
 */
export async function fetchHoldings(keys, fetchJson) {
  const wanted = new Set(keys);
  if (wanted.size === 0) return () => [];
  const count = Number(await fetchJson("count.json"));
  const files = [...new Set([...wanted].map((key) => keyHash(key) % count))];
  /** @type {Map<string, HeldRecord[]>} */
  const records = new Map();
  const next = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const held = /** @type {Record<string, HeldRecord[]>} */ (await fetchJson(`${file}.json`));
      for (const [key, found] of Object.entries(held)) if (wanted.has(key)) records.set(key, found);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return (key) => records.get(key) ?? [];
}
