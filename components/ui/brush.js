// A period is brushed over bars of months: by mouse, by touch, and by the arrow keys on two handles.
// While it moves, the document hears of it at every frame; the server hears of it when it rests.

const EVENT = "v353:time";
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
/** Pixels by which a finger or mouse moves before it draws a window, and room of a year's name. */
const SLIP = 4;
const NAME = 46;

class Brush {
  constructor(root) {
    const find = (selector) => root.querySelector(selector);
    this.group = find(".brush");
    this.track = find(".track");
    this.svg = find("svg");
    this.window = find(".window");
    this.handles = [find(".from"), find(".to")];
    this.years = find(".years");
    this.output = find("output");
    this.button = find("button");
    this.held = null;
    this.asked = null;
    this.frame = 0;

    this.track.addEventListener("pointerdown", (event) => this.take(event));
    this.track.addEventListener("pointermove", (event) => this.drag(event));
    this.track.addEventListener("pointerup", (event) => this.drop(event));
    this.track.addEventListener("pointercancel", () => this.leave());
    this.handles.forEach((handle, end) => {
      handle.addEventListener("keydown", (event) => this.key(event, end));
      handle.addEventListener("keyup", () => this.rest());
      handle.addEventListener("blur", () => this.rest());
    });
    this.button.addEventListener("click", () => {
      this.handles[0].focus();
      this.whole();
    });
    this.sized = new ResizeObserver(() => this.name());
    this.sized.observe(this.track);
  }

  /** Take over what the server says; what is held in hand or still asked for stays as it is. */
  update(data, tell) {
    const same = this.asked && this.asked[0] === data.window[0] && this.asked[1] === data.window[1];
    this.data = data;
    this.tell = tell;
    this.last = data.counts.length - 1;
    if (same) this.asked = null;
    if (!this.held && !this.asked) this.at = [...data.window];
    this.svg.setAttribute("viewBox", `0 0 ${data.counts.length} ${Math.max(1, ...data.counts)}`);
    this.name();
    this.draw();
  }

  /** A month or year as a View writes it. */
  period(place) {
    const { first, perYear } = this.data;
    const year = String(Math.floor((first + place) / perYear)).padStart(4, "0");
    const month = String(((first + place) % perYear) + 1).padStart(2, "0");
    return perYear === 12 ? `${year}-${month}` : year;
  }

  words(place) {
    const [year, month] = this.period(place).split("-").map(Number);
    return month ? `${this.data.months[month - 1]} ${year}` : String(year);
  }

  get all() {
    return this.at[0] === 0 && this.at[1] === this.last;
  }

  draw() {
    const { counts } = this.data;
    const [from, to] = this.at;
    const most = Math.max(1, ...counts);
    const bars = (inside) =>
      counts
        .map((n, i) =>
          n && (i >= from && i <= to) === inside ? `M${i} ${most - n}h.86V${most}h-.86z` : "",
        )
        .join("");
    this.svg.querySelector(".all").setAttribute("d", bars(false));
    this.svg.querySelector(".within").setAttribute("d", bars(true));
    const share = (place) => `${(100 * place) / counts.length}%`;
    this.window.style.left = this.handles[0].style.left = share(from);
    this.handles[1].style.left = share(to + 1);
    this.window.style.width = share(to + 1 - from);
    this.group.classList.toggle("whole", this.all);
    this.button.hidden = this.all;
    this.handles.forEach((handle, end) => {
      handle.setAttribute("aria-valuemin", end ? from : 0);
      handle.setAttribute("aria-valuemax", end ? this.last : to);
      handle.setAttribute("aria-valuenow", this.at[end]);
      handle.setAttribute("aria-valuetext", this.words(this.at[end]));
    });
    const sum = (list) => list.reduce((a, b) => a + b, 0);
    const held = sum(counts.slice(from, to + 1));
    const when = from === to ? this.words(from) : `${this.words(from)} to ${this.words(to)}`;
    const left = this.data.away && this.at.join() === this.data.window.join();
    const said = left ? this.data.away : `${when}: ${held} of ${sum(counts)} events of known date`;
    if (this.output.textContent !== said) this.output.textContent = said;
  }

  /** As many years as have room. */
  name() {
    if (!this.data) return;
    const { first, perYear, counts } = this.data;
    const year = (this.track.clientWidth / counts.length) * perYear;
    const step = YEARS.find((n) => n * year >= NAME) ?? 10000;
    const from = Math.ceil(first / perYear / step) * step;
    const names = [];
    for (let y = from; y * perYear < first + counts.length; y += step) {
      const span = document.createElement("span");
      span.textContent = y;
      span.style.left = `${(100 * (y * perYear - first)) / counts.length}%`;
      names.push(span);
    }
    this.years.replaceChildren(...names);
  }

  /** Place under the pointer, with its share of a month. */
  under(event) {
    const box = this.track.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return share * this.data.counts.length;
  }

  month(place) {
    return Math.min(this.last, Math.floor(place));
  }

  take(event) {
    if (event.button) return;
    const end = this.handles.indexOf(event.target);
    const move = event.target === this.window && !this.all;
    this.held = {
      id: event.pointerId,
      what: end >= 0 ? end : move ? "window" : "new",
      from: this.under(event),
      x: event.clientX,
      at: [...this.at],
      moved: false,
    };
    this.track.setPointerCapture(event.pointerId);
    this.group.classList.add("held");
    if (end >= 0) this.handles[end].focus();
    if (event.pointerType === "mouse") event.preventDefault();
  }

  drag(event) {
    const held = this.held;
    if (!held || event.pointerId !== held.id) return;
    if (!held.moved && Math.abs(event.clientX - held.x) < SLIP) return;
    held.moved = true;
    const now = this.under(event);
    if (held.what === "window") {
      const by = Math.round(now - held.from);
      const [from, to] = held.at;
      const step = Math.min(this.last - to, Math.max(-from, by));
      this.put(from + step, to + step);
    } else if (held.what === "new") {
      const ends = [this.month(held.from), this.month(now)].sort((a, b) => a - b);
      this.put(...ends);
    } else {
      this.pull(held.what, Math.round(held.at[held.what] + now - held.from));
    }
  }

  drop(event) {
    const held = this.held;
    if (!held || event.pointerId !== held.id) return;
    this.leave(true);
    if (!held.moved && held.what === "new") {
      const { first, perYear } = this.data;
      const year = Math.floor((first + this.month(held.from)) / perYear) * perYear - first;
      this.put(Math.max(0, year), Math.min(this.last, year + perYear - 1));
    }
    this.rest();
  }

  /** The pointer is gone: what it drew stays, or if it was taken away goes back. */
  leave(kept = false) {
    const held = this.held;
    this.held = null;
    this.group.classList.remove("held");
    if (held && !kept) {
      this.put(...held.at);
      this.moving = false;
    }
  }

  /** Move one end, never past the other. */
  pull(end, place) {
    const [from, to] = this.at;
    if (end) this.put(from, Math.min(this.last, Math.max(from, place)));
    else this.put(Math.max(0, Math.min(to, place)), to);
  }

  key(event, end) {
    const year = this.data.perYear;
    const by = event.shiftKey ? year : 1;
    const steps = {
      ArrowLeft: -by, ArrowDown: -by, ArrowRight: by, ArrowUp: by,
      PageDown: -year, PageUp: year, Home: -Infinity, End: Infinity,
    }; // prettier-ignore
    if (event.key === "Escape") {
      event.preventDefault();
      this.whole();
    } else if (event.key in steps && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.pull(end, this.at[end] + steps[event.key]);
    }
  }

  whole() {
    this.put(0, this.last);
    this.rest();
  }

  put(from, to) {
    if (from === this.at[0] && to === this.at[1]) return;
    this.at = [from, to];
    this.moving = true;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
      if (this.moving) this.send(false);
    });
  }

  /** What was moved is at rest: tell the server. */
  rest() {
    if (!this.moving || this.held) return;
    this.moving = false;
    this.draw();
    this.send(true);
    this.asked = [...this.at];
    this.tell({ from: this.period(this.at[0]), to: this.period(this.at[1]), whole: this.all });
  }

  send(done) {
    const [from, to] = this.at.map((place) => this.period(place));
    const detail = { from, to, whole: this.all, done };
    document.dispatchEvent(new CustomEvent(EVENT, { detail }));
  }

  end() {
    cancelAnimationFrame(this.frame);
    this.sized.disconnect();
  }
}

const brushes = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  // Called at every run of the page: the brush that is in hand stays.
  const brush = brushes.get(parentElement) ?? new Brush(parentElement);
  brushes.set(parentElement, brush);
  brush.update(data, (period) => setTriggerValue("period", period));
  return () => {
    if (parentElement.isConnected) return;
    brush.end();
    brushes.delete(parentElement);
  };
}
