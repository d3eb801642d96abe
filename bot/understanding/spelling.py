"""Forgives one slip of the finger in a word that matters."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby

_REMEMBERED = 20_000

SHORTEST = 5
"""Shorter words have too many honest neighbours to forgive a slip."""


class Spelling:
    """Words known as they are, words corrected by list, and words forgiven one slip."""

    def __init__(
        self,
        listed: Mapping[str, str],
        known: frozenset[str],
        forgiven: Mapping[str, tuple[str, ...]] | None = None,
        short: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.listed = listed
        self._known = known
        self._forgiven = forgiven or {}
        self._short = tuple(short)
        self.correct = lru_cache(maxsize=_REMEMBERED)(self._correct)

    def mend(self, words: Iterable[str]) -> str:
        """Join the words that were meant, two that are read as one as that one."""
        text = f" {' '.join(map(self.correct, words))} "
        for long, short in self._short:
            text = text.replace(f" {long} ", f" {short} ")
        return text.strip()

    def _correct(self, word: str) -> str:
        """Return the word that was meant, or the word itself."""
        if word in self.listed:
            return self.listed[word]
        if word in self._known or len(word) < SHORTEST - 1:
            return word
        # The first letter is hardly ever the wrong one, and it tells hives from lives.
        near = self._forgiven.get(word[0], ())
        return next((key for key in near if one_slip(word, key)), word)


def by_first_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Sort the words that forgive a slip by their first letter."""
    long_enough = sorted({word for word in words if len(word) >= SHORTEST})
    return {letter: tuple(same) for letter, same in groupby(long_enough, key=lambda word: word[0])}


def one_slip(typed: str, meant: str) -> bool:
    """Tell whether one letter was added, lost, changed or swapped (Damerau-Levenshtein <= 1)."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = _shared(typed, meant)
    typed_rest, meant_rest = typed[start:], meant[start:]
    end = _shared(typed_rest[::-1], meant_rest[::-1])
    a = typed_rest[: len(typed_rest) - end]
    b = meant_rest[: len(meant_rest) - end]
    return max(len(a), len(b)) <= 1 or (len(a) == len(b) == 2 and a == b[::-1])  # noqa: PLR2004


def _shared(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
