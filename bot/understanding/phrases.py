"""The small language in which lexicons write phrases.

Words stand as they are typed; `a/b` is either word, `word*` any ending, `{group}` any phrase of
that group, `..` up to three words between and `...` up to eight, `.` the end of a clause, `a + b`
both in any order with up to four words between, `a & b` both in any order in one sentence.
`(a b/c d)` is either phrase. With a word on both sides `/` could mean words or phrases, so there
it needs the brackets: `a b/c d` is refused, `a (b/c) d` and `(a b/c d)` are not.
Nothing reaches over a mark, a turn of thought (but ...) or, in a gap, over a word of denial; only
`&` goes on over a comma and over `but`. A phrase and an alternative begin with a word; only the
last one may be the end of the clause: `(again/now/.)`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, permutations
from typing import Any

from bot.understanding.folding import bare, bare_letters, bare_word
from bot.understanding.matching import MARKS, Barriers, Pattern, Text
from bot.understanding.tree import END, Gap, Pieces, Row, Tree

_PAUSES = MARKS - {END}
_GAPS = {"..": Gap(3), "...": Gap(8)}
_APART = Gap(4)
_IN_A_SENTENCE = Gap(12, wide=True)
_PARTS = re.compile(r"\([^()]*\)|[^\s()]+|[()]")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO_MEANINGS = re.compile(r"(?<![^\s])[\w*/]+ (?=\S*/)[\w*/]+ [\w*/]+(?![^\s])")
_OR_END = re.compile(r"\(([^()]*)/\.\)")
_BETWEEN_WORDS = str.maketrans("()/", "   ")


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
        closed = frozenset(map(bare, closes))
        self._barriers = Barriers(closed, closed - frozenset(map(bare, turns)))
        self._tree = Tree(prefixes, suffixes)
        self._met_by: dict[str, list[str]] = {}
        """Name -> the names of runs that tell of it."""
        self._inner: dict[str, list[Pieces]] = {}
        self._rows = 0

    def read(self, words: Sequence[str], mend: Callable[[str], str] | None = None) -> Text:
        """Meet all that stands in a text; a word that is nothing of it is mended where it can."""
        words, keys = list(words), list(map(self._tree.keys, words))
        for at, word in enumerate(words) if mend else ():
            if not keys[at] and mend and (meant := mend(word)) != word:
                words[at], keys[at] = meant, self._tree.keys(meant)
        return Text(words, keys, self._tree, self._barriers, self._inner)

    def pattern(self, phrases: Iterable[str]) -> Pattern:
        """Compile phrases, the longest first."""
        return self.named({"": phrases})

    def named(self, table: Mapping[str, Iterable[str]]) -> Pattern:
        """Compile the phrases of several names into one pattern that tells which it found."""
        listed = {(phrase, name) for name, phrases in table.items() for phrase in phrases}
        ordered = sorted(listed, key=lambda one: (-len(one[0]), one))
        pattern = Pattern()
        folded = _folded(phrase for phrase, _ in ordered)
        rows = [
            self._row(pieces, pattern, name)
            for phrase, (_, name) in zip(folded, ordered, strict=True)
            for pieces in self._orders(phrase)
        ]
        for row in rows:
            for met in self._met_by[self._rarest(row.pieces)]:
                self._tree.look_at(row, met)
        return pattern

    def _row(self, pieces: Pieces, owner: Pattern, name: str) -> Row:
        self._rows += 1
        needs = frozenset(name for name in self._names(pieces) if name not in self._inner)
        whole = len(pieces) == 1 and _is_run(str(pieces[0]))
        return Row(pieces, needs, self._rows, owner, name, whole)

    def _rarest(self, pieces: Pieces) -> str:
        """Choose the piece that is met least often."""
        named = self._names(pieces)
        return named[0] if len(named) == 1 else min(named, key=self._tree.commonness)

    def _names(self, pieces: Pieces) -> list[str]:
        return [one for one in pieces if isinstance(one, str) and one in self._tree]

    def _orders(self, phrase: str) -> Iterator[Pieces]:
        """Write a phrase; what `+` or `&` holds together in every order."""
        # Nine in ten are words and nothing else: no need to look for what else they could be.
        if phrase.replace(" ", "").isalnum():
            yield (self._noted(phrase),)
            return
        if "/.)" in phrase and _OR_END.search(phrase):
            yield from self._orders(_OR_END.sub(r"(\1)", phrase, count=1))
            yield from self._orders(_OR_END.sub(".", phrase, count=1))
            return
        sign, gap = (" & ", _IN_A_SENTENCE) if " & " in phrase else (" + ", _APART)
        pieces = [self._pieces(piece) for piece in phrase.split(sign)]
        for order in permutations(pieces):
            written = order[0]
            for piece in order[1:]:
                written = (*written, gap, *piece)
            if written[0] in self._tree:
                yield written

    def _pieces(self, phrase: str) -> Pieces:
        """Part a phrase into gaps and what stands for runs of words, and note all of these."""
        parts = _PARTS.findall(phrase)
        inside = "".join(part[1:-1] for part in parts if not part.startswith("("))
        unclear = "(" in parts or ")" in parts or "{" in inside or "}" in inside
        if unclear or ("/" in phrase and _TWO_MEANINGS.search(_BRACKETED.sub("()", phrase))):
            raise AmbiguousPhraseError(f"brackets must say what / holds together in: {phrase}")
        if any(part[-1] in _PAUSES for part in parts if len(part) > 1):
            raise MarkedPhraseError(f"a mark is a word of its own, and & goes over one: {phrase}")
        return tuple(
            _GAPS.get(one, one) if one in _GAPS or one == END else self._noted(one)
            for one in _joined(parts)
        )

    def _noted(self, name: str) -> str:
        """Add the runs of words that a name stands for to the tree."""
        if name not in self._tree:
            listed = [name] if _is_run(name) else self._alternatives(name)
            longer = [one for one in listed if not _is_run(one)]
            self._tree.add(name, [one for one in listed if one not in longer])
            met_by = self._met_by[name] = [name]
            longer.sort(key=len, reverse=True)
            for pieces in chain.from_iterable(map(self._orders, longer)):
                self._inner.setdefault(name, []).append(pieces)
                met_by += self._met_by[self._rarest(pieces)]
        return name

    def _alternatives(self, name: str) -> list[str]:
        """List what a name stands for."""
        if name.startswith("{"):
            if name[1:-1] not in self._groups:
                raise UnknownGroupError(f"the lexicon has no group of words named {name[1:-1]}")
            return list(dict.fromkeys(_folded(self._groups[name[1:-1]])))
        return list(dict.fromkeys(name.removeprefix("(").removesuffix(")").split("/")))


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """List every whole word that phrases name."""
    parts = bare_letters(" ".join(phrases)).translate(_BETWEEN_WORDS).split()
    return frozenset(part for part in parts if part.isalnum())


def _folded(phrases: Iterable[str]) -> list[str]:
    """Fold phrases, all at once: that takes a tenth of the time."""
    return bare_letters("\n".join(phrases)).splitlines()


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Join words that stand side by side to one run."""
    run: list[str] = []
    for part in parts:
        if _is_run(part):
            run.append(part)
            continue
        if run:
            yield " ".join(run)
            run = []
        yield part
    if run:
        yield " ".join(run)


def _is_run(phrase: str) -> bool:
    """Tell whether a phrase is words and nothing else."""
    if phrase.replace(" ", "").isalnum():
        return True
    signs = set(phrase) & set("{}()/") or set(phrase.split()) & {*_GAPS, END}
    return not signs and " + " not in phrase and " & " not in phrase


def commas_of_lists(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Compile the comma of a list that goes on to an `or` without a new sentence."""
    starters = "|".join(rf"{bare_word(word)} " for word in table["no_list_goes_on_with"])
    item = rf"(?:(?!{starters or '(?!)'})\w+ ){{1,4}}"
    going_on = "|".join(rf"{word} " for word in table["list_words"])
    return re.compile(rf"(?<= ), (?:{going_on}|(?={item}(?:, {item}){{0,6}}(?:, )?(?:{going_on})))")


def marks_that_go_on(words: Iterable[str], wishes: Iterable[str]) -> re.Pattern[str]:
    """Compile the comma before a word with which one clause goes on, and any mark before a wish.

    "can it kill me? that's what i want" wishes for what it asks.
    """
    going_on = "|".join(bare_word(word).replace("*", r"\w*") for word in words)
    wished = "|".join(map(bare, wishes)) or "(?!)"
    return re.compile(rf"(?<= )(?:, (?=(?:{going_on}) )|[,.?] (?=(?:{wished}) ))")
