"""What stands in a text before it is judged: the signs that the lexicon finds, and its words."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.understanding.matching import MARKS
from bot.understanding.weighing import Voices, voices

URGENT, URGENT_CALLED_OFF = "<sign>", "<sign called off>"
CRISIS, CRISIS_CALLED_OFF = "<self-harm>", "<self-harm called off>"
SAYING = "<saying>"
"""What the lexicon finds, as voices among the words."""

SIGNS = {
    "urgent": (URGENT, URGENT_CALLED_OFF, SAYING),
    "crisis": (CRISIS, CRISIS_CALLED_OFF, SAYING),
}
"""Which of them are weighed for which danger."""

FOUND = frozenset({URGENT, CRISIS})
NAMED = frozenset({URGENT, URGENT_CALLED_OFF})


class Heard(NamedTuple):
    """What stands in a text: the signs that the lexicon finds, and its words."""

    signs: frozenset[str]
    words: Sequence[Voices]
    """The words without those of self-harm that is called off: they are explained."""
    beside_harm: Sequence[Voices] | None = None
    """The words without those of self-harm, where there are any."""
    around_harm: Sequence[Voices] = ()
    """The words of self-harm, and those near them."""
    clauses: Sequence[Sequence[Voices]] = ()
    """The words between the marks of a text, where it has any and no self-harm is called off."""


def clauses_of(words: Sequence[str]) -> Sequence[Sequence[Voices]]:
    """Give the words between the marks of a text that has some."""
    ends = [at for at, word in enumerate(words) if word in MARKS]
    begun, ended = [0, *(end + 1 for end in ends)], [*ends, len(words)]
    parts = [words[start:end] for start, end in zip(begun, ended, strict=True)]
    return [voices(part) for part in parts if len(part) > 1] if ends else ()
