// Saves what was typed as the person's working copy, every few seconds, and says so. The form itself works as before.
import { language, make, filled, texts } from "../editor/texts.mjs";
import { parsed } from "../editor/trusted.mjs";
import { beginWith, inTurn, kept, nextTurn, OWN } from "./turns.mjs";

/** How long after the last change a form is saved, and how long it waits at most while somebody types; milliseconds. */
const PAUSE = 2000;
const MOST = 10_000;
/** The first and the longest pause before trying again. */
const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;
/** How much browsers send of a page that is being left, in bytes. */
const KEEPALIVE = 60_000;
const PATIENCE = 30_000;
/** How long a button waits to learn whether the service answers. */
const PATIENCE_OF_A_BUTTON = 8000;

/** Returns the fields of a form as it would send them itself, without a button. */
export function fieldsOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  return fields;
}

/** Returns the fields of a form as the service sent it. A browser that goes back or reloads fills in what was typed. */
function fieldsSent(form) {
  const sent = form.cloneNode(true);
  sent.reset();
  return fieldsOf(sent);
}

/** Gives the fields of a form that the service fills in, those of a newer page. Returns whether that has them. */
async function renewToken(form) {
  const response = await fetch(location.href, { redirect: "manual", headers: { Accept: "text/html" } });
  if (!response.ok) return false;
  const token = parsed(await response.text()).querySelector("input[name=csrf_token]")?.value;
  if (!token) return false;
  document.querySelectorAll("input[name=csrf_token]").forEach((input) => { input.value = token; });
  return Boolean(form);
}

/** Returns whether the service answers, whatever it says. */
async function answers() {
  try {
    const response = await fetch(location.href, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_OF_A_BUTTON) });
    return response.status < 500;
  } catch {
    return false;
  }
}

class Autosave {
  constructor(form, flush, isRestored) {
    Object.assign(this, { form, flush, timer: 0, retry: FIRST_RETRY, since: 0, answered: 0, isSending: false, isLeaving: false });
    Object.assign(this, { isPressed: false, isSure: false });
    this.status = form.querySelector("[data-autosave-status]") ?? form.appendChild(make("p", { class: "meta", role: "status" }));
    this.state = "saved";
    flush();
    this.saved = (isRestored ? fieldsSent(form) : this.fields()).toString();
    const isTypedBefore = isRestored && this.isChanged();
    beginWith(form, isTypedBefore);
    this.showByOwnClock();
    // The page shows two texts, and the person has not chosen yet: only a button saves.
    this.isHeld = "held" in form.dataset;
    if (this.isHeld) {
      this.saved = "";
      this.show("collided", texts.collided);
    }
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("pageshow", () => { this.isLeaving = false; });
    if (isTypedBefore) this.changed();
    addEventListener("online", () => this.again());
    addEventListener("focus", () => this.state === "signed-out" && this.again());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else if (this.state !== "saved") this.again();
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("beforeunload", (event) => this.warn(event));
  }

  fields() {
    const fields = fieldsOf(this.form);
    const version = this.form.dataset.baseVersion;
    if (version !== undefined && !fields.has("base_version")) fields.append("base_version", version);
    return fields;
  }

  /** The fields of the next request. */
  next() {
    nextTurn(this.form);
    return this.fields();
  }

  /** What was typed, without what the page adds: a token that changes is no change. */
  isChanged(fields = this.fields()) {
    const own = (text) => {
      const of = new URLSearchParams(text);
      for (const name of OWN) of.delete(name);
      return of.toString();
    };
    return own(fields.toString()) !== own(this.saved);
  }

  changed() {
    if (this.isLeaving || this.isHeld) return;
    const now = Date.now();
    this.since ||= now;
    if (this.state === "collided" || this.state === "refused") this.retry = FIRST_RETRY;
    if (this.state === "paused" || this.state === "signed-out") return;
    this.plan(Math.max(0, Math.min(PAUSE, this.since + MOST - now)));
  }

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  again() {
    if (["paused", "signed-out"].includes(this.state) && !this.isSending) this.plan(0);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isSending || this.isLeaving || this.isHeld) return;
    this.isSending = true;
    await inTurn(this.form, () => this.saveNow());
    this.isSending = false;
    // What was typed meanwhile.
    if (this.state === "saved" && this.isChanged()) this.changed();
  }

  async saveNow() {
    if (this.isLeaving) return;
    this.flush();
    this.since = 0;
    if (!this.isChanged()) return this.show("saved", this.state === "saved" ? null : this.time());
    if (this.state === "saved") this.show("saving", texts.saving);
    try {
      const isOut = this.state === "signed-out" && !(await renewToken(this.form));
      const fields = this.next();
      this.take(isOut ? { status: 401 } : await this.send(fields), fields);
    } catch {
      this.pause();
    }
  }

  send(fields, isLast = false) {
    return fetch(this.form.dataset.autosave, {
      method: "POST",
      body: fields,
      headers: { "X-Autosave": "1" },
      redirect: "manual",
      keepalive: isLast,
      signal: isLast ? undefined : AbortSignal.timeout(PATIENCE),
    });
  }

  take(response, fields) {
    const { status, type } = response;
    const turn = Number(fields.get("turn") ?? 0);
    // A later request was answered before this one.
    if (turn < this.answered) return;
    this.answered = turn;
    if (response.ok) {
      this.saved = fields.toString();
      kept(this.form, response.headers.get("X-Kept-At"), response.headers.get("X-Seen"));
      this.retry = FIRST_RETRY;
      this.show("saved", this.time());
    } else if (type === "opaqueredirect" || status === 401 || status === 403) {
      this.show("signed-out", texts.signedOut, true);
      this.plan(this.wait());
    } else if (status === 409 || status === 412) {
      this.show("collided", texts.collided);
    } else if (status === 429 || status >= 500) {
      this.pause(Number(response.headers.get("Retry-After")) * 1000);
    } else {
      this.show("refused", texts.refused);
    }
  }

  wait() {
    const pause = this.retry;
    this.retry = Math.min(LAST_RETRY, this.retry * 2);
    return pause;
  }

  pause(asked = 0) {
    this.show("paused", texts.paused);
    this.plan(Math.max(this.wait(), Math.min(asked || 0, LAST_RETRY)));
  }

  /** Says when it was saved, by the clock of the person. */
  time(at = new Date()) {
    return filled(texts.saved, at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  }

  /** The service says it by UTC: where scripts run, one clock is enough. */
  showByOwnClock() {
    const at = new Date(this.form.elements.namedItem("kept_at")?.value || NaN);
    const isToday = at.toDateString() === new Date().toDateString();
    if (isToday && this.status.textContent) this.status.textContent = this.time(at);
  }

  /**
   * Lets a button send the form. What was typed since is saved first: if the service does not answer, the page that a
   * browser shows then would take the place of this one.
   */
  submitted(event) {
    if (event.defaultPrevented) return;
    this.flush();
    if (this.isSure || !this.isChanged()) {
      this.isSure = false;
      nextTurn(this.form);
      this.isLeaving = true;
      clearTimeout(this.timer);
      return;
    }
    event.preventDefault();
    if (!this.isPressed) this.press(event.submitter);
  }

  async press(button) {
    this.isPressed = true;
    clearTimeout(this.timer);
    let unsent;
    if (this.isHeld) {
      this.status.textContent = texts.saving;
      unsent = (await answers()) ? null : texts.unanswered;
    } else {
      await inTurn(this.form, () => this.saveNow());
      unsent = this.state === "paused" ? texts.unsent : null;
    }
    this.isPressed = false;
    if (unsent) {
      this.status.textContent = unsent;
      return;
    }
    // Whatever else the service says, it says it again on the page that follows.
    this.isSure = true;
    this.form.requestSubmit(button);
    this.isSure = false;
  }

  /** Says how things are, once: what is said again and again is not listened to. */
  show(state, text, withSignIn = false) {
    const isSame = this.state === state;
    this.state = state;
    this.status.dataset.state = state;
    if (text === null || (isSame && state !== "saved")) return;
    this.status.textContent = text;
    if (!withSignIn) return;
    const address = this.form.dataset.signIn ?? texts.signIn;
    this.status.append(" ", make("a", { href: address, target: "_blank", rel: "noopener" }, texts.signInAgain));
  }

  /** Sends the last changes while the page is being left or hidden. */
  leave() {
    if (this.isLeaving || this.isHeld) return;
    this.flush();
    if (!this.isChanged() || this.state === "signed-out") return;
    const fields = this.next();
    const isSmall = fields.toString().length < KEEPALIVE;
    this.send(fields, isSmall).then((response) => this.take(response, fields)).catch(() => this.pause());
  }

  /** Asks before a page is left whose last changes could not be saved. */
  warn(event) {
    this.flush();
    const isSafe = ["saved", "saving"].includes(this.state);
    if (!this.isLeaving && !isSafe && this.isChanged()) event.preventDefault();
  }
}

/**
 * Wakes the autosaving of a form. `flush` writes what editors hold into the fields; `isRestored` says that the browser
 * may have filled in what was typed before.
 */
export function autosave(form, flush, isRestored) {
  if (texts.saved) new Autosave(form, flush, isRestored);
}
