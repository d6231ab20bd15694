// What is pasted, made fit for a text before anything parses it as the editor's elements.
import { Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";
import { cleaned } from "./clean.mjs";
import { labels, renumbered } from "./notes.mjs";

/** Returns what the blocks of a fragment say as one line, for a cell. */
function oneLine(fragment, schema) {
  const inline = [];
  const visit = (node) => {
    if (node.type.name === "source" || node.type.name === "footnote") return;
    if (node.inlineContent) {
      if (inline.length && node.content.size) inline.push(schema.text(" "));
      node.forEach((child) => inline.push(child.type.name === "hard_break" ? schema.text(" ") : child));
    } else if (node.isInline) inline.push(node);
    else node.forEach(visit);
  };
  fragment.forEach(visit);
  return Fragment.from(inline);
}

const isTable = (slice) => {
  const role = slice.content.firstChild?.type.spec.tableRole;
  return slice.content.childCount === 1 && Boolean(role);
};

/** The plugin for what is pasted and dropped. */
export function pasting() {
  let footnotes = [];
  return new Plugin({
    props: {
      transformPastedHTML: (html) => cleaned(html),
      transformPasted(slice, view) {
        const { state } = view;
        footnotes = [];
        if (isInTable(state) && !isTable(slice)) return new Slice(oneLine(slice.content, state.schema), 0, 0);
        const found = renumbered(slice.content, labels(state.doc));
        if (found.footnotes.length === 0) return new Slice(found.content, slice.openStart, slice.openEnd);
        footnotes = found.footnotes;
        const open = (depth, edge) => (found.content[edge] && depth > 0 && !found.content[edge].isLeaf ? Math.min(depth, 1) : 0);
        return new Slice(found.content, open(slice.openStart, "firstChild"), open(slice.openEnd, "lastChild"));
      },
      handlePaste(view, event, slice) {
        if (footnotes.length === 0) return false;
        const tr = view.state.tr.replaceSelection(slice);
        // Notes belong at the end of the text.
        tr.insert(tr.doc.content.size, footnotes);
        footnotes = [];
        view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
        return true;
      },
    },
  });
}
