// Turns what the emulator knows into elements. Text only ever becomes text nodes.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "button",
  text_link: "a", url: "a", bot_command: "button",
};

// A line break beside a block is the block's own.
const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];

const KINDS = {
  photo: "📷 Photo", voice: "🎤 Voice message", audio: "🎵 Audio", video: "🎬 Video",
  video_note: "🎬 Video message", animation: "GIF", sticker: "🙂 Sticker", contact: "👤 Contact",
  location: "📍 Location", venue: "📍 Place", dice: "🎲",
};

const OPENS = ["text/plain", "application/pdf"];

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// Only addresses of the web and of Telegram become links.
function safe(address) {
  return /^(https?|tg|mailto):/i.test(address) ? address : null;
}

function dress(element, entity, text, act) {
  switch (entity.type) {
    case "text_link":
    case "url": {
      const address = safe(entity.url ?? text);
      if (address) Object.assign(element, { href: address, target: "_blank", rel: "noopener noreferrer" });
      break;
    }
    case "bot_command":
      Object.assign(element, { type: "button", className: "command", onclick: () => act.say(text) });
      break;
    case "spoiler":
      Object.assign(element, { type: "button", className: "spoiler", onclick: () => element.classList.add("shown") });
      break;
    case "expandable_blockquote":
      element.className = "expandable";
  }
}

// Entities are sorted and nest; offsets count UTF-16 units, as JavaScript does.
function weave(parent, text, from, to, entities, act) {
  let at = from;
  while (entities.length) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    const inside = [];
    while (entities.length && entities[0].offset < end) inside.push(entities.shift());
    const block = BLOCKS.includes(entity.type);
    parent.append(block ? text.slice(at, entity.offset).replace(/\n$/, "") : text.slice(at, entity.offset));
    const element = document.createElement(TAGS[entity.type] ?? "span");
    dress(element, entity, text.slice(entity.offset, end), act);
    const folded = entity.type === "expandable_blockquote" ? make("div", { className: "folded" }) : element;
    weave(folded, text, entity.offset, end, inside, act);
    if (folded !== element) element.append(folded);
    parent.append(element);
    at = block && text[end] === "\n" ? end + 1 : end;
  }
  parent.append(text.slice(at, to));
}

export function worded(text, entities, act) {
  const box = make("div", { className: "text", dir: "auto" });
  weave(box, text, 0, text.length, entities.slice(), act);
  return box;
}

// A long quote shows three lines; what fits needs no button. Measured once it stands on the page.
export function fold(item) {
  for (const quote of item.querySelectorAll("blockquote.expandable:not(.measured)")) {
    quote.classList.add("measured");
    const folded = quote.firstElementChild;
    if (folded.scrollHeight <= folded.clientHeight + 2) {
      quote.classList.add("open");
      continue;
    }
    const button = make("button", { type: "button", className: "unfold", textContent: "Show more" });
    button.setAttribute("aria-expanded", "false");
    button.onclick = () => {
      const open = quote.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Show less" : "Show more";
    };
    quote.append(button);
  }
}

function key(button, message, waiting, act) {
  // One line, cut like on a phone, so that a label that is too long shows here first.
  const label = make("span", { textContent: button.text, dir: "auto", title: button.text });
  const style = button.style ? ` ${button.style}` : "";
  if (button.url) {
    const address = safe(button.url);
    return make("a", { className: `key link${style}`, target: "_blank", rel: "noopener noreferrer", ...(address && { href: address }) }, label);
  }
  const element = make("button", { type: "button", className: `key${style}` }, label);
  if (button.copy_text) {
    element.classList.add("copy");
    element.onclick = () => act.copy(button.copy_text.text);
  } else if (button.callback_data !== undefined) {
    element.dataset.data = button.callback_data;
    spin(element, waiting.has(`${message.id} ${button.callback_data}`));
    element.onclick = () => act.tap(message.id, button.callback_data, element);
  }
  return element;
}

export function spin(element, on) {
  element.classList.toggle("busy", on);
  element.setAttribute("aria-busy", String(on));
}

function paper(file) {
  const size = file.size < 1024 ? `${file.size} B` : `${(file.size / 1024).toFixed(1)} KB`;
  const way = OPENS.includes(file.kind) ? { target: "_blank", rel: "noopener" } : { download: file.name };
  return make("a", { className: "paper", href: `/control/files/${encodeURIComponent(file.id)}`, ...way },
    make("span", { className: "sheet", ariaHidden: "true", textContent: "⤓" }),
    make("span", {}, make("b", { textContent: file.name }), make("small", { textContent: size })));
}

export function item(message, waiting, act) {
  const side = message.mine ? "mine" : "bot";
  const clock = new Date(message.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const edited = message.edited && message.mine ? "edited " : "";
  const bubble = make("div", { className: "bubble" },
    make("span", { className: "unseen", textContent: message.mine ? "You: " : "Bot: " }));
  if (message.document) bubble.append(paper(message.document));
  else if (KINDS[message.kind]) bubble.append(make("div", { className: "kind", textContent: KINDS[message.kind] }));
  const time = make("time", { className: "clock", dir: "auto", dateTime: message.at, textContent: edited + clock });
  const words = message.text ? worded(message.text, message.entities, act) : bubble;
  if (message.text) bubble.append(words);
  words.append(time);
  const box = make("article", { className: `item ${side}` }, bubble);
  box.dataset.id = message.id;
  if (message.keyboard.length) box.append(keyboard(message, waiting, act));
  return box;
}

function keyboard(message, waiting, act) {
  const rows = message.keyboard.map((row) =>
    make("div", { className: "row" }, ...row.map((button) => key(button, message, waiting, act))));
  return make("div", { className: "keyboard", role: "group", ariaLabel: "Answers" }, ...rows);
}
