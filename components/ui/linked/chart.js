// A chart of a page: it draws what the state says where it stands, and draws beside itself what a
// chip of the filter bar would show.

import { applied, hiddenBy, retouched } from "./figure.js";
import { Hits } from "./hits.js";
import {
  announce,
  change,
  choose,
  fetched,
  figures,
  heard,
  lit,
  marks,
  script,
  state,
  tableOf,
} from "./page.js";

/** When frames are drawn; not every browser has it. */
const soon = window.requestIdleCallback ?? ((then) => setTimeout(then, 80));

const blank = () => {
  const plot = document.createElement("div");
  plot.className = "plot";
  plot.ariaHidden = "true";
  return plot;
};

const FIXED = { staticPlot: true, responsive: false };

export class ChartOnPage {
  constructor(id, root) {
    this.id = id;
    this.root = root;
    this.plot = blank();
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
    this.sided = { of: data.state.pressure.join(), ids: data.sided };
    this.root.ariaLabel = data.alt;
    if (!this.figure) this.reserve(data.height);
    heard(data);
    const { path, spec } = data.figure;
    this.asked = path;
    const own = spec && !figures.has(path) ? JSON.parse(spec) : fetched(path);
    const [figure] = await Promise.all([own, script()]);
    if (this.asked !== path || !this.root.isConnected) return;
    if (this.key !== path) this.figure = figure;
    this.key = path;
    this.laid = data.laid;
    this.paint();
    this.lookAhead(data.ahead);
    tableOf(data.marks);
  }

  reserve(height) {
    const least = `${height}px`;
    if (this.root.style.minHeight !== least) this.root.style.minHeight = least;
  }

  /** Fetch what each chip of the filter bar would show, so that a click need not ask for it. */
  lookAhead(paths) {
    this.ahead = [];
    if (navigator.connection?.saveData) return;
    const { ahead } = this;
    const each = (path, i) => fetched(path).then((figure) => (ahead[i] = { key: path, figure }));
    soon(() => paths.forEach((path, i) => each(path, i).catch(() => {})));
  }

  /** What stands here while the sides are these, by way of a chip: figure, and what it hides. */
  seen(pressure, chip) {
    const next = this.ahead?.[chip];
    if (next?.figure) return { ...next, hidden: new Set() };
    const { of, ids } = this.sided;
    const known = new Set([...this.hidden, ...(of === pressure.join() ? ids : [])]);
    const hidden = hiddenBy(this.figure, known, { ...state, pressure }, marks);
    return { key: this.key, figure: this.figure, hidden };
  }

  /** How a figure is drawn, and one line that tells two drawings apart. */
  shown({ key, figure, hidden }) {
    const bright = (kind, id) => lit(kind, id, this.laid);
    const look = JSON.stringify([key, [...hidden].sort(), state.event, state.actor]);
    return { ...applied(figure, { hidden, lit: bright, root: this.root }), look };
  }

  /** Draw beside the plot what a chip leads to, while the pointer or the focus is on it. */
  prepare(pressure, chip) {
    if (!this.figure || this.next || !window.Plotly) return;
    const shown = this.shown(this.seen(pressure, chip));
    if (shown.look === this.look || shown.look === this.beside?.look) return;
    this.beside ??= { plot: blank() };
    const { plot } = this.beside;
    plot.classList.add("beside");
    if (!plot.isConnected) this.plot.after(plot);
    window.Plotly.react(plot, shown.data, shown.layout, FIXED);
    Object.assign(this.beside, { look: shown.look, ids: shown.ids });
  }

  /** Show what a chip leads to. */
  turn(pressure, chip) {
    if (!this.figure) return;
    const { key, figure, hidden } = this.seen(pressure, chip);
    if (key !== this.key) Object.assign(this, { key, asked: key, figure, hidden });
    this.ahead = [];
  }

  /** Show the state; while a pointer is `held`, only where marks stand, which takes no drawing. */
  paint(held = false) {
    if (!this.figure || !window.Plotly) return;
    const { key } = this;
    const { hidden } = this.seen(state.pressure);
    const shown = this.shown({ key, figure: this.figure, hidden });
    const { look } = shown;
    if (look === this.look) {
      if (this.next && !held) this.later();
      return;
    }
    const before = { look: this.look, plot: this.plot, ids: this.ids };
    const whole = this.ids && !this.next;
    this.look = look;
    this.reserve(this.figure.layout.height);
    this.next = () => this.draw(shown, hidden);
    if (whole && this.beside?.look === look) {
      const { plot, ids } = this.beside;
      plot.classList.remove("beside");
      before.plot.classList.add("beside"); // neither is moved, or it would be laid out anew
      Object.assign(this, { plot, ids, drawn: key, beside: before });
      this.next = () => this.placed(hidden);
      this.later();
    } else if (this.ids && this.drawn === key) {
      // Seen in the next frame, and drawn anew in full right after it.
      retouched(this.plot, this.ids, { hidden, pale: shown.pale });
      this.hits.without(hidden);
      if (!held) this.later();
    } else this.next();
  }

  later() {
    const drawn = () => soon(() => this.next?.(), { timeout: 400 });
    requestAnimationFrame(() => requestAnimationFrame(drawn)); // the frame before is seen at once
  }

  draw(shown, hidden) {
    this.drawn = this.key;
    this.ids = shown.ids;
    const drawn = window.Plotly.react(this.plot, shown.data, shown.layout, FIXED);
    Promise.resolve(drawn).then(() => {
      for (const text of this.plot.querySelectorAll(".textpoint")) text.style.opacity = "";
      this.placed(hidden);
    });
    this.next = null;
  }

  placed(hidden) {
    this.next = null;
    this.hits.place(this.plot, this.figure, hidden);
    announce();
  }

  resized() {
    const width = this.root.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    if (!this.plot.querySelector(".main-svg")) return;
    this.drop();
    window.Plotly.Plots.resize(this.plot).then(() => this.hits.place());
  }

  /** Forget what is drawn beside. */
  drop() {
    if (!this.beside) return;
    window.Plotly.purge(this.beside.plot);
    this.beside.plot.remove();
    this.beside = null;
  }

  leave() {
    this.next = null;
    this.watch.disconnect();
    this.hits.gone();
    this.drop();
    if (window.Plotly) window.Plotly.purge(this.plot);
  }
}
