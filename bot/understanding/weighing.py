"""What all words of a text weigh together, where no single sign decides: in doubt, the card.

Nobody can list every way of saying that one wants to die. So each word of a text speaks for a
danger or against it, by the table `locales/<lang>/weights.yaml`: as itself, by how it begins, and
by how it and each of its neighbours begin. It is heard once, with the mean of these. A sign that
the lexicon finds is one more voice, and a heavy one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from operator import sub
from typing import Any

from bot.understanding.matching import MARKS

LETTERS = 5
"""A word is known by so many of its first letters too, whatever its ending: `harmi*`."""
STRETCH = 8
"""What is said in passing: so many words in a row speak for themselves, and have to say more than
a text of its own. Else whoever goes on about pores would drown what was said of death between."""

_PAUSES = MARKS - {"?"}

Voices = frozenset[str]
"""What one word is known by."""


class Scale:
    """The weights of one danger in one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._needed = int(table["needed"])
        self._aside, self._longer = int(table["aside"]), int(table["longer"])
        self._weights = {
            voice: int(weight)
            for weight, voices in table["weights"].items()
            for voice in in_row(voices)
        }

    def surplus(self, words: Iterable[Voices], signs: Iterable[str]) -> float:
        """Tell how much more speaks for the danger than is needed; below 0: how much less."""
        return weigh(words, signs, self._weights, self._aside, self._longer) - self._needed


def weigh(
    words: Iterable[Voices],
    signs: Iterable[str],
    weights: Mapping[str, int],
    aside: int,
    longer: int,
) -> float:
    """Add up what speaks in a text, or in the stretch of it that says most: that less `aside`.

    With every word that a text has more than a stretch chance adds up too: it says one less, and
    not more than `longer`.
    """
    found = sum([weights.get(sign, 0) for sign in signs])
    sums = list(accumulate([_mean(voices, weights) for voices in words], initial=0.0))
    stretches = list(map(sub, sums[STRETCH:], sums))
    chance = min(longer, max(len(stretches) - 1, 0))
    return found + max(sums[-1], max(stretches, default=-inf) - aside) - chance


def _mean(voices: Voices, weights: Mapping[str, int]) -> float:
    known = [weights[voice] for voice in voices if voice in weights]
    return sum(known) / len(known) if known else 0.0


def only(sign: str) -> Mapping[str, Any]:
    """Weigh one sign, and no words beside it."""
    return {"needed": "1", "aside": "0", "longer": "0", "weights": {"1": sign}}


def in_row(voices: str) -> Sequence[str]:
    """Part voices of a table that weigh the same: a row of them is read far sooner than a list."""
    return voices.split(", ")


def voices(text: Iterable[str]) -> Sequence[Voices]:
    """Tell what each word is known by; what is said again in the same way counts once."""
    words = [word for word in text if word not in _PAUSES]
    begun = [f"{word[:LETTERS]}*" if len(word) >= LETTERS else word for word in words]
    # The first word and the last have one neighbour, and stand in for the other themselves.
    pairs = [*begun[:1], *map(" ".join, pairwise(begun)), *begun[-1:]]
    known = map(frozenset, zip(words, begun, pairs, pairs[1:], strict=False))
    return list(dict.fromkeys(known))
