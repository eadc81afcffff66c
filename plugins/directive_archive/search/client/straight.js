// Who sends a form with nothing but a document's number wants that document: the page that searches must know that the
// form was sent, and that its address was not merely opened, or come back to.

const KEY = "archive-search-straight";

/**
 * The next search page goes straight to the document of this number.
 *
 * @param {string} query
 */
export function goStraight(query) {
  try {
    sessionStorage.setItem(KEY, query);
  } catch {
    // Without storage the list is shown, with the document first.
  }
}

/** What was sent last, once. */
export function takeStraight() {
  try {
    const query = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return query ?? "";
  } catch {
    return "";
  }
}
