// Text as Markdown: what would be read as markup is escaped, and nothing else.

const isWord = (c) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const isSpace = (c) => c === undefined || /\s/u.test(c);

/** Returns a text as Markdown within a line. `before` and `after` are the characters around it, if there are any. */
export function escaped(text, before, after) {
  return text.replace(/[\\`*_~[\]<&]/g, (sign, at) => {
    const [previous, next] = [at > 0 ? text[at - 1] : before, at + 1 < text.length ? text[at + 1] : after];
    switch (sign) {
      case "*":
      case "~":
        return isSpace(previous) && isSpace(next) && previous !== undefined ? sign : `\\${sign}`;
      case "_":
        return (isWord(previous) && isWord(next)) || (isSpace(previous) && isSpace(next) && previous !== undefined)
          ? sign : `\\${sign}`;
      case "<":
        return next === undefined || /[A-Za-z/!?]/.test(next) ? `\\${sign}` : sign;
      case "&":
        return /^&(#|[A-Za-z])\w*(;|$)/.test(text.slice(at)) ? `\\${sign}` : sign;
      default:
        return `\\${sign}`;
    }
  });
}

/** Returns a line, which begins a block or follows a line break, so that it does not begin another kind of block. */
export function escapedStart(line, isFirst) {
  const stripped = line.replace(/^[ \t]+/, "");
  // The underline of a heading or the second row of a table; or a rule.
  if (!isFirst && /^[-=|:][-=|: \t]*$/.test(stripped)) return `\\${stripped}`;
  if (/^-[ \t]*(-[ \t]*){2,}$/.test(stripped)) return `\\${stripped}`;
  return stripped
    .replace(/^(#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$))/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, "$1\\$2");
}

/** Returns the address of a link as Markdown has it. */
export function destination(address) {
  const whole = address.replace(/[\r\n]+/g, "").replace(/&(?=#?\w+;)/g, "&amp;");
  return whole !== "" && /^[^\s<>()\\`]+$/.test(whole) ? whole : `<${whole.replace(/[<>\\`]/g, "\\$&")}>`;
}

/** Returns the title of a link, with the space before it, or nothing. */
export function title(text) {
  if (!text) return "";
  return ` "${text.replace(/\s*\n\s*/g, " ").replace(/["\\`]/g, "\\$&").replace(/&(?=#?\w+;)/g, "&amp;")}"`;
}
