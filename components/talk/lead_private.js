// What only the presenter sees: in the window of the notes, or on another device that came by the
// presenter's link, the code, the counts, how the answers fall while the class may not know, and the
// keys of the vote as buttons. In all windows, H counts a show of hands.
(() => {
  "use strict";
  const { answers, make, many } = window.room353;
  const { deck, hands353, lead353: lead } = window;
  if (!lead) return;
  const { button, call, changeDoor, insist, on, stands, take, tellNow } = lead;

  // ---- A show of hands
  const { own } = hands353;
  const hands = () => {
    const { room, state } = lead;
    if (!room) return own();
    if (!state || !state.question) return;
    const { question, phase, revealed, scene } = state,
      second = phase === "second" || phase === "twice" || Boolean(revealed && revealed.first);
    hands353.count(question, second ? 2 : 1, async (counts) => {
      const { status } = await insist("PUT", "/hands", {
        scene: scene.id,
        vote: second ? 2 : 1,
        counts,
      });
      return status === 200;
    });
  };
  deck.keys.h = hands;

  // ---- The panel
  if (!deck.notes) return;
  const panel = make("section", { id: "lead", "aria-label": "Class room" });
  document.body.append(panel);
  let seen = null,
    asked = "",
    link = null;
  const HINTS = {
    explain: "Explain first: too few agree to argue about it.",
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
  const ways = ({ asking, phase, answered, question }) => {
    if (!asking || !stands()) return []; // nothing to answer
    if (question.kind === "short") return []; // nothing to vote on
    const made = {
      first: answered ? [["Close the first vote", "closed"]] : [],
      closed: [
        ["Discuss", "discuss"],
        ["Second vote", "second"],
        ["Reopen the first vote", "first"],
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
      ...(question.kind === "point" ? [] : [button("Count hands (H)", hands)]),
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
      {},
      make("p", {}, "Whoever has this leads the room. Keep it from the wall."),
      picture,
      make("p", {}, make("a", { href: body.lead }, body.lead)),
      button("Hide it", () => {
        link = null;
        draw();
      }),
    );
    draw();
    link.scrollIntoView();
  };
  // A text with what was made of it, and what can be.
  const written = ({ name, words, n, fate }) => {
    const decide = (to) =>
      insist("PUT", "/texts", { scene: lead.state.scene.id, text: name, fate: to });
    const fates = {
      new: [
        ["Release", "released"],
        ["Drop", "dropped"],
      ],
      released: [["Take back", "new"]],
      dropped: [["Take back", "new"]],
    }[fate];
    return make(
      "li",
      { class: fate },
      make("p", {}, words, n > 1 ? make("b", {}, ` × ${n}`) : ""),
      ...fates.map(([said, to]) => {
        const made = button(said, () => decide(to));
        made.setAttribute("aria-label", `${said}: ${words}`);
        return made;
      }),
    );
  };
  // Each part is made anew only when it changes, so that no button goes away under a finger.
  const parts = new Map();
  const part = (name, key, children) => {
    const text = JSON.stringify(key);
    if (!parts.has(name))
      parts.set(name, panel.appendChild(make("div", { class: `lead-${name}` })));
    const spot = parts.get(name);
    if (spot.dataset.key === text) return;
    spot.dataset.key = text;
    const again = [...spot.querySelectorAll("button")].indexOf(document.activeElement);
    spot.replaceChildren(...children());
    if (again >= 0) [...spot.querySelectorAll("button")].at(again)?.focus();
  };
  const draw = () => {
    const { room, state } = lead;
    document.documentElement.classList.toggle("leading", Boolean(room && state));
    if (!room || !state) {
      panel.replaceChildren();
      parts.clear();
      return;
    }
    const { students, asking, phase, answered } = state,
      here = state.step === deck.step,
      sums = [many(students, "student") + " here", asking ? stands() : ""];
    const told = asking && seen && seen.answers && seen.phase === phase ? seen : null,
      hint = told && told.advice && phase !== "second" ? HINTS[told.advice] : "";
    part("room", room.code, () => [make("h2", {}, `Room ${room.code}`)]);
    part("sums", sums, () => sums.map((words) => make("p", {}, words)));
    const { warnings, locked } = lead.door || { warnings: [] };
    part("door", [warnings, locked], () =>
      warnings.length
        ? [
            make("p", { role: "status" }, warnings.join(" ")),
            button(locked ? "Unlock the door" : "Lock the door", () =>
              changeDoor("PUT", "", { locked: !locked }),
            ),
            button("Remove who came in the last 2 minutes", () =>
              changeDoor("POST", "/remove", { seconds: 120 }),
            ),
          ]
        : [],
    );
    part("hint", hint, () => [hint]);
    part("keys", [here, asking, phase, Boolean(answered), Boolean(link)], () => [
      ...(here ? ways(state) : []),
      button("‹ Back", () => lead.within(-1) || deck.go(deck.step - 1)),
      button("Next ›", () => lead.within(1) || deck.go(deck.step + 1)),
      ...(link ? [] : [button("Lead from another device", device)]),
    ]);
    part("answers", told && [told.answers, told.weighed], () =>
      told ? [answers(told.question, { ...told.answers, truth: "" }, undefined, told.weighed)] : [],
    );
    const texts = state.question && seen && seen.texts ? seen.texts : [];
    part("texts", [texts, here], () =>
      texts.length
        ? [make("h3", {}, "What they wrote"), make("ul", {}, ...texts.map((one) => written(one)))]
        : [],
    );
    part("link", link && link.textContent, () => (link ? [link] : []));
  };
  on(() => {
    if (lead.room && lead.state) learn();
    draw();
  });
})();
