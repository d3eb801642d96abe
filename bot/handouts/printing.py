"""A page -> a PDF of one sheet of A4. Needs the extra `pdf`; without it nobody imports this."""

from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional

from fpdf import FPDF
from fpdf.enums import TextDirection
from fpdf.fonts import TTFFont

from bot.handouts.typesetting import Letter, Run, direction_of, letters_of, lines
from bot.pages import Kind, Page

FONTS = Path(__file__).parent / "fonts"

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Points, from pleasant down to the least that still can be read on paper."""

_MARGIN, _WIDTH, _BOTTOM = 18.0, 174.0, 279.0
"""Millimetres of an A4 page, 210 by 297."""

_RULED = 8
"""From one line for handwriting to the next."""

_NOTES = 4
"""Lines for notes that must be left at the foot."""

_POINT = 0.3528
_LEADING = 1.35
_MEASURED_AT = 10


class DoesNotFit(Exception):
    """The lines are more than one page holds, even in the smallest print."""


class Style(NamedTuple):
    """How a kind of line looks: how much larger than the text, how bold, how much space above."""

    larger: float
    weight: str
    above: float


class Paragraph(NamedTuple):
    """One line of a page, taken apart into letters."""

    kind: Kind
    letters: list[Letter]


_STYLES: dict[Kind, Style] = {
    "title": Style(5, "B", 0),
    "head": Style(1, "B", 0.9),
    "text": Style(0, "", 0.1),
    "question": Style(0, "", 0.3),
}
"""Space above in heights of a letter."""


def print_page(page: Page) -> bytes:
    """Print in the largest type in which everything fits, notes among it. Raises DoesNotFit."""
    with closing(Paper(page)) as paper:
        return paper.drawn(paper.size())


class Paper:
    """One page while it is set: what stands on it, and how wide its words are."""

    def __init__(self, page: Page) -> None:
        written = [line for line in page.lines if line.kind != "room"]
        self._direction = direction_of([line.words for line in written])
        self._written = [
            Paragraph(line.kind, letters_of(line.words, self._direction)) for line in written
        ]
        self._pdf = _pdf("".join(line.words for line in written))
        self._pdf.set_lang(page.locale)
        self._pdf.set_title(written[0].words)
        self._width = cache(self._measured)

    def size(self) -> float:
        """Return the largest type in which everything fits. Raises DoesNotFit."""
        fitting = (size for size in SIZES if self._height(size) <= _BOTTOM - _MARGIN)
        found = next(fitting, None)
        if found is None:
            raise DoesNotFit
        return found

    def _height(self, size: float) -> float:
        """Measure what is written, with the least room to write by hand."""
        rules = sum(line.kind == "question" for line in self._written) + _NOTES
        written = sum(
            _above(line, size) + len(self._set(line, size)) * _line_height(line, size)
            for line in self._written
        )
        return written + rules * _RULED

    def drawn(self, size: float) -> bytes:
        """Draw everything, and lines for notes down to the foot."""
        y = _MARGIN
        for line in self._written:
            y = self._draw(line, size, y + _above(line, size))
            if line.kind == "question":
                y = self._rule(y)
        while y + _RULED <= _BOTTOM:
            y = self._rule(y)
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Close the files of the fonts, which fpdf2 leaves open."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def _set(self, line: Paragraph, size: float) -> list[list[Run]]:
        style = _STYLES[line.kind]
        scale = (size + style.larger) / _MEASURED_AT
        return lines(line.letters, lambda word: self._width(word, style.weight) * scale, _WIDTH)

    def _measured(self, word: str, weight: str) -> float:
        self._pdf.set_font("latin", weight, _MEASURED_AT)
        self._pdf.set_text_shaping()
        return self._pdf.get_string_width(word)

    def _draw(self, line: Paragraph, size: float, y: float) -> float:
        style, height = _STYLES[line.kind], _line_height(line, size)
        for runs in self._set(line, size):
            self._pdf.set_font("latin", style.weight, size + style.larger)
            widths = [self._pdf.get_string_width(run.text) for run in runs]
            right = self._direction is TextDirection.RTL
            x = _MARGIN + (_WIDTH - sum(widths) if right else 0)
            for run, width in zip(runs, widths, strict=True):
                self._pdf.set_xy(x, y)
                self._pdf.set_text_shaping(direction=run.direction)
                self._pdf.cell(width, height, run.text)
                x += width
            y += height
        return y

    def _rule(self, y: float) -> float:
        """Draw a line to write on."""
        self._pdf.line(_MARGIN, y + _RULED, _MARGIN + _WIDTH, y + _RULED)
        return y + _RULED


def _pdf(words: str) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(auto=False)
    pdf.c_margin = 0
    _add_font(pdf, "latin", "NotoSans")
    if any(bidirectional(letter) == "AL" for letter in words):
        # Latin stays the first: with Arabic as the base, Latin letters inside it were lost.
        _add_font(pdf, "arabic", "NotoSansArabic")
        pdf.set_fallback_fonts(["arabic"])
    pdf.add_page()
    pdf.set_draw_color(150)
    pdf.set_line_width(0.2)
    return pdf


def _add_font(pdf: FPDF, family: str, file: str) -> None:
    for weight, face in (("", "Regular"), ("B", "Bold")):
        pdf.add_font(family, weight, FONTS / f"{file}-{face}.ttf")


def _above(line: Paragraph, size: float) -> float:
    return _STYLES[line.kind].above * size * _POINT


def _line_height(line: Paragraph, size: float) -> float:
    return (size + _STYLES[line.kind].larger) * _POINT * _LEADING
