"""What staff see: the turns as they are stored, line by line, with what was left out marked."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bot.copies import lines_of
from bot.flows.asking import option_text
from bot.flows.changing import FACES
from bot.flows.questions import BY_KEY
from bot.flows.replies import Text
from bot.rows import to_argument
from preview.drawer.shelf import Kept
from preview.drawer.teller import Teller
from preview.things import Json

_MARK = re.compile(r"\[[a-z][a-z_ ]*\]")

_LABELS: Mapping[str, str] = MappingProxyType(
    {action: label for faces in FACES.values() for label, action in faces}
    | {
        "go": "button-go-on",
        "back": "button-back",
        "why": "button-why",
        "more": "button-more",
        "done": "button-done",
        "sources": "button-sources",
        "compare": "button-compare",
    }
)
"""Action -> the label that a patient read on its button."""


def copy_of(kept: Kept, teller: Teller) -> Json:
    """Make the review copy as it would be stored, its lines in words, the patient's part first."""
    made = lines_of(kept.turns)
    told = [one for line in made["lines"] for one in _line(line, teller)]
    return {"lines": told, "reason": made["reason"], "agreed": bool(kept.conversation.review)}


def _line(line: Mapping[str, Any], teller: Teller) -> Iterator[Json]:
    at = line["at"]
    yield {"at": at, "who": "patient", **_done(line["event"], teller)}
    for reply in line["replies"]:
        said = [teller.say(part) for part in _texts(reply["parts"])]
        if said:
            yield {"at": at, "who": "bot", "parts": marked("\n".join(said))}


def _texts(parts: list[Any]) -> Iterator[Text]:
    return (text for part in parts if isinstance(text := to_argument(part), Text))


def marked(text: str) -> list[Json]:
    """Cut a text into what was said and what a mark such as [withheld] stands for."""
    pieces: list[Json] = []
    end = 0
    for mark in _MARK.finditer(text):
        pieces += [{"text": text[end : mark.start()]}, {"text": mark[0], "mark": True}]
        end = mark.end()
    return [piece for piece in [*pieces, {"text": text[end:]}] if piece["text"]]


def _done(event: Mapping[str, Any], teller: Teller) -> Json:
    told = _EVENTS.get(event["kind"], _typed)(event, teller)
    reading = event.get("reading", "none")
    return {"parts": marked(told), **({} if reading == "none" else {"reading": reading})}


def _tapped(event: Mapping[str, Any], teller: Teller) -> str:
    match event["action"], event["arguments"]:
        case (("answer" | "tick"), [question, option, *on]) if question in BY_KEY and option != "?":
            off = "☐ " if on == ["0"] else ""
            return f"{off}{teller.name(question)}: {teller.say(option_text(question, option))}"
        case "open", [question] if question in BY_KEY:
            return f"→ {teller.name(question)}"
        case "rest", [option]:
            return teller.say(Text("button-none" if option == "none" else f"option-{option}"))
        case action, _ if action in _LABELS:
            return teller.say(Text(_LABELS[action]))
        case action, _:
            return f"({action})"


def _commanded(event: Mapping[str, Any], _: Teller) -> str:
    return f"/{event['command']}"


def _attached(event: Mapping[str, Any], _: Teller) -> str:
    return f"({event['what']}) {event.get('text', '')}".strip()


def _typed(event: Mapping[str, Any], _: Teller) -> str:
    return str(event.get("text", f"({event['kind']})"))


_EVENTS: Mapping[str, Callable[[Mapping[str, Any], Teller], str]] = MappingProxyType(
    {"tapped": _tapped, "commanded": _commanded, "attached": _attached}
)
