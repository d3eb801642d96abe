"""What is sought in a text: a pattern, tried only where the words stand that it cannot do without.

Nearly every pattern asks for a word of some list, and nearly no text has one. To look that up is a
hundred times as quick as to search, and a pattern that no text ever asked for is never compiled.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import regex

from bot.privacy.redaction.folding import shadow

SECONDS = 0.2
"""How long one pattern may search one text; they are linear, this is the net below."""

FIGURE = "0"
"""The unit that every text with a digit has."""

_UNIT = re.compile(r"[^\W\d_ªº]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Searched:
    """A text in plain characters, and what it is made of."""

    plain: str = field(repr=False)
    units: frozenset[str] = field(repr=False)
    """Its words in small letters, its numbers and its marks."""
    digits: int
    """How many digits it has."""

    @classmethod
    def of(cls, plain: str) -> "Searched":
        """Cut a text into what patterns ask for."""
        units = frozenset(_UNIT.findall(plain.lower()))
        digits = sum(map(str.isdigit, plain))
        return cls(plain, units | {FIGURE} if digits else units, digits)


@dataclass(frozen=True)
class Sought:
    """A pattern, and what every text has that it finds something in."""

    pattern: str
    label: str
    needs: tuple[frozenset[str], ...] = ()
    """Of each of these sets the text has one unit at least."""
    digits: int = 0
    """How many digits the text has, at least."""
    overlapping: bool = False
    """Whether what stands within a place that was found is sought as well."""

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """Return the pattern, compiled: a hundredth of a second for one with many words."""
        return regex.compile(self.pattern)

    def prepare(self) -> None:
        """Compile the pattern now, so that no text waits for it."""
        _ = self.compiled


def search(rows: Iterable[Sought], text: Searched) -> Iterator[tuple[regex.Match[str], str]]:
    """Name every place where one of some patterns stands, with its label."""
    for row in rows:
        if row.digits > text.digits:
            continue
        for need in row.needs:
            if text.units.isdisjoint(need):
                break
        else:
            matches = row.compiled.finditer(text.plain, overlapped=row.overlapping, timeout=SECONDS)
            # All at once: between two matches the clock of the search would go on.
            for found in list(matches):
                yield found, row.label


def telling(words: Iterable[str]) -> frozenset[str]:
    """Name the longest unit of each word or phrase: no text has the phrase that lacks it."""
    return frozenset(max(_UNIT.findall(shadow(word).lower()), key=len) for word in words)
