// What stands under the charts: copies, sends on, shows a chart alone, sorts a table. The markup
// works without it as far as markup can; here is one set of listeners for all charts of a page.
const SAID_FOR = 2000;
/**
 * How long a print waits for its drawings; how wide a sheet is at least, and how tall below a page's
 * headings, in CSS pixels; and the scale below which a chart is better cut in two than made to fit.
 */
const PATIENCE = 8000,
  SHEET = 660,
  TALL = 760,
  LEGIBLE = 0.5;
/** For how long, in milliseconds, a chart is waited for, and kept in place once it is there. */
const LATEST = 30_000,
  STILL = 4000;
const CHART = '[class*="st-key-chart-"]';

/** Words for who does not see the change. */
function say(words) {
  let live = document.querySelector("#chart-tools-said");
  if (!live) {
    live = document.createElement("p");
    live.id = "chart-tools-said";
    live.className = "unseen";
    live.setAttribute("role", "status");
    document.body.append(live);
  }
  live.textContent = words;
}

async function copy(button) {
  const words = button.closest(".copied").querySelector("pre");
  try {
    await navigator.clipboard.writeText(words.textContent);
  } catch {
    // Without the right to the clipboard (no https, say) the words are marked and copied so.
    getSelection().selectAllChildren(words);
    if (!document.execCommand("copy")) return say("Could not be copied: the words are marked.");
  }
  button.dataset.was ??= button.textContent;
  button.textContent = "Copied";
  say("Copied");
  setTimeout(() => (button.textContent = button.dataset.was), SAID_FOR);
}

function close(tool, focus) {
  tool.open = false;
  if (focus) tool.querySelector("summary").focus();
}

const opened = () => document.querySelector("details.tool[open]");

/** The chart alone: in the browser's full screen where it has one, else over the page. */
function alone(chart, on) {
  const before = document.querySelector(".chart-alone");
  before?.classList.remove("chart-alone");
  document.documentElement.classList.toggle("has-chart-alone", on);
  const button = (chart ?? before)?.querySelector("[data-alone]");
  button?.setAttribute("aria-pressed", String(on));
  if (button) button.textContent = on ? "Leave full screen" : "Full screen";
  if (on) {
    chart.classList.add("chart-alone");
    chart.requestFullscreen?.().catch(() => {});
  } else if (document.fullscreenElement) {
    document.exitFullscreen();
  }
}

const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** What a row is sorted by: a number or day where the cell says one, else its words. */
const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.key ?? cell.textContent.trim();
};

function sort(button) {
  const head = button.closest("th");
  const body = head.closest("table").tBodies[0];
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = [...body.rows].map((row) => [keyOf(row, head.cellIndex), row]);
  // What is not known stands last, whichever way.
  rows.sort(([a], [b]) => {
    if (!a || !b) return Number(!a) - Number(!b);
    return down ? letters.compare(b, a) : letters.compare(a, b);
  });
  body.append(...rows.map(([, row]) => row));
  say(`Sorted by ${button.textContent.trim()}, ${down ? "falling" : "rising"}`);
}

/** A link to a chart leads to it, and stays there while what is above it is still drawn. */
function arrive() {
  const name = location.hash.slice(1);
  if (!/^chart-[a-z0-9-]+$/.test(name)) return;
  let until = performance.now() + LATEST;
  let seen = false;
  const leave = () => (until = 0);
  const theirs = ["wheel", "keydown", "pointerdown", "touchstart"];
  theirs.forEach((kind) => addEventListener(kind, leave, { capture: true, once: true }));
  const look = () => {
    const chart = document.querySelector(`.st-key-${name}:has(.tools)`);
    // As the cover goes it puts the page where it itself was scrolled to.
    if (chart && !seen && !document.getElementById("cover")) {
      seen = true;
      until = Math.min(until, performance.now() + STILL);
    }
    if (chart && Math.abs(chart.getBoundingClientRect().top) > 1) chart.scrollIntoView();
    if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}

const drawn = (image) => image.complete && image.naturalWidth > 0;

/** Print once the drawings for paper are there; they are fetched for nothing else. */
async function print() {
  const images = [...document.querySelectorAll(".on-paper")];
  for (const image of images) image.loading = "eager";
  const all = Promise.all(images.map((image) => image.decode().catch(() => {})));
  await Promise.race([all, new Promise((done) => setTimeout(done, PATIENCE))]);
  window.print();
}

/** A chart without its drawing for paper, printed from the menu say, is made to fit the sheet. */
function prepare() {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
  const dark = Number(red) + Number(green) + Number(blue) < 384;
  for (const chart of document.querySelectorAll(CHART)) {
    const image = chart.querySelector(".on-paper");
    const plot = chart.querySelector(".linked-chart");
    const ready = Boolean(image && drawn(image));
    chart.classList.toggle("has-paper", ready);
    if (!plot || ready) continue;
    plot.classList.toggle("dark-on-paper", dark);
    const fits = Math.min(1, SHEET / plot.clientWidth);
    const whole = Math.min(fits, TALL / plot.clientHeight);
    plot.style.zoom = whole < LEGIBLE ? fits : whole;
  }
}

function restore() {
  for (const plot of document.querySelectorAll(".linked-chart")) {
    plot.classList.remove("dark-on-paper");
    plot.style.zoom = "";
  }
}

const DOES = {
  "[data-copy]": copy,
  "[data-sort]": sort,
  "[data-alone]": (button) =>
    alone(button.closest(CHART), button.getAttribute("aria-pressed") !== "true"),
  "[data-share]": (button) =>
    navigator
      .share({
        title: button.dataset.title,
        url: button.closest(".panel").querySelector("pre").textContent,
      })
      .catch(() => {}), // the reader thought better of it
};

export default function () {
  if (window.chartTools) return;
  window.chartTools = true;
  document.addEventListener("click", (event) => {
    const open = opened();
    if (open && !open.contains(event.target)) close(open, false);
    for (const [which, does] of Object.entries(DOES)) {
      const button = event.target.closest?.(which);
      if (button) return does(button);
    }
  });
  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", restore);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "p") {
      event.preventDefault();
      return print();
    }
    if (event.key !== "Escape") return;
    if (opened()) close(opened(), true);
    else if (document.querySelector(".chart-alone")) alone(null, false);
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) alone(null, false);
  });
  // Heard on the way down, for it does not rise.
  document.addEventListener(
    "toggle",
    (event) => {
      if (!event.target.matches?.("details.tool[open]")) return;
      for (const other of document.querySelectorAll("details.tool[open]"))
        if (other !== event.target) close(other, false);
      const share = event.target.querySelector("[data-share]");
      if (share && navigator.share) share.hidden = false;
    },
    true,
  );
  arrive();
}
