// A student's page: type the code, follow the class, look around, answer.
(() => {
  "use strict";
  const { answers, ask, base, follow, make, many, passing, posterior } = window.room353;
  const at = (id) => document.getElementById(id);
  const put = (id, ...children) => at(id).replaceChildren(...children);

  // A number of the phone's own says which answers are one student's; where nothing may be kept
  // it lasts as long as the page.
  const shelf = (() => {
    try {
      localStorage.setItem("353-0:try", "");
      localStorage.removeItem("353-0:try");
      return localStorage;
    } catch {
      const held = {};
      return {
        getItem: (k) => held[k] ?? null,
        setItem: (k, v) => {
          held[k] = v;
        },
        removeItem: (k) => {
          delete held[k];
        },
      };
    }
  })();
  const token =
    shelf.getItem("353-0:student") ||
    [...crypto.getRandomValues(new Uint8Array(16))]
      .map((b) => b.toString(16).padStart(2, "0"))
      .join("");
  shelf.setItem("353-0:student", token);
  const me = { headers: { "X-Student": token } };

  const code = decodeURIComponent(
    location.pathname.slice(base.length).split("/")[2] || "",
  ).toUpperCase();
  const place = `353-0:room:${code}`;
  // Own answers, those still to be sent, and the scene at which this student looks around.
  const held = {
    answers: {},
    pending: {},
    away: null,
    ...JSON.parse(shelf.getItem(place) || "{}"),
  };
  const keep = () => shelf.setItem(place, JSON.stringify(held));
  let now = null,
    seen = [],
    own = [],
    drawn = "",
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
  // Sent until it is received; the server keeps one answer of a student and scene.
  const sending = new Set();
  const send = async (scene) => {
    if (sending.has(scene)) return;
    sending.add(scene);
    for (let tries = 0; held.pending[scene]; tries++) {
      const body = held.pending[scene];
      const found = await ask("PUT", `/rooms/${code}/answers/${encodeURIComponent(scene)}`, {
        ...me,
        body,
      });
      if (passing(found)) {
        told(scene, "Kept on this phone. It is sent as soon as there is a connection.");
        await new Promise((then) =>
          setTimeout(then, found.wait * 1000 || Math.min(4000, 400 * 2 ** tries)),
        );
        continue;
      }
      if (held.pending[scene] !== body) continue; // changed meanwhile
      delete held.pending[scene];
      if (found.status === 200) held.answers[scene] = found.body.answer;
      keep();
      told(
        scene,
        found.status === 200
          ? "Answer sent. You can change it until the class moves on."
          : found.status === 409
            ? "The question was over before your answer came."
            : found.body.error || "The answer was not taken.",
      );
      if (found.status === 200) {
        if (drawn === now.scene.id + "?") settle();
        else render(true);
      }
    }
    sending.delete(scene);
  };
  const told = (scene, words) => {
    if (now && now.scene.id === scene && at("sent")) put("sent", words);
    else say(words);
  };
  const chosen = () => {
    const { kind, rows } = now.question,
      form = at("form");
    const of = (name) => form.querySelector(`[name="${name}"]:checked`)?.value ?? "";
    return kind !== "levels" ? of("side") : rows.map((_, i) => of(`row${i}`) || "-").join("");
  };
  // Whether all is chosen, and whether it is what was sent already.
  const settle = () => {
    const said = chosen(),
      { kind, rows } = now.question;
    const before = held.answers[now.scene.id],
      done = kind !== "levels" ? said !== "" : !said.includes("-");
    const button = at("send"),
      left = [...said].filter((c) => c !== "-").length;
    button.textContent =
      before === undefined
        ? "Send my answer"
        : said === before
          ? "Answer sent ✓"
          : "Change my answer";
    button.setAttribute("aria-disabled", String(done && said === before));
    if (kind === "levels") put("left", done ? "" : `${left} of ${rows.length} chosen`);
  };
  const choice = (name, [value, words], checked, type = "") => {
    const id = `${name}-${value}`;
    const input = make("input", { type: "radio", id, name, value, required: true, checked });
    return make("span", { class: `choice ${type}` }, input, make("label", { for: id }, words));
  };
  const question = ({ kind, text, about, by, rows, options }, mine) => {
    if (kind === "open") return [make("p", { class: "lead" }, text)];
    const fields =
      kind !== "levels"
        ? [
            make(
              "fieldset",
              {},
              make("legend", {}, text),
              ...options.map((o) => choice("side", o, mine === o[0], o[0])),
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
    const form = make(
      "form",
      { id: "form", novalidate: true },
      kind === "levels" ? make("p", { class: "lead" }, text) : "",
      ...fields,
      make(
        "p",
        { class: "bar" },
        make("button", { id: "send" }, "Send my answer"),
        make("span", { id: "left" }),
      ),
      make("p", { id: "sent", role: "status" }),
    );
    form.addEventListener("change", () => {
      put("sent");
      settle();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = chosen(),
        scene = now.scene.id;
      const first = form.querySelector("fieldset:not(:has(:checked)) input");
      if (first) {
        put(
          "sent",
          kind !== "levels"
            ? "Choose one first."
            : "One word for each of the reasons: the next is marked.",
        );
        first.focus();
      } else if (held.answers[scene] !== said || held.pending[scene]) {
        held.pending[scene] = { [kind]: said };
        keep();
        put("sent", "Sending …");
        send(scene);
      }
    });
    const cited = make("blockquote", {}, make("p", {}, about), make("footer", {}, by));
    return about ? [cited, form] : [form];
  };

  // ---- What is seen
  // The chart's own document says how tall it is, and leads on to the explorer.
  const chart = ({ src, title }) => {
    const frame = make("iframe", { src: `${base}/${src}`, title: `Chart: ${title}` });
    frame.addEventListener("load", () =>
      frame.contentWindow.postMessage("353-0:height?", location.origin),
    );
    return frame;
  };
  addEventListener("message", ({ source, origin, data }) => {
    const frame = at("chart").querySelector("iframe");
    if (!frame || source !== frame.contentWindow || origin !== location.origin) return;
    if (data && data.type === "353-0:height" && data.height > 0) {
      frame.style.height = `${Math.min(4000, Math.max(120, Math.ceil(data.height)))}px`;
    }
  });

  const render = (anew = false) => {
    if (!now) return;
    const away =
      held.away !== null && seen.length ? seen[Math.min(held.away, seen.length - 1)] : null;
    const asking = now.asking && !away,
      scene = away || now.scene;
    const key = away ? `away ${away.id}` : `${now.scene.id}${now.asking ? "?" : ""}`;
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
      put("title", asking ? "What do you think?" : scene.title);
      put("caption", asking ? "" : scene.caption);
      put("chart", ...(asking || (!away && now.posterior) ? [] : [chart(scene)]));
      put("ask", ...(asking ? question(now.question, held.answers[now.scene.id]) : []));
      if (asking && at("form")) settle();
      scrollTo(0, 0);
      if (inside) at("title").focus();
      say(
        asking
          ? `Question: ${now.question.text} ${now.question.about}`
          : `${at("where").textContent}: ${scene.title}`,
      );
    }
    if (fresh || anew || !away) {
      const mine = held.answers[now.scene.id];
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
                    answers(now.question, now.revealed, mine),
                  )
                : "",
              now.posterior ? posterior(now.posterior, own) : "",
            ].filter(Boolean)),
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
    setTimeout(() => {
      if (up) note("");
    }, 3000);
    come();
  };
  // Counted in, with the answers that the room has of this phone.
  const come = async () => {
    const found = await ask("PUT", `/rooms/${code}/me`, me);
    if (found.status === 200) {
      held.answers = found.body.answers;
      own = found.body.posterior;
      keep();
      render(true);
    }
    Object.keys(held.pending).forEach(send);
    return found;
  };
  const gone = () => {
    shelf.removeItem(place);
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
    if (found.status === 404 && shelf.getItem(place)) return gone();
    // Without a place, or with the door locked, one can follow all the same.
    if (![200, 423, 503].includes(found.status)) return enter(why(found));
    page("room");
    if (found.status !== 200) note(found.body.error);
    if (held.away !== null) await browse();
    follow(code, {
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
