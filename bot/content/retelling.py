"""The lines of a review copy in words again: what the patient did, what the bot said, in order."""

import html
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.content.catalogue import ContentBroken
from bot.content.voice import Voice

Line = Mapping[str, Any]

_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
_MARK = re.compile(r"\[[a-z][a-z_ ]*\]")
_SHOWN = {"b": "strong", "i": "em"}

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "adult": "button-agree-adult",
        "all": "button-all-questions",
        "back": "button-back",
        "compare": "button-compare",
        "decline": "button-decline",
        "delete": "button-delete",
        "delete_yes": "button-delete-yes",
        "done": "button-done",
        "drop": "button-drop-words",
        "edit_other": "button-edit-other",
        "edit_yes": "button-edit-yes",
        "fresh_yes": "button-yes-start-fresh",
        "go": "button-go-on",
        "learn": "button-more-topics",
        "look": "button-see-answers",
        "meant_no": "button-meant-no",
        "meant_yes": "button-meant-yes",
        "minor": "button-agree-minor",
        "more": "button-more",
        "mydata": "button-mydata",
        "names": "button-names",
        "print": "button-print",
        "restart": "button-start-fresh",
        "retype": "button-retype-words",
        "review_no": "button-review-no",
        "review_yes": "button-review-yes",
        "show": "button-show-result",
        "signs": "button-have-sign",
        "sources": "button-sources",
        "unwell": "button-unwell",
        "why": "button-why",
    }
)
"""Action -> the label that a patient read on its button."""


class Piece(NamedTuple):
    """Some words of a line: as they are, strong or slanted, or a mark of redaction."""

    text: str
    kind: str = ""


class Offered(NamedTuple):
    """A button that stood below a line, and whether it was tapped there."""

    label: str
    tapped: bool


Row = tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One bubble: who, when, the words, and what they came from."""

    line: int
    at: int
    who: str
    pieces: tuple[Piece, ...]
    keys: tuple[str, ...] = ()
    version: str = ""
    reading: str = "none"
    signs: tuple[str, ...] = ()
    buttons: tuple[Row, ...] = ()


@dataclass(slots=True)
class _Way:
    """What is known so far, going through the lines from the first on."""

    country: str = ""
    unlocked: bool = False
    prompt: int = 0
    answered: set[str] = field(default_factory=set)


VoiceOf = Callable[[Line, str, bool], Voice]
"""A line, the country so far, whether names were unlocked -> the voice that spoke."""


def retell(lines: Sequence[Line], voice_of: VoiceOf) -> Iterator[Told]:
    """Tell the lines in order, the patient's part first."""
    way, taps = _Way(), _taps(lines)
    for number, line in enumerate(lines):
        event = line["event"]
        way.unlocked = way.unlocked or event.get("action") == "names"
        voice = voice_of(line, way.country, way.unlocked)
        signs = tuple(_signs(line, way))
        reading = event.get("reading", "none")
        pieces = tuple(cut(html.escape(_done(event, voice))))
        yield Told(number, line["at"], "patient", pieces, reading=reading, signs=signs)
        _learn(line, way)
        # The answer of this very turn decides the country's number and register.
        voice = voice_of(line, way.country, way.unlocked)
        for place, reply in enumerate(line["replies"]):
            if reply["parts"]:
                keys = tuple(str(part[0]) for part in reply["parts"])
                pieces = tuple(cut("\n".join(_said(voice, part) for part in reply["parts"])))
                told = Told(number, line["at"], "bot", pieces, keys, line["content"])
                tapped = taps.get((number, place), ())
                yield replace(told, buttons=tuple(_offered(reply, voice, tapped)))


def _taps(lines: Sequence[Line]) -> dict[tuple[int, int], set[str]]:
    """Find out which buttons were tapped, each at the last message that showed it before."""
    taps: dict[tuple[int, int], set[str]] = {}
    shown: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        event = line["event"]
        if event["kind"] == "tapped":
            does = ".".join((str(event.get("prompt")), event["action"], *event["arguments"]))
            if does in shown:
                taps.setdefault(shown[does], set()).add(does)
        for place, reply in enumerate(line["replies"]):
            for row in reply.get("buttons", ()):
                shown.update((does, (number, place)) for does, _ in row)
    return taps


def _offered(reply: Line, voice: Voice, tapped: Container[str]) -> Iterator[Row]:
    for row in reply.get("buttons", ()):
        labels = ((does, _unformatted(_said(voice, label))) for does, label in row)
        yield tuple(Offered(words, does in tapped) for does, words in labels)


def _said(voice: Voice, part: Any) -> str:  # noqa: ANN401 - JSON
    try:
        return voice.read(part)
    except ContentBroken:
        # Old words may be gone or lack what newer ones fill in; a reviewer still sees which.
        return f"({part[0]})"


def _learn(line: Line, way: _Way) -> None:
    for reply in line["replies"]:
        way.prompt = max(way.prompt, reply.get("prompt") or 0)
        for part in reply["parts"]:
            if part[0] == "answered-line":
                (question,) = part[1]["name"]
                way.answered.add(question)
                for option in part[1]["answer"].get("all", ()):
                    if question == "name-country":
                        way.country = str(option[0]).removeprefix("option-country-")


_BY_KEY = (
    ("say-edit", "change offered"),
    ("say-old-", "old button"),
    ("say-not-asked-now", "old button"),
    ("say-unclear", "asked again"),
    ("say-did-you-mean", "asked back"),
    ("say-retype", "typed again"),
    ("say-out-of-reach", "after a gap"),
    ("say-renewed", "questions changed"),
    ("say-flood", "too fast"),
    ("say-went-wrong", "went wrong"),
    ("say-not-built", "dead end"),
    ("card-emergency", "emergency card"),
    ("card-crisis", "crisis card"),
    ("card-doubt", "card in doubt"),
)
"""How a reply's key begins -> what a reviewer should see at the patient's line."""


def _signs(line: Line, way: _Way) -> Iterator[str]:
    """Name what is out of the ordinary: back, changed, stale, asked again, danger."""
    event = line["event"]
    if event.get("action") == "back":
        yield "back"
    if event["kind"] == "tapped" and event.get("prompt", way.prompt) < way.prompt:
        yield "old button"
    keys = [str(part[0]) for reply in line["replies"] for part in reply["parts"]]
    names = {
        part[1]["name"][0]
        for reply in line["replies"]
        for part in reply["parts"]
        if part[0] == "answered-line"
    }
    if names & way.answered:
        yield "changed"
    yield from {said: None for key in keys for start, said in _BY_KEY if key.startswith(start)}


def cut(text: str) -> Iterator[Piece]:
    """Cut Telegram's HTML into pieces that anybody may escape again."""
    kind, end = "", 0
    for tag in _TAG.finditer(text):
        yield from _marked(html.unescape(text[end : tag.start()]), kind)
        kind, end = "" if tag[1] else _SHOWN.get(tag[2], kind), tag.end()
    yield from _marked(html.unescape(text[end:]), kind)


def _marked(text: str, kind: str) -> Iterator[Piece]:
    end = 0
    for mark in _MARK.finditer(text):
        if text[end : mark.start()]:
            yield Piece(text[end : mark.start()], kind)
        yield Piece(mark[0], "mark")
        end = mark.end()
    if text[end:]:
        yield Piece(text[end:], kind)


def _done(event: Line, voice: Voice) -> str:
    return _EVENTS.get(event["kind"], _typed)(event, voice)


def _tapped(event: Line, voice: Voice) -> str:
    match event["action"], event["arguments"]:
        case (("answer" | "tick"), [question, option, *on]) if option != "?":
            off = "☐ " if on == ["0"] else ""
            name = words_of(voice, f"name-{question}")
            return f"{off}{name}: {option_in_words(voice, question, option)}"
        case "open", [question]:
            return f"→ {words_of(voice, f'name-{question}')}"
        case "rest", [option]:
            key = "button-none" if option == "none" else f"option-{option}"
        case ("topic" | "keep") as action, [what]:
            key = f"name-topic-{what}" if action == "topic" else f"button-keep-{what}"
        case action, _:
            key = LABELS.get(action, f"({action})")
    return words_of(voice, key)


def option_in_words(voice: Voice, question: str, option: str) -> str:
    """Say an option of a question, without formatting."""
    keys = (f"option-{question}-{option}", f"option-concerns-{option}", f"option-{option}")
    found = next((key for key in keys if key in voice.language.keys), option)
    return words_of(voice, found)


def words_of(voice: Voice, key: str) -> str:
    """Say a label without formatting; a key that these words do not have stands as it is."""
    if key not in voice.language.keys:
        return key
    return _unformatted(voice.say(key, {}))


def _unformatted(words: str) -> str:
    return "".join(piece.text for piece in cut(words))


def _commanded(event: Line, _: Voice) -> str:
    return f"/{event['command']}"


def _attached(event: Line, _: Voice) -> str:
    return f"({event['what']}) {event.get('text', '')}".strip()


def _typed(event: Line, _: Voice) -> str:
    return str(event.get("text", f"({event['kind']})"))


_EVENTS: Mapping[str, Callable[[Line, Voice], str]] = MappingProxyType(
    {"tapped": _tapped, "commanded": _commanded, "attached": _attached}
)
