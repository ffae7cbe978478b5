// A link to a file that is made on demand first has it made, saying so, then is followed.
const SHOWN_AFTER = 300,
  TRIES = 10;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Have the server make the file, which keeps it; false if it cannot be had. */
async function made(href) {
  for (let turn = 0; turn < TRIES; turn++) {
    const answer = await fetch(href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.ok) return true;
    if (answer?.status !== 503) return false;
    await wait(1000 * (Number(answer.headers.get("Retry-After")) || 1));
  }
  return false;
}

/** A line below the link that counts the seconds; only its words are read out. */
function line(link) {
  const place = link.closest("p, li") ?? link.parentElement;
  place.querySelector(".making")?.remove();
  const said = document.createElement("span");
  said.className = "note making";
  said.setAttribute("role", "status");
  place.append(said);
  const seconds = document.createElement("span");
  seconds.ariaHidden = "true";
  const start = Date.now();
  const count = () => {
    seconds.textContent = `${Math.round((Date.now() - start) / 1000)} s`;
  };
  const ticking = setInterval(count, 1000);
  const first = setTimeout(() => {
    count();
    said.append(`${link.textContent} is being made … `, seconds);
  }, SHOWN_AFTER);
  return (words) => {
    clearTimeout(first);
    clearInterval(ticking);
    said.textContent = words;
    if (!words) said.remove();
  };
}

async function fetched(link) {
  link.ariaBusy = "true";
  const end = line(link);
  const ready = await made(link.href);
  link.ariaBusy = null;
  end(ready ? "" : `${link.textContent} could not be made. Press again to try once more.`);
  if (!ready) return;
  link.dataset.ready = "";
  link.click();
  delete link.dataset.ready;
}

export default function () {
  if (window.followsDownloads) return;
  window.followsDownloads = true;
  document.addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((one) => one.matches?.("a.made"));
      if (!link || "ready" in link.dataset) return;
      event.preventDefault();
      if (link.ariaBusy !== "true") fetched(link);
    },
    true,
  );
}
