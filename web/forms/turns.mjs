// The requests of a form. Each has a number, so that one that is late is known; those that wait for their answer are made
// one after another. The answer says which text the service has now, without which it would not replace that one.

const last = new WeakMap();
const hidden = (within, name) => [...within.querySelectorAll(`input[type=hidden][name="${name}"]`)];

/** Fields that the service fills in: they say nothing of what was typed. */
export const OWN = ["csrf_token", "idempotency_key", "base_version", "kept_at", "seen", "turn"];

/** Gives the next request of a form its number. */
export function nextTurn(form) {
  for (const input of hidden(form, "turn")) input.value = String(Number(input.value) + 1);
}

/** Makes a request of a form once the one before has been answered. */
export function inTurn(form, request) {
  const made = (last.get(form) ?? Promise.resolve()).then(request);
  last.set(form, made.catch(() => {}));
  return made;
}

/** Takes over what the service says of the text that it kept, unless a later one has been kept since. */
export function kept(form, keptAt, seen) {
  const known = hidden(form, "kept_at")[0]?.value;
  if (!keptAt || known === undefined || keptAt < known) return;
  base(form, keptAt, seen ?? "");
}

/** Says which text of the service the form is based on, also for whoever comes back to this page later. */
function base(form, keptAt, seen) {
  // Every form of the page is about the same text.
  for (const input of hidden(document, "kept_at")) input.value = keptAt;
  for (const input of hidden(form, "seen")) input.value = seen;
  remember(form);
}

function remember(form) {
  const [keptAt, seen] = ["kept_at", "seen"].map((name) => hidden(form, name)[0]?.value ?? "");
  history.replaceState({ ...history.state, keptAt, seen }, "");
}

/**
 * Begins with a form as the service sent it. If the browser filled in a text that was typed here before, which the
 * service does not have, the form is based on what that text was based on: somebody may have written since.
 */
export function beginWith(form, isTypedBefore) {
  const { baseVersion, keptAt = "", seen = "" } = form.dataset;
  const before = isTypedBefore ? history.state : null;
  for (const input of hidden(form, "turn")) input.value = "0";
  for (const input of hidden(form, "base_version")) input.value = baseVersion ?? input.value;
  base(form, before?.keptAt ?? keptAt, before?.seen ?? seen);
}

/** Takes over what the service filled in for the form of a page that came later. */
export function takeOwn(form, later) {
  for (const name of OWN) {
    const given = hidden(later, name)[0];
    if (given) for (const input of hidden(name === "kept_at" ? document : form, name)) input.value = given.value;
  }
  remember(form);
}
