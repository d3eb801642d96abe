"""Finds what is known by its shape: links, mail, numbers, dates, ages, plates, addresses."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction import patterns
from bot.privacy.redaction.folding import key
from bot.privacy.redaction.lexicon import ORDINARY, Known
from bot.privacy.redaction.numbers import Numbers, Told
from bot.privacy.redaction.sought import SECONDS, Searched, Sought, search
from bot.privacy.redaction.spoken import Spoken
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span

Weigh = Callable[[str], Known]
"""Says what is known of a word."""

_PLAIN = (
    patterns.HANDLE,
    patterns.TAGGED,
    patterns.IP4,
    patterns.IP6,
    *patterns.IBANS,
    patterns.DAY_MONTH_YEAR,
    *patterns.POSTCODES,
    *patterns.NATIONAL,
)
"""What goes as it is found."""

_LETTERS = regex.compile(r"(?<![\p{L}\d])\p{L}{2,}(?![\p{L}\d])")
"""Letters by themselves; those that touch a digit are no word."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one language."""

    numbers: Numbers = field(repr=False)
    spoken: Spoken = field(repr=False)

    @classmethod
    def of(cls, cues: Mapping[str, Cues], language: str, told: Sequence[Told]) -> "Shapes":
        """Compile the patterns of a language; English ones hold everywhere."""
        return cls(Numbers(language, tuple(told)), Spoken.of(cues[language], cues["en"]))

    @property
    def rows(self) -> tuple[Sought, ...]:
        """Return every pattern that a text is searched for."""
        return (*patterns.ALL, *self.spoken.rows, *self.numbers.rows)

    def find(self, plain: str, weigh: Weigh, common: Container[str]) -> Iterator[Span]:
        """Name every stretch that goes because of its shape."""
        text = Searched.of(plain)
        yield from _links(text)
        for found, label in search(_PLAIN, text):
            yield Span(found.start(), found.end(), label)
        yield from _plates(text, common)
        yield from _pieced(text, weigh)
        yield from self.spoken.find(text)
        yield from self.numbers.find(text)


def _plates(text: Searched, common: Container[str]) -> Iterator[Span]:
    """Name what looks like a plate; letters that are a word, as in `BP 120`, are none."""
    for found, label in search(patterns.PLATES, text):
        letters = _LETTERS.findall(found.group())
        if not letters or not all(key(one) in common for one in letters):
            yield Span(found.start(), found.end(), label)


def _links(text: Searched) -> Iterator[Span]:
    for found, label in search((patterns.LINK,), text):
        tail = patterns.TAIL.search(found.group(), timeout=SECONDS)
        end = tail.start() if tail else len(found.group())
        yield Span(found.start(), found.start() + end, label)
    for found, label in search((patterns.MAIL,), text):
        if "@" in found.group():
            yield Span(found.start(), found.end(), label)


def _pieced(text: Searched, weigh: Weigh) -> Iterator[Span]:
    """Name what is written like a user name: pieces with underscores or dots between them."""
    for found, label in search((patterns.UNDERSCORED,), text):
        pieces = [piece for piece in regex.split(r"[_.]+", found.group()) if piece]
        joined = "_" in found.group().strip("_")
        if joined or not all(weigh(key(piece)) in ORDINARY for piece in pieces):
            yield Span(found.start(), found.end(), label)
    for found, label in search((patterns.DOTTED,), text):
        pieces = found.group().split(".")
        if not any(piece.isdigit() for piece in pieces) and not all(
            weigh(key(piece)) in ORDINARY for piece in pieces
        ):
            yield Span(found.start(), found.end(), label)
