// The levers: what can go wrong, or be different. Each says what it shows, and then shows it.

import { caseRows } from "./cases.js";
import { toChat } from "./sheets.js";
import { make } from "./view.js";

const $ = (id) => document.getElementById(id);
const AWAY_SECONDS = 180;

let stage = null;
let past = [];
let pressed = new Set();
let armed = null;
let pending = null;

// A lever's note stays open until something happens that it waited for; then it says what held.
function promise(text, until, held) {
  const note = stage.note(text);
  const since = performance.now();
  pending = null;
  if (!until) return;
  pending = (event) => {
    const over = until(event);
    if (!over) return;
    pending = null;
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    const told = over === BROKEN ? "✗ This did not hold." : `✓ ${held.replace("{seconds}", seconds)}`;
    note.append(make("span", { className: "held", textContent: told }));
  };
}

const BROKEN = "broken";

// Two presses of one button: both are answered, and at most one question follows.
function once(data) {
  let answered = 0, asked = 0;
  return (event) => {
    asked += asks(event);
    answered += event.change === "answered" && event.data === data;
    if (asked > 1) return BROKEN;
    return answered === 2 && asked === 1;
  };
}

const asks = (event) => event.change === "message" && !event.message.mine && event.message.keyboard.length > 0;
const says = (event) => event.change === "message" && !event.message.mine;
const answers = (event) => says(event) || event.change === "answered";

function newestKey() {
  return [...document.querySelectorAll("#log .key[data-data]")].at(-1)?.closest(".item")?.querySelector(".key[data-data]") ?? null;
}

// Every lever shows what it does in the chat: on a phone the sheet goes out of the way.
const pull = (act) => stage.tried(() => { toChat(); return act(); });

const control = (action, body = {}) => stage.post(action, { chat: stage.chat, ...body });
const demo = (lever) => stage.post(lever, {}, "demo");

async function someone(language, code, text) {
  await stage.arrive(language, code);
  later = text;
}
let later = null;

const PULLS = {
  newcomer: () => someone(undefined, null, "Somebody new is here. The bot knows nothing of who was here before."),
  async restart() {
    promise("Starting over, in mid-conversation.", asks, "The bot asks first: no answer is thrown away by accident.");
    await stage.act.say("/restart");
  },
  async link() {
    const { code } = await (await fetch("/drawer/link")).json();
    if (!code) return stage.note("No clinic has a link yet: askfirst clinic add makes one.");
    await someone(undefined, code, `Opened with a clinic's link (${code}). It names the clinic and sets the country. It changes no option, order, rule or word.`);
  },
  double() {
    armed = "double";
    stage.note("Your next tap will be a double tap: two presses at the same instant.");
  },
  async old() {
    const key = past.findLast((one) => !pressed.has(one.data) && one.answered);
    if (!key) return stage.note("Answer a question first: then there is an old button to press.");
    promise(`An old button is pressed: “${key.label}”, on a question that was answered long ago.`, answers, "It overwrote nothing: at most it opens that answer to be changed.");
    await stage.press(key.message, key.data);
  },
  async kill() {
    promise("The bot was killed (SIGKILL), as a power cut would. Answer something meanwhile.", says, "It is back and went on where you were, {seconds} s after the kill.");
    await demo("kill");
  },
  async away() {
    const key = newestKey();
    if (!key) return stage.note("Press START first: then there is something to lose.");
    promise("The bot goes offline for 3 minutes. You tap meanwhile; Telegram keeps a tap for 150 seconds only.", null);
    await demo("halt");
    const [message, data] = [Number(key.closest(".item").dataset.id), key.dataset.data];
    await stage.press(message, data);
    const lapsed = stage.news((event) => event.change === "lapsed" && event.data === data);
    await control("advance", { seconds: AWAY_SECONDS });
    await lapsed;
    promise("Three minutes later the bot is back. The tap is gone at Telegram. Tap again, or type the answer.", asks, "Nothing was lost but the tap: the conversation goes on, {seconds} s later.");
    await demo("resume");
  },
  async fail(kind) {
    const words = { 429: "refused: too many requests (429)", 500: "answered with an error (500)", timeout: "taken, but never confirmed (timeout)" };
    const held = { timeout: "It stands here once the line is open again. It may come twice; the answer counts once." }[kind] ?? "It came all the same, {seconds} s later.";
    promise(`The bot's next message will be ${words[kind]}. Answer something.`, says, held);
    await stage.post("fault", { method: "sendMessage", kind });
  },
  async block() {
    await control("block");
    stage.blocked();
    promise("You blocked the bot. It sends nothing more, and keeps your place until you let it in again. Then answer on.", answers, "It is let in again, and knew where you were.");
  },
};

const GROUPS = [
  ["Who is here", [
    ["newcomer", "New patient", "Nobody is known twice."],
    ["restart", "Restart", "No answer goes without a yes."],
    ["link", "Open with a clinic's link", "A link cannot steer."]]],
  ["What goes wrong", [
    ["double", "Double tap", "An answer counts once."],
    ["old", "Tap an old button", "Nothing is overwritten."],
    ["kill", "Kill and restart the bot", "What was answered is on disk."],
    ["away", "Offline for 3 minutes", "Nobody is stranded."],
    ["block", "Block the bot", "It stops at once."]]],
];

function lever(name, title, shows) {
  const button = make("button", { type: "button", className: "lever", onclick: () => pull(PULLS[name]) },
    make("b", { textContent: title }), make("span", { textContent: shows }));
  button.dataset.lever = name;
  return button;
}

function failures() {
  const keys = ["429", "500", "timeout"].map((kind) => {
    const button = make("button", { type: "button", className: "chip", textContent: kind, ariaLabel: `Next call fails: ${kind}`, onclick: () => pull(() => PULLS.fail(kind)) });
    button.dataset.lever = `fail-${kind}`;
    return button;
  });
  return make("div", { className: "lever row-of" }, make("b", { textContent: "Next call fails" }), make("span", { textContent: "It is sent again until it is there." }), make("div", { className: "chips" }, ...keys));
}

function choice(title, options, chosen, chosenNow) {
  const id = `choose-${title.toLowerCase()}`;
  const field = make("select", { id }, ...options.map(([value, text]) => make("option", { value, textContent: text, selected: value === chosen })));
  field.addEventListener("change", () => pull(() => chosenNow(field.value)));
  return make("div", { className: "choice" }, make("label", { htmlFor: id, textContent: title }), field);
}

const named = (tag) => { try { return new Intl.DisplayNames([tag], { type: "language" }).of(tag); } catch { return tag; } };

// A key taken by a patient; the levers may make more of it.
function watchTaps() {
  const press = stage.press;
  stage.press = async (message, data) => {
    pressed.add(data);
    for (const key of past) if (key.message === message) key.answered = true;
    const times = armed === "double" ? 2 : 1;
    armed = null;
    if (times === 2) promise("Tapped twice.", once(data), "Both taps were heard. It counted once: one question followed.");
    await Promise.all(Array.from({ length: times }, () => press(message, data)));
  };
}

function remember(event) {
  if (event.change === "snapshot") {
    past = []; pressed = new Set(); armed = null; pending = null;
    event.messages.forEach(keep);
    if (later) { stage.note(later); later = null; }
  }
  if (event.change === "message" || event.change === "edited") keep(event.message);
  pending?.(event);
}

function keep(message) {
  for (const button of message.keyboard.flat()) {
    if (button.callback_data && !past.some((one) => one.data === button.callback_data)) {
      past.push({ message: message.id, data: button.callback_data, label: button.text, answered: false });
    }
  }
}

export async function layOut(given) {
  stage = given;
  watchTaps();
  stage.hears(remember);
  const answer = await fetch("/drawer/about");
  const there = await answer.json() ?? { languages: ["en"], countries: {}, cases: [] };
  const [who, wrong] = GROUPS.map(([title, rows]) => make("section", {}, make("h3", { textContent: title }), ...rows.map((row) => lever(...row))));
  const languages = there.languages.map((tag) => [tag, named(tag)]);
  const countries = [["", "as the patient says"], ...Object.entries(there.countries)];
  const cases = caseRows(stage, there.cases, pull);
  who.append(choice("Language", languages, stage.language, (tag) => someone(tag, null, `Somebody whose Telegram speaks ${named(tag)}.`)),
    choice("Country", countries, "", (country) => country && cases.walk({ id: `somebody in ${there.countries[country]}`, locale: stage.language, answers: { consent: ["agree"], adult: ["yes"], country: [country] } })));
  wrong.append(failures());
  $("levers-body").replaceChildren(cases.watch, wrong, who, cases.keep);
}
