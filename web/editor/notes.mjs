// Footnotes: a reference in the text, and the note at its end.
import { TextSelection } from "prosemirror-state";
import { Fragment } from "prosemirror-model";
import { around } from "./commands.mjs";

/** Returns the labels of notes and of references to them. */
export function labels(doc) {
  const found = new Set();
  doc.descendants(({ type, attrs }) => {
    if (type.name === "note" || type.name === "footnote") found.add(attrs.label);
  });
  return found;
}

/** Returns the next number that no note has. */
export function nextLabel(taken) {
  const numbers = [...taken].filter((label) => /^\d{1,6}$/.test(label)).map(Number);
  return String(Math.max(0, ...numbers) + 1);
}

/** Refers to a new footnote here and goes to it; within a footnote, goes back to where it is referred to. */
export function insertNote(state, dispatch) {
  const within = around(state.selection, "footnote");
  if (within) return goBack(state, dispatch, within.node.attrs.label);
  const { note, footnote, paragraph } = state.schema.nodes;
  const { $to } = state.selection;
  if (!$to.parent.inlineContent || !$to.parent.type.contentMatch.matchType(note)) return false;
  if (dispatch) {
    const label = nextLabel(labels(state.doc));
    const tr = state.tr.insert($to.pos, note.create({ label }));
    const at = tr.doc.content.size;
    tr.insert(at, footnote.create({ label }, paragraph.create()));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  }
  return true;
}

function goBack(state, dispatch, label) {
  let found = null;
  state.doc.descendants((node, pos) => {
    if (found === null && node.type.name === "note" && node.attrs.label === label) found = pos + 1;
  });
  if (found === null) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, found)).scrollIntoView());
  return true;
}

/** Removes an empty footnote. */
export function removeEmptyNote(state, dispatch) {
  const note = around(state.selection, "footnote");
  if (!note || note.node.textContent || note.node.content.size > 2 || !state.selection.empty) return false;
  if (dispatch) {
    const tr = state.tr;
    if (state.doc.childCount === 1) return false;
    tr.delete(note.pos, note.pos + note.node.nodeSize);
    dispatch(tr.scrollIntoView());
  }
  return true;
}

/** Leaves a footnote from an empty paragraph at its end. */
export function leaveNote(state, dispatch) {
  const note = around(state.selection, "footnote");
  const { $from, empty } = state.selection;
  if (!note || !empty || $from.parent.content.size || $from.depth !== note.depth + 1 || note.node.childCount < 2) return false;
  if ($from.index(note.depth) !== note.node.childCount - 1) return false;
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    const after = tr.mapping.map(note.pos + note.node.nodeSize);
    tr.insert(after, state.schema.nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
}

/** Returns a fragment whose notes have labels that are free, with the footnotes in it apart. */
export function renumbered(fragment, taken) {
  const names = new Map();
  const name = (label) => {
    if (!names.has(label)) {
      const next = taken.has(label) ? nextLabel(taken) : label;
      taken.add(next);
      names.set(label, next);
    }
    return names.get(label);
  };
  const footnotes = [];
  const map = (content) => {
    const nodes = [];
    content.forEach((node) => {
      const isNote = node.type.name === "note" || node.type.name === "footnote";
      const attrs = isNote ? { ...node.attrs, label: name(node.attrs.label) } : node.attrs;
      const made = node.isText ? node : node.type.create(attrs, map(node.content), node.marks);
      (node.type.name === "footnote" ? footnotes : nodes).push(made);
    });
    return Fragment.from(nodes);
  };
  return { content: map(fragment), footnotes };
}
