// The inline content of a block as Markdown.
import { destination, escaped, title } from "./escaping.mjs";

const DELIMITERS = { strong: "**", em: "*", strike: "~~" };
const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/u;

/** Returns inline content as Markdown; a line break in it is a hard one. */
export function inline(block) {
  const items = [];
  block.forEach((node) => items.push({ node, marks: [...node.marks] }));
  const tokens = [];
  write(items, tokens);
  return joined(tokens);
}

/** Writes items as tokens: texts, raw pieces, and delimiters that open or close. */
function write(items, tokens) {
  for (let at = 0; at < items.length;) {
    const { mark, end } = longest(items, at);
    const run = items.slice(at, end);
    at = end;
    if (!mark) leaf(run[0].node, tokens);
    else if (mark.type.name === "code") code(run, tokens);
    else {
      const inner = run.map((item) => ({ ...item, marks: item.marks.filter((each) => each !== mark && !each.eq(mark)) }));
      if (mark.type.name === "link") link(mark, inner, tokens);
      else emphasis(DELIMITERS[mark.type.name], inner, tokens);
    }
  }
}

/** Returns the mark that goes furthest from here, so that marks nest, and where it ends. Code is the innermost. */
function longest(items, at) {
  let found = { mark: null, end: at + 1, isCode: true };
  for (const mark of items[at].marks) {
    let end = at + 1;
    while (end < items.length && items[end].marks.some((each) => each.eq(mark))) end += 1;
    const isCode = mark.type.name === "code";
    const isLink = mark.type.name === "link";
    if (!found.mark || (found.isCode && !isCode) || (!isCode && end > found.end) || (isLink && end >= found.end)) {
      found = { mark, end, isCode };
    }
  }
  if (found.isCode && found.mark) {
    // Other marks come first, so all that is left of these items is code.
    let end = at + 1;
    while (end < items.length && items[end].marks.length === 1 && items[end].marks[0].eq(found.mark)) end += 1;
    found.end = end;
  }
  return found;
}

function leaf(node, tokens) {
  const { attrs } = node;
  switch (node.type.name) {
    case "text":
      return tokens.push({ text: node.text.replace(/\s*\n\s*/g, " ") });
    case "hard_break":
      return tokens.push({ raw: "\\\n", isBreak: true });
    case "image":
      return tokens.push({ raw: `![${escaped(attrs.alt)}](${destination(attrs.src)}${title(attrs.title)})` });
    case "note":
      return tokens.push({ raw: `[^${attrs.label}]`, isNote: true });
    default:
      return tokens.push({ raw: attrs.text });
  }
}

function code(run, tokens) {
  const text = run.map(({ node }) => node.textContent).join("").replace(/\n/g, " ");
  if (!text) return run.forEach(({ node }) => leaf(node, tokens));
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longestRun + 1);
  const pad = /^`|`$|^ .*[^ ].* $/.test(text) || (/^ | $/.test(text) && text.trim() && /^ .* $/.test(text)) ? " " : "";
  tokens.push({ raw: `${fence}${pad}${text}${pad}${fence}` });
}

function link({ attrs }, items, tokens) {
  const text = items.every(({ node, marks }) => node.isText && marks.length === 0) && items.map(({ node }) => node.text).join("");
  if (text && !attrs.title && text === attrs.href && /^(https?|mailto):[^\s<>]+$/i.test(text)) {
    return tokens.push({ raw: `<${text}>` });
  }
  if (text && !attrs.title && attrs.href === `mailto:${text}` && /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) {
    return tokens.push({ raw: `<${text}>` });
  }
  tokens.push({ raw: "[" });
  write(items, tokens);
  tokens.push({ raw: `](${destination(attrs.href)}${title(attrs.title)})` });
}

/** Emphasis cannot begin or end with a space: spaces at its edges go outside. */
function emphasis(delimiter, items, tokens) {
  const inner = [];
  write(items, inner);
  const before = [];
  const after = [];
  for (const [from, into, cut] of [[0, before, /^\s+/], [-1, after, /\s+$/]]) {
    for (;;) {
      const token = inner.at(from);
      if (token?.isBreak) into.push(inner.splice(from, 1)[0]);
      else if (token?.text !== undefined) {
        const space = cut.exec(token.text)?.[0];
        if (!space) break;
        into.push({ text: space });
        token.text = from ? token.text.slice(0, -space.length) : token.text.slice(space.length);
        if (token.text) break;
        inner.splice(from, 1);
      } else break;
    }
  }
  const marked = inner.length ? [{ open: delimiter }, ...inner, { close: delimiter }] : [];
  tokens.push(...before, ...marked, ...after.reverse());
}

const plain = (token) => token?.text ?? token?.raw;

/** Returns the character with which what follows begins in Markdown. */
function first(tokens, at) {
  for (let next = at; next < tokens.length; next += 1) {
    const { open, close } = tokens[next];
    if (open || close) return (open ?? close)[0];
    if (plain(tokens[next])) return [...plain(tokens[next])][0];
  }
  return undefined;
}

/** Returns the tokens as Markdown. A letter that keeps a delimiter from being one is written as its number. */
function joined(tokens) {
  let out = "";
  const last = () => (out ? [...out.slice(-2)].at(-1) : undefined);
  const isOpenish = (c) => c === undefined || SPACE.test(c) || PUNCTUATION.test(c);
  let encode = false;
  tokens.forEach((token, at) => {
    if (token.open) {
      const next = firstInside(tokens, at + 1);
      if (next !== undefined && PUNCTUATION.test(next) && !isOpenish(last())) {
        const letter = last();
        out = `${out.slice(0, -letter.length)}&#${letter.codePointAt(0)};`;
      }
      out += token.open;
    } else if (token.close) {
      const next = first(tokens, at + 1);
      const inside = [...out.replace(/[*~]+$/, "").slice(-2)].at(-1);
      out += token.close;
      encode = inside !== undefined && PUNCTUATION.test(inside) && !isOpenish(next) && tokens[at + 1]?.text !== undefined;
    } else if (token.raw !== undefined) {
      if (token.raw.startsWith("[") && /(^|[^\\])!$/.test(out)) out = `${out.slice(0, -1)}\\!`;
      out += token.raw;
    } else {
      let { text } = token;
      let start = "";
      if (encode) {
        const letter = [...text][0];
        start = `&#${letter.codePointAt(0)};`;
        text = text.slice(letter.length);
      } else if (tokens[at - 1]?.isNote && /^[(:]/.test(text)) {
        start = `\\${text[0]}`;
        text = text.slice(1);
      }
      encode = false;
      out += start + escaped(text, start ? "x" : last(), first(tokens, at + 1));
    }
  });
  return out;
}

/** Returns the first character within a mark, behind further opening delimiters. */
function firstInside(tokens, at) {
  let next = at;
  while (tokens[next]?.open) next += 1;
  return first(tokens, next);
}
