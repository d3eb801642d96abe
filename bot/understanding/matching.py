"""Finds phrases among words: looked at only where the rarest piece is and none is missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from bot.understanding.tree import END, Gap, Met, Pieces, Row, Tree

MARKS = frozenset(",.?")
"""Words that stand for a pause or an end."""

ENDS = frozenset(".?")
"""The marks that end a sentence."""

_OUT = "~"
"""What stands for a word that is taken out: it is no word of any phrase."""

_in_order = attrgetter("number")


class Barriers(NamedTuple):
    """Words that no gap goes over, and those among them that not even a wide gap goes over."""

    closes: frozenset[str]
    denies: frozenset[str]


class Span(NamedTuple):
    """Where a phrase stands among the words, and under which name it is listed."""

    start: int
    end: int
    name: str = ""


class Text:
    """Words, and what stands where among them."""

    def __init__(
        self,
        words: Sequence[str],
        keys: Sequence[Sequence[str]],
        tree: Tree,
        barriers: Barriers,
        inner: Mapping[str, Sequence[Pieces]],
    ) -> None:
        self.words = words
        self.inner = inner
        """Names that stand for more than runs of words."""
        self._keys, self._tree, self._barriers = keys, tree, barriers
        self._met: list[Met] = [tree.met(keys, place) for place in range(len(words))]
        self._names = [_names(met) for met in self._met]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def rows(self) -> Mapping[object, Sequence[Row]]:
        """List by pattern the phrases that may be there: of none a piece is missing."""
        there = set().union(*self._names)
        looked_at = set(chain.from_iterable(node.rows for met in self._met for _, node in met))
        rows: dict[object, list[Row]] = defaultdict(list)
        for row in sorted([row for row in looked_at if row.needs <= there], key=_in_order):
            rows[row.owner].append(row)
        return rows

    def ends(self, name: str, place: int) -> list[int]:
        """Tell where the runs of that name end that begin at a word."""
        return [end for end, node in self._met[place] if name in node.names]

    def begins(self, row: Row, place: int) -> bool:
        """Tell whether a phrase may begin at a word."""
        first = row.pieces[0]
        return first in self._names[place] or first in self.inner

    def stops(self, place: int, *, wide: bool) -> bool:
        """Tell whether a gap ends at a word: a wide one only at a denial or a sentence's end."""
        word = self.words[place]
        if wide:
            return word in ENDS or word in self._barriers.denies
        return word in self._barriers.closes or not word[0].isalnum()

    def without(self, places: set[int]) -> "Text":
        """Take words out."""
        words = [_OUT if at in places else word for at, word in enumerate(self.words)]
        keys = [() if at in places else here for at, here in enumerate(self._keys)]
        return Text(words, keys, self._tree, self._barriers, self.inner)


class Pattern:
    """Phrases of one list, each under a name; what finds them in a text that its grammar read."""

    def find(self, text: Text, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Go through what stands between two places, phrase by phrase at every word."""
        rows = text.rows.get(self)
        if not rows:
            return
        end = len(text) if end is None else end
        for place in range(start, end):
            for row in rows:
                if text.begins(row, place):
                    stop = run(text, row.pieces, place, end)
                    if stop >= 0:
                        yield Span(place, stop, row.name)

    def search(self, text: Text, start: int = 0, end: int | None = None) -> bool:
        """Tell whether any phrase stands between two places."""
        return self in text.rows and next(self.find(text, start, end), None) is not None

    def at(self, text: Text, start: int, end: int | None = None) -> int:
        """Return where the phrase ends that begins right here, or -1."""
        end = len(text) if end is None else end
        if start < end:
            for row in text.rows.get(self, ()):
                stop = run(text, row.pieces, start, end)
                if stop >= 0:
                    return stop
        return -1

    def taken_out(self, text: Text) -> Text:
        """Take the words of every phrase out; what stands in its gaps stays."""
        out: set[int] = set()
        place, rows = 0, text.rows.get(self, ())
        while rows and place < len(text):
            gaps: list[int] = []
            stops = (run(text, row.pieces, place, len(text), gaps) for row in rows)
            stop = next((stop for stop in stops if stop >= 0), place)
            out |= set(range(place, stop)) - set(gaps)
            place = max(stop, place + 1)
        return text.without(out) if out else text


def run(text: Text, pieces: Pieces, place: int, end: int, gaps: list[int] | None = None) -> int:
    """Follow a phrase from a place on; return where it ends, or -1."""
    if not pieces:
        return place
    piece, rest = pieces[0], pieces[1:]
    if isinstance(piece, Gap):
        return _over(text, piece, rest, place, end, gaps)
    if piece == END:
        closed = place >= end or text.words[place] in MARKS
        return run(text, rest, place, end, gaps) if closed else -1
    return _along(text, pieces, place, end, gaps) if place < end else -1


def _along(text: Text, pieces: Pieces, place: int, end: int, gaps: list[int] | None) -> int:
    """Follow a phrase along the first of the ways of its first piece that leads to the end."""
    piece, rest = str(pieces[0]), pieces[1:]
    for way in text.inner.get(piece, ()):
        stop = run(text, way + rest, place, end, gaps)
        if stop >= 0:
            return stop
    for near in text.ends(piece, place):
        stop = run(text, rest, near, end, gaps) if near <= end else -1
        if stop >= 0:
            return stop
    return -1


def _over(text: Text, gap: Gap, rest: Pieces, start: int, end: int, gaps: list[int] | None) -> int:
    """Follow a phrase over a gap, the shortest first."""
    for place in range(start, start + gap.width + 1):
        stop = run(text, rest, place, end, gaps)
        if stop >= 0:
            if gaps is not None:
                gaps.extend(range(start, place))
            return stop
        if place >= end or text.stops(place, wide=gap.wide):
            return -1
    return -1


def _names(met: Met) -> set[str] | frozenset[str]:
    """Gather the names of the runs that begin at a word."""
    if len(met) == 1:
        return met[0][1].names
    return frozenset().union(*(node.names for _, node in met))
