// Where browsers let only trusted text become HTML, this module vouches for it: everything that it parses is a document
// of its own, in which nothing runs, and of which only known elements are taken over.

const policy = globalThis.trustedTypes?.createPolicy("acervo", { createHTML: (html) => html });

/** Returns HTML as a document that is not shown. */
export function parsed(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
}
