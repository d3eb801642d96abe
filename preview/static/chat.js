// The chat: hears server-sent events, shows them, and does what the patient does.

import { fold, item, make, spin } from "./view.js";

const $ = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const link = new URLSearchParams(location.search).get("start");

let chat = null;
let stream = null;
let commands = [];
let marked = -1;
let typingEnds = 0;
let toastEnds = 0;
let focusNext = false;
const waiting = new Set();

async function post(action, body) {
  const answer = await fetch(`/control/${action}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

function remembered() {
  try { return Number(sessionStorage.getItem("chat")) || null; } catch { return null; }
}

function remember(number) {
  try { sessionStorage.setItem("chat", number); } catch { /* private windows may refuse */ }
}

async function arrive() {
  const { chat: number } = await post("patient", { language: navigator.language, first_name: "You" });
  remember(number);
  return number;
}

async function open(number) {
  stream?.close();
  chat = number;
  stream = new EventSource(`/control/events?chat=${number}`);
  stream.onmessage = (event) => hear(JSON.parse(event.data));
  stream.onerror = () => {
    status("connecting…");
    // Closed for good: this Telegram does not know the chat any more, so somebody new arrives.
    if (stream.readyState === EventSource.CLOSED) setTimeout(async () => open(await arrive()), 500);
  };
}

function hear(event) {
  const near = atEnd();
  switch (event.change) {
    case "snapshot": snapshot(event); break;
    case "message": add(event.message); break;
    case "edited": replace(event.message); break;
    case "deleted": $("log").querySelector(`[data-id="${event.message}"]`)?.remove(); break;
    case "tapped": turn(event, true); break;
    case "answered": turn(event, false); tell(event); break;
    case "typing": typing(true); break;
    case "bot": about(event.bot); break;
  }
  if (near || event.change === "snapshot") toEnd();
}

function snapshot(whole) {
  waiting.clear();
  for (const tap of whole.waiting) waiting.add(`${tap.message} ${tap.data}`);
  $("log").replaceChildren();
  about(whole.bot);
  begun(whole.started);
  typing(false);
  // What already stands is history: read out is only what comes from now on.
  $("log").setAttribute("aria-live", "off");
  whole.messages.forEach(put);
  requestAnimationFrame(() => $("log").setAttribute("aria-live", "polite"));
}

function begun(yes) {
  $("about").hidden = yes;
  $("start").hidden = yes;
  $("composer").hidden = !yes;
}

function about(bot) {
  $("name").textContent = bot.name;
  $("avatar").textContent = bot.name.slice(0, 1);
  $("description").textContent = bot.description || "Press START and see.";
  document.title = `${bot.name} preview`;
  commands = bot.commands;
  $("slash").hidden = !commands.length;
  status("bot");
}

function status(text) { $("status").textContent = text; }

function add(message) {
  begun(true);
  if (!message.mine) typing(false);
  put(message);
  if (message.mine) return toEnd();
  const first = $("log").lastElementChild?.querySelector(".key");
  if (focusNext && first) { focusNext = false; first.focus({ preventScroll: true }); }
  if (!atEnd()) $("down").hidden = false;
}

function put(message) {
  const old = $("log").querySelector(`[data-id="${message.id}"]`);
  const fresh = item(message, waiting, act);
  if (old) old.replaceWith(fresh);
  else $("log").append(fresh);
  fold(fresh);
  return fresh;
}

function replace(message) {
  const old = $("log").querySelector(`[data-id="${message.id}"]`);
  const held = old?.contains(document.activeElement) ? document.activeElement : null;
  const place = held ? [...old.querySelectorAll(".key")].indexOf(held) : -1;
  const fresh = put(message);
  if (!held) return;
  const keys = [...fresh.querySelectorAll(".key")];
  const same = keys.find((one) => one.dataset.data === held.dataset.data) ?? keys[place] ?? keys[0];
  if (same) same.focus({ preventScroll: true });
  else focusLater(fresh);
}

// The pressed keyboard went away: go on with the next one, there already or still to come.
function focusLater(fresh) {
  let next = fresh.nextElementSibling;
  while (next && !next.querySelector(".key")) next = next.nextElementSibling;
  if (next) next.querySelector(".key").focus({ preventScroll: true });
  else { focusNext = true; $("scroll").focus({ preventScroll: true }); }
}

function turn(event, on) {
  const name = `${event.message} ${event.data}`;
  if (on) waiting.add(name); else waiting.delete(name);
  for (const one of $("log").querySelectorAll(`[data-id="${event.message}"] .key`)) {
    if (one.dataset.data === event.data) spin(one, on);
  }
}

function tell(answer) {
  if (!answer.text) return;
  if (!answer.alert) return toast(answer.text);
  $("alert-text").textContent = answer.text;
  $("alert").showModal();
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

function typing(on) {
  $("typing").hidden = !on;
  status(on ? "typing…" : "bot");
  clearTimeout(typingEnds);
  // Telegram shows a chat action for five seconds or until the message comes.
  if (on) typingEnds = setTimeout(() => typing(false), 5000);
}

function atEnd() {
  const { scrollHeight, scrollTop, clientHeight } = $("scroll");
  return scrollHeight - scrollTop - clientHeight < 120;
}

function toEnd() {
  requestAnimationFrame(() => $("scroll").scrollTo({ top: $("scroll").scrollHeight, behavior: calm.matches ? "auto" : "smooth" }));
  $("down").hidden = true;
}

const act = {
  async say(text) {
    const kept = text.trim();
    if (!kept) return;
    await tried(() => post("say", { chat, text: kept }));
  },
  async tap(message, data, element) {
    if (element.classList.contains("busy")) return;
    turn({ message, data }, true);
    await tried(() => post("tap", { chat, message, data }));
  },
  async copy(text) {
    await tried(async () => { await navigator.clipboard.writeText(text); toast("Copied"); });
  },
};

async function tried(work) {
  try { await work(); } catch (error) { toast(error.message); }
}

// The field and the menu of commands.

function fitting() {
  const text = $("text").value;
  if (!/^\/\S*$/.test(text)) return [];
  return commands.filter(({ command }) => `/${command}`.startsWith(text.toLowerCase()));
}

function menu(shown) {
  $("menu").replaceChildren(...shown.map(({ command, description }, index) => make("li",
    { id: `command-${index}`, role: "option", ariaSelected: "false", onclick: () => choose(command) },
    make("b", { textContent: `/${command}` }), make("span", { textContent: description, dir: "auto" }))));
  const open = shown.length > 0;
  $("menu").hidden = !open;
  $("slash").setAttribute("aria-expanded", String(open));
  mark(-1);
}

function mark(index) {
  const rows = $("menu").children;
  marked = rows.length ? (index + rows.length + (index < -1 ? 1 : 0)) % rows.length : -1;
  if (index === -1) marked = -1;
  [...rows].forEach((row, at) => row.setAttribute("aria-selected", String(at === marked)));
  if (marked < 0) $("text").removeAttribute("aria-activedescendant");
  else { $("text").setAttribute("aria-activedescendant", rows[marked].id); rows[marked].scrollIntoView({ block: "nearest" }); }
}

function choose(command) {
  clear();
  $("text").focus();
  act.say(`/${command}`);
}

function clear() {
  $("text").value = "";
  typed();
}

function typed() {
  const field = $("text");
  $("send").disabled = !field.value.trim();
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  menu(fitting());
}

function send() {
  const text = $("text").value;
  if (!text.trim()) return;
  clear();
  act.say(text);
}

function keys(event) {
  const open = !$("menu").hidden;
  if (event.key === "Escape" && open) menu([]);
  else if (event.key === "ArrowDown" && open) mark(marked + 1);
  else if (event.key === "ArrowUp" && open) mark(marked < 1 ? $("menu").children.length - 1 : marked - 1);
  else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    if (open && marked >= 0) $("menu").children[marked].click(); else send();
  } else return;
  event.preventDefault();
}

$("text").addEventListener("input", typed);
$("text").addEventListener("keydown", keys);
$("send").addEventListener("click", () => { send(); $("text").focus(); });
$("slash").addEventListener("click", () => { menu($("menu").hidden ? commands : []); $("text").focus(); });
$("start").addEventListener("click", () => { act.say(link ? `/start ${link}` : "/start"); focusNext = true; });
$("again").addEventListener("click", () => tried(async () => { clear(); await open(await arrive()); }));
$("down").addEventListener("click", toEnd);
$("scroll").addEventListener("scroll", () => { if (atEnd()) $("down").hidden = true; });
$("alert-ok").addEventListener("click", () => $("alert").close());
document.addEventListener("click", (event) => {
  if (!event.target.closest(".bottom")) menu([]);
});

tried(async () => open(remembered() ?? await arrive()));
