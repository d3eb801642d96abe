// Cases: a conversation saved as YAML, and a case walked in front of one's eyes.

import { make } from "./view.js";

// A patient who is quicker than twenty acts in ten seconds is taken for a flood.
const STEP = 550;

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

export function caseRows(stage, kept, pull) {
  let walking = 0;

  async function tap({ message, data }) {
    const key = [...document.querySelectorAll(`#log [data-id="${message}"] .key`)].find((one) => one.dataset.data === data);
    key?.classList.add("aimed");
    key?.scrollIntoView({ block: "nearest" });
    await pause(STEP);
    const changed = stage.news((event) => event.change === "answered" && event.data === data);
    await stage.press(message, data);
    await changed;
  }

  async function say(text) {
    await pause(STEP);
    const changed = stage.news((event) => event.change === "message" && !event.message.mine);
    await stage.act.say(text);
    await changed;
  }

  async function walk(given) {
    const mine = ++walking;
    const there = stage.news((event) => event.change === "snapshot");
    await stage.arrive(given.locale);
    await there;
    stage.note(`Walking the case “${given.id}”.`);
    await say("/start");
    while (mine === walking) {
      const changed = stage.news();
      const act = await stage.post("next", { chat: stage.chat, answers: given.answers }, "drawer");
      if (act.over) return stage.note("The case ends here.");
      if (act.tap) await tap(act.tap);
      else if (act.say) await say(act.say);
      else if (!(await changed)) return stage.note("The case cannot go on: the button it needs is not there.");
    }
  }

  async function load(text) {
    const answer = await fetch("/drawer/case", { method: "POST", headers: { "content-type": "text/plain" }, body: text });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    await walk(said);
  }

  const file = make("input", { type: "file", accept: ".yaml,.yml", className: "unseen", id: "case-file", tabIndex: -1, ariaLabel: "Load a case" });
  file.addEventListener("change", () => stage.tried(async () => {
    const [chosen] = file.files;
    file.value = "";
    if (chosen) await load(await chosen.text());
  }));

  async function save() {
    const answer = await fetch(`/drawer/case.yaml?chat=${stage.chat}`);
    if (!answer.ok) throw new Error((await answer.json()).error);
    const address = URL.createObjectURL(await answer.blob());
    make("a", { href: address, download: "case.yaml" }).click();
    URL.revokeObjectURL(address);
    stage.note("Saved. `askfirst try case.yaml` judges it; put into preview/cases it becomes a test.");
  }

  const button = (title, shows, act, name) => {
    const made = make("button", { type: "button", className: "lever", onclick: () => pull(act) }, make("b", { textContent: title }), make("span", { textContent: shows }));
    made.dataset.lever = name;
    return made;
  };
  const shown = kept.map((one) => {
    const made = make("button", { type: "button", className: "watch", textContent: one.id, onclick: () => pull(() => walk(one)) });
    made.dataset.lever = `watch-${one.name}`;
    return made;
  });
  const watch = make("section", {}, make("h3", { textContent: "Watch a patient" }), ...shown);
  const keep = make("section", {}, make("h3", { textContent: "Keep it as a case" }), make("div", { className: "two" },
    button("Save this chat", "To be tried and tested.", save, "save"), button("Load a case", "It walks by itself.", async () => file.click(), "load")), file);
  return { watch, keep, walk };
}
