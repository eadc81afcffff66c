// The search box in the header, on every page: little until somebody turns to it.

import { goStraight } from "./straight.js";

const form = document.querySelector("form.archive-box");
const input = form?.querySelector("input");

if (form instanceof HTMLFormElement && input) {
  let loaded = false;
  input.addEventListener("focus", async () => {
    if (loaded) return;
    loaded = true;
    try {
      const { suggestTo } = await import("./box_view.js");
      suggestTo(form, input);
    } catch (error) {
      loaded = false; // without suggestions it is a form
      console.warn(error);
    }
  });
  form.addEventListener("submit", (event) => {
    if (input.value.trim()) goStraight(input.value.trim());
    else {
      event.preventDefault();
      location.assign(form.action);
    }
  });
  // As on many sites; only where a key does nothing else.
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.activeElement && document.activeElement !== document.body) return;
    if (input.checkVisibility()) {
      event.preventDefault();
      input.focus();
    }
  });
}
