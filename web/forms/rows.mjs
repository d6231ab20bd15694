// Rows that are added and removed without leaving the page. The service makes the new rows, as it does without scripts:
// the form is sent with its button, and the changed part of the page that comes back takes the place of the old one.
import { make, texts } from "../editor/texts.mjs";
import { parsed } from "../editor/trusted.mjs";

/** Fields that the service fills in, which are those of the page that came last. */
const OWN = ["csrf_token", "idempotency_key", "base_version"];

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

/** Wakes the rows of a form. `wake` and `sleep` begin and end what is in a part of a page, `flush` writes editors. */
export function rows(form, { wake, sleep, flush }) {
  const status = form.appendChild(make("p", { class: "hide", role: "status" }));
  let isBusy = false;
  const direct = new WeakSet();

  async function change(button) {
    const old = part(form, button);
    if (!old) throw new Error("no rows");
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, button)) {
      if (typeof value !== "string") throw new Error("a file");
      body.append(name, value);
    }
    const response = await fetch(button.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body });
    if (response.status !== 200 && response.status !== 422) throw new Error(String(response.status));
    const page = parsed(await response.text());
    const selector = `[data-rows-of="${CSS.escape(old.dataset.rowsOf)}"]`;
    const fresh = page.querySelector(`form[data-rows] ${selector}`);
    if (!fresh) throw new Error("another page");
    for (const name of OWN) {
      const given = page.querySelector(`form[data-rows] input[type=hidden][name="${name}"]`);
      const own = form.querySelector(`input[type=hidden][name="${name}"]`);
      if (given && own) own.value = given.value;
    }
    const adopted = document.adoptNode(fresh);
    sleep(old);
    old.replaceWith(adopted);
    wake(adopted);
    settle(adopted, button);
    status.textContent = button.name === "add" ? texts.rowAdded : texts.rowRemoved;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !["add", "remove"].includes(button.name) || direct.has(button) || !texts.rowAdded) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    status.textContent = "";
    flush();
    change(button)
      .catch(() => {
        // As without scripts.
        direct.add(button);
        form.requestSubmit(button);
      })
      .finally(() => { isBusy = false; });
  });
}
