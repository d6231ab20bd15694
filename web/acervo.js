// Improves pages where scripts run; all of them work without.

// Buttons that copy a text: there only where the browser lets pages copy.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  if (!source || !status || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = button.dataset.done;
    } catch {
      status.textContent = button.dataset.failed;
    }
  });
}
// The way back to the results leads to the very list that the reader came from, with its filters.
for (const link of document.querySelectorAll("a[data-back]")) {
  const from = URL.canParse(document.referrer) ? new URL(document.referrer) : null;
  if (from && from.origin === location.origin && from.pathname === link.pathname) link.href = from.href;
}

// Completions in search boxes: the combobox pattern of WAI-ARIA 1.2, with the focus staying in the field.

/** How long to wait after a keystroke, in milliseconds. */
const PAUSE = 150;

let boxes = 0;

/** Returns an element with these attributes and this text. */
function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

/** Returns escaped HTML with `<mark>` and no other element as nodes: scripts here may not parse HTML. */
function marked(html) {
  const characters = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  const plain = (text) => text.replace(/&(#?\w+);/g, (all, name) => characters[name] ?? all);
  const made = element("span");
  html.split(/(<mark>.*?<\/mark>)/s).forEach((part) => {
    const inside = /^<mark>(.*)<\/mark>$/s.exec(part);
    made.append(inside ? element("mark", {}, plain(inside[1])) : plain(part));
  });
  return made;
}

/** Returns the address that a completion leads to: its practice, or the list narrowed or searched by it. */
function destination(form, item) {
  if (item.section_id) return new URL(`practices/${item.section_id}`, form.action);
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (name !== "q" && name !== item.filter) address.searchParams.append(name, value);
  }
  if (item.filter) address.searchParams.append(item.filter, item.value);
  else address.searchParams.set("q", item.q ?? item.label);
  return address;
}

function complete(input) {
  const { form } = input;
  const texts = JSON.parse(input.dataset.suggestTexts ?? "{}");
  const id = `options-${++boxes}`;
  const list = element("ul", { class: "options", id, role: "listbox", "aria-label": texts.label ?? "" });
  const status = element("p", { class: "hide", role: "status" });
  list.hidden = true;
  input.closest(".pair").after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  })) input.setAttribute(name, value);

  let items = [];
  let active = -1;
  let timer;
  let request;

  function select(at) {
    active = at;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function show(found) {
    items = found;
    list.replaceChildren(...found.map((item, n) => {
      const option = element("li", { role: "option", id: `${id}-${n}`, "aria-selected": "false" });
      option.append(marked(item.html), element("span", {}, texts.kinds?.[item.kind] ?? ""));
      return option;
    }));
    select(-1);
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    show([]);
    status.textContent = "";
  }

  async function ask() {
    request?.abort();
    const typed = input.value.trim();
    if (!typed) return close();
    request = new AbortController();
    const { signal } = request;
    const address = new URL(input.dataset.suggest, location.href);
    address.search = new URLSearchParams({ q: typed, lang: document.documentElement.lang, limit: "8" });
    try {
      const response = await fetch(address, { signal, credentials: "omit" });
      if (!response.ok) return close();
      const { items: found } = await response.json();
      if (signal.aborted || document.activeElement !== input) return;
      show(found);
      const text = found.length === 0 ? texts.none : found.length === 1 ? texts.one : texts.many;
      status.textContent = (text ?? "#").replace("#", found.length);
    } catch {
      // Without completions the search works as before.
      if (!signal.aborted) close();
    }
  }

  function choose(at) {
    const address = destination(form, items[at]);
    close();
    location.assign(address);
  }

  // While an accent waits for its letter, or an input method composes, what is typed is not yet text.
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  input.addEventListener("input", (event) => event.isComposing || wait());
  input.addEventListener("compositionend", wait);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) {
      // Past either end is the field itself, with what was typed.
      const places = items.length + 1;
      select(((active + 1 + step + places) % places) - 1);
      event.preventDefault();
    } else if (step === 1) {
      ask();
      event.preventDefault();
    } else if (event.key === "Enter" && active >= 0) {
      choose(active);
      event.preventDefault();
    } else if (event.key === "Escape" && items.length) {
      // Browsers empty a search field on Escape; the first one only closes the list.
      close();
      event.preventDefault();
    }
  });
  // The pointer must not take the focus from the field before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
}

document.querySelectorAll("input[data-suggest]").forEach(complete);
