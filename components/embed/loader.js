// Puts 353–0 embeds into an article and gives each the height that it asks for:
//   <div class="v353-embed" data-src="https://…/embed/case-2003/timeline.html"></div>
//   <script src="https://…/embed/loader.js" async></script>
// Also heeds <iframe data-v353> and <script data-src="…">. May be included more than once.
(() => {
  "use strict";
  const LEAST = 120,
    MOST = 6000,
    USUAL = 640,
    SPARE = 60;
  if (window.v353Embeds) {
    window.v353Embeds.scan();
    return;
  }
  const frames = new Map(); // what an <iframe> may say: its origin
  const me = document.currentScript;

  const clamp = (height) => Math.min(MOST, Math.max(LEAST, Math.ceil(height)));
  const address = (src) => {
    try {
      const url = new URL(src, document.baseURI);
      const own = url.href.split("#")[0] === location.href.split("#")[0];
      return !own && ["https:", "http:", "file:"].includes(url.protocol) ? url : null;
    } catch {
      return null;
    }
  };
  // "360:812 624:590": height by width of the frame; even growth between two.
  const kept = (node, width) => {
    const steps = (node.dataset.heights || "")
      .split(/\s+/)
      .map((step) => step.split(":").map(Number))
      .filter(([w, h]) => w > 0 && h > 0);
    if (!steps.length) return clamp(+node.dataset.height || USUAL);
    const i = steps.findIndex(([w]) => w >= width);
    if (i < 1) return clamp(steps[i < 0 ? steps.length - 1 : 0][1]);
    const [w0, h0] = steps[i - 1],
      [w1, h1] = steps[i];
    return clamp(h0 + ((h1 - h0) * (width - w0)) / (w1 - w0));
  };
  const greet = (frame) =>
    frame.contentWindow && frame.contentWindow.postMessage("353-0:height?", "*");

  const adopt = (frame) => {
    const url = address(frame.src);
    if (frames.has(frame) || !url) return;
    // In a sandbox or on disk every origin is "null", and so is ours; then the window must do.
    frames.set(frame, url.origin);
    if (!frame.title) frame.title = frame.dataset.title || "Chart";
    frame.addEventListener("load", () => greet(frame));
    greet(frame);
  };
  const fill = (node) => {
    const url = address(node.dataset.src);
    if (!url || node.dataset.v353) return;
    node.dataset.v353 = "on";
    let place = node;
    if (node.tagName === "SCRIPT") node.after((place = document.createElement("div")));
    const height = kept(node, place.clientWidth || 640);
    place.style.minHeight = height + "px";
    const frame = document.createElement("iframe");
    frame.title = node.dataset.title || "Chart";
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;border:0;height:" + height + "px";
    frame.src = url.href;
    place.replaceChildren(frame);
    adopt(frame);
  };
  const scan = () => {
    document.querySelectorAll(".v353-embed[data-src], script[data-src*='/embed/']").forEach(fill);
    document.querySelectorAll("iframe[data-v353]").forEach(adopt);
  };

  window.addEventListener("message", (event) => {
    const said = event.data;
    if (!said || said.type !== "353-0:height" || !(said.height > 0)) return;
    for (const [frame, origin] of frames) {
      if (frame.contentWindow !== event.source) continue;
      if (event.origin !== origin && !(event.origin === "null" && window.origin === "null")) return;
      const height = clamp(said.height);
      frame.style.height = height + "px";
      // A strip of room too much is kept: what stands below would jump for nothing.
      const place = frame.parentElement;
      const room = place ? parseFloat(place.style.minHeight) : 0;
      if (room - height > SPARE) place.style.minHeight = height + "px";
      return;
    }
  });
  window.v353Embeds = { scan };
  scan();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", scan);
  if (me && me.dataset.src) fill(me);
})();
