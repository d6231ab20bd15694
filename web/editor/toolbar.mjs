// The buttons above a text: a toolbar with one stop for the Tab key, in which the arrow keys move.
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, selectedRect,
} from "prosemirror-tables";
import { around, hasMark, insertTable, kindOf, setKind, toggle, toggleList, toggleQuote } from "./commands.mjs";
import { insertNote } from "./notes.mjs";
import { make, texts } from "./texts.mjs";

const within = (...names) => (state) => Boolean(around(state.selection, ...names));
const ofBody = (command) => (state, dispatch, view) => isInTable(state) && !isInHead(state) && command(state, dispatch, view);
/** The first row is the one with the headings: nothing goes above it, and it goes only with the table. */
const isInHead = (state) => selectedRect(state).top === 0;
const columns = (state) => (isInTable(state) ? selectedRect(state).map.width : 0);

function buttons(schema, open) {
  const list = schema.nodes;
  return [
    { text: "bold", run: toggle("strong"), isOn: (state) => hasMark(state, schema.marks.strong), keys: "Control+B" },
    { text: "italic", run: toggle("em"), isOn: (state) => hasMark(state, schema.marks.em), keys: "Control+I" },
    { text: "bullets", run: toggleList(list.bullet_list), isOn: within("bullet_list"), keys: "Control+Shift+8" },
    { text: "numbers", run: toggleList(list.ordered_list), isOn: within("ordered_list"), keys: "Control+Shift+7" },
    { text: "quote", run: toggleQuote, isOn: within("blockquote"), keys: "Control+Shift+9" },
    { text: "link", run: open.link, isOn: (state) => hasMark(state, schema.marks.link), keys: "Control+K", keepsFocus: true },
    { text: "note", run: insertNote, keys: "Control+Alt+F" },
    { text: "table", run: insertTable },
    { text: "undo", run: undo, isEnabled: undoDepth, keys: "Control+Z" },
    { text: "redo", run: redo, isEnabled: redoDepth, keys: "Control+Y" },
  ];
}

const TABLE_BUTTONS = [
  { text: "rowAbove", run: ofBody(addRowBefore) },
  { text: "rowBelow", run: addRowAfter },
  { text: "columnBefore", run: addColumnBefore },
  { text: "columnAfter", run: addColumnAfter },
  { text: "removeRow", run: ofBody(deleteRow) },
  { text: "removeColumn", run: (state, ...rest) => columns(state) > 1 && deleteColumn(state, ...rest) },
  { text: "removeTable", run: deleteTable },
];

/** The toolbar of one text. `open.link` opens the link dialog. */
export class Toolbar {
  constructor(view, base, { label, controls, open }) {
    Object.assign(this, { view, base });
    this.dom = make("div", { class: "tools", role: "toolbar", "aria-label": `${texts.toolbar}: ${label}`, "aria-controls": controls });
    this.kind = make("select", { "aria-label": texts.style });
    ["paragraph", "heading1", "heading2", "heading3"].forEach((name, rank) =>
      this.kind.append(make("option", { value: rank }, texts[name])));
    this.kind.addEventListener("change", () => this.run(setKind(Number(this.kind.value), base)));
    this.buttons = buttons(view.state.schema, open).map((button) => this.made(button));
    this.tableButtons = TABLE_BUTTONS.map((button) => this.made(button));
    this.tableTools = make("div", { class: "table-tools", role: "group", "aria-label": texts.tableTools });
    this.tableTools.hidden = true;
    this.tableTools.append(...this.tableButtons.map(({ dom }) => dom));
    this.dom.append(this.kind, ...this.buttons.map(({ dom }) => dom), this.tableTools);
    this.dom.addEventListener("keydown", (event) => this.move(event));
    this.dom.addEventListener("focusin", (event) => this.stopAt(event.target));
    this.stopAt(this.kind);
    this.update();
  }

  made(button) {
    const dom = make("button", { type: "button", tabindex: "-1" }, texts[button.text]);
    if (button.keys) dom.setAttribute("aria-keyshortcuts", button.keys);
    if (button.isOn) dom.setAttribute("aria-pressed", "false");
    // The pointer must not take the focus, and with it the selection, from the text.
    dom.addEventListener("mousedown", (event) => event.preventDefault());
    dom.addEventListener("click", () => dom.getAttribute("aria-disabled") === "true" || this.run(button.run, button.keepsFocus));
    return { ...button, dom };
  }

  run(command, keepsFocus = false) {
    const { view } = this;
    command(view.state, view.dispatch, view);
    if (!keepsFocus) view.focus();
  }

  /** Shows what the selection has and what can be done with it. */
  update() {
    const { state, editable } = this.view;
    const isTable = isInTable(state);
    this.kind.value = String(kindOf(state, this.base));
    this.kind.disabled = !editable || isTable;
    this.tableTools.hidden = !isTable;
    for (const { dom, run, isOn, isEnabled, text } of [...this.buttons, ...(isTable ? this.tableButtons : [])]) {
      const can = editable && (isEnabled ? isEnabled(state) > 0 : text === "link" || run(state, undefined, this.view));
      dom.setAttribute("aria-disabled", String(!can));
      if (isOn) dom.setAttribute("aria-pressed", String(isOn(state)));
    }
    if (this.current?.closest("[hidden]")) this.stopAt(this.kind);
  }

  stops() {
    const all = [this.kind, ...this.buttons.map(({ dom }) => dom)];
    return (this.tableTools.hidden ? all : [...all, ...this.tableButtons.map(({ dom }) => dom)]).filter((dom) => !dom.disabled);
  }

  stopAt(dom) {
    if (this.current) this.current.tabIndex = -1;
    this.current = dom.disabled ? this.stops()[0] : dom;
    this.current.tabIndex = 0;
  }

  move(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = this.stops();
    const at = stops.indexOf(event.target);
    const to = {
      ArrowRight: stops[(at + 1) % stops.length], ArrowLeft: stops.at(at - 1), Home: stops[0], End: stops.at(-1),
    }[event.key];
    if (to) to.focus();
    else if (event.key === "Escape") this.view.focus();
    else return;
    event.preventDefault();
  }

  focus() {
    if (this.current.disabled) this.stopAt(this.stops()[0]);
    this.current.focus();
  }
}
