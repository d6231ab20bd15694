// The elements that a text may have in the editor: those of the tree that the service gives (src/documents/editing).
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { texts, filled } from "./texts.mjs";
import { isAddress } from "./addresses.mjs";

const text = (name) => ({ [name]: { default: "", validate: "string" } });
const kind = (name, tag, more) => ({ content: "block+", group: "block", parseDOM: [{ tag }], toDOM: () => [name, 0], ...more });
const align = (dom) => {
  const given = dom.dataset.align || dom.getAttribute("align");
  return ["left", "center", "right"].includes(given) ? given : null;
};

/** Returns the schema for a text whose highest headings have the level `base` in Markdown and `top` on the page. */
export function makeSchema(base, top = 3) {
  const tables = tableNodes({
    tableGroup: "block",
    cellContent: "paragraph",
    cellAttributes: {
      align: { default: null, getFromDOM: align, setDOMAttr: (value, attrs) => value && (attrs["data-align"] = value) },
    },
  });
  const headingTag = (level) => `h${Math.min(6, Math.max(2, top + level - base))}`;
  const nodes = {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*", group: "block", defining: true,
      attrs: { level: { default: base, validate: "number" } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((of) => ({
        tag: `h${of}`,
        getAttrs: (dom) => ({ level: Number(dom.dataset.level) || Math.min(6, base + of - 1) }),
      })),
      toDOM: ({ attrs: { level } }) => [headingTag(level), { "data-level": level }, 0],
    },
    blockquote: kind("blockquote", "blockquote", { defining: true }),
    bullet_list: {
      content: "list_item+", group: "block",
      attrs: { tight: { default: true }, marker: { default: "-", validate: "string" } },
      parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0],
    },
    ordered_list: {
      content: "list_item+", group: "block",
      attrs: {
        tight: { default: true }, order: { default: 1, validate: "number" }, marker: { default: ".", validate: "string" },
      },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: Math.max(0, Number(dom.getAttribute("start") ?? 1)) || 1 }) }],
      toDOM: ({ attrs: { order } }) => (order === 1 ? ["ol", 0] : ["ol", { start: order }, 0]),
    },
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    code_block: {
      content: "text*", marks: "", group: "block", code: true, defining: true, attrs: text("info"),
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }], toDOM: () => ["pre", ["code", 0]],
    },
    rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    ...tables,
    footnote: {
      content: "block+", group: "block", defining: true, isolating: true, attrs: { label: { validate: "string" } },
      parseDOM: [{ tag: "section[data-footnote]", getAttrs: (dom) => ({ label: dom.dataset.footnote }) }],
      toDOM: ({ attrs: { label } }) =>
        ["section", { "data-footnote": label, role: "note", "aria-label": filled(texts.noteNamed, label) }, 0],
    },
    source: {
      group: "block", atom: true, attrs: { text: { validate: "string" } },
      parseDOM: [{ tag: "pre[data-source]", getAttrs: (dom) => ({ text: dom.textContent }), priority: 60 }],
      toDOM: (node) => ["pre", { "data-source": texts.source, role: "group", "aria-label": texts.source }, node.attrs.text],
    },
    text: { group: "inline" },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    image: {
      inline: true, group: "inline", atom: true, attrs: { ...text("src"), ...text("alt"), ...text("title") },
      parseDOM: [{
        tag: "span[data-picture]",
        getAttrs: (dom) => ({ src: dom.dataset.picture, alt: dom.dataset.alt ?? "", title: dom.dataset.title ?? "" }),
      }],
      // Pictures are not loaded, here as little as on the pages of readers.
      toDOM: ({ attrs: { src, alt, title } }) =>
        ["span", { class: "picture", "data-picture": src, "data-alt": alt, "data-title": title }, `${texts.picture} ${alt}`],
    },
    html: {
      inline: true, group: "inline", atom: true, attrs: { text: { validate: "string" } },
      parseDOM: [{ tag: "code[data-html]", getAttrs: (dom) => ({ text: dom.textContent }), priority: 60 }],
      toDOM: (node) => ["code", { "data-html": "" }, node.attrs.text],
    },
    note: {
      inline: true, group: "inline", atom: true, marks: "_", attrs: { label: { validate: "string" } },
      parseDOM: [{ tag: "sup[data-note]", getAttrs: (dom) => ({ label: dom.dataset.note }) }],
      toDOM: ({ attrs: { label } }) => ["sup", { "data-note": label, title: filled(texts.noteNamed, label) }, label],
    },
  };
  const marks = {
    link: {
      inclusive: false,
      attrs: { href: { validate: "string" }, ...text("title") },
      parseDOM: [{
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = dom.getAttribute("href");
          return isAddress(href) && { href, title: dom.getAttribute("title") ?? "" };
        },
      }],
      // What leads nowhere that may be followed is shown as a link all the same, but is none.
      toDOM: ({ attrs: { href, title } }) =>
        ["a", { ...(isAddress(href) || href.startsWith("#") ? { href } : { role: "link" }), title: title || href }, 0],
    },
    strike: { parseDOM: ["s", "del", "strike"].map((tag) => ({ tag })), toDOM: () => ["del", 0] },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: () => ["strong", 0],
    },
    em: {
      parseDOM: [{ tag: "em" }, { tag: "i" }],
      toDOM: () => ["em", 0],
    },
    code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  };
  return new Schema({ nodes, marks });
}
