// Puts 353–0 embeds into an article and gives each the height that it asks for:
//   <div class="v353-embed" data-src="https://…/embed/case-2003/timeline.html"></div>
//   <v353-embed src="https://…/embed/case-2003/timeline.html"></v353-embed>
//   <script src="https://…/embed/loader.js" async></script>
// Also heeds <iframe data-v353> and <script data-src="…">. May be included more than once, and
// before or after what it fills. What hosts may ask and are told: docs/embedding.md.
(() => {
  "use strict";
  const LEAST = 120,
    MOST = 6000,
    USUAL = 640,
    NARROW = 240,
    SPARE = 60;
  if (window.v353Embeds) {
    window.v353Embeds.scan();
    return;
  }
  const frames = new Map(); // frame → origin of its address
  const filled = new WeakMap(); // place → its frame, and the address that the place named
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
    if (!url) return frames.delete(frame);
    if (frames.get(frame) === url.origin) return;
    if (!frames.has(frame)) frame.addEventListener("load", () => greet(frame));
    frames.set(frame, url.origin);
    if (!frame.title) frame.title = frame.dataset.title || "Chart";
    greet(frame);
  };
  // A place as wide as its content would be closed: a frame has no width of its own.
  const widen = (place) => {
    if (place.clientWidth < NARROW) place.style.minWidth = NARROW + "px";
    const { display, flexDirection } = getComputedStyle(place.parentElement || place);
    const row = display.includes("flex") && flexDirection.startsWith("row");
    if (row && getComputedStyle(place).flexBasis === "auto") place.style.flexGrow = "1";
  };
  // Frame `src` in `place`, which stands at `within` or in it.
  const put = (node, src, place, within) => {
    const url = address(src);
    const { frame: old, href } = filled.get(node) || {};
    if (!url) return old && old.remove();
    if (old && old.parentNode === within) {
      if (href !== url.href) old.src = url.href;
      if (href !== url.href || !frames.has(old)) adopt(old);
      filled.set(node, { frame: old, href: url.href });
      return;
    }
    widen(place);
    const height = kept(node, place.clientWidth || USUAL);
    place.style.minHeight = height + "px";
    const frame = document.createElement("iframe");
    frame.title = node.dataset.title || node.title || "Chart";
    frame.loading = "lazy";
    frame.style.cssText = "display:block;width:100%;border:0;height:" + height + "px";
    frame.src = url.href;
    within.replaceChildren(frame);
    filled.set(node, { frame, href: url.href });
    adopt(frame);
  };
  const beside = new WeakMap(); // <script data-src> → its place, made once
  const whose = new WeakMap(); // and back
  const fill = (node) => {
    let place = node;
    if (node.tagName === "SCRIPT") {
      place = beside.get(node);
      if (place && !place.isConnected) return; // taken away by the page
      if (!place && !address(node.dataset.src)) return;
      if (!place) {
        node.after((place = document.createElement("div")));
        beside.set(node, place);
        whose.set(place, node);
      }
    }
    put(node, node.dataset.src, place, place);
  };
  const PLACES = ".v353-embed[data-src],script[data-src*='/embed/']",
    FRAMES = "iframe[data-v353]";
  const heed = (found) => {
    const node = whose.get(found) || found;
    if (node.nodeType !== Node.ELEMENT_NODE || !node.isConnected) return;
    if (node.matches(PLACES)) fill(node);
    if (node.matches(FRAMES)) adopt(node);
  };
  const within = (root) => root.querySelectorAll(PLACES + "," + FRAMES).forEach(heed);
  const forget = () => {
    for (const frame of frames.keys()) if (!frame.isConnected) frames.delete(frame);
  };
  const scan = () => {
    forget();
    within(document);
  };
  // Only what was put in or changed is looked at: a page may be large, and change often.
  const changed = (records) => {
    forget();
    for (const { target, addedNodes } of records) {
      heed(target);
      for (const node of addedNodes) {
        heed(node);
        if (node.querySelectorAll) within(node);
      }
    }
  };

  // In a sandbox or on disk every origin is "null"; then the window, which was compared, must do.
  const nameless = (frame) =>
    window.origin === "null" ||
    (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin"));
  window.addEventListener("message", (event) => {
    const said = event.data;
    if (!said || said.type !== "353-0:height" || !(said.height > 0)) return;
    for (const [frame, origin] of frames) {
      if (frame.contentWindow !== event.source) continue;
      if (event.origin !== origin && !(event.origin === "null" && nameless(frame))) return;
      const height = clamp(said.height);
      frame.style.height = height + "px";
      // A strip of room too much is kept: what stands below would jump for nothing.
      const place = frame.getRootNode().host || frame.parentElement;
      const room = place ? parseFloat(place.style.minHeight) : 0;
      if (room - height > SPARE) place.style.minHeight = height + "px";
      const told = { bubbles: true, composed: true, detail: { height } };
      frame.dispatchEvent(new CustomEvent("v353:height", told));
      return;
    }
  });

  // Red, green, blue and share of a computed colour; of other forms than rgb() a canvas knows them.
  const channels = (color) => {
    const said = color.match(/[\d.]+/g) || [];
    if (color.startsWith("rgb")) return [...said, 1].slice(0, 4).map(Number);
    const brush = document.createElement("canvas").getContext("2d");
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  // What is behind an element: the first ground that is not clear, else what the page's scheme is.
  const isDark = (node) => {
    for (let at = node; at; at = at.assignedSlot || at.parentNode || at.host) {
      if (at.nodeType !== Node.ELEMENT_NODE) continue;
      const [r, g, b, a] = channels(getComputedStyle(at).backgroundColor);
      if (a > 0.5) return 0.299 * r + 0.587 * g + 0.114 * b < 128;
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return /dark/.test(scheme) && (!/light/.test(scheme) || system.matches);
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const elements = new Set();
  // Its frame stands in a shadow, out of reach of what React, Vue or innerHTML do with children;
  // the children themselves are seen where there are no scripts.
  class Embed extends HTMLElement {
    static observedAttributes = ["src", "theme", "data-heights"];
    connectedCallback() {
      if (!this.shadowRoot) {
        const root = this.attachShadow({ mode: "open" });
        root.innerHTML = "<style>:host{display:block}</style><div></div>";
      }
      elements.add(this);
      this.draw();
    }
    disconnectedCallback() {
      elements.delete(this);
    }
    attributeChangedCallback() {
      if (this.isConnected && this.shadowRoot) this.draw();
    }
    draw() {
      const url = address(this.getAttribute("src"));
      const asked = this.getAttribute("theme") || (isDark(this) ? "dark" : "light");
      if (url && !url.searchParams.has("theme")) url.searchParams.set("theme", asked);
      put(this, url ? url.href : "", this, this.shadowRoot.lastChild);
    }
  }
  customElements.define("v353-embed", Embed);
  const recolor = () => elements.forEach((element) => element.draw());
  const looks = new MutationObserver(recolor); // one: a node that it watches already stays one

  window.v353Embeds = { scan };
  // What a page's own scripts put in, take out or change later; and its own light and dark.
  new MutationObserver(changed).observe(document, {
    attributeFilter: ["class", "data-src", "data-v353", "src"],
    childList: true,
    subtree: true,
  });
  const start = () => {
    scan();
    for (const node of [document.documentElement, document.body])
      if (node) looks.observe(node, { attributes: true });
  };
  start();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("transitionend", recolor);
  system.addEventListener("change", recolor);
  if (me && me.dataset.src) fill(me);
})();
