"""The small language in which lexicon.yaml writes phrases, made into patterns.

Words stand as they are typed; `a/b` is either word, `word*` any ending, `{group}` any phrase of
that group, `..` up to three words between and `...` up to eight, `.` the end of a clause.
`(a b/c d)` is either phrase. With a word on both sides `/` could mean words or phrases, so there
it needs the brackets: `a b/c d` is refused, `a (b/c) d` and `(a b/c d)` are not.
Nothing reaches over a mark, a turn of thought (but ...) or, in a gap, over a word of denial.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.understanding.folding import fold

_END = "."
_GAPS = {"..": 3, "...": 8}
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\([^()]*\)|[^\s()]+|[()]")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO_MEANINGS = re.compile(r"(?<![^\s])[\w*/]+ (?=\S*/)[\w*/]+ [\w*/]+(?![^\s])")


class UnknownGroupError(ValueError):
    """A phrase of the lexicon names a group of words that is not there."""


class AmbiguousPhraseError(ValueError):
    """A phrase of the lexicon leaves open what its `/` or its brackets hold together."""


@dataclass(frozen=True, slots=True)
class Finder:
    """A pattern that is tried only at the words with which it can begin, for speed."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    stems: tuple[str, ...]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Go through the matches in marked text as `finditer` of the pattern would."""
        end = 0
        for word in _WORD.finditer(text):
            found = word.start() >= end and self._begins(word[0])
            match = self.pattern.match(text, word.start()) if found else None
            if match:
                end = match.end()
                yield match

    def _begins(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The groups that phrases may name, and the words that no gap may hold."""

    groups: Mapping[str, Iterable[str]]
    closed: str
    keeps_gaps: bool = False
    """Whether a match hands back, as its groups, the words that stood in its gaps."""

    def pattern(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """Compile phrases into one pattern over marked text with a space at both ends."""
        return re.compile(rf"(?<= )(?:{self._either(phrases)})")

    def finder(self, phrases: Iterable[str]) -> Finder:
        """Compile phrases as `pattern` does, and note with which words they begin."""
        listed = tuple(phrases)
        first = {word for phrase in listed for word in self._openings(phrase)}
        return Finder(
            pattern=self.pattern(listed),
            words=frozenset(fold(word) for word in first if not word.endswith("*")),
            stems=tuple(fold(word[:-1]) for word in first if word.endswith("*")),
        )

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
        parts = _PARTS.findall(phrase)
        if {"(", ")"} & set(parts) or _TWO_MEANINGS.search(_BRACKETED.sub("()", phrase)):
            raise AmbiguousPhraseError(f"brackets must say what / holds together in: {phrase}")
        return "".join(map(self._part, parts))

    def _openings(self, phrase: str) -> Iterator[str]:
        """List the words with which a phrase can begin; a gap begins with any."""
        part = _PARTS.findall(phrase)[0]
        if part.startswith("("):
            yield from chain.from_iterable(map(self._openings, part[1:-1].split("/")))
        elif part.startswith("{"):
            yield from chain.from_iterable(map(self._openings, self.groups[part[1:-1]]))
        else:
            yield from ("*",) if part in _GAPS else part.split("/")

    def _part(self, part: str) -> str:
        """Write one part of a phrase as a pattern."""
        if part in _GAPS:
            gap = rf"(?:(?!{self.closed})\w+ ){{0,{_GAPS[part]}}}?"
            return f"({gap})" if self.keeps_gaps else gap
        if part == _END:
            return r"(?=[.,?]|\Z)"
        if part.startswith("("):
            return f"(?:{'|'.join(map(self._phrase, part[1:-1].split('/')))})"
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


def commas_of_lists(starters: Iterable[str]) -> re.Pattern[str]:
    """Compile the comma of a list that goes on to an `or` without a new sentence."""
    item = rf"(?:(?!{closed_by(starters)})\w+ ){{1,4}}"
    return re.compile(rf"(?<= ), (?:or |nor |(?={item}(?:, {item}){{0,6}}(?:, )?n?or ))")


def _word(word: str) -> str:
    """Write one word, or the beginning of one, as a pattern."""
    stem = word.removesuffix("*")
    return re.escape(fold(stem)) + (r"\w*" if stem != word else "")
