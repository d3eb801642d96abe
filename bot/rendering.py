"""Reply + locale -> Message: the words and buttons as they are sent."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from bot.content.catalogue import Catalogue
from bot.content.claims import Claims, claims_of, expired_since, sources_of
from bot.content.voice import voice_of
from bot.flows.replies import Argument, Button, Reply, Text

_TAG = re.compile(r"<[^>]*>")

LIMIT = 4096
"""UTF-16 units that Telegram takes in one text (core.telegram.org/bots/api#sendmessage)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A button as it is sent."""

    label: str
    data: str
    style: str
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A reply in words and buttons; `text` is Telegram's HTML."""

    text: str
    keyboard: tuple[tuple[Face, ...], ...] = ()
    prompt: int | None = None
    edits: int | None = None
    offers: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """The words, what they rest on, the day on which they are read; whether pages are printed."""

    catalogue: Catalogue
    claims: Claims
    today: date
    prints: bool = False


_BENEFITS = ("outcome-discuss", "topic-", "compare-", "overlay-O9", "card-also", "card-micro")
"""Texts that tell what a treatment may do; they say so once their claims are due for review."""


class Speaker:
    """Puts replies in words for one patient: language, country, and what names may stand."""

    def __init__(
        self,
        library: Library,
        locale: str,
        country: str,
        wording: str,
        operator: Mapping[str, str],
    ) -> None:
        catalogue = library.catalogue
        self.library = library
        self.wording = wording
        self.voice = voice_of(
            catalogue, library.claims, catalogue.language(locale), country, wording, operator
        )

    @property
    def locale(self) -> str:
        """The language that is spoken."""
        return self.voice.language.locale

    def render(self, reply: Reply) -> Iterator[Message]:
        """Put a reply in words; one too long for Telegram comes as several, buttons last."""
        if not reply.parts:
            yield Message("", (), reply.prompt, reply.edits)
            return
        said = self.said(reply)
        *earlier, last = _fitting([*said, *self._due(reply), *self._sources(reply)])
        for text in earlier:
            yield Message(text)
        keyboard = tuple(tuple(self._faces(row)) for row in self.offered(reply).keyboard)
        yield Message(last, keyboard, reply.prompt, reply.edits, reply.offers)

    def said(self, reply: Reply) -> list[tuple[str, str]]:
        """Put each part of a reply in words, and what it cites: (key, words)."""
        return [*((part.key, self.say(part)) for part in reply.parts), *self._cites(reply)]

    def _cites(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """Name the sources of the texts that a reply cites, each once."""
        cited = sources_of(self.library.catalogue, self.library.claims, reply.cites)
        if cited:
            names = dict.fromkeys(chain.from_iterable(claim.sources for claim in cited))
            oldest = min(claim.checked_on for claim in cited)
            given = {"cite": "; ".join(names), "date": oldest.isoformat()}
            key = "say-cited"
            yield key, self.say(Text(key, given))

    def _due(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """Say that what a treatment may do is due for review; dangers and stops stay."""
        keys = [key for part in reply.parts for key in _keys(part) if key.startswith(_BENEFITS)]
        ids = claims_of(self.library.catalogue, keys)
        since = expired_since(self.library.claims, ids, self.library.today)
        if since:
            key = "benefit-expired"
            yield key, self.say(Text(key, {"date": since.isoformat()}))

    def _sources(self, reply: Reply) -> Iterator[tuple[str, str]]:
        """Tell what the texts named by a reply rest on, a line for each claim."""
        if not reply.sources:
            return
        cited = sources_of(self.library.catalogue, self.library.claims, reply.sources)
        for claim in cited:
            arguments: dict[str, Argument] = {
                "says": claim.says,
                "level": Text(f"level-{claim.level}"),
                "cite": "; ".join(claim.sources),
                "date": claim.checked_on.isoformat(),
            }
            key = "source-line" if claim.sources else "unsourced-line"
            yield key, self.say(Text(key, arguments))
        if not cited:
            yield "say-no-sources", self.say(Text("say-no-sources"))

    def say(self, text: Text) -> str:
        """Put one piece of content in words."""
        arguments = {name: self._argument(value) for name, value in text.arguments.items()}
        return self.voice.say(text.key, arguments)

    def _argument(self, argument: Argument) -> str | int:
        match argument:
            case int():
                return argument
            case str():
                return html.escape(argument)
            case Text():
                return self.say(argument)
            case tuple():
                separator = self.say(Text("list-separator"))
                return separator.join(self.say(text) for text in argument)

    def offered(self, reply: Reply) -> Reply:
        """Leave out the buttons that this patient is not offered."""
        ours = {"", self.wording, *(("page",) if self.library.prints else ())}
        rows = (tuple(one for one in row if one.only in ours) for row in reply.keyboard)
        return replace(reply, keyboard=tuple(row for row in rows if row))

    def _faces(self, row: tuple[Button, ...]) -> Iterator[Face]:
        for button in row:
            copied = html.unescape(self.say(button.copies)) if button.copies else ""
            label = html.unescape(self.say(button.label))
            yield Face(label, button.data, button.style, copied)


def plain(text: str) -> str:
    """Return a text without its formatting."""
    return html.unescape(_TAG.sub("", text))


def _keys(text: Text) -> Iterator[str]:
    """Name a text and all that stands in it."""
    yield text.key
    for argument in text.arguments.values():
        for one in argument if isinstance(argument, tuple) else (argument,):
            if isinstance(one, Text):
                yield from _keys(one)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(parts: list[tuple[str, str]]) -> list[str]:
    """Join parts, a blank line between; a line hangs on the part above. Break where too long."""
    texts: list[str] = []
    for key, words in parts:
        gap = "\n" if key.endswith("-line") else "\n\n"
        if texts and _units(texts[-1] + gap + words) <= LIMIT:
            texts[-1] += gap + words
        else:
            texts.append(words)
    return texts
