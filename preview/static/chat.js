// The chat: hears server-sent events, shows them, and does what the patient does.

import { fold, item, make, spin } from "./view.js";

const $ = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

let stream = null;
let link = new URLSearchParams(location.search).get("start");
let typingEnds = 0;
let toastEnds = 0;
let focusNext = false;
const waiting = new Set();
const listeners = new Set();
const PATIENCE = 8000;

async function post(action, body, room = "control") {
  const answer = await fetch(`/${room}/${action}`, {
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

async function arrive(language = stage.language ?? navigator.language, code = null) {
  const { chat } = await post("patient", { language, first_name: "You" });
  link = code;
  remember(chat);
  open(chat);
}

function open(number) {
  stream?.close();
  stage.chat = number;
  stream = new EventSource(`/control/events?chat=${number}`);
  stream.onmessage = (event) => hear(JSON.parse(event.data));
  stream.onerror = () => {
    status("connecting…");
    // Closed for good: this Telegram does not know the chat any more, so somebody new arrives.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => arrive(), 500);
  };
}

function hear(event) {
  switch (event.change) {
    case "snapshot": snapshot(event); break;
    case "message": add(event.message); break;
    case "edited": replace(event.message); break;
    case "deleted": $("log").querySelector(`[data-id="${event.message}"]`)?.remove(); break;
    case "tapped": turn(event, true); break;
    case "lapsed": turn(event, false); break;
    case "answered": turn(event, false); tell(event); break;
    case "typing": typing(true); break;
    case "bot": about(event.bot); break;
  }
  if (following || event.change === "snapshot") toEnd();
  for (const listen of listeners) listen(event);
}

function snapshot(whole) {
  waiting.clear();
  for (const tap of whole.waiting) waiting.add(`${tap.message} ${tap.data}`);
  $("log").replaceChildren();
  speak(whole.language);
  about(whole.bot);
  begun(whole.started, whole.blocked);
  typing(false);
  // What already stands is history: read out is only what comes from now on.
  $("log").setAttribute("aria-live", "off");
  whole.messages.forEach(put);
  requestAnimationFrame(() => $("log").setAttribute("aria-live", "polite"));
}

function speak(language) {
  stage.language = language;
  const short = language.split("-")[0];
  $("phone").dir = RIGHT_TO_LEFT.includes(short) ? "rtl" : "ltr";
  $("log").lang = language;
}

function begun(started, blocked = false) {
  $("about").hidden = started;
  $("start").hidden = started || blocked;
  $("unblock").hidden = !blocked;
  $("composer").hidden = !started || blocked;
}

function about(bot) {
  $("name").textContent = bot.name;
  $("avatar").textContent = bot.name.slice(0, 1);
  $("description").textContent = bot.description || "Press START and see.";
  document.title = `${bot.name} preview`;
  stage.commands = bot.commands;
  $("slash").hidden = !bot.commands.length;
  status("bot");
}

function status(text) { $("status").textContent = text; }

function add(message) {
  begun(true, !$("unblock").hidden);
  if (!message.mine) typing(false);
  put(message);
  if (message.mine) return toEnd();
  const first = $("log").querySelector(".item:last-of-type .key");
  if (focusNext && first) { focusNext = false; first.focus({ preventScroll: true }); }
  if (!following) $("down").hidden = false;
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

// A line of the page itself between the bubbles: what a lever did, and what it showed.
function note(text) {
  const words = make("p", { className: "note", dir: "ltr", lang: "en", textContent: text });
  $("log").append(words);
  toEnd();
  return words;
}

function typing(on) {
  $("typing").hidden = !on;
  status(on ? "typing…" : "bot");
  clearTimeout(typingEnds);
  // Telegram shows a chat action for five seconds or until the message comes.
  if (on) typingEnds = setTimeout(() => typing(false), 5000);
}

// Whether the newest message is in view: asked when the patient scrolls, not at every event, where
// it would make the browser lay everything out before the next bubble.
let following = true;

function atEnd() {
  const { scrollHeight, scrollTop, clientHeight } = $("scroll");
  return scrollHeight - scrollTop - clientHeight < 120;
}

function toEnd() {
  following = true;
  requestAnimationFrame(() => $("scroll").scrollTo({ top: $("scroll").scrollHeight, behavior: calm.matches ? "auto" : "smooth" }));
  $("down").hidden = true;
}

const act = {
  async say(text) {
    const kept = text.trim();
    if (!kept) return;
    await tried(() => post("say", { chat: stage.chat, text: kept }));
  },
  async tap(message, data, element) {
    if (element.classList.contains("busy")) return;
    turn({ message, data }, true);
    await tried(() => stage.press(message, data));
  },
  async copy(text) {
    await tried(async () => { await navigator.clipboard.writeText(text); toast("Copied"); });
  },
};

async function tried(work) {
  try { return await work(); } catch (error) { toast(error.message); return null; }
}

// What the drawer and the levers know of the chat, and do to it.
export const stage = {
  chat: null, language: null, commands: [], act, post, tried, note, arrive, toast,
  news,
  hears: (listen) => listeners.add(listen),
  deaf: (listen) => listeners.delete(listen),
  press: (message, data) => post("tap", { chat: stage.chat, message, data }),
  blocked: () => begun(true, true),
};

// Comes back at the next change of this sort, or after a while with false.
function news(sort = () => true) {
  return new Promise((done) => {
    const listen = (event) => { if (sort(event)) over(true); };
    const end = setTimeout(() => over(false), PATIENCE);
    const over = (heard) => { stage.deaf(listen); clearTimeout(end); done(heard); };
    stage.hears(listen);
  });
}

export function begin() {
  $("start").addEventListener("click", () => { act.say(link ? `/start ${link}` : "/start"); focusNext = true; });
  $("again").addEventListener("click", () => tried(() => arrive()));
  $("unblock").addEventListener("click", () => tried(async () => { await post("unblock", { chat: stage.chat }); begun(true); }));
  $("down").addEventListener("click", toEnd);
  // While the page glides to the end it is not there yet, and nobody has scrolled away.
  const settled = "onscrollend" in window ? "scrollend" : "scroll";
  $("scroll").addEventListener(settled, () => { following = atEnd(); if (following) $("down").hidden = true; });
  $("alert-ok").addEventListener("click", () => $("alert").close());
  const known = remembered();
  if (known) open(known);
  else tried(() => arrive(navigator.language, link));
}
