"""The small language in which lexicons write phrases, and what finds them among words.

Words stand as they are typed; `a/b` is either word, `word*` any ending, `{group}` any phrase of
that group, `..` up to three words between and `...` up to eight, `.` the end of a clause, `a + b`
both in any order with up to four words between, `a & b` both in any order in one sentence.
`(a b/c d)` is either phrase. With a word on both sides `/` could mean words or phrases, so there
it needs the brackets: `a b/c d` is refused, `a (b/c) d` and `(a b/c d)` are not.
Nothing reaches over a mark, a turn of thought (but ...) or, in a gap, over a word of denial; only
`&` goes on over a comma and over `but`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import Any

from bot.understanding.folding import bare
from bot.understanding.matching import (
    A_MARK,
    A_WORD,
    AN_END,
    CLOSED,
    DENIES,
    ENDS,
    FIRST_BIT,
    MARKS,
    REMEMBERED,
    Part,
    Parts,
    Pattern,
    Text,
    either,
)

_END = "."
_PAUSES = MARKS - {_END}
_GAPS = {"..": 3, "...": 8}
_APART = 4
_IN_A_SENTENCE = 12
_PARTS = re.compile(r"\([^()]*\)|[^\s()]+|[()]")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO_MEANINGS = re.compile(r"(?<![^\s])[\w*/]+ (?=\S*/)[\w*/]+ [\w*/]+(?![^\s])")


class UnknownGroupError(ValueError):
    """A phrase of the lexicon names a group of words that is not there."""


class AmbiguousPhraseError(ValueError):
    """A phrase of the lexicon leaves open what its `/` or its brackets hold together."""


class MarkedPhraseError(ValueError):
    """A phrase of the lexicon holds a mark at a word, where texts have it as a word of its own."""


class Grammar:
    """The groups that phrases may name, the words no gap may hold, what may be glued to a word."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[str]],
        closes: Iterable[str] = (),
        prefixes: Iterable[str] = (),
        suffixes: Iterable[str] = (),
        turns: Iterable[str] = (),
    ) -> None:
        self._groups = groups
        self._affixes = (tuple(map(bare, prefixes)), tuple(map(bare, suffixes)))
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._bits: dict[tuple[str, ...], int] = {}
        self._written: dict[str, Part] = {}
        self._closed = frozenset(map(bare, closes))
        self._denying = self._closed - frozenset(map(bare, turns))
        self.mask = lru_cache(maxsize=REMEMBERED)(self._mask)

    def read(self, words: Sequence[str]) -> Text:
        """Look every word up."""
        return Text(words, [self.mask(word) for word in words])

    def pattern(self, phrases: Iterable[str]) -> "Pattern":
        """Compile phrases, the longest first."""
        return self.named({"": phrases})

    def named(self, table: Mapping[str, Iterable[str]]) -> "Pattern":
        """Compile the phrases of several names into one pattern that tells which it found."""
        # A word that was looked up before does not know of the sets that come with new phrases.
        self.mask.cache_clear()
        listed = {(phrase, name) for name, phrases in table.items() for phrase in phrases}
        ordered = sorted(listed, key=lambda one: (-len(one[0]), one))
        return Pattern([(parts, name) for phrase, name in ordered for parts in self._row(phrase)])

    def _mask(self, word: str) -> int:
        if word in MARKS:
            return A_MARK | (AN_END if word in ENDS else 0)
        if not word[0].isalnum():
            return 0
        mask = A_WORD | (CLOSED if word in self._closed else 0)
        mask |= DENIES if word in self._denying else 0
        for form in _forms(word, *self._affixes):
            mask |= self._exact.get(form, 0)
            for end in range(1, len(form) + 1):
                mask |= self._stems.get(form[:end], 0)
        return mask

    def _row(self, phrase: str) -> Iterator[Parts]:
        """Write a phrase; what `+` or `&` holds together in every order."""
        wide = " & " in phrase
        gap = Part("wide", width=_IN_A_SENTENCE) if wide else Part("gap", width=_APART)
        pieces = [self._phrase(piece) for piece in phrase.split(" & " if wide else " + ")]
        for order in permutations(pieces):
            written = order[0]
            for piece in order[1:]:
                written = (*written, gap, *piece)
            yield written

    def _phrase(self, phrase: str) -> Parts:
        # Nine in ten are words and nothing else: no need to look for what else they could be.
        if phrase.replace(" ", "").isalnum():
            return tuple(map(self._part, phrase.split()))
        parts = _PARTS.findall(phrase)
        inside = [part for part in parts if not part.startswith("(")]
        unclear = {"(", ")"} & set(parts) or any(set("{}") & set(part[1:-1]) for part in inside)
        if unclear or _TWO_MEANINGS.search(_BRACKETED.sub("()", phrase)):
            raise AmbiguousPhraseError(f"brackets must say what / holds together in: {phrase}")
        if any(part[-1] in _PAUSES for part in parts if len(part) > 1):
            raise MarkedPhraseError(f"a mark is a word of its own, and & goes over one: {phrase}")
        return tuple(map(self._part, parts))

    def _part(self, part: str) -> Part:
        if part in self._written:
            return self._written[part]
        if part.isalnum():
            written = Part("word", self._bit((part,)))
        elif part in _GAPS:
            written = Part("gap", width=_GAPS[part])
        elif part == _END:
            written = Part("end")
        elif part.startswith("("):
            written = self._either(part[1:-1].split("/"))
        elif part.startswith("{"):
            written = self._group(part[1:-1])
        else:
            written = self._either(part.split("/"))
        self._written[part] = written
        return written

    def _group(self, name: str) -> Part:
        if name not in self._groups:
            raise UnknownGroupError(f"the lexicon has no group of words named {name}")
        return self._either(self._groups[name])

    def _either(self, phrases: Iterable[str]) -> Part:
        """Write alternatives: all single words are one set, and one way among the others."""
        listed = sorted(dict.fromkeys(phrases), key=len, reverse=True)
        single = [one for one in listed if _is_word(one)]
        longer = [row for one in listed if not _is_word(one) for row in self._row(one)]
        words = Part("word", self._bit(single))
        if not longer:
            return words
        return either((*longer, (words,)) if single else longer)

    def _bit(self, words: Iterable[str]) -> int:
        """Give a set of words its bit, and note it at every one of them."""
        key = tuple(sorted(map(_folded, words)))
        if key not in self._bits:
            self._bits[key] = bit = FIRST_BIT << len(self._bits)
            for word in key:
                table = self._stems if word.endswith("*") else self._exact
                word = word.removesuffix("*")  # noqa: PLW2901 - the same word without its sign
                table[word] = table.get(word, 0) | bit
        return self._bits[key]


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """List every whole word that phrases name."""
    named = re.findall(r"(?<![{\w])\w+(?![}*\w])", " ".join(phrases))
    return frozenset(map(bare, named))


def _is_word(phrase: str) -> bool:
    if phrase.isalnum():
        return True
    return not set(phrase) & set(" {}()/") and phrase not in _GAPS and phrase != _END


def _folded(word: str) -> str:
    stem = word.removesuffix("*")
    return bare(stem) + word[len(stem) :]


def _forms(word: str, prefixes: tuple[str, ...], suffixes: tuple[str, ...]) -> Iterator[Any]:
    """Write a word with and without what may be glued to it."""
    shortest = 3
    heads = [word, *(word[len(one) :] for one in prefixes if word.startswith(one))]
    for head in heads:
        if head is word or len(head) >= shortest:
            yield head
            yield from (
                head[: -len(one)]
                for one in suffixes
                if head.endswith(one) and len(head) - len(one) >= shortest
            )
