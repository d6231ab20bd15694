// Blocks as lines of Markdown.
import { escapedStart } from "./escaping.mjs";
import { inline } from "./inline.mjs";

const indented = (lines, by) => lines.map((line) => (line ? " ".repeat(by) + line : line));
/** Without spaces at the edges, which Markdown ignores; other white space, such as one that does not break, stays. */
const trimmed = (text) => text.replace(/^[ \t]+|[ \t]+$/g, "");
const isList = (node) => node.type.name === "bullet_list" || node.type.name === "ordered_list";

/** Whether nothing of a block is written: Markdown has no blank paragraphs. */
export const isNothing = (node) => node.type.name === "paragraph" && node.content.size === 0;

/** Returns the lines of a block. `marker` is that of a list; `isWithin` a list that it is in. */
export function lines(node, { marker, isWithin = false } = {}) {
  switch (node.type.name) {
    case "paragraph":
      return paragraph(node);
    case "heading":
      return [heading(node)];
    case "blockquote":
      return quoted(within(node, { isWithin }));
    case "bullet_list":
      return list(node, () => marker ?? node.attrs.marker);
    case "ordered_list":
      return list(node, (n) => `${Math.min(999_999_999, node.attrs.order + n)}${marker ?? node.attrs.marker}`);
    case "code_block":
      return codeBlock(node);
    case "rule":
      // After the mark of a list, three hyphens would be a rule with four.
      return [isWithin ? "___" : "---"];
    case "table":
      return table(node);
    case "footnote": {
      const [first = "", ...rest] = within(node, {});
      return [trimmed(`[^${node.attrs.label}]: ${first}`), ...indented(rest, 4)];
    }
    default:
      return node.attrs.text.split("\n");
  }
}

const quoted = (inner) => (inner.length ? inner : [""]).map((line) => (line ? `> ${line}` : ">"));

function paragraph(node) {
  return trimmed(inline(node)).split("\n").map((line, at) => escapedStart(line, at === 0));
}

function heading(node) {
  const text = trimmed(inline(node).replace(/\\\n/g, " ")).replace(/(^|\s)(#+)$/, "$1\\$2");
  return `${"#".repeat(node.attrs.level)} ${text}`.replace(/ $/, "");
}

/** Returns a mark for a list that follows one with the same mark, with which it would be one list. */
export function markerBeside(node, neighbours) {
  const taken = neighbours.filter((each) => each.type === node.type).map((each) => each.marker);
  const all = node.type.name === "bullet_list" ? ["-", "*", "+"] : [".", ")"];
  return [node.attrs.marker, ...all].find((each) => !taken.includes(each)) ?? node.attrs.marker;
}

/** Returns the lines of the blocks within a block. */
function within(parent, { isTight = false, isWithin = false }) {
  const out = [];
  let before = null;
  parent.forEach((node) => {
    if (isNothing(node)) return;
    const marker = isList(node) ? markerBeside(node, before ? [before] : []) : undefined;
    const own = lines(node, { marker, isWithin });
    // A blank line would make the list around a loose one; these can do without.
    const joins = isTight && isList(node) && before && !isList(before)
      && (node.type.name === "bullet_list" || node.attrs.order === 1) && /^\S+ /.test(own[0]);
    if (out.length && !joins) out.push("");
    out.push(...own);
    before = { type: node.type, marker };
  });
  return out;
}

function list(node, mark) {
  const out = [];
  node.forEach((item, _, n) => {
    const [first = "", ...rest] = within(item, { isTight: node.attrs.tight, isWithin: true });
    const marker = mark(n);
    if (out.length && !node.attrs.tight) out.push("");
    out.push(trimmed(`${marker} ${first}`), ...indented(rest, marker.length + 1));
  });
  return out;
}

function codeBlock(node) {
  const { info } = node.attrs;
  const sign = info.includes("`") ? "~" : "`";
  const runs = node.textContent.match(sign === "`" ? /`{3,}/g : /~{3,}/g) ?? [];
  const fence = sign.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [fence + info, ...(node.textContent ? node.textContent.split("\n") : []), fence];
}

function table(node) {
  if (node.childCount === 0) return [];
  const columns = Math.max(1, node.child(0).childCount);
  const row = (cells) => `| ${cells.join(" | ")} |`.replace(/ {2,}\|/g, "  |");
  const rows = [];
  node.forEach((each) => {
    const cells = [];
    each.forEach((cell) => cells.push(trimmed(inline(cell.firstChild).replace(/\\\n/g, " ")).replace(/\|/g, "\\|")));
    while (cells.length < columns) cells.push("");
    rows.push(row(cells.slice(0, columns)));
  });
  const rules = [];
  const dashes = { left: ":---", right: "---:", center: ":---:" };
  node.child(0).forEach((cell) => rules.push(dashes[cell.attrs.align] ?? "---"));
  return [rows[0], `| ${rules.join(" | ")} |`, ...rows.slice(1)];
}
