// The talk: keys, two windows, movement, words of the marks. Without it all scenes stand one under
// the other. What the class room's lead.js may count on:
//   deck.steps     the sections of the document, one a step; each has data-scene (the scene's id)
//                  and the class "ask" (the question of a scene, the answer hidden) or "show"
//   deck.step      number of the step in view, from 0, as in the room's protocol
//   deck.go(n)     shows step n
//   deck.on(fn)    calls fn({ step, of, scene, asking, part, section }), now and after every move
//   deck.within(fn)  fn(1) or fn(-1) is asked before a key leads to the next or last step; it answers
//                  whether it moved within the step instead
//   deck.turn(part)  shows a part of the step in view; remembered. Where a class's answers are drawn
//                  it has "answers", perhaps "weighing", and "chart", in this order: deck.parts
//   deck.point(what)  tells the other window, whose deck.pointed(fn) calls fn(what)
//   deck.share(value)  keeps a value of JSON that both windows have, and a refresh leaves: deck.shared
//   deck.notes     whether this is the presenter's window, which follows the one that opened it
//   deck.arrived   the address's fragment as the page was opened
//   deck.scenes    value of scenes= with which a room of these scenes is opened
//   deck.say(text) has a screen reader say it, and shows it for a moment
//   deck.press(id, fn)  calls fn when the button is pressed, which does not take the focus
//   deck.keys      letter -> function: keys to add to ours; in use are a b e f o p s t ? and digits,
//                  and by pointing.js and hands.js d h l x z
//   #room          <aside> in the bar at the bottom, one line of it, not shown while empty
//   .answers       one in each section that asks or reveals, and where the chart is "posterior";
//                  not shown while empty. On a "show" it stands in the chart's place until A, or the
//                  next step, turns to the chart.
(() => {
  "use strict";
  const d = document,
    root = d.documentElement,
    { min, max, hypot } = Math;
  const $ = (id) => d.getElementById(id);
  const steps = [...d.querySelectorAll(".step")];
  const has = (name) => root.classList.contains(name);
  const parse = () =>
    /^#(notes-)?(\d+)?$/.exec(location.hash.replace(/^#notes$/, "#notes-1")) || [];
  const arrived = location.hash,
    notes = Boolean(parse()[1]) || arrived.startsWith("#lead-");
  const heard = [],
    turned = new Map(),
    part = () => turned.get(at) || "answers";
  let within = () => false,
    pointed = () => {};
  // Kept with the address, so that a refresh does not set the watch back.
  let at = -1,
    typed = "",
    { began, shared = {} } = history.state || { began: Date.now() };

  // ---- where we are
  const state = () => ({
    step: at,
    of: steps.length,
    scene: steps[at].dataset.scene,
    asking: steps[at].classList.contains("ask"),
    part: part(),
    section: steps[at],
  });
  const say = (text, shown = true) => {
    $("said").textContent = text;
    $("said").classList.toggle("unseen", !shown);
    clearTimeout(say.timer);
    if (shown) say.timer = setTimeout(() => $("said").classList.add("unseen"), 5000);
  };
  // Scenes bear the same numbers here, on the phones and in the running order.
  const numberOf = (step) => Number(step.dataset.number);
  const jump = (number) => {
    const found = steps.findIndex((step) => numberOf(step) >= number);
    go(found < 0 ? steps.length - 1 : found);
  };
  const go = (n, { told = false } = {}) => {
    n = max(0, min(steps.length - 1, n));
    explore(false);
    if (n === at) return;
    const from = steps[at],
      before = from && held(from);
    at = n;
    steps.forEach((step, i) => {
      step.classList.toggle("now", i === n);
      step.classList.toggle("next", i === n + 1);
      step.inert = i !== n && !has("grid");
    });
    history.replaceState({ began, shared }, "", "#" + (notes ? "notes-" : "") + (n + 1));
    const { section } = state(),
      place = "Scene " + numberOf(section) + " of " + numberOf(steps.at(-1));
    $("place").textContent = place;
    d.title = section.querySelector("h2").textContent + " · 353–0";
    say(place + ": " + section.querySelector("h2").textContent, false);
    root.dataset.part = part();
    hide();
    if (d.activeElement && d.activeElement.closest("svg")) d.activeElement.blur();
    if (from) move(from, section, before);
    if (!told) tell();
    heard.forEach((fn) => fn(state()));
  };
  const parts = () => {
    const spot = steps[at].querySelector(".stage .answers");
    if (!spot || !spot.hasChildNodes()) return [];
    return ["answers", ...(steps[at].querySelector(".weighed") ? ["weighing"] : []), "chart"];
  };
  const turn = (to, { told = false } = {}) => {
    if (to === part()) return;
    turned.set(at, to);
    root.dataset.part = to;
    if (!told) tell();
    heard.forEach((fn) => fn(state()));
  };
  const dark = (on, told = false) => {
    root.classList.toggle("black", on);
    say(on ? "The screen is black. B brings it back." : "", notes && on);
    if (!told) tell();
  };

  // ---- movement: what is in both drawings of a chart goes from its old place to its new one
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const idOf = (mark) => $(mark.getAttribute("aria-labelledby")).dataset.id;
  const marksOf = (section) => [...section.querySelectorAll("svg [aria-labelledby^=r]")];
  const box = (node) => node.getBoundingClientRect();
  let drawn = {};
  // The last drawing seen, with the place of its marks: a question may stand in between.
  const held = (section) => {
    if (!section.querySelector("svg")) return drawn;
    const places = new Map();
    marksOf(section).forEach((mark) => {
      const id = idOf(mark);
      places.set(id, [...(places.get(id) || []), box(mark)]);
    });
    return (drawn = { chart: section.dataset.chart, places });
  };
  const move = (from, to, { chart, places }) => {
    d.getAnimations().forEach((one) => one.finish());
    if (still.matches || has("grid") || has("black") || notes) return;
    const fade = (node, keys, ms) =>
      node.animate({ opacity: keys }, { duration: ms, easing: "ease-in-out" });
    from.classList.add("old");
    fade(from, [1, 0], 300).onfinish = () => from.classList.remove("old");
    const svg = to.querySelector("svg"),
      moved = new Set();
    if (!svg || chart !== to.dataset.chart) {
      fade(to, [0, 1], 300);
      return;
    }
    const scale = svg.getScreenCTM().a,
      wait = new Map([...places].map(([id, all]) => [id, [...all]]));
    marksOf(to).forEach((mark) => {
      const old = (wait.get(idOf(mark)) || []).shift(),
        now = box(mark);
      if (!old || !now.width || !now.height) return;
      moved.add(mark);
      const x = (old.left + old.right - now.left - now.right) / 2 / scale;
      const y = (old.top + old.bottom - now.top - now.bottom) / 2 / scale;
      const first = `translate(${x}px,${y}px) scale(${old.width / now.width},${old.height / now.height})`;
      mark.animate({ transform: [first, "none"] }, { duration: 550, easing: "ease-in-out" });
    });
    [
      ...svg.querySelectorAll("path,circle,rect,text"),
      ...to.querySelectorAll(".slide > :not(.stage)"),
    ].forEach((node) => {
      if (!moved.has(node)) fade(node, [0, 1], 500);
    });
    // Of the old drawing only what has no new place fades.
    const staying = new Set([...moved].map(idOf));
    const gone = from.querySelector("svg")
      ? marksOf(from).filter((mark) => staying.has(idOf(mark)))
      : [];
    gone.forEach((mark) => fade(mark, [0, 0], 300));
  };

  // ---- two windows: each tells the other; a window that we did not open, or that did not open us,
  // is not listened to
  let desk = null;
  const send = (message) => {
    const peer = notes ? window.opener : desk;
    if (peer && !peer.closed) peer.postMessage(message, "*");
  };
  const tell = () => send({ deck: at, black: has("black"), part: part(), shared });
  const share = (value, { told = false } = {}) => {
    shared = value;
    history.replaceState({ began, shared }, "");
    if (!told) tell();
    heard.forEach((fn) => fn(state()));
  };
  addEventListener("message", ({ source, data }) => {
    const ours = notes ? source === window.opener : source && source.opener === window;
    if (!ours || !data || typeof data !== "object") return;
    if (data.point) pointed(data.point);
    if (!("deck" in data)) return;
    if (!notes) desk = source;
    if (data.deck === "?") tell();
    if (!Number.isInteger(data.deck)) return;
    if (data.black !== has("black")) dark(Boolean(data.black), true);
    go(data.deck, { told: true });
    turn(String(data.part), { told: true });
    if (data.shared && JSON.stringify(data.shared) !== JSON.stringify(shared))
      share(data.shared, { told: true });
  });
  const present = () => {
    const here = location.href.replace(/#.*/, "");
    if (notes && !window.opener) window.open(here + "#" + (at + 1));
    if (notes) return;
    desk = window.open(here + "#notes-" + (at + 1), "", "popup,width=1180,height=780");
    if (!desk) say("The browser held the second window back: allow pop-ups for this page.");
  };
  const pad = (n) => String(n).padStart(2, "0");
  const clock = () => {
    const now = new Date(),
      s = Math.floor((now - began) / 1000);
    $("clock").textContent = now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    $("elapsed").textContent = Math.floor(s / 60) + ":" + pad(s % 60);
    // Should the first window have been loaded anew, it knows by this where we are.
    if (window.opener && !window.opener.closed) window.opener.postMessage({ deck: null }, "*");
  };

  // ---- the explorer's own page over the scene; the next key comes back, from within it too
  const busy = (node) =>
    node.closest &&
    node.closest(
      "input,textarea,select,[contenteditable],[role=combobox],[role=slider],[role=listbox],[role=radiogroup]",
    );
  const leave = (event) => {
    if (busy(event.target) || !/^(Arrow(Right|Left)|Page(Up|Down)|Escape|e)$/.test(event.key))
      return;
    event.preventDefault();
    event.stopPropagation();
    explore(false);
  };
  const explore = (on) => {
    const frame = $("explore").querySelector("iframe");
    if (!on === !frame || (on && !("live" in root.dataset))) return Boolean(frame);
    $("explore").hidden = !on;
    d.querySelector("main").inert = on;
    if (!on) {
      frame.remove();
      window.focus();
      return true;
    }
    const made = $("explore").appendChild(d.createElement("iframe"));
    made.title = "The explorer: " + steps[at].querySelector("h2").textContent;
    made.src = steps[at].dataset.explore;
    // Its keys are heard as soon as it shows anything: all of it takes a while to load.
    let inner = null;
    const hear = () => {
      if (!made.isConnected) return clearInterval(early);
      const own = made.contentWindow;
      if (own.document === inner || own.location.href === "about:blank") return;
      inner = own.document;
      own.addEventListener("keydown", leave, true);
    };
    const early = setInterval(hear, 100);
    made.onload = hear;
    return true;
  };

  // ---- all scenes at once
  const links = steps.map((step) => step.querySelector("h2 a"));
  const grid = (on) => {
    root.classList.toggle("grid", on);
    steps.forEach((step, i) => {
      step.inert = !on && i !== at;
    });
    links.forEach((link) => {
      link.tabIndex = on ? 0 : -1;
    });
    hide();
    if (on) links[at].focus();
    else d.activeElement.blur();
  };
  links.forEach((link, i) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      grid(false);
      go(i);
    }),
  );
  const walk = (key) => {
    const tops = links.map((link) => Math.round(box(link.closest(".step")).top));
    const columns = tops.filter((top) => top === tops[0]).length;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
    const from = max(0, links.indexOf(d.activeElement));
    const to = key === "Home" ? 0 : key === "End" ? links.length - 1 : from + by;
    if (links[to]) links[to].focus();
  };

  // ---- words of a mark: at the pointer, under a finger, at the focus
  let shown = null;
  const hide = () => {
    shown = null;
    $("tip").hidden = true;
  };
  const show = (mark) => {
    if (mark === shown) return;
    shown = mark;
    const tip = $("tip"),
      spot = box(mark);
    tip.textContent = $(mark.getAttribute("aria-labelledby")).textContent;
    tip.hidden = false;
    const left = (spot.left + spot.right - tip.offsetWidth) / 2,
      up = spot.top - tip.offsetHeight - 10;
    tip.style.left = max(8, min(left, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top =
      max(8, up > 8 ? up : min(spot.bottom + 10, innerHeight - tip.offsetHeight - 8)) + "px";
  };
  const point = ({ target, clientX: x, clientY: y }) => {
    const svg = target.closest && target.closest(".now svg");
    let best = null,
      least = 18;
    if (svg && !has("grid"))
      marksOf(steps[at]).forEach((mark) => {
        const b = box(mark),
          far = hypot(max(b.left - x, 0, x - b.right), max(b.top - y, 0, y - b.bottom));
        if (mark === target) {
          best = mark;
          least = -1;
        } else if (far < least) {
          best = mark;
          least = far;
        }
      });
    if (best) show(best);
    else if (shown !== d.activeElement) hide();
  };
  d.addEventListener("pointermove", point);
  d.addEventListener("pointerdown", point);
  d.addEventListener("focusout", hide);
  d.addEventListener("focusin", ({ target }) => {
    if (target.matches("svg [role=img]")) show(target);
  });
  const stories = new Map(
    steps.map((step) => {
      const row = (mark) => Number(mark.getAttribute("aria-labelledby").slice(1));
      const marks = marksOf(step).sort((a, b) => row(a) - row(b));
      marks.forEach((mark, i) => {
        mark.tabIndex = i ? -1 : 0;
      });
      return [step, marks];
    }),
  );
  const roam = (key, mark) => {
    const marks = stories.get(steps[at]),
      i = marks.indexOf(mark);
    const to =
      { Home: 0, End: marks.length - 1, ArrowRight: i + 1, ArrowDown: i + 1 }[key] ?? i - 1;
    if (!marks[to]) return;
    mark.tabIndex = -1;
    marks[to].tabIndex = 0;
    marks[to].focus();
  };

  // ---- keys, swipes, edges
  const next = () => within(1) || go(at + 1),
    back = () => within(-1) || go(at - 1);
  const type = (text) => {
    $("typed").textContent = typed = text;
  };
  const keys = {
    ArrowRight: next,
    " ": next,
    PageDown: next,
    ArrowLeft: back,
    PageUp: back,
    Home: () => go(0),
    End: () => go(steps.length - 1),
    Enter: () => {
      if (typed) jump(Number(typed));
    },
    b: () => dark(!has("black")),
    ".": () => dark(!has("black")),
    f: () => (d.fullscreenElement ? d.exitFullscreen() : root.requestFullscreen()).catch(() => {}),
    p: present,
    o: () => grid(!has("grid")),
    e: () => explore(true),
    s: () => root.classList.toggle("below"),
    a: () => {
      const own = parts();
      if (own.length) turn(own[(own.indexOf(part()) + 1) % own.length]);
    },
    t: () => {
      const night = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      const now = root.dataset.theme === "auto" ? night : root.dataset.theme;
      root.dataset.theme = now === "dark" ? "light" : "dark";
    },
    "?": () => $("help").showModal(),
    Escape: () => {
      type("");
      if (has("grid")) grid(false);
      else d.activeElement.blur();
    },
  };
  d.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || busy(target))
      return;
    if (d.querySelector("dialog[open]")) {
      if (key === "?") {
        $("help").close();
        event.preventDefault();
      }
      return;
    }
    const name = key.length === 1 ? key.toLowerCase() : key,
      run = keys[name];
    const native = /^(Enter| )$/.test(key) && target.closest("button,a,summary") && !typed;
    if (native || (!run && !/^\d$|^Backspace$|^Arrow/.test(key))) return;
    const steering =
      /^(Arrow|Home|End)/.test(key) && (has("grid") || target.matches("svg [role=img]"));
    if (steering || run) event.preventDefault();
    if (explore(false)) return;
    if (steering) (has("grid") ? walk : roam)(key, target);
    else if (/^\d$/.test(key)) type((typed + key).slice(-3));
    else if (key === "Backspace") type(typed.slice(0, -1));
    else if (run) {
      run();
      type("");
    }
  });
  let touch = null;
  addEventListener(
    "touchstart",
    ({ touches }) => {
      touch = touches.length === 1 ? touches[0] : null;
    },
    { passive: true },
  );
  addEventListener(
    "touchend",
    ({ changedTouches: [end] }) => {
      if (
        !touch ||
        root.dataset.tool ||
        has("grid") ||
        (window.visualViewport && visualViewport.scale > 1.05)
      )
        return;
      const x = end.clientX - touch.clientX,
        y = end.clientY - touch.clientY;
      if (Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) (x < 0 ? next : back)();
    },
    { passive: true },
  );
  const press = (id, then) => {
    $(id).addEventListener("mousedown", (event) => event.preventDefault());
    $(id).addEventListener("click", then);
  };
  press("back", back);
  press("forth", next);
  press("keys", keys["?"]);
  press("close", () => $("help").close());
  press("return", () => explore(false));
  press("reset", () => {
    began = Date.now();
    history.replaceState({ began, shared }, "");
    clock();
  });
  addEventListener("hashchange", () => go((Number(parse()[2]) || 1) - 1));
  addEventListener("resize", hide);

  root.classList.add("on", ...(notes ? ["notes"] : []));
  if (notes) {
    clock();
    setInterval(clock, 1000);
  }
  steps.forEach((step) => {
    step.querySelector(".speech").tabIndex = 0;
  });
  grid(false);
  go((Number(parse()[2]) || 1) - 1, { told: true });
  if (notes && window.opener) window.opener.postMessage({ deck: "?" }, "*");
  if (root.dataset.dropped && !notes) say("Not understood: " + root.dataset.dropped);
  window.deck = {
    steps,
    notes,
    arrived,
    go,
    turn,
    say,
    keys,
    scenes: root.dataset.scenes || "",
    get step() {
      return at;
    },
    share,
    press,
    get part() {
      return part();
    },
    get parts() {
      return parts();
    },
    get shared() {
      return shared;
    },
    within: (fn) => {
      within = fn;
    },
    point: (what) => send({ point: what }),
    pointed: (fn) => {
      pointed = fn;
    },
    on: (fn) => {
      heard.push(fn);
      fn(state());
    },
  };
})();
