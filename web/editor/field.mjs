// A textarea with Markdown as a text with formatting. The textarea stays in the form, hidden, with the current Markdown.
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, Selection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { Kept } from "./kept.mjs";
import { keys } from "./keys.mjs";
import { openLink } from "./link.mjs";
import { pasting } from "./paste.mjs";
import { prefersPlain, rememberPlain } from "./preference.mjs";
import { makeSchema } from "./schema.mjs";
import { make, texts } from "./texts.mjs";
import { Toolbar } from "./toolbar.mjs";
import { treeOf } from "./tree.mjs";

/** How long after a change the textarea has it, in milliseconds. */
const SOON = 250;

/** Returns the level of the highest headings of a text, 2 if it has none. */
function highest(tree) {
  const levels = tree.blocks.filter(({ node }) => node.type === "heading").map(({ node }) => node.attrs.level);
  return levels.length ? Math.min(...levels) : 2;
}

/** Returns the level of headings below the one on the page that a field is under. */
function levelAt(textarea) {
  const above = [...document.querySelectorAll("main :is(h1,h2,h3,h4,h5,h6)")].filter((heading) =>
    !heading.closest(".ProseMirror") && heading.compareDocumentPosition(textarea) & Node.DOCUMENT_POSITION_FOLLOWING);
  return above.length ? Math.min(6, Number(above.at(-1).tagName[1]) + 1) : 2;
}

export class RichField {
  constructor(textarea) {
    this.textarea = textarea;
    this.label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
    if (this.label) this.label.id ||= `${textarea.id}-label`;
    this.isRequired = textarea.required;
    this.status = make("p", { class: "meta", role: "status" });
    this.keys = make("p", { class: "hide", id: `${textarea.id}-keys` }, texts.keys);
    this.toggle = make("button", { class: "button quiet", type: "button" });
    this.switch = make("p", { class: "switch" });
    this.switch.append(this.toggle);
    this.toggle.addEventListener("click", () => this.switchOver());
    this.view = null;
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.label?.addEventListener("click", (event) => this.focus() && event.preventDefault(), { signal });
    textarea.form?.addEventListener("reset", () => setTimeout(() => this.reset()), { signal });
    textarea.after(this.keys, this.switch, this.status);
    this.say();
    if (!prefersPlain(textarea.name)) this.begin();
  }

  /** Names the switch. */
  say() {
    this.toggle.textContent = this.view ? texts.toPlain : texts.toRich;
    if (this.label) this.toggle.setAttribute("aria-describedby", this.label.id);
  }

  /** Shows the text with formatting, once the service has parsed it and nobody is typing. Returns whether it does. */
  async begin() {
    const { textarea } = this;
    for (;;) {
      const markdown = textarea.value;
      const tree = await treeOf(markdown);
      if (this.view || !textarea.isConnected) return true;
      if (!tree) return false;
      const isTyping = document.activeElement === textarea && textarea.value !== markdown;
      if (isTyping) await new Promise((resolve) => { textarea.addEventListener("blur", resolve, { once: true }); });
      if (textarea.value === markdown) {
        this.show(markdown, tree);
        return true;
      }
    }
  }

  show(markdown, tree) {
    const { textarea } = this;
    const base = highest(tree);
    const schema = makeSchema(base, levelAt(textarea));
    const hadFocus = document.activeElement === textarea;
    this.kept = new Kept(schema, markdown, tree);
    this.written = markdown;
    const open = { link: openLink, toolbar: (state, dispatch) => { if (dispatch) this.toolbar.focus(); return true; } };
    const plugins = [
      pasting(), ...keys(schema, base, open), history(), tableEditing(), gapCursor(), dropCursor({ color: false, class: "drop-cursor" }),
    ];
    this.box = make("div", { class: "rich" });
    const height = textarea.offsetHeight;
    textarea.after(this.box);
    this.view = new EditorView(this.box, {
      // In a text, if there is any, and not on a block of source.
      state: EditorState.create({
        schema, plugins, doc: this.kept.doc, selection: Selection.findFrom(this.kept.doc.resolve(0), 1, true) ?? undefined,
      }),
      editable: () => !textarea.readOnly && !textarea.disabled,
      attributes: this.attributes(),
      dispatchTransaction: (transaction) => this.dispatch(transaction),
    });
    if (height) this.view.dom.style.minBlockSize = `${Math.min(height, innerHeight * 0.6)}px`;
    this.toolbar = new Toolbar(this.view, base, {
      label: this.label?.textContent.trim() ?? "", controls: `${textarea.id}-rich`, open,
    });
    this.box.prepend(this.toolbar.dom);
    textarea.hidden = true;
    // What is hidden cannot be told to be filled in.
    textarea.required = false;
    this.say();
    if (hadFocus) this.view.focus();
  }

  attributes() {
    const { textarea } = this;
    const described = [textarea.getAttribute("aria-describedby"), this.keys.id].filter(Boolean).join(" ");
    const taken = { id: `${textarea.id}-rich`, class: "input read", role: "textbox", "aria-multiline": "true", "aria-describedby": described };
    if (this.label) taken["aria-labelledby"] = this.label.id;
    else taken["aria-label"] = textarea.getAttribute("aria-label") ?? "";
    for (const name of ["aria-invalid", "lang", "dir", "spellcheck"]) {
      if (textarea.hasAttribute(name)) taken[name] = textarea.getAttribute(name);
    }
    if (this.isRequired || textarea.getAttribute("aria-required") === "true") taken["aria-required"] = "true";
    if (textarea.readOnly || textarea.disabled) taken["aria-readonly"] = "true";
    return taken;
  }

  dispatch(transaction) {
    const { view } = this;
    view.updateState(view.state.apply(transaction));
    this.toolbar?.update();
    if (!transaction.docChanged) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), SOON);
  }

  /** Writes the text into the textarea, and says that it changed. */
  flush() {
    clearTimeout(this.timer);
    if (!this.view) return;
    const markdown = this.kept.write(this.view.state.doc);
    if (markdown === this.written) return;
    this.written = markdown;
    this.textarea.value = markdown;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Goes over to plain text, or to formatting; the person's choice for this field is remembered. */
  async switchOver() {
    const toPlain = Boolean(this.view);
    this.status.textContent = "";
    if (toPlain) {
      this.close();
      this.textarea.focus();
    } else if (await this.begin()) {
      this.view?.focus();
    } else {
      this.status.textContent = texts.unavailable;
      return;
    }
    rememberPlain(this.textarea.name, toPlain);
    this.status.textContent = toPlain ? texts.isPlain : texts.isRich;
  }

  /** Shows the textarea again. */
  close() {
    if (!this.view) return;
    this.flush();
    clearTimeout(this.timer);
    this.view.destroy();
    this.box.remove();
    this.view = null;
    this.textarea.hidden = false;
    this.textarea.required = this.isRequired;
    this.say();
  }

  /** The form was set back to how it came. */
  async reset() {
    if (!this.view) return;
    this.written = this.kept.markdown;
    this.view.destroy();
    this.box.remove();
    this.view = null;
    if (!(await this.begin())) {
      this.textarea.hidden = false;
      this.say();
    }
  }

  focus() {
    if (!this.view) return false;
    this.view.focus();
    this.view.dom.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Puts a picture where the cursor is, in a paragraph of its own. Returns whether there is a text with formatting. */
  insertPicture(src, alt) {
    if (!this.view) return false;
    const { state } = this.view;
    const { image, paragraph } = state.schema.nodes;
    const picture = paragraph.create(null, image.create({ src, alt }));
    const { $to } = state.selection;
    // After the block of the text that the cursor is in, whatever is around it there.
    const at = $to.depth ? $to.after(1) : state.doc.content.size;
    this.view.dispatch(state.tr.insert(at, picture).scrollIntoView());
    this.flush();
    this.view.focus();
    return true;
  }

  destroy() {
    clearTimeout(this.timer);
    this.listeners.abort();
    this.view?.destroy();
    this.view = null;
  }
}
