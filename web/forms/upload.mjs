// A form with a file, to which one can drag it, and which shows how much has been sent.
import { filled, make, number, texts } from "../editor/texts.mjs";
import { parsed } from "../editor/trusted.mjs";

/** Whether a file is of a kind that an `accept` attribute names. */
function isAccepted(file, accept) {
  const kinds = accept.split(",").map((kind) => kind.trim().toLowerCase()).filter(Boolean);
  const name = file.name.toLowerCase();
  return kinds.length === 0 || kinds.some((kind) =>
    (kind.startsWith(".") ? name.endsWith(kind) : file.type === kind || (kind.endsWith("/*") && file.type.startsWith(kind.slice(0, -1)))));
}

/** Follows the answer: to the page that it leads to, or shows the page that it is. Returns whether it could. */
function follow(request, sentTo) {
  const isPage = /^text\/html\b/.test(request.getResponseHeader("Content-Type") ?? "");
  const address = new URL(request.responseURL, location.href);
  const was = new URL(sentTo, location.href);
  if (request.status < 400 && (address.pathname !== was.pathname || address.search !== was.search)) {
    location.assign(address);
    return true;
  }
  const main = isPage && parsed(request.responseText).querySelector("main");
  if (!main) return false;
  const title = parsed(request.responseText).title;
  document.title = title || document.title;
  const own = document.querySelector("main");
  own.replaceWith(document.adoptNode(main));
  main.querySelectorAll("form[data-upload]").forEach(upload);
  (main.querySelector(".problem") ?? main).focus();
  scrollTo(0, 0);
  return true;
}

/** Wakes a form with a file. */
export function upload(form) {
  const input = form.querySelector("input[type=file]");
  if (!input || !texts.drop) return;
  const zone = make("div", { class: "drop-zone" });
  const hint = make("p", { class: "hint" }, texts.drop);
  const progress = make("progress", { max: "100", "aria-label": texts.reading });
  const status = make("p", { class: "meta", role: "status" });
  progress.hidden = true;
  input.before(zone);
  zone.append(hint, input, progress, status);
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  /** Says what is wrong with the file that was chosen. Returns whether it can be sent. */
  function check() {
    const file = input.files[0];
    if (!file) return true;
    const limit = Number(form.dataset.maxBytes) || Infinity;
    const fault = !isAccepted(file, input.accept) ? texts.uploadKind
      : file.size > limit ? filled(texts.uploadLarge, number(Math.floor(limit / 1_000_000))) : "";
    if (fault) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    say(fault || filled(texts.chosen, file.name));
    return !fault;
  }

  function send(submitter) {
    const request = new XMLHttpRequest();
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
    const buttons = [...form.querySelectorAll("button")];
    const finish = () => {
      progress.hidden = true;
      zone.removeAttribute("aria-busy");
      buttons.forEach((button) => { button.disabled = false; });
    };
    const body = new FormData(form, submitter);
    request.open("POST", address);
    let told = -1;
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable || total === 0) return;
      const percent = Math.floor((loaded / total) * 100);
      progress.value = percent;
      // Every quarter is enough to listen to.
      if (Math.floor(percent / 25) !== told) say(filled(texts.uploading, number(percent)));
      told = Math.floor(percent / 25);
    });
    request.upload.addEventListener("load", () => {
      progress.removeAttribute("value");
      say(texts.reading);
    });
    request.addEventListener("load", () => {
      finish();
      if (!follow(request, address)) say(texts.uploadFailed);
    });
    for (const failure of ["error", "timeout", "abort"]) {
      request.addEventListener(failure, () => {
        finish();
        say(texts.uploadFailed);
      });
    }
    progress.hidden = false;
    progress.value = 0;
    zone.setAttribute("aria-busy", "true");
    buttons.forEach((button) => { button.disabled = true; });
    say(filled(texts.uploading, number(0)));
    request.send(body);
  }

  input.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    // Without a file, the service says what is missing.
    if (event.defaultPrevented || !input.files.length || event.submitter?.name === "switch_language") return;
    event.preventDefault();
    if (check()) send(event.submitter);
    else input.focus();
  });
  let depth = 0;
  const drag = (change) => (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    depth = Math.max(0, depth + change);
    zone.classList.toggle("over-it", depth > 0);
  };
  zone.addEventListener("dragenter", drag(1));
  zone.addEventListener("dragover", drag(0));
  zone.addEventListener("dragleave", drag(-1));
  zone.addEventListener("drop", (event) => {
    drag(-depth)(event);
    if (!event.dataTransfer.files.length) return;
    const only = new DataTransfer();
    only.items.add(event.dataTransfer.files[0]);
    input.files = only.files;
    if (check() && form.dataset.upload === "now") form.requestSubmit();
  });
}
