// The words that scripts show. They come from the page, in its language: `partials/editor_texts.html` has them as data
// attributes of a `<template>`, which is inert, needs no parsing and no exception in the content security policy.

const element = typeof document === "undefined" ? null : document.getElementById("editor-texts");

/** Each text by its name: `data-row-above` is `rowAbove`. */
export const texts = element ? { ...element.dataset } : {};

/** The page's language. */
export const language = (typeof document !== "undefined" && document.documentElement.lang) || "es";

/** Returns a text with `#`, and `%` if there is a second value, filled in. */
export function filled(text, first, second) {
  return (text ?? "").replace(/#/, () => first).replace(second === undefined ? /(?!)/ : /%/, () => second);
}

const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);

/** Returns a number as the language writes it. */
export const number = (count) => numbers.format(count);

/** Returns the text for that many of something: `wordsOne` for one word, `wordsOther` for others. */
export function counted(name, count) {
  const text = plurals.select(count) === "one" ? texts[`${name}One`] : texts[`${name}Other`];
  return filled(text, number(count));
}

/** Returns an element with these attributes and this text. */
export function make(name, attributes = {}, content = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (content) made.textContent = content;
  return made;
}
