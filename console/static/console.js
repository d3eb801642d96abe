// Keys and small comforts. Every form works without this file.
"use strict";

const rows = () => [...document.querySelectorAll("[data-row]")];
const keep = "here";

function here() {
  return rows().findIndex((row) => row.classList.contains(keep));
}

function go(step) {
  const all = rows();
  if (!all.length) return;
  const from = here();
  const to = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step));
  if (from >= 0) all[from].classList.remove(keep);
  all[to].classList.add(keep);
  const link = all[to].querySelector("th a");
  (link || all[to]).focus({ preventScroll: true });
  all[to].scrollIntoView({ block: "nearest" });
  history.replaceState(history.state, "", `#${all[to].id}`);
}

const press = (id) => () => document.getElementById(id)?.click();
const cheat = () => document.getElementById("keys")?.showModal();

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  n: press("next"),
  a: press("approve"),
  f: press("flag"),
  x: () => rows()[here()]?.querySelector("[type=checkbox]")?.click(),
  "?": cheat,
};

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) cheat();
});

// Who comes back to a list or a line goes on from there.
function settle() {
  for (const button of document.querySelectorAll("[data-keys]")) button.hidden = false;
  const mark = decodeURIComponent(location.hash.slice(1));
  const row = mark ? document.getElementById(mark) : null;
  if (row?.matches("[data-row]")) {
    row.classList.add(keep);
    (row.querySelector("th a") || row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
}
settle();
