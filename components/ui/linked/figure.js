// A figure as the reader's View shows it: what is hidden left out, what is lit up with a halo and
// the rest paler. Pure: the figure that the server sent is not changed.

/** How much of its colour keeps what is not lit up while something is. */
const PALE = 0.32;

/** Colours of what is lit up, and of the rest: read once, for a figure is of one mode. */
const inksOf = (figure, root) => {
  if (!figure.inks) {
    const style = getComputedStyle(root);
    figure.inks = ["--muted", "--accent"].map((name) => style.getPropertyValue(name).trim());
  }
  return figure.inks;
};

/** Ids that the state hides on top of what the server says: filters act before it has answered. */
export const hiddenBy = (figure, known, state, marks) => {
  if (!marks) return known;
  const keeps = state.pressure.flatMap((word) => marks.keeps[word] ?? []);
  const [from, to] = state.time;
  if (!keeps.length && !from && !to) return known;
  const out = (id) => {
    const facts = marks.events[id];
    if (!facts) return false;
    const [, , side, , low, high] = facts;
    if (keeps.length && !keeps.includes(side)) return true;
    return (
      (from && high && high.slice(0, from.length) < from) ||
      (to && low && low.slice(0, to.length) > to)
    );
  };
  const found = new Set(known);
  for (const id of idsOf(figure)) if (id.split(" ").every(out)) found.add(id);
  return found;
};

const idsOf = (figure) =>
  (figure.ids ??= [
    ...new Set(figure.data.flatMap((t) => (t.meta?.of ? [t.meta.of].flat() : [])).filter(Boolean)),
  ]);

/** Kinds of the ids that can be chosen. */
const kindsOf = (figure) =>
  (figure.kinds ??= new Map(
    figure.data.flatMap((t) =>
      t.meta?.kind
        ? [t.meta.of].flat().map((id, i) => [id, [t.meta.kind].flat()[i] ?? t.meta.kind])
        : [],
    ),
  ));

/** The arrays of an object that have one entry for each point, cut down to those that are kept. */
const cut = (of, keep, each = 1) => {
  const pick = (values) =>
    Array.isArray(values) && values.length === keep.length * each
      ? values.filter((_, i) => keep[Math.floor(i / each)])
      : values;
  return Object.fromEntries(Object.entries(of).map(([name, values]) => [name, pick(values)]));
};

const drawn = (trace, keep, each = 1) => {
  const found = cut(trace, keep, each);
  for (const name of ["marker", "textfont"])
    if (trace[name])
      found[name] = {
        ...cut(trace[name], keep),
        ...(trace[name].line ? { line: cut(trace[name].line, keep) } : {}),
      };
  delete found.meta;
  return found;
};

/**
 * The traces and the layout to draw.
 *
 * As many traces for a figure whatever is chosen, so that each keeps its place in the drawing.
 */
export const applied = (figure, { hidden, lit, root }) => {
  const kinds = kindsOf(figure);
  const bright = new Map(idsOf(figure).map((id) => [id, kinds.has(id) && lit(kinds.get(id), id)]));
  const some = [...bright].some(([id, on]) => on && !hidden.has(id));
  const pale = (id) => some && kinds.has(id) && !bright.get(id);
  const [muted, accent] = inksOf(figure, root);
  const ids = new Map(); // trace that is drawn -> ids of its points
  const data = figure.data.flatMap((trace) => {
    const of = trace.meta?.of;
    if (!of) return [trace];
    if (!Array.isArray(of)) {
      if (hidden.has(of)) return [{ ...trace, x: [], y: [] }];
      return [{ ...trace, meta: undefined, opacity: pale(of) ? PALE : 1 }];
    }
    const keep = of.map((id) => !hidden.has(id));
    const kept = of.filter((_, i) => keep[i]);
    if (trace.mode === "lines") {
      const strong = of.map((id, i) => keep[i] && !pale(id));
      const weak = of.map((id, i) => keep[i] && pale(id));
      return [{ ...drawn(trace, weak, 3), opacity: PALE }, drawn(trace, strong, 3)];
    }
    const found = drawn(trace, keep);
    ids.set(found, kept);
    if (trace.mode === "text") {
      if (some) {
        found.textfont.color = kept.map((id, i) => (pale(id) ? muted : found.textfont.color[i]));
        found.textfont.weight = kept.map((id, i) =>
          bright.get(id) ? 600 : found.textfont.weight[i],
        );
      }
      return [found];
    }
    if (some) found.marker = { ...found.marker, opacity: kept.map((id) => (pale(id) ? PALE : 1)) };
    if (!trace.meta.kind) return [found];
    // A mark of no size is a place to point at.
    const sized = (i) => trace.type === "bar" || [trace.marker.size].flat()[i] !== 0;
    const on = of.map((id, i) => keep[i] && bright.get(id) && sized(i));
    return [halo(trace, on, accent), found];
  });
  const shapes = (figure.layout.shapes ?? [])
    .filter((shape) => !hidden.has(shape.name))
    .map((shape) => (pale(shape.name) ? { ...shape, opacity: PALE } : shape));
  const layout = { ...figure.layout, shapes };
  return { data, layout, ids: data.map((trace) => ids.get(trace)), pale };
};

/** Pales or hides what is drawn already, where it stands: far quicker than to draw it anew. */
export const retouched = (plot, ids, { hidden, pale }) =>
  plot._fullData.forEach((trace, i) => {
    if (!ids[i]) return;
    const own = `.trace${CSS.escape(trace.uid)}`;
    for (const node of plot.querySelectorAll(`${own} .points path, ${own} .textpoint`)) {
      const id = ids[i][node.__data__?.i];
      if (id) node.style.opacity = hidden.has(id) ? 0 : pale(id) ? PALE : 1;
    }
  });

/** What lies behind the lit marks of a trace: a disc, or an edge around a box. */
const halo = (trace, on, accent) => {
  const found = drawn(trace, on);
  if (trace.type === "bar") {
    found.marker = { color: "rgba(0,0,0,0)", line: { color: accent, width: 2.5 } };
    return found;
  }
  const sizes = [found.marker.size].flat();
  found.marker = {
    symbol: "circle",
    color: accent,
    // What is not seen itself, as the middle of an arc, has no halo either.
    size: found.x.map((_, i) => (sizes[i] ?? sizes[0]) && (sizes[i] ?? sizes[0]) + 11),
    line: { width: 0 },
  };
  return found;
};
