// A student's page: type the code, follow the class, look around, answer.
(() => {
  "use strict";
  const { answers, ask, base, chose, follow, inWords, make, many, passing, posterior, released } =
    window.room353;
  const at = (id) => document.getElementById(id);
  const put = (id, ...children) => at(id).replaceChildren(...children);

  // A number of the phone's own says which answers are one student's; where nothing may be kept
  // it lasts as long as the page.
  const shelf = window.room353.shelf("localStorage");
  const token =
    shelf.get("353-0:student") ||
    [...crypto.getRandomValues(new Uint8Array(16))]
      .map((b) => b.toString(16).padStart(2, "0"))
      .join("");
  shelf.set("353-0:student", token);
  const me = { headers: { "X-Student": token } };

  const code = decodeURIComponent(
    location.pathname.slice(base.length).split("/")[2] || "",
  ).toUpperCase();
  const place = `353-0:room:${code}`;
  // Own answers (scene -> those of the first and second vote), those still to be sent, the number of
  // the last, and the scene at which this student looks around.
  const held = { votes: {}, unsent: [], sent: 0, away: null, ...shelf.get(place) };
  const keep = () => shelf.set(place, held);
  const given = (scene, vote) => (held.votes[scene] || [])[vote - 1] || "";
  const last = (scene) => given(scene, 2) || given(scene, 1) || undefined;
  // Which vote takes answers, 0 if none.
  const standing = () => ({ first: 1, second: 2 })[now.phase] || 0;
  let now = null,
    seen = [],
    own = [],
    drawn = "",
    shown = null,
    up = true,
    quiet = 0;

  const say = (words) => {
    put("said", "");
    setTimeout(() => put("said", words), 50);
  };
  const note = (words, name = "") => {
    put("note", words);
    at("note").className = name;
  };
  const page = (name) => {
    for (const part of ["enter", "room", "end"]) at(part).hidden = part !== name;
    document.body.className = name;
  };

  // ---- The door
  const enter = (wrong) => {
    page("enter");
    at("code").value = code;
    put("wrong", wrong);
    if (wrong) at("code").setAttribute("aria-invalid", "true");
    at("code").focus();
  };
  const why = ({ status, wait }) =>
    status === 404
      ? "No room has this code. Look again at the wall: six letters, no figures."
      : status === 429
        ? `Too many wrong codes came from this network. Try again in ${Math.max(wait, 1)} seconds.`
        : "The room does not answer. Are you in the school’s network? Try again.";
  at("door").addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = at("code")
      .value.toUpperCase()
      .replace(/[^A-Z]/g, "");
    const found = typed.length === 6 ? await ask("GET", `/rooms/${typed}`) : { status: 404 };
    if (found.status === 200) location.assign(`${base}/join/${typed}`);
    else {
      put("wrong", why(found));
      at("code").setAttribute("aria-invalid", "true");
      at("code").focus();
    }
  });

  // ---- Answers
  // Sent until it is received; the server keeps one answer of a student, scene and vote.
  const sending = new Set();
  const waits = (scene, vote) =>
    held.unsent.find((one) => one.scene === scene && one.vote === vote);
  const send = async (scene, vote) => {
    const id = `${vote} ${scene}`;
    if (sending.has(id)) return;
    sending.add(id);
    for (let tries = 0, one; (one = waits(scene, vote)); tries++) {
      const of = `vote=${vote}&sent=${one.sent || 0}`;
      const path = `/rooms/${code}/answers/${encodeURIComponent(scene)}?${of}`;
      const found = await ask("PUT", path, { ...me, body: one.body });
      if (passing(found)) {
        told(scene, "Kept on this phone. It is sent as soon as there is a connection.");
        await new Promise((then) =>
          setTimeout(then, found.wait * 1000 || Math.min(4000, 400 * 2 ** tries)),
        );
        continue;
      }
      if (waits(scene, vote) !== one) continue; // changed meanwhile
      held.unsent = held.unsent.filter((other) => other !== one);
      const taken = found.status === 200;
      if (taken) (held.votes[scene] ||= ["", ""])[vote - 1] = found.body.answer;
      keep();
      told(
        scene,
        taken
          ? "Answer sent. You can change it until the vote is closed."
          : found.status === 409
            ? "The question was over before your answer came."
            : found.body.error || "The answer was not taken.",
      );
      if (!taken) continue;
      if (at("form") && now.scene.id === scene && standing() === vote) {
        const field = at("form").querySelector("textarea");
        if (taken && field) field.value = found.body.answer; // as it was kept
        settle();
      } else render(true);
    }
    sending.delete(id);
  };
  const sendAll = () => held.unsent.forEach(({ scene, vote }) => send(scene, vote));
  const told = (scene, words) => {
    if (now && now.scene.id === scene && at("sent")) put("sent", words);
    else say(words);
  };
  const chosen = () => {
    const { rows } = now.question,
      form = at("form");
    // Of boxes, all that are ticked, one behind the other.
    const of = (name) =>
      [...form.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value).join("");
    const point = form.querySelector("[type=range]"),
      written = form.querySelector("textarea");
    if (written) return written.value.trim();
    if (point) return "moved" in point.dataset ? now.question.options[point.value][0] : "";
    return !rows.length ? of("side") : rows.map((_, i) => of(`row${i}`) || "-").join("");
  };
  // Whether all is chosen, and whether it is what was sent already.
  const settle = () => {
    const said = chosen(),
      { rows } = now.question;
    const vote = standing(),
      first = given(now.scene.id, 1),
      before = given(now.scene.id, vote) || undefined,
      done = rows.length ? !said.includes("-") : said !== "";
    const button = at("send"),
      left = [...said].filter((c) => c !== "-").length;
    button.textContent =
      before === undefined
        ? vote === 1
          ? "Send my answer"
          : said === first
            ? "Stay with my answer"
            : "Send my second answer"
        : said === before
          ? "Answer sent ✓"
          : "Change my answer";
    button.setAttribute("aria-disabled", String(done && said === before));
    if (rows.length) put("left", done ? "" : `${left} of ${rows.length} chosen`);
  };
  const choice = (name, [value, words], checked, { several = false, lane = "" } = {}) => {
    const id = `${name}-${value}`,
      type = several ? "checkbox" : "radio";
    const input = make("input", { type, id, name, value, required: !several, checked });
    return make("span", { class: `choice ${lane}` }, input, make("label", { for: id }, words));
  };
  // A point on a line from the first option to the last; it answers once it was moved.
  const timeLine = ({ text, how, options }, mine) => {
    const chosenAt = options.findIndex(([value]) => value === mine),
      end = options.length - 1;
    const spot = make("output", { for: "point" });
    const input = make("input", {
      type: "range",
      id: "point",
      max: end,
      value: chosenAt < 0 ? Math.round(end / 2) : chosenAt,
      "data-moved": chosenAt >= 0,
      "aria-labelledby": "point-asked",
    });
    const tell = () => {
      const words = "moved" in input.dataset ? options[input.value][1] : "Not chosen yet";
      spot.textContent = words;
      input.setAttribute("aria-valuetext", words);
    };
    const moved = () => {
      input.dataset.moved = "";
      tell();
    };
    const step = (by, words) => {
      const button = make("button", { type: "button" }, words);
      button.addEventListener("click", () => {
        input.value = +input.value + by;
        moved();
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      return button;
    };
    input.addEventListener("input", moved);
    input.addEventListener("pointerup", moved);
    tell();
    return make(
      "fieldset",
      { class: "point" },
      make("legend", { id: "point-asked" }, text, make("span", { class: "how" }, ` ${how}`)),
      spot,
      input,
      make("p", { class: "ends" }, step(-1, "‹ Earlier"), step(1, "Later ›")),
    );
  };
  const written = ({ text, how, letters }, mine) =>
    make(
      "label",
      { class: "written" },
      text,
      make("span", { class: "how" }, ` ${how}`),
      make("textarea", { rows: "3", maxlength: letters, name: "text" }, mine ?? ""),
    );
  const question = (asked, mine) => {
    const { kind, text, about, by, rows, options, how } = asked;
    const several = kind === "several";
    if (kind === "open")
      return [
        quote({ about, by }),
        make("p", { class: "lead" }, text),
        make("p", {}, "Talk it over: there is nothing to send."),
      ];
    const choices = !rows.length
      ? [
          make(
            "fieldset",
            {},
            make("legend", {}, text, how ? make("span", { class: "how" }, ` ${how}`) : ""),
            ...options.map((o) =>
              choice("side", o, chose({ kind }, mine, o[0]), { several, lane: o[0] }),
            ),
          ),
        ]
      : rows.map(([, , title], i) =>
          make(
            "fieldset",
            { class: "row" },
            make("legend", {}, title),
            make(
              "span",
              { class: "scale" },
              ...options.map((o) => choice(`row${i}`, o, mine?.[i] === o[0])),
            ),
          ),
        );
    const other = { point: timeLine, short: written }[kind];
    const fields = other ? [other(asked, mine)] : choices;
    const form = make(
      "form",
      { id: "form", novalidate: true },
      rows.length ? make("p", { class: "lead" }, text) : "",
      ...fields,
      make(
        "p",
        { class: "bar" },
        make("button", { id: "send" }, "Send my answer"),
        make("span", { id: "left" }),
      ),
      make("p", { id: "sent", role: "status" }),
    );
    for (const change of ["change", "input"])
      form.addEventListener(change, () => {
        put("sent");
        settle();
      });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = chosen(),
        scene = now.scene.id,
        vote = standing();
      const open = [...form.querySelectorAll("fieldset")].find(
        (field) => !field.querySelector(":checked, [data-moved]"),
      );
      if (open) {
        put(
          "sent",
          rows.length
            ? "One word for each of the reasons: the next is marked."
            : "Choose one first.",
        );
        open.querySelector("input").focus();
      } else if (!said) {
        put("sent", "Write something first.");
        form.querySelector("textarea").focus();
      } else if (given(scene, vote) !== said || waits(scene, vote)) {
        held.unsent = held.unsent.filter((one) => one !== waits(scene, vote));
        // Higher each time, even if the clock is set back: what arrives late undoes nothing.
        held.sent = Math.max(held.sent + 1, Date.now());
        held.unsent.push({ scene, vote, body: { [kind]: said }, sent: held.sent });
        keep();
        put("sent", "Sending …");
        send(scene, vote);
      }
    });
    return [quote({ about, by }), form];
  };
  const quote = ({ about, by }) =>
    about ? make("blockquote", {}, make("p", {}, about), make("footer", {}, by)) : "";
  // Between the votes and after them.
  const waiting = (asked, mine) => [
    quote(asked),
    make("p", { class: "lead" }, asked.text),
    make(
      "p",
      {},
      {
        closed: "The first vote is closed. What the class said comes later.",
        discuss: "Talk it over with a neighbour who answered otherwise. Then vote once more.",
      }[now.phase] || "The vote on this is over.",
    ),
    !asked.rows.length && mine
      ? make("p", {}, "You said: ", make("strong", {}, inWords(asked, mine)))
      : "",
  ];

  // ---- What is seen
  // The chart's own document says how tall it is, and leads on to the explorer.
  // One that says nothing has not come, and is asked for again; sooner where something else came in
  // its place, as a busy server's refusal.
  let silent = 0;
  const chart = ({ src, title }, wait = 5000) => {
    const frame = make("iframe", { src: `${base}/${src}`, title: `Chart: ${title}` });
    const again = (ms) => {
      clearTimeout(silent);
      silent = setTimeout(() => {
        if (frame.isConnected && !("heard" in frame.dataset))
          frame.replaceWith(chart({ src, title }, Math.min(60000, 2 * wait)));
      }, ms);
    };
    frame.addEventListener("load", () => {
      frame.contentWindow.postMessage("353-0:height?", location.origin);
      again(wait / 4);
    });
    again(wait);
    return frame;
  };
  addEventListener("message", ({ source, origin, data }) => {
    const frame = at("chart").querySelector("iframe");
    if (!frame || source !== frame.contentWindow || origin !== location.origin) return;
    if (data && data.type === "353-0:height" && data.height > 0) {
      frame.dataset.heard = "";
      frame.style.height = `${Math.min(4000, Math.max(120, Math.ceil(data.height)))}px`;
    }
  });

  const render = (anew = false) => {
    if (!now) return;
    const away =
      held.away !== null && seen.length ? seen[Math.min(held.away, seen.length - 1)] : null;
    const asking = now.asking && !away,
      scene = away || now.scene;
    const key = away ? `away ${away.id}` : `${now.scene.id} ${now.phase}`;
    const fresh = key !== drawn,
      inside = at("room").contains(document.activeElement);
    put(
      "where",
      away ? `Looking around: scene ${away.number}` : `Scene ${now.number} of ${now.scenes}`,
    );
    at("back").hidden = at("earlier").hidden = at("later").hidden = !away;
    at("around").hidden = Boolean(away);
    if (away) {
      at("earlier").disabled = away === seen[0];
      at("later").disabled = away === seen[seen.length - 1];
      put(
        "class",
        now.asking ? "The class is being asked something." : `The class is at scene ${now.number}.`,
      );
    } else put("class");
    at("back").classList.toggle("urgent", now.asking);
    if (fresh) {
      drawn = key;
      put(
        "title",
        !asking
          ? scene.title
          : now.phase === "second"
            ? "What do you think now?"
            : "What do you think?",
      );
      put("caption", asking ? "" : scene.caption);
      shown = scene;
      put("chart", ...(asking || (!away && now.posterior) ? [] : [chart(scene)]));
      const mine = last(now.scene.id);
      put(
        "ask",
        ...(asking ? (standing() ? question : waiting)(now.question, mine).filter(Boolean) : []),
      );
      at("ask").className = at("form") ? "posed" : "";
      if (at("form")) settle();
      scrollTo(0, 0);
      if (inside) at("title").focus();
      say(
        asking
          ? `Question: ${now.question.text} ${now.question.about}`
          : `${at("where").textContent}: ${scene.title}`,
      );
    }
    if (fresh || anew || !away) {
      const mine = last(now.scene.id);
      put(
        "tally",
        ...(away || asking
          ? []
          : [
              now.revealed
                ? make(
                    "section",
                    { "aria-labelledby": "h" },
                    make("h2", { id: "h" }, "What the class said"),
                    make("p", {}, now.question.about),
                    answers(
                      now.question,
                      // Not before the wall tells it.
                      { ...now.revealed, truth: now.part === "chart" ? now.revealed.truth : "" },
                      mine,
                      now.part === "answers" ? null : now.weighed,
                    ),
                  )
                : "",
              now.posterior ? posterior(now.posterior, own) : "",
            ].filter(Boolean)),
        away || !now.texts ? "" : released(now.texts),
      );
    }
  };

  // ---- Around and back
  const browse = async () => {
    const found = await ask("GET", `/rooms/${code}/scenes`);
    if (found.status === 200) seen = found.body;
  };
  const look = async (step) => {
    await browse();
    if (!seen.length) {
      say("There is nothing to look at yet.");
      return;
    }
    const here = held.away ?? seen.findLastIndex((scene) => scene.number <= now.number);
    held.away = Math.max(0, Math.min(seen.length - 1, here + step));
    keep();
    render();
  };
  at("around").addEventListener("click", async () => {
    await look(0);
    at("back").focus();
  });
  at("earlier").addEventListener("click", () => look(-1));
  at("later").addEventListener("click", () => look(1));
  at("back").addEventListener("click", () => {
    held.away = null;
    keep();
    render();
    at("title").focus();
  });

  // ---- The line
  const line = (well) => {
    clearTimeout(quiet);
    if (well === up) return;
    // Most breaks mend at once; only those that last are worth a word.
    if (!well) {
      quiet = setTimeout(() => {
        up = false;
        note("Connection lost. Trying again …", "lost");
      }, 1200);
      return;
    }
    up = true;
    note("Connected again.", "well");
    const frame = at("chart").querySelector("iframe:not([data-heard])");
    if (frame) frame.replaceWith(chart(shown));
    setTimeout(() => {
      if (up) note("");
    }, 3000);
    come();
  };
  // Counted in, with the answers that the room has of this phone.
  const come = async () => {
    const found = await ask("PUT", `/rooms/${code}/me`, me);
    if (found.status === 200) {
      held.votes = found.body.votes;
      own = found.body.posterior;
      keep();
      render(true);
    }
    sendAll();
    return found;
  };
  const gone = () => {
    shelf.drop(place);
    put("where");
    put("class-size");
    page("end");
    at("closed").focus();
  };
  const start = async () => {
    let found = await come();
    // Where no place is left, the wait that is asked for is long; the room can be followed.
    while (passing(found) && found.status !== 429 && found.wait < 60) {
      note("Connection lost. Trying again …", "lost");
      await new Promise((then) => setTimeout(then, 1500));
      found = await come();
    }
    note("");
    if (found.status === 404 && shelf.get(place)) return gone();
    // Without a place, or with the door locked, one can follow all the same.
    if (![200, 423, 503].includes(found.status)) return enter(why(found));
    page("room");
    at("unkept").hidden = shelf.kept;
    if (found.status !== 200) note(found.body.error);
    if (held.away !== null) await browse();
    follow(code, {
      ...me,
      line,
      gone,
      state: (state) => {
        const posed = now && now.scene.id === state.scene.id && now.step === state.step;
        now = state;
        put("class-size", many(state.students, "student"));
        render();
        if (posed) return;
        if (held.away !== null) {
          say(at("class").textContent);
          browse().then(render);
        }
        if (state.posterior) come();
      },
    });
  };
  if (code) start();
  else page("enter");
})();
