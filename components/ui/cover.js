// The cover goes once the app has run to its end and its charts are painted; if they never are, in
// the end all the same. Where the reader stood, and what had the focus, are taken along.
(() => {
  const cover = document.getElementById("cover");
  const root = document.getElementById("root");
  const page = document.documentElement;
  /** Whether the app's charts are there. */
  const drawn = () => {
    if (page.dataset.drawn) return true;
    const charts = [...root.querySelectorAll(".linked-chart")];
    return charts.length > 0 && charts.every((chart) => chart.querySelector(".main-svg"));
  };
  /** Whether the app has run to its end and built what it said. */
  const built = () =>
    root.querySelector("footer") &&
    root.querySelector('[data-test-script-state="notRunning"]') &&
    !root.querySelector('[data-testid*="Skeleton"], [data-stale="true"]') &&
    (!cover.dataset.chart || drawn());
  let done = false;
  const away = () => {
    if (done) return;
    done = true;
    clearInterval(watch);
    clearTimeout(late);
    // Two frames, so that what was drawn has been painted.
    const go = () => {
      if (!cover.isConnected) return;
      const at = document.activeElement;
      const held = cover.contains(at) ? at.closest("a[href], [name]") : null;
      const { scrollTop } = cover;
      cover.remove();
      page.classList.remove("covered");
      const main = document.querySelector("[data-testid=stMain]");
      if (main) main.scrollTop = scrollTop;
      if (held) refocus(held);
    };
    requestAnimationFrame(() => requestAnimationFrame(go));
    setTimeout(go, 500); // a tab in the background has no frames
  };
  /** Give the focus to what stands in the app where a link or field stood in the cover. */
  const refocus = (held) => {
    const links = [...root.querySelectorAll(".st-key-masthead a")];
    const same = links.find((a) => held.closest("nav") && a.textContent === held.textContent);
    const field =
      held.name && root.querySelector(`.st-key-w-${CSS.escape(held.name)} :is(button, input)`);
    const chart = root.querySelector("[class*=st-key-chart-] :is(button, [tabindex='0'])");
    const find = held.matches('nav a[href^="search"]') && root.querySelector(".find input");
    (same ?? (find || field || chart))?.focus({ preventScroll: true });
  };
  // Calm for a moment: what is built in parts has then found its height.
  let tall = 0;
  let calm = 0;
  const look = () => {
    const main = root.querySelector("[data-testid=stMain]");
    calm = built() && main && main.scrollHeight === tall ? calm + 1 : 0;
    tall = main?.scrollHeight ?? 0;
    if (calm >= 4) away();
  };
  const watch = setInterval(look, 60);
  const late = setTimeout(away, 20_000);
  // What is asked before the app is there is asked of the server.
  cover.addEventListener("change", (event) => event.target.form?.requestSubmit());
})();
