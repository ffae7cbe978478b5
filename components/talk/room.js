// What a student's phone and the presenter's page share: how they follow a room; what the class
// answered is drawn by tallies.js.
window.room353 = (() => {
  "use strict";
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
  // A break is mended without end. `end` stops it; `caughtUp` waits until a version is known here.
  const FIRST = 1500,
    POLL = 2500,
    LOOK = 20000,
    SOON = 500;
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
    // A stream that works brings it at once, and saves asking.
    const caughtUp = async (wanted) => {
      for (const until = Date.now() + SOON; streaming && version < wanted && Date.now() < until;)
        await new Promise((then) => setTimeout(then, 20));
      if (version < wanted && !over) await look();
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
    return { caughtUp, end };
  };

  return { ...window.tallies353, ask, base, follow, now, passing, shelf };
})();
