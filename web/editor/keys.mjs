// Keys, and marks that become elements while one types them.
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import { addRowAfter, goToNextCell, isInTable } from "prosemirror-tables";
import { setKind, toggle, toggleList, toggleQuote } from "./commands.mjs";
import { insertNote, leaveNote, removeEmptyNote } from "./notes.mjs";

/** Tab in the last cell begins another row. */
function nextCell(state, dispatch, view) {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch, view)) return true;
  if (!addRowAfter(state, dispatch)) return false;
  if (view) goToNextCell(1)(view.state, view.dispatch, view);
  return true;
}

/** Enter in a cell goes to the one below, and from the last row to what is after the table: cells have one line. */
function cellBelow(state, dispatch) {
  if (!isInTable(state)) return false;
  const { $head } = state.selection;
  let depth = $head.depth;
  while (depth > 0 && $head.node(depth).type.spec.tableRole !== "table") depth -= 1;
  const table = $head.node(depth);
  const row = $head.index(depth);
  const column = $head.index(depth + 1);
  if (!dispatch) return true;
  const { tr } = state;
  if (row + 1 < table.childCount) {
    let pos = $head.start(depth);
    for (let at = 0; at <= row; at += 1) pos += table.child(at).nodeSize;
    const next = table.child(row + 1);
    for (let at = 0; at < Math.min(column, next.childCount - 1); at += 1) pos += next.child(at).nodeSize;
    tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 2)));
  } else {
    const after = $head.after(depth);
    const following = state.doc.resolve(after).nodeAfter;
    if (following?.type.name !== "paragraph") tr.insert(after, state.schema.nodes.paragraph.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)));
  }
  dispatch(tr.scrollIntoView());
  return true;
}

function lineBreak(state, dispatch) {
  const { parent } = state.selection.$from;
  if (isInTable(state) || parent.type.name !== "paragraph") return false;
  dispatch?.(state.tr.replaceSelectionWith(state.schema.nodes.hard_break.create()).scrollIntoView());
  return true;
}

/**
 * Returns the plugins for keys. Tab leaves the field except in lists and tables, and there too after Escape, so that
 * nobody is caught. `open` are the commands that need something of the page: the link dialog and the toolbar.
 */
export function keys(schema, base, open) {
  const item = schema.nodes.list_item;
  let isLeaving = false;
  const tab = (command) => (state, dispatch, view) => !isLeaving && command(state, dispatch, view);
  const own = {
    "Mod-b": toggle("strong"), "Mod-B": toggle("strong"),
    "Mod-i": toggle("em"), "Mod-I": toggle("em"),
    "Mod-k": open.link,
    "Mod-Alt-f": insertNote,
    "Mod-z": chainCommands(undoInputRule, undo), "Shift-Mod-z": redo, "Mod-y": redo,
    "Shift-Ctrl-0": setKind(0, base), "Shift-Ctrl-1": setKind(1, base), "Shift-Ctrl-2": setKind(2, base),
    "Shift-Ctrl-3": setKind(3, base),
    "Shift-Ctrl-7": toggleList(schema.nodes.ordered_list), "Shift-Ctrl-8": toggleList(schema.nodes.bullet_list),
    "Shift-Ctrl-9": toggleQuote,
    "Enter": chainCommands(cellBelow, leaveNote, splitListItem(item)),
    "Shift-Enter": chainCommands(exitCode, lineBreak, cellBelow),
    "Backspace": chainCommands(undoInputRule, removeEmptyNote),
    "Tab": tab(chainCommands(nextCell, sinkListItem(item))),
    "Shift-Tab": tab(chainCommands(goToNextCell(-1), liftListItem(item))),
    "Alt-F10": open.toolbar,
  };
  const leaving = new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === "Escape") isLeaving = true;
        else if (!["Tab", "Shift"].includes(event.key)) isLeaving = false;
        return false;
      },
      // What is typed on a selected block of source goes below it rather than in its place.
      handleTextInput({ state, dispatch }, from, to, text) {
        const { selection } = state;
        if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
        const tr = state.tr.insert(selection.to, schema.nodes.paragraph.create(null, schema.text(text)));
        dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(selection.to + 1 + text.length))).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        blur: () => { isLeaving = false; return false; },
        // Where a text begins with something that cannot be edited, browsers put the cursor nowhere.
        focus: (view) => {
          setTimeout(() => view.hasFocus() && !view.dom.contains(getSelection()?.anchorNode) && view.focus());
          return false;
        },
      },
    },
  });
  return [leaving, keymap(own), keymap(baseKeymap), rules(schema, base)];
}

function rules(schema, base) {
  const { blockquote, bullet_list: bullets, ordered_list: numbers, heading } = schema.nodes;
  // Tables hold one paragraph in a cell; what is typed there stays text.
  const outside = (rule) => new InputRule(rule.match, (state, match, start, end) =>
    (isInTable(state) ? null : rule.handler(state, match, start, end)));
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*>\s$/, blockquote),
      wrappingInputRule(/^\s*([-+*])\s$/, bullets),
      wrappingInputRule(/^(\d{1,3})\.\s$/, numbers, (match) => ({ order: Number(match[1]) }),
        (match, node) => node.childCount + node.attrs.order === Number(match[1])),
      textblockTypeInputRule(/^(#{1,3})\s$/, heading, (match) => ({ level: Math.min(6, base + match[1].length - 1) })),
    ].map(outside),
  });
}
