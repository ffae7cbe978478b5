// What of a page acts in the browser at once, and what all of its charts and its card share: the
// state, the table of marks, and the figures that have been fetched.

const base = window.__streamlit?.MAIN_PAGE_BASE_URL ?? location.origin;
const own = new URL(".", import.meta.url).href;

/** What of the View acts in the browser. Lists of ids; `time` is two months or nulls. */
export const state = { event: [], actor: [], only: "", pressure: [], time: [null, null] };
/** Number of the last change made here; an answer that does not know it yet is an old one. */
let turn = 0;
/** Charts by id, cards by key: what is on the page now. */
export const charts = new Map();
export const cards = new Map();
/** Kept figures by address, and the page's one table of marks. */
export const figures = new Map();
export let marks = null;
let plotly = null;

export const script = () =>
  (plotly ??= new Promise((done, failed) => {
    if (window.Plotly) return done(window.Plotly);
    const tag = document.createElement("script");
    tag.src = `${own}plotly-basic.min.js`;
    tag.onload = () => done(window.Plotly);
    tag.onerror = failed;
    document.head.append(tag);
  }));

export const fetched = async (path) => {
  if (!figures.has(path))
    figures.set(
      path,
      fetch(base + path).then((answer) => answer.json()),
    );
  try {
    return await figures.get(path);
  } catch (error) {
    figures.delete(path); // a broken line mends: the next run asks again
    throw error;
  }
};

/** Event that a mark of any kind stands for; "" if for none. */
export const eventOf = (kind, id) => {
  if (kind === "event") return id;
  const known = marks?.opens[kind];
  return known?.[id] ?? known?.["*"] ?? "";
};

/**
 * Whether a mark is lit up: chosen itself, or its event, or its actor. What a figure was laid out
 * for shows it by itself, and is left alone.
 */
export const lit = (kind, id, shown = {}) => {
  const left = (name) => (shown[name]?.join() === state[name].join() ? [] : state[name]);
  const followed = state.only ? [] : left("actor");
  if (kind === "actor") return followed.includes(id);
  const chosen = left("event");
  if (!chosen.length && !followed.length) return false;
  const theirs = (event) => marks?.events[event]?.[6].some((actor) => followed.includes(actor));
  return eventOf(kind, id)
    .split(" ")
    .some((event) => chosen.includes(event) || theirs(event));
};

/** Do it once the next frame is painted: a focus before would have all laid out at once. */
export const afterwards = (then) => requestAnimationFrame(() => setTimeout(then));

/** Show everything as the state says. */
export const paint = (held = false) => {
  for (const card of cards.values()) card.paint();
  for (const chart of charts.values()) chart.paint(held);
};

/** Change the state here, show it, and have one instance tell the server. */
export const change = (changes, tell, beside = {}) => {
  turn += 1;
  Object.assign(state, changes);
  paint();
  const { event, actor } = state;
  tell("chosen", { event, actor, turn, ...beside });
};

/** What choosing a mark does: an actor is followed (again: no longer), the rest opens a card. */
export const choose = (kind, id, tell) => {
  if (kind === "period" || kind === "count")
    return change({ time: id.split("..") }, tell, { time: id });
  if (kind === "actor") {
    const actor = state.actor.includes(id)
      ? state.actor.filter((known) => known !== id)
      : [...state.actor, id];
    return change({ actor }, tell);
  }
  const events = eventOf(kind, id).split(" ").filter(Boolean);
  const beside = kind === "claim" ? { claim: id } : {};
  if (!events.length) return change({}, tell, beside);
  const same = kind !== "claim" && events.join() === state.event.join();
  change({ event: same ? [] : events }, tell, beside);
};

/** Take over what the server says, unless it has not heard of what was done here since. */
export const heard = (said) => {
  if (said.turn < turn) return;
  Object.assign(state, said.state);
};

/** The page's one table of marks, asked for once the first chart is drawn. */
export const tableOf = async (path) => {
  const found = await fetched(path);
  if (marks === found) return;
  marks = found;
  document.documentElement.dataset.marks = "1";
  paint();
};

/** Say, once, that all charts of the page are painted: what covers them may go. */
export const announce = () => {
  if ([...charts.values()].some((chart) => !chart.look)) return;
  document.documentElement.dataset.drawn = "1";
  document.dispatchEvent(new CustomEvent("v353:drawn"));
};
