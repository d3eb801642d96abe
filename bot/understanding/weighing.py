"""What all words of a text weigh together, where no single sign decides: in doubt, the card.

Nobody can list every way of saying that one wants to die. So each word of a text speaks for a
danger or against it, by the table `locales/<lang>/weights.yaml`: as itself, by how it begins, and
beside each of its neighbours. It is heard once, with the mean of these. A sign that the lexicon
finds is one more voice, and a heavy one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from bot.understanding.matching import MARKS

LETTERS = 4
"""A word is known by so many of its first letters too, whatever its ending: `kill*`."""
_WINDOW = 60
_STEP = 30
"""A long text is weighed so many words at a time: what is said in it once is not drowned."""

_PAUSES = MARKS - {"?"}

Voices = frozenset[str]
"""What one word is known by."""


class Scale:
    """The weights of one danger in one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._needed = int(table["needed"])
        self._weights = {
            voice: int(weight) for weight, voices in table["weights"].items() for voice in voices
        }

    def surplus(self, words: Iterable[Voices], signs: Iterable[str]) -> float:
        """Tell how much more speaks for the danger than is needed; below 0: how much less."""
        return weigh(words, signs, self._weights) - self._needed


def weigh(words: Iterable[Voices], signs: Iterable[str], weights: Mapping[str, int]) -> float:
    """Add up what speaks in a text; of each word the mean of what it is known by."""
    total = float(sum([weights.get(sign, 0) for sign in signs]))
    for voices in words:
        known = [weights[voice] for voice in voices if voice in weights]
        total += sum(known) / len(known) if known else 0
    return total


def only(sign: str) -> Mapping[str, Any]:
    """Weigh one sign, and no words beside it."""
    return {"needed": "1", "weights": {"1": [sign]}}


def windows(words: Sequence[str]) -> Iterator[Sequence[Voices]]:
    """Give the words of a text, and what each is known by, window by window."""
    heard = [word for word in words if word not in _PAUSES]
    last = max(len(heard) - _WINDOW, 0)
    for start in (*range(0, last, _STEP), last):
        yield _voices(heard[start : start + _WINDOW])


def _voices(words: Sequence[str]) -> Sequence[Voices]:
    """Tell what each word is known by; what is said again in the same way counts once."""
    begun = [f"{word[:LETTERS]}*" if len(word) >= LETTERS else word for word in words]
    # The first word and the last have one neighbour, and stand in for the other themselves.
    whole_pairs = [*words[:1], *map(" ".join, pairwise(words)), *words[-1:]]
    begun_pairs = [*begun[:1], *map(" ".join, pairwise(begun)), *begun[-1:]]
    before = zip(words, begun, whole_pairs, begun_pairs, strict=False)
    behind = zip(whole_pairs[1:], begun_pairs[1:], strict=True)
    known = (frozenset((*one, *other)) for one, other in zip(before, behind, strict=False))
    return list(dict.fromkeys(known))
