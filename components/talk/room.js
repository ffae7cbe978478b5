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

  // What the browser keeps, "localStorage" or "sessionStorage"; where it refuses, `kept` is false and
  // all lasts as long as the page.
  const shelf = (kind) => {
    try {
      const own = window[kind];
      own.setItem("353-0:try", "");
      own.removeItem("353-0:try");
      return {
        kept: true,
        get: (name) => {
          const text = own.getItem(name);
          try {
            return JSON.parse(text);
          } catch {
            return text;
          }
        },
        set: (name, value) => own.setItem(name, JSON.stringify(value)),
        drop: (name) => own.removeItem(name),
      };
    } catch {
      const own = new Map();
      return {
        kept: false,
        get: (name) => own.get(name) ?? null,
        set: (name, value) => own.set(name, value),
        drop: (name) => own.delete(name),
      };
    }
  };
  // Seconds since 1970 by the server's clock: a phone's own may be years off.
  let ahead = 0;
  const now = () => Date.now() / 1000 + ahead;

  // One request; {status, body}, status 0 where nobody answers.
  const ask = async (method, path, { body, headers = {}, within = 60000 } = {}) => {
    const stop = new AbortController(),
      timer = setTimeout(() => stop.abort(), within);
    const options = { method, headers: { ...headers }, cache: "no-store", signal: stop.signal };
    if (body !== undefined) {
      options.body = JSON.stringify(body);
      options.headers["Content-Type"] = "application/json";
    }
    try {
      const answer = await fetch(base + path, options);
      const blob = await answer.blob(),
        text = await blob.text(),
        date = Date.parse(answer.headers.get("Date"));
      if (date) ahead = (date - Date.now()) / 1000;
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
        blob,
        wait: +answer.headers.get("Retry-After") || 0,
        etag: answer.headers.get("ETag") || "",
      };
    } catch {
      return { status: 0, body: {}, text: "", wait: 0, etag: "" };
    } finally {
      clearTimeout(timer);
    }
  };
  // Whether asking again later can help.
  const passing = ({ status }) => status === 0 || status === 429 || status >= 500;

  // Follows a room until it closes: state(found), line(up), gone(). Events come by a stream. Where
  // that is refused or held back, and now and then to see whether it is, the state is asked for.
  // A break is mended without end.
  const FIRST = 4000,
    POLL = 2500,
    LOOK = 20000;
  const follow = (code, { state, line, gone, headers = {} }) => {
    let source = null,
      heard = 0, // from the stream
      again = 0,
      next = 0,
      tries = 0,
      over = false,
      streaming = false,
      etag = "",
      version = -1;
    const end = () => {
      over = true;
      clearTimeout(again);
      clearTimeout(next);
      clearInterval(watch);
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("online", wake);
      if (source) source.close();
    };
    const close = () => {
      end();
      gone();
    };
    const hear = (found) => {
      line(true);
      if (found.version <= version) return; // held back, or an echo
      version = found.version;
      state(found);
    };
    const plan = (wait) => {
      clearTimeout(next);
      next = setTimeout(look, wait * (0.9 + 0.2 * Math.random()));
    };
    const look = async () => {
      clearTimeout(next);
      const known = etag ? { "If-None-Match": etag } : {};
      const found = await ask("GET", `/rooms/${code}`, {
        headers: { ...headers, ...known },
        within: 8000,
      });
      if (over) return;
      if (found.status === 404) {
        close();
        return;
      }
      if (found.status === 200) {
        etag = found.etag;
        if (found.body.version > version) streaming = false; // until the stream has it too
        hear(found.body);
      } else line(found.status === 304);
      plan(streaming ? LOOK : POLL);
    };
    const alive = () => {
      heard = Date.now();
      tries = 0;
    };
    const told = (event) => {
      alive();
      const found = JSON.parse(event.data);
      if (found.version >= version && !streaming) {
        streaming = true;
        plan(LOOK);
      }
      hear(found);
    };
    const lost = () => {
      if (over) return;
      if (streaming || tries === 0) look();
      streaming = false;
      if (source.readyState !== EventSource.CLOSED) return; // comes back by itself
      clearTimeout(again);
      again = setTimeout(open, Math.min(15000, 500 * 2 ** tries++) * (0.7 + 0.6 * Math.random()));
    };
    function open() {
      if (over) return;
      clearTimeout(again);
      if (source) source.close();
      source = new EventSource(`${base}/rooms/${code}/events`);
      heard = Date.now();
      source.addEventListener("beat", alive);
      source.addEventListener("closed", close);
      source.addEventListener("error", lost);
      source.addEventListener("state", told);
    }
    // A line can be dead without a word: phones change networks and fall asleep.
    const watch = setInterval(() => {
      if (Date.now() - heard > 40000) open();
    }, 5000);
    const wake = () => {
      if (document.visibilityState !== "visible") return;
      look();
      if (source.readyState !== EventSource.OPEN) open();
    };
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", wake);
    open();
    plan(FIRST);
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

  // Who went from which answer (down) to which (across) between the votes.
  const flow = ({ options }, [moved]) =>
    make(
      "table",
      { class: "flow" },
      make("caption", {}, "From the first vote (down) to the second (across)"),
      make(
        "thead",
        {},
        make("tr", {}, make("td"), ...options.map(([, w]) => make("th", { scope: "col" }, w))),
      ),
      make(
        "tbody",
        {},
        ...options.map(([, words], i) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, words),
            ...moved[i].map((n, j) =>
              make("td", { class: i === j ? "same" : false }, n ? String(n) : "·"),
            ),
          ),
        ),
      ),
    );
  const changes = ({ rows }, moved) => {
    const other = (row, i) => row.reduce((sum, n, j) => sum + (i === j ? 0 : n), 0);
    const sums = moved.map((row) => row.reduce((sum, to, i) => sum + other(to, i), 0));
    const found = rows.flatMap(([, short], i) => (sums[i] ? [`${short} ${sums[i]}`] : []));
    return found.length ? `Changed their answer: ${found.join(", ")}` : "Nobody changed an answer";
  };
  const table = (question, found, mine, title) =>
    make(
      "table",
      { class: question.rows.length ? "levels" : "side" },
      make("caption", {}, title, found.n ? many(found.n, "answer") : "Nobody answered"),
      make("tbody", {}, ...(question.rows.length ? levels : sides)(question, found, mine)),
    );

  // The class's answers to a question that no longer stands; `mine` is the student's own. After two
  // votes, both and what moved between them.
  const answers = (question, revealed, mine) => {
    const { first, flow: moved } = revealed;
    return make(
      "div",
      { class: first ? "tally votes" : "tally" },
      revealed.truth
        ? make("p", { class: "truth" }, "Coded here: ", make("strong", {}, revealed.truth))
        : "",
      first ? table(question, first, undefined, "First vote: ") : "",
      table(question, revealed, mine, first ? "Second vote: " : ""),
      first && moved.length === 1 ? flow(question, moved) : "",
      first && moved.length > 1 ? make("p", {}, changes(question, moved)) : "",
    );
  };

  // The same in one line, beside a chart: the commonest answers of each row.
  const strip = ({ options, rows }, { n, counts }) => {
    const said = (row) => options.map(([value, words], i) => ({ value, words, times: row[i] }));
    const parts = rows.length
      ? rows.map(([, short], i) => {
          const { words } = said(counts[i]).reduce((a, b) => (b.times > a.times ? b : a));
          return make("span", {}, make("b", {}, short), ` ${words}`);
        })
      : said(counts[0]).map(({ value, words, times }) =>
          make("span", { class: value }, make("b", {}, String(times)), ` ${words}`),
        );
    return make("p", { class: "strip" }, `The class (${n}): `, ...(n ? parts : []));
  };

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

  return {
    answers,
    ask,
    base,
    follow,
    make,
    many,
    now,
    passing,
    posterior,
    shelf,
    strip,
  };
})();
