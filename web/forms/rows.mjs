// Rows that are added and removed without leaving the page. The service makes the new rows, as it does without scripts:
// the form is sent with its button, and the changed part of the page that comes back takes the place of the old one.
import { make, texts } from "../editor/texts.mjs";
import { parsed } from "../editor/trusted.mjs";
import { inTurn, nextTurn, takeOwn } from "./turns.mjs";

/** Returns the part of a form that a button changes: the outermost whose rows its pointer is about. */
function part(form, button) {
  const parts = [...form.querySelectorAll("[data-rows-of]")];
  const of = parts.filter(({ dataset: { rowsOf } }) => button.value === rowsOf || button.value.startsWith(`${rowsOf}/`));
  return of.find((each) => each.contains(button)) ?? of[0] ?? null;
}

const FIELD = "input:not([type=hidden]), select, textarea";
const sets = (within) => [...within.querySelectorAll(".row-set")];

/** Puts the focus where one goes on: into the new row, or on the row that took the removed one's place. */
function settle(fresh, button) {
  const buttons = (name) => [...fresh.querySelectorAll(`button[name="${name}"]`)];
  const list = button.name === "add" ? button.value : button.value.replace(/\/\d+$/, "");
  let target;
  if (button.name === "add") {
    const rows = sets(fresh).filter((row) => row.querySelector(`[name^="${CSS.escape(list)}/"], [name="remove"][value^="${CSS.escape(list)}/"]`));
    target = rows.at(-1)?.querySelector(FIELD);
  } else {
    const removers = buttons("remove").filter(({ value }) => value.replace(/\/\d+$/, "") === list);
    const at = Number(/\d+$/.exec(button.value)?.[0] ?? 0);
    target = removers[Math.min(at, removers.length - 1)];
  }
  target ??= buttons("add").find(({ value }) => value === list) ?? fresh.querySelector(FIELD);
  const label = target?.matches("textarea[data-rich]") && fresh.querySelector(`label[for="${CSS.escape(target.id)}"]`);
  if (label && target.hidden) label.click();
  else target?.focus();
}

const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);
const fieldsIn = (within) => [...within.querySelectorAll(FIELD)].filter(({ name }) => name);

/** Returns the name that a field has after the button has done its work; null if it went with its row. */
function nameAfter(name, button) {
  const removed = button.name === "remove" && /^(.*)\/(\d+)$/.exec(button.value);
  const start = removed && `${removed[1]}/`;
  const at = removed ? name.indexOf(start) : -1;
  // The main one of several options has a name with a prefix.
  if (at !== 0 && !(at > 0 && name.slice(0, at) === "main:")) return name;
  const [row, ...rest] = name.slice(at + start.length).split("/");
  if (row === removed[2]) return null;
  const isLater = Number(row) > Number(removed[2]);
  return name.slice(0, at) + start + [isLater ? String(Number(row) - 1) : row, ...rest].join("/");
}

/** Returns the field in a new part that takes the place of one in the old part. */
function successor(field, fresh, button) {
  const name = nameAfter(field.name, button);
  const isOption = ["checkbox", "radio"].includes(field.type);
  return fieldsIn(fresh).find((each) => each.name === name && (!isOption || each.value === field.value)) ?? null;
}

/** Takes over what was typed since the form was sent. `sent` has the values that were sent, by their fields. */
function takeOver(old, fresh, sent, button) {
  for (const field of fieldsIn(old)) {
    const value = valueOf(field);
    const next = sent.get(field) !== value && successor(field, fresh, button);
    if (!next) continue;
    if (typeof value === "boolean") next.checked = value;
    else next.value = value;
  }
}

/** Returns the field in which somebody is writing, if it is in this part: that of an editor is its textarea. */
function focused(old) {
  const active = document.activeElement;
  if (!old.contains(active)) return null;
  const textarea = active.id.endsWith("-rich") && document.getElementById(active.id.slice(0, -"-rich".length));
  return textarea || (active.matches(FIELD) && active.name ? active : null);
}

/** Puts a new row behind those that are there, which stay as they are. Returns the row, or null if more than that is new. */
function appended(old, fresh, list) {
  const [here, there] = [old, fresh].map((part) =>
    [part, ...part.querySelectorAll("[data-rows-of]")].find(({ dataset }) => dataset.rowsOf === list));
  if (!here || !there) return null;
  const rowsOf = (set) => [...set.children].filter((child) => child.matches(".row-set"));
  const [known, all] = [rowsOf(here), rowsOf(there)];
  if (all.length !== known.length + 1) return null;
  const row = document.adoptNode(all.at(-1));
  const adder = (set) => [...set.children].find((child) => child.querySelector(':scope > button[name="add"]'));
  if (known.length > 0) known.at(-1).after(row);
  else if (adder(here)) adder(here).before(row);
  else here.append(row);
  // There may be as many rows as there can be.
  if (!adder(there)) adder(here)?.remove();
  return row;
}

/** Wakes the rows of a form. `wake` and `sleep` begin and end what is in a part of a page, `flush` writes editors. */
export function rows(form, { wake, sleep, flush }) {
  const status = form.appendChild(make("p", { class: "hide", role: "status" }));
  let isBusy = false;
  const direct = new WeakSet();

  async function change(button) {
    flush();
    const old = part(form, button);
    if (!old) throw new Error("no rows");
    nextTurn(form);
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, button)) {
      if (typeof value !== "string") throw new Error("a file");
      body.append(name, value);
    }
    const sent = new Map(fieldsIn(old).map((field) => [field, valueOf(field)]));
    const response = await fetch(button.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body });
    if (response.status !== 200 && response.status !== 422) throw new Error(String(response.status));
    const page = parsed(await response.text());
    const selector = `[data-rows-of="${CSS.escape(old.dataset.rowsOf)}"]`;
    const fresh = page.querySelector(`form[data-rows] ${selector}`);
    if (!fresh) throw new Error("another page");
    takeOwn(form, fresh.form ?? fresh.closest("form"));
    // Nobody is taken away from where they write by now.
    const isWaiting = [button, document.body, null].includes(document.activeElement);
    const row = button.name === "add" && appended(old, fresh, button.value);
    if (row) {
      wake(row);
      if (isWaiting) settle(old, button);
    } else {
      replace(old, document.adoptNode(fresh), sent, button);
    }
    status.textContent = button.name === "add" ? texts.rowAdded : texts.rowRemoved;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function replace(old, fresh, sent, button) {
    flush();
    takeOver(old, fresh, sent, button);
    const active = document.activeElement;
    const writing = focused(old);
    const isElsewhere = active !== document.body && !old.contains(active);
    sleep(old);
    old.replaceWith(fresh);
    wake(fresh);
    const next = writing && successor(writing, fresh, button);
    if (next) next.focus();
    else if (!isElsewhere) settle(fresh, button);
    if (next && "selectionStart" in next && next.selectionStart !== null) {
      next.setSelectionRange(writing.selectionStart, writing.selectionEnd);
    }
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !["add", "remove"].includes(button.name) || direct.has(button) || !texts.rowAdded) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    status.textContent = "";
    inTurn(form, () => change(button))
      .catch(() => {
        // As without scripts.
        direct.add(button);
        form.requestSubmit(button);
      })
      .finally(() => { isBusy = false; });
  });
}
