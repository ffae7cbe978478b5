// What only the presenter sees: in the window of the notes, or on another device that came by the
// presenter's link, the code, the counts, how the answers fall while the class may not know, and the
// keys of the vote as buttons. In all windows, H counts a show of hands.
(() => {
  "use strict";
  const { answers, make, many } = window.room353;
  const { deck, lead353: lead } = window;
  if (!lead) return;
  const { button, call, insist, on, stands, take, tellNow } = lead;

  // ---- A show of hands
  const dialog = make("dialog", { class: "room-hands", "aria-labelledby": "hands-head" });
  document.body.append(dialog);
  const hands = () => {
    const { state } = lead;
    if (!lead.room || !state || !state.question || dialog.open) return;
    if (!state.question.options.length) return; // nothing to count
    const { question, phase, revealed } = state,
      second = phase === "second" || phase === "twice" || Boolean(revealed && revealed.first);
    const { rows, options } = question;
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
    const form = make(
      "form",
      { method: "dialog" },
      make("h2", { id: "hands-head" }, `A show of hands: ${second ? "second" : "first"} vote`),
      make("p", {}, question.text),
      ...(rows.length ? rows.map(([, short]) => short) : [""]).map((short, row) =>
        make(
          "fieldset",
          {},
          short ? make("legend", {}, short) : "",
          ...options.map(([, words], i) => field(row, i, words)),
        ),
      ),
      make(
        "p",
        {},
        make("button", {}, "Count them"),
        button("Cancel", () => dialog.close()),
      ),
    );
    form.addEventListener("submit", async () => {
      const counts = (rows.length ? rows : [0]).map((_, row) =>
        options.map((__, i) => Math.min(1000, Math.max(0, +form.elements[`${row} ${i}`].value))),
      );
      const body = { scene: state.scene.id, vote: second ? 2 : 1, counts };
      const { status } = await insist("PUT", "/hands", body);
      deck.say(status === 200 ? "Counted." : "Not counted: whole numbers up to 1000 are wanted.");
    });
    dialog.replaceChildren(form);
    dialog.showModal();
  };
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  deck.keys.h = hands;

  // ---- The panel
  if (!deck.notes) return;
  const panel = make("section", { id: "lead", "aria-label": "Class room" });
  document.body.append(panel);
  let seen = null,
    asked = "",
    drawn = "",
    link = null;
  const HINTS = {
    explain: "Explain first: too few are near the answer to argue about it.",
    discuss: "Discuss: they disagree.",
    "go on": "Go on: most agree.",
  };
  // At most one question at a time, and none for what is known already.
  const learn = async () => {
    const { state } = lead;
    const wish = state.question ? `${lead.room.code} ${state.version}` : "";
    if (wish === asked) return;
    asked = wish;
    const found = wish ? await call("GET", "/lead") : { status: 200, body: null };
    if (found.status === 200) seen = found.body;
    else asked = "";
    draw();
  };
  const ways = ({ asking, phase, answered }) => {
    if (!asking) return [];
    const made = {
      first: answered ? [["Close the first vote", "closed"]] : [],
      closed: [
        ["Discuss", "discuss"],
        ["Second vote", "second"],
        ["Open the first vote again", "first"],
      ],
      once: [
        ["Discuss", "discuss"],
        ["Second vote", "second"],
      ],
      discuss: [["Second vote", "second"]],
    }[phase];
    return [
      ...(made || []).map(([words, then]) => button(words, () => take(then))),
      button("Tell the answers (V)", tellNow),
      button("Count hands (H)", hands),
    ];
  };
  const device = async () => {
    const { status, body } = await call("GET", "/handover");
    if (status !== 200) return;
    const picture = new DOMParser().parseFromString(body.qr, "image/svg+xml").documentElement;
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "QR code of the link to lead with");
    link = make(
      "div",
      { class: "lead-link" },
      make("p", {}, "Whoever has this leads the room. Keep it from the wall."),
      picture,
      make("p", {}, make("a", { href: body.lead }, body.lead)),
      button("Hide it", () => {
        link = null;
        draw();
      }),
    );
    draw();
  };
  const draw = () => {
    const { room, state } = lead;
    document.documentElement.classList.toggle("leading", Boolean(room && state));
    if (!room || !state) {
      panel.replaceChildren();
      return;
    }
    const here = state.step === deck.step;
    const told = state.asking && seen && seen.answers && seen.phase === state.phase;
    const key = JSON.stringify([state, seen, here, stands(), Boolean(link)]);
    if (key === drawn) return;
    const [focus, place] = [document.activeElement, [...panel.querySelectorAll("button")]];
    const again = place.indexOf(focus);
    drawn = key;
    panel.replaceChildren(
      make("h2", {}, `Room ${room.code}`),
      make("p", {}, `${many(state.students, "student")} here`),
      state.asking ? make("p", { role: "status" }, stands()) : "",
      told && seen.advice && state.phase !== "second"
        ? make("p", { class: "hint" }, HINTS[seen.advice])
        : "",
      make(
        "p",
        { class: "lead-keys" },
        ...(here ? ways(state) : []),
        button("‹ Back", () => lead.within(-1) || deck.go(deck.step - 1)),
        button("Next ›", () => lead.within(1) || deck.go(deck.step + 1)),
        link ? "" : button("Lead from another device", device),
      ),
      told ? answers(seen.question, { ...seen.answers, truth: "" }) : "",
      link || "",
    );
    if (again >= 0) [...panel.querySelectorAll("button")].at(again)?.focus();
  };
  on(() => {
    if (lead.room && lead.state) learn();
    draw();
  });
})();
