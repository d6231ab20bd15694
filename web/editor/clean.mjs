// HTML from elsewhere, above all from Word, with what a text can hold: headings, lists, tables, links, notes, emphasis.
import { parsed } from "./trusted.mjs";
import { lists, notes, styleOf } from "./word.mjs";

const KEPT = ["href", "title", "start", "data-note", "data-footnote", "data-align", "data-level", "data-picture", "data-alt"];
const DROPPED = "script,style,meta,link,title,xml,iframe,object,embed,svg,math,template,noscript,input,select,textarea,button";
const BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,pre,section,article,header,footer,hr,tr";

/**
 * Returns HTML without styles and handlers of events, which the policy of the page refuses wherever HTML is parsed. What
 * `style` attributes say is read from `data-style`.
 */
function disarmed(html) {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3"));
}

/** Returns pasted HTML as the editor takes it. */
export function cleaned(html) {
  const renamed = disarmed(html);
  // What was copied here is as it should be.
  if (/data-pm-slice/.test(html)) return renamed;
  const plain = renamed
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[^>]*>/g, "")
    .replace(/<\/?[ovw]:[^>]*>/gi, "");
  const { body } = parsed(plain);
  body.querySelectorAll(DROPPED).forEach((element) => element.remove());
  notes(body);
  unwanted(body);
  lists(body);
  emphasis(body);
  headings(body);
  pictures(body);
  body.querySelectorAll("table").forEach(table);
  blank(body);
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!KEPT.includes(name)) element.removeAttribute(name);
  }
  return body.innerHTML;
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function rename(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  for (const { name: attribute, value } of [...element.attributes]) made.setAttribute(attribute, value);
  element.replaceWith(made);
  return made;
}

/** Removes comments, hidden text, deletions that were tracked, headers and footers. */
function unwanted(body) {
  for (const element of [...body.querySelectorAll("[data-style], [class]")]) {
    const style = styleOf(element);
    const isHidden = /mso-hide\s*:\s*all|display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
    const isAside = /mso-element\s*:\s*(comment|header|footer)|mso-special-character\s*:\s*comment/i.test(style);
    const isComment = /\bmso?comment|msocomanchor|MsoCommentReference|msocomtxt/i.test(element.className);
    if (isHidden || isAside || isComment) element.remove();
  }
  body.querySelectorAll("[data-style*='mso-comment-reference']").forEach(unwrap);
  body.querySelectorAll("a[href^='#_msocom']").forEach((element) => element.remove());
  body.querySelectorAll("del[cite], del[datetime], .msoDel").forEach((element) => element.remove());
  body.querySelectorAll("ins").forEach(unwrap);
  // Bookmarks and links within the other document.
  body.querySelectorAll("a:not([href]), a[href^='#']").forEach((element) => unwrap(element));
}

function emphasis(body) {
  for (const element of [...body.querySelectorAll("span[data-style], b[data-style], i[data-style], font")]) {
    const style = styleOf(element);
    // Word says the same of other scripts, as `mso-bidi-font-weight`.
    const says = (what) => new RegExp(`(^|[;\\s])font-${what}`, "i").test(style);
    const isBold = says("weight\\s*:\\s*(bold|[6-9]\\d\\d)");
    const isItalic = says("style\\s*:\\s*italic");
    if (element.matches("b") && says("weight\\s*:\\s*(normal|400)")) unwrap(element);
    else if (element.matches("i") && says("style\\s*:\\s*normal")) unwrap(element);
    else if (element.matches("span, font")) {
      let inside = element;
      if (element.closest("h1,h2,h3,h4,h5,h6") === null) {
        if (isBold) inside = rename(inside, "strong");
        if (isItalic) {
          const em = inside.ownerDocument.createElement("em");
          em.append(...inside.childNodes);
          inside.append(em);
        }
      }
      if (inside === element) unwrap(element);
    }
  }
  // Headings are bold by themselves.
  body.querySelectorAll(":is(h1,h2,h3,h4,h5,h6) :is(b,strong)").forEach(unwrap);
}

function headings(body) {
  for (const element of [...body.querySelectorAll("p[class], p[data-style]")]) {
    if (/^MsoTitle/i.test(element.className)) rename(element, "h1");
    else if (/^MsoSubtitle/i.test(element.className)) rename(element, "h2");
    else {
      const level = /mso-outline-level\s*:\s*([1-6])/i.exec(styleOf(element))?.[1] ?? /^MsoHeading([1-6])/i.exec(element.className)?.[1];
      if (level) rename(element, `h${level}`);
    }
  }
  // The highest of them is as high as those of the text.
  const all = [...body.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const highest = Math.min(...all.map((element) => Number(element.tagName[1])));
  if (highest > 1) all.forEach((element) => rename(element, `h${Number(element.tagName[1]) - highest + 1}`));
}

/** Pictures stay behind; their descriptions come along. */
function pictures(body) {
  for (const picture of [...body.querySelectorAll("img")]) {
    const alt = (picture.getAttribute("alt") ?? "").trim();
    const src = picture.getAttribute("src") ?? "";
    if (/^https?:/i.test(src)) {
      const made = picture.ownerDocument.createElement("span");
      made.dataset.picture = src;
      made.dataset.alt = alt;
      picture.replaceWith(made);
    } else picture.replaceWith(alt ? `[${alt}]` : "");
  }
}

/** Makes a table one that Markdown can have: a row of headings, one line in each cell, no cell over several. */
function table(given) {
  if (given.parentElement?.closest("td,th")) return given.replaceWith(` ${given.textContent} `);
  const { ownerDocument: document } = given;
  if (given.caption) {
    const caption = document.createElement("p");
    caption.append(...given.caption.childNodes);
    given.before(caption);
    given.caption.remove();
  }
  const rows = [];
  for (const [at, row] of [...given.rows].entries()) {
    rows[at] ??= [];
    let column = 0;
    for (const cell of [...row.cells]) {
      while (rows[at][column]) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, given.rows.length - at); down += 1) {
        for (let across = 0; across < Math.min(cell.colSpan, 63); across += 1) {
          (rows[at + down] ??= [])[column + across] = down || across ? "empty" : cell;
        }
      }
    }
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  const made = document.createElement("table");
  for (const [at, row] of rows.entries()) {
    const tr = document.createElement("tr");
    for (let column = 0; column < width; column += 1) tr.append(line(row[column], at === 0 ? "th" : "td", document));
    made.append(tr);
  }
  if (width === 0) return given.remove();
  return given.replaceWith(made);
}

function line(cell, name, document) {
  const made = document.createElement(name);
  const paragraph = document.createElement("p");
  made.append(paragraph);
  if (!cell || cell === "empty") return made;
  const aligned = [cell, ...cell.querySelectorAll("p, div")].map((each) =>
    /text-align\s*:\s*(right|center)/i.exec(styleOf(each))?.[1] ?? each.getAttribute("align"));
  const align = aligned.find(Boolean)?.toLowerCase();
  if (["right", "center"].includes(align)) made.dataset.align = align;
  cell.querySelectorAll("br").forEach((element) => element.replaceWith(" "));
  for (const block of [...cell.querySelectorAll(BLOCKS)].reverse()) block.replaceWith(" ", ...block.childNodes, " ");
  paragraph.append(...cell.childNodes);
  if (name === "th") paragraph.querySelectorAll("b,strong").forEach(unwrap);
  return made;
}

/** Removes what says nothing: empty paragraphs, and spans without meaning. */
function blank(body) {
  body.querySelectorAll("span:not([data-picture]), font").forEach(unwrap);
  for (const element of [...body.querySelectorAll("p,h1,h2,h3,h4,h5,h6,li,div,b,strong,i,em")].reverse()) {
    const isEmpty = !/[^\s\u00a0]/.test(element.textContent) && !element.querySelector("[data-note],[data-picture],hr,table");
    if (isEmpty && !element.closest("td,th")) element.replaceWith(element.matches("b,strong,i,em") ? element.textContent : "");
  }
}
