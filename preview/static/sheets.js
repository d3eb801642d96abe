// On a narrow screen the levers and the drawer lie over the chat; on a wide one they stand beside it.

const $ = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 860px)");
const NAMES = ["levers", "drawer"];

function set(name, open) {
  $(name).classList.toggle("open", open);
  $(`open-${name}`).setAttribute("aria-expanded", String(open));
  // What lies behind a sheet is out of reach, for the keyboard and for readers too.
  $("phone").inert = !wide.matches && NAMES.some((one) => $(one).classList.contains("open"));
}

// A lever was pulled: what it does shows in the chat.
export function toChat() {
  if (wide.matches || !$("phone").inert) return;
  NAMES.forEach((name) => set(name, false));
  $("scroll").focus({ preventScroll: true });
}

function close(name) {
  if (!$(name).classList.contains("open")) return;
  set(name, false);
  if (!wide.matches) $(`open-${name}`).focus();
}

export function sheets() {
  for (const name of NAMES) {
    $(`open-${name}`).addEventListener("click", () => {
      set(name, true);
      $(name).dispatchEvent(new Event("shown"));
      $(name).querySelector(".close").focus();
    });
    $(name).querySelector(".close").addEventListener("click", () => close(name));
    $(name).addEventListener("keydown", (event) => { if (event.key === "Escape") close(name); });
  }
  wide.addEventListener("change", () => NAMES.forEach((name) => set(name, false)));
}
