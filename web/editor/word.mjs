// What only Word's HTML has: lists that are paragraphs with a sign in front, and notes that are links.

/** Returns what the `style` attribute of an element said, before it was renamed. */
export const styleOf = (element) => element.getAttribute("data-style") ?? "";

const NOTE = /^#_(ftn|edn)(ref)?([ivxlcdm]+|\d+)$/i;

/** Makes references and notes of Word's links and divisions. */
export function notes(body) {
  const label = (kind, name) => (/^edn$/i.test(kind) ? `e${name}` : name);
  for (const link of [...body.querySelectorAll("a[href^='#_ftn'], a[href^='#_edn'], a[data-style*='mso-footnote-id']")]) {
    const [, kind, isBack, name] = NOTE.exec(link.getAttribute("href") ?? "") ?? [];
    if (!name) continue;
    const made = body.ownerDocument.createElement("sup");
    made.dataset.note = label(kind, name);
    link.replaceWith(...(isBack ? [] : [made]));
  }
  for (const note of [...body.querySelectorAll("[id^=ftn], [id^=edn]")]) {
    const [, kind, name] = /^(ftn|edn)(\d+|[ivxlcdm]+)$/i.exec(note.id) ?? [];
    if (!name) continue;
    const made = body.ownerDocument.createElement("section");
    made.dataset.footnote = label(kind, name);
    made.append(...note.childNodes);
    note.replaceWith(made);
  }
  // The list of notes is a division with a line above.
  body.querySelectorAll("[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']").forEach((list) => {
    list.querySelectorAll(":scope > hr, :scope > br").forEach((element) => element.remove());
    list.replaceWith(...list.childNodes);
  });
}

/** Takes the sign in front of an item off it, and returns it. */
function sign(paragraph) {
  let text = "";
  let isSymbol = false;
  for (const element of paragraph.querySelectorAll("[data-style*='mso-list']")) {
    if (!/mso-list\s*:\s*ignore/i.test(styleOf(element))) continue;
    text += element.textContent;
    isSymbol ||= /symbol|wingdings/i.test(styleOf(element) + styleOf(element.parentElement));
    element.remove();
  }
  return { text: text.replace(/[\s\u00a0]+/g, ""), isSymbol };
}

/** Makes lists of paragraphs that Word shows as such. */
export function lists(body) {
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const [, number, level] = /mso-list\s*:\s*l(\d+)\s+level(\d+)/i.exec(styleOf(paragraph)) ?? [];
    if (paragraph.closest("td, th")) {
      if (number) sign(paragraph);
      continue;
    }
    const given = number ? sign(paragraph) : null;
    if (!given || !paragraph.matches("p")) {
      open = [];
      continue;
    }
    if (open.length && paragraph.previousElementSibling !== open[0].list) open = [];
    add(paragraph, Number(level), given, open);
  }
}

function add(paragraph, level, { text, isSymbol }, open) {
  const { ownerDocument: document } = paragraph;
  const isOrdered = !isSymbol && /^\(?([\d.]+|[a-z]{1,4})[.)]*$/i.test(text) && text !== "o";
  const name = isOrdered ? "OL" : "UL";
  while (open.length > level) open.pop();
  // Another kind of list on the same level is another list.
  if (open.length === level && open.at(-1).list.tagName !== name) open.pop();
  while (open.length < level) {
    const list = document.createElement(name);
    const start = Number.parseInt(text.replace("(", ""), 10);
    if (isOrdered && start > 1 && open.length + 1 === level) list.setAttribute("start", start);
    const outer = open.at(-1)?.list;
    if (outer) (outer.lastElementChild ?? outer.appendChild(document.createElement("li"))).append(list);
    else paragraph.before(list);
    open.push({ list });
  }
  const item = document.createElement("li");
  const inner = document.createElement("p");
  inner.append(...paragraph.childNodes);
  item.append(inner);
  open.at(-1).list.append(item);
  paragraph.remove();
}
