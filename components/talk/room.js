// What a student's phone and the presenter's page share: how they follow a room, and how they draw
// what the class answered. Texts go in as text, never as markup.
window.room353 = (() => {
  "use strict";
  const make = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("--")) node.style.setProperty(key, value);
      else if (value === true) node.setAttribute(key, "");
      else if (value !== false && value !== undefined) node.setAttribute(key, value);
    }
    node.append(
      ...children.filter((child) => child !== "" && child !== null && child !== undefined),
    );
    return node;
  };
  const many = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  const whole = (share) => (share > 0 && share < 0.005 ? "<1" : String(Math.round(100 * share)));
  const percent = (share) => `${whole(share)} %`;

  // Where the app stands: all before /join, /present, …
  const base = location.pathname.replace(/\/(join|present)(\/.*)?$/, "");

  // One request; {status, body}, status 0 where nobody answers.
  const ask = async (method, path, { body, headers = {} } = {}) => {
    const options = { method, headers: { ...headers }, cache: "no-store" };
    if (body !== undefined) {
      options.body = JSON.stringify(body);
      options.headers["Content-Type"] = "application/json";
    }
    try {
      const answer = await fetch(base + path, options);
      const text = await answer.text();
      let found = {};
      try {
        found = JSON.parse(text);
      } catch {
        /* a proxy's page */
      }
      return {
        status: answer.status,
        body: found,
        text,
        wait: +answer.headers.get("Retry-After") || 0,
      };
    } catch {
      return { status: 0, body: {}, text: "", wait: 0 };
    }
  };
  // Whether asking again later can help.
  const passing = ({ status }) => status === 0 || status === 429 || status >= 500;

  // Follows a room until it closes: state(found), line(up), gone(). A break is mended without end.
  const follow = (code, { state, line, gone }) => {
    let source = null,
      heard = 0,
      again = 0,
      tries = 0,
      over = false,
      version = -1;
    const end = () => {
      over = true;
      clearTimeout(again);
      clearInterval(watch);
      if (source) source.close();
    };
    const close = () => {
      end();
      gone();
    };
    const alive = () => {
      heard = Date.now();
      tries = 0;
      line(true);
    };
    const hear = (found) => {
      heard = Date.now();
      line(true);
      // After a restart versions go on from where they were; a lower one is an echo.
      if (found.version === version) return;
      version = found.version;
      state(found);
    };
    const later = () => {
      clearTimeout(again);
      again = setTimeout(open, Math.min(5000, 500 * 2 ** tries++) * (0.7 + 0.6 * Math.random()));
    };
    const lost = async () => {
      if (over) return;
      line(false);
      if (!source || source.readyState !== EventSource.CLOSED) return; // comes back by itself
      const found = await ask("GET", `/rooms/${code}`);
      if (found.status === 404) {
        close();
        return;
      }
      if (found.status === 200) hear(found.body); // no place for another stream: asked now and then
      later();
    };
    function open() {
      if (over) return;
      clearTimeout(again);
      if (source) source.close();
      source = new EventSource(`${base}/rooms/${code}/events`);
      heard = Date.now();
      source.addEventListener("open", alive);
      source.addEventListener("beat", alive);
      source.addEventListener("closed", close);
      source.addEventListener("error", lost);
      source.addEventListener("state", (event) => {
        alive();
        hear(JSON.parse(event.data));
      });
    }
    // A line can be dead without a word: phones change networks and fall asleep.
    const watch = setInterval(() => {
      if (Date.now() - heard > 40000) {
        line(false);
        open();
      }
    }, 5000);
    const wake = () => {
      if (
        document.visibilityState === "visible" &&
        (!source || source.readyState !== EventSource.OPEN)
      )
        open();
    };
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    open();
    return end;
  };

  const bar = (share, name = "") => make("i", { class: name, "--share": share.toFixed(4) });
  const you = () => make("span", { class: "you" }, "you");

  const sides = (question, { n, counts: [counts] }, mine) =>
    question.options.map(([value, words], i) =>
      make(
        "tr",
        { class: value },
        make("th", { scope: "row" }, words, mine === value ? you() : ""),
        make("td", { class: "bar" }, bar(n ? counts[i] / n : 0)),
        make("td", { class: "sum" }, String(counts[i])),
      ),
    );

  const levels = (question, { n, counts }, mine) => [
    make(
      "tr",
      {},
      make("td"),
      ...question.options.map(([, words]) => make("th", { scope: "col" }, words)),
    ),
    ...question.rows.map(([, short, title], row) =>
      make(
        "tr",
        {},
        make("th", { scope: "row", title }, short),
        ...question.options.map(([value], i) =>
          make(
            "td",
            {
              class: mine && mine[row] === value ? "own" : false,
              "--share": (n ? counts[row][i] / n : 0).toFixed(4),
            },
            counts[row][i] ? String(counts[row][i]) : "·",
            mine && mine[row] === value ? you() : "",
          ),
        ),
      ),
    ),
  ];

  // The class's answers to a question that no longer stands; `mine` is the student's own.
  const answers = (question, revealed, mine) =>
    make(
      "div",
      { class: "tally" },
      revealed.truth
        ? make("p", { class: "truth" }, "Coded here: ", make("strong", {}, revealed.truth))
        : "",
      make(
        "table",
        { class: question.kind === "levels" ? "levels" : "side" },
        make("caption", {}, revealed.n ? many(revealed.n, "answer") : "Nobody answered"),
        make(
          "tbody",
          {},
          ...(question.kind === "levels" ? levels : sides)(question, revealed, mine),
        ),
      ),
    );

  // What the class makes of the clues; `mine` are the student's own probabilities, or none.
  const posterior = ({ n, clues, among, rows }, mine = []) => {
    if (!n) return make("p", { class: "tally" }, `${among} all stand even: nobody judged a clue.`);
    // Few get far: the scale ends at the quarter beyond the highest.
    const top = [0.25, 0.5, 0.75].find((end) => rows.every(({ spread }) => spread[4] <= end)) || 1;
    const far = (share) => (share / top).toFixed(4);
    const order = rows
      .map((row, i) => ({ ...row, own: mine[i] }))
      .sort((a, b) => b.pooled - a.pooled);
    return make(
      "div",
      { class: "tally" },
      make(
        "table",
        { class: "posterior" },
        make(
          "caption",
          {},
          make("strong", {}, among),
          `: ${many(n, "student")}, ${many(clues, "clue")}. Bar: what they make of it together. ` +
            "Line: from the lowest student to the highest; thick: the middle half. Dotted: the even start." +
            (mine.length ? " Ring: you." : ""),
        ),
        make(
          "tbody",
          {},
          ...order.map(({ short, pooled, prior, spread: [least, low, , high, most], own }) =>
            make(
              "tr",
              {},
              make("th", { scope: "row" }, short),
              make(
                "td",
                { class: "bar" },
                make(
                  "span",
                  { class: "track" },
                  bar(pooled / top),
                  make("b", { class: "range", "--from": far(least), "--to": far(most) }),
                  make("b", { class: "middle", "--from": far(low), "--to": far(high) }),
                  make("b", { class: "even", "--from": far(prior) }),
                  own === undefined ? "" : make("b", { class: "ring", "--from": far(own) }),
                ),
              ),
              make(
                "td",
                { class: "sum" },
                percent(pooled),
                make("small", {}, `${whole(least)}–${whole(most)} %`),
              ),
            ),
          ),
          make(
            "tr",
            { class: "axis", "aria-hidden": "true" },
            make("td"),
            make("td", {}, make("span", {}, "0"), make("span", {}, percent(top))),
            make("td"),
          ),
        ),
      ),
    );
  };

  return { answers, ask, base, follow, make, many, passing, percent, posterior };
})();
