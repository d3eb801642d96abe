"""The small language in which lexicon.yaml writes phrases, made into patterns.

Words stand as they are typed; `a/b` is either word, `word*` any ending, `{group}` any phrase of
that group, `..` up to three words between and `...` up to eight, `.` the end of a clause.
Nothing reaches over a mark, a turn of thought (but ...) or, in a gap, over a word of denial.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.understanding.folding import fold

_END = "."
_GAPS = {"..": 3, "...": 8}


class UnknownGroupError(ValueError):
    """A phrase of the lexicon names a group of words that is not there."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The groups that phrases may name, and the words that no gap may hold."""

    groups: Mapping[str, Iterable[str]]
    closed: str

    def pattern(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """Compile phrases into one pattern over marked text with a space at both ends."""
        return re.compile(rf"(?<= )(?:{self._either(phrases)})")

    def ending(self, phrases: Iterable[str], fillers: Iterable[str]) -> re.Pattern[str]:
        """Compile phrases that must reach, over fillers alone, to the end of the text."""
        between = self._either(fillers)
        listed = r"(?:(?:\w+ ){1,4}n?or ){0,6}"
        return re.compile(rf"(?<= )(?:{self._either(phrases)}){listed}(?:{between}){{0,6}}\Z")

    def _either(self, phrases: Iterable[str]) -> str:
        """Write the phrases as alternatives, the longest first; nothing at all never matches."""
        ordered = sorted(dict.fromkeys(phrases), key=len, reverse=True)
        return "|".join(map(self._phrase, ordered)) or r"(?!)"

    def _phrase(self, phrase: str) -> str:
        """Write one phrase as a pattern; every word brings the space behind it."""
        return "".join(map(self._part, phrase.split()))

    def _part(self, part: str) -> str:
        """Write one part of a phrase as a pattern."""
        if part in _GAPS:
            return rf"(?:(?!{self.closed})\w+ ){{0,{_GAPS[part]}}}?"
        if part == _END:
            return r"(?=[.,?]|\Z)"
        if part.startswith("{"):
            return self._group(part[1:-1])
        words = map(_word, part.split("/"))
        return f"(?:{'|'.join(words)}) "

    def _group(self, name: str) -> str:
        """Write a group as alternatives."""
        if name not in self.groups:
            raise UnknownGroupError(f"the lexicon has no group of words named {name}")
        return f"(?:{self._either(self.groups[name])})"


def closed_by(words: Iterable[str]) -> str:
    """Name the words that no gap may hold."""
    return "|".join(rf"{fold(word)} " for word in words) or r"(?!)"


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """List every whole word that phrases name."""
    return frozenset(re.findall(r"(?<![{\w])\w+(?![}*\w])", " ".join(phrases)))


def _word(word: str) -> str:
    """Write one word, or the beginning of one, as a pattern."""
    stem = word.removesuffix("*")
    return re.escape(fold(stem)) + (r"\w*" if stem != word else "")
