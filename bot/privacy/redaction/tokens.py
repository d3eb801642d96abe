"""A text as pieces: words, numbers, marks, and holes where something went already."""

from dataclasses import dataclass
from typing import Literal

import regex

from bot.privacy.redaction.folding import key
from bot.privacy.redaction.values import LABELS, Span

Kind = Literal["word", "number", "mark", "hole"]

PLACEHOLDER = regex.compile(rf"\[(?:{'|'.join(sorted(LABELS))})\]")
_PIECE = regex.compile(
    r"(?P<word>\p{L}[\p{L}\p{M}\p{Cf}ªº]*(?:['’ʼ][\p{L}\p{M}\p{Cf}]+)*)"
    r"|(?P<number>\p{N}[\p{N}\p{M}\p{Cf}]*)"
    r"|(?P<mark>[^\s\p{M}\p{Cf}]|[\r\n]+)"
)
_HOLE = "\ufffc"
"""What stands for a text that went: no word, and none of the marks that are asked for."""

_ENDS = frozenset('.!?…؟\n\r;:()"«»“”•|')


@dataclass(slots=True)
class Piece:
    """One piece of a text; `label` is what will stand in its place, if it goes."""

    start: int
    end: int
    text: str
    kind: Kind
    key: str
    first: bool = False
    label: str = ""

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word that has not gone yet."""
        return self.kind == "word" and not self.label

    @property
    def capital(self) -> bool:
        """Tell whether a word begins with a capital where it need not."""
        return not self.first and self.text[0].isupper()


def split(text: str, holes: list[Span]) -> list[Piece]:
    """Cut a text into pieces; what lies in a hole becomes one piece with its label."""
    pieces: list[Piece] = []
    at = 0
    for hole in holes:
        pieces += _pieces(text, at, hole.start)
        pieces.append(Piece(hole.start, hole.end, _HOLE, "hole", "", label=hole.label))
        at = hole.end
    pieces += _pieces(text, at, len(text))
    first = True
    for piece in pieces:
        piece.first = first
        if piece.kind in {"word", "number", "hole"}:
            first = False
        elif piece.text[0] in _ENDS:
            first = True
    return pieces


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    return [_piece(found) for found in _PIECE.finditer(text, start, end)]


def _piece(found: regex.Match[str]) -> Piece:
    text = found.group()
    start, end = found.span()
    if found.lastgroup == "word":
        return Piece(start, end, text, "word", key(text))
    return Piece(start, end, text, "number" if found.lastgroup == "number" else "mark", text)


def join_spans(spans: list[Span]) -> list[Span]:
    """Sort spans; where two meet the longer one wins, and what lies outside it is kept as well."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            label = last.label if last.end - last.start >= span.end - span.start else span.label
            joined[-1] = Span(last.start, max(last.end, span.end), label)
        else:
            joined.append(span)
    return joined
