// What the presenter's page adds: R opens a class room, J shows how to join, every step of the deck
// moves the class, and what it answered is drawn where the scene has room for it. What it wants of
// the deck is told at the head of deck.js; on a deck on disk nothing happens. The window of the notes
// has the room from the page that opened it, or by a link that only a presenter sees. What
// lead_private.js may count on is at the end.
(() => {
  "use strict";
  const { ask, base, follow, make, many, now, passing, shelf } = window.room353;
  const { deck, hands353 } = window,
    aside = document.getElementById("room");
  if (!deck || !aside || !location.protocol.startsWith("http")) return;
  const place = "353-0:lead",
    tab = shelf("sessionStorage"),
    device = shelf("localStorage");
  // Seconds that a class talks a question over, and for which a room can be led again.
  const TALK = 120,
    LIFE = 12 * 3600;
  const lent = deck.notes && Boolean(window.opener); // follows the page that opened it
  let room = null; // { code, key }
  let kept = null; // a room that this browser led in another tab
  let state = null,
    followed = null,
    wanted = false,
    pushing = false,
    following = false,
    acked = 0,
    resumed = 0,
    list = "",
    up = true,
    leaving = false,
    counted = 0,
    drawn = "",
    door = null; // how it stands, and what is amiss there
  const heard = [];
  const keyed = (more = {}) => ({ headers: { Authorization: `Bearer ${room.key}` }, ...more });
  const call = (method, path, body) => ask(method, `/rooms/${room.code}${path}`, keyed({ body }));
  // Asked again until somebody answers.
  const insist = async (method, path, body) => {
    for (let tries = 0; room; tries++) {
      const found = await call(method, path, body);
      if (!passing(found)) {
        if (found.status === 404 && room) gone();
        if (found.status === 200) acked = Math.max(acked, found.body.version || 0);
        return found;
      }
      await new Promise((then) => setTimeout(then, Math.min(2000, 200 * 2 ** tries)));
    }
    return { status: 0, body: {} };
  };

  // ---- On the page: one line in the aside, and a board over all
  const line = make("button", { type: "button", class: "room-line" });
  const board = make("dialog", { class: "room-board", "aria-labelledby": "room-head" });
  aside.append(line);
  document.body.append(board);
  const count = make("p", { class: "room-count" });
  const button = (words, then, name = "") => {
    const made = make("button", { type: "button", class: name }, words);
    made.addEventListener("click", then);
    return made;
  };

  const tell = () => {
    if (room) {
      const { students = 0, answered = 0, asking = false } = state || {};
      count.textContent =
        many(students, "student") + (asking && stands() ? `, ${answered} answered` : "");
      const warned = door && door.warnings.length ? " · look at the door (J)" : "";
      line.textContent = `Room ${room.code} · ${count.textContent}${up ? "" : " · no connection, trying again"}${warned}`;
      line.setAttribute("aria-label", `${line.textContent}. Show how to join (J)`);
      if (board.open && students !== counted && !doorLine.contains(document.activeElement)) {
        counted = students;
        showDoor();
      }
      draw();
    } else {
      line.textContent = kept ? `Lead room ${kept.code} again (R)` : "Open a class room (R)";
      line.removeAttribute("aria-label");
    }
    heard.forEach((fn) => fn());
  };
  const clock = () => {
    const left = Math.min(TALK, Math.max(0, Math.ceil(state.since + TALK - now())));
    return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };
  const stands = () => {
    if (!state.question || state.question.kind === "open") return "";
    const { phase, students, answered } = state,
      sum =
        many(answered, "answer") + (answered > students ? "" : ` of ${many(students, "student")}`);
    return (
      {
        first: sum,
        closed: `The first vote is closed: ${many(answered, "answer")}. What they are stays hidden.`,
        discuss: `Talk it over with a neighbour who answered otherwise. ${clock()}`,
        second: `Second vote: ${sum}`,
      }[phase] || "The vote on this is over."
    );
  };
  // Counts only while a question stands; then what the class said.
  const draw = () => {
    const section = deck.steps[deck.step],
      spot = section.querySelector(".answers");
    if (!spot || !state || state.step !== deck.step) return;
    const { asking, revealed, question, weighed, posterior: judged, texts } = state;
    const key = JSON.stringify([state.step, revealed, weighed, judged, texts, asking && stands()]);
    if (key === drawn && spot.hasChildNodes()) return;
    drawn = key;
    hands353.draw(section, {
      words: asking ? stands() : "",
      question,
      revealed: asking ? null : revealed,
      weighed,
      posterior: judged,
      texts,
    });
  };
  setInterval(() => {
    if (state && state.phase === "discuss") tell();
  }, 1000);

  // ---- The door
  const doorLine = make("p", { class: "room-door" });
  const askDoor = async (method, path, body) => {
    const found = await call(method, `/door${path}`, body);
    return found.status === 200 ? found.body : null;
  };
  const changeDoor = async (...said) => {
    const done = await askDoor(...said);
    const removed = done && "removed" in done ? `${many(done.removed, "student")} removed.` : "";
    await showDoor(done ? removed : "Not done: the room does not answer.");
    doorLine.querySelector("button")?.focus();
    tell();
  };
  // How many came in, and from how many networks: a class is mostly in one.
  const showDoor = async (words = "") => {
    const found = await askDoor("GET", "");
    if (!found) return;
    door = found;
    const { locked, addresses, warnings } = found;
    const most = addresses.slice(0, 3);
    const counts = most.map(({ students }) => students).join(", ");
    doorLine.replaceChildren(
      ...(warnings.length ? [make("strong", {}, warnings.join(" "))] : []),
      most.length
        ? `From ${many(addresses.length, "network")}: ${counts}${most.length < addresses.length ? ", …" : ""}`
        : "Nobody came in yet",
      button(locked ? "Unlock the door" : "Lock the door", () =>
        changeDoor("PUT", "", { locked: !locked }),
      ),
      button("Remove who came in the last 2 minutes", () =>
        changeDoor("POST", "/remove", { seconds: 120 }),
      ),
      ...(most.length > 1
        ? most.map(({ address, students }) =>
            button(`Remove the ${students} of one network`, () =>
              changeDoor("POST", "/remove", { address }),
            ),
          )
        : []),
      make("span", { role: "status" }, words),
    );
  };

  // A flood of newcomers, a full room and made-up requests are told within seconds.
  setInterval(async () => {
    if (!room || doorLine.contains(document.activeElement)) return;
    const before = door && door.warnings.join(" ");
    await showDoor();
    if (room && door && door.warnings.join(" ") !== (before || "")) tell();
  }, 5000);

  // ---- The board
  const show = async () => {
    const found = await call("GET", "/invitation");
    if (found.status === 404) {
      gone();
      return;
    }
    if (found.status !== 200) {
      deck.say("The room does not answer just now.");
      return;
    }
    const { at, qr, join, advice, reachable } = found.body;
    const picture = new DOMParser().parseFromString(qr, "image/svg+xml").documentElement;
    for (const [name, value] of [
      ["class", "room-qr"],
      ["role", "img"],
      ["aria-label", `QR code for ${join}`],
    ])
      picture.setAttribute(name, value);
    board.replaceChildren(
      picture,
      make(
        "div",
        { class: "room-how" },
        make("h2", { id: "room-head" }, "Join the class"),
        make("p", { class: "room-at" }, at.replace(/^https?:\/\//, "")),
        make(
          "p",
          { class: "room-code", "aria-label": `Code: ${[...room.code].join(" ")}` },
          room.code,
        ),
        count,
      ),
      make("p", { class: reachable ? "room-advice" : "room-advice wrong" }, advice),
      make(
        "p",
        { class: "room-keys" },
        button("Back to the scene (J)", () => board.close(), "first"),
        button("Save the results (XLSX)", () => save("xlsx")),
        button("CSV", () => save("csv")),
        make("a", { href: paper(), download: true }, "Code and cards (PDF)"),
        button("Close the room …", sure),
      ),
      doorLine,
    );
    showDoor();
    if (!board.open) board.showModal();
    board.querySelector(".first").focus();
  };
  const paper = () =>
    `present/cards.pdf?${new URLSearchParams({ room: room.code, scenes: deck.scenes })}`;
  const sure = () => {
    const keys = board.querySelector(".room-keys");
    keys.replaceChildren(
      make("strong", {}, "Close, and delete all answers?"),
      button("Keep it open", show, "first"),
      button("Save them first (XLSX)", () => save("xlsx")),
      button("CSV", () => save("csv")),
      button("Close and delete", shut),
    );
    keys.querySelector(".first").focus();
  };
  const save = async (ending) => {
    const found = await call("GET", `/results.${ending}`);
    if (found.status !== 200) {
      count.textContent = "The results could not be fetched. Try again.";
      return;
    }
    const url = URL.createObjectURL(found.blob);
    make("a", { href: url, download: `class-${room.code}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  const shut = async () => {
    const found = await call("POST", "/close");
    if (passing(found)) count.textContent = "The room does not answer. Try again.";
    else gone();
  };
  const gone = () => {
    if (followed) followed.end();
    tab.drop(place);
    device.drop(place);
    room = kept = state = followed = door = null;
    if (board.open) board.close();
    deck.steps.forEach((step) => hands353.draw(step, {}));
    deck.say("The room is closed, and all answers are deleted.");
    tell();
  };

  // ---- Leading
  // One request at a time, and the newest step wins.
  const push = async () => {
    wanted = true;
    if (pushing) return;
    pushing = true;
    while (room && wanted) {
      wanted = false;
      await insist("PUT", "/step", { step: deck.step, part: deck.part });
    }
    pushing = false;
    // A scene's answers are drawn from the state that this makes.
    if (followed) await followed.caughtUp(acked);
    agree(); // what another presenter did meanwhile
  };
  // The votes on a question come before the next step, and a class's answers before the chart.
  let taking = false;
  const take = async (phase) => {
    taking = true;
    await insist("PUT", "/vote", { scene: state.scene.id, phase });
    // Else the next key would come before the state that it goes by.
    if (followed) await followed.caughtUp(acked);
    taking = false;
  };
  const within = (by) => {
    // A key that comes before the room is known must not tell what it would keep back.
    if (room && !state && Date.now() - resumed < 4000) return true;
    if (!room) return hands353.within(by);
    if (!state || state.step !== deck.step) return false;
    const { asking, phase, answered, question } = state;
    if (!asking) return hands353.within(by);
    if (taking) return true;
    if (!question.options.length) return false; // only talked about
    const ways = {
      first: answered && "closed",
      closed: "discuss",
      once: "discuss",
      discuss: "second",
    };
    const then = by > 0 ? ways[phase] : phase === "closed" && "first";
    if (then) take(then);
    return Boolean(then);
  };
  const tellNow = () => {
    if (room && state && state.asking) deck.go(deck.step + 1);
  };
  const hear = (found) => {
    if (found.version < acked) return; // from before our own move
    if (list && found.list !== list) return relist();
    state = found;
    agree();
    tell();
  };
  // The page goes to where the class is, unless its own move is on its way.
  const agree = () => {
    if (lent || pushing || !state || state.version < acked) return;
    if (state.step === deck.step && state.part === deck.part) return;
    following = true;
    deck.go(state.step);
    deck.turn(state.part);
    following = false;
  };
  const lead = () => {
    kept = null;
    tab.set(place, room);
    device.set(place, { ...room, at: Date.now() });
    if (followed) followed.end();
    followed = follow(room.code, {
      state: hear,
      line: (well) => {
        up = well;
        tell();
      },
      gone,
    });
    tell();
  };
  // Another presenter has changed the list: this page goes to it.
  const relist = async () => {
    const { status, body } = await insist("GET", "/handover");
    if (status !== 200) return;
    list = body.list;
    if (body.scenes === deck.scenes) return;
    const query = new URLSearchParams(location.search);
    query.set("scenes", body.scenes);
    if (!body.scenes) query.delete("scenes");
    leaving = true;
    const own = lent ? "notes-1" : deck.notes ? `lead-${room.code}-${room.key}` : "1";
    location.replace(`${base}/present?${query}#${own}`);
  };
  // A page whose list is not the room's brings its own, unless it came by the presenter's link.
  const resume = async (found, { invited = false } = {}) => {
    room = found;
    resumed = Date.now();
    const { status, body } = await insist("GET", "/handover");
    if (status !== 200) {
      if (room) gone();
      return;
    }
    list = body.list;
    tab.set(place, room);
    if (body.scenes !== deck.scenes) {
      if (invited || lent) return relist();
      list = (await insist("PUT", "/scenes", { scenes: deck.scenes })).body.list;
    }
    if (room) lead();
  };
  const open = async () => {
    if (room) return show();
    if (kept) {
      await resume(kept);
      if (room || kept) return;
    }
    deck.say("Opening …");
    const found = await ask("POST", "/rooms", { body: { scenes: deck.scenes } });
    if (found.status !== 201) {
      deck.say(found.body.error || "The app does not answer: a class room needs it.");
      return;
    }
    room = { code: found.body.code, key: found.body.key };
    list = found.body.list;
    push();
    lead();
    show();
  };
  line.addEventListener("click", open);
  deck.on(() => {
    if (room && !lent && !following) push();
    if (room) tell();
  });
  deck.within(within);
  deck.keys.r = open;
  deck.keys.v = tellNow;
  deck.keys.j = () => {
    if (board.open) board.close();
    else if (room) show();
  };
  // Space and arrows on the board are for its buttons, not for the deck.
  board.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (/^[rj]$/i.test(event.key)) board.close();
  });
  addEventListener("beforeunload", (event) => {
    if (!room || deck.notes || leaving) return;
    event.preventDefault();
    event.returnValue = "";
  });

  window.lead353 = {
    button,
    call,
    changeDoor,
    insist,
    take,
    tellNow,
    within,
    get door() {
      return door;
    },
    get room() {
      return room;
    },
    get state() {
      return state;
    },
    stands,
    on: (fn) => heard.push(fn),
  };
  const [, code, key] = /^#lead-([A-Z]+)-([\w-]+)$/.exec(deck.arrived) || [];
  const last = device.get(place);
  if (code) resume({ code, key }, { invited: true });
  else if (lent) {
    // The page that opened this one may open a room later, and close it.
    const borrow = () => {
      let own = null;
      try {
        own = window.opener.lead353.room;
      } catch {
        /* gone, or another page */
      }
      if (own && own.code !== (room && room.code)) resume({ ...own });
    };
    borrow();
    setInterval(borrow, 1000);
  } else if (tab.get(place)) resume(tab.get(place));
  else if (last && Date.now() - last.at < LIFE * 1000) kept = { code: last.code, key: last.key };
  tell();
})();
