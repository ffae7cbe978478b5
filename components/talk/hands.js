// A show of hands: its form, what it adds up to, and how answers are drawn on a step. With no class
// room, and on a deck on disk, hands are all there is: they are counted in the page, both windows have
// them, and nothing is sent. What a list of clues makes of them is worked out as
// class_weighing.py does.
window.hands353 = (() => {
  "use strict";
  const { answers, make, many, posterior, raised, released, strip } = window.tallies353;
  const { deck } = window;
  const { among, clues, linked, neutral, scale } = JSON.parse(
    document.documentElement.dataset.weighing,
  );
  const asked = new Map(
    deck.steps
      .filter((step) => step.dataset.question)
      .map((step) => [step.dataset.scene, JSON.parse(step.dataset.question)]),
  );

  // ---- The form
  const dialog = make("dialog", { class: "room-hands", "aria-labelledby": "hands-head" });
  document.body.append(dialog);
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  const field = (row, i, words) =>
    make(
      "label",
      {},
      words,
      make("input", {
        type: "number",
        min: "0",
        max: "1000",
        inputmode: "numeric",
        name: `${row} ${i}`,
        placeholder: "0",
      }),
    );
  // `take` is given the counts, a list a row, and answers whether they were kept.
  const count = ({ kind, rows, options, text }, vote, take) => {
    if (dialog.open || !options.length || kind === "point") return; // nothing to count
    const cancel = make("button", { type: "button" }, "Cancel");
    cancel.addEventListener("click", () => dialog.close());
    const shorts = rows.length ? rows.map(([, short]) => short) : [""];
    const form = make(
      "form",
      { method: "dialog" },
      make("h2", { id: "hands-head" }, `A show of hands: ${vote === 2 ? "second" : "first"} vote`),
      make("p", {}, text),
      ...shorts.map((short, row) =>
        make(
          "fieldset",
          {},
          short ? make("legend", {}, short) : "",
          ...options.map(([, words], i) => field(row, i, `${"ABCDEFGH"[i]} ${words}`)),
        ),
      ),
      make("p", {}, make("button", {}, "Count them"), cancel),
    );
    form.addEventListener("submit", async () => {
      const of = (row, i) => Math.min(1000, Math.max(0, +form.elements[`${row} ${i}`].value));
      const counts = shorts.map((_, row) => options.map((__, i) => of(row, i)));
      const whole = counts.flat().every(Number.isInteger);
      const kept = whole && (await take(counts));
      deck.say(kept ? "Counted." : "Not counted: whole numbers up to 1000 are wanted.");
    });
    dialog.replaceChildren(form);
    dialog.showModal();
  };

  // ---- What hands add up to
  const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);
  const most = (counts) => Math.max(...counts.map(sum));
  const logs = scale.map(Math.log);
  // The mean of an explanation's logarithms; who raised no hand on it is neutral.
  const meant = (counts) =>
    counts.map(
      (row) =>
        (sum(row.map((n, i) => n * logs[i])) + (most(counts) - sum(row)) * logs[neutral]) /
        most(counts),
    );
  const together = (heard, weight) => {
    const weights = heard.map(({ same }, i) =>
      same.some((other) => heard.slice(0, i).some(({ claim }) => claim === other)) ? linked : 1,
    );
    const n = heard.length ? weight(heard[0]).length : 0;
    const total = Array.from({ length: n }, (_, row) =>
      sum(heard.map((clue, i) => weights[i] * weight(clue)[row])),
    );
    const odds = total.map((log) => Math.exp(log - Math.max(...total)));
    return odds.map((one) => one / sum(odds));
  };
  // The clues on which hands were counted, as far as a step, in the order of the list.
  const heardAt = (step) => {
    const scenes = deck.steps.slice(0, step + 1).map(({ dataset }) => dataset.scene);
    return [...new Set(scenes)]
      .filter((scene) => clues[scene] && deck.shared[scene])
      .map((scene) => ({ ...clues[scene], counts: deck.shared[scene] }));
  };
  const byHand = ({ counts }) => meant(counts),
    byCode = ({ coded }) => [...coded].map((digit) => logs[digit]);
  const weighed = (step) => {
    const scene = deck.steps[step].dataset.scene,
      heard = heardAt(step);
    if (!clues[scene] || !deck.shared[scene]) return null;
    const { rows } = asked.get(scene),
      even = rows.map(() => 1 / rows.length);
    const before = heard.length > 1 ? together(heard.slice(0, -1), byHand) : even;
    const [after, coded] = [byHand, byCode].map((by) => together(heard, by));
    return {
      clues: heard.length,
      among,
      rows: rows.map(([id, short], i) => ({
        id,
        short,
        before: before[i],
        after: after[i],
        coded: coded[i],
      })),
    };
  };
  const all = () => {
    const heard = heardAt(deck.steps.length - 1);
    if (!heard.length) return null;
    const { rows } = asked.get(
      deck.steps.find(({ dataset }) => clues[dataset.scene]).dataset.scene,
    );
    const pooled = together(heard, byHand);
    return {
      n: 0,
      hands: Math.max(...heard.map(({ counts }) => most(counts))),
      clues: heard.length,
      among,
      rows: rows.map(([id, short], i) => ({
        id,
        short,
        prior: 1 / rows.length,
        pooled: pooled[i],
        spread: [],
      })),
    };
  };

  // Letters are as large as there is room for, and where there is none, smaller before they scroll.
  const SIZES = [1.8, 1.6, 1.4, 1.25, 1.1, 1, 0.9, 0.8];
  const fit = () => {
    const spot = deck.steps[deck.step].querySelector(".stage > .answers");
    if (!spot || !spot.clientHeight) return;
    for (const size of SIZES) {
      spot.style.setProperty("--grown", size);
      const over = spot.scrollHeight > spot.clientHeight || spot.scrollWidth > spot.clientWidth;
      if (!over) return;
    }
  };
  addEventListener("resize", fit);

  // ---- On a step: what stands while it asks, the answers to its question, the class's posterior
  const draw = (
    section,
    { words, question, revealed, weighed: moves, posterior: judged, texts },
  ) => {
    const spot = section.querySelector(".answers");
    if (!spot) return;
    section.querySelectorAll(".strip").forEach((old) => old.remove());
    const [shown, latest] = texts ? [texts, texts.slice(-3)].map(released) : ["", ""];
    section.classList.toggle("answered", Boolean(revealed || (shown && !words)));
    if (words) spot.replaceChildren(make("p", { class: "room-asked" }, words), latest);
    else if (revealed || shown) {
      spot.replaceChildren(
        shown || answers(question, { ...revealed, truth: "" }, undefined, moves),
      );
      // What does not fit is scrolled to, by keys too.
      for (const [name, value] of [
        ["tabindex", "0"],
        ["role", "region"],
        ["aria-label", "What the class said"],
      ])
        spot.setAttribute(name, value);
      if (revealed) section.querySelector(".slide").append(strip(question, revealed));
    } else spot.replaceChildren(...(judged ? [posterior(judged)] : []));
    fit();
  };

  // ---- With no room
  const mine = ({ section, scene, asking, step }) => {
    const counts = deck.shared[scene];
    if (!counts)
      return draw(section, { posterior: section.dataset.chart === "posterior" && all() });
    const n = raised(asked.get(scene), counts);
    if (asking) return draw(section, { words: `${many(n, "hand")} counted` });
    const revealed = { n, counts, first: null, flow: null };
    draw(section, { question: asked.get(scene), revealed, weighed: weighed(step) });
  };
  const live = () => Boolean(window.lead353 && window.lead353.room);
  const own = () => {
    const { scene } = deck.steps[deck.step].dataset;
    if (asked.has(scene))
      count(asked.get(scene), 1, (counts) => {
        const { [scene]: _, ...rest } = deck.shared;
        deck.share(most(counts) ? { ...rest, [scene]: counts } : rest);
        return true;
      });
  };
  const within = (by) => {
    const section = deck.steps[deck.step];
    if (!section.classList.contains("answered")) return false;
    const to = deck.parts[deck.parts.indexOf(deck.part) + by];
    if (to) deck.turn(to);
    return Boolean(to);
  };
  deck.keys.h = own;
  deck.within(within);
  deck.on((state) => (live() ? fit() : mine(state)));
  return { count, draw, own, within };
})();
