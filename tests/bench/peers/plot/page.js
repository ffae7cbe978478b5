import * as Plot from "@observablehq/plot";

const { events, parts, sides, actors } = await (await fetch("data.json")).json();
const colors = ["#b4450f", "#1769a4", "#4c2a68", "#66635d"];
const byId = new Map(events.map((event) => [event.id, event]));
const lanes = new Map(sides.map((side) => [side, 0]));
for (const event of events) {
  const place = lanes.get(event.side);
  lanes.set(event.side, place + 1);
  event.y = sides.indexOf(event.side) + ((place % 9) - 4) * 0.09;
}
for (const row of [...events, ...parts]) {
  row.from = new Date(row.start);
  row.to = new Date(row.end ?? row.start);
}
const chosenSides = new Set();
let chosen = "";
const seen = (row) => !chosenSides.size || chosenSides.has(row.side);
const color = { domain: sides, range: colors };

function timeline() {
  const shown = events.filter(seen);
  return Plot.plot({
    width: 900,
    height: 620,
    marginLeft: 150,
    color,
    y: { domain: [-0.6, 3.6], ticks: [0, 1, 2, 3], tickFormat: (k) => sides[k], label: null },
    marks: [
      Plot.link(shown, { x1: "from", x2: "to", y1: "y", y2: "y", stroke: "side", strokeWidth: 2 }),
      Plot.dot(shown, {
        x: "from",
        y: "y",
        fill: "side",
        r: (e) => (e.id === chosen ? 9 : 5),
        title: "title",
        className: "marks",
      }),
      Plot.text(shown, { x: "from", y: "y", text: "short", dx: 10, textAnchor: "start" }),
    ],
  });
}

function activity() {
  return Plot.plot({
    width: 900,
    height: 620,
    marginLeft: 150,
    color,
    y: { domain: actors, label: null },
    marks: [
      Plot.dot(parts.filter(seen), {
        x: "from",
        y: "actor",
        fill: "side",
        r: (p) => (p.id === chosen ? 9 : 4.5),
        title: (p) => byId.get(p.id).title,
        className: "marks",
      }),
    ],
  });
}

function draw() {
  for (const [name, plot, rows] of [
    ["timeline", timeline, events],
    ["activity", activity, parts],
  ]) {
    const drawn = plot();
    const shown = rows.filter(seen);
    drawn.querySelectorAll(".marks circle").forEach((mark, place) => {
      mark.dataset.id = shown[place].id;
    });
    document.getElementById(name).replaceChildren(drawn);
  }
}

function card() {
  const event = byId.get(chosen);
  const says = document.createElement("ul");
  for (const line of event.says) {
    says.append(Object.assign(document.createElement("li"), { textContent: line }));
  }
  document
    .getElementById("card")
    .replaceChildren(
      Object.assign(document.createElement("h2"), { textContent: event.title }),
      Object.assign(document.createElement("p"), { textContent: event.when }),
      Object.assign(document.createElement("p"), { textContent: event.summary }),
      says,
    );
}

for (const side of sides) {
  const button = Object.assign(document.createElement("button"), { textContent: side });
  button.addEventListener("click", () => {
    if (!chosenSides.delete(side)) chosenSides.add(side);
    draw();
  });
  document.getElementById("side").append(button);
}
document.addEventListener("click", (click) => {
  const id = click.target.dataset?.id;
  if (!id) return;
  chosen = id;
  card();
  draw();
});
draw();
