"""What is printed: a reply as the lines of one page, still without a format of file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from bot.flows.replies import Reply
from bot.rendering import Speaker, plain

Kind = Literal["title", "head", "text", "question", "room"]
"""`room` is room to write by hand; a question has some below it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a page, or room for notes."""

    kind: Kind
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to print, in one language."""

    locale: str
    lines: tuple[Line, ...]


Printer = Callable[[Page], bytes]
"""Makes a file of a page."""


def page_of(speaker: Speaker, reply: Reply) -> Page:
    """Put a reply in words for a page: all that the message says, and nothing else."""
    lines = (line for key, words in speaker.said(reply) for line in _lines(key, words))
    return Page(speaker.locale, tuple(lines))


def _lines(key: str, words: str) -> Iterator[Line]:
    """Split a text as it is written: what is bold heads, what is underlined is to be written on."""
    for words_of_line in words.splitlines():
        told = plain(words_of_line).strip()
        if told and not told.strip("_"):
            yield Line("room", "")
        elif words_of_line.startswith("<b>"):
            yield Line("title" if key == "sheet-head" else "head", told)
        elif told:
            yield Line("question" if key == "sheet-question-line" else "text", told)
