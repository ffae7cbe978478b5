// The charts of a page, linked in the browser: what is pointed at, chosen, followed or filtered
// acts here at once, in every chart and in the card; the server is told afterwards, and its answer
// is drawn over it. One module serves all charts of a page; each is an instance of the component.

import { Card } from "./card.js";
import { ChartOnPage } from "./chart.js";
import "./filters.js";
import { cards, charts } from "./page.js";

/** An instance of the component: a chart, or the card of what is chosen. */
export default function mount(component) {
  const { data, parentElement: root } = component;
  const [all, key, made] =
    data.part === "card"
      ? [cards, "card", () => new Card(root)]
      : [charts, data.chart, () => new ChartOnPage(data.chart, root)];
  let found = all.get(key);
  if (found && found.root !== root) {
    found.leave?.();
    found = null;
  }
  if (!found) all.set(key, (found = made()));
  found.update(component);
  return () => {
    if (all.get(key) !== found) return;
    found.leave?.();
    all.delete(key);
  };
}
