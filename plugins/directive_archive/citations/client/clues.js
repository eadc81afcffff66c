// What a name says of level and place: ../../vocabulary/clues.py.
import { beginsName, compareKey, strip, words } from "./language.js";
import { committeeName } from "./organ_names.js";
import { constant, pattern } from "./pattern.js";
import { UNITS_OF_COMMUNES, districtsNamed, nameKey, provinceNamed } from "./places.js";

/** @typedef {import("./places.js").Place} Place */
/** @typedef {"central" | "province" | "district" | "commune" | "unit"} Level */

/**
 * What one name says. `bareEnd` is where a unit without its name ends (Tỉnh ủy, UBND huyện), `spellings` are pairs
 * (as written, as the tables have it), `isUnknown` says that it names a place that the tables do not hold.
 *
 * @typedef {{level: Level | null, province: Place | null, districtName: string | null, districtUnit: string | null,
 *   communeName: string | null, bareEnd: number | null, spellings: [string, string][], isUnknown: boolean,
 *   usualLevel: Level | null}} Clues
 */

const UNIT = pattern("clues.UNIT");
const END_OF_NAME = pattern("clues.END_OF_NAME");
const WITH_BARE_PROVINCE = pattern("clues.WITH_BARE_PROVINCE");
const DEPARTMENT = pattern("clues.DEPARTMENT");
const OFFICE = pattern("clues.OFFICE");
const CELL = pattern("clues.CELL");
/** @type {Record<string, string>} */
const UNIT_OF_COMMITTEE = constant("clues.UNIT_OF_COMMITTEE");
/** @type {number} */
const LONGEST_NAME = constant("clues.LONGEST_NAME");
/** @type {Partial<Record<Level, number>>} */
const RANK = constant("clues.RANK");
/** @type {string} */
const TAX_OFFICE = constant("clues.TAX_OFFICE");

/** @type {Clues} */
const NOTHING = {
  level: null,
  province: null,
  districtName: null,
  districtUnit: null,
  communeName: null,
  bareEnd: null,
  spellings: [],
  isUnknown: false,
  usualLevel: null,
};

/**
 * Whether it is a Thành ủy or UBND thành phố without a name: of a province or of a district.
 *
 * @param {Clues} clues
 */
export function isBareCity(clues) {
  return clues.bareEnd !== null && clues.districtUnit === "thành phố";
}

/**
 * Clues of a name in sentence case, as committeeName gives it.
 *
 * @param {string} name
 * @param {string | null} day
 * @returns {Clues}
 */
export function readClues(name, day) {
  let clues = NOTHING;
  const units = [...UNIT.all(name)];
  units.forEach((match, index) => {
    const next = units[index + 1];
    const end = match.index + match[0].length;
    const rest = nameIn(name.slice(end, next ? next.index : name.length));
    const unit = unitOf(match);
    // Thành ủy Thành phố Hồ Chí Minh
    if (match.groups?.["committee"] && !rest && next && next[0].toLowerCase() === unit) return;
    clues = add(clues, unit, rest, end, day);
  });
  return clues.level === null ? fromHead(clues, compareKey(name)) : clues;
}

/** @param {string} text */
function nameIn(text) {
  return strip(END_OF_NAME.split(text)[0] ?? "", " -");
}

/**
 * The unit that a match names, by itself or through its committee.
 *
 * @param {RegExpExecArray} match
 */
function unitOf(match) {
  const committee = match.groups?.["committee"];
  if (committee) return UNIT_OF_COMMITTEE[committee.toLowerCase()] ?? "";
  return (match.groups?.["unit"] ?? "").toLowerCase();
}

/**
 * The first unit in a text with its name, or the name alone if bare. Text without a unit comes back whole.
 *
 * @param {string} text
 * @param {{bare?: boolean}} [options]
 */
export function unitAndName(text, { bare = false } = {}) {
  const name = committeeName(text);
  const match = UNIT.search(name);
  if (match === null) return name;
  const rest = nameIn(name.slice(match.index + match[0].length));
  return bare ? rest : `${match[0].toLowerCase()} ${rest}`;
}

/**
 * @param {Clues} clues
 * @param {string} unit
 * @param {string} rest
 * @param {number} end
 * @param {string | null} day
 * @returns {Clues}
 */
function add(clues, unit, rest, end, day) {
  const isName = beginsName(rest);
  if (UNITS_OF_COMMUNES.includes(unit)) {
    return {
      ...clues,
      level: "commune",
      communeName: clues.communeName || (isName ? rest : null),
      bareEnd: isName || rest ? clues.bareEnd : end,
    };
  }
  let [written, city] = unit === "thành phố" ? longest(rest, (name) => cityOn(name, day)) : ["", null];
  if (unit === "tỉnh" || city !== null) {
    let found = city;
    if (found === null) [written, found] = longest(rest, provinceNamed);
    return {
      ...clues,
      level: lower(clues.level, "province"),
      province: clues.province ?? found,
      spellings: found ? [...clues.spellings, [written, spelling(written, found, day)]] : clues.spellings,
      bareEnd: isName ? clues.bareEnd : end,
      isUnknown: clues.isUnknown || (isName && found === null),
    };
  }
  const [name, districts] = longest(rest, (each) => {
    const found = districtsNamed(each);
    return found.length > 0 ? found : null;
  });
  const known = districts?.[0]?.name ?? null;
  return {
    ...clues,
    level: lower(clues.level, "district"),
    districtName: clues.districtName || known || (isName ? rest : null),
    districtUnit: clues.districtUnit || unit,
    spellings: known ? [...clues.spellings, [name, known]] : clues.spellings,
    bareEnd: isName ? clues.bareEnd : end,
    isUnknown: clues.isUnknown || (isName && known === null),
  };
}

/**
 * @param {Level | null} one
 * @param {Level} other
 * @returns {Level}
 */
function lower(one, other) {
  return one === null || (RANK[other] ?? 0) < (RANK[one] ?? 0) ? other : one;
}

/**
 * The longest beginning of a text that is known, and what it is.
 *
 * @template T
 * @param {string} rest
 * @param {(name: string) => T | null} lookup
 * @returns {[string, T | null]}
 */
function longest(rest, lookup) {
  const parts = words(rest);
  for (let length = Math.min(parts.length, LONGEST_NAME); length > 0; length -= 1) {
    const name = strip(parts.slice(0, length).join(" "), " -");
    const found = lookup(name);
    if (found !== null) return [name, found];
  }
  return ["", null];
}

/**
 * @param {string} written
 * @param {Place} place
 * @param {string | null} day
 */
function spelling(written, place, day) {
  const names = [place.name, ...place.formerNames.map(([, name]) => name)];
  return names.find((name) => nameKey(name) === nameKey(written)) ?? place.nameOn(day);
}

/**
 * The city directly under the centre of that name on a day; Huế has been one since 2025.
 *
 * @param {string} name
 * @param {string | null} day
 */
function cityOn(name, day) {
  const place = provinceNamed(name);
  if (place === null || !place.isCentralCity) return null;
  if (day === null) return place.formerNames.length > 0 ? null : place;
  return compareKey(place.nameOn(day)) === compareKey(place.name) ? place : null;
}

/**
 * @param {Clues} clues
 * @param {string} key
 * @returns {Clues}
 */
function fromHead(clues, key) {
  if (WITH_BARE_PROVINCE.match(key)) {
    const parts = words(key);
    for (let start = 1; start < parts.length; start += 1) {
      const found = provinceNamed(parts.slice(start).join(" "));
      if (found !== null) return { ...clues, level: "province", province: found };
    }
  }
  if (DEPARTMENT.match(key)) return { ...clues, level: "province" };
  if (key === TAX_OFFICE) return { ...clues, usualLevel: "province" };
  if (OFFICE.match(key)) return { ...clues, usualLevel: "district" };
  if (CELL.match(key)) return { ...clues, level: "unit" };
  return clues;
}
