"""All runs of words that phrases are made of, in one tree, so that one walk meets them all.

What a text costs grows with its words and with what they are found in, not with the phrases.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.understanding.folding import bare

_SHORTEST = 3
"""What is left of a word without what is glued to it has at least so many letters."""

ANY_ENDING = "*"


class Gap(NamedTuple):
    """A piece of a phrase that takes up to so many words of any kind; a wide one goes over `,`."""

    width: int
    wide: bool = False


END = "."
"""The piece of a phrase that stands for the end of a clause: it takes no word."""

Piece = str | Gap
"""A gap, the end of a clause, or the name of runs of words: "turned blue", "{lips}", "(a/b c)"."""

Pieces = tuple[Piece, ...]


@dataclass(slots=True, eq=False)
class Row:
    """A phrase, piece by piece, where its pieces stand in one order."""

    pieces: Pieces
    needs: frozenset[str]
    """The names without which it cannot be there."""
    number: int
    owner: object
    """The pattern that lists it."""
    name: str


class Node(dict[str, "Node"]):
    """Where a run of words leads: the words that may follow, what ends here, what to look at."""

    names: frozenset[str] = frozenset()
    """What the run is known by."""
    whole: tuple[Row, ...] = ()
    """Phrases that are this run and no more."""
    rows: tuple[Row, ...] = ()
    """Phrases that may be there where the run is."""

    def __missing__(self, word: str) -> "Node":
        """Grow."""
        node = self[word] = Node()
        return node


Met = list[tuple[int, Node]]
"""Runs that begin at a word: where each ends and what it leads to, the longest first."""


class Tree:
    """The tree, what may be glued to its words, and what goes beyond runs of words."""

    def __init__(self, prefixes: Iterable[str], suffixes: Iterable[str]) -> None:
        self._prefixes = _by_length(prefixes)
        self._suffixes = _by_length(suffixes)
        self._root = Node()
        self._words: set[str] = set()
        self._stems: dict[str, str] = {}

    def grow(self, run: str, name: str) -> Node:
        """Add a run of words that is known by a name."""
        words = run.split()
        if not run.replace(" ", "").isalnum():
            words = [_folded(word) for word in words]
            self._stems.update((one[:-1], one) for one in words if one.endswith(ANY_ENDING))
        self._words.update(words)
        node = self._root
        for word in words:
            node = node[word]
        node.names |= {name}
        return node

    def keys(self, word: str) -> Sequence[str]:
        """Name what a word can be in a phrase: itself, without what is glued to it, a stem."""
        if not word[0].isalnum():
            return ()
        forms = self._forms(word)
        found = [form for form in forms if form in self._words]
        for form in forms:
            begun = range(1, len(form) + 1)
            found += [self._stems[form[:at]] for at in begun if form[:at] in self._stems]
        return found if len(forms) == 1 else list(dict.fromkeys(found))

    def met(self, keys: Sequence[Sequence[str]]) -> Sequence[Met]:
        """Follow, word by word, every run that a text holds."""
        met: list[Met] = [[] for _ in keys]
        going: Met = []
        for end, here in enumerate(keys, 1):
            going.append((end - 1, self._root))
            going = [(at, node[key]) for at, node in going for key in here if key in node]
            for at, node in going:
                if node.names:
                    met[at].insert(0, (end, node))
        return met

    def _forms(self, word: str) -> list[str]:
        """Write a word with and without what may be glued to it."""
        most = len(word) - _SHORTEST
        cuts = [at for at, glued in self._prefixes if at <= most and word[:at] in glued]
        heads = [word, *(word[at:] for at in cuts)]
        return heads + [
            head[:-at]
            for head in heads
            for at, glued in self._suffixes
            if at + _SHORTEST <= len(head) and head[-at:] in glued
        ]


def _folded(word: str) -> str:
    stem = word.removesuffix(ANY_ENDING)
    return bare(stem) + word[len(stem) :]


def _by_length(glued: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """Sort what may be glued to a word by its length."""
    listed = frozenset(map(bare, glued))
    lengths = sorted(set(map(len, listed)))
    return [(length, frozenset(one for one in listed if len(one) == length)) for length in lengths]
