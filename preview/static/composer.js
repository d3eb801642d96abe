// What the patient types: the field, and the menu of the bot's commands.

import { make } from "./view.js";

const $ = (id) => document.getElementById(id);

let stage = null;
let marked = -1;

function fitting() {
  const text = $("text").value;
  if (!/^\/\S*$/.test(text)) return [];
  return stage.commands.filter(({ command }) => `/${command}`.startsWith(text.toLowerCase()));
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
  const rows = [...$("menu").children];
  marked = index;
  rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === marked)));
  if (marked < 0) $("text").removeAttribute("aria-activedescendant");
  else { $("text").setAttribute("aria-activedescendant", rows[marked].id); rows[marked].scrollIntoView({ block: "nearest" }); }
}

function choose(command) {
  clear();
  $("text").focus();
  stage.act.say(`/${command}`);
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
  stage.act.say(text);
}

function keys(event) {
  const rows = $("menu").children.length;
  const open = !$("menu").hidden;
  if (event.key === "Escape" && open) menu([]);
  else if (event.key === "ArrowDown" && open) mark((marked + 1) % rows);
  else if (event.key === "ArrowUp" && open) mark(marked < 1 ? rows - 1 : marked - 1);
  else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    if (open && marked >= 0) $("menu").children[marked].click(); else send();
  } else return;
  event.preventDefault();
}

export function compose(given) {
  stage = given;
  $("text").addEventListener("input", typed);
  $("text").addEventListener("keydown", keys);
  $("send").addEventListener("click", () => { send(); $("text").focus(); });
  $("slash").addEventListener("click", () => { menu($("menu").hidden ? stage.commands : []); $("text").focus(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".bottom")) menu([]); });
  stage.hears((event) => { if (event.change === "snapshot") clear(); });
}
