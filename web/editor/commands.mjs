// What the buttons and keys do.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";

/** Returns the closest node around the selection with one of these names, with its depth; or nothing. */
export function around({ $from }, ...names) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (names.includes($from.node(depth).type.name)) return { node: $from.node(depth), depth, pos: $from.before(depth) };
  }
  return null;
}

/** Whether all of what is typed next, or some of the selection, has this mark. */
export function hasMark(state, type) {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** Makes a list of the selection, another kind of list of a list, or paragraphs of a list of this kind. */
export function toggleList(type) {
  return (state, dispatch, view) => {
    const list = around(state.selection, "bullet_list", "ordered_list");
    if (!list) return wrapInList(type)(state, dispatch, view);
    if (list.node.type === type) return liftListItem(state.schema.nodes.list_item)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.pos, type, { tight: list.node.attrs.tight }));
    return true;
  };
}

export function toggleQuote(state, dispatch, view) {
  const quote = around(state.selection, "blockquote");
  if (!quote) return wrapIn(state.schema.nodes.blockquote)(state, dispatch, view);
  const range = state.selection.$from.blockRange(state.selection.$to, (node) => node.type.name === "blockquote");
  if (!range) return lift(state, dispatch, view);
  dispatch?.(state.tr.lift(range, quote.depth - 1));
  return true;
}

/** Inserts a table with a row of headings after the current block, or in place of an empty paragraph. */
export function insertTable(state, dispatch) {
  const { schema, selection } = state;
  if (isInTable(state) || around(selection, "footnote")) return false;
  const { table, table_row: row, table_header: header, table_cell: cell } = schema.nodes;
  const cells = (type) => row.create(null, [1, 2, 3].map(() => type.createAndFill()));
  const made = table.create(null, [cells(header), cells(cell), cells(cell)]);
  const { $to } = selection;
  if ($to.depth === 0) return false;
  const isEmpty = $to.parent.type.name === "paragraph" && $to.parent.content.size === 0;
  const [from, to] = isEmpty ? [$to.before(), $to.after()] : [$to.after(), $to.after()];
  const at = state.doc.resolve(from);
  const index = at.index();
  if (!at.parent.canReplaceWith(index, isEmpty ? index + 1 : index, table)) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(from, to, made);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1))).scrollIntoView());
  }
  return true;
}

/** Sets the kind of the selected paragraphs: 0 for a paragraph, otherwise the rank of a heading. */
export function setKind(rank, base) {
  return (state, dispatch, view) => {
    const { paragraph, heading } = state.schema.nodes;
    if (isInTable(state)) return false;
    const command = rank === 0 ? setBlockType(paragraph) : setBlockType(heading, { level: Math.min(6, base + rank - 1) });
    return command(state, dispatch, view);
  };
}

/** Returns the rank of the heading that the selection is in, 0 in a paragraph. */
export function kindOf(state, base) {
  const { parent } = state.selection.$from;
  return parent.type.name === "heading" ? Math.min(3, Math.max(1, parent.attrs.level - base + 1)) : 0;
}

export const toggle = (name) => (state, dispatch, view) => toggleMark(state.schema.marks[name])(state, dispatch, view);
