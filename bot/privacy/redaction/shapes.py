"""Finds what is known by its shape: links, mail, numbers, dates, ages, plates, addresses."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from bot.privacy.redaction import patterns
from bot.privacy.redaction.folding import key
from bot.privacy.redaction.numbers import Numbers, Told
from bot.privacy.redaction.spoken import Spoken
from bot.privacy.redaction.tables import Cues
from bot.privacy.redaction.values import Span

SECONDS = 0.2
"""How long one pattern may search one text; they are linear, this is the net below."""

IsWord = Callable[[str], bool]

_WORDY = ((patterns.HANDLE, "handle"),)
"""What needs no digit."""

_PLAIN = (
    *_WORDY,
    (patterns.TAGGED, "handle"),
    (patterns.IP4, "ip"),
    (patterns.IP6, "ip"),
    (patterns.IBAN, "card"),
    (patterns.LONG_IBAN, "card"),
    (patterns.DAY_MONTH_YEAR, "date"),
    *((pattern, "address") for pattern in patterns.POSTCODES),
    *((pattern, "id") for pattern in patterns.NATIONAL),
)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one language."""

    numbers: Numbers = field(repr=False)
    spoken: Spoken = field(repr=False)

    @classmethod
    def of(cls, cues: Mapping[str, Cues], language: str, told: Sequence[Told]) -> "Shapes":
        """Compile the patterns of a language; English ones hold everywhere."""
        return cls(Numbers(language, tuple(told)), Spoken.of(cues[language], cues["en"]))

    def find(self, text: str, is_word: IsWord, common: Container[str]) -> Iterator[Span]:
        """Name every stretch that goes because of its shape."""
        yield from _links(text)
        for pattern, label in _PLAIN if any(map(str.isdigit, text)) else _WORDY:
            for found in pattern.finditer(text, timeout=SECONDS):
                yield Span(found.start(), found.end(), label)
        yield from _plates(text, common) if any(map(str.isdigit, text)) else ()
        yield from _pieced(text, is_word)
        yield from self.spoken.find(text)
        yield from self.numbers.find(text)


def _plates(text: str, common: Container[str]) -> Iterator[Span]:
    """Name what looks like a plate; letters that are a word, as in `BP 120`, are none."""
    for pattern in patterns.PLATES:
        for found in pattern.finditer(text, timeout=SECONDS):
            letters = regex.findall(r"\p{L}{2,}", found.group())
            if not letters or not all(key(one) in common for one in letters):
                yield Span(found.start(), found.end(), "plate")


def _links(text: str) -> Iterator[Span]:
    for found in patterns.LINK.finditer(text, timeout=SECONDS):
        tail = patterns.TAIL.search(found.group(), timeout=SECONDS)
        yield Span(
            found.start(), found.start() + (tail.start() if tail else len(found.group())), "link"
        )
    for found in patterns.MAIL.finditer(text, timeout=SECONDS):
        if "@" in found.group():
            yield Span(found.start(), found.end(), "email")


def _pieced(text: str, is_word: IsWord) -> Iterator[Span]:
    """Name what is written like a user name: pieces with underscores or dots between them."""
    for found in patterns.UNDERSCORED.finditer(text, timeout=SECONDS):
        pieces = [piece for piece in regex.split(r"[_.]+", found.group()) if piece]
        joined = "_" in found.group().strip("_")
        if joined or not all(is_word(key(piece)) for piece in pieces):
            yield Span(found.start(), found.end(), "handle")
    for found in patterns.DOTTED.finditer(text, timeout=SECONDS):
        pieces = found.group().split(".")
        if not any(piece.isdigit() for piece in pieces) and not all(
            is_word(key(piece)) for piece in pieces
        ):
            yield Span(found.start(), found.end(), "handle")
