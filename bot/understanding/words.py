"""Exact words in, an answer or a command out; anything else is unclear."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from bot.understanding.danger import Danger, Reading, read_danger
from bot.understanding.folding import fold, mark, plain

Phrases = Mapping[str, Iterable[str]]
Kind = Literal["answer", "command", "topic", "unclear"]

EVERY = "every_question"
"""The name under which labels hold what counts at every question: skip and not_sure."""

WITHOUT_POSITION = ("skip", "not_sure")
ALONE = frozenset({"none", *WITHOUT_POSITION})
"""Options that stand alone: beside any other the meaning is unclear."""

_POSITION = r"#?(\d{1,3})[.)]?"
_POSITIONS = re.compile(
    rf"\s*{_POSITION}(?:(?:\s*(?:[,&+;\u060c\u3001]|\band\b)\s*|\s+){_POSITION})*\s*"
)
_PARTING = frozenset({",", ".", "and"})
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text means, and how it reads for danger."""

    kind: Kind
    options: tuple[str, ...]
    danger: Reading
    names: bool = False


class Understanding:
    """Reads exact words, positions and commands; the tables come in as values."""

    def __init__(
        self,
        labels: Mapping[str, Phrases],
        commands: Phrases,
        danger: Danger,
        topics: Phrases | None = None,
        names: Iterable[str] = (),
    ) -> None:
        self._topics = _to_meanings(topics or {})
        self._names = frozenset(f" {fold(name)} " for name in names)
        self._labels = {question: _to_meanings(options) for question, options in labels.items()}
        self._commands = _to_meanings(commands)
        self._danger = danger

    def __call__(
        self, text: str, question: str | None, options: tuple[str, ...], *, numbered: bool
    ) -> Understood:
        """Return what the text means as an answer to the question, or as a command."""
        danger = read_danger(text, self._danger)
        folded = fold(text)
        named = any(name in f" {folded} " for name in self._names)
        chosen = self._choose(text, question, options, numbered=numbered) if question else ()
        if chosen:
            return Understood("answer", chosen, danger, named)
        if folded in self._commands:
            return Understood("command", (self._commands[folded],), danger, named)
        if folded in self._topics:
            return Understood("topic", (self._topics[folded],), danger, named)
        return Understood("unclear", (), danger, named)

    def _choose(
        self, text: str, question: str, options: tuple[str, ...], *, numbered: bool
    ) -> tuple[str, ...]:
        """Return the options named, in their order; nothing where that is not certain."""
        if _POSITIONS.fullmatch(plain(text)):
            named = _at_positions(text, options) if numbered else None
        else:
            named = _named(text, self._meanings(question, options))
        if not named or (len(named) > 1 and named & ALONE):
            return ()
        return tuple(option for option in options if option in named)

    def _meanings(self, question: str, options: tuple[str, ...]) -> dict[str, str]:
        """Gather the phrases that name one of these options, and the keys themselves."""
        phrases = self._labels.get(EVERY, {}) | self._labels.get(question, {})
        keys = {fold(option): option for option in options}
        return keys | {phrase: option for phrase, option in phrases.items() if option in options}


def join_labels(*tables: Mapping[str, Phrases]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Lay tables of question -> option -> phrases together: visible labels, then synonyms."""
    joined: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in tables:
        for question, options in table.items():
            at = joined.setdefault(question, {})
            for option, phrases in options.items():
                at[option] = (*at.get(option, ()), *phrases)
    return joined


def _to_meanings(table: Phrases) -> dict[str, str]:
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
    return {fold(phrase), _trim(mark(phrase))}


def _trim(marked: str) -> str:
    """Take marks off both ends."""
    return marked.strip(" ,.?")


def _at_positions(text: str, options: tuple[str, ...]) -> set[str] | None:
    """Read positions from 1; None if any is out of range."""
    counted = [option for option in options if option not in WITHOUT_POSITION]
    positions = [int(number) for number in re.findall(r"\d+", plain(text))]
    if not all(1 <= position <= len(counted) for position in positions):
        return None
    return {counted[position - 1] for position in positions}


def _named(text: str, meanings: Mapping[str, str]) -> set[str] | None:
    """Read one phrase or several with a comma, an "and" or a new line between them."""
    parts = mark(text).split()
    if "?" in parts:
        return None  # a question is no answer: "aspirin?"
    named: set[str] = set()
    start = 0
    while start < len(parts):
        if parts[start] in _PARTING:
            start += 1
            continue
        found = next(_phrases_at(parts, start, meanings), None)
        if found is None:
            return None
        start, option = found
        named.add(option)
    return named


def _phrases_at(
    parts: list[str], start: int, meanings: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Go through the phrases that begin here and end where words part, the longest first."""
    furthest = min(len(parts), start + _MOST_PARTS)
    for end in range(furthest, start, -1):
        if end < len(parts) and parts[end] not in _PARTING:
            continue
        phrase = _trim(" ".join(parts[start:end]))
        if phrase in meanings:
            yield end, meanings[phrase]
