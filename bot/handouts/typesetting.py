"""Paragraphs -> lines -> runs of one direction, in the order in which the eye meets them.

fpdf2 orders one level of direction only: numbers and names inside Arabic came out torn. So the
levels are fpdf2's, and the order is made here, by rule L2 of Unicode's bidirectional algorithm
(https://www.unicode.org/reports/tr9/).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import bidirectional

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

_CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They tell a direction, and are nothing to be seen."""


class Letter(NamedTuple):
    """A character, and how often the direction has turned where it stands."""

    character: str
    level: int


class Run(NamedTuple):
    """Letters of one direction."""

    text: str
    direction: TextDirection


Measure = Callable[[str], float]


def direction_of(words: str) -> TextDirection:
    """Tell a direction from the letters themselves."""
    kinds = [bidirectional(letter) for letter in words]
    from_the_right = sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")
    return TextDirection.RTL if from_the_right else TextDirection.LTR


def lines(letters: Sequence[Letter], measure: Measure, room: float) -> list[list[Run]]:
    """Break a paragraph into lines no wider than the room."""
    return [_in_order(line) for line in _broken(_words(letters), measure, room)]


def letters_of(words: str, direction: TextDirection) -> list[Letter]:
    """Take a paragraph apart, and find the level of each letter."""
    found = BidiParagraph(words, direction).get_characters()
    return [
        Letter(one.character, one.embedding_level)
        for one in found
        if one.character not in _CONTROLS
    ]


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Split at spaces; a space stays at the end of its word."""
    word: list[Letter] = []
    for letter in letters:
        word.append(letter)
        if letter.character == " ":
            yield word
            word = []
    yield word


def _broken(words: Iterator[list[Letter]], measure: Measure, room: float) -> list[list[Letter]]:
    broken: list[list[Letter]] = [[]]
    width = 0.0
    for word in words:
        text = "".join(letter.character for letter in word)
        if broken[-1] and width + measure(text.rstrip()) > room:
            broken.append([])
            width = 0.0
        broken[-1] += word
        width += measure(text)
    return broken


def _in_order(line: list[Letter]) -> list[Run]:
    """Order the runs of a line from left to right."""
    while line and line[-1].character == " ":
        line.pop()
    runs = [
        (level, "".join(letter.character for letter in same))
        for level, same in groupby(line, key=lambda letter: letter.level)
    ]
    for level in range(max((level for level, _ in runs), default=0), 0, -1):
        runs = list(_turned(runs, level))
    sides = (TextDirection.LTR, TextDirection.RTL)
    return [Run(text, sides[level % 2]) for level, text in runs]


def _turned(runs: list[tuple[int, str]], level: int) -> Iterator[tuple[int, str]]:
    """Turn round whatever stands together at this level or deeper."""
    for deep, same in groupby(runs, key=lambda run: run[0] >= level):
        together = list(same)
        yield from reversed(together) if deep else together
