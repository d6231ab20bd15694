// The dialog for a link: its text, if there is none yet, and its address.
import { TextSelection } from "prosemirror-state";
import { addressOf } from "./addresses.mjs";
import { make, texts } from "./texts.mjs";

let dialog = null;

/** Returns the range of the link that the selection is in, or `null`. */
function linkAround({ selection: { $from }, schema }) {
  const type = schema.marks.link;
  const { node, offset } = $from.parent.childAfter($from.parentOffset);
  const found = node && type.isInSet(node.marks) ? { node, offset, index: $from.index() } : before($from, type);
  if (!found) return null;
  const mark = type.isInSet(found.node.marks);
  const { parent } = $from;
  let [from, to] = [$from.start() + found.offset, $from.start() + found.offset + found.node.nodeSize];
  for (let at = found.index - 1; at >= 0 && mark.isInSet(parent.child(at).marks); at -= 1) from -= parent.child(at).nodeSize;
  for (let at = found.index + 1; at < parent.childCount && mark.isInSet(parent.child(at).marks); at += 1) {
    to += parent.child(at).nodeSize;
  }
  return { from, to, mark };
}

function before($from, type) {
  const { node, offset, index } = $from.parent.childBefore($from.parentOffset);
  return node && type.isInSet(node.marks) ? { node, offset, index } : null;
}

function field(id, label, hint) {
  const input = make("input", { class: "input", type: "text", id, autocomplete: "off", spellcheck: "false" });
  const fault = make("p", { class: "fault", id: `${id}-fault`, role: "alert" });
  const dom = make("div", { class: "field" });
  dom.append(make("label", { for: id }, label));
  if (hint) dom.append(make("p", { class: "hint", id: `${id}-hint` }, hint));
  dom.append(fault, input);
  const say = (text) => {
    fault.textContent = text;
    dom.classList.toggle("bad", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const described = [hint && `${id}-hint`, text && `${id}-fault`].filter(Boolean).join(" ");
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  };
  say("");
  return { dom, input, say };
}

function build() {
  const dom = make("dialog", { class: "link-dialog", "aria-labelledby": "editor-link-title" });
  const form = make("form", { method: "dialog", novalidate: "" });
  const text = field("editor-link-text", texts.linkText);
  const address = field("editor-link-address", texts.linkAddress, texts.linkHint);
  const actions = make("p", { class: "actions" });
  const set = make("button", { class: "button", type: "submit" }, texts.linkSet);
  const remove = make("button", { class: "button second", type: "button" }, texts.linkRemove);
  const cancel = make("button", { class: "button quiet", type: "button" }, texts.cancel);
  actions.append(set, remove, cancel);
  form.append(make("h2", { id: "editor-link-title" }, texts.linkTitle), text.dom, address.dom, actions);
  dom.append(form);
  document.body.append(dom);
  cancel.addEventListener("click", () => dom.close());
  return { dom, form, text, address, remove };
}

/** Opens the dialog for the link at the selection, or for a new one. */
export function openLink(state, dispatch, view) {
  if (!view) return true;
  dialog ??= build();
  const { dom, form, text, address, remove } = dialog;
  const link = linkAround(state);
  const { from, to, empty } = state.selection;
  const needsText = !link && empty;
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false;
  text.dom.hidden = !needsText;
  text.input.value = "";
  address.input.value = link?.mark.attrs.href ?? "";
  for (const each of [text, address]) each.say("");
  remove.hidden = !link;
  const range = link ?? { from, to };
  const type = state.schema.marks.link;
  const finish = (tr) => {
    dom.close();
    view.dispatch(tr.scrollIntoView());
  };
  remove.onclick = () => finish(view.state.tr.removeMark(range.from, range.to, type));
  form.onsubmit = (event) => {
    event.preventDefault();
    const href = addressOf(address.input.value);
    const words = text.input.value.trim();
    text.say(needsText && !words && !href ? texts.linkEmpty : "");
    address.say(href ? "" : texts.linkFault);
    if (!href) return address.input.focus();
    const tr = view.state.tr;
    const mark = type.create({ href, title: link?.mark.attrs.title ?? "" });
    if (needsText) {
      const shown = words || address.input.value.trim();
      tr.insert(from, state.schema.text(shown, [mark]));
      tr.setSelection(TextSelection.create(tr.doc, from + shown.length)).removeStoredMark(type);
    } else {
      tr.removeMark(range.from, range.to, type).addMark(range.from, range.to, mark);
    }
    return finish(tr);
  };
  dom.onclose = () => view.focus();
  dom.showModal();
  (needsText ? text.input : address.input).focus();
  return true;
}
