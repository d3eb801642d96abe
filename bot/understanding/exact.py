"""Exact words and positions in, options out: what is a label, a synonym or a number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from bot.understanding.folding import Typed, bare, bare_word, mark

Phrases = Mapping[str, Iterable[str]]

EVERY = "every_question"
"""The name under which labels hold what counts at every question: skip and not_sure."""

WITHOUT_POSITION = ("skip", "not_sure")
ALONE = frozenset({"none", *WITHOUT_POSITION})
"""Options that stand alone: beside any other the meaning is unclear."""

_POSITION = r"#?(\d{1,3})[.)]?"
_MOST_PARTS = 40


class Exact:
    """The labels and synonyms of one language."""

    def __init__(self, labels: Mapping[str, Phrases], ands: Iterable[str] = ("and",)) -> None:
        self._labels = {question: to_meanings(options) for question, options in labels.items()}
        joins = "|".join(rf"\b{re.escape(one)}\s*" for one in ands if one)
        joining = rf"(?:\s*(?:[,&+;\u060c\u3001]|{joins})\s*|\s+)"
        self._positions = re.compile(rf"\s*{_POSITION}(?:{joining}{_POSITION})*\s*")
        self._parting = frozenset({",", ".", *map(bare_word, ands)})

    def choose(
        self, typed: Typed, question: str, options: tuple[str, ...], *, numbered: bool
    ) -> tuple[str, ...]:
        """Return the options named, in their order; nothing where that is not certain."""
        if self.is_number(typed.plain):
            named = _at_positions(typed.plain, options) if numbered else None
        else:
            named = self._named(typed.words, question, options)
        if not named or (len(named) > 1 and named & ALONE):
            return ()
        return tuple(option for option in options if option in named)

    def is_number(self, plain: str) -> bool:
        """Tell whether nothing but positions stands there."""
        return bool(self._positions.fullmatch(bare_word(plain)))

    def _meaning(self, phrase: str, question: str, options: tuple[str, ...]) -> str | None:
        """Tell the option that a phrase names, by a label, a synonym or its key."""
        labels, every = self._labels.get(question, {}), self._labels.get(EVERY, {})
        option = labels.get(phrase) or every.get(phrase)
        if option in options:
            return option
        return next((option for option in options if _key(option) == phrase), None)

    def _named(self, parts: list[str], question: str, options: tuple[str, ...]) -> set[str] | None:
        """Read one phrase or several with a comma, an "and" or a new line between them."""
        if "?" in parts:
            return None  # a question is no answer: "aspirin?"
        named: set[str] = set()
        start = 0
        while start < len(parts):
            if parts[start] in self._parting:
                start += 1
                continue
            phrases = self._phrases_at(parts, start)
            meant = ((end, self._meaning(phrase, question, options)) for end, phrase in phrases)
            start, option = next((one for one in meant if one[1]), (start, None))
            if option is None:
                return None
            named.add(option)
        return named

    def _phrases_at(self, parts: list[str], start: int) -> Iterator[tuple[int, str]]:
        """Go through the phrases that begin here and end where words part, the longest first."""
        furthest = min(len(parts), start + _MOST_PARTS)
        for end in range(furthest, start, -1):
            if end < len(parts) and parts[end] not in self._parting:
                continue
            yield end, _trim(" ".join(parts[start:end]))


def join_labels(*tables: Mapping[str, Phrases]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Lay tables of question -> option -> phrases together: visible labels, then synonyms."""
    joined: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in tables:
        for question, options in table.items():
            at = joined.setdefault(question, {})
            for option, phrases in options.items():
                at[option] = (*at.get(option, ()), *phrases)
    return joined


def to_meanings(table: Phrases) -> dict[str, str]:
    """Turn key -> phrases into phrase -> key; a phrase that names two keys names none."""
    meanings: dict[str, str] = {}
    unclear: set[str] = set()
    for key, phrases in table.items():
        for phrase in chain.from_iterable(map(_forms, phrases)):
            if meanings.setdefault(phrase, key) != key:
                unclear.add(phrase)
    return {phrase: key for phrase, key in meanings.items() if phrase and phrase not in unclear}


def _forms(phrase: str) -> set[str]:
    """Write a phrase with its marks and without: "acne scars" is not "acne, scars"."""
    return {bare(phrase), _trim(bare_word(mark(phrase)))}


@cache
def _key(option: str) -> str:
    """Write the name of an option as it would be typed."""
    return bare(option)


def _trim(marked: str) -> str:
    """Take marks off both ends."""
    return marked.strip(" ,.?")


def _at_positions(plain: str, options: tuple[str, ...]) -> set[str] | None:
    """Read positions from 1; None if any is out of range."""
    counted = [option for option in options if option not in WITHOUT_POSITION]
    positions = [int(number) for number in re.findall(r"\d+", plain)]
    if not all(1 <= position <= len(counted) for position in positions):
        return None
    return {counted[position - 1] for position in positions}
