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
    whole: bool
    """Whether it is one run of words: where that is met, the phrase is there."""


class Node(dict[str, "Node"]):
    """Where a run of words leads: the words that may follow, what ends here, what to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        """What the run is known by."""
        self.whole: list[Row] = []
        """Phrases that are this run and no more."""
        self.rows: list[Row] = []
        """Phrases that may be there where the run is."""

    def __missing__(self, word: str) -> "Node":
        """Grow."""
        node = self[word] = Node()
        return node

    def call(self, name: str, rows: Iterable[Row]) -> None:
        """Let the run that ends here be known by a name, and have phrases looked at."""
        self.names.add(name)
        for row in rows:
            (self.whole if row.whole else self.rows).append(row)


Run = tuple[int, int, Node]
"""Where a run begins in a text, where it ends and what it leads to."""


class Tree:
    """The tree, a branch for every first word, grown when a text first holds that word."""

    def __init__(self, prefixes: Iterable[str], suffixes: Iterable[str]) -> None:
        self._prefixes = _by_length(prefixes)
        self._suffixes = _by_length(suffixes)
        self._words: set[str] = set()
        self._stems: dict[str, str] = {}
        self._longest = 0
        self._runs: dict[str, list[tuple[str, str]]] = {}
        """First word -> all runs that begin with it, and their names."""
        self._firsts: dict[str, list[str]] = {}
        """Name -> the first words of its runs."""
        self._rows: dict[str, list[Row]] = {}
        """Name -> what is looked at where one of its runs is met."""
        self._branches: dict[str, Node] = {}
        self._known: dict[str, Sequence[str]] = {}

    def __contains__(self, name: object) -> bool:
        """Tell whether a name is known."""
        return name in self._firsts

    def add(self, name: str, runs: Sequence[str]) -> None:
        """Add runs of words that are known by a name."""
        # What was remembered before does not know of these.
        self._known.clear()
        text = " ".join(runs)
        if not text.replace(" ", "").isalnum():
            runs = [" ".join(map(_folded, run.split())) for run in runs]
            text = " ".join(runs)
            stems = {word[:-1]: word for word in text.split() if word.endswith(ANY_ENDING)}
            self._stems.update(stems)
            self._longest = max([self._longest, *map(len, stems)])
        self._words.update(text.split())
        firsts = self._firsts[name] = [run.partition(" ")[0] for run in runs]
        for first, run in zip(firsts, runs, strict=True):
            self._runs.setdefault(first, []).append((run, name))

    def look_at(self, row: Row, name: str) -> None:
        """Have a phrase looked at wherever a run of that name is met."""
        # A branch that was grown before does not know of this phrase.
        self._branches.clear()
        self._rows.setdefault(name, []).append(row)

    def commonness(self, name: str) -> int:
        """Tell how often a name is met: by how many runs begin like one of its own."""
        return sum([len(self._runs[first]) for first in self._firsts[name]])

    def keys(self, word: str) -> Sequence[str]:
        """Name what a word can be in a phrase: itself, without what is glued to it, a stem."""
        if word not in self._words:
            return self._keys(word)
        # Words of the lexicon alone are remembered: nothing is kept of what people type.
        if word not in self._known:
            self._known[word] = self._keys(word)
        return self._known[word]

    def _keys(self, word: str) -> Sequence[str]:
        if not word[0].isalnum():
            return ()
        forms = self._forms(word)
        found = [form for form in forms if form in self._words]
        for form in forms:
            begun = range(1, min(len(form), self._longest) + 1)
            found += [self._stems[form[:at]] for at in begun if form[:at] in self._stems]
        return found if len(forms) == 1 else list(dict.fromkeys(found))

    def runs(self, keys: Sequence[Sequence[str]]) -> list[Run]:
        """Follow, word by word, every run that a text holds; the longest come first."""
        met: list[Run] = []
        going: list[tuple[int, Node]] = []
        for end, here in enumerate(keys, 1):
            going = [(at, node[key]) for at, node in going for key in here if key in node]
            going += [(end - 1, self._branch(key)) for key in here if key in self._runs]
            met += [(at, end, node) for at, node in going if node.names]
        met.reverse()
        return met

    def _branch(self, first: str) -> Node:
        """Grow all that begins with a word."""
        if first not in self._branches:
            branch = self._branches[first] = Node()
            for run, name in self._runs[first]:
                node = branch
                for word in run.split()[1:]:
                    node = node[word]
                node.call(name, self._rows.get(name, ()))
        return self._branches[first]

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
    """Write a word as texts have it; what parts words there stays, and no text has that."""
    stem = word.removesuffix(ANY_ENDING)
    return word if stem.isalnum() else bare(stem).replace(" ", "-") + word[len(stem) :]


def _by_length(glued: Iterable[str]) -> list[tuple[int, frozenset[str]]]:
    """Sort what may be glued to a word by its length."""
    listed = frozenset(map(bare, glued))
    lengths = sorted(set(map(len, listed)))
    return [(length, frozenset(one for one in listed if len(one) == length)) for length in lengths]
