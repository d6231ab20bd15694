// Addresses that a link may have.

const MAIL = /^[^\s@<>"'\\]+@[^\s@<>"'\\]+\.[^\s@<>"'\\.]+$/;

/** Whether this is an address that readers may follow: what src/documents/html lets through. */
export function isAddress(address) {
  try {
    const { protocol } = new URL(address.trim());
    return ["http:", "https:", "mailto:"].includes(protocol);
  } catch {
    return false;
  }
}

/** Returns what a person typed as an address for a link, or `null` if it is none. */
export function addressOf(typed) {
  const given = typed.trim();
  if (given === "" || /\s/.test(given)) return null;
  if (/^mailto:/i.test(given)) return MAIL.test(given.slice(7).split("?")[0]) ? given : null;
  if (MAIL.test(given) && !given.includes("/")) return `mailto:${given}`;
  const whole = /^www\.[^/]/i.test(given) ? `https://${given}` : given;
  if (!/^https?:\/\//i.test(whole)) return null;
  try {
    const { hostname } = new URL(whole);
    return hostname.includes(".") || hostname === "localhost" ? whole : null;
  } catch {
    return null;
  }
}
