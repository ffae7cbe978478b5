// What the presenter's page adds: R opens a class room, J shows how to join, every step of the deck
// moves the class, and what it answered is drawn where the scene has room for it. What it wants of
// the deck is told at the head of deck.js; on a deck on disk, and in the window of the notes, which
// follows the other, nothing happens.
(() => {
  "use strict";
  const { answers, ask, follow, make, many, passing, posterior } = window.room353;
  const { deck } = window,
    aside = document.getElementById("room");
  if (!deck || !aside || deck.notes || !location.protocol.startsWith("http")) return;
  const place = "353-0:lead";
  let room = JSON.parse(sessionStorage.getItem(place) || "null"); // { code, key }
  let state = null,
    stop = null,
    wanted = null,
    pushing = false,
    up = true,
    counted = 0,
    drawn = "";
  const keyed = () => ({ headers: { Authorization: `Bearer ${room.key}` } });

  // ---- On the page: one line in the aside, and a board over all
  const line = make("button", { type: "button", class: "room-line" }, "Open a class room (R)");
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
    if (!room) {
      line.textContent = "Open a class room (R)";
      return;
    }
    const { students = 0, answered = 0, asking = false } = state || {};
    count.textContent = many(students, "student") + (asking ? `, ${answered} answered` : "");
    line.textContent = `Room ${room.code} · ${count.textContent}${up ? "" : " · no connection, trying again"}`;
    line.setAttribute("aria-label", `${line.textContent}. Show how to join (J)`);
    if (board.open && students !== counted && !doorLine.contains(document.activeElement)) {
      counted = students;
      showDoor();
    }
    draw();
  };
  // Counts only while a question stands; then what the class said.
  const draw = () => {
    const spot = deck.steps[deck.step].querySelector(".answers");
    if (!spot || !state || state.step !== deck.step) return;
    const key = JSON.stringify([
      state.step,
      state.revealed,
      state.posterior,
      state.asking && count.textContent,
    ]);
    if (key === drawn && spot.hasChildNodes()) return;
    drawn = key;
    if (state.asking && state.question.options.length)
      spot.replaceChildren(
        make(
          "p",
          { class: "room-asked" },
          many(state.answered, "answer"),
          ` of ${many(state.students, "student")}`,
        ),
      );
    else if (state.revealed)
      spot.replaceChildren(answers(state.question, { ...state.revealed, truth: "" }));
    else if (state.posterior) spot.replaceChildren(posterior(state.posterior));
    else spot.replaceChildren();
  };

  // ---- The door
  const doorLine = make("p", { class: "room-door" });
  const askDoor = async (method, path, body) => {
    const found = await ask(method, `/rooms/${room.code}/door${path}`, { ...keyed(), body });
    return found.status === 200 ? found.body : null;
  };
  const changeDoor = async (...said) => {
    const done = await askDoor(...said);
    const removed = done && "removed" in done ? `${many(done.removed, "student")} removed.` : "";
    await showDoor(done ? removed : "Not done: the room does not answer.");
    doorLine.querySelector("button").focus();
  };
  // How many came in, and from how many networks: a class is mostly in one.
  const showDoor = async (words = "") => {
    const found = await askDoor("GET", "");
    if (!found) return;
    const { locked, addresses } = found;
    const most = addresses.slice(0, 3);
    const counts = most.map(({ students }) => students).join(", ");
    doorLine.replaceChildren(
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

  // ---- The board
  const show = async () => {
    const found = await ask("GET", `/rooms/${room.code}/invitation`, keyed());
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
        button("Save the results (CSV)", save),
        button("Close the room …", sure),
      ),
      doorLine,
    );
    showDoor();
    if (!board.open) board.showModal();
    board.querySelector(".first").focus();
  };
  const sure = () => {
    const keys = board.querySelector(".room-keys");
    keys.replaceChildren(
      make("strong", {}, "Close, and delete all answers?"),
      button("Keep it open", show, "first"),
      button("Save them first (CSV)", save),
      button("Close and delete", shut),
    );
    keys.querySelector(".first").focus();
  };
  const save = async () => {
    const found = await ask("GET", `/rooms/${room.code}/results.csv`, keyed());
    if (found.status !== 200) {
      count.textContent = "The results could not be fetched. Try again.";
      return;
    }
    const url = URL.createObjectURL(new Blob([found.text], { type: "text/csv" }));
    make("a", { href: url, download: `class-${room.code}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };
  const shut = async () => {
    const found = await ask("POST", `/rooms/${room.code}/close`, keyed());
    if (passing(found)) count.textContent = "The room does not answer. Try again.";
    else gone();
  };
  const gone = () => {
    if (stop) stop();
    sessionStorage.removeItem(place);
    room = state = stop = wanted = null;
    if (board.open) board.close();
    document.querySelectorAll(".answers").forEach((spot) => spot.replaceChildren());
    deck.say("The room is closed, and all answers are deleted.");
    tell();
  };

  // ---- Leading
  // One request at a time, and the newest step wins; tried until it is received.
  const push = async () => {
    wanted = deck.step;
    if (pushing) return;
    pushing = true;
    for (let tries = 0; room && wanted !== null;) {
      const step = wanted;
      const found = await ask("PUT", `/rooms/${room.code}/step`, { ...keyed(), body: { step } });
      if (passing(found)) {
        await new Promise((then) => setTimeout(then, Math.min(2000, 200 * 2 ** tries++)));
        continue;
      }
      tries = 0;
      if (wanted === step) wanted = null;
      if (found.status === 404 && room) gone();
    }
    pushing = false;
  };
  const lead = () => {
    stop = follow(room.code, {
      state: (found) => {
        state = found;
        tell();
      },
      line: (well) => {
        up = well;
        tell();
      },
      gone,
    });
    push();
    tell();
  };
  const open = async () => {
    if (room) {
      show();
      return;
    }
    deck.say("Opening …");
    const found = await ask("POST", "/rooms", { body: { scenes: deck.scenes || "" } });
    if (found.status !== 201) {
      deck.say(found.body.error || "The app does not answer: a class room needs it.");
      return;
    }
    room = { code: found.body.code, key: found.body.key };
    sessionStorage.setItem(place, JSON.stringify(room));
    lead();
    show();
  };
  line.addEventListener("click", open);
  deck.on(() => {
    if (room) {
      push();
      tell();
    }
  });
  deck.keys.r = open;
  deck.keys.j = () => {
    if (board.open) board.close();
    else if (room) show();
  };
  // Space and arrows on the board are for its buttons, not for the deck.
  board.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (/^[rj]$/i.test(event.key)) board.close();
  });
  if (room) lead();
})();
