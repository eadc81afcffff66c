// Answers the tests line by line: {"script", "name", "calls": [[...arguments], ...]} in, the list of results out.
import { createInterface } from "node:readline";

const OWN = {
  /** What the page gives for a text; `files` stand for those of the site. */
  async cite(text, given, files) {
    const { citeText } = await import("./cite.js");
    return citeText(text, given, async (file) => JSON.parse(files[file]));
  },
  /** The issuer of a header: name, organ above, place. */
  async header([name, parent, place], day) {
    const { identifyIssuer } = await import("./issuers.js");
    return identifyIssuer(name, { parent, place, day });
  },
  async identifier([name, parent, place], number, day) {
    const { identifyIssuer } = await import("./issuers.js");
    const { directiveId } = await import("./identity.js");
    return directiveId(identifyIssuer(name, { parent, place, day }), number, day);
  },
  /** The issuer that a phrase names in a document of the issuer of that header. */
  async cited(phrase, [name, parent, place], day) {
    const { identifyCitedIssuer, identifyIssuer } = await import("./issuers.js");
    return identifyCitedIssuer(phrase, identifyIssuer(name, { parent, place, day }), day);
  },
  /** Every match of a pattern: [start, end, groups by name], in code points, as Python counts. */
  matches(source, text) {
    return [...text.matchAll(new RegExp(source, "gu"))].map((match) => [
      [...text.slice(0, match.index)].length,
      [...text.slice(0, match.index + match[0].length)].length,
      Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, value ?? null])),
    ]);
  },
};

const describe = (value) => {
  if (value && typeof value === "object" && "placePath" in value) {
    const { name, system, level, path, candidates } = value;
    return { name, system, level, path: path.join("/"), candidates: candidates.map(placeOf) };
  }
  if (value && typeof value === "object" && "formerNames" in value) return placeOf(value);
  return value ?? null;
};
const placeOf = (place) => (place.level === "province" ? place.slug : `${place.province}/${place.slug}`);
const described = (value) => (Array.isArray(value) ? value.map(describe) : describe(value));

for await (const line of createInterface({ input: process.stdin })) {
  const { script, name, calls } = JSON.parse(line);
  const functions = script ? await import(script) : OWN;
  const answer = await Promise.all(calls.map(async (given) => described(await functions[name](...given))));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
