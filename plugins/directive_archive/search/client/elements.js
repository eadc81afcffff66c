// Elements of a page, made and found. Text is always text, never markup.

/**
 * An element with attributes and children.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * An element with HTML that the worker made: marks in it, and everything else escaped.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} html
 */
export function withHtml(name, className, html) {
  const made = element(name, { class: className });
  made.innerHTML = html;
  return made;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}

/** @param {number} value */
export function count(value) {
  return value.toLocaleString("vi-VN");
}

/**
 * The same in both languages.
 *
 * @param {string} vietnamese
 * @param {string} english
 */
export function inBoth(vietnamese, english) {
  return element("p", {}, vietnamese, " ", element("span", { lang: "en" }, english));
}
