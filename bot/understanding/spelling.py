"""Forgives one slip of the finger in a word that matters, and spelling by ear."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

SHORTEST = 5
"""Shorter words have too many honest neighbours to forgive a slip."""

_HEARD = 4
"""The shortest word that is known by its sound."""


class Spelling:
    """Words known as they are, words corrected by list, and words forgiven one slip."""

    def __init__(
        self,
        listed: Mapping[str, str],
        known: frozenset[str],
        forgiven: Iterable[str] = (),
        short: Iterable[tuple[str, str]] = (),
        alike: Sequence[tuple[str, str]] = (),
        core: Iterable[str] = (),
    ) -> None:
        self.listed = listed
        self._right = known - listed.keys()
        self._known = known
        self._forgiven = frozenset(forgiven)
        self._short = tuple(short)
        self._alike = alike
        self._core = frozenset(core)

    def mend(self, words: Iterable[str]) -> str:
        """Join the words that were meant, two that are read as one as that one."""
        right = self._right
        text = f" {' '.join([one if one in right else self.correct(one) for one in words])} "
        for long, short in self._short:
            text = text.replace(f" {long} ", f" {short} ")
        return text.strip()

    def correct(self, word: str) -> str:
        """Return the word that was meant, or the word itself."""
        if word in self.listed:
            return self.listed[word]
        if word in self._known:
            return word
        if len(word) < SHORTEST - 1 or len(word) > self._longest:
            return self._by_finger.get(word, word)
        if self._alike and (sound := self._sound(word)) in self._by_sound:
            return self._by_sound[sound]
        # The first letter is hardly ever the wrong one, and it tells hives from lives.
        near = (key for cut in _cuts(word) for key in self._by_cut.get(cut, ()))
        lost = (key for key in self._by_cut.get(word, ()) if key in self._core and key[1:] == word)
        meant = chain((key for key in near if key[0] == word[0] and one_slip(word, key)), lost)
        return min(meant, default=self._of_the_core(word))

    def _of_the_core(self, word: str) -> str:
        """Read what only the words that matter most are forgiven: `lvie`, `ot die`, `todie`."""
        if word in self._by_finger:
            return self._by_finger[word]
        halves = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        glued = (two for two in halves if self._core.issuperset(two))
        return " ".join(next(glued, (word,)))

    def _sound(self, word: str) -> str:
        """Write all that sounds alike in one way: `bision` and `vision` are the same then."""
        for written, heard in self._alike:
            word = word.replace(written, heard)
        return word

    @cached_property
    def _longest(self) -> int:
        """Tell how long a word can be and still be one slip, or one space, from those known."""
        return 2 * max(map(len, self._known | self._forgiven), default=0)

    @cached_property
    def _by_sound(self) -> Mapping[str, str]:
        """List the words that are known by how they sound; of several the first by the alphabet."""
        words = sorted(self._known | self._forgiven, reverse=True)
        return {self._sound(word): word for word in words if len(word) >= _HEARD}

    @cached_property
    def _by_finger(self) -> Mapping[str, str]:
        """List the core words by what a quick finger makes of them, the short ones too.

        Two letters swapped, or one typed twice, hardly ever make another honest word.
        """
        return {slip: word for word in sorted(self._core) for slip in _finger_slips(word)}

    @cached_property
    def _by_cut(self) -> Mapping[str, list[str]]:
        """List the forgiven words by what is left of them without any one letter.

        Words that are one slip apart have such a rest in common, so that few need comparing.
        """
        found: dict[str, list[str]] = {}
        for key in self._forgiven:
            for cut in _cuts(key) if len(key) >= SHORTEST else ():
                found.setdefault(cut, []).append(key)
        return found


def _finger_slips(word: str) -> Iterator[str]:
    """Give a word with two neighbours swapped, or with a letter doubled."""
    for at in range(len(word)):
        yield word[: at + 1] + word[at:]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _cuts(word: str) -> Iterator[str]:
    """Give a word, and the word without each of its letters."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


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
