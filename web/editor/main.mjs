// What pages have where one writes, bundled as web/editor.js by web/build. Every part wakes by an attribute, and each
// page works without it:
//   textarea[data-rich]                    rich text (field.mjs)
//   .counter[data-words-limit|data-words]  a counter of words (../forms/words.mjs)
//   form[data-autosave]                    a working copy that saves itself (../forms/autosave.mjs)
//   form[data-rows]                        rows added and removed in place (../forms/rows.mjs)
//   button[data-insert]                    a picture that is put into a text (below)
//   form[data-upload]                      dropping a file, and its progress (../forms/upload.mjs)
//   fieldset[data-filterable]              a filter over many choices (../forms/filter.mjs)
// The words come from the page: `<template id="editor-texts">` of `partials/editor_texts.html` (texts.mjs).
import { autosave } from "../forms/autosave.mjs";
import { filter } from "../forms/filter.mjs";
import { rows } from "../forms/rows.mjs";
import { upload } from "../forms/upload.mjs";
import { counter } from "../forms/words.mjs";
import { RichField } from "./field.mjs";

/** The rich fields, by their textareas. */
const fields = new Map();

/** Wakes everything within an element. */
function wake(root) {
  for (const textarea of root.querySelectorAll("textarea[data-rich]")) {
    if (!fields.has(textarea)) fields.set(textarea, new RichField(textarea));
  }
  root.querySelectorAll(".counter[data-words-limit], .counter[data-words]").forEach(counter);
  root.querySelectorAll("fieldset[data-filterable]").forEach(filter);
}

/** Ends what was woken within an element that goes. */
function sleep(root) {
  for (const [textarea, field] of fields) {
    if (!root.contains(textarea)) continue;
    field.destroy();
    fields.delete(textarea);
  }
}

/** Writes what was typed into the fields of forms, without waiting. */
function flush() {
  for (const field of fields.values()) field.flush();
}

/** Wakes the whole page. */
function begin(isRestored) {
  wake(document);
  document.querySelectorAll("form[data-rows]").forEach((form) => rows(form, { wake, sleep, flush }));
  document.querySelectorAll("form[data-autosave]").forEach((form) => autosave(form, flush, isRestored));
  document.querySelectorAll("form[data-upload]").forEach(upload);
}

// Whoever goes back or reloads finds what was typed, which the browser may fill in only when the page is complete.
const isRestored = ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
if (isRestored && document.readyState !== "complete") addEventListener("pageshow", () => begin(true), { once: true });
else begin(isRestored);

/** Puts the line of Markdown that a button names into the textarea that it names, in a paragraph of its own. */
function insert(button) {
  const textarea = document.getElementById(button.dataset.into);
  const line = document.getElementById(button.dataset.insert)?.textContent.trim();
  if (!textarea || !line) return;
  if (fields.get(textarea)?.insertPicture(button.dataset.src, button.dataset.alt)) return;
  const { value, selectionEnd } = textarea;
  const before = value.slice(0, selectionEnd).trimEnd();
  const after = value.slice(selectionEnd).trimStart();
  textarea.value = [before, line, after].filter(Boolean).join("\n\n");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
  textarea.focus();
}

for (const button of document.querySelectorAll("button[data-insert]")) {
  button.hidden = false;
  button.addEventListener("click", () => insert(button));
}

// The browser itself can focus only what is shown.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  const id = link && decodeURIComponent(link.getAttribute("href").slice(1));
  const field = id && fields.get(document.getElementById(id));
  if (field?.focus()) event.preventDefault();
});
document.addEventListener("submit", flush, true);
document.addEventListener("formdata", flush, true);
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
