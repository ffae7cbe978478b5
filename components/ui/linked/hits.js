// What of a chart answers to pointer, touch and keys: the nearest mark or label within reach, and
// a button for each thing that can be chosen, for keys and screen readers.

import { afterwards } from "./page.js";

/** Pixels around a mark within which a mouse, and a finger, means it. */
const REACH = { mouse: 9, pen: 12, touch: 18 };
/** Least side of a button. */
const LEAST = 24;

const pen = document.createElement("canvas").getContext("2d");

const distance = (box, x, y) =>
  Math.hypot(Math.max(box.x0 - x, 0, x - box.x1), Math.max(box.y0 - y, 0, y - box.y1));

const overlap = (a, b) =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

const each = (values, i) => (Array.isArray(values) ? values[i] : values);

export class Hits {
  constructor(root, { choose, close, pressed }) {
    Object.assign(this, { root, choose, close, pressed });
    this.layer = document.createElement("div");
    this.layer.className = "hits";
    this.tip = document.createElement("div");
    this.tip.className = "linked-tip";
    this.tip.role = "tooltip";
    this.tip.hidden = true;
    root.append(this.layer);
    document.body.append(this.tip);
    root.addEventListener("pointermove", (e) => this.moved(e));
    root.addEventListener("pointerleave", () => this.hide());
    root.addEventListener("click", (e) => this.clicked(e));
    root.addEventListener("keydown", (e) => this.key(e));
    root.addEventListener("focusin", (e) => this.focused(e));
    root.addEventListener("focusout", () => this.hide());
    this.items = [];
    this.boxes = [];
  }

  /** Learn where everything stands; without arguments, again where it stood. */
  place(plot = this.plot, figure = this.figure, hidden = this.hidden) {
    Object.assign(this, { plot, figure, hidden });
    if (!plot?._fullLayout) return;
    const { xaxis, yaxis } = plot._fullLayout;
    const px = (x) => xaxis._offset + xaxis.l2p(x);
    const py = (y) => yaxis._offset + yaxis.l2p(y);
    const items = new Map();
    const byId = new Map();
    const boxes = [];
    this.texts = [];
    // Two arrows, or two rows, may stand for the same event and tell something else of it.
    const add = (id, kind, tip, box, rank) => {
      const key = `${id}\n${tip}`;
      boxes.push({ key, id, rank, ...box });
      if (items.has(key)) return;
      const item = { key, id, kind, tip, box };
      items.set(key, item);
      byId.set(id, [...(byId.get(id) ?? []), item]);
    };
    for (const trace of figure.data) {
      const { of, kind, tip } = trace.meta ?? {};
      if (!kind) continue;
      for (let i = 0; i < trace.x.length; i += 1) {
        const id = each(of, i);
        if (!id || hidden.has(id)) continue;
        const said = [id, each(kind, i), each(tip, i)];
        if (trace.type === "bar") {
          const y = trace.y[i];
          const [left, right] = [trace.base[i], trace.base[i] + trace.x[i]].map(px);
          add(...said, { x0: left, x1: right, y0: py(y), y1: py(y + trace.width[i]) }, 1);
        } else {
          const half = Math.max((each(trace.marker.size, i) || 8) / 2, 3);
          const [x, y] = [px(trace.x[i]), py(trace.y[i])];
          add(...said, { x0: x - half, x1: x + half, y0: y - half, y1: y + half }, 0);
        }
      }
    }
    for (const trace of figure.data) {
      if (trace.mode !== "text") continue;
      trace.x.forEach((x, i) => {
        const id = trace.meta?.of?.[i];
        if (id && hidden.has(id)) return;
        const box = this.letters(trace, i, px(x), py(trace.y[i]));
        this.texts.push(box);
        const own = nearest(byId.get(id) ?? [], box);
        if (own) boxes.push({ key: own.key, id, rank: 0.5, ...box });
      });
    }
    this.boxes = boxes;
    this.items = [...items.values()];
    this.buttons();
  }

  /** Answer no more for what is hidden, until all is placed anew. */
  without(hidden) {
    this.boxes = this.boxes.filter((box) => !hidden.has(box.id));
    for (const button of this.layer.children) button.hidden = hidden.has(button.dataset.id);
  }

  /** Room that a text takes. */
  letters(trace, i, x, y) {
    const font = trace.textfont;
    const size = each(font.size, i);
    const family = each(font.family, i) ?? this.plot._fullLayout.font.family;
    pen.font = `${each(font.style, i)} ${each(font.weight, i)} ${size}px ${family}`;
    const wide = pen.measureText(trace.text[i]).width;
    const side = trace.textposition[i];
    const left = side.endsWith("right") ? x : side.endsWith("left") ? x - wide : x - wide / 2;
    return { x0: left, x1: left + wide, y0: y - size * 0.6, y1: y + size * 0.6 };
  }

  /** A button for each thing, in reading order, of which one is a stop of the Tab key. */
  buttons() {
    const old = new Map([...this.layer.children].map((b) => [b.dataset.key, b]));
    const focused = this.layer.contains(document.activeElement) ? document.activeElement : null;
    const known = this.items.some((item) => item.key === this.stop);
    if (!known) this.stop = this.items[0]?.key;
    for (const item of this.items) {
      const button = old.get(item.key) ?? document.createElement("button");
      old.delete(item.key);
      const { x0, x1, y0, y1 } = item.box;
      const grow = [Math.max(0, LEAST - (x1 - x0)) / 2, Math.max(0, LEAST - (y1 - y0)) / 2];
      Object.assign(button.style, {
        left: `${x0 - grow[0]}px`,
        top: `${y0 - grow[1]}px`,
        width: `${x1 - x0 + 2 * grow[0]}px`,
        height: `${y1 - y0 + 2 * grow[1]}px`,
      });
      button.type = "button";
      button.dataset.key = item.key;
      button.dataset.id = item.id;
      button.dataset.kind = item.kind;
      button.ariaLabel = item.tip.replaceAll("\n", ". ");
      button.ariaPressed = String(this.pressed(item.kind, item.id));
      button.tabIndex = item.key === this.stop ? 0 : -1;
      button.hidden = false;
      if (!button.isConnected) this.layer.append(button);
    }
    for (const gone of old.values()) gone.remove();
    if (focused && !focused.isConnected) this.layer.querySelector("[tabindex='0']")?.focus();
  }

  /** What is meant at a place of the window, if anything is near enough. */
  at(event) {
    const frame = this.root.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const reach = REACH[event.pointerType] ?? REACH.mouse;
    let best = null;
    let least = Infinity;
    for (const box of this.boxes) {
      const away = distance(box, x, y);
      if (away > (box.rank === 1 ? 0 : reach)) continue;
      // Of two that are hit, the mark before the label before the box around them; then the nearer.
      const middle = Math.hypot((box.x0 + box.x1) / 2 - x, (box.y0 + box.y1) / 2 - y);
      const worth = away + box.rank * 4 + (box.rank ? 0 : middle / 100);
      if (worth < least) [best, least] = [box, worth];
    }
    return best && this.items.find((item) => item.key === best.key);
  }

  moved(event) {
    if (event.pointerType === "touch") return;
    const item = this.at(event);
    this.root.style.cursor = item ? "pointer" : "";
    if (item) this.show(item);
    else this.hide();
  }

  clicked(event) {
    const button = event.target.closest("button");
    // A key or a screen reader clicks without a place.
    const item = event.detail === 0 && button ? this.of(button) : this.at(event);
    if (!item) return;
    this.hide();
    this.stop = item.key;
    for (const b of this.layer.children) b.tabIndex = b.dataset.key === item.key ? 0 : -1;
    afterwards(() => this.enter());
    this.choose(item.kind, item.id);
  }

  /** The focus on the mark that was chosen, from where a card may take it. */
  enter() {
    this.quiet = true;
    this.layer.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
    this.quiet = false;
    this.hide();
  }

  of(button) {
    return this.items.find((item) => item.key === button.dataset.key);
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = [...this.layer.children];
    const now = all.indexOf(document.activeElement);
    if (now < 0) return;
    if (event.key === "Escape") {
      this.hide();
      this.close();
      return;
    }
    const next = step ? now + step : { Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = all[(next + all.length) % all.length];
    all[now].tabIndex = -1;
    to.tabIndex = 0;
    this.stop = to.dataset.key;
    to.focus();
  }

  focused(event) {
    const item = event.target.dataset.key && this.of(event.target);
    if (item && !this.quiet && event.target.matches(":focus-visible")) this.show(item);
  }

  /** The tooltip beside a thing, where it covers the least of other names. */
  show(item) {
    if (this.shown === item) return;
    this.shown = item;
    const [title, ...rest] = item.tip.includes("\n") ? item.tip.split("\n") : sentences(item.tip);
    this.tip.replaceChildren(
      ...[title, ...rest].map((line, i) => {
        const p = document.createElement(i ? "p" : "b");
        p.textContent = line;
        return p;
      }),
    );
    this.tip.hidden = false;
    const frame = this.root.getBoundingClientRect();
    const { x0, x1, y0, y1 } = item.box;
    const [wide, tall] = [this.tip.offsetWidth, this.tip.offsetHeight];
    const middle = (x0 + x1) / 2 - wide / 2;
    const level = (y0 + y1) / 2 - tall / 2;
    const places = [
      [middle, y0 - tall - 10],
      [middle, y1 + 10],
      [x0 - wide - 12, level],
      [x1 + 12, level],
      [x0 - wide, y0 - tall - 10],
      [x1, y0 - tall - 10],
      [x0 - wide, y1 + 10],
      [x1, y1 + 10],
    ].map(([x, y]) => [
      Math.min(Math.max(x, 4 - frame.left), innerWidth - wide - 4 - frame.left),
      Math.min(Math.max(y, 4 - frame.top), innerHeight - tall - 4 - frame.top),
    ]);
    const covers = ([x, y]) => {
      const own = { x0: x, x1: x + wide, y0: y, y1: y + tall };
      const names = this.texts.reduce((sum, text) => sum + overlap(own, text), 0);
      return names + 50 * overlap(own, item.box);
    };
    const costs = places.map(covers);
    const [x, y] = places[costs.indexOf(Math.min(...costs))];
    Object.assign(this.tip.style, { left: `${frame.left + x}px`, top: `${frame.top + y}px` });
  }

  hide() {
    this.shown = null;
    this.tip.hidden = true;
  }

  gone() {
    this.tip.remove();
  }
}

/** Of several things the one nearest to a box. */
const nearest = (items, box) => {
  const away = (item) => distance(item.box, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
  return items.reduce((best, item) => (best && away(best) <= away(item) ? best : item), null);
};

/** A tip's sentences: what it is, when, and who says so. */
const sentences = (tip) => tip.split(/(?<=[^.]{3})\. (?=[A-Z†])/u);
