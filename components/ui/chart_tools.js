// What stands under the charts: copies, sends on, shows a chart alone, sorts a table. The markup
// works without it as far as markup can; here is one set of listeners for all charts of a page.
const SAID_FOR = 2000;
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

/** A link to a chart leads to it, once it is drawn. */
function arrive() {
  const name = location.hash.slice(1);
  if (!/^chart-[a-z0-9-]+$/.test(name)) return;
  const look = () => {
    const found = document.querySelector(`.st-key-${name} .tools`);
    if (!found) return false;
    found.closest(CHART).scrollIntoView();
    return true;
  };
  if (look()) return;
  const watch = new MutationObserver(() => look() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 30_000);
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
  document.addEventListener("keydown", (event) => {
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
