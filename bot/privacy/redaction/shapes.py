"""Finds what is known by its shape: links, mail, numbers, dates, ages, plates, addresses."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction import patterns
from bot.privacy.redaction.folding import key
from bot.privacy.redaction.numbers import Numbers, Told
from bot.privacy.redaction.sought import SECONDS, Searched
from bot.privacy.redaction.spoken import Spoken
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span

IsWord = Callable[[str], bool]

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


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one language."""

    numbers: Numbers = field(repr=False)
    spoken: Spoken = field(repr=False)

    @classmethod
    def of(cls, cues: Mapping[str, Cues], language: str, told: Sequence[Told]) -> "Shapes":
        """Compile the patterns of a language; English ones hold everywhere."""
        return cls(Numbers(language, tuple(told)), Spoken.of(cues[language], cues["en"]))

    def find(self, plain: str, is_word: IsWord, common: Container[str]) -> Iterator[Span]:
        """Name every stretch that goes because of its shape."""
        text = Searched.of(plain)
        yield from _links(text)
        for row in _PLAIN:
            for found in row.find(text):
                yield Span(found.start(), found.end(), row.label)
        yield from _plates(text, common)
        yield from _pieced(text, is_word)
        yield from self.spoken.find(text)
        yield from self.numbers.find(text)


def _plates(text: Searched, common: Container[str]) -> Iterator[Span]:
    """Name what looks like a plate; letters that are a word, as in `BP 120`, are none."""
    for row in patterns.PLATES:
        for found in row.find(text):
            letters = regex.findall(r"\p{L}{2,}", found.group())
            if not letters or not all(key(one) in common for one in letters):
                yield Span(found.start(), found.end(), row.label)


def _links(text: Searched) -> Iterator[Span]:
    for found in patterns.LINK.find(text):
        tail = patterns.TAIL.search(found.group(), timeout=SECONDS)
        end = tail.start() if tail else len(found.group())
        yield Span(found.start(), found.start() + end, patterns.LINK.label)
    for found in patterns.MAIL.find(text):
        if "@" in found.group():
            yield Span(found.start(), found.end(), patterns.MAIL.label)


def _pieced(text: Searched, is_word: IsWord) -> Iterator[Span]:
    """Name what is written like a user name: pieces with underscores or dots between them."""
    for found in patterns.UNDERSCORED.find(text):
        pieces = [piece for piece in regex.split(r"[_.]+", found.group()) if piece]
        joined = "_" in found.group().strip("_")
        if joined or not all(is_word(key(piece)) for piece in pieces):
            yield Span(found.start(), found.end(), patterns.UNDERSCORED.label)
    for found in patterns.DOTTED.find(text):
        pieces = found.group().split(".")
        if not any(piece.isdigit() for piece in pieces) and not all(
            is_word(key(piece)) for piece in pieces
        ):
            yield Span(found.start(), found.end(), patterns.DOTTED.label)
