// The machine, drawn: a state a row, arcs to what can follow, the way walked, the current state lit.

const SPACE = "http://www.w3.org/2000/svg";
const ROW = 31;
const NODE = { width: 132, height: 23 };
const LEFT = { always: 104, sometimes: 150 };
const WIDTH = 372;

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function placed(machine) {
  return new Map(machine.states.map((state, row) => [state.key,
    { x: state.always ? LEFT.always : LEFT.sometimes, y: 16 + row * ROW, row }]));
}

function arc(from, to) {
  if (to.row === from.row + 1 && from.x === to.x) {
    const x = from.x + 16;
    return `M${x} ${from.y + NODE.height / 2}V${to.y - NODE.height / 2}`;
  }
  const out = 16 + 7 * Math.min(Math.abs(to.row - from.row), 11);
  return `M${from.x} ${from.y}C${from.x - out} ${from.y} ${to.x - out} ${to.y} ${to.x} ${to.y}`;
}

function stopped(from, to, place) {
  const right = from.x + NODE.width, end = to.x + NODE.width, out = WIDTH - 14 - place * 13;
  return `M${right} ${from.y}H${out - 8}Q${out} ${from.y} ${out} ${from.y + 8}V${to.y - 8}Q${out} ${to.y} ${out - 8} ${to.y}H${end}`;
}

function node(state, at, told) {
  const lit = state.key === told.state;
  const kind = lit ? "lit" : told.path.includes(state.key) ? "been" : "";
  const label = svg("text", { x: at.x + NODE.width / 2, y: at.y + 4 });
  label.textContent = state.key.replaceAll("_", " ");
  return svg("g", { class: `state ${kind}${state.always ? "" : " sometimes"}`, "data-state": state.key },
    svg("rect", { x: at.x, y: at.y - NODE.height / 2, width: NODE.width, height: NODE.height, rx: 11 }), label);
}

export function draw(told) {
  const { machine, path } = told;
  const places = placed(machine);
  const pick = (key) => places.get(key);
  const walked = path.slice(1).map((key, index) => [path[index], key]);
  const here = told.state.replaceAll("_", " ");
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${machine.states.length * ROW + 4}`, class: "machine", role: "img",
    "aria-label": `The conversation's machine. It stands at ${here}; the way so far: ${path.map((key) => key.replaceAll("_", " ")).join(", ")}.` });
  for (const [from, to] of machine.edges) picture.append(svg("path", { class: "edge", d: arc(pick(from), pick(to)) }));
  machine.stops.forEach((stop, place) => {
    const from = pick(stop.from);
    const label = svg("text", { class: "stop-rules", x: from.x + NODE.width + 6, y: from.y - 4 });
    label.textContent = stop.rules.join(" ");
    picture.append(svg("path", { class: "stop", d: stopped(from, pick(stop.to), place) }), label);
  });
  for (const [from, to] of walked) picture.append(svg("path", { class: "edge walked", d: arc(pick(from), pick(to)) }));
  for (const state of machine.states) picture.append(node(state, pick(state.key), told));
  return picture;
}
