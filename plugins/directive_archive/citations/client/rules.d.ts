// rules.js is written when the site is built, by ../rules.py: the tables and patterns that Python itself runs.

/** [name, abbreviation of the Party, of the State] */
type DocumentTypeRow = [string, string, string];
/** [symbol, name, other names, system] */
type OrganRow = [string, string, string[], string];
/** [slug, name, unit, first day, last day, former [unit, name, last day]] */
type ProvinceRow = [string, string, string, string, string, [string, string, string][]];
/** [name, unit, slug if it is not the name's, first day, last day if it is not that of all districts] */
type DistrictRow = [string, string, string?, string?, string?];

declare const rules: {
  patterns: Record<string, string>;
  constants: Record<string, unknown>;
  documentTypes: DocumentTypeRow[];
  organs: OrganRow[];
  organSymbols: Record<string, string | null>;
  phrases: string[];
  provinces: ProvinceRow[];
  districts: Record<string, DistrictRow[]>;
  districtsEnded: string;
};
export default rules;
