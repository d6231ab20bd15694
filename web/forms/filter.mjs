// A field that narrows a long list of checkboxes.
import { counted, make, texts } from "../editor/texts.mjs";

/** The number of choices from which on a filter helps. */
const MANY = 8;
let made = 0;

/** Returns a text without accents and case. */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Returns the element that shows a choice: what is around its control and its label, and nobody else's. */
function choiceOf(input, fieldset) {
  let around = input;
  while (around.parentElement !== fieldset && around.parentElement.querySelectorAll("input").length === 1) around = around.parentElement;
  return around === input ? input.labels[0] ?? input : around;
}

/** Wakes a filter over a fieldset. */
export function filter(fieldset) {
  if (fieldset.dataset.filtering || !texts.filter) return;
  const inputs = [...fieldset.querySelectorAll("input[type=checkbox], input[type=radio]")];
  if (inputs.length < MANY) return;
  fieldset.dataset.filtering = "yes";
  const choices = inputs.map((input) => {
    const dom = choiceOf(input, fieldset);
    return { input, dom, text: folded(dom.textContent || (input.labels[0]?.textContent ?? "")) };
  });
  const id = `filter-${made += 1}`;
  const box = make("div", { class: "field filter" });
  const search = make("input", { class: "input", type: "search", id, autocomplete: "off" });
  const status = make("p", { class: "meta", role: "status" });
  box.append(make("label", { for: id }, fieldset.dataset.filterable || texts.filter), search, status);
  const heads = fieldset.querySelectorAll(":scope > legend, :scope > .hint, :scope > .fault");
  if (heads.length) [...heads].at(-1).after(box);
  else fieldset.prepend(box);
  // It is no field of the form: what is typed here is not sent, and Enter does not send the rest.
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    narrow();
  });
  search.addEventListener("change", (event) => event.stopPropagation());

  function narrow() {
    const parts = folded(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { input, dom, text } of choices) {
      const fits = parts.every((part) => text.includes(part));
      found += Number(fits);
      dom.hidden = !fits && !input.checked;
    }
    for (const group of fieldset.querySelectorAll("fieldset, ul, ol, details")) {
      const own = choices.filter(({ dom }) => group.contains(dom));
      if (own.length) group.hidden = own.every(({ dom }) => dom.hidden);
    }
    status.textContent = parts.length === 0 ? "" : found === 0 ? texts.foundNone : counted("found", found);
  }
}
