// Counters of words beneath fields. They count as the service does when it checks a text.
import { counted, filled, make, number, texts } from "../editor/texts.mjs";

/** How long after the last change a text that is too long is announced, in milliseconds. */
const PAUSE = 2000;

/** Returns the number of words: what spaces separate, if anything of it is visible. */
export function words(text) {
  return text.split(/\s+/u).filter((word) => /[^\p{C}\p{M}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u.test(word)).length;
}

/** Returns what a counter says. */
export function said(count, limit) {
  if (!limit) return counted("words", count);
  const of = filled(texts.wordsOf, number(count), number(limit));
  return count > limit ? `${of}: ${counted("over", count - limit)}` : of;
}

/** Wakes a counter. */
export function counter(dom) {
  if (dom.dataset.counting) return;
  const field = document.getElementById(dom.dataset.wordsFor ?? "")
    ?? dom.closest(".field")?.querySelector("textarea, input:not([type=hidden], [type=checkbox], [type=radio])");
  if (!field || !texts.wordsOther) return;
  dom.dataset.counting = "yes";
  const limit = Number(dom.dataset.wordsLimit) || 0;
  const shown = dom.firstElementChild ?? make("span");
  if (!shown.parentElement) dom.replaceChildren(shown);
  const status = make("span", { class: "hide", role: "status" });
  dom.after(status);
  let timer;
  const update = (isTyping) => {
    const count = words(field.value);
    const isOver = limit > 0 && count > limit;
    shown.textContent = said(count, limit);
    shown.classList.toggle("over", isOver);
    clearTimeout(timer);
    if (!isOver) status.textContent = "";
    else if (isTyping) timer = setTimeout(() => { status.textContent = said(count, limit); }, PAUSE);
  };
  field.addEventListener("input", () => update(true));
  field.form?.addEventListener("reset", () => setTimeout(update));
  update(false);
}
