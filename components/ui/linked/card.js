// The card of what is chosen.

import { afterwards, change, heard, marks, state, tableOf } from "./page.js";

export class Card {
  constructor(root) {
    this.root = root;
    root.classList.add("linked-card");
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("keydown", (event) => {
      // The explanation of a term closes first.
      if (event.key !== "Escape" || root.querySelector(":popover-open")) return;
      if (state.event.length) this.close();
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
    if (moved && state.event.length) afterwards(() => this.enter());
  }

  enter() {
    if (!state.event.length) return;
    this.from ??= document.activeElement;
    this.root.querySelector("[data-card]")?.focus({ preventScroll: true });
    this.root.closest("[class*=st-key-card]")?.scrollTo?.(0, 0);
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
