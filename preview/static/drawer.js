// The drawer: four tabs that read what the bot keeps and thinks. It is asked anew at every change.

import { draw } from "./diagram.js";
import { make } from "./view.js";

const $ = (id) => document.getElementById(id);
const TABS = ["staff", "position", "outcome", "calls"];
const SOON = 150;

let stage = null;
let open = "staff";
let due = 0;
let heard = 0;
let newest = 0;

const p = (text, className = "") => make("p", { textContent: text, className });
const words = (tag, text) => make(tag, { textContent: text, dir: "auto" });

function pairs(rows, className = "") {
  return make("dl", { className }, ...rows.flatMap(([name, ...said]) => [words("dt", name), ...said.map((one) => words("dd", one))]));
}

// What staff see.

function line(one) {
  const said = make("p", { dir: "auto" }, ...one.parts.map((part) => (part.mark ? make("mark", { textContent: part.text }) : part.text)));
  const box = make("li", { className: `line ${one.who}` }, make("span", { className: "seconds", textContent: `${one.at} s` }),
    make("span", { className: "unseen", textContent: one.who === "bot" ? "Bot: " : "Patient: " }), said);
  if (one.reading) box.append(make("span", { className: "reading", textContent: `read for danger: ${one.reading}` }));
  return box;
}

function staff(told) {
  if (!told.kept) {
    return [p("Nothing is stored that anybody could read.", "lead"),
      p("Until the patient agrees there is only a hash of each update, and the next message, encrypted until it is sent. /delete brings it back to that.")];
  }
  return [p("What a review copy would hold: the conversation as it is stored, put in words again.", "lead"),
    make("p", { className: "hint" }, make("mark", { textContent: "[marked]" }), " stands for words that were typed and are not kept."),
    pairs([["Week", told.week], ["Who", "a code; no name, no number"],
      ["Consent", told.agreed ? "given: staff may read this" : "not given: no copy is made, and nobody reads this"],
      ...(told.reason ? [["Waits", "for redaction: until then nobody reads it"]] : [])], "facts"),
    make("ol", { className: "lines" }, ...told.lines.map(line))];
}

// Where we are.

function because(next) {
  if (next.always) return p("Everybody is asked this.");
  return make("div", {}, p("It is asked because of"), pairs(next.because.map((one) => [one.name, one.answer])));
}

function position(told) {
  const parts = [];
  if (told.next) {
    parts.push(make("section", { className: "next" }, make("h3", {}, "Next: ", words("bdi", told.next.name)),
      because(told.next), words("p", told.next.why),
      p(`About ${told.left} ${told.left === 1 ? "screen" : "screens"} left at most.`, "hint")));
  } else parts.push(p("Nothing is left to ask.", "lead"));
  const kept = told.answers.map((one) => [one.name, one.answer, ...(one.shelved ? ["(kept, but not asked for now)"] : [])]);
  parts.push(make("details", { className: "answers", open: kept.length < 8 }, make("summary", { textContent: `Answers: ${kept.length}` }), pairs(kept)));
  parts.push(draw(told));
  return parts;
}

// Why this outcome.

function outcome(told) {
  if (!told.outcome) {
    return [p("No outcome yet.", "lead"), p(told.left ? `About ${told.left} screens are still to come at most. Rules judge finished answers only.` : "Without consent nothing is judged.")];
  }
  const tried = told.rules.indexOf(told.rule) + 1;
  const rules = told.rules.map((rule, place) => make("li", { className: place < tried - 1 ? "no" : place === tried - 1 ? "yes" : "" }, rule));
  return [make("p", { className: "lead" }, make("b", { textContent: told.outcome.replaceAll("_", " ") }), `, by rule ${told.rule}`),
    p(`The rules are tried in order, and the first that holds decides. ${tried - 1} did not hold.`),
    make("ol", { className: "rules", ariaLabel: "Rules in order" }, ...rules),
    make("h3", { textContent: "Because of these answers" }),
    told.reasons.length ? pairs(told.reasons.map((one) => [`${one.rule} · ${one.name}`, one.answer])) : p("No single answer led here."),
    ...listed("Notes added", [...told.overlays, ...told.cards].map((one) => one.replaceAll("_", " "))),
    ...listed("Questions for a practitioner, in this order", told.vetting, "ol"),
    make("h3", { textContent: "What the rules stand on" }),
    make("ul", { className: "claims" }, ...told.claims.map((one) => make("li", {}, make("p", { textContent: one.says }),
      p(`${one.id} · ${one.level} · checked ${one.checked} · ${one.sources.join("; ") || "our own rule"}`, "hint"))))];
}

function listed(title, rows, tag = "ul") {
  return rows.length ? [make("h3", { textContent: title }), make(tag, {}, ...rows.map((row) => words("li", row)))] : [];
}

// Bot API: raw calls, newest first.

function concerns(entry) {
  if (entry.what !== "call") return false;
  const all = JSON.stringify(entry);
  if (entry.method === "getUpdates") return Boolean(entry.result?.length) && all.includes(String(stage.chat));
  return all.includes(String(stage.chat)) || !entry.params?.chat_id;
}

function call(entry) {
  const code = entry.fault ?? entry.code ?? 200;
  const failed = Boolean(entry.fault) || code >= 400;
  const { params, result, description } = entry;
  const gist = description ?? params?.text ?? (entry.method === "getUpdates" ? Object.keys(result[0]).at(-1) : "");
  return make("details", { className: failed ? "call failed" : "call" },
    make("summary", {}, make("b", { textContent: entry.method }), ` ${code} `, make("time", { textContent: new Date(entry.at).toLocaleTimeString() }), make("span", { className: "gist", textContent: gist })),
    make("pre", { textContent: JSON.stringify({ params, ...(description ? { description } : { result }) }, null, 1), tabIndex: 0 }));
}

async function calls() {
  const answer = await fetch(`/control/history?after=${heard}`);
  const fresh = await answer.json();
  heard += fresh.length;
  const shown = fresh.filter(concerns).map(call).reverse();
  if (!$("calls-list")) {
    $("panel").replaceChildren(p("What the bot and Telegram said to each other, newest first. The bot cannot tell this from Telegram.", "lead"), make("div", { id: "calls-list" }));
  }
  $("calls-list").prepend(...shown);
}

// Tabs.

const DRAWN = { staff, position, outcome };

async function refresh() {
  if (!stage.chat || !$("drawer").checkVisibility()) return;
  const turn = ++newest;
  if (open === "calls") return calls();
  const answer = await fetch(`/drawer/${open}?chat=${stage.chat}`);
  const told = await answer.json();
  if (turn !== newest) return;
  if (!told) return $("panel").replaceChildren(p("Nobody here can read what this bot keeps. `make demo` brings a bot whose file is open.", "lead"));
  const panel = $("panel");
  const near = panel.scrollHeight - panel.scrollTop - panel.clientHeight < 80;
  panel.replaceChildren(...DRAWN[open](told));
  if (open === "staff" && near) panel.scrollTop = panel.scrollHeight;
}

function soon() {
  clearTimeout(due);
  due = setTimeout(() => stage.tried(refresh), SOON);
}

function select(name, focus = false) {
  open = name;
  for (const one of TABS) {
    const tab = $(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    if (focus && one === name) tab.focus();
  }
  $("panel").setAttribute("aria-labelledby", `tab-${name}`);
  $("panel").replaceChildren(p("One moment…", "hint"));
  heard = 0;
  stage.tried(refresh);
}

function keys(event) {
  const at = TABS.indexOf(open);
  const step = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[event.key];
  if (step) select(TABS[(at + step) % TABS.length], true);
}

export function openDrawer(given) {
  stage = given;
  for (const name of TABS) $(`tab-${name}`).addEventListener("click", () => select(name));
  $("drawer").querySelector(".tabs").addEventListener("keydown", keys);
  $("drawer").addEventListener("shown", () => stage.tried(refresh));
  stage.hears((event) => { if (event.change === "snapshot") select(open); else soon(); });
  select(open);
}
