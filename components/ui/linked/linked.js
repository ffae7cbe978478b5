// The charts of a page, linked in the browser: what is pointed at, chosen, followed or filtered
// acts here at once, in every chart and in the card; the server is told afterwards, and its answer
// is drawn over it. One module serves all charts of a page; each is an instance of the component.

import { applied, hiddenBy, retouched } from "./figure.js";
import { Hits } from "./hits.js";

const base = window.__streamlit?.MAIN_PAGE_BASE_URL ?? location.origin;
const own = new URL(".", import.meta.url).href;

/** What of the View acts in the browser. Lists of ids; `time` is two months or nulls. */
const state = { event: [], actor: [], only: "", pressure: [], time: [null, null] };
/** Number of the last change made here; an answer that does not know it yet is an old one. */
let turn = 0;
/** Charts by id, cards by key: what is on the page now. */
const charts = new Map();
const cards = new Map();
/** Kept figures by address, and the page's one table of marks. */
const figures = new Map();
let marks = null;
let plotly = null;

const script = () =>
  (plotly ??= new Promise((done, failed) => {
    if (window.Plotly) return done(window.Plotly);
    const tag = document.createElement("script");
    tag.src = `${own}plotly-basic.min.js`;
    tag.onload = () => done(window.Plotly);
    tag.onerror = failed;
    document.head.append(tag);
  }));

const fetched = async (path) => {
  if (!figures.has(path))
    figures.set(
      path,
      fetch(base + path).then((answer) => answer.json()),
    );
  try {
    return await figures.get(path);
  } catch (error) {
    figures.delete(path); // a broken line mends: the next run asks again
    throw error;
  }
};

/** Event that a mark of any kind stands for; "" if for none. */
export const eventOf = (kind, id) => {
  if (kind === "event") return id;
  const known = marks?.opens[kind];
  return known?.[id] ?? known?.["*"] ?? "";
};

/**
 * Whether a mark is lit up: chosen itself, or its event, or its actor. What a figure was laid out
 * for shows it by itself, and is left alone.
 */
const lit = (kind, id, shown = {}) => {
  const left = (name) => (shown[name]?.join() === state[name].join() ? [] : state[name]);
  const followed = state.only ? [] : left("actor");
  if (kind === "actor") return followed.includes(id);
  const chosen = left("event");
  if (!chosen.length && !followed.length) return false;
  const theirs = (event) => marks?.events[event]?.[6].some((actor) => followed.includes(actor));
  return eventOf(kind, id)
    .split(" ")
    .some((event) => chosen.includes(event) || theirs(event));
};

/** When frames are drawn; not every browser has it. */
const soon = window.requestIdleCallback ?? ((then) => setTimeout(then, 80));

/** Show everything as the state says. */
const paint = () => {
  for (const card of cards.values()) card.paint();
  for (const chart of charts.values()) chart.paint();
};

/** Change the state here, show it, and have one instance tell the server. */
export const change = (changes, tell, beside = {}) => {
  turn += 1;
  Object.assign(state, changes);
  paint();
  const { event, actor } = state;
  tell("chosen", { event, actor, turn, ...beside });
};

/** What choosing a mark does: an actor is followed (again: no longer), the rest opens a card. */
const choose = (kind, id, tell) => {
  if (kind === "period" || kind === "count")
    return change({ time: id.split("..") }, tell, { time: id });
  if (kind === "actor") {
    const actor = state.actor.includes(id)
      ? state.actor.filter((known) => known !== id)
      : [...state.actor, id];
    return change({ actor }, tell);
  }
  const events = eventOf(kind, id).split(" ").filter(Boolean);
  const beside = kind === "claim" ? { claim: id } : {};
  if (!events.length) return change({}, tell, beside);
  const same = kind !== "claim" && events.join() === state.event.join();
  change({ event: same ? [] : events }, tell, beside);
};

/** Take over what the server says, unless it has not heard of what was done here since. */
const heard = (said) => {
  if (said.turn < turn) return;
  Object.assign(state, said.state);
};

class ChartOnPage {
  constructor(id, root) {
    this.id = id;
    this.root = root;
    this.plot = document.createElement("div");
    this.plot.className = "plot";
    this.plot.ariaHidden = "true";
    root.className = "linked-chart";
    root.dataset.chart = id;
    root.role = "group";
    root.replaceChildren(this.plot);
    this.hits = new Hits(root, {
      choose: (kind, mark) => choose(kind, mark, this.tell),
      close: () => change({ event: [] }, this.tell),
      pressed: lit,
    });
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(root);
  }

  async update({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    this.hidden = new Set(data.hidden);
    this.root.ariaLabel = data.alt;
    this.root.style.minHeight = `${data.height}px`;
    heard(data);
    const asked = (this.asked = data.figure.key);
    const [figure] = await Promise.all([
      data.figure.spec ? JSON.parse(data.figure.spec) : fetched(data.figure.path),
      script(),
    ]);
    if (this.asked !== asked || !this.root.isConnected) return;
    if (this.key !== asked) this.figure = figure;
    this.key = asked;
    this.laid = data.laid;
    this.paint();
    tableOf(data.marks);
  }

  paint() {
    if (!this.figure || !window.Plotly) return;
    const hidden = hiddenBy(this.figure, this.hidden, state, marks);
    const bright = (kind, id) => lit(kind, id, this.laid);
    const shown = applied(this.figure, { hidden, lit: bright, root: this.root });
    const look = JSON.stringify([this.key, [...hidden], state.event, state.actor]);
    if (look === this.look) return;
    this.look = look;
    this.next = () => this.draw(shown, hidden);
    if (this.ids && this.drawn === this.key) {
      // Seen in the next frame, and drawn anew in full right after it.
      retouched(this.plot, this.ids, { hidden, pale: shown.pale });
      this.hits.without(hidden);
      requestAnimationFrame(() => soon(() => this.next?.(), { timeout: 400 }));
    } else this.next();
  }

  draw(shown, hidden) {
    this.next = null;
    this.drawn = this.key;
    this.ids = shown.ids;
    const drawn = window.Plotly.react(this.plot, shown.data, shown.layout, {
      staticPlot: true,
      responsive: false,
    });
    Promise.resolve(drawn).then(() => {
      for (const text of this.plot.querySelectorAll(".textpoint")) text.style.opacity = "";
      this.hits.place(this.plot, this.figure, hidden);
      announce();
    });
  }

  resized() {
    const width = this.root.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    if (!this.plot.querySelector(".main-svg")) return;
    window.Plotly.Plots.resize(this.plot).then(() => this.hits.place());
  }

  leave() {
    this.next = null;
    this.watch.disconnect();
    this.hits.gone();
    if (window.Plotly) window.Plotly.purge(this.plot);
  }
}

/** The page's one table of marks, asked for once the first chart is drawn. */
const tableOf = async (path) => {
  const found = await fetched(path);
  if (marks === found) return;
  marks = found;
  document.documentElement.dataset.marks = "1";
  paint();
};

/** Say, once, that all charts of the page are painted: what covers them may go. */
const announce = () => {
  if ([...charts.values()].some((chart) => !chart.look)) return;
  document.documentElement.dataset.drawn = "1";
  document.dispatchEvent(new CustomEvent("v353:drawn"));
};

class Card {
  constructor(root) {
    this.root = root;
    root.classList.add("linked-card");
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && state.event.length) this.close();
    });
  }

  update({ data, setTriggerValue }) {
    this.tell = setTriggerValue;
    this.idle = data.idle;
    this.report = data.report;
    heard(data);
    tableOf(data.marks).then(() => this.paint());
    this.paint();
  }

  paint() {
    const shown = state.event.join(" ") + "|" + state.actor.join(" ");
    const open = state.event.length + state.actor.length > 0;
    document.documentElement.classList.toggle("card-open", open);
    if (shown === this.shown && (marks || !open) && this.with === !!marks) {
      if (!open && this.root.innerHTML !== this.idle) this.root.innerHTML = this.idle;
      return;
    }
    this.with = !!marks;
    if (!open) {
      this.root.innerHTML = this.idle;
      if (this.shown?.length > 1) this.back();
      this.shown = shown;
      return;
    }
    if (!marks) return;
    const moved = this.shown !== undefined && this.shown !== shown;
    if (this.shown !== shown) this.at = 0;
    this.shown = shown;
    this.fill();
    if (moved && state.event.length) {
      this.from ??= document.activeElement;
      this.root.querySelector("[data-card]")?.focus({ preventScroll: true });
      this.root.closest("[class*=st-key-card]")?.scrollTo?.(0, 0);
    }
  }

  fill() {
    const parts = [];
    const events = state.event.filter((id) => marks.cards.event[id]);
    if (events.length) {
      const id = events[(this.at = Math.min(this.at ?? 0, events.length - 1))];
      parts.push(this.head(events), marks.cards.event[id], this.follow(id));
    }
    for (const id of state.actor.slice(0, 3)) parts.push(marks.cards.actor[id] ?? "");
    this.root.innerHTML = `<div data-card tabindex="-1">${parts.join("")}</div>`;
    if (!events.length) this.root.firstChild.insertAdjacentHTML("beforeend", this.idle);
  }

  head(events) {
    const many = events.length > 1;
    const pager = many
      ? `<button type="button" data-turn="-1" aria-label="Previous of these events">‹</button>
         <span>${this.at + 1} of ${events.length} events chosen</span>
         <button type="button" data-turn="1" aria-label="Next of these events">›</button>`
      : "<span></span>";
    const list = many
      ? `<ol class="several">${events
          .map(
            (id, i) =>
              `<li><button type="button" data-at="${i}" aria-current="${i === this.at}"></button></li>`,
          )
          .join("")}</ol>`
      : "";
    // Names are set as text, below: they are the dossier's.
    queueMicrotask(() =>
      this.root.querySelectorAll("[data-at]").forEach((button) => {
        const [title, when] = marks.events[events[button.dataset.at]] ?? [""];
        button.textContent = `${title} (${when})`;
      }),
    );
    return `<div class="card-head">${pager}<button type="button" data-close>Close</button></div>${list}`;
  }

  follow(id) {
    const ids = (marks.events[id]?.[6] ?? []).filter((actor) => !state.actor.includes(actor));
    if (!ids.length) return "";
    queueMicrotask(() =>
      this.root.querySelectorAll("[data-follow]").forEach((button) => {
        button.textContent = marks.actors[button.dataset.follow];
      }),
    );
    const buttons = ids
      .slice(0, 6)
      .map((actor) => `<button type="button" data-follow="${actor}"></button>`);
    return `<div class="followers"><span>Follow</span>${buttons.join("")}</div>`;
  }

  clicked(event) {
    const button = event.target.closest("button, .report a");
    if (!button) return;
    const { turn: step, at, follow } = button.dataset;
    if (button.matches(".report a")) {
      const here = encodeURIComponent(location.href);
      button.href = button.href.replace(encodeURIComponent("{link}"), here).replace("{link}", here);
    } else if ("close" in button.dataset) this.close();
    else if (follow) change({ actor: [...state.actor, follow] }, this.tell);
    else if (step || at) {
      const count = state.event.length;
      this.at = at ? Number(at) : (this.at + Number(step) + count) % count;
      this.fill();
      const again = step ? `[data-turn="${step}"]` : `[data-at="${at}"]`;
      this.root.querySelector(again)?.focus();
    }
  }

  close() {
    change({ event: [] }, this.tell);
  }

  /** The focus goes back to where the card was opened from. */
  back() {
    if (this.from?.isConnected) this.from.focus({ preventScroll: true });
    this.from = null;
  }
}

// A chip of the filter bar acts here before Streamlit has even sent it.
document.addEventListener(
  "click",
  (event) => {
    const chip = event.target.closest?.(".st-key-w-pressure button");
    if (!chip || !marks) return;
    const chips = [...chip.parentElement.querySelectorAll("button")];
    const words = marks.chips;
    const on = (button) => (button.getAttribute("aria-pressed") === "true") !== (button === chip);
    const now = chips.map((button, i) => (on(button) ? words[i] : "")).filter(Boolean);
    state.pressure = now.length === words.length ? [] : now;
    paint();
  },
  true,
);

// The strip of time is brushed: marks outside go at once, and stay gone until the answer.
document.addEventListener("v353:time", ({ detail }) => {
  state.time = [detail.from, detail.to];
  paint();
});

/** An instance of the component: a chart, or the card of what is chosen. */
export default function mount(component) {
  const { data, parentElement: root } = component;
  const [all, key, made] =
    data.part === "card"
      ? [cards, "card", () => new Card(root)]
      : [charts, data.chart, () => new ChartOnPage(data.chart, root)];
  let found = all.get(key);
  if (found && found.root !== root) {
    found.leave?.();
    found = null;
  }
  if (!found) all.set(key, (found = made()));
  found.update(component);
  return () => {
    if (all.get(key) !== found) return;
    found.leave?.();
    all.delete(key);
  };
}
