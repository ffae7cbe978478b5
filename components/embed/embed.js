// Adds to a chart that already says everything: words at the pointer, a walk by arrow keys, and
// the height for whoever frames it. Nothing depends on it. Short, for it is sent with every chart.
(() => {
  const d = document,
    root = d.documentElement;
  const on = (type, then, to = d) => to.addEventListener(type, then);
  const box = (node) => node.getBoundingClientRect();
  // The height, in the words of everyone who may frame this: ours, AMP, Datawrapper, Pym, WordPress.
  if (parent !== window) {
    const child = new URLSearchParams(location.search).get("childId");
    const name = location.pathname.split(/[/.]/).at(-2);
    // WordPress names each frame by a secret behind the address.
    const secret = new URLSearchParams(location.hash.slice(2)).get("secret");
    let told;
    // An event asks for the height; an observer tells of it only when it is another.
    const tell = (why) => {
      const height = Math.ceil(box(root).height);
      if (!why.type && height === told) return;
      told = height;
      [
        { type: "353-0:height", height },
        { sentinel: "amp", type: "embed-size", height },
        { "datawrapper-height": { [name]: height } },
        child && "pymxPYMx" + child + "xPYMxheightxPYMx" + height,
        secret && { message: "height", value: height, secret },
      ].forEach((words) => words && parent.postMessage(words, "*"));
    };
    // A frame out of sight is not observed, and yet has a height to tell.
    on(
      "load",
      (event) => {
        tell(event);
        new ResizeObserver(tell).observe(root);
      },
      window,
    );
    // A host that sets the height itself whenever its window changes is told anew.
    on("resize", tell, window);
    // Whoever frames this may begin to listen late; any word from there is a question.
    on(
      "message",
      (event) => {
        if (event.source === parent) tell(event);
      },
      window,
    );
    // A sandbox may let no window open: then WordPress follows a link to us, and any other address
    // is written out.
    if (origin === "null")
      on("click", (event) => {
        const link = event.target.closest("a");
        if (!link) return;
        event.preventDefault();
        if (secret && link.host === location.host)
          return parent.postMessage({ message: "link", value: link.href, secret }, "*");
        const opened = open(link.href);
        if (opened) opened.opener = null;
        else if (!link.title) link.after(" ", (link.title = link.href));
      });
  }
  // The chart is seen first; nobody points at it before that.
  setTimeout(() => {
    const { max, min, hypot } = Math;
    const add = (name, text, to = d.body) => {
      const node = d.createElement(name);
      node.textContent = text;
      return to.appendChild(node);
    };
    const row = (mark) => d.getElementById(mark.getAttribute("aria-labelledby"));
    const tip = add("div", "");
    tip.className = "K";
    tip.hidden = tip.ariaHidden = true;
    const live = add("p", "");
    live.className = "V";
    live.setAttribute("role", "status");
    // Each drawing's marks in the order of the table, which is the order of the story.
    const order = [...d.querySelectorAll("tr")].map((tr) => tr.id);
    const place = (mark) => order.indexOf(mark.getAttribute("aria-labelledby"));
    const groups = [...d.querySelectorAll("main>svg")].map((svg) =>
      [...svg.querySelectorAll("[role=img]")].sort((a, b) => place(a) - place(b)),
    );
    groups.forEach((marks) =>
      marks.forEach((mark, i) => {
        mark.tabIndex = i ? -1 : 0;
      }),
    );
    const marksOf = (node) => groups.find((marks) => marks.includes(node));
    const svgOf = (mark) => mark.closest("main>svg");
    // Colour of a mark: of its edge where it is hollow.
    const hue = (mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return fill === "none" || fill === getComputedStyle(tip).color ? stroke : fill;
    };
    let shown;
    const hide = () => {
      if (shown) svgOf(shown).classList.remove("D");
      tip.hidden = true;
      shown = null;
    };
    const show = (mark) => {
      if (mark === shown) return;
      hide();
      shown = mark;
      const heads = row(mark).closest("table").rows[0].cells,
        few = [],
        rest = [];
      tip.textContent = "";
      [...row(mark).cells].forEach((cell, i) => {
        const text = cell.textContent;
        if (cell.scope) add("b", text, tip);
        else if (text.length > 30) rest.push(heads[i].textContent + ": " + text);
        else if (text) few.push(text);
      });
      [few.join(" · "), ...rest].forEach((text) => add("p", text, tip));
      // What has the same colour is of the same side; the rest steps back.
      const own = hue(mark);
      marksOf(mark).forEach((other) => other.classList.toggle("O", hue(other) === own));
      if (own !== "none") svgOf(mark).classList.add("D");
      tip.hidden = false;
      const at = box(mark),
        up = at.top - tip.offsetHeight - 9;
      const left = (at.left + at.right - tip.offsetWidth) / 2;
      const down = min(at.bottom + 9, innerHeight - tip.offsetHeight - 4);
      tip.style.left = max(4, min(left, root.clientWidth - tip.offsetWidth - 4)) + "px";
      tip.style.top = max(0, up > 0 ? up : down) + "px";
    };
    // The mark under the pointer, or the nearest within a finger's width.
    const point = ({ target, clientX: x, clientY: y }) => {
      let best = target.closest("[role=img]"),
        least = 16;
      const svg = svgOf(target);
      if (svg && !best)
        (groups.find(([mark]) => svg.contains(mark)) || []).forEach((mark) => {
          const at = box(mark);
          const far = hypot(max(at.left - x, 0, x - at.right), max(at.top - y, 0, y - at.bottom));
          if (far < least) {
            least = far;
            best = mark;
          }
        });
      if (best) show(best);
      else if (shown !== d.activeElement) hide();
    };
    on("pointermove", point);
    on("pointerdown", point);
    on("pointerleave", hide, root);
    on("resize", hide, window);
    on("focusout", hide);
    on("focusin", ({ target }) => {
      const marks = marksOf(target);
      if (!marks) return;
      marks.forEach((mark) => {
        mark.tabIndex = mark === target ? 0 : -1;
      });
      show(target);
      live.textContent = marks.indexOf(target) + 1 + " / " + marks.length;
    });
    // Left and right follow the story; up and down go to the nearest mark above or below.
    const beside = (marks, from, sign) => {
      let best,
        least = Infinity;
      const at = box(from);
      marks.forEach((mark) => {
        const to = box(mark),
          down = (to.top + to.bottom - at.top - at.bottom) * sign;
        const cost = down + 3 * Math.abs(to.left + to.right - at.left - at.right);
        if (down > 4 && cost < least) {
          least = cost;
          best = mark;
        }
      });
      return best;
    };
    on("keydown", (event) => {
      const { key, target } = event,
        marks = marksOf(target);
      if (key === "Escape") hide();
      if (!marks || event.altKey || event.ctrlKey || event.metaKey) return;
      const i = marks.indexOf(target),
        details = row(target).closest("details");
      if (key === "Enter" && details) {
        details.open = true;
        row(target).scrollIntoView({ block: "nearest" });
      }
      const next =
        key === "ArrowRight"
          ? marks[i + 1]
          : key === "ArrowLeft"
            ? marks[i - 1]
            : key === "ArrowDown"
              ? beside(marks, target, 1)
              : key === "ArrowUp"
                ? beside(marks, target, -1)
                : key === "Home"
                  ? marks[0]
                  : key === "End"
                    ? marks[marks.length - 1]
                    : null;
      if (/^(Arrow|Home|End)/.test(key)) event.preventDefault();
      if (next) next.focus();
    });
  }, 200);
})();
