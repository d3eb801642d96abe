"""What the words of a text lean to: which of several topics it is about, or options it means.

Nobody can list every way of asking what a treatment costs. So the words of a text lean to topics,
and at a question to its options, by the table `locales/<lang>/leanings.yaml`. As with danger, a
word is heard once, with the mean of what is known of it (weighing.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.understanding.weighing import Voices, in_row

NOTHING = "nothing"
"""What words lean to that mean none of these things."""

Table = Mapping[str, Mapping[str, str]]
"""Thing -> how much -> the row of words that lean to it so much."""


class Leading(NamedTuple):
    """The thing that most is said for; by how much more than for the next, and than for nothing."""

    name: str = ""
    ahead: float = 0
    weight: float = 0


class Leanings:
    """What the words of one language lean to."""

    def __init__(self, table: Table) -> None:
        self._known: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for thing, weights in table.items():
            for weight, words in weights.items():
                for word in in_row(words):
                    self._known[word].append((thing, int(weight)))

    def of(self, words: Iterable[Voices]) -> dict[str, float]:
        """Add up what a text leans to."""
        sums: dict[str, float] = defaultdict(float)
        for voices in words:
            known = [self._known[voice] for voice in voices if voice in self._known]
            for leanings in known:
                for thing, weight in leanings:
                    sums[thing] += weight / len(known)
        return sums


def leading(sums: Mapping[str, float]) -> Leading:
    """Find what is ahead of everything else."""
    things = sorted([(weight, thing) for thing, weight in sums.items() if thing != NOTHING])
    if not things:
        return Leading()
    nothing = sums.get(NOTHING, 0)
    most, best = things[-1]
    next_most = max([nothing, *(weight for weight, _ in things[-2:-1])])
    return Leading(best, most - next_most, most - nothing)
