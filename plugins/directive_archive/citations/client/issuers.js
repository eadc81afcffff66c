// Which organ a name means, at which level, and where: ../../vocabulary/issuers.py.
import { isBareCity, readClues, unitAndName } from "./clues.js";
import { compareKey, escapePattern, slugify, words } from "./language.js";
import { committeeName, expandName, shortKey } from "./organ_names.js";
import { constant, once, pattern, remembered } from "./pattern.js";
import { REORGANISED, districtsNamed, province, provinceNamed } from "./places.js";
import rules from "./rules.js";

/** @typedef {import("./clues.js").Clues} Clues */
/** @typedef {import("./clues.js").Level} Level */
/** @typedef {import("./document_types.js").System} System */
/** @typedef {import("./places.js").Place} Place */

/** @type {string} */
const CENTRAL_PATH = constant("issuers.CENTRAL_PATH");
/** @type {string} */
const UNKNOWN_PATH = constant("issuers.UNKNOWN_PATH");
/** @type {string} */
const UNKNOWN_ORGAN = constant("issuers.UNKNOWN_ORGAN");
/** @type {string} */
const YOUTH_UNION = constant("issuers.YOUTH_UNION");
/** @type {string} */
const DELEGATION = constant("issuers.DELEGATION");
/** @type {string[]} */
const NAMELESS = constant("issuers.NAMELESS");
const PARTY_BODY = pattern("issuers.PARTY_BODY");
const PARTY = pattern("issuers.PARTY");
const FRONT = pattern("issuers.FRONT");
const MASS = pattern("issuers.MASS");
const STATE = pattern("issuers.STATE");
const CENTRAL = pattern("issuers.CENTRAL");
const NAMED_BY_PLACE = pattern("issuers.NAMED_BY_PLACE");
const NAMED_BY_PARENT = pattern("issuers.NAMED_BY_PARENT");
const DEPARTMENT = pattern("issuers.DEPARTMENT");
const BARE_COMMUNE = pattern("issuers.BARE_COMMUNE");
const TERM_OF_CONGRESS = pattern("issuers.TERM_OF_CONGRESS");

/** An organ that issues documents. */
export class Issuer {
  /**
   * @param {string} name
   * @param {System} system
   * @param {Level | null} level
   * @param {Place | null} [itsProvince]
   * @param {Place | null} [district]
   * @param {Place[]} [candidates]
   */
  constructor(name, system, level, itsProvince = null, district = null, candidates = []) {
    this.name = name;
    this.system = system;
    this.level = level;
    this.province = itsProvince;
    this.district = district;
    /** Places that it may belong to, when the name fits several. */
    this.candidates = candidates;
  }

  /** Part of addresses; one for the spellings of one name. */
  get slug() {
    let key = shortKey(this.name);
    if (DEPARTMENT.match(key) && this.province !== null) {
      const names = [this.province.name, ...this.province.formerNames.map(([, name]) => name)];
      const places = names.map((name) => escapePattern(compareKey(name))).join("|");
      key = key.replace(new RegExp(` (?:(?:tỉnh|thành phố) )?(?:${places})$`, "u"), "");
    }
    return slugify(key) || UNKNOWN_ORGAN;
  }

  /** Where its documents lie: province, and district for organs whose name does not tell them apart. */
  get placePath() {
    if (this.level === "central") return [CENTRAL_PATH];
    if (this.province === null) return [UNKNOWN_PATH];
    if (this.district !== null && !this.namesItsDistrict) return [this.province.slug, this.district.slug];
    return [this.province.slug];
  }

  get namesItsDistrict() {
    if (this.district === null || this.level !== "district") return false;
    return ` ${compareKey(this.name)} `.includes(` ${compareKey(this.district.name)} `);
  }

  /** Its own address: that of its place and its slug. */
  get path() {
    return [...this.placePath, this.slug];
  }

  /**
   * The same organ somewhere else.
   *
   * @param {{level?: Level | null, province?: Place | null, district?: Place | null, candidates?: Place[]}} changes
   */
  replace(changes) {
    const { level, province: itsProvince, district, candidates } = { ...this, ...changes };
    return new Issuer(this.name, this.system, level, itsProvince, district, candidates);
  }
}

/** @type {() => Map<string, [string, System]>} */
const centralOrgans = once(() => {
  const organs = new Map();
  for (const [, name, aliases, system] of [...rules.organs].reverse()) {
    for (const each of [name, ...aliases]) organs.set(expandName(each), [name, system]);
  }
  return organs;
});

const centralOrgansBySymbol = once(
  () => new Map([...rules.organs].reverse().flatMap(([symbol, name]) => (symbol ? [[symbol, name]] : []))),
);

/**
 * Name of the central organ that a group of a symbol stands for, or null: TTg, BTGTW, QH15.
 *
 * @param {string} symbolGroup
 * @returns {string | null}
 */
export function centralOrganOfSymbol(symbolGroup) {
  let group = TERM_OF_CONGRESS.replace(symbolGroup.replaceAll("TƯ", "TW"), () => "");
  if (group.toUpperCase() === "TTG") group = "TTg";
  return group === "TW" ? null : (centralOrgansBySymbol().get(group) ?? null);
}

/**
 * Whether a name is a central organ's, or ends with one.
 *
 * @param {string} key
 */
function isCentral(key) {
  const parts = words(key);
  const endsWithOne = parts.some((_, start) => centralOrgans().has(parts.slice(start).join(" ")));
  return CENTRAL.search(key) !== null || (endsWithOne && !key.startsWith(DELEGATION));
}

/**
 * @param {string} key
 * @returns {System | null}
 */
function systemOf(key) {
  if (PARTY_BODY.match(key)) return "party";
  if (FRONT.search(key)) return "front";
  if (MASS.search(key)) return "mass";
  if (STATE.search(key)) return "state";
  return PARTY.search(key) ? "party" : null;
}

/**
 * The organ that a name means in the header of a document.
 *
 * @param {string} name
 * @param {{parent?: string, place?: string, day?: string | null}} [context]
 */
export function identifyIssuer(name, { parent = "", place = "", day = null } = {}) {
  return identify(name, parent, place, day);
}

const identify = remembered(
  (/** @type {string} */ name, /** @type {string} */ parent, /** @type {string} */ place, /** @type {string | null} */ day) => {
    const cased = committeeName(name);
    const aboveName = committeeName(parent);
    const key = expandName(cased);
    const parentKey = expandName(aboveName);
    const aboveOrgan = centralOrgans().get(parentKey);
    const parentSystem = aboveOrgan ? aboveOrgan[1] : systemOf(parentKey);
    let central = centralOrgans().get(key);
    if (!central && aboveOrgan && NAMED_BY_PARENT.search(key)) {
      central = centralOrgans().get(`${key} trung ương`); // BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC
    }
    if (central) {
      // ĐOÀN TNCS ... / BAN CHẤP HÀNH TRUNG ƯƠNG
      if (central[1] === "party" && parentSystem === "mass") central = centralOrgans().get(YOUTH_UNION) ?? central;
      return new Issuer(central[0], central[1], "central");
    }
    let own = readClues(cased, day);
    const above = readClues(aboveName, day);
    const system = systemOf(key) ?? parentSystem ?? "state";
    if (isOpen(own.level) && isOpen(above.level) && own.province === null) {
      if ((parentKey && isCentral(parentKey)) || isCentral(key)) return new Issuer(cased, system, "central");
    }
    if (isBareCity(own) && isOfCentralCity(above, place, day)) own = { ...own, level: "province" };
    /** @type {Header} */
    const header = { name: cased, own, aboveName, above, place, day, level: own.level ?? above.level ?? own.usualLevel };
    const [found, district, candidates] = locate(header);
    return new Issuer(fullName(header, found, district), system, header.level, found, district, candidates);
  },
);

/** @param {Level | null} level */
function isOpen(level) {
  return level === null || level === "unit";
}

/**
 * Whether a bare thành phố is one directly under the centre: the organ above says so, or else the place.
 *
 * @param {Clues} above
 * @param {string} place
 * @param {string | null} day
 */
function isOfCentralCity(above, place, day) {
  if (above.level !== null) return above.level === "province" && above.province !== null && above.province.isCentralCity;
  return readClues(`thành phố ${unitAndName(place, { bare: true })}`, day).level === "province";
}

/**
 * What a document's header says of its issuer; names in sentence case.
 *
 * @typedef {{name: string, own: Clues, aboveName: string, above: Clues, place: string, day: string | null,
 *   level: Level | null}} Header
 */

/**
 * The name with what the header says elsewhere, places in the spelling of the tables.
 *
 * @param {Header} header
 * @param {Place | null} found
 * @param {Place | null} district
 */
function fullName({ name: written, own, aboveName, above, day }, found, district) {
  let name = written;
  for (const [asWritten, spelling] of own.spellings) name = replaceText(name, asWritten, spelling);
  /** @param {Level | null} level */
  const placeAt = (level) => (level === "province" ? found : level === "district" ? district : null);
  if (own.bareEnd !== null) {
    const place = placeAt(own.level);
    return place !== null ? namedAfter(written, own.bareEnd, place, day) : name;
  }
  if (!isOpen(own.level) || above.level === null) return name;
  const key = expandName(name);
  if (NAMED_BY_PARENT.search(key)) return `${name} ${aboveName}`;
  if (above.level === "commune") return `${name} ${unitAndName(aboveName)}`;
  const place = placeAt(above.level);
  return place !== null && NAMED_BY_PLACE.search(key) ? `${name} ${place.fullName(day)}` : name;
}

/**
 * Python's str.replace, for which an empty text stands between all letters.
 *
 * @param {string} text
 * @param {string} old
 * @param {string} replacement
 */
function replaceText(text, old, replacement) {
  return old ? text.replaceAll(old, () => replacement) : text;
}

/**
 * A name with a place's bare name put behind the unit that ends at `end`.
 *
 * @param {string} name
 * @param {number} end
 * @param {Place} place
 * @param {string | null} day
 */
function namedAfter(name, end, place, day) {
  const bare = place.level === "province" ? place.nameOn(day) : place.name;
  return `${name.slice(0, end)} ${bare}${name.slice(end)}`;
}

/**
 * Province, district and, where several districts fit, the candidates.
 *
 * @param {Header} header
 * @returns {[Place | null, Place | null, Place[]]}
 */
function locate({ own, above, place, day, level }) {
  let found = own.province ?? above.province;
  const here = unitAndName(place, { bare: true });
  let provinceHere = provinceNamed(here);
  if (provinceHere !== null && !provinceHere.existedOn(day)) provinceHere = null;
  const communes = [own.communeName, above.communeName].filter(Boolean).map((name) => compareKey(name ?? ""));
  const namesItself = communes.includes(compareKey(here));
  let districtName = own.districtName || above.districtName;
  const inDistrict = level === "commune" && (day ?? "") < REORGANISED;
  if (level === "district" || (inDistrict && !namesItself && provinceHere === null)) districtName ||= here;
  if (districtName) {
    const unit = own.districtUnit || above.districtUnit;
    let options = districtsNamed(districtName, { unit, provinceSlug: found ? found.slug : null, day });
    if (options.length > 1 && provinceHere !== null) {
      const slug = provinceHere.slug;
      const near = options.filter((option) => option.province === slug);
      options = near.length > 0 ? near : options;
    }
    const [only] = options;
    if (only && options.length === 1) return [province(only.province), only, []];
    if (only) return [found, null, options];
  }
  if (found === null && !own.isUnknown && !namesItself && level !== "district") found = provinceHere;
  return [found, null, []];
}

/**
 * The organ that a reference names, read from the document that cites it; null if none can be told.
 *
 * @param {string} phrase
 * @param {Issuer} citing
 * @param {string | null} [day]
 * @returns {Issuer | null}
 */
export function identifyCitedIssuer(phrase, citing, day = null) {
  const name = committeeName(phrase);
  if (!name) return null;
  if (compareKey(name) === compareKey(citing.name)) return citing;
  const clues = readClues(name, day);
  if (clues.bareEnd !== null) return relative(name, clues, citing, day);
  const issuer = identifyIssuer(name, { day });
  if (issuer.level === null) return null;
  if (issuer.level === "central" || issuer.province !== null || clues.isUnknown) return issuer;
  return issuer.candidates.length > 0 ? nearest(issuer, citing, day) : narrowed(issuer, clues, citing, day);
}

/**
 * An ambiguous place is the one in the citing document's own province, if one of them is.
 *
 * @param {Issuer} issuer
 * @param {Issuer} citing
 * @param {string | null} day
 */
function nearest(issuer, citing, day) {
  if (citing.province === null) return issuer;
  const near = identifyIssuer(issuer.name, { parent: citing.province.fullName(day), day });
  return near.district !== null ? near : issuer;
}

/**
 * An organ named without its place is one of the citing document's own place, where that can be told.
 *
 * @param {Issuer} issuer
 * @param {Clues} clues
 * @param {Issuer} citing
 * @param {string | null} day
 */
function narrowed(issuer, clues, citing, day) {
  if (citing.province === null) return issuer.level === "commune" || clues.districtName ? issuer : null;
  if (issuer.level === "province") return issuer.replace({ province: citing.province });
  if (issuer.level === "commune") {
    const district = day === null || day < REORGANISED ? citing.district : null;
    return issuer.replace({ province: citing.province, district });
  }
  if (issuer.level === "district" && citing.district !== null) {
    return issuer.replace({ province: citing.province, district: citing.district });
  }
  const ownHead = compareKey(issuer.name);
  return NAMELESS.includes(ownHead) && compareKey(citing.name).startsWith(ownHead) ? citing : null;
}

/**
 * "Tỉnh ủy" in a document from Sông Công is that of Thái Nguyên, "UBND phường" that of its own ward.
 *
 * @param {string} name
 * @param {Clues} clues
 * @param {Issuer} citing
 * @param {string | null} day
 */
function relative(name, clues, citing, day) {
  if (clues.level === "commune") {
    const commune = citing.level === "commune" ? unitAndName(citing.name) : "";
    if (!commune || !BARE_COMMUNE.search(name)) return null;
    const issuer = identifyIssuer(BARE_COMMUNE.replace(name, () => commune), { day });
    return issuer.replace({ province: citing.province, district: citing.district, candidates: [] });
  }
  const above = placeMeant(clues, citing, day);
  if (above === null || clues.bareEnd === null) return null;
  const full = namedAfter(name, clues.bareEnd, above, day);
  return identifyIssuer(full, { parent: citing.province ? citing.province.fullName(day) : "", day });
}

/**
 * The province or district that a bare tỉnh, huyện, thành phố means in the citing document.
 *
 * @param {Clues} clues
 * @param {Issuer} citing
 * @param {string | null} day
 */
function placeMeant(clues, citing, day) {
  const provinceIsCity = citing.province !== null && citing.province.fullName(day).startsWith("thành phố");
  if (clues.level === "province") return provinceIsCity ? null : citing.province;
  if (!isBareCity(clues)) return citing.district;
  const districtIsCity = citing.district !== null && citing.district.unit === "thành phố";
  if (provinceIsCity && districtIsCity) return null; // Thủ Đức lies in Hồ Chí Minh, and both are cities
  if (provinceIsCity) return citing.province;
  return districtIsCity ? citing.district : null;
}
