// Homework: step by step through a lesson, alone. A question is answered before what answers it is
// unveiled; answers stay in this browser. Without this script all questions stand one under another.
(() => {
  "use strict";
  const d = document,
    $ = (id) => d.getElementById(id),
    steps = [...d.querySelectorAll(".step")],
    place = `353-0:homework:${d.documentElement.dataset.key}`;

  // ---- what is kept: { who, at, scene: { said, why, told } }
  let own = {},
    keeps = true;
  try {
    own = JSON.parse(localStorage.getItem(place)) || {};
    localStorage.setItem(place, JSON.stringify(own));
  } catch {
    keeps = false;
  }
  const keep = () => {
    try {
      if (keeps) localStorage.setItem(place, JSON.stringify(own));
    } catch {
      keeps = false;
    }
    $("unkept").hidden = keeps;
  };

  // ---- answers
  const ticks = ({ type }) => type === "radio" || type === "checkbox";
  const holds = ({ type, value }, said = "") =>
    type === "radio" ? said === value : said.includes(value);
  const fields = (form) => [...form.querySelectorAll("input, select")];
  const read = (form) => ({
    // Of boxes, all that are ticked, one behind the other.
    said: fields(form)
      .filter((one) => (ticks(one) ? one.checked : one.value))
      .reduce((said, { name, value }) => ({ ...said, [name]: (said[name] || "") + value }), {}),
    why: form.elements.why.value.trim(),
  });
  const fill = (form) => {
    const kept = own[form.dataset.scene] || { said: {}, why: "" };
    for (const one of fields(form)) {
      if (ticks(one)) one.checked = holds(one, kept.said[one.name]);
      else one.value = kept.said[one.name] || "";
    }
    form.elements.why.value = kept.why;
    form.querySelector("fieldset").disabled = Boolean(kept.told);
  };
  const words = (form) => {
    const { why } = read(form),
      chosen = fields(form).map((one) => {
        if (ticks(one)) return one.checked && one.parentNode.textContent.trim();
        const { short } = one.dataset;
        return (
          one.value && `${short ? `${short}: ` : ""}${one.selectedOptions[0].textContent.trim()}`
        );
      });
    return [...chosen.filter(Boolean), why].filter(Boolean);
  };
  const formOf = (scene) => d.querySelector(`form[data-scene="${CSS.escape(scene)}"]`);

  // ---- what is veiled; the same turns it back
  const turn = (text) =>
    text
      .replace(/[a-z]/gi, (c) => {
        const a = c < "a" ? 65 : 97;
        return String.fromCharCode(((c.charCodeAt(0) - a + 13) % 26) + a);
      })
      .replace(/[^\0-\x7f]/gu, (c) => String.fromCodePoint(c.codePointAt(0) ^ 1));
  const veiled = new Map();
  for (const step of steps) {
    const held = step.querySelector("script");
    if (held) veiled.set(step, held.textContent);
  }
  const told = (step) => turn(veiled.get(step));

  // ---- where we are
  let at = -1;
  const show = (n, { focus = true } = {}) => {
    at = Math.max(0, Math.min(steps.length - 1, n));
    const step = steps[at];
    for (const one of steps) {
      one.hidden = one !== step;
      // One scene at a time: the words of its marks have ids that those of others have, too.
      if (veiled.has(one)) one.replaceChildren();
    }
    if (veiled.has(step)) unveil(step);
    else if (step.id === "end") sum();
    else fill(step);
    $("place").textContent = step.id === "end" ? "The end" : `${at + 1} of ${steps.length}`;
    $("back").disabled = at === 0;
    $("forth").disabled = at === steps.length - 1;
    $("said").textContent = "";
    own.at = at;
    keep();
    history.replaceState(null, "", `#${at + 1}`);
    scrollTo(0, 0);
    if (focus) step.querySelector("h2").focus();
  };
  const unveil = (step) => {
    step.innerHTML = told(step);
    const form = formOf(step.dataset.scene);
    if (!form) return;
    fill(form);
    const mine = step.querySelector("#mine"),
      coded = step.querySelector("#coded");
    mine.append(...lines(words(form), "Nothing."));
    const { said } = read(form);
    if (coded && coded.dataset.value && said.said)
      coded.append(said.said === coded.dataset.value ? ": as you said" : ": you said otherwise");
  };
  const lines = (texts, none) =>
    (texts.length ? texts : [none]).map((text) => {
      const line = d.createElement("span");
      line.textContent = text;
      return line;
    });
  const forth = () => {
    const step = steps[at];
    if (step.matches("form")) {
      const missing = fields(step).find((one) =>
        one.type === "checkbox" ? !step.querySelector(":checked") : !one.checkValidity(),
      );
      if (missing) {
        $("said").textContent = "Answer first: the next step tells how it is coded here.";
        missing.focus();
        return;
      }
      own[step.dataset.scene] = { ...read(step), told: true };
    }
    show(at + 1);
  };
  // Nobody comes by an address to what comes after a question that they have not answered.
  const first = (n) => {
    const open = steps.findIndex(
      (step) => step.matches("form") && !(own[step.dataset.scene] || {}).told,
    );
    return open < 0 ? n : Math.min(n, open);
  };

  // ---- the end
  const coded = (scene) => {
    const held = d.createElement("template"),
      step = steps.find((one) => veiled.has(one) && one.dataset.scene === scene);
    held.innerHTML = told(step);
    const found = held.content.querySelector("#coded");
    return found ? found.textContent.trim() : "";
  };
  const answers = () =>
    steps
      .filter((step) => step.matches("form"))
      .map((form) => {
        fill(form);
        const about = form.querySelector(".about"),
          asked = form.querySelector("legend").textContent.trim();
        return {
          asked: about ? `${about.textContent.trim().replace(/\.$/, "")}. ${asked}` : asked,
          mine: words(form),
          coded: coded(form.dataset.scene),
        };
      });
  const sum = () => {
    $("who").value = own.who || "";
    $("mine-all").replaceChildren(
      ...answers().map((one) => {
        const item = d.createElement("li"),
          asked = d.createElement("strong");
        asked.textContent = one.asked;
        item.append(asked, ...lines(one.mine, "Nothing."));
        if (one.coded) item.append(...lines([`Coded here: ${one.coded}`]));
        return item;
      }),
    );
  };
  const save = () => {
    const parts = answers().map((one, i) =>
      [`${i + 1}. ${one.asked}`, ...(one.mine.length ? one.mine : ["Nothing."])]
        .concat(one.coded ? [`Coded here: ${one.coded}`] : [])
        .join("\n"),
    );
    const head = [d.title, own.who].filter(Boolean).join("\n"),
      text = [head, ...parts].join("\n\n") + "\n",
      link = d.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = "353-0-homework.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // ---- hands
  d.addEventListener("submit", (event) => {
    event.preventDefault();
    forth();
  });
  d.addEventListener("change", ({ target }) => {
    const form = target.closest("form");
    if (target.id === "who") own.who = target.value.trim();
    else if (form) own[form.dataset.scene] = read(form);
    keep();
  });
  const tip = ({ target }) => {
    const mark = target.closest && target.closest("svg [aria-labelledby^=r]");
    if (mark) $("tip").textContent = $(mark.getAttribute("aria-labelledby")).textContent;
  };
  addEventListener("beforeprint", sum);
  d.addEventListener("click", tip);
  d.addEventListener("pointerover", tip);
  d.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.closest("input, select, textarea")) return;
    if (key === "ArrowRight") forth();
    else if (key === "ArrowLeft") show(at - 1);
  });
  $("back").onclick = () => show(at - 1);
  $("forth").onclick = forth;
  $("print").onclick = () => print();
  $("save").onclick = save;
  $("again").onclick = () => {
    if (!confirm("Delete all your answers, and begin again?")) return;
    own = {};
    show(0);
  };
  d.documentElement.classList.add("on");
  $("unkept").hidden = keeps;
  const asked = /^#(\d+)$/.exec(location.hash);
  show(first(asked ? asked[1] - 1 : own.at || 0), { focus: false });
})();
