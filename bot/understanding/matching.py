"""Finds phrases among words: looked at only where the rarest piece is and none is missing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.understanding.tree import END, Gap, Pieces, Row, Tree

MARKS = frozenset(",.?")
"""Words that stand for a pause or an end."""

ENDS = frozenset(".?")
"""The marks that end a sentence."""

OUT = "~"
"""What stands for a word that is taken out: it is no word of any phrase."""

Found = tuple[int, int, int, Row]
"""A phrase that is there: where it begins, which it is of its pattern, where it ends."""


class Barriers(NamedTuple):
    """Words that no gap goes over, and those among them that not even a wide gap goes over."""

    closes: frozenset[str]
    denies: frozenset[str]


class Span(NamedTuple):
    """Where a phrase stands among the words, and under which name it is listed."""

    start: int
    end: int
    name: str = ""


Hits = tuple[list[Found], list[Row]]


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
        self._runs = tree.runs(keys)
        self._ends: dict[str, dict[int, list[int]]] = {}
        self.hits: dict[object, Hits] = defaultdict(lambda: ([], []))
        """By pattern what is there, and what may be there: none of its pieces is missing."""
        for place, end, node in self._runs:
            for row in node.whole:
                self.hits[row.owner][0].append((place, row.number, end, row))
        nodes = [node for _, _, node in self._runs]
        there = set().union(*[node.names for node in nodes])
        for row in set().union(*[node.rows for node in nodes]):
            if row.needs <= there:
                self.hits[row.owner][1].append(row)

    def __len__(self) -> int:
        return len(self.words)

    def ends(self, name: str) -> Mapping[int, Sequence[int]]:
        """Tell where the runs of a name begin, and where each ends, the longest first."""
        if name not in self._ends:
            ends = self._ends[name] = {}
            for place, end, node in self._runs:
                if name in node.names:
                    ends.setdefault(place, []).append(end)
        return self._ends[name]

    def places(self, name: str) -> Collection[int]:
        """Tell where what stands for a name may begin."""
        if name not in self.inner:
            return self.ends(name)
        firsts = {str(way[0]) for way in self.inner[name]}
        return set(self.ends(name)).union(*map(self.places, firsts))

    def reach(self, start: int, gap: Gap) -> int:
        """Tell how far a gap goes: to a denial or the end of a sentence, if wide, or any mark."""
        furthest = min(start + gap.width, len(self))
        bars = self._wide_bars if gap.wide else self._bars
        return next((place for place in range(start, furthest) if place in bars), furthest)

    @cached_property
    def _bars(self) -> set[int]:
        """List the places that no gap goes over."""
        closes, words = self._barriers.closes, enumerate(self.words)
        return {place for place, word in words if word in closes or not word[0].isalnum()}

    @cached_property
    def _wide_bars(self) -> set[int]:
        """List the places that not even a wide gap goes over."""
        denies, words = self._barriers.denies, enumerate(self.words)
        return {place for place, word in words if word in denies or word in ENDS}

    def without(self, places: set[int]) -> "Text":
        """Take words out."""
        words = [OUT if at in places else word for at, word in enumerate(self.words)]
        keys = [() if at in places else here for at, here in enumerate(self._keys)]
        return Text(words, keys, self._tree, self._barriers, self.inner)


class Pattern:
    """Phrases of one list, each under a name; what finds them in a text that its grammar read."""

    def find(self, text: Text, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Go through what stands between two places, word by word, the longest phrase first."""
        end = len(text) if end is None else end
        found = self._found(text, range(start, end), end)
        return (Span(place, stop, row.name) for place, _, stop, row in found)

    def search(self, text: Text, start: int = 0, end: int | None = None) -> bool:
        """Tell whether any phrase stands between two places."""
        return self in text.hits and next(self.find(text, start, end), None) is not None

    def at(self, text: Text, start: int, end: int | None = None) -> int:
        """Return where the phrase ends that begins right here, or -1."""
        found = self._found(text, range(start, start + 1), len(text) if end is None else end)
        return found[0][2] if found else -1

    def taken_out(self, text: Text) -> Text:
        """Take the words of every phrase out; what stands in its gaps stays."""
        out: set[int] = set()
        behind = 0
        for place, _, stop, row in self._found(text, range(len(text)), len(text)):
            if place >= behind:
                gaps: list[int] = []
                run(text, row.pieces, place, len(text), gaps)
                out |= set(range(place, stop)) - set(gaps)
                behind = max(stop, place + 1)
        return text.without(out) if out else text

    def _found(self, text: Text, places: range, end: int) -> list[Found]:
        if self not in text.hits:
            return []
        whole, rows = text.hits[self]
        found = [one for one in whole if one[0] in places and one[2] <= end]
        for row in rows:
            for place in text.places(str(row.pieces[0])):
                if place in places and place < end:
                    stop = run(text, row.pieces, place, end)
                    if stop >= 0:
                        found.append((place, row.number, stop, row))
        return sorted(found)


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
    for near in text.ends(piece).get(place, ()):
        stop = run(text, rest, near, end, gaps) if near <= end else -1
        if stop >= 0:
            return stop
    return -1


def _over(text: Text, gap: Gap, rest: Pieces, start: int, end: int, gaps: list[int] | None) -> int:
    """Follow a phrase over a gap, the shortest first."""
    name = rest[0] if rest else END
    begins = None if isinstance(name, Gap) or name == END else text.places(name)
    for place in range(start, min(text.reach(start, gap), end) + 1):
        if begins is None or place in begins:
            stop = run(text, rest, place, end, gaps)
            if stop >= 0:
                if gaps is not None:
                    gaps.extend(range(start, place))
                return stop
    return -1


def widest(hits: Iterable[Span]) -> list[Span]:
    """Keep the longest of what overlaps; two names for the same words are kept both."""
    kept: list[Span] = []
    for hit in sorted(set(hits), key=lambda one: (one.start - one.end, one.start)):
        inside = [
            one
            for one in kept
            if one.start < hit.end
            and hit.start < one.end
            and (one.start, one.end) != (hit.start, hit.end)
        ]
        if not inside:
            kept.append(hit)
    return sorted(kept)
