// Provinces and districts through time: ../../vocabulary/places.py. Days are ISO texts, so that they compare as texts.
import { compareKey, slugify } from "./language.js";
import { constant, once, pattern } from "./pattern.js";
import rules from "./rules.js";

/** @type {string} */
export const REORGANISED = constant("places.REORGANISED");
/** @type {string[]} */
export const UNITS_OF_PROVINCES = constant("places.UNITS_OF_PROVINCES");
/** @type {string[]} */
export const UNITS_OF_DISTRICTS = constant("places.UNITS_OF_DISTRICTS");
/** @type {string[]} */
export const UNITS_OF_COMMUNES = constant("places.UNITS_OF_COMMUNES");

/** A province or a district, as long as it existed. */
export class Place {
  /**
   * @param {{slug: string, name: string, unit: string, level: "province" | "district", province: string,
   *   validFrom: string, validTo: string, formerNames: [string, string, string][]}} facts
   */
  constructor({ slug, name, unit, level, province, validFrom, validTo, formerNames }) {
    this.slug = slug;
    this.name = name;
    this.unit = unit;
    this.level = level;
    /** Slug of the province it lies in; its own for a province. */
    this.province = province;
    this.validFrom = validFrom;
    this.validTo = validTo;
    /** Earlier [unit, name, last day of that name], oldest first. */
    this.formerNames = formerNames;
  }

  /**
   * Whether it existed on a day; an unknown day never rules it out.
   *
   * @param {string | null} day
   */
  existedOn(day) {
    if (day === null) return true;
    return (!this.validFrom || this.validFrom <= day) && (!this.validTo || day <= this.validTo);
  }

  /** @param {string | null} day */
  nameOn(day) {
    return this.naming(day)[1];
  }

  /**
   * Name with its unit: tỉnh Bắc Kạn.
   *
   * @param {string | null} day
   */
  fullName(day) {
    return this.naming(day).join(" ");
  }

  /**
   * @param {string | null} day
   * @returns {[string, string]}
   */
  naming(day) {
    if (day !== null) {
      for (const [unit, name, lastDay] of this.formerNames) {
        if (day <= lastDay) return [unit, name];
      }
    }
    return [this.unit, this.name];
  }

  /** Whether it is a city directly under the centre, so that its committee is a Thành ủy. */
  get isCentralCity() {
    return this.level === "province" && this.unit === "thành phố";
  }
}

/** In the order of the Vietnamese alphabet. */
export const PROVINCES = rules.provinces.map(
  ([slug, name, unit, validFrom, validTo, formerNames]) =>
    new Place({ slug, name, unit, level: "province", province: slug, validFrom, validTo, formerNames }),
);

export const DISTRICTS = Object.entries(rules.districts).flatMap(([province, rows]) =>
  rows.map(
    ([name, unit, slug, validFrom, validTo]) =>
      new Place({
        slug: slug || slugify(name),
        name,
        unit,
        level: "district",
        province,
        validFrom: validFrom || "",
        validTo: validTo || rules.districtsEnded,
        formerNames: [],
      }),
  ),
);

const bySlug = new Map(PROVINCES.map((place) => [place.slug, place]));

/**
 * Province of that slug, then or now.
 *
 * @param {string} slug
 */
export function province(slug) {
  const place = bySlug.get(slug);
  if (place === undefined) throw new Error(`no province ${slug}`);
  return place;
}

/** @type {[string, string][]} */
const SPELLINGS = constant("places.SPELLINGS");
const SAME_NAMES = SPELLINGS.map((_, index) => pattern(`places.SPELLINGS[${index}]`));
/** @type {[string, string]} */
const APOSTROPHES = constant("places.APOSTROPHES");
/** @type {[string, string]} */
const I_FOR_Y = constant("places.I_FOR_Y");
const OPEN_Y = pattern("places.OPEN_Y");

/**
 * Each character of the first row replaced by the one below it.
 *
 * @param {string} text
 * @param {[string, string]} rows
 */
function translate(text, [from, to]) {
  return [...text].map((character) => to[from.indexOf(character)] ?? character).join("");
}

/**
 * Key for the spellings of one name that official texts use side by side.
 *
 * @param {string} name
 */
export function nameKey(name) {
  let key = compareKey(translate(name, APOSTROPHES));
  SAME_NAMES.forEach((spelling, index) => {
    key = spelling.replace(key, () => SPELLINGS[index]?.[1] ?? "");
  });
  return OPEN_Y.replace(key, (_, matched) => translate(matched, I_FOR_Y)).trim();
}

const provincesByName = once(() => {
  /** @type {Record<string, string[]>} */
  const others = constant("places.OTHER_SPELLINGS");
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const place of PROVINCES) places.set(nameKey(place.name), place);
  for (const place of PROVINCES) {
    for (const [, name] of place.formerNames) places.set(nameKey(name), place);
  }
  for (const [slug, spellings] of Object.entries(others)) {
    for (const name of spellings) places.set(nameKey(name), province(slug));
  }
  return places;
});

const districtsByName = once(() => {
  /** @type {Map<string, Place[]>} */
  const groups = new Map();
  for (const place of DISTRICTS) {
    const key = nameKey(place.name);
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return groups;
});

/**
 * Province of that bare name in any usual spelling, former names included, or null.
 *
 * @param {string} name
 */
export function provinceNamed(name) {
  return provincesByName().get(nameKey(name)) ?? null;
}

/**
 * Districts of that bare name; a unit or day that fits none of them is left out of account.
 *
 * @param {string} name
 * @param {{unit?: string | null, provinceSlug?: string | null, day?: string | null}} [limits]
 * @returns {Place[]}
 */
export function districtsNamed(name, { unit = null, provinceSlug = null, day = null } = {}) {
  let places = districtsByName().get(nameKey(name)) ?? [];
  if (provinceSlug !== null) places = places.filter((place) => place.province === provinceSlug);
  if (unit !== null) places = orAll(places, (place) => place.unit === compareKey(unit));
  return orAll(places, (place) => place.existedOn(day));
}

/**
 * @param {Place[]} places
 * @param {(place: Place) => boolean} fits
 */
function orAll(places, fits) {
  const fitting = places.filter(fits);
  return fitting.length > 0 ? fitting : places;
}
