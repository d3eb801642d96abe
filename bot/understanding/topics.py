"""A question in words of one's own -> the topic it is about, or the three nearest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.understanding.leaning import Leading, Leanings, leading
from bot.understanding.matching import Pattern, Span, Text
from bot.understanding.phrases import Grammar
from bot.understanding.weighing import voices

ENOUGH = 5
"""How much must speak for a topic before it is told."""
PLAINLY = 8
"""How much must speak for it where the text is no question."""
_AHEAD = 3.5
"""How much more must speak for it than for the next; where two are near, both are offered."""
_LEANT = 0.5
"""How much a leaning of the words weighs beside the rows of topics.yaml."""
_SAID = 6.5
"""How much speaks for a topic that a phrase says on its own."""
_LONGER = 0.25
"""How much more with every word of that phrase: what says more is the more certain."""
_INSIDE = 1.0
"""How much less a row weighs whose words stand inside a longer phrase: no `needles` to fear."""
_MOST = 3
_FEARED = "danger_signs"
_FEAR = 6.5


@dataclass(frozen=True, slots=True)
class Nearest:
    """The topic that most speaks for, how much, and the three nearest of all.

    Where another comes too near, none is told.
    """

    topic: str
    weight: float
    three: tuple[str, ...]


class _Row(NamedTuple):
    topic: str
    weight: float
    needs: tuple[tuple[str, int], ...]
    names: frozenset[str]


class Topics:
    """Finds the topic whose words stand together in a text."""

    def __init__(
        self,
        grammar: Grammar,
        groups: Mapping[str, Iterable[str]],
        rows: Mapping[str, Any],
        said: Mapping[str, Iterable[str]],
        leanings: Leanings,
    ) -> None:
        self._leanings = leanings
        self._words: Pattern = grammar.named(groups)
        self._said: Pattern = grammar.named(said)
        self._rows = [
            _to_row(topic, float(weight), phrase)
            for topic, weights in rows.items()
            for weight, phrases in weights.items()
            for phrase in phrases
        ]
        self._usual = tuple(reversed(list(rows)))
        self._needing: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for name in row.names:
                self._needing.setdefault(name, []).append(number)

    def find(self, text: Text, *, feared: bool) -> Nearest:
        """Weigh every topic; `feared` tells that a sign is named but not present."""
        spans = set(self._words.find(text))
        there = Counter(span.name for span in spans)
        longer = [span for span in spans if span.end - span.start > 1]
        inside = there.keys() - {span.name for span in spans if not _is_within(span, longer)}
        whole: dict[str, float] = {_FEARED: _FEAR} if feared else {}
        for one in self._said.find(text):
            weight = _SAID + _LONGER * (one.end - one.start)
            whole[one.name] = max(whole.get(one.name, 0), weight)
        partly: dict[str, float] = dict(whole)
        for number in sorted({one for name in there for one in self._needing.get(name, ())}):
            topic, weight, needs, names = self._rows[number]
            met = sum([there.get(name, 0) >= times for name, times in needs])
            weight -= _INSIDE * (names <= inside)
            partly[topic] = max(partly.get(topic, 0), weight * met / len(needs))
            if met == len(needs):
                whole[topic] = max(whole.get(topic, 0), weight)
        leant = self._leanings.of(voices(text.words))
        best = leading(_together(leant, whole))
        near = _together(leant, partly)
        named = [topic for topic in self._usual if near.get(topic)]
        named.sort(key=lambda topic: -near[topic])
        three = tuple(dict.fromkeys((*named, *self._usual)))[:_MOST]
        told = best if best.ahead >= _AHEAD else Leading()
        return Nearest(told.name, told.weight, three)


def _together(leant: Mapping[str, float], named: Mapping[str, float]) -> Mapping[str, float]:
    """Add up what words lean to and what rows name."""
    sums = {topic: weight * _LEANT for topic, weight in leant.items()}
    for topic, weight in named.items():
        sums[topic] = sums.get(topic, 0) + weight
    return sums


def _to_row(topic: str, weight: float, phrase: str) -> _Row:
    """Read a row of topics.yaml: `{a} + {b}`."""
    needs = Counter(part.strip("{}") for part in phrase.split(" + "))
    return _Row(topic, weight, tuple(needs.items()), frozenset(needs))


def _is_within(span: Span, spans: Iterable[Span]) -> bool:
    """Tell whether a longer phrase of another name covers this one."""
    start, end, name = span
    return any(
        a <= start and end <= b and b - a > end - start and other != name for a, b, other in spans
    )
