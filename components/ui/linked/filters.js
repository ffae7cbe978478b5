// The filter bar and the strip of time: what they do is shown before the server hears of it.

import { afterwards, charts, marks, paint, state } from "./page.js";

const CHIP = ".st-key-w-pressure button";

/** A chip of the filter bar, its place there, and the sides that are chosen once it is turned. */
const turning = (event) => {
  const chip = event.target.closest?.(CHIP);
  if (!chip || !marks) return null;
  const chips = [...chip.parentElement.querySelectorAll("button")];
  const narrow = state.pressure.some((word) => word.endsWith("-only"));
  const words = marks.chips.map((w) => (narrow && `${w}-only` in marks.keeps ? `${w}-only` : w));
  const on = (button) => (button.getAttribute("aria-pressed") === "true") !== (button === chip);
  const pressure = words.filter((_, i) => on(chips[i]));
  return { chip, place: chips.indexOf(chip), pressure };
};

// A chip acts here first. Streamlit, which works through the page before the browser shows the next
// frame, hears of the click when the charts are seen.
let passed = null;
let pass = null;
document.addEventListener(
  "click",
  (event) => {
    if (passed?.contains(event.target)) return;
    if (event.target.closest?.(CHIP)) pass?.();
    const found = turning(event);
    if (!found) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    state.pressure = found.pressure;
    for (const chart of charts.values()) chart.turn(found.pressure, found.place);
    paint();
    pass = () => {
      pass = null;
      passed = found.chip;
      passed.click();
      passed = null;
    };
    afterwards(() =>
      afterwards(() => {
        for (const chart of charts.values()) chart.next?.();
        pass?.();
      }),
    );
  },
  true,
);

// Where the pointer or the focus comes to a chip, what it leads to is drawn before it is pressed.
for (const name of ["pointerover", "pointerdown", "focusin"])
  document.addEventListener(name, (event) => {
    const found = turning(event);
    if (!found || found.chip.contains(event.relatedTarget)) return;
    for (const chart of charts.values())
      setTimeout(() => pass ?? chart.prepare(found.pressure, found.place));
  });

// The strip of time is brushed: marks outside go at once, and stay gone until the answer.
document.addEventListener("v353:time", ({ detail }) => {
  state.time = [detail.from, detail.to];
  paint(!detail.done);
});
