"""Finds phrases among words: sets of words as bits, tried only where a phrase can begin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import or_
from typing import NamedTuple

MARKS = frozenset(",.?")
"""Words that stand for a pause or an end."""

ENDS = frozenset(".?")
"""The marks that end a sentence."""

A_WORD, A_MARK, CLOSED, AN_END, DENIES, FIRST_BIT = 1, 2, 4, 8, 16, 32
"""The first bits of a word's mask; one bit more for every set of words that phrases name."""

REMEMBERED = 20_000


class Part(NamedTuple):
    """A piece of a phrase: words, alternatives, a gap, a wide gap, or the end of a clause."""

    kind: str
    mask: int = 0
    ways: "Ways" = ()
    width: int = 0


Parts = tuple[Part, ...]
Ways = tuple[tuple[int, Parts], ...]
"""Ways to go on, each with the sets of words with which it can begin."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, and for each the sets of words that it belongs to."""

    words: Sequence[str]
    masks: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)


class Span(NamedTuple):
    """Where a phrase stands among the words, and under which name it is listed."""

    start: int
    end: int
    name: str = ""


class Pattern:
    """Phrases, tried only at the words with which they can begin, if all they need is there."""

    def __init__(self, phrases: Iterable[tuple[Parts, str]]) -> None:
        self._phrases = [(_needs(parts), parts, name) for parts, name in phrases]
        self._opening: dict[int, list[int]] = {}
        for number, (_, parts, _) in enumerate(self._phrases):
            for bit in _bits(_opens(parts)):
                self._opening.setdefault(bit, []).append(number)
        self._opens = opens_any(parts for _, parts, _ in self._phrases)
        self._opened = lru_cache(maxsize=REMEMBERED)(self._opened_by)

    def find(self, text: Text, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Go through what stands between two places, phrase by phrase at every word."""
        end = len(text) if end is None else end
        masks = text.masks[start:end]
        # From every word on: all the sets of words that are still to come.
        onwards = list(accumulate(reversed(masks), or_))
        opens = self._opens
        if not onwards or not onwards[-1] & opens:
            return
        for place, mask in enumerate(masks, start):
            to_come = onwards.pop()
            if not mask & opens:
                continue
            for needs, parts, name in self._opened(mask & opens):
                for need in needs:  # as a function of its own it would take twice as long
                    if not need & to_come:
                        break
                else:
                    stop = run(text, parts, place, end)
                    if stop >= 0:
                        yield Span(place, stop, name)

    def search(self, text: Text, start: int = 0, end: int | None = None) -> bool:
        """Tell whether any phrase stands between two places."""
        return next(self.find(text, start, end), None) is not None

    def at(self, text: Text, start: int, end: int | None = None) -> int:
        """Return where the phrase ends that begins right here, or -1."""
        end = len(text) if end is None else end
        if start >= end:
            return -1
        for _, parts, _ in self._beginning(text.masks[start]):
            stop = run(text, parts, start, end)
            if stop >= 0:
                return stop
        return -1

    def taken_out(self, text: Text, mask: str) -> list[str]:
        """Put `mask` for the words of every phrase; what stands in its gaps stays."""
        kept, place = list(text.words), 0
        while place < len(text):
            place = self._mask_at(text, kept, place, mask)
        return kept

    def _mask_at(self, text: Text, kept: list[str], place: int, mask: str) -> int:
        for _, parts, _ in self._beginning(text.masks[place]):
            gaps: list[int] = []
            stop = run(text, parts, place, len(text), gaps)
            if stop >= 0:
                for at in set(range(place, stop)) - set(gaps):
                    kept[at] = mask
                return max(stop, place + 1)
        return place + 1

    def _beginning(self, mask: int) -> "tuple[tuple[tuple[int, ...], Parts, str], ...]":
        """Name the phrases that can begin at a word; most words begin none."""
        mask &= self._opens
        return self._opened(mask) if mask else ()

    def _opened_by(self, mask: int) -> tuple[tuple[tuple[int, ...], Parts, str], ...]:
        opened = (self._opening.get(bit, ()) for bit in _bits(mask))
        return tuple(self._phrases[number] for number in sorted(set(chain.from_iterable(opened))))


def run(text: Text, parts: Parts, place: int, end: int, gaps: list[int] | None = None) -> int:
    """Follow a phrase from a place on; return where it ends, or -1."""
    for at, part in enumerate(parts):
        match part.kind:
            case "word":
                if place >= end or not text.masks[place] & part.mask:
                    return -1
                place += 1
            case "end":
                if place < end and not text.masks[place] & A_MARK:
                    return -1
            case "gap" | "wide":
                return _over(text, parts[at:], place, end, gaps)
            case _:
                if place >= end or not text.masks[place] & part.mask:
                    return -1
                return _by_any(text, part.ways, parts[at + 1 :], place, end, gaps)
    return place


def _by_any(
    text: Text, ways: "Ways", rest: Parts, place: int, end: int, gaps: list[int] | None
) -> int:
    """Follow the first of several ways that leads to the end; most do not even begin here."""
    mask = text.masks[place]
    for opens, way in ways:
        if opens & mask:
            stop = run(text, way + rest, place, end, gaps)
            if stop >= 0:
                return stop
    return -1


def _over(text: Text, parts: Parts, place: int, end: int, gaps: list[int] | None) -> int:
    """Follow a phrase over a gap, the shortest first."""
    rest, wide = parts[1:], parts[0].kind == "wide"
    for width in range(parts[0].width + 1):
        stop = run(text, rest, place + width, end, gaps)
        if stop >= 0:
            if gaps is not None:
                gaps.extend(range(place, place + width))
            return stop
        here = place + width
        if here >= end or _bars(text.masks[here], wide=wide):
            return -1
    return -1


def _bars(mask: int, *, wide: bool) -> bool:
    """Tell whether a gap ends at a word: a wide one only at a denial or the end of a sentence."""
    if wide:
        return bool(mask & (AN_END | DENIES))
    return mask & (A_WORD | CLOSED) != A_WORD


def _bits(mask: int) -> Iterator[int]:
    """Go through the bits of a mask, each by its number."""
    while mask:
        last = mask & -mask
        yield last.bit_length()
        mask ^= last


def _opens(parts: Parts) -> int:
    """Name the sets of words with which a phrase can begin; a gap begins with any word."""
    return parts[0].mask or A_WORD


def opens_any(ways: Iterable[Parts]) -> int:
    """Name the sets of words with which any of several phrases can begin."""
    mask = 0
    for way in ways:
        mask |= _opens(way)
    return mask


def either(ways: Iterable[Parts]) -> Part:
    """Write alternatives."""
    listed = tuple((_opens(way), way) for way in ways)
    return Part("ways", opens_any(way for _, way in listed), listed)


def _needs(parts: Parts) -> tuple[int, ...]:
    """Name what must stand somewhere behind the beginning."""
    return tuple(part.mask for part in parts[1:] if part.mask)
