// Which fields a person writes as plain text. Kept by the browser, apart for each person who uses it.
import { texts } from "./texts.mjs";

const key = `acervo-plain-${texts.person ?? ""}`;

function read() {
  try {
    const names = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(names) ? names : [];
  } catch {
    return [];
  }
}

/** The name of a field without the numbers of rows. */
const general = (name) => name.replace(/\/\d+(?=\/|$)/g, "/*");

/** Whether this person writes this field as plain text. */
export const prefersPlain = (name) => read().includes(general(name));

/** Remembers how this person writes a field. */
export function rememberPlain(name, isPlain) {
  const others = read().filter((each) => each !== general(name));
  try {
    localStorage.setItem(key, JSON.stringify(isPlain ? [...others, general(name)] : others));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
