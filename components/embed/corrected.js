// Says below a pinned chart that rows behind it were corrected since. The chart stays as it is.
(async () => {
  const main = document.querySelector("main"),
    { since, asks, chart, said } = main.dataset;
  if (!location.protocol.startsWith("http")) return;
  try {
    const url = new URL(asks, location.href),
      found = await (await fetch(url)).json();
    const own = found.corrections.filter((c) => c.date > since && c.charts.includes(chart));
    if (!own.length) return;
    const link = document.createElement("a"),
      line = document.createElement("p");
    link.textContent = said + " (" + own.length + ")";
    link.href = new URL(found.page, url).href;
    link.target = "_blank";
    link.rel = "noopener";
    line.append(link);
    // Under the line of sources, where there is one.
    const first = main.querySelector("footer>p");
    if (first) first.after(line);
    else main.append(line);
  } catch {}
})();
