"""Telegram's HTML: read into text and entities as the server does, and written back."""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from preview.limits import Refused, units

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

# Only these five forms are decoded: docs#html-style.
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_PLAIN = re.compile(r"[^&<]+")
_TAG = re.compile(r"""<(/?)([^\s>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64})\b"
)


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


@dataclass
class _Reader:
    html: str
    position: int = 0
    length: int = 0
    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    @property
    def byte(self) -> int:
        return len(self.html[: self.position].encode("utf-8", "surrogatepass"))

    def emit(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def read(self) -> None:
        while self.position < len(self.html):
            if self.html[self.position] == "<":
                self.tag()
            else:
                self.text()
        if self.stack:
            raise Refused("html_no_end", tag=self.stack[-1].tag)

    def text(self) -> None:
        found = _CHARACTER.match(self.html, self.position)
        if found:
            self.emit(unescape(found.group()))
            self.position = found.end()
            return
        plain = _PLAIN.match(self.html, self.position)
        end = plain.end() if plain else self.position + 1
        self.emit(self.html[self.position : end])
        self.position = end

    def tag(self) -> None:
        found = _TAG.match(self.html, self.position)
        closing = self.html.startswith("</", self.position)
        if closing:
            self.close(found)
        elif found is None:
            raise Refused("html_unclosed_start", at=self.byte)
        else:
            self.open(found)
        assert found is not None  # noqa: S101 - tells mypy what both branches checked
        self.position = found.end()

    def open(self, found: re.Match[str]) -> None:
        tag = found[2].lower()
        if tag not in _TAGS:
            raise Refused("html_unsupported", tag=tag, at=self.byte)
        attributes = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(found[3])
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise Refused("html_span", at=self.byte)
        self.stack.append(_Open(tag, attributes, self.length))

    def close(self, found: re.Match[str] | None) -> None:
        if not self.stack:
            raise Refused("html_unexpected_end", at=self.byte)
        if found is None or found[3].strip():
            raise Refused("html_unclosed_end", at=self.byte)
        opened = self.stack.pop()
        name = found[2].lower()
        if name and name != opened.tag:
            raise Refused("html_unmatched", at=self.byte, expected=opened.tag, found=name)
        if self.length > opened.start:
            self.keep(opened)

    def keep(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _TAGS[opened.tag],
            "offset": opened.start,
            "length": self.length - opened.start,
        }
        match opened.tag, opened.attributes:
            case "a", {"href": str(url)} if url:
                entity["url"] = url
            case "a", _:
                return
            case "blockquote", {"expandable": _}:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji", attributes:
                entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        self.entities.append(entity)


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """Read HTML into text and entities; refuse in Telegram's words what it would refuse."""
    reader = _Reader(html)
    reader.read()
    return trimmed("".join(reader.out), reader.entities)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space at both ends, as the server does, and the entities with it."""
    lead = units(text) - units(text.lstrip())
    kept = text.strip()
    end = units(kept)
    cut = [_clipped(entity, lead, end) for entity in entities]
    whole = [entity for entity in cut if entity["length"] > 0]
    return kept, sorted(whole, key=lambda entity: (entity["offset"], -entity["length"]))


def _clipped(entity: Entity, lead: int, end: int) -> Entity:
    start = max(entity["offset"] - lead, 0)
    stop = min(entity["offset"] + entity["length"] - lead, end)
    return {**entity, "offset": start, "length": stop - start}


def found_in(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what Telegram finds by itself: addresses and commands."""
    extra = [
        {
            "type": match.lastgroup,
            "offset": units(text[: match.start()]),
            "length": units(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]
    free = [entity for entity in extra if not _inside(entity, entities)]
    return sorted([*entities, *free], key=lambda entity: (entity["offset"], -entity["length"]))


def _inside(entity: Entity, entities: list[Entity]) -> bool:
    return any(
        other["type"] in ("code", "pre", "text_link")
        and other["offset"] < entity["offset"] + entity["length"]
        and entity["offset"] < other["offset"] + other["length"]
        for other in entities
    )
