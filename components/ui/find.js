// The search box: asks while one types, and is worked by keys alone. "/" leads to it from anywhere.

const base = window.__streamlit?.MAIN_PAGE_BASE_URL ?? location.origin;
const PAUSE = 120;

const made = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

/** Text in pieces, those that matched as marks. */
const marked = (pieces) =>
  pieces.map(([text, matched]) => (matched ? made("mark", {}, text) : text));

const written = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));

class Box {
  constructor(parent) {
    this.input = made("input", {
      type: "search",
      name: "q",
      role: "combobox",
      placeholder: "Search everything",
      "aria-label": "Search everything",
      "aria-expanded": "false",
      "aria-controls": "find-list",
      "aria-autocomplete": "list",
      "aria-keyshortcuts": "/",
      autocomplete: "off",
      maxlength: "100",
      enterkeyhint: "search",
    });
    this.list = made("div", { id: "find-list", role: "listbox", "aria-label": "Found" });
    this.list.hidden = true;
    this.said = made("span", { role: "status", class: "find-said" });
    const form = { role: "search", action: `${base}/search`, class: "find" };
    this.form = made("form", form, this.input, made("kbd", { "aria-hidden": "true" }, "/"));
    this.form.append(this.list, this.said);
    parent.replaceChildren(this.form);
    this.active = -1;
    /** Steps by arrow keys that wait for what is found by the words as they are now. */
    this.steps = 0;
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("focus", () => this.options.length && this.open(true));
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = this.options[this.active];
      if (chosen && !chosen.dataset.all) return chosen.click();
      this.go();
    });
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) this.open(false);
    });
    this.slash = (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== "/" || !plain || written(event.target)) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    };
    document.addEventListener("keydown", this.slash);
  }

  get options() {
    return [...this.list.children];
  }

  update({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    if (this.known !== data.text && document.activeElement !== this.input)
      this.input.value = data.text;
    this.known = data.text;
  }

  go() {
    clearTimeout(this.wait);
    this.asking?.abort();
    this.open(false);
    this.tell("go", this.input.value);
  }

  later() {
    clearTimeout(this.wait);
    this.stale = true;
    this.steps = 0;
    this.point(-1);
    this.wait = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const text = this.input.value.trim();
    if (!text) {
      this.list.replaceChildren();
      return this.open(false);
    }
    try {
      const where = `${base}/search.json?q=${encodeURIComponent(text)}`;
      const answer = await fetch(where, { signal: this.asking.signal });
      if (answer.ok) this.show(await answer.json());
    } catch {
      // Another letter was typed, or the line is broken: Enter still asks the server.
    }
  }

  show({ total, hits }) {
    const lines = hits.map((hit, k) => {
      const about = made("small", {}, hit.when ? `${hit.kind}, ${hit.when}` : hit.kind);
      const inside = [made("span", {}, ...marked(hit.title)), about];
      return this.option(k, `${base}/${hit.path}`, inside);
    });
    const words = total
      ? `All ${total} found`
      : hits.length
        ? "Nothing holds all these words; these come near"
        : "Nothing found";
    const all = this.option(
      lines.length,
      `${base}/search?q=${encodeURIComponent(this.input.value)}`,
      [made("em", {}, words)],
    );
    all.dataset.all = "1";
    all.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go();
    });
    this.list.replaceChildren(...lines, all);
    this.stale = false;
    this.active = -1;
    this.said.textContent = words;
    if (!this.form.contains(document.activeElement)) return;
    this.open(true);
    this.step(this.steps);
  }

  option(number, href, inside) {
    const attributes = { role: "option", id: `find-${number}`, tabindex: "-1", href };
    return made("a", { ...attributes, "aria-selected": "false" }, ...inside);
  }

  open(shown) {
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    if (!shown) this.point(-1);
  }

  point(to) {
    this.active = to;
    this.options.forEach((option, k) => option.setAttribute("aria-selected", String(k === to)));
    if (to < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `find-${to}`);
      this.options[to].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    const any = this.stale || this.options.length;
    if (event.key === "Escape") {
      event.preventDefault();
      if (this.list.hidden) this.input.blur();
      this.open(false);
    } else if (any && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const steps = event.key === "ArrowDown" ? 1 : -1;
      if (this.stale) this.steps += steps;
      else this.step(steps);
    }
  }

  /** Go up or down the list; past either end one is in the box again. */
  step(steps) {
    const places = this.options.length + 1;
    this.open(true);
    this.point(((((this.active + 1 + steps) % places) + places) % places) - 1);
    this.steps = 0;
  }

  stop() {
    clearTimeout(this.wait);
    this.asking?.abort();
    document.removeEventListener("keydown", this.slash);
  }
}

const boxes = new WeakMap();

export default function find(component) {
  const parent = component.parentElement;
  if (!boxes.has(parent)) boxes.set(parent, new Box(parent));
  const box = boxes.get(parent);
  box.update(component);
  return () => {
    if (parent.isConnected) return;
    box.stop();
    boxes.delete(parent);
  };
}
