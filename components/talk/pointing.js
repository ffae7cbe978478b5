// A spotlight and a pen over the scene in view, by mouse, finger, pen or keys. Strokes stand on their
// scene until the page is closed; both windows show the same, and nothing is kept or sent elsewhere.
(() => {
  "use strict";
  const { deck } = window,
    d = document,
    root = d.documentElement;
  const ink = d.getElementById("ink"),
    spot = d.getElementById("spot");
  const NEAR = 0.02; // of the scene, that a key moves the spotlight by
  const SIZES = [0.08, 0.12, 0.18, 0.26, 0.36]; // of the shorter side of the scene
  const WORDS = {
    spotlight: "Spotlight on. Shift with the arrows moves it, plus and minus change its size.",
    pen: "Pen on. Z takes the last stroke back, X all of this scene.",
    "": "Spotlight and pen off.",
  };
  const strokes = new Map(); // step -> the strokes on it, each a list of points in the frame, 0 to 1
  let tool = "",
    size = 2,
    x = 0.5,
    y = 0.5,
    drawing = null;

  const frame = () => deck.steps[deck.step].querySelector(".frame").getBoundingClientRect();
  const tell = () => deck.point({ tool, size, x, y, step: deck.step, strokes: own() });

  // ---- The spotlight
  const light = () => {
    const { left, top, width, height } = frame(),
      place = { "--x": left + x * width, "--y": top + y * height };
    spot.hidden = tool !== "spotlight";
    place["--r"] = SIZES[size] * Math.min(width, height);
    Object.entries(place).forEach(([name, px]) => spot.style.setProperty(name, `${px}px`));
  };
  const aim = (to, down) => {
    x = Math.min(1, Math.max(0, to));
    y = Math.min(1, Math.max(0, down));
    light();
    tell();
  };

  // ---- The pen
  const own = () => strokes.get(deck.step) || [];
  const line = (points) => {
    const made = d.createElementNS("http://www.w3.org/2000/svg", "polyline");
    // A touch with no way is a dot: a line with round ends of no length.
    const [first] = points;
    made.setAttribute("points", (points.length > 1 ? points : [first, first]).join(" "));
    return made;
  };
  const draw = () => ink.replaceChildren(...own().map(line));
  const place = () => {
    const { left, top, width, height } = frame();
    for (const [name, value] of Object.entries({ left, top, width, height }))
      ink.style.setProperty(name, `${value}px`);
    light();
  };
  const point = ({ clientX, clientY }) => {
    const { left, top, width, height } = frame();
    return [(clientX - left) / width, (clientY - top) / height].map((n) => n.toFixed(4));
  };
  const only = (event) => event.isPrimary && event.button <= 0;
  ink.addEventListener("pointerdown", (event) => {
    if (!only(event)) return;
    event.preventDefault();
    ink.setPointerCapture(event.pointerId);
    drawing = [point(event)];
    strokes.set(deck.step, [...own(), drawing]);
    draw();
    tell();
  });
  ink.addEventListener("pointermove", (event) => {
    if (!drawing || !event.isPrimary) return;
    const passed = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    drawing.push(...(passed.length ? passed : [event]).map(point));
    ink.lastChild.replaceWith(line(drawing));
    tell();
  });
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"])
    ink.addEventListener(name, () => {
      drawing = null;
    });
  const undo = () => {
    if (!own().length) return;
    strokes.set(deck.step, own().slice(0, -1));
    draw();
    tell();
    deck.say("The last stroke is gone.", false);
  };
  const clear = () => {
    if (!own().length) return;
    strokes.delete(deck.step);
    draw();
    tell();
    deck.say("All strokes of this scene are gone.", false);
  };

  // ---- Which of them is on
  const buttons = new Map(["spotlight", "pen"].map((name) => [name, d.getElementById(name)]));
  const hold = (name) => {
    tool = name;
    drawing = null;
    root.dataset.tool = tool;
    buttons.forEach((button, of) => button.setAttribute("aria-pressed", String(of === tool)));
    d.querySelectorAll("#undo, #clear").forEach((button) => {
      button.hidden = tool !== "pen";
    });
    place();
  };
  const take = (name) => {
    hold(tool === name ? "" : name);
    deck.say(WORDS[tool], false);
    tell();
  };
  deck.pointed((found) => {
    ({ size, x, y } = found);
    strokes.set(found.step, found.strokes);
    hold(found.tool);
    draw();
  });
  // A pointer on the buttons does not drag the light away from where it stands.
  d.addEventListener("pointermove", (event) => {
    if (tool === "spotlight" && !event.target.closest("#bar, dialog"))
      aim(...point(event).map(Number));
  });
  d.addEventListener(
    "keydown",
    (event) => {
      if (tool !== "spotlight" || d.querySelector("dialog[open]")) return;
      const { key, shiftKey } = event;
      const [, way] = (shiftKey && /^Arrow(\w+)$/.exec(key)) || [];
      const by = { "+": 1, "=": 1, "-": -1 }[key] || 0;
      if (!way && !by) return;
      event.preventDefault();
      event.stopPropagation();
      size = Math.min(SIZES.length - 1, Math.max(0, size + by));
      const far = (one, other) => NEAR * ((way === one) - (way === other));
      aim(x + far("Right", "Left"), y + far("Down", "Up"));
    },
    true,
  );
  const { Escape: leave } = deck.keys;
  Object.assign(deck.keys, {
    l: () => take("spotlight"),
    d: () => take("pen"),
    z: undo,
    x: clear,
    Escape: () => (tool ? take(tool) : leave()),
  });
  for (const [name, key] of [
    ["spotlight", "l"],
    ["pen", "d"],
    ["undo", "z"],
    ["clear", "x"],
  ])
    deck.press(name, deck.keys[key]);
  addEventListener("resize", place);
  deck.on(() => {
    drawing = null;
    place();
    draw();
  });
})();
