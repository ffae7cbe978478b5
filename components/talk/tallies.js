// How the pages of the talk and of a class draw what it answered: on phones, on the wall, and with no
// room at all. Texts go in as text, never as markup.
window.tallies353 = (() => {
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

  // As they stand at the answers on the wall, and on the cards.
  const LETTERS = "ABCDEFGH";
  const lettered = (i, words) => [
    make("span", { class: "letter", "aria-hidden": "true" }, LETTERS[i]),
    make("span", { class: "words" }, words),
  ];
  const bar = (share, name = "") => make("i", { class: name, "--share": share.toFixed(4) });
  // Whether an answer to a question without rows chooses an option; the answer in words.
  const chose = ({ kind }, answer = "", value) =>
    kind === "several" ? answer.includes(value) : answer === value;
  const inWords = (question, answer) =>
    question.kind === "short"
      ? answer
      : question.options
          .filter(([value]) => chose(question, answer, value))
          .map(([, words]) => words)
          .join("; ");
  // How many raised a hand, at the fewest: as questions.py reckons it, for a deck without a server.
  const raised = ({ kind }, counts) =>
    Math.max(
      0,
      ...counts.map((row) =>
        kind === "several" ? Math.max(...row) : row.reduce((all, n) => all + n, 0),
      ),
    );
  const you = () => make("span", { class: "you" }, "you");

  const sides = (question, { n, counts: [counts] }, mine) =>
    question.options.map(([value, words], i) =>
      make(
        "tr",
        { class: value },
        make(
          "th",
          { scope: "row" },
          ...lettered(i, words),
          chose(question, mine, value) ? you() : "",
        ),
        make("td", { class: "bar" }, bar(n ? counts[i] / n : 0)),
        make("td", { class: "sum" }, String(counts[i])),
      ),
    );

  const levels = (question, { n, counts }, mine) => [
    make(
      "tr",
      {},
      make("td"),
      ...question.options.map(([, words], i) =>
        make("th", { scope: "col" }, ...lettered(i, words)),
      ),
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
        make(
          "tr",
          {},
          make("td"),
          ...options.map(([, words], i) => make("th", { scope: "col" }, ...lettered(i, words))),
        ),
      ),
      make(
        "tbody",
        {},
        ...options.map(([, words], i) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, ...lettered(i, words)),
            ...moved[i].map((n, j) =>
              make("td", { class: i === j ? "same" : false }, n ? String(n) : "·"),
            ),
          ),
        ),
      ),
    );
  // More answers than a table of the flow has room for: how many moved, and the ways most went.
  const WIDE = 5;
  // Where one answer makes several choices there are no ways.
  const ways = ({ options }, moved, [changed, of]) => {
    const pairs = (moved || [[]])[0].flatMap((row, i) => row.map((n, j) => ({ i, j, n })));
    const went = pairs.filter(({ i, j, n }) => n && i !== j).sort((a, b) => b.n - a.n);
    const words = (at) => `“${options[at][1]}”`;
    return make(
      "div",
      { class: "ways" },
      make("p", {}, `${changed} of ${of} who voted twice changed their answer.`),
      ...went.slice(0, 3).map(({ i, j, n }) => make("p", {}, `${n}: ${words(i)} → ${words(j)}`)),
    );
  };
  // Both votes on one scale: the second as bars, the first as marks on them.
  const both = (question, { n, counts: [counts], first }, mine) => {
    const shares = ({ n: all, counts: [row] }) => row.map((times) => (all ? times / all : 0));
    const [before, after] = [first, { n, counts: [counts] }].map(shares);
    const top = Math.max(...before, ...after) || 1;
    return make(
      "table",
      { class: "both" },
      make(
        "caption",
        {},
        `First vote: ${many(first.n, "answer")}. Second vote: ${many(n, "answer")}. ` +
          "Bar: the second. Dotted: the first.",
      ),
      make(
        "tbody",
        {},
        ...question.options.map(([value, words], i) =>
          make(
            "tr",
            {},
            make(
              "th",
              { scope: "row" },
              ...lettered(i, words),
              chose(question, mine, value) ? you() : "",
            ),
            make(
              "td",
              { class: "bar" },
              make(
                "span",
                { class: "track" },
                bar(after[i] / top),
                make("b", { class: "even", "--from": (before[i] / top).toFixed(4) }),
              ),
            ),
            make("td", { class: "sum" }, `${first.counts[0][i]} → ${counts[i]}`),
          ),
        ),
      ),
    );
  };
  // Points in time as columns on their axis; those of the first vote are outlines.
  const PARTS = 4;
  const timed = ({ options }, found, mine) => {
    const {
      n,
      counts: [counts],
      first,
      truth,
    } = found;
    const before = first ? first.counts[0] : [];
    const top = Math.max(...counts, ...before) || 1,
      times = options.flatMap(([, words], i) => (counts[i] ? [`${words} ${counts[i]}`] : []));
    const own = options.find(([value]) => value === mine);
    const every = Math.ceil(options.length / PARTS);
    const votes = first
      ? `First vote (outlines): ${many(first.n, "answer")}. Second vote: ${many(n, "answer")}.`
      : n
        ? many(n, "answer")
        : "Nobody answered";
    return make(
      "div",
      { class: "timed" },
      make("p", {}, votes, own ? ` You: ${own[1]}.` : ""),
      make(
        "div",
        { class: "columns", role: "img", "aria-label": times.join(", ") || votes },
        ...options.map(([value, words], i) =>
          make(
            "span",
            { class: value === mine ? "own" : words === truth ? "right" : false },
            before[i] ? make("b", { "--share": (before[i] / top).toFixed(4) }) : "",
            counts[i] ? bar(counts[i] / top) : "",
          ),
        ),
      ),
      make(
        "div",
        { class: "ticks", "aria-hidden": "true" },
        ...options.flatMap(([, words], i) =>
          i % every
            ? []
            : [make("span", { "--of": String(Math.min(every, options.length - i)) }, words)],
        ),
      ),
    );
  };
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
      make(
        "caption",
        {},
        title,
        found.n ? many(found.n, "answer") : "Nobody answered",
        question.kind === "several" && found.n ? ", each with one choice or more" : "",
      ),
      make("tbody", {}, ...(question.rows.length ? levels : sides)(question, found, mine)),
    );

  const key = ({ options }) =>
    make(
      "p",
      { class: "letters", "aria-hidden": "true" },
      options.map(([, words], i) => `${LETTERS[i]} ${words}`).join(" · "),
    );

  // Few get far: the scale ends at the quarter beyond the highest. Its end, and a place on it.
  const scale = (most) => {
    const top = [0.25, 0.5, 0.75].find((end) => most <= end) || 1;
    return [top, (share) => (share / top).toFixed(4)];
  };

  // An explanation with its bar, what is marked on that, and what is said beside it.
  const judged = (short, share, marks, ...sums) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, short),
      make("td", { class: "bar" }, make("span", { class: "track" }, bar(share), ...marks)),
      ...sums,
    );

  // How a clue moved what the class makes of all clues so far, and what the dossier's own coding makes
  // of the same ones.
  const weighed = ({ clues, among, rows }) => {
    const most = Math.max(...rows.flatMap(({ before, after, coded }) => [before, after, coded]));
    const [top, far] = scale(most);
    return make(
      "table",
      { class: "weighed" },
      make(
        "caption",
        {},
        make("strong", {}, among),
        `, after ${many(clues, "clue")}. Bar: the class now. Dotted: before this clue. Ring: as coded here.`,
      ),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("td", { colspan: "2" }),
          make("th", { scope: "col" }, "The class"),
          make("th", { scope: "col" }, "Coded"),
        ),
      ),
      make(
        "tbody",
        {},
        ...rows.map(({ short, before, after, coded }) =>
          judged(
            short,
            after / top,
            [
              make("b", { class: "even", "--from": far(before) }),
              make("b", { class: "ring", "--from": far(coded) }),
            ],
            make("td", { class: "sum" }, `${whole(before)} → ${percent(after)}`),
            make("td", { class: "sum coded" }, percent(coded)),
          ),
        ),
      ),
    );
  };

  // The class's answers to a question that no longer stands; `mine` is the student's own. After two
  // votes, both and what moved between them.
  const answers = (question, revealed, mine, moves = null) => {
    const { first, flow: moved } = revealed,
      point = question.kind === "point",
      lots = !question.rows.length && (question.options.length > WIDE || (first && !moved));
    return make(
      "div",
      { class: `tally${first ? " votes" : ""}${moves ? " moved" : ""}` },
      revealed.truth
        ? make("p", { class: "truth" }, `${question.whose}: `, make("strong", {}, revealed.truth))
        : "",
      point ? timed(question, revealed, mine) : "",
      first && lots && !point ? both(question, revealed, mine) : "",
      first && !lots ? table(question, first, undefined, "First vote: ") : "",
      point || (first && lots) ? "" : table(question, revealed, mine, first ? "Second vote: " : ""),
      question.rows.length ? key(question) : "",
      first && lots ? ways(question, moved, revealed.moved) : "",
      first && !lots && !question.rows.length ? flow(question, moved) : "",
      first && question.rows.length ? make("p", {}, changes(question, moved)) : "",
      moves ? weighed(moves) : "",
    );
  };

  // Texts that the presenter released, in that order.
  const released = (texts) =>
    texts.length
      ? make("ul", { class: "released" }, ...texts.map((text) => make("li", {}, text)))
      : "";

  // The same in one line, beside a chart: the commonest answers, or those of each row, the most
  // expected first. What the line has no room for is left out.
  const strip = ({ options, rows }, { n, counts }) => {
    const mean = (row) => row.reduce((sum, times, i) => sum + i * times, 0);
    const parts = rows.length
      ? rows
          .map(([, short], i) => ({ short, row: counts[i] }))
          .sort((a, b) => mean(b.row) - mean(a.row))
          .map(({ short, row }) => {
            const words = options[row.indexOf(Math.max(...row))][1];
            return make("span", {}, make("b", {}, short), ` ${words}`);
          })
      : options
          .map(([value, words], i) => ({ value, words, times: counts[0][i] }))
          .filter(({ times }) => times)
          .sort((a, b) => b.times - a.times)
          .map(({ value, words, times }) =>
            make("span", { class: value }, make("b", {}, `${times} ×`), ` ${words}`),
          );
    return make("p", { class: "strip" }, `The class (${n}): `, ...(n ? parts : []));
  };

  // What the class makes of the clues; `mine` are the student's own probabilities, or none.
  const posterior = ({ n, hands, clues, among, rows }, mine = []) => {
    if (!clues)
      return make("p", { class: "tally" }, `${among} all stand even: nobody judged a clue.`);
    const [top, far] = scale(Math.max(...rows.flatMap((row) => [row.pooled, ...row.spread])));
    const heard = [n ? many(n, "student") : "", hands ? many(hands, "hand") : ""];
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
          `: ${heard.filter(Boolean).join(" and ")}, ${many(clues, "clue")}. Bar: what they make of it together. ` +
            (n ? "Line: from the lowest student to the highest; thick: the middle half. " : "") +
            "Dotted: the even start." +
            (mine.length ? " Ring: you." : ""),
        ),
        make(
          "tbody",
          {},
          ...order.map(({ short, pooled, prior, spread: [least, low, , high, most], own }) =>
            judged(
              short,
              pooled / top,
              [
                n ? make("b", { class: "range", "--from": far(least), "--to": far(most) }) : "",
                n ? make("b", { class: "middle", "--from": far(low), "--to": far(high) }) : "",
                make("b", { class: "even", "--from": far(prior) }),
                own === undefined ? "" : make("b", { class: "ring", "--from": far(own) }),
              ],
              make(
                "td",
                { class: "sum" },
                percent(pooled),
                n ? make("small", {}, `${whole(least)}–${whole(most)} %`) : "",
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

  return { answers, chose, inWords, make, many, posterior, raised, released, strip };
})();
